import { describe, expect, it } from 'vitest'
import { checkFor, placesOf } from './check-report.ts'

const head = 'title: T\nasOf: 2025-11-10\n'
const section = (body: string, more = ''): string =>
  `${head}sections:\n  - title: S\n    body: |\n${body.replace(/^/gm, '      ')}\n${more}`
const book = (facts: string): string => `
actors: {office: {name: Office}}
places:
  land: {name: Land}
  north: {name: North, within: land}
  south: {name: South, within: land}
sources:
  paper: {type: report, title: A, reliability: B}
  press: {type: report, title: B, reliability: B}
defaults: {credibility: 2, sources: [paper]}
facts:
  met: {kind: event, text: They met.}
${facts}`
const figure = (id: string, fields: string): string =>
  `  ${id}: {kind: figure, text: Displaced, measure: displaced, unit: people, basis: pointInTime, ${fields}}\n`
const here = 'when: 2025-11-09, where: [north]'

describe('figure/naked-number', () => {
  it.each([
    ['There were 12 trucks.', ['12']],
    ['Water rose 3.5 m, and 41,200 people left.', ['3.5', '41,200']],
    ['It rose by 12 % and 7 per cent.', ['12 %', '7 per cent']],
    ['A 300-metre breach and 20km of road.', ['300', '20']],
    ['Some 2000 people and 2000 houses.', ['2000', '2000']],
    ['About 1.2 million people.', ['1.2 million']],
    ['In Ashmark 38 water points failed.', ['38']],
    ['Officials report 23 dead.', ['23']],
    ['They killed 300.', ['300']],
  ])('points at the number in: %s', async (body, at) => {
    expect(await placesOf('figure/naked-number', section(body), book(''))).toEqual(at)
  })

  it.each([
    'On 9 November 2025, from 10 to 16 November, on 6, 7 and 8 November and on 11–12 October.',
    'On November 9, 2025 and Nov. 9; in November 2025; on 2025-11-09; the 16th.',
    'In 2014, between 2014 and 2015, in 2014/15, 2014–2015 and the 1990s; the 2015 agreement.',
    'At 10:30, 14.00 UTC, 1800 hours, 5 p.m. and 10:00–12:00; UTC+5.',
    'See report 4, section 3.2, Table 2, para 3, pages 12–14, No. 7 and inject 5.',
    'Resolution 2721, Article 51, ICD 203, TLP 2.0, EN 301 549 and SDG 6.',
    'The A-10, the F-16, an AK-47, COVID-19, H5N1, G20, M23, 5G and 4x4s; mid-2025.',
    'Round 3 began; an item graded 2; IPC 3; day 12; within 72 hours; the past 24 hours.',
    'They used 155 mm shells and 7.62×39 mm rounds.',
    'At 34.11° N, 71° E.',
    'Two crossings and twelve trucks.',
    'He said “300 people”.',
    '`12` and [a link](https://x.org/12) and {{figure "n"}}.',
  ])('leaves alone: %s', async (body) => {
    expect(await placesOf('figure/naked-number', section(body), book(figure('n', 'value: 3')))).toEqual([])
  })

  it('is content with a fact in the same sentence or row', async () => {
    const body = 'There were 12 trucks [@met]. And {{figure "n"}} of 40.\n\n| a | b |\n|---|---|\n| 12 | x [@met] |'
    expect(await placesOf('figure/naked-number', section(body), book(figure('n', 'value: 3')))).toEqual([])
    expect(await placesOf('figure/naked-number', section('They met [@met]. There were 12 trucks.'), book(''))).toEqual(['12'])
  })

  it('names the figure that has the number', async () => {
    const found = await checkFor(
      'figure/naked-number',
      section('So 41,200 left. They were {{figure "n"}}.'),
      book(figure('n', 'value: 41200')),
    )
    expect(found).toEqual([{ severity: 'warning', at: '41,200', message: 'the number `41,200` comes from no fact' }])
  })

  it('lets hypotheses name thresholds', async () => {
    const brief = `${head}judgements: [{text: It is likely to hold., indicators: ["More than 50 trucks cross."], assumptions: ["Fewer than 5 fail."]}]\n`
    expect(await placesOf('figure/naked-number', brief, book(''))).toEqual([])
  })

  it('knows English only', async () => {
    expect(await placesOf('figure/naked-number', section('Es waren 12 Wagen.', 'language: de\n'), book(''))).toEqual([])
  })
})

