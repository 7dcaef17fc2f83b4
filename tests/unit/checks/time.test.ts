import { describe, expect, it } from 'vitest'
import { checkFor, placesOf } from './check-report.ts'

const head = 'title: T\nasOf: 2025-11-10T10:00+05:00\n'
const section = (body: string, more = ''): string =>
  `${head}sections:\n  - title: S\n    body: |\n${body.replace(/^/gm, '      ')}\n${more}`
const book = (facts: string): string => `
sources:
  paper: {type: article-newspaper, title: A, reliability: F, issued: 2025-11-09}
defaults: {credibility: 6, sources: [paper]}
facts:
${facts}`
const fact = (fields: string): string => book(`  f: {text: Water fell., ${fields}}\n`)
const plain = fact('kind: event')
const cited = section('Water fell [@f].')

describe('time/relative', () => {
  it.each([
    ['It fell today.', 'today'],
    ['Yesterday it fell.', 'Yesterday'],
    ['It fell this week.', 'this week'],
    ['It fell last month.', 'last month'],
    ['Next Sunday it may fall.', 'Next Sunday'],
    ['It fell on Sunday.', 'on Sunday'],
    ['It has fallen since Friday, officials said.', 'since Friday'],
    ['It recently fell.', 'recently'],
    ['It fell in recent days.', 'in recent days'],
    ['It fell over the past few weeks.', 'over the past few weeks'],
    ['It fell four years ago.', 'four years ago'],
  ])('points at the words in prose: %s', async (body, at) => {
    expect(await checkFor('time/relative', section(body), plain)).toEqual([
      { severity: 'warning', at, message: `\`${at}\` is another day for whoever reads later` },
    ])
  })

  it.each([
    'It fell on Sunday, 9 November.',
    'It fell on Sunday (9 November 2025), and on 10 November, a Monday.',
    'It fell on Sunday the 9th and rose on Monday 10 November.',
    'It is measured every Sunday and on Mondays.',
    'It fell in the last week of October and last week of September.',
    'It fell the next day and the following week.',
    'It fell in the past 24 hours and over the past week; in the last days of the month.',
    'Markets open from Monday to Friday; in the last week before the talks it fell.',
    'Pakistan Today reported it.',
    'He said: “It fell yesterday.”',
    'It falls before the next report.',
    'A day each is the current plan; so far it holds.',
    'The `today` key.',
  ])('leaves alone: %s', async (body) => {
    expect(await placesOf('time/relative', section(body), plain)).toEqual([])
  })

  it('is an error in the text of a fact, where it will be read again', async () => {
    const facts = book('  f: {kind: event, text: "It fell on Sunday, as “today” as ever."}\n')
    expect(await checkFor('time/relative', cited, facts)).toMatchObject([{ severity: 'error', at: 'on Sunday' }])
  })

  it('finds its place in CSV and Markdown facts', async () => {
    const sources = book('  other: {kind: event, text: It rained.}\n')
    const csv = 'id,kind,text,sources,credibility\nf,event,"It fell ""fast"" yesterday",paper,6\n'
    expect(await placesOf('time/relative', cited, { 'facts.yaml': sources, 'f.csv': csv })).toEqual(['yesterday'])
    const markdown = '---\nkind: event\nsources: [paper]\ncredibility: 6\n---\nIt fell\nlast week.\n'
    expect(await placesOf('time/relative', cited, { 'facts.yaml': sources, 'f.md': markdown })).toEqual(['last week'])
  })

  it('knows English only', async () => {
    expect(await placesOf('time/relative', section('It fell today.', 'language: de\n'), plain)).toEqual([])
    expect(await placesOf('time/relative', cited, book('  f: {kind: event, text: today, language: de}\n'))).toEqual([])
  })
})

