/** Which editions the briefs of a run owe at its time: schedules read, released editions looked at. Builds nothing. */
import type { FoundBrief } from '../brief/find-briefs.ts'
import { mergeLayers } from '../brief/layers.ts'
import { readBrief } from '../brief/read-brief.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { type DuePlan, mostOwed, type OwedEdition, planDue } from '../schedule/plan-due.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { releasedEditions } from '../schedule/released-editions.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { type ScheduleLayers, scheduleLayers } from '../schedule/schedule-layer.ts'
import { type LocatedNode, nodeAt } from '../text/located-tree.ts'
import type { Run } from './open-run.ts'

/** A brief with a schedule, and what it owes. */
export interface PlannedBrief {
  readonly found: FoundBrief
  readonly schedule: Schedule
  readonly plan: DuePlan
  /** The value of `schedule`. */
  readonly node: LocatedNode
}

/** A brief of which nothing can be planned, and why. */
export interface UnplannedBrief {
  readonly found: FoundBrief
  readonly diagnostics: readonly Diagnostic[]
}

export interface DueBriefs {
  /** In the order of the briefs; those without a schedule are left out. */
  readonly planned: readonly PlannedBrief[]
  readonly unplanned: readonly UnplannedBrief[]
}

/** An edition that a report is made for. */
export interface OwedReport extends OwedEdition {
  readonly layers: ScheduleLayers
}

/**
 * The plans at the time of the run. A schedule stands in the project's defaults, the brief or `--set`. Reports what `readBrief`,
 * `readSchedule` and `loadEdition` do, and `schedule/backlog`.
 */
export async function planBriefs(run: Run): Promise<DueBriefs> {
  const all = await Promise.all(run.briefs.map((found) => planBrief(found, run)))
  return {
    planned: all.flatMap((each) => (each !== undefined && 'plan' in each ? [each] : [])),
    unplanned: all.flatMap((each) => (each !== undefined && 'diagnostics' in each ? [each] : [])),
  }
}

/** The owed editions of a brief with the layers that make them, the oldest first. */
export function owedReports({ plan, node }: PlannedBrief): readonly OwedReport[] {
  return plan.owed.map((owed) => ({ ...owed, layers: scheduleLayers(owed, node) }))
}

/** A brief with its schedule, as the brief and the layers over and under it say it. */
export interface ScheduledBrief {
  readonly found: FoundBrief
  readonly schedule: Schedule
  /** The value of `schedule`. */
  readonly node: LocatedNode
  /** The brief with those layers. */
  readonly merged: LocatedNode
}

/** The schedule of a brief, whatever was released; undefined for a brief without one. Reports what `readBrief` and `readSchedule` do. */
export async function scheduleOf(found: FoundBrief, run: Run): Promise<ScheduledBrief | UnplannedBrief | undefined> {
  const spec = await readBrief(found.path, run.doors.project)
  if (!spec.ok) return unplanned(found, spec)
  const merged = mergeLayers([...run.under, spec.value, ...run.over]) ?? spec.value
  const node = nodeAt(merged, ['schedule'])
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return undefined
  const schedule = readSchedule(node)
  return schedule.ok ? { found, schedule: schedule.value, node, merged } : unplanned(found, schedule)
}

/** Undefined for a brief without a schedule. */
async function planBrief(found: FoundBrief, run: Run): Promise<PlannedBrief | UnplannedBrief | undefined> {
  const scheduled = await scheduleOf(found, run)
  if (scheduled === undefined || 'diagnostics' in scheduled) return scheduled
  const { schedule, node, merged } = scheduled
  const { project } = run.doors
  const released = await releasedEditions(found.id, schedule.timezone, project)
  if (!released.ok) return unplanned(found, released)
  const number = nodeAt(merged, ['number'])
  const first = number?.kind === 'scalar' && typeof number.value === 'number' ? number.value : undefined
  const plan = planDue(schedule, released.value, project.now().getTime(), first)
  if (plan.isBacklog) return { found, diagnostics: [backlog(found, node)] }
  return { found, schedule, plan, node }
}

function unplanned(found: FoundBrief, { diagnostics }: Outcome<unknown>): UnplannedBrief {
  return { found, diagnostics }
}

function backlog({ id }: FoundBrief, node: LocatedNode): Diagnostic {
  return {
    severity: 'error',
    code: 'schedule/backlog',
    message: `\`${id}\` owes more than ${mostOwed} editions`,
    span: nodeAt(node, ['catchUp'])?.span ?? node.keySpan ?? node.span,
    hints: ['set `start` to the day from which editions are wanted', 'set `catchUp: latest`'],
  }
}