describe('figure/prose-mismatch', () => {
  const displaced = book(figure('n', 'value: 41200, population: residents'))

  it.each([
    ['There are 40,000 displaced people [@n].', '40,000'],
    ['There are 42 thousand people displaced [@n].', '42 thousand'],
    ['More than 45,000 people are displaced [@n].', '45,000'],
    ['About 30,000 residents left [@n].', '30,000'],
    ['Twelve people left [@n].', 'Twelve'],
  ])('points at the number in: %s', async (body, at) => {
    expect(await checkFor('figure/prose-mismatch', section(body), displaced)).toEqual([
      { severity: 'error', at, message: `\`${at}\` is not the number of \`n\`, which is 41200 people` },
    ])
  })

  it.each([
    'There are 41,200 displaced people [@n].',
    'About 41,000 people left [@n].',
    'More than 41,000 people left [@n].',
    'Nearly 42,000 people left [@n].',
    'In 5 districts people are displaced [@n].',
    'For 12 days people have been displaced [@n].',
    'Of the 90,000 residents 41,200 people left [@n].',
    'On 9 November people were displaced [@n].',
    'There are 40,000 displaced people [@met].',
    'Two of the people left [@n].',
    'There are {{figure "n"}} [@n].',
  ])('is content with: %s', async (body) => {
    expect(await placesOf('figure/prose-mismatch', section(body), displaced)).toEqual([])
  })

  it('takes any number of a range', async () => {
    const range = book(figure('n', 'min: 3, max: 5, qualifier: range'))
    expect(await placesOf('figure/prose-mismatch', section('There were 4 people [@n].'), range)).toEqual([])
    expect(await placesOf('figure/prose-mismatch', section('There were 6 people [@n].'), range)).toEqual(['6'])
  })

  it('compares the text of a figure with its value', async () => {
    const text = (value: number): string =>
      book(
        `  n: {kind: figure, text: "Pakistan said 23 soldiers were killed, on 11 October", measure: soldiers-killed, value: ${value}}\n`,
      )
    expect(await placesOf('figure/prose-mismatch', section('So many [@n].'), text(24))).toEqual(['23'])
    expect(await placesOf('figure/prose-mismatch', section('So many [@n].'), text(23))).toEqual([])
  })
})

describe('figure/contradiction', () => {
  const two = (a: string, b: string): string => book(figure('a', a) + figure('b', b))
  const used = section('So many: {{figure "a"}}.')

  it('points at the number in use, whether the other is used or not', async () => {
    const facts = two(`value: 6, ${here}`, `value: 15, ${here}`)
    expect(await checkFor('figure/contradiction', used, facts)).toEqual([
      { severity: 'error', at: '6', message: '`a` is 6 people, and `b`, of the same thing at the same time, is 15 people' },
    ])
    expect(await placesOf('figure/contradiction', section('{{figure "a"}}, {{figure "b"}}'), facts)).toEqual(['6'])
  })

  it('warns where no place is given, which may be all that differs', async () => {
    expect(
      await checkFor('figure/contradiction', used, two('value: 6, when: 2025-11-09', 'value: 15, when: 2025-11-09')),
    ).toMatchObject([{ severity: 'warning' }])
  })

  it.each([
    ['they are said to contradict', `value: 6, ${here}`, `value: 15, ${here}, contradicts: [a]`],
    ['one replaces the other', `value: 6, ${here}, supersedes: [b]`, `value: 15, ${here}`],
    ['one was retracted', `value: 6, ${here}`, `value: 15, ${here}, status: retracted`],
    ['they agree', `value: 6, ${here}`, `value: 6, ${here}`],
    ['one is a lower bound', `value: 16, ${here}`, `value: 15, ${here}, qualifier: atLeast`],
    ['one is about right', `value: 15, ${here}`, `value: 16, ${here}, qualifier: about`],
    ['ranges overlap', `min: 5, max: 16, ${here}`, `value: 15, ${here}`],
    ['days differ', `value: 6, ${here}`, 'value: 15, when: 2025-11-10, where: [north]'],
    ['places differ', `value: 6, ${here}`, 'value: 15, when: 2025-11-09, where: [south]'],
    ['populations differ', `value: 6, ${here}`, `value: 15, ${here}, population: children`],
    ['units differ', `value: 6, ${here}`, `value: 15, ${here}, unit: households`],
    ['measures differ', `value: 6, ${here}`, `value: 15, ${here}, measure: missing`],
  ])('is silent when %s', async (_name, a, b) => {
    const facts = two(a, b)
      .replace(/(measure: displaced.*)measure: missing/, (_, rest: string) => rest.replace('displaced', 'missing'))
      .replace(/(unit: people.*)unit: households/, (_, rest: string) => rest.replace('people', 'households'))
    expect(await placesOf('figure/contradiction', used, facts)).toEqual([])
  })

  it('compares sums only over the same stretch', async () => {
    const sums = (a: string, b: string): string =>
      two(`value: 6, where: [north], when: ${a}`, `value: 15, where: [north], when: ${b}`).replaceAll('pointInTime', 'cumulative')
    expect(await placesOf('figure/contradiction', used, sums('2025-11-01/2025-11-05', '2025-11-01/2025-11-09'))).toEqual([])
    expect(await placesOf('figure/contradiction', used, sums('2025-11-01/2025-11-09', '2025-11-01/2025-11-09'))).toEqual(['6'])
  })

  it('compares no figures without a measure', async () => {
    const facts = book('  a: {kind: figure, text: A, value: 6}\n  b: {kind: figure, text: B, value: 15}\n')
    expect(await placesOf('figure/contradiction', used, facts)).toEqual([])
  })
})