describe('time/weekday', () => {
  it.each([
    ['On Saturday, 9 November 2025, it fell.', 'Saturday', '9 November 2025 is a Sunday, not a Saturday'],
    ['On Monday 9 November it fell.', 'Monday', '9 November 2025 is a Sunday, not a Monday'],
    ['On Monday the 9th of November it fell.', 'Monday', '9 November 2025 is a Sunday, not a Monday'],
    ['On Monday, November 9, 2025, it fell.', 'Monday', '9 November 2025 is a Sunday, not a Monday'],
    ['It fell on 9 November 2025 (Monday).', 'Monday', '9 November 2025 is a Sunday, not a Monday'],
    ['It fell on Monday (9 November).', 'Monday', '9 November 2025 is a Sunday, not a Monday'],
    ['It fell on Mon 9 Nov.', 'Mon', '9 November 2025 is a Sunday, not a Monday'],
    ['It fell on Monday 2025-11-09.', 'Monday', '9 November 2025 is a Sunday, not a Monday'],
    ['It fell on Tuesday, 31 December.', 'Tuesday', '31 December 2025 is a Wednesday, not a Tuesday'],
  ])('%s', async (body, at, message) => {
    expect(await checkFor('time/weekday', section(body), plain)).toEqual([{ severity: 'error', at, message }])
  })

  it.each([
    'On Sunday, 9 November 2025, it fell.',
    'On Sunday 9 November it fell, on Monday, November 10, it rose.',
    'It fell in 2014. On Sunday, 15 June, it rose.',
    'The Sun, 9 November, had it.',
    'He said: “On Monday, 9 November, it fell.”',
    'On Tuesday 31 June nothing was.',
    'They met on Monday; 12 March districts took part.',
  ])('leaves alone: %s', async (body) => {
    expect(await placesOf('time/weekday', section(body), plain)).toEqual([])
  })

  it('dates the text of a fact by the fact’s own time', async () => {
    const facts = (weekday: string): string =>
      book(`  f: {kind: event, text: "On ${weekday}, 15 June, it fell.", when: 2014-06-15}\n`)
    expect(await placesOf('time/weekday', cited, facts('Saturday'))).toEqual(['Saturday'])
    expect(await placesOf('time/weekday', cited, facts('Sunday'))).toEqual([])
  })
})

describe('time/stale', () => {
  it.each([
    ['a review that was due', 'kind: event, reviewAfter: 2025-11-09', '2025-11-09'],
    ['an open status', 'kind: status, when: 2025-11-01/.., asOf: 2025-11-05', '2025-11-05'],
    ['an open status by what was published', 'kind: status, reported: 2025-11-01', '2025-11-01'],
  ])('points at %s', async (_name, fields, at) => {
    expect(await checkFor('time/stale', cited, fact(fields))).toMatchObject([{ severity: 'warning', at }])
  })

  it.each([
    ['a review that is due today', 'kind: event, reviewAfter: 2025-11-10'],
    ['an old event', 'kind: event, when: 2014, asOf: 2014'],
    ['a status that ended', 'kind: status, when: 2025-10-01/2025-10-05, asOf: 2025-10-05'],
    ['a status from a source of yesterday', 'kind: status, when: 2025-11-01/..'],
    ['a status that is good until later', 'kind: status, when: 2025-11-01/.., asOf: 2025-11-01, reviewAfter: 2025-12-01'],
    ['an old position in prose', 'kind: position, attributedTo: a, asOf: 2025-01-01'],
    ['an old claim', 'kind: claim, attributedTo: a, asOf: 2025-01-01'],
    ['an old count in prose', 'kind: figure, value: 3, basis: pointInTime, asOf: 2025-10-01'],
  ])('leaves alone %s', async (_name, fields) => {
    expect(await placesOf('time/stale', cited, `actors: {a: {name: A}}\n${fact(fields)}`)).toEqual([])
  })

  it('holds positions that a view shows, and counts of page 1, to their age', async () => {
    const position = `actors: {a: {name: A}}\n${fact('kind: position, attributedTo: a, asOf: 2025-10-01')}`
    expect(await placesOf('time/stale', `${head}sections: [{view: positions}]\n`, position)).toEqual(['2025-10-01'])
    const count = (basis: string): string => fact(`kind: figure, value: 3, basis: ${basis}, asOf: 2025-11-01`)
    expect(await placesOf('time/stale', `${head}keyFigures: [f]\n`, count('pointInTime'))).toEqual(['2025-11-01'])
    expect(await placesOf('time/stale', `${head}keyFigures: [f]\n`, count('cumulative'))).toEqual([])
    expect(await placesOf('time/stale', `${head}keyFigures: [f]\n`, count('pointInTime').replace('2025-11-01', '2024'))).toEqual(
      [],
    )
  })
})

