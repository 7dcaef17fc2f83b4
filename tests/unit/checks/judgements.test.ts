import { describe, expect, it } from 'vitest'
import { checkFor, placesOf } from './check-report.ts'

const head = 'title: T\nasOf: 2025-11-10\n'
const section = (body: string, more = ''): string =>
  `${head}sections:\n  - title: S\n    body: |\n${body.replace(/^/gm, '      ')}\n${more}`
const judgement = (fields: string, more = ''): string => `${head}judgements:\n  - {id: j, ${fields}}\n${more}`
const said = (text: string, more = ''): string => judgement(`text: "${text}", likelihood: likely`, more)

const book = `
actors: {office: {name: Office}}
sources:
  agency: {type: report, title: A, reliability: C}
  paper: {type: report, title: B, reliability: B, restates: [agency]}
  other: {type: report, title: C, reliability: B}
  rumour: {type: report, title: D, reliability: F}
facts:
  a: {kind: event, text: A., sources: [agency], credibility: 2}
  b: {kind: event, text: B., sources: [paper], credibility: 2}
  c: {kind: event, text: C., sources: [other], credibility: 3}
  d: {kind: event, text: D., sources: [rumour], credibility: 2}
  said: {kind: claim, text: It holds., attributedTo: office, sources: [agency], credibility: 6}
`

describe('judgement/likelihood-with-confidence', () => {
  it.each([
    ['We assess with high confidence that the truce is likely to hold [@a].', 'high confidence', 'likely'],
    ['It will almost certainly hold; our confidence is moderate.', 'confidence is moderate', 'almost certainly'],
    ['There is a 60 % chance that it holds, with low confidence.', 'low confidence', '60 % chance'],
    ['We are highly confident that it is very likely to hold.', 'highly confident', 'very likely'],
  ])('points at the confidence in: %s', async (body, sure, likely) => {
    expect(await checkFor('judgement/likelihood-with-confidence', section(body), book)).toEqual([
      { severity: 'error', at: sure, message: `\`${sure}\` and \`${likely}\` stand in one sentence` },
    ])
  })

  it.each([
    'The truce is likely to hold. Our confidence is low.',
    'It is likely to hold (e.g. at Torkham). Confidence is low, because there is one source.',
    'Low confidence in the currency is likely to last.',
    'Confidence-building measures are likely to follow.',
    'He said: “With high confidence it is likely to hold.”',
    'We have high confidence in the sources.',
  ])('leaves alone: %s', async (body) => {
    expect(await placesOf('judgement/likelihood-with-confidence', section(body), book)).toEqual([])
  })

  it('looks at judgements too, not at the explanation of the method', async () => {
    expect(
      await placesOf('judgement/likelihood-with-confidence', said('It is likely, with low confidence, to hold.'), book),
    ).toEqual(['low confidence'])
    expect(
      await placesOf(
        'judgement/likelihood-with-confidence',
        `${head}methodology: Neither likely nor low confidence is a guess.\n`,
        book,
      ),
    ).toEqual([])
  })
})

describe('judgement/off-lexicon in judgements', () => {
  it.each([
    ['The truce may hold.', 'may'],
    ['The truce might hold.', 'might'],
    ['The truce could hold.', 'could'],
    ['A collapse is possible.', 'possible'],
    ['It will possibly hold.', 'possibly'],
    ['A collapse cannot be ruled out.', 'cannot be ruled out'],
    ['We can’t rule out a collapse.', 'can’t rule out'],
    ['It is quite likely to hold.', 'quite likely'],
    ['It is not likely to hold.', 'not likely'],
    ['It is highly likely to hold.', 'highly likely'],
    ['There is a realistic possibility that it holds.', 'realistic possibility'],
    ['It is more likely than not to hold.', 'more likely than not'],
  ])('is an error: %s', async (text, at) => {
    expect(await checkFor('judgement/off-lexicon', said(text), book)).toEqual([
      { severity: 'error', at, message: `\`${at}\` is no likelihood that the ICD 203 lexicon has` },
    ])
  })

  it.each([
    'The truce is likely to hold until May.',
    'It will likely hold as soon as possible and where possible.',
    'It will probably hold.',
    'It is likely that “it may fail” stays a slogan.',
    'Remote villages are likely to be reached.',
  ])('leaves alone: %s', async (text) => {
    expect(await placesOf('judgement/off-lexicon', said(text), book)).toEqual([])
  })

  it('goes by the report’s own lexicon', async () => {
    const phia = judgement('text: "It is highly likely to hold.", likelihood: highly likely', 'lexicon: phia\n')
    expect(await placesOf('judgement/off-lexicon', phia, book)).toEqual([])
    const mixed = judgement('text: "It is very likely to hold.", likelihood: highly likely', 'lexicon: phia\n')
    expect(await checkFor('judgement/off-lexicon', mixed, book)).toEqual([
      {
        severity: 'error',
        at: 'very likely',
        message: '`very likely` is no likelihood that the PHIA probability yardstick lexicon has',
      },
    ])
  })

  it('points at a term that is not the declared one', async () => {
    expect(await checkFor('judgement/off-lexicon', said('It is unlikely to hold.'), book)).toEqual([
      { severity: 'error', at: 'unlikely', message: 'the text says `unlikely`, and `likelihood` says `likely`' },
    ])
    expect(await placesOf('judgement/off-lexicon', said('It is likely to hold, and unlikely to last.'), book)).toEqual([])
    expect(await placesOf('judgement/off-lexicon', said('It will hold.'), book)).toEqual([])
  })
})