describe('figure/hidden-contradiction', () => {
  const claims = (fields: string): string =>
    book(`  a: {kind: event, text: A.}\n  b: {kind: event, text: B., contradicts: [a]${fields}}\n`)

  it('points at the use of one side', async () => {
    expect(await checkFor('figure/hidden-contradiction', section('So it was [@a].'), claims(''))).toEqual([
      { severity: 'error', at: 'a', message: '`b` contradicts `a`, and the report does not show it' },
    ])
    expect(await placesOf('figure/hidden-contradiction', section('So it was [@b].'), claims(''))).toEqual(['b'])
  })

  it.each([
    ['both are shown', section('So [@a] or so [@b].'), claims('')],
    ['the other was retracted', section('So it was [@a].'), claims(', status: retracted')],
    [
      'the other became known later',
      section('So it was [@a].', 'informationCutoff: 2025-11-10\n'),
      claims(', recorded: 2025-11-12'),
    ],
    ['neither is used', section('They met [@met].'), claims('')],
  ])('is silent when %s', async (_name, brief, facts) => {
    expect(await placesOf('figure/hidden-contradiction', brief, facts)).toEqual([])
  })
})

it('warns of a contradiction that the report’s marking keeps it from showing', async () => {
  const facts = book('  a: {kind: event, text: A.}\n  b: {kind: event, text: B., contradicts: [a], tlp: AMBER}\n')
  expect(await checkFor('figure/hidden-contradiction', section('So it was [@a].', 'tlp: GREEN\n'), facts)).toEqual([
    { severity: 'warning', at: 'a', message: '`b` contradicts `a`, and a report marked TLP:GREEN cannot show it' },
  ])
})

describe('figure/sum of named parts', () => {
  const total = (whole: string, ...parts: string[]): string =>
    book(
      figure('whole', `${whole}, totalOf: [${parts.map((_, index) => `p${index}`).join(', ')}]`) +
        parts.map((part, index) => `  p${index}: {kind: figure, text: P, unit: people, ${part}}\n`).join(''),
    )
  const used = section('In all {{figure "whole"}}.')

  it.each([
    ['less', 'value: 50', ['value: 30', 'value: 10'], '`whole` is 50 people, but its 2 parts come to 40'],
    ['more', 'value: 50', ['value: 30', 'value: 22'], '`whole` is 50 people, but its 2 parts come to 52'],
    ['a range below', 'value: 50', ['value: 30', 'min: 5, max: 15'], '`whole` is 50 people, but its 2 parts come to 35 to 45'],
    [
      'at least more',
      'value: 50',
      ['value: 51, qualifier: atLeast'],
      '`whole` is 50 people, but its one part comes to at least 51',
    ],
    [
      'another unit',
      'value: 50',
      ['value: 30', 'value: 20, unit: tents'],
      '`whole` counts `people`, but its part `p1` counts `tents`',
    ],
  ])('refuses parts that come to %s', async (_name, whole, parts, message) => {
    const facts = total(whole, ...parts).replace('unit: people, value: 20, unit: tents', 'unit: tents, value: 20')
    expect((await checkFor('figure/sum', used, facts)).map((found) => found.message)).toEqual([message])
  })

  it.each([
    ['exactly', 'value: 50', ['value: 30', 'value: 20']],
    ['in tenths', 'value: 0.3', ['value: 0.1', 'value: 0.2']],
    ['within a range', 'min: 35, max: 45', ['value: 30', 'min: 5, max: 20']],
    ['about', 'value: 50, qualifier: about', ['value: 30', 'value: 22']],
    ['with an open end', 'value: 50', ['value: 30', 'value: 10, qualifier: atLeast']],
    ['with a part that no longer stands', 'value: 50', ['value: 30', 'value: 10, status: superseded']],
  ])('accepts parts that make it %s', async (_name, whole, parts) => {
    expect(await placesOf('figure/sum', used, total(whole, ...parts))).toEqual([])
  })
})

describe('figure/sum', () => {
  const when = 'when: 2025-11-09'
  const parts = (north: number, south: number, whole: string): string =>
    book(
      figure('whole', `${whole}, ${when}, where: [land]`) +
        figure('n', `value: ${north}, ${when}, where: [north]`) +
        figure('s', `value: ${south}, ${when}, where: [south]`),
    )
  const used = section('In all {{figure "whole"}}.')

  it('points at a whole that its parts exceed', async () => {
    expect(await checkFor('figure/sum', used, parts(30, 22, 'value: 50'))).toEqual([
      { severity: 'error', at: '50', message: '`whole` is 50 people, but its 2 parts come to 52' },
    ])
  })

  it.each([
    ['parts that make the whole', parts(30, 20, 'value: 50')],
    ['parts that are not all', parts(30, 10, 'value: 50')],
    ['a whole that is a lower bound', parts(30, 22, 'value: 50, qualifier: atLeast')],
    ['a whole that is about right', parts(30, 22, 'value: 50, qualifier: about')],
    ['parts of another day', parts(30, 22, 'value: 50').replace('value: 22, when: 2025-11-09', 'value: 22, when: 2025-11-08')],
  ])('accepts %s', async (_name, facts) => {
    expect(await placesOf('figure/sum', used, facts)).toEqual([])
  })
})
