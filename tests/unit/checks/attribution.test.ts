import { describe, expect, it } from 'vitest'
import { checkFor, placesOf } from './check-report.ts'

const head = 'title: T\nasOf: 2025-11-10\n'
const section = (body: string, more = ''): string =>
  `${head}sections:\n  - title: S\n    body: |\n${body.replace(/^/gm, '      ')}\n${more}`

const book = `
actors:
  north: {name: Government of Northland, short: Northland, type: state}
  ministry: {name: Foreign Ministry of Northland, short: Foreign Ministry, partOf: north}
  south: {name: Southland Council, short: Southland, type: deFactoAuthority}
  band: {name: Free Band, short: FB, labels: [{text: Fitna-al-Band, abbr: FaB, usedBy: north}]}
places:
  doha: {name: Doha}
sources:
  paper: {type: article-newspaper, title: A, reliability: F}
defaults: {credibility: 6, sources: [paper]}
facts:
  met: {kind: event, text: The sides met in Doha.}
  refused: {kind: claim, text: The council refused to sign., attributedTo: ministry, about: [south]}
  unnamed: {kind: claim, text: It slowed progress., attribution: {type: anonymous, descriptor: diplomatic sources}}
  insincere: {kind: assessment, text: It shows insincerity., attributedTo: ministry, about: [south]}
`

describe('attribution/claim-as-fact', () => {
  it('points at a claim that the report tells as its own', async () => {
    expect(await checkFor('attribution/claim-as-fact', section('The council refused to sign [@refused].'), book)).toEqual([
      {
        severity: 'warning',
        at: 'refused',
        message: '`refused` is a claim of somebody else, and this sentence tells it as the report’s own',
      },
    ])
    const highlight = `${head}highlights: ["The council refused to sign. [@refused]"]\n`
    expect(await placesOf('attribution/claim-as-fact', highlight, book)).toEqual(['refused'])
  })

  it('does not take the one it is about for the one who says it', async () => {
    expect(
      await placesOf('attribution/claim-as-fact', section('On the road south, attacks on Northland rose [@refused].'), book),
    ).toEqual(['refused'])
  })

  it.each([
    ['a verb of saying', 'It was said that the council refused to sign [@refused].'],
    ['according to', 'According to one side the council refused to sign [@refused].'],
    ['the speaker’s name', 'For the Foreign Ministry the matter is a refusal [@refused].'],
    ['the party it speaks for', 'A refusal, in Northland’s eyes [@refused].'],
    ['an anonymous descriptor', 'Progress was slow, so diplomatic circles [@unnamed].'],
    ['a count by somebody', 'By the army’s count there was a refusal [@refused].'],
    ['the sentence before, leant on', 'The ministry spoke of refusal. It asked for a text [@refused].'],
    ['another cell of the row', '| What | Who |\n|---|---|\n| Refusal [@refused] | Foreign Ministry |'],
    ['an event in the same sentence', 'The sides met without a signature [@met; @refused].'],
    ['no claim at all', 'The sides met [@met].'],
  ])('is content with %s', async (_name, body) => {
    expect(await placesOf('attribution/claim-as-fact', section(body), book)).toEqual([])
  })

  it('leaves gaps, methods and judgements alone', async () => {
    const brief = `${head}gaps: ["Whether the council refused [@refused]."]\nmethodology: "One point rests on [@refused]."\njudgements: [{text: "A signature is unlikely [@refused].", likelihood: unlikely}]\n`
    expect(await placesOf('attribution/claim-as-fact', brief, book)).toEqual([])
  })

  it.each([
    ['The Foreign Ministry revealed that the council refused [@refused].', 'revealed'],
    ['The ministry further clarified how it refused [@refused].', 'clarified'],
    ['The ministry pointed out that it refused [@refused].', 'pointed out'],
  ])('points at a verb that vouches: %s', async (body, verb) => {
    expect(await checkFor('attribution/claim-as-fact', section(body), book)).toEqual([
      { severity: 'warning', at: verb, message: `\`${verb}\` takes the claim \`refused\` for true` },
    ])
  })

  it.each([
    'The Foreign Ministry sent a note that said the council refused [@refused].',
    'The Foreign Ministry said: “We revealed that it refused” [@refused].',
    'A man was admitted to hospital, the Foreign Ministry said [@refused].',
    'The ministry revealed that the sides met [@met].',
  ])('lets other uses of such verbs stand: %s', async (body) => {
    expect(await placesOf('attribution/claim-as-fact', section(body), book)).toEqual([])
  })

  it('knows English only', async () => {
    expect(
      await placesOf('attribution/claim-as-fact', section('Der Rat hat es verweigert [@refused].', 'language: de\n'), book),
    ).toEqual([])
  })
})

