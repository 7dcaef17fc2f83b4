/** Cron patterns of five fields: their wall times, and why a text is none. The only importer of `croner`; zones are not its business. */
import { Cron } from 'croner'
import { addDays, dayText, midnightOf } from './calendar.ts'
import type { WallMoment } from './schedule.ts'

export interface CronProblem {
  readonly message: string
  readonly hints: readonly string[]
  /** The part of the text that is wrong; undefined for the whole. */
  readonly at?: { readonly start: number; readonly end: number }
}

const fields = [
  { noun: 'minute', range: '0 to 59' },
  { noun: 'hour', range: '0 to 23' },
  { noun: 'day of the month', range: '1 to 31, or `L` for the last' },
  { noun: 'month', range: '1 to 12, or `JAN` to `DEC`' },
  { noun: 'day of the week', range: '0 to 7 (Sunday is both), or `SUN` to `SAT`' },
] as const

const nicknames: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
])

/** The pattern with five fields, for a nickname such as `@daily`. */
export function spellOutCron(pattern: string): string {
  return nicknames.get(pattern.trim().toLowerCase()) ?? pattern
}

/** What is wrong with a pattern, undefined for nothing. The first wrong field is named. */
export function explainCron(pattern: string): CronProblem | undefined {
  if (spellOutCron(pattern) !== pattern) return undefined
  const words = [...pattern.matchAll(/\S+/g)]
  if (words.length !== 5) {
    const found = words.length === 6 ? '6; seconds are not among them' : String(words.length)
    return {
      message: `expected the five fields of a cron, found ${found}`,
      hints: ['write minute, hour, day of the month, month and day of the week: `0 6 * * 1` is Monday at 06:00'],
    }
  }
  const index = words.findIndex(([word], position) => {
    // `?` means the current time to the library: a schedule must not depend on when it is read.
    const alone = fields.map((_, other) => (other === position ? word : '*')).join(' ')
    return word.includes('?') || !parses(alone)
  })
  const word = words[index]
  const field = fields[index]
  if (word === undefined || field === undefined) return undefined
  return {
    message: `\`${word[0]}\` is no ${field.noun} of a cron`,
    hints: [`write ${field.range}, \`*\` for any, lists and ranges such as \`1,3-5\`, or steps such as \`*/2\``],
    at: { start: word.index, end: word.index + word[0].length },
  }
}

/**
 * The wall times of a pattern of five fields from the first day to the last, both included, rising. Lazy. Days and hours are asked for
 * apart: each day has the same hours, and the library is slow to find them anew.
 */
export function* cronTimes(pattern: string, firstDay: string, lastDay: string): Generator<WallMoment> {
  const [minute, hour, ...days] = pattern.trim().split(/\s+/)
  const times = [...runs(`${minute} ${hour} * * *`, firstDay, firstDay)].map((run) => ({
    hour: run.getUTCHours(),
    minute: run.getUTCMinutes(),
  }))
  for (const run of runs(`0 0 ${days.join(' ')}`, firstDay, lastDay)) {
    const day = dayText(run.getTime())
    for (const time of times) yield { day, time }
  }
}

/** Wall times are counted in UTC, which has no clock changes: what a zone makes of them is decided elsewhere. */
function* runs(pattern: string, firstDay: string, lastDay: string): Generator<Date> {
  const cron = create(pattern)
  const end = midnightOf(addDays(lastDay, 1))
  let next = cron.nextRun(new Date(midnightOf(firstDay) - 1000))
  while (next !== null && next.getTime() < end) {
    yield next
    next = cron.nextRun(next)
  }
}

function parses(pattern: string): boolean {
  try {
    create(pattern)
    return true
  } catch {
    return false
  }
}

function create(pattern: string): Cron {
  return new Cron(pattern.trim(), { timezone: 'UTC', mode: '5-part', paused: true })
}
