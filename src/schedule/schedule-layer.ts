/** What a schedule says of the brief of an owed edition, as layers to be merged with the others. */
import type { LocatedMap, LocatedNode, LocatedScalar } from '../text/located-tree.ts'
import type { OwedEdition } from './plan-due.ts'

export interface ScheduleLayers {
  /** Under everything else: number and output name. */
  readonly below: LocatedMap
  /** Over the defaults of project and template, under the brief: `asOf`, `period`, `nextUpdate`. */
  readonly above: LocatedMap
}

/** The usual name with the number: editions made in one run must not share a file. */
const numberedOutput =
  '{{brief.id}}-{{pad brief.number 3}}{{#if variant.id}}-{{variant.id}}{{/if}}{{#if each}}-{{each.index}}{{/if}}'

/** The layers. Every value has the place of the schedule (`node`, the value of `schedule`). */
export function scheduleLayers({ number, occurrence, period, nextUpdate }: OwedEdition, node: LocatedNode): ScheduleLayers {
  const span = node.keySpan ?? node.span
  const layer = (fields: Readonly<Record<string, string | number | undefined>>): LocatedMap => ({
    kind: 'map',
    span,
    entries: new Map(
      Object.entries(fields).flatMap(([key, value]): readonly [string, LocatedScalar][] =>
        value === undefined ? [] : [[key, { kind: 'scalar', span, value, written: String(value), style: 'raw' }]],
      ),
    ),
  })
  return { below: layer({ number, output: numberedOutput }), above: layer({ asOf: occurrence.text, period, nextUpdate }) }
}
