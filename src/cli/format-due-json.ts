/** What is owed as JSON for other programs. The shape is a promise (docs/schedules.md): keys are added, never changed or removed. */
import type { DueResult } from '../build-due.ts'

const minuteMs = 60_000

/** One JSON object and a line feed: `{schemaVersion, now, briefs, due, schedules}`. */
export function formatDueJson({ planned }: DueResult, now: Date): string {
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
  const content = { schemaVersion: 1, now: now.toISOString().replace('.000Z', 'Z'), briefs, due, schedules }
  return `${JSON.stringify(content, undefined, 2)}\n`
}
