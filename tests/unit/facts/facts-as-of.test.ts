import { describe, expect, it } from 'vitest'
import { createFactsAsOf, factsAsOf, isKnownBy, type Moment, momentOf } from '../../../src/facts/facts-as-of.ts'
import { loadFactBook } from '../../../src/facts/load-fact-book.ts'
import { selectFacts } from '../../../src/facts/select-facts.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import type { EdtfPoint } from '../../../src/time/edtf.ts'
import { parseEdtfPoint } from '../../../src/time/parse-edtf.ts'

const text = `
defaults: {sources: s, credibility: 2}
sources:
  s: {type: report, title: S, reliability: B}
facts:
  old: {kind: figure, text: People displaced, value: 10, recorded: 2025-11-03T09:00+05:00}
  always: {kind: event, text: Rain fell., contradicts: later}
  later: {kind: event, text: No rain fell., recorded: 2025-11-05}
  new: {kind: figure, text: People displaced, value: 20, supersedes: old, recorded: 2025-11-10T09:00+05:00}
  dropped: {kind: event, text: A dam broke., status: retracted, recorded: 2025-11-03}
  reported: {kind: event, text: A bridge fell., reported: 2025-11-09, recorded: 2025-11-03}
`

async function bookOf() {
  const loaded = await loadFactBook(
    [{ glob: 'f.yaml', span: { file: 'b', start: 0, end: 0 } }],
    createMemoryHost({ 'f.yaml': text }),
  )
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'))
  return loaded.value
}

function at(time: string): EdtfPoint {
  const point = parseEdtfPoint(time)
  if (point === undefined) throw new Error(time)
  return point
}

const moment = (time: string): Moment => momentOf({ asOf: at(time) })

describe('factsAsOf', () => {
  it.each([
    // On 3 November the count of the 3rd stands; what was recorded or reported later is not there yet.
    ['2025-11-03', ['old', 'always']],
    ['2025-11-05', ['old', 'always', 'later']],
    // A status that somebody typed counts whenever one looks.
    ['2025-11-10', ['always', 'later', 'new', 'reported']],
  ])('%s: selects what stood then', async (time, expected) => {
    const book = factsAsOf(await bookOf(), moment(time))
    expect(selectFacts(book, {}).map(({ id }) => id)).toEqual(expected)
  })

  it('leaves out links to facts that were not there', async () => {
    const whole = await bookOf()
    expect(factsAsOf(whole, moment('2025-11-03')).facts.get('always')?.contradicts).toEqual([])
    expect(factsAsOf(whole, moment('2025-11-05')).facts.get('always')?.contradicts).toEqual(['later'])
  })

  it('is for a run what it is alone, and the same book between two arrivals', async () => {
    const whole = await bookOf()
    const shared = createFactsAsOf()
    const times = [
      '2025-11-03',
      '2025-11-03T08:59+05:00',
      '2025-11-03T09:01+05:00',
      '2025-11-04',
      '2025-11-05',
      '2025-11-09',
      '2025-12',
    ]
    for (const time of times) {
      for (const zoneMinutes of [0, 300, -300]) {
        const then = { knownBy: at(time), zoneMinutes }
        expect([time, zoneMinutes, shared(whole, then)]).toEqual([time, zoneMinutes, factsAsOf(whole, then)])
      }
    }
    expect(shared(whole, moment('2025-11-06'))).toBe(shared(whole, moment('2025-11-07')))
    expect(shared(whole, moment('2025-11-07'))).not.toBe(shared(whole, moment('2025-11-09')))
    expect(shared(whole, moment('2025-12'))).toBe(whole)
  })

  it('is the same book when all of it was known', async () => {
    const whole = await bookOf()
    expect(factsAsOf(whole, moment('2025-12'))).toBe(whole)
  })
})

describe('sources of later days', () => {
  const grown = `
defaults: {recorded: 2025-11-10}
sources:
  early: {type: report, title: Early, reliability: B, recorded: 2025-11-03, restates: [statement]}
  statement: {type: speech, title: Statement, reliability: F, recorded: 2025-11-01}
  late: {type: report, title: Late, reliability: C, restates: early}
  other: {type: report, title: Other, reliability: C, recorded: 2025-11-02, restates: [late, statement]}
facts:
  meeting: {kind: event, text: They met., sources: [early, late, other], credibility: 2, recorded: 2025-11-03}
  hearsay: {kind: event, text: They agreed., sources: [late], credibility: 3, recorded: 2025-11-03}
`
  const load = async () => {
    const spans = [{ glob: 'f.yaml', span: { file: 'b', start: 0, end: 0 } }]
    const loaded = await loadFactBook(spans, createMemoryHost({ 'f.yaml': grown }))
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'))
    return loaded.value
  }

  it('are not those of a fact before: it keeps the sources that it had', async () => {
    const book = factsAsOf(await load(), moment('2025-11-03'))
    expect(book.facts.get('meeting')?.sources.map(({ ref }) => ref)).toEqual(['early', 'other'])
    expect(factsAsOf(await load(), moment('2025-11-10')).facts.get('meeting')?.sources).toHaveLength(3)
  })

  it('take the fact with them that rests on nothing else', async () => {
    expect([...factsAsOf(await load(), moment('2025-11-09')).facts.keys()]).toEqual(['meeting'])
    expect([...factsAsOf(await load(), moment('2025-11-10')).facts.keys()]).toEqual(['meeting', 'hearsay'])
  })

  it('are not named as what another source repeats', async () => {
    const book = factsAsOf(await load(), moment('2025-11-03'))
    expect(book.sources.get('other')?.restates).toEqual(['statement'])
    expect(book.sources.get('early')?.restates).toEqual(['statement'])
  })

  it('take `recorded` from the file’s defaults unless they say it themselves', async () => {
    const { sources } = await load()
    expect(sources.get('late')?.recorded?.text).toBe('2025-11-10')
    expect(sources.get('early')?.recorded?.text).toBe('2025-11-03')
  })
})

describe('isKnownBy', () => {
  const none = new Map()
  const fact = async (id: string) => {
    const found = (await bookOf()).facts.get(id)
    if (found === undefined) throw new Error(id)
    return found
  }

  it('goes to the minute, across time zones', async () => {
    expect(isKnownBy(await fact('new'), none, moment('2025-11-10T04:00Z'))).toBe(true)
    expect(isKnownBy(await fact('new'), none, moment('2025-11-10T03:58Z'))).toBe(false)
  })

  it('means days without a zone by the report’s clock', async () => {
    expect(isKnownBy(await fact('later'), none, moment('2025-11-05T00:00+05:00'))).toBe(true)
    expect(isKnownBy(await fact('later'), none, moment('2025-11-04T23:58+05:00'))).toBe(false)
  })

  it('asks the cut-off before the as-of time', async () => {
    const report = { asOf: at('2025-11-12'), informationCutoff: at('2025-11-04') }
    expect(isKnownBy(await fact('later'), none, momentOf(report))).toBe(false)
  })
})
