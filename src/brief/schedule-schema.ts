/** What `schedule` of a brief may say, field by field. Whether the fields make sense together, and as times, `schedule/` knows. */
import type { z } from 'zod'
import { choice, list, object, parsedText, text } from '../diagnostics/field-schema.ts'
import { explainEdtf } from '../time/explain-edtf.ts'
import { parseEdtf, parseEdtfPoint } from '../time/parse-edtf.ts'

export const catchUps = ['latest', 'all', 'skip'] as const
/** What becomes of occurrences that nobody printed in time. */
export type CatchUp = (typeof catchUps)[number]

export const rhythms = ['day', 'workday', 'week', 'month', 'quarter'] as const
export type Rhythm = (typeof rhythms)[number]
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

const hour = () =>
  parsedText(
    (input) => {
      const [, hours, minutes = '0'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(input) ?? []
      const time = { hour: Number(hours), minute: Number(minutes) }
      return time.hour <= 23 && time.minute <= 59 ? time : undefined
    },
    (input) => ({ message: `expected an hour of the day, found \`${input}\``, hints: ['write it like `"06:00"`'] }),
  )

const point = () => parsedText(parseEdtfPoint, (input) => explainEdtf(input, { point: true }))

export const scheduleSchema = object({
  cron: text()
    .exactOptional()
    .meta({ description: 'When, as five fields of cron: minute, hour, day, month, day of the week.', example: '"0 6 * * 1"' }),
  every: choice(rhythms).exactOptional().meta({ description: 'When, instead of `cron`; needs `at`.' }),
  on: list(text()).exactOptional().meta({
    description: 'With `week`: `monday` …; with `month` and `quarter`: day of the month, or `last`.',
    example: 'monday',
  }),
  at: list(hour(), { min: 1 }).exactOptional().meta({ description: 'Hours of the day, in the zone.', example: '"06:00"' }),
  timezone: text().meta({ description: 'Time zone (IANA name).', example: 'Asia/Karachi' }),
  start: point().exactOptional().meta({ description: 'Nothing is owed before.', example: '2026-01-01' }),
  end: point().exactOptional().meta({ description: 'Nothing is owed after; a day is included.', example: '2026-12-31' }),
  blackout: list(parsedText(parseEdtf, explainEdtf))
    .default([])
    .meta({ description: 'Days and intervals of days on which nothing is issued.', example: '[2026-12-25]' }),
  onBlackout: choice(['skip', 'nextWorkday'])
    .default('skip')
    .meta({ description: 'What becomes of an edition that falls on such a day.' }),
  weekend: list(choice(weekdays))
    .default(['saturday', 'sunday'])
    .meta({ description: 'What `workday` and `nextWorkday` leave out.' }),
  catchUp: choice(catchUps).default('latest').meta({ description: 'What becomes of editions that were not printed in time.' }),
})

/** A schedule as written, its fields checked one by one. */
export type WrittenSchedule = z.output<typeof scheduleSchema>