describe('time/after-cutoff', () => {
  const cut = `${cited}informationCutoff: 2025-11-10T10:30+05:00\n`

  it.each([
    [
      'recorded: 2025-11-11',
      '2025-11-11',
      'fact `f` was recorded at 2025-11-11, after the information cut-off at 2025-11-10T10:30+05:00',
    ],
    [
      'reported: 2025-11-10T10:31+05:00',
      '2025-11-10T10:31+05:00',
      'fact `f` was reported at 2025-11-10T10:31+05:00, after the information cut-off at 2025-11-10T10:30+05:00',
    ],
  ])('points at %s', async (field, at, message) => {
    expect(await checkFor('time/after-cutoff', cut, fact(`kind: event, ${field}`))).toEqual([{ severity: 'error', at, message }])
  })

  it('points at a source that came out later', async () => {
    const later = plain.replace('issued: 2025-11-09', 'issued: 2025-11-12')
    expect(await placesOf('time/after-cutoff', cut, later)).toEqual(['2025-11-12'])
  })

  it('points at a source that was taken in later, when a fact of before rests on it alone', async () => {
    const later = plain.replace('issued: 2025-11-09', 'issued: 2025-11-09, recorded: 2025-11-12')
    expect(await checkFor('time/after-cutoff', cut, later)).toEqual([
      {
        severity: 'error',
        at: '2025-11-12',
        message: expect.stringMatching(/^source `\w+` was recorded at 2025-11-12, after the information cut-off/),
      },
    ])
  })

  it('takes the as-of time for a cut-off when there is none', async () => {
    expect(await placesOf('time/after-cutoff', cited, fact('kind: event, recorded: 2026-01-01'))).toEqual(['2026-01-01'])
  })

  it('says once what many facts take from one default', async () => {
    const facts = plain
      .replace('defaults: {', 'defaults: {recorded: 2025-11-12, ')
      .concat('  g: {kind: event, text: Water rose.}\n  h: {kind: event, text: Water stood.}\n')
    expect(await checkFor('time/after-cutoff', cut.replace('[@f]', '[@f; @g; @h]'), facts)).toEqual([
      {
        severity: 'error',
        at: '2025-11-12',
        message: 'fact `f` and 2 more were recorded at 2025-11-12, after the information cut-off at 2025-11-10T10:30+05:00',
      },
    ])
  })

  it.each([
    ['the day of the cut-off, which may be before it', cut, 'kind: event, recorded: 2025-11-10'],
    ['the same minute', cut, 'kind: event, recorded: 2025-11-10T10:30+05:00'],
    ['another zone', cut, 'kind: event, recorded: 2025-11-10T05:00Z'],
    ['no cut-off and the day of the as-of time', cited, 'kind: event, recorded: 2025-11-10'],
  ])('leaves alone %s', async (_name, brief, fields) => {
    expect(await placesOf('time/after-cutoff', brief, fact(fields))).toEqual([])
  })
})

describe('time/superseded', () => {
  const count = (id: string, fields: string): string =>
    `  ${id}: {kind: figure, text: Displaced, measure: ${id}, value: 3, ${fields}}\n`
  const replaced = book(count('old', 'when: 2025-11-08') + count('new', 'when: 2025-11-09, supersedes: [old]'))

  it('points at the citation of a replaced fact', async () => {
    expect(await checkFor('time/superseded', section('They are displaced [@old].'), replaced)).toEqual([
      { severity: 'error', at: 'old', message: '`old` was replaced by `new`' },
    ])
    expect(await placesOf('time/superseded', section('{{figure "old"}} are displaced.'), replaced)).toEqual(['old'])
  })

  it('points at what names it outside prose', async () => {
    const brief = `${head}keyFigures: [old]\njudgements: [{text: It is likely., basis: [new, old]}]\nsections: [{view: facts, select: {ids: [old]}}, {view: sector, figures: [old]}]\n`
    expect(await placesOf('time/superseded', brief, replaced)).toEqual(['old', 'old', 'old', 'old'])
  })

  it.each([
    ['retracted', '`old` was retracted'],
    ['corrected', '`old` is marked corrected'],
    ['superseded', '`old` is marked superseded'],
  ])('takes the word of `status: %s`', async (status, message) => {
    expect(await checkFor('time/superseded', section('It is so [@old].'), book(count('old', `status: ${status}`)))).toEqual([
      { severity: 'error', at: 'old', message },
    ])
  })

  it('warns where a fact under review is first used', async () => {
    expect(
      await checkFor('time/superseded', section('One [@old]. Two [@old].'), book(count('old', 'status: underReview'))),
    ).toEqual([{ severity: 'warning', at: 'old', message: '`old` is under review' }])
  })

  it('refuses a fact whose sources were all retracted', async () => {
    const retracted = plain.replace('reliability: F', 'reliability: F, status: retracted')
    expect(await checkFor('time/superseded', cited, retracted)).toMatchObject([
      { severity: 'error', message: '`f` rests on `paper`, which was retracted' },
    ])
  })

  it.each([
    ['beside its successor', 'From {{figure "old"}} it rose to {{figure "new"}}.'],
    ['in the paragraph of its successor', 'First {{figure "old"}} came. Then {{figure "new"}}.'],
    ['in a row with its successor', '| Before | Now |\n|---|---|\n| {{figure "old"}} | {{figure "new"}} |'],
    ['where the sentence says so', 'The first count, {{figure "old"}}, was revised.'],
    ['where nothing is replaced', 'They are displaced [@new].'],
  ])('lets it stand %s', async (_name, body) => {
    expect(await placesOf('time/superseded', section(body), replaced)).toEqual([])
  })

  it('does not know what was recorded after the cut-off', async () => {
    const later = book(count('old', 'when: 2025-11-08') + count('new', 'recorded: 2025-11-12, supersedes: [old]'))
    const brief = section('They are displaced [@old].', 'informationCutoff: 2025-11-10T10:30+05:00\n')
    expect(await placesOf('time/superseded', brief, later)).toEqual([])
  })
})

