import { describe, expect, it } from 'vitest'
import { check, checkFor, placesOf } from './check-report.ts'

const head = 'title: T\nasOf: 2025-11-10\n'

/** Sources: an agency, two papers that restate it, and an office of its own; all graded so that only the rule at hand speaks. */
const sources = `
actors:
  office: {name: National Flood Office, short: Flood Office}
sources:
  agency: {type: report, title: A, reliability: C}
  paper-1: {type: article-newspaper, title: B, reliability: C, restates: [agency]}
  paper-2: {type: article-newspaper, title: C, reliability: C, restates: [agency]}
  bulletin: {type: report, title: D, reliability: B}
facts:
`

const fact = (id: string, fields: string): string => `  ${id}: {kind: event, text: The road was cut., ${fields}}\n`

describe('source/single', () => {
  const highlight = (text: string): string => `${head}highlights: ["${text}"]\n`
  const road = sources + fact('road', 'sources: [paper-1, paper-2], credibility: 3')

  it('points at the citation in a highlight', async () => {
    expect(await checkFor('source/single', highlight('The road is cut. [@road]'), road)).toEqual([
      { severity: 'warning', at: 'road', message: '`road` rests on one independent source, and this highlight does not say so' },
    ])
  })

  it.each([
    ['the highlight says that it is reported', highlight('The road is reported cut. [@road]'), road],
    ['it names its source', highlight('One newspaper has the road cut. [@road]'), road],
    [
      'it names the speaker',
      highlight('For the Flood Office the road is cut. [@road]'),
      sources + fact('road', 'sources: [paper-1], credibility: 3, attributedTo: office'),
    ],
    [
      'there are two independent sources',
      highlight('The road is cut. [@road]'),
      sources + fact('road', 'sources: [paper-1, bulletin], credibility: 3'),
    ],
    [
      'the item is rated probably true',
      highlight('The road is cut. [@road]'),
      sources + fact('road', 'sources: [paper-1], credibility: 2'),
    ],
    [
      'the source is usually reliable',
      highlight('The road is cut. [@road]'),
      sources + fact('road', 'sources: [bulletin], credibility: 3'),
    ],
    [
      'another fact corroborates it',
      highlight('The road is cut. [@road]'),
      `${road}${fact('other', 'sources: [bulletin], credibility: 3, corroborates: [road]')}`,
    ],
    ['it stands in the body', `${head}sections: [{title: S, body: "The road is cut [@road]."}]\n`, road],
    ['the report is in another language', `${highlight('The road is cut. [@road]')}language: ur\n`, road],
  ])('is silent when %s', async (_name, brief, facts) => {
    expect(await placesOf('source/single', brief, facts)).toEqual([])
  })

  const crossings = (fields: string): string =>
    `${sources}  shut: {kind: figure, text: Crossings shut, measure: shut, value: 2, sources: [paper-1], credibility: 6${fields}}\n`

  it('points at a key figure whose label does not say so', async () => {
    expect(await placesOf('source/single', `${head}keyFigures: [{fact: shut, label: crossings shut}]\n`, crossings(''))).toEqual([
      'shut',
    ])
    const reported = `${head}keyFigures: [{fact: shut, label: crossings shut, note: As one article has it}]\n`
    expect(await placesOf('source/single', reported, crossings(''))).toEqual([])
  })

  const judgement = (grounds: string, basis = '[road, dyke]'): string =>
    `${head}judgements: [{id: j, text: It is likely to stay., likelihood: likely, confidence: low, grounds: "${grounds}", basis: ${basis}}]\n`
  const two = `${road}${fact('dyke', 'sources: [agency], credibility: 3')}`

  it('points at the basis of a judgement that rests on one source as a whole', async () => {
    expect(await placesOf('source/single', judgement('Old reports.'), two)).toEqual(['[road, dyke]'])
    expect(await placesOf('source/single', judgement('There is one source, an agency.'), two)).toEqual([])
    const more = `${two}${fact('bank', 'sources: [bulletin], credibility: 3')}`
    expect(await placesOf('source/single', judgement('Old reports.', '[road, dyke, bank]'), more)).toEqual([])
  })
})

