/** What is said of schedules that cannot be followed, and at which words. */
import { describe, expect, it } from 'vitest'
import { problems, schedule } from './read.ts'

const good = 'every: week\nat: "06:00"\ntimezone: Asia/Karachi'

describe('readSchedule', () => {
  it.each([
    ['cron: "0 6 * * 8"\ntimezone: UTC', '8', '`8` is no day of the week of a cron'],
    ['cron: 61 6 * * 1\ntimezone: UTC', '61', '`61` is no minute of a cron'],
    ['cron: "? 6 * * *"\ntimezone: UTC', '?', '`?` is no minute of a cron'],
    [
      'cron: "0 0 6 * * 1"\ntimezone: UTC',
      '"0 0 6 * * 1"',
      'expected the five fields of a cron, found 6; seconds are not among them',
    ],
    ['cron: "@mondays"\ntimezone: UTC', '"@mondays"', 'expected the five fields of a cron, found 1'],
    ['cron: "0 6 31 2 *"\ntimezone: UTC', '"0 6 31 2 *"', 'this schedule never occurs'],
    ['cron: "0 6 * * 1"\nevery: week\ntimezone: UTC', 'week', '`cron` and `every` exclude each other'],
    ['cron: "0 6 * * 1"\nat: 6\ntimezone: UTC', '6', '`at` does nothing beside `cron`'],
    ['every: week\ntimezone: UTC', 'week', '`every: week` needs an hour'],
    ['every: day\non: monday\nat: 6\ntimezone: UTC', 'monday', '`on` does nothing with `every: day`'],
    ['every: week\non: [monday, tusday]\nat: 6\ntimezone: UTC', 'tusday', 'expected a day of the week, found `tusday`'],
    ['every: month\non: 32\nat: 6\ntimezone: UTC', '32', 'expected a day of the month from 1 to 31, or `last`, found `32`'],
    ['every: day\nat: 24:00\ntimezone: UTC', '24:00', 'expected an hour of the day, found `24:00`'],
    ['every: day\nat: 6\ntimezone: Asia/Karchi', 'Asia/Karchi', 'no time zone is called `Asia/Karchi`'],
    [`${good}\nstart: 2026-05-01\nend: 2026-04-30`, '2026-05-01', 'the start, 2026-05-01, comes after the end, 2026-04-30'],
    [`${good}\nstart: 2026-05~`, '2026-05~', 'expected a date that is sure, found `2026-05~`'],
    [`${good}\nblackout: [2026-12-24/..]`, '2026-12-24/..', 'expected days, found the open interval `2026-12-24/..`'],
    [`${good}\nblackout: 2026-12-24T10:00Z`, '2026-12-24T10:00Z', 'expected days, found the time `2026-12-24T10:00Z`'],
    [`${good}\nstart: 2026-05-05\nend: 2026-05-08`, 'week', 'this schedule never occurs between 2026-05-05 and 2026-05-08'],
    [
      `${good}\nstart: 2026-05-04\nend: 2026-05-04\nblackout: 2026-05-04`,
      'week',
      'this schedule never occurs between 2026-05-04 and 2026-05-04',
    ],
    [
      `${good}\nweekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]`,
      '[monday, tuesday, wednesday, thursday, friday, saturday, sunday]',
      'a weekend of all seven days leaves no working day',
    ],
  ])('%s', (yaml, at, message) => {
    expect(problems(yaml)).toEqual([[at, message]])
  })

  it('reports everything at once', () => {
    expect(problems('every: week\ntimezone: Berlin\nblackout: 2026-12-24/..').map(([, message]) => message)).toEqual([
      'no time zone is called `Berlin`',
      '`every: week` needs an hour',
      'expected days, found the open interval `2026-12-24/..`',
    ])
  })

  it('takes nicknames, names in any case and offsets for zones', () => {
    expect(schedule('cron: "@daily"\ntimezone: asia/karachi').timezone).toBe('Asia/Karachi')
    expect(schedule('cron: 0 6 * * mon-fri\ntimezone: "+05:00"').timezone).toBe('+05:00')
  })
})
