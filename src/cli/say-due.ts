/** What is said of schedules besides the editions themselves: what was passed over, and when the next one comes. */
import type { DueResult } from '../build-due.ts'
import type { CliIo } from './cli-io.ts'
import { counted } from './progress/finished-line.ts'
import { say } from './say.ts'

/** Says when the next edition is due, when none is owed now. */
export function sayNothingOwed({ planned }: DueResult, io: CliIo): void {
  if (planned.some(({ plan }) => plan.owed.length > 0)) return
  if (planned.length === 0) {
    say({ severity: 'note', message: 'nothing is owed: no brief has a `schedule`', hints: ['see docs/schedules.md'] }, io)
    return
  }
  const coming = planned.flatMap(({ found, plan }) => (plan.next === undefined ? [] : [{ id: found.id, ...plan.next }]))
  const [next] = coming.toSorted((a, b) => a.instant - b.instant)
  const then = next === undefined ? 'and nothing will be' : `next is \`${next.id}\` on ${next.text}`
  say({ severity: 'note', message: `nothing is owed; ${then}` }, io)
}

/** More than these would hide what is owed. */
const mostSkipped = 8

/** Says, brief by brief, which occurrences were missed and are passed over; of many briefs the first, and how many more there are. */
export function saySkipped({ planned }: DueResult, io: CliIo): void {
  const passing = planned.filter(({ plan }) => plan.skipped.length > 0)
  for (const { found, plan, schedule } of passing.slice(0, mostSkipped)) {
    const { skipped } = plan
    const [first, last] = [skipped[0], skipped.at(-1)]
    if (first === undefined || last === undefined) continue
    const when = first === last ? first.text : `${first.text} to ${last.text}`
    const what = counted(skipped.length, 'missed edition')
    const message = `\`${found.id}\` passes over ${what} (\`catchUp: ${schedule.catchUp}\`): ${when}`
    say({ severity: 'note', message }, io)
  }
  const more = passing.length - mostSkipped
  if (more > 0) say({ severity: 'note', message: `${counted(more, 'more brief')} so; \`sitrep due --json\` has them all` }, io)
}
