/** The schedule of a report: its layers among the others, and what is wrong with it. The room of schedules is loaded only for briefs that have one. */
import type { Brief } from '../brief/brief.ts'
import { mergeLayers } from '../brief/layers.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Edition } from '../editions/edition.ts'
import type { Occurrence } from '../schedule/schedule.ts'
import type { ScheduleLayers } from '../schedule/schedule-layer.ts'
import { type LocatedNode, nodeAt } from '../text/located-tree.ts'
import { parseEdtfPoint } from '../time/parse-edtf.ts'

/** The layers under a brief, the lowest first: what the schedule adds goes under the defaults or over them. */
export function withSchedule(defaults: readonly LocatedNode[], layers: ScheduleLayers | undefined): readonly LocatedNode[] {
  return layers === undefined ? defaults : [layers.below, ...defaults, layers.above]
}

/**
 * The layers that an issued edition was made with, from the schedule in `layers` (those of the brief as it was, the lowest first); undefined
 * for one released by hand, and where the schedule has gone.
 */
export async function layersOfEdition(
  { scheduledFor, number }: Edition,
  layers: readonly LocatedNode[],
): Promise<ScheduleLayers | undefined> {
  const merged = mergeLayers(layers)
  const node = merged && nodeAt(merged, ['schedule'])
  const moment = scheduledFor === undefined ? undefined : parseEdtfPoint(scheduledFor)
  if (node === undefined || moment === undefined) return undefined
  const { readSchedule } = await import('../schedule/read-schedule.ts')
  const { owedEdition } = await import('../schedule/plan-due.ts')
  const { scheduleLayers } = await import('../schedule/schedule-layer.ts')
  const schedule = readSchedule(node)
  const occurrence = { instant: moment.earliest, text: moment.text }
  return schedule.ok ? scheduleLayers(owedEdition(schedule.value, occurrence, number), node) : undefined
}

/** `schedule/invalid`, and `schedule/fixed-date` for a report that is owed for an occurrence and is as of another time. */
export async function checkSchedule(brief: Brief, owedFor: Occurrence | undefined): Promise<readonly Diagnostic[]> {
  const node = nodeAt(brief.node, ['schedule'])
  if (brief.schedule === undefined || node === undefined) return []
  const { readSchedule } = await import('../schedule/read-schedule.ts')
  return [...readSchedule(node).diagnostics, ...(owedFor === undefined ? [] : checkAsOf(brief, owedFor))]
}

function checkAsOf({ asOf, node }: Brief, { instant, text }: Occurrence): readonly Diagnostic[] {
  // A date without a time is one of the schedule's zone.
  const fits = asOf.offsetMinutes === undefined ? text.startsWith(asOf.text) : instant >= asOf.earliest && instant < asOf.latest
  if (fits) return []
  const span = nodeAt(node, ['asOf'])?.span
  return [
    {
      severity: 'warning',
      code: 'schedule/fixed-date',
      message: `this edition is owed for ${text}, and the brief says \`asOf: ${asOf.text}\``,
      ...(span && { span }),
      hints: ['leave `asOf` out: the schedule knows it', 'bring the brief up to date'],
    },
  ]
}