describe('judgement/assessment-as-event', () => {
  it('points at somebody’s conclusion told as a fact', async () => {
    expect(await checkFor('judgement/assessment-as-event', section('The refusal shows insincerity [@insincere].'), book)).toEqual(
      [
        {
          severity: 'warning',
          at: 'insincere',
          message: '`insincere` is an assessment of somebody else, and this sentence tells it as the report’s own',
        },
      ],
    )
  })

  it.each([
    'The Foreign Ministry sees insincerity [@insincere].',
    'It was called insincere [@insincere].',
    'The sides met [@met].',
  ])('is content with: %s', async (body) => {
    expect(await placesOf('judgement/assessment-as-event', section(body), book)).toEqual([])
  })
})

describe('attribution/loaded-label', () => {
  it.each([
    ['The Fitna-al-Band struck again.', 'Fitna-al-Band', '`Fitna-al-Band` is what Northland calls FB'],
    ['Fighters of FaB struck again.', 'FaB', '`FaB` is what Northland calls FB'],
    ['The Southland regime closed the road.', 'regime', '`regime` takes a side in the report’s own voice'],
    ['The regime in Doha closed the road.', 'regime', '`regime` takes a side in the report’s own voice'],
    ['Regime forces closed the road.', 'Regime', '`Regime` takes a side in the report’s own voice'],
    ['Radio spread propaganda.', 'propaganda', '`propaganda` takes a side in the report’s own voice'],
    ['The so-called Southland Council met.', 'so-called', '`so-called` takes a side in the report’s own voice'],
    ['The so-called referendum was held.', 'so-called', '`so-called` takes a side in the report’s own voice'],
    ['Twelve militants were neutralised.', 'neutralised', '`neutralised` takes a side in the report’s own voice'],
  ])('points at the word in: %s', async (body, at, message) => {
    expect(await checkFor('attribution/loaded-label', section(body), book)).toEqual([{ severity: 'warning', at, message }])
  })

  it.each([
    'Northland said that the Fitna-al-Band struck again.',
    'A banner read “the Southland regime”.',
    'The sanctions regime was renewed, and the flow regime of the river.',
    'The regime was renewed.',
    'A so-called sponge city holds back water.',
    'Mines were neutralised.',
    'The fabric of the town.',
    'See [the site](https://x.org/propaganda).',
  ])('leaves alone: %s', async (body) => {
    expect(await placesOf('attribution/loaded-label', section(body), book)).toEqual([])
  })

  it('looks at titles, labels and texts of events, not at what parties say', async () => {
    const title = 'title: The Southland regime\nasOf: 2025-11-10\nsections: [{title: On propaganda, body: "They met [@met]."}]\n'
    expect(await placesOf('attribution/loaded-label', title, book)).toEqual(['regime', 'propaganda'])
    const facts = `${book}  fact-1: {kind: event, text: The Southland regime met.}\n  fact-2: {kind: claim, text: The Southland regime lies., attributedTo: north}\n`
    expect(await placesOf('attribution/loaded-label', section('One [@fact-1]. Northland said two [@fact-2].'), facts)).toEqual([
      'regime',
    ])
  })
})

