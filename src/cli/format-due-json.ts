/** What is owed as JSON for other programs. The shape is a promise (docs/schedules.md): keys are added, never changed or removed. */
import type { DueResult } from '../build-due.ts'

const minuteMs = 60_000

/** Briefs that one CI job prints, as long as there are jobs: below, starting a job takes longer than printing. */
const briefsOfJob = 10

/** One JSON object and a line feed: `{schemaVersion, now, briefs, due, schedules}`, and `parts`, at most as many as asked for. */
export function formatDueJson({ planned }: DueResult, now: Date, mostParts?: number): string {
  const due = planned.flatMap(({ found, plan }) =>
    plan.owed.map(({ number, occurrence, period, nextUpdate }) => ({
      brief: found.id,
      number,
      scheduledFor: occurrence.text,
      period,
      nextUpdate,
      lateMinutes: Math.floor((now.getTime() - occurrence.instant) / minuteMs),
    })),
  )
  const schedules = planned.map(({ found, schedule, plan: { last, next, skipped } }) => ({
    brief: found.id,
    timezone: schedule.timezone,
    catchUp: schedule.catchUp,
    last: last?.text,
    next: next?.text,
    skipped: { count: skipped.length, first: skipped[0]?.text, last: skipped.at(-1)?.text },
  }))
  const briefs = [...new Set(due.map(({ brief }) => brief))]
  const parts = mostParts === undefined ? undefined : partsOf(briefs, mostParts)
  const content = { schemaVersion: 1, now: now.toISOString().replace('.000Z', 'Z'), briefs, parts, due, schedules }
  return `${JSON.stringify(content, undefined, 2)}\n`
}

/** The briefs dealt out in turn over as few parts as they need. */
function partsOf(briefs: readonly string[], most: number) {
  const of = Math.min(most, Math.ceil(briefs.length / briefsOfJob))
  return Array.from({ length: of }, (_, index) => ({
    part: index + 1,
    of,
    briefs: briefs.filter((_, position) => position % of === index),
  }))
}
