/** Ten outlets that repeat one statement are one source, and adding a repetition never makes a fact look better sourced. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { independenceGroups, independentSourceCount } from '../../../src/facts/independence.ts'

function sourcesOf(graph: Readonly<Record<string, readonly string[]>>) {
  return new Map(Object.entries(graph).map(([id, restates]) => [id, { restates }]))
}

describe('independenceGroups', () => {
  const sources = sourcesOf({
    statement: [],
    paper: ['statement'],
    agency: ['paper'],
    radio: [],
    digest: ['statement', 'radio'],
    roundup: ['agency', 'photo'],
    photo: [],
    loop1: ['loop2'],
    loop2: ['loop1'],
  })
  it.each([
    [['paper'], [['paper']]],
    [['paper', 'agency'], [['paper', 'agency']]],
    [['statement', 'agency'], [['statement', 'agency']]],
    [
      ['agency', 'radio'],
      [['agency'], ['radio']],
    ],
    [
      ['digest', 'statement', 'radio'],
      [['digest', 'radio'], ['statement']],
    ],
    [
      ['digest', 'radio', 'statement'],
      [['digest', 'radio'], ['statement']],
    ],
    [['digest', 'roundup'], [['digest', 'roundup']]],
    [
      ['digest', 'photo'],
      [['digest'], ['photo']],
    ],
    [
      ['loop1', 'loop2', 'radio'],
      [['loop1', 'loop2'], ['radio']],
    ],
    [
      ['unheard-of', 'radio', 'radio'],
      [['unheard-of'], ['radio']],
    ],
    [[], []],
  ])('%j', (ids, groups) => {
    const found = independenceGroups(ids, sources)
    expect(found.map((group) => [...group].sort())).toEqual(groups.map((group) => [...group].sort()))
    expect(independentSourceCount({ sources: ids.map((ref) => ({ ref })) }, sources)).toBe(groups.length)
  })
})

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const graph = fc
  .tuple(...names.map((_, index) => fc.subarray([...names.slice(0, index)])))
  .map((upstream) => sourcesOf(Object.fromEntries(names.map((name, index) => [name, upstream[index]!]))))
const subset = fc.shuffledSubarray([...names], { minLength: 1 })

describe('whatever repeats what', () => {
  it('every id is in one group, and there are at most as many groups as origins', () => {
    fc.assert(
      fc.property(graph, subset, (sources, ids) => {
        const groups = independenceGroups(ids, sources)
        expect(groups.flat().sort()).toEqual([...ids].sort())
        const roots = names.filter((name) => sources.get(name)?.restates.length === 0)
        expect(groups.length).toBeGreaterThanOrEqual(1)
        expect(groups.length).toBeLessThanOrEqual(roots.length)
      }),
    )
  })

  it('the order in which sources are named does not matter', () => {
    fc.assert(
      fc.property(graph, subset, (sources, ids) => {
        expect(independenceGroups([...ids].reverse(), sources).length).toBe(independenceGroups(ids, sources).length)
      }),
    )
  })

  it('one more outlet that repeats what is there adds nothing; one with an origin of its own adds one', () => {
    fc.assert(
      fc.property(graph, subset, fc.nat(5), (sources, ids, pick) => {
        const count = independenceGroups(ids, sources).length
        const echo = new Map([...sources, ['echo', { restates: [ids[pick % ids.length]!] }]])
        expect(independenceGroups([...ids, 'echo'], echo).length).toBe(count)
        expect(independenceGroups([...ids, 'fresh'], sources).length).toBe(count + 1)
      }),
    )
  })
})