describe('attribution/one-sided', () => {
  const claims = (count: number, by: string): string =>
    Array.from(
      { length: count },
      (_, index) => `  ${by}-${index}: {kind: claim, text: C., attributedTo: ${by}, about: [south]}\n`,
    ).join('')
  const cite = (count: number, by: string): string => Array.from({ length: count }, (_, index) => `@${by}-${index}`).join('; ')
  const brief = (cited: string, more = ''): string => section(`They said so [${cited}].`, more)

  it('says how many statements are one party’s, ministries counted with their government', async () => {
    const facts = book + claims(3, 'ministry') + claims(2, 'north')
    const found = await checkFor('attribution/one-sided', brief(`${cite(3, 'ministry')}; ${cite(2, 'north')}`), facts)
    expect(found).toMatchObject([
      {
        severity: 'warning',
        message: '5 of 5 claims, positions and assessments are those of Northland, and the report does not say so',
      },
    ])
  })

  it.each([
    ['there are fewer than five', brief(cite(4, 'north')), book + claims(4, 'north')],
    ['the other side speaks', brief(`${cite(5, 'north')}; ${cite(2, 'south')}`), book + claims(5, 'north') + claims(2, 'south')],
    ['a gap says so', brief(cite(5, 'north'), 'gaps: [The council’s own account of the talks.]\n'), book + claims(5, 'north')],
    ['the methodology says so', brief(cite(5, 'north'), 'methodology: Southland did not comment.\n'), book + claims(5, 'north')],
    [
      'it speaks of nobody else',
      brief(cite(5, 'north')),
      book + claims(5, 'north').replaceAll('about: [south]', 'about: [ministry]'),
    ],
  ])('is silent when %s', async (_name, given, facts) => {
    expect(await placesOf('attribution/one-sided', given, facts)).toEqual([])
  })

  it('points at the methodology where there is one', async () => {
    const given = brief(cite(5, 'north'), 'methodology: Sources are graded.\n')
    expect(await placesOf('attribution/one-sided', given, book + claims(5, 'north'))).toEqual(['methodology'])
  })
})

describe('quote/incomplete', () => {
  const quoted = (fields: string): string => `${book}  spoken: {kind: event, text: He spoke., ${fields}}\n`

  it.each([
    ['a quotation that cites nothing', 'He said “the talks are over for good”.', '', 'error', 'this quotation cites no fact'],
    [
      'a quotation that nobody speaks',
      'There was “no sign of any progress” in Doha [@met].',
      '',
      'error',
      'nobody is said to have spoken this quotation',
    ],
    [
      'a quotation without its place',
      'He said there was “no sign of any progress” [@met].',
      '',
      'warning',
      'this quotation does not say where in its source it stands',
    ],
  ] as const)('points at %s', async (_name, body, _facts, severity, message) => {
    const found = await checkFor('quote/incomplete', section(body), book)
    expect(found).toEqual([{ severity, message, at: /“.*”/.exec(body)?.[0] }])
  })

  it('points at the words of a fact’s quotation', async () => {
    const brief = section('He spoke [@spoken].')
    expect(await checkFor('quote/incomplete', brief, quoted('quote: {text: No sign of it}'))).toEqual([
      { severity: 'error', at: 'No sign of it', message: 'the quotation in `spoken` has no speaker' },
    ])
    expect(await checkFor('quote/incomplete', brief, quoted('quote: {text: No sign of it, speaker: Asif}'))).toMatchObject([
      { severity: 'warning', at: 'No sign of it' },
    ])
    expect(await placesOf('quote/incomplete', brief, quoted('quote: {text: No sign of it, speaker: Asif, at: para 2}'))).toEqual(
      [],
    )
  })

  it.each([
    ['a citation with its place', 'He said there was “no sign of any progress” [@met, para 3].'],
    ['a short term', 'The “buffer zone” is shut.'],
    ['a definition', '“Affected by the flood here” means that a home was flooded.'],
    ['a title', 'The report “Explaining Uncertainty in Intelligence Assessment” is used.'],
    ['apostrophes', 'The ministers’ and the spokesman’s own words differ, as the states’ do.'],
  ])('leaves alone %s', async (_name, body) => {
    expect(await placesOf('quote/incomplete', section(body), book)).toEqual([])
  })

  it('takes the sentence after a quotation for its source', async () => {
    const body = '“We are done with this. Nothing is left to say.” The minister said so in Doha [@met, para 3].'
    expect(await placesOf('quote/incomplete', section(body), book)).toEqual([])
  })
})