describe('source/not-independent', () => {
  const brief = (text: string): string => `${head}sections: [{title: S, body: "${text} [@road; @dyke]."}]\n`
  const facts = (road: string, dyke: string): string =>
    sources + fact('road', `credibility: 3, ${road}`) + fact('dyke', `credibility: 3, ${dyke}`)

  it('refuses corroboration by what repeats the same origin', async () => {
    const circular = facts('sources: [paper-1], corroborates: [dyke]', 'sources: [paper-2]')
    expect(await checkFor('source/not-independent', brief('It is cut'), circular)).toEqual([
      { severity: 'error', at: 'dyke', message: '`road` cannot corroborate `dyke`: their sources lead back to one origin' },
    ])
    const same = facts('sources: [paper-1], corroborates: [dyke]', 'sources: [paper-1]')
    expect((await checkFor('source/not-independent', brief('It is cut'), same)).map(({ message }) => message)).toEqual([
      '`road` cannot corroborate `dyke`: both rest on `paper-1`',
    ])
  })

  it('lets a source of its own corroborate', async () => {
    const own = facts('sources: [bulletin], corroborates: [dyke]', 'sources: [paper-2]')
    expect(await placesOf('source/not-independent', brief('It is cut'), own)).toEqual([])
  })

  const circular = facts('sources: [paper-1]', 'sources: [paper-2]')

  it.each([
    ['Three independent sources said that it is cut', 'Three independent sources said'],
    ['It is cut, as was independently confirmed', 'independently confirmed'],
    ['Several news outlets have reported it', 'Several news outlets have reported'],
    ['This was corroborated by two newspapers', 'corroborated by two newspapers'],
  ])('points at words that count one source as several: %s', async (text, at) => {
    expect(await checkFor('source/not-independent', brief(text), circular)).toMatchObject([{ severity: 'warning', at }])
  })

  it.each([
    ['Diplomatic sources said that it is cut', circular],
    ['No independent sources said that it is cut', circular],
    ['It could not be independently confirmed', circular],
    ['“Several sources said” was the headline', circular],
    ['Two independent sources said that it is cut', facts('sources: [paper-1]', 'sources: [bulletin]')],
  ])('leaves alone: %s', async (text, given) => {
    expect(await placesOf('source/not-independent', brief(text), given)).toEqual([])
  })
})

describe('source/ungraded', () => {
  const brief = `${head}sections: [{title: S, body: "It is cut [@road; @dyke]."}]\n`
  const book = (sourceGrade: string, factGrade: string): string => `
sources:
  first: {type: report, title: A${sourceGrade}}
  second: {type: report, title: B, reliability: F}
  unused: {type: report, title: C}
facts:
  road: {kind: event, text: Cut., sources: [first]${factGrade}}
  dyke: {kind: event, text: Cut., sources: [second], credibility: 6}
  unused-fact: {kind: event, text: Cut., sources: [unused]}
`

  it('names each source and fact in use without a grade', async () => {
    expect(await checkFor('source/ungraded', brief, book('', ''))).toEqual([
      { severity: 'warning', at: 'first', message: 'source `first` has no `reliability`' },
      { severity: 'warning', at: 'road', message: 'fact `road` has no `credibility`' },
    ])
  })

  it('takes F and 6 for grades', async () => {
    expect(await placesOf('source/ungraded', brief, book(', reliability: F', ', credibility: 6'))).toEqual([])
  })

  it('says once that nothing is graded', async () => {
    const none = book('', '').replace(', reliability: F', '').replace(', credibility: 6', '')
    expect(await checkFor('source/ungraded', brief, none)).toEqual([
      { severity: 'warning', at: 'first', message: 'none of the 2 sources and 2 facts of this report is graded' },
    ])
  })

  it('asks no grade of an assumption', async () => {
    const assumed = `${book(', reliability: F', ', credibility: 6')}  calm: {kind: assumption, text: No rain.}\n`
    expect(await placesOf('source/ungraded', brief.replace('@dyke', '@dyke; @calm'), assumed)).toEqual([])
  })
})