describe('time/header-order', () => {
  it.each([
    [
      'informationCutoff: 2025-11-10T09:00+05:00',
      '2025-11-10T09:00+05:00',
      'the information cut-off, 2025-11-10T09:00+05:00, comes before the as-of, 2025-11-10T10:00+05:00',
    ],
    ['issued: 2025-11-09', '2025-11-09', 'the issue, 2025-11-09, comes before the as-of, 2025-11-10T10:00+05:00'],
    ['nextUpdate: 2025-11-09', '2025-11-09', 'the next update, 2025-11-09, comes before the as-of, 2025-11-10T10:00+05:00'],
  ])('points at a date that comes too early: %s', async (field, at, message) => {
    expect(await checkFor('time/header-order', `${cited}${field}\n`, plain)).toEqual([{ severity: 'error', at, message }])
  })

  it('holds the period to the as-of', async () => {
    expect(await placesOf('time/header-order', `${cited}period: 2025-11-03/2025-11-12\n`, plain)).toEqual([
      '2025-11-10T10:00+05:00',
    ])
  })

  it.each([
    'period: 2025-11-03/2025-11-10',
    'period: 2025-11',
    'issued: 2025-11-10',
    'informationCutoff: 2025-11-10T10:00+05:00',
    'nextUpdate: 2025-11-10',
  ])('accepts what may be in order: %s', async (field) => {
    expect(await placesOf('time/header-order', `${cited}${field}\n`, plain)).toEqual([])
  })

  it('counts days on the clock of the as-of', async () => {
    const early = cited.replace('2025-11-10T10:00+05:00', '2025-11-10T02:00+05:00')
    expect(await placesOf('time/header-order', `${early}period: 2025-11-03/2025-11-10\n`, plain)).toEqual([])
  })

  it('says which dates the profile wants', async () => {
    expect(await checkFor('time/header-order', `${cited}profile: crip\nissued: 2025-11-10\n`, plain)).toEqual([
      { severity: 'warning', at: 'crip', message: 'a report of profile `crip` also says `nextUpdate`' },
    ])
  })
})

describe('time/overdue', () => {
  it('points at the time of a plan that has passed', async () => {
    expect(await checkFor('time/overdue', cited, fact('kind: event, planned: true, when: 2025-11-03/2025-11-09'))).toEqual([
      {
        severity: 'warning',
        at: '2025-11-03/2025-11-09',
        message: '`f` was planned for 2025-11-03/2025-11-09, which is past as of 2025-11-10T10:00+05:00',
      },
    ])
  })

  it('points at the horizon of a judgement that has passed', async () => {
    const brief = `${head}judgements: [{id: j, text: It is likely to hold., horizon: 2025-11-09}]\n`
    expect(await checkFor('time/overdue', brief, plain)).toEqual([
      {
        severity: 'warning',
        at: '2025-11-09',
        message: 'the horizon of judgement `j`, 2025-11-09, is past as of 2025-11-10T10:00+05:00',
      },
    ])
  })

  it.each([
    ['a plan for today', 'kind: event, planned: true, when: 2025-11-10'],
    ['a plan for this month', 'kind: event, planned: true, when: 2025-11'],
    ['what was no plan', 'kind: event, when: 2025-11-03'],
  ])('leaves alone %s', async (_name, fields) => {
    expect(await placesOf('time/overdue', cited, fact(fields))).toEqual([])
  })

  it('is content with an update', async () => {
    const facts = `${fact('kind: event, planned: true, when: 2025-11-03')}  g: {kind: event, text: It was put off., supersedes: [f]}\n`
    expect(await placesOf('time/overdue', cited, facts)).toEqual([])
  })
})
