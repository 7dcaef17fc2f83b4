import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTimeSeries } from '../../../src/checks/time-series.ts'
import type { Fact } from '../../../src/facts/fact.ts'
import { tlpMarking } from '../../../src/terms/tlp.ts'
import { parseEdtf } from '../../../src/time/parse-edtf.ts'

const node = { kind: 'map', span: { file: 'x', start: 0, end: 0 }, entries: new Map() } as const

function factAt(when: string | undefined, index: number): Fact {
  const time = when === undefined ? undefined : parseEdtf(when)
  const lists = {
    about: [],
    where: [],
    sources: [],
    supersedes: [],
    corrects: [],
    contradicts: [],
    corroborates: [],
    totalOf: [],
    tags: [],
  }
  return {
    id: `f${index}`,
    kind: 'figure',
    text: '',
    status: 'current',
    planned: false,
    marking: tlpMarking('CLEAR'),
    node,
    ...lists,
    ...(time && { when: time }),
  }
}

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2025-11-${String(number).padStart(2, '0')}`)
const time = fc.oneof(
  day,
  fc.constantFrom('2025-11', '2025', undefined),
  day.map((start) => `${start}/..`),
  day.map((end) => `../${end}`),
  fc.tuple(day, day).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`)),
)

it('gives just those whose time overlaps', () => {
  fc.assert(
    fc.property(fc.array(time, { maxLength: 30 }), (times) => {
      const facts = times.map(factAt)
      const series = createTimeSeries(facts)
      for (const fact of facts) {
        const expected = facts.filter(({ when }) =>
          when === undefined || fact.when === undefined
            ? when === fact.when
            : when.earliest < fact.when.latest && fact.when.earliest < when.latest,
        )
        expect([...series.overlapping(fact)].map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
      }
    }),
  )
})