describe('source/false-confirmation', () => {
  const brief = `${head}sections: [{title: S, body: "It is cut [@road]."}]\n`

  it.each([
    ['one source', 'sources: [agency]', '`road` is graded 1, confirmed by independent sources, but it names one source'],
    [
      'sources of one origin',
      'sources: [agency, paper-1]',
      '`road` is graded 1, confirmed by independent sources, but its 2 sources lead back to one origin',
    ],
  ])('refuses grade 1 with %s', async (_name, given, message) => {
    expect(await checkFor('source/false-confirmation', brief, sources + fact('road', `${given}, credibility: 1`))).toEqual([
      { severity: 'error', at: '1', message },
    ])
  })

  it('accepts a second source of its own, on the fact or on one that corroborates it', async () => {
    const two = sources + fact('road', 'sources: [agency, bulletin], credibility: 1')
    expect(await placesOf('source/false-confirmation', brief, two)).toEqual([])
    const tied =
      sources +
      fact('road', 'sources: [agency], credibility: 1') +
      fact('b', 'sources: [bulletin], credibility: 2, corroborates: [road]')
    expect(await placesOf('source/false-confirmation', brief, tied)).toEqual([])
  })

  it('does not count what was retracted', async () => {
    const retracted = `${sources}${fact('road', 'sources: [agency], credibility: 1')}${fact('b', 'sources: [bulletin], credibility: 2, corroborates: [road], status: retracted')}`
    expect(await placesOf('source/false-confirmation', brief, retracted)).toEqual(['1'])
  })
})

describe('source/weak-citation', () => {
  const brief = `${head}sections: [{title: S, body: "It is cut [@road]."}]\n`
  const book = (fields: string): string => `
sources:
  page: {type: webpage, title: A, reliability: F, ${fields}}
facts:
  road: {kind: event, text: Cut., sources: [page], credibility: 6}
`
  const kept = 'url: "https://x.org", archiveUrl: "https://a.org"'

  it('points at a web source without its dates', async () => {
    expect(await checkFor('source/weak-citation', brief, book(kept))).toEqual([
      { severity: 'warning', at: 'page', message: 'web source `page` has no `issued` and no `accessed` date' },
    ])
    expect(await checkFor('source/weak-citation', brief, book(`${kept}, issued: 2025-11~`))).toMatchObject([
      { message: 'web source `page` has no `accessed` date' },
    ])
  })

  it('notes once that no copy is kept', async () => {
    expect(await checkFor('source/weak-citation', brief, book('url: "https://x.org", issued: 2025, accessed: 2025'))).toEqual([
      { severity: 'note', at: '"https://x.org"', message: 'no copy or digest of web source `page` is kept' },
    ])
  })

  it.each([
    ['a page with dates and a copy', book(`${kept}, issued: 2025-11~, accessed: 2025-11-10`)],
    ['a page with dates and a digest', book(`url: "https://x.org", issued: 2025, accessed: 2025, sha256: ${'a'.repeat(64)}`)],
    ['a source on paper', book('').replace('webpage', 'report')],
    ['a source that was never seen', book('url: "https://x.org", obtained: false')],
  ])('leaves alone %s', async (_name, facts) => {
    expect(await placesOf('source/weak-citation', brief, facts)).toEqual([])
  })
})

it('finds nothing in a sound report', async () => {
  const brief = `${head}sections: [{title: S, body: "The road is cut [@road]."}]\n`
  expect(await check(brief, sources + fact('road', 'sources: [agency, bulletin], credibility: 1'))).toEqual([])
})