describe('judgement/off-lexicon in prose', () => {
  it.each([
    ['The truce may be broken [@a].', 'may'],
    ['An attack could trigger strikes [@a].', 'could'],
    ['It is possible that it breaks [@a].', 'is possible'],
    ['A collapse cannot be excluded [@a].', 'cannot be excluded'],
    ['It is highly likely to break [@a].', 'highly likely'],
  ])('is a warning: %s', async (body, at) => {
    expect(await checkFor('judgement/off-lexicon', section(body), book)).toMatchObject([{ severity: 'warning', at }])
  })

  it.each([
    'Teams could reach Coldfen by boat, and people could return [@a].',
    'Visitors may enter from 8 a.m.; the text may be shared.',
    'In May it rained. Its military might lies elsewhere.',
    'Aid comes as soon as possible.',
    'The minister said that the visit may be postponed [@a].',
    'The truce may be broken [@said].',
    'He asked: “Could it trigger strikes?”',
    'There were 12 probable cases of cholera [@a].',
    'The truce is likely to hold [@a].',
  ])('leaves alone: %s', async (body) => {
    expect(await placesOf('judgement/off-lexicon', section(body), book)).toEqual([])
  })

  it('leaves hypotheses, gaps and methods alone', async () => {
    const brief = `${judgement('text: "It is likely to hold.", alternatives: ["An attack may be the end of it."], assumptions: ["It may be so."], indicators: ["It may be so."]')}gaps: ["Who may be there."]\nmethodology: "May, might and could may be found."\n`
    expect(await placesOf('judgement/off-lexicon', brief, book)).toEqual([])
  })
})

describe('judgement/incomplete', () => {
  it('names what is missing, the needed as an error and the rest as a warning', async () => {
    expect(await checkFor('judgement/incomplete', judgement('text: It is likely to hold., likelihood: likely'), book)).toEqual([
      { severity: 'error', at: 'j', message: 'judgement `j` has no `confidence`, `grounds` and `basis`' },
      { severity: 'warning', at: 'j', message: 'judgement `j` has no `horizon`, `assumptions`, `alternatives` and `indicators`' },
    ])
  })

  it('is content with a whole one', async () => {
    const whole =
      'text: It is likely to hold., likelihood: likely, confidence: low, grounds: One source., basis: [a], horizon: 2025-12-01, assumptions: [A], alternatives: [B], indicators: [C]'
    expect(await placesOf('judgement/incomplete', judgement(whole), book)).toEqual([])
  })

  it('points at the text of one without an id', async () => {
    expect(await placesOf('judgement/incomplete', `${head}judgements: [It is likely to hold.]\n`, book)).toEqual([
      'It is likely to hold.',
      'It is likely to hold.',
    ])
  })
})

describe('judgement/unsupported', () => {
  const sure = (basis: string, confidence = 'high'): string =>
    judgement(`text: It is likely to hold., confidence: ${confidence}, basis: [${basis}]`)

  it.each([
    ['a, b', 'confidence in judgement `j` is high, but all its facts lead back to one source'],
    [
      'c, d',
      'confidence in judgement `j` is high, but none of its facts is graded better than 3, or comes from a source better than D',
    ],
  ])('points at high confidence on %s', async (basis, message) => {
    expect(await checkFor('judgement/unsupported', sure(basis), book)).toEqual([{ severity: 'warning', at: 'high', message }])
  })

  it.each([
    ['two sources, one fact well graded', sure('a, c')],
    ['moderate confidence', sure('a, b', 'moderate')],
  ])('leaves alone %s', async (_name, brief) => {
    expect(await placesOf('judgement/unsupported', brief, book)).toEqual([])
  })
})
