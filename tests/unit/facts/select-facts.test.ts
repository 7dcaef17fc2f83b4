/** A view shows the facts its brief asks for: all conditions hold, old facts stay out, order is steady. */
import { describe, expect, it } from 'vitest'
import type { FactBook } from '../../../src/facts/fact.ts'
import { findCycles } from '../../../src/facts/find-cycle.ts'
import { loadFactBook } from '../../../src/facts/load-fact-book.ts'
import { selectFacts } from '../../../src/facts/select-facts.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import type { FactQuery } from '../../../src/terms/fact-query.ts'
import { parseEdtfPoint } from '../../../src/time/parse-edtf.ts'

const text = `
defaults: {sources: s}
sources: {s: S}
actors: {fo: FO, ttp: TTP}
places: {pak: P, kp: {name: K, within: pak}, torkham: {name: T, within: kp}, kabul: Kabul}
facts:
  shut: {kind: status, text: t, where: torkham, when: 2025-10-12/.., tags: [crossings]}
  talks: {kind: event, text: t, where: kabul, when: 2025-11, about: [fo], tags: [talks]}
  blame: {kind: position, text: t, attributedTo: fo, about: [ttp], tags: [talks, blame]}
  old: {kind: figure, text: t, value: 1, when: 2025-11-01}
  new: {kind: figure, text: t, value: 2, when: 2025-11-02, supersedes: old}
  wrong: {kind: figure, text: t, value: 3}
  right: {kind: figure, text: t, value: 4, corrects: wrong}
  gone: {kind: event, text: t, status: retracted}
  doubted: {kind: event, text: t, status: underReview}
`

async function book(): Promise<FactBook> {
  const outcome = await loadFactBook(
    [{ glob: 'a.yaml', span: { file: 'b', start: 0, end: 0 } }],
    createMemoryHost({ 'a.yaml': text }),
  )
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return outcome.value
}

describe('selectFacts', () => {
  const day = (text: string) => parseEdtfPoint(text)!
  const cases: readonly (readonly [string, FactQuery, readonly string[]])[] = [
    ['everything that stands', {}, ['shut', 'talks', 'blame', 'new', 'right', 'doubted']],
    ['one of several kinds', { kind: ['status', 'event'] }, ['shut', 'talks', 'doubted']],
    ['any of the tags', { tag: ['blame', 'crossings'] }, ['shut', 'blame']],
    ['what lies within a place, however deep', { place: ['pak'] }, ['shut']],
    ['a place itself', { place: ['kabul', 'torkham'] }, ['shut', 'talks']],
    ['said by or about', { actor: ['fo'] }, ['talks', 'blame']],
    ['said by', { attributedTo: ['fo'] }, ['blame']],
    ['a time that overlaps', { from: day('2025-11-02'), to: day('2025-11-05') }, ['shut', 'talks', 'new']],
    ['until a day', { to: day('2025-10-12') }, ['shut']],
    ['since a month', { from: day('2025-12') }, ['shut']],
    ['all conditions at once', { tag: ['talks'], kind: ['event'] }, ['talks']],
    ['ids in their order, the superseded too', { ids: ['new', 'old', 'gone', 'nobody', 'new'] }, ['new', 'old', 'gone']],
    ['ids that fit the rest', { ids: ['blame', 'shut'], kind: ['status'] }, ['shut']],
  ]
  it.each(cases)('%s', async (_rule, query, ids) => {
    expect(selectFacts(await book(), query).map((fact) => fact.id)).toEqual(ids)
  })
})

describe('findCycles', () => {
  const cases: readonly (readonly [Readonly<Record<string, readonly string[]>>, readonly (readonly string[])[]])[] = [
    [{ a: ['b'], b: ['c'], c: [] }, []],
    [{ a: ['a'] }, [['a']]],
    [{ c: ['b'], b: ['a'], a: ['c'] }, [['a', 'c', 'b']]],
    [{ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    [
      { a: ['b'], b: ['a', 'c'], c: ['b'] },
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
    ],
    [{ x: ['a'], a: ['b'], b: ['a'] }, [['a', 'b']]],
    [{ a: ['nowhere'] }, []],
  ]
  it.each(cases)('%j', (graph, cycles) => {
    expect(findCycles(Object.keys(graph), (id) => graph[id] ?? [])).toEqual(cycles)
  })

  it('does not run out of stack on a long chain', () => {
    const count = 20_000
    const ids = Array.from({ length: count }, (_, index) => String(index))
    expect(findCycles(ids, (id) => (Number(id) + 1 < count ? [String(Number(id) + 1)] : []))).toEqual([])
  })
})
