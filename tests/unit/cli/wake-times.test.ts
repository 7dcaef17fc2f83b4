/** The lines that wake a CI system up, held against the occurrences of schedules over years: every one has a wake-up soon after it. */
import { describe, expect, it } from 'vitest'
import { cronField, wakeLines } from '../../../src/cli/ci/wake-times.ts'
import { cronTimes } from '../../../src/schedule/cron-pattern.ts'
import { occurrencesBetween } from '../../../src/schedule/occurrences.ts'
import { schedule } from '../schedule/read.ts'

const lines = (...yamls: readonly string[]) =>
  wakeLines(yamls.map((yaml, index) => ({ brief: `b${index + 1}`, schedule: schedule(yaml) })))
const crons = (...yamls: readonly string[]) => lines(...yamls).map(({ cron }) => cron)

describe('cron lines', () => {
  it.each([
    ['a zone without clock changes', 'every: week\non: monday\nat: "06:00"\ntimezone: Asia/Karachi', ['7 1 * * 1']],
    ['both sides of clock changes', 'every: workday\nat: "06:00"\ntimezone: Europe/Berlin', ['7 4,5 * * 1-5']],
    ['a UTC day before', 'every: week\non: monday\nat: "03:00"\ntimezone: Asia/Karachi', ['7 22 * * 0']],
    ['every day', 'every: day\nat: ["06:00", "18:00"]\ntimezone: UTC', ['7 6,18 * * *']],
    ['months', 'every: month\nat: "06:00"\ntimezone: UTC', ['7 6 1 * *']],
    ['the last of the month', 'every: month\non: last\nat: "06:00"\ntimezone: UTC', ['7 6 28-31 * *']],
    ['quarters', 'every: quarter\nat: "06:00"\ntimezone: UTC', ['7 6 1 1,4,7,10 *']],
    ['a full hour that the delay would make', 'every: day\nat: "05:53"\ntimezone: UTC', ['1 6 * * *']],
    ['every hour', 'cron: "0 * * * *"\ntimezone: Europe/Berlin', ['7 * * * *']],
    ['months of a season', 'cron: "0 6 * 6-9 *"\ntimezone: UTC', ['7 6 * 6-9 *']],
    ['months, both sides', 'every: month\nat: "06:00"\ntimezone: Europe/Berlin', ['7 4,5 1 * *']],
    ['every minute', 'cron: "* * * * *"\ntimezone: UTC', ['7,22,37,52 * * * *']],
    [
      'a day that a blackout moved',
      'every: week\non: friday\nat: "06:00"\ntimezone: UTC\nblackout: [2026-12-25]\nonBlackout: nextWorkday',
      ['7 6 * * 1,5'],
    ],
    ['a start in the far future', 'every: week\nat: "06:00"\ntimezone: UTC\nstart: 2040-01-01', ['7 6 * * 1']],
  ])('%s', (_, yaml, expected) => {
    expect(crons(yaml)).toEqual(expected)
  })

  it('joins the lines of several briefs and says whose they are', () => {
    const monday = 'every: week\non: monday\nat: "06:00"\ntimezone: Asia/Karachi'
    const daily = 'every: day\nat: "06:00"\ntimezone: UTC'
    expect(lines(monday, monday.replace('06:00', '09:00'), daily)).toEqual([
      { cron: '7 1,4 * * 1', briefs: ['b1', 'b2'] },
      { cron: '7 6 * * *', briefs: ['b3'] },
    ])
    expect(lines(monday, monday.replace('monday', '[wednesday, thursday]'))).toEqual([
      { cron: '7 1 * * 1,3,4', briefs: ['b1', 'b2'] },
    ])
  })

  it.each([
    'every: week\non: [monday, thursday]\nat: "23:55"\ntimezone: America/Santiago',
    'every: month\non: [1, 15, last]\nat: "00:30"\ntimezone: Pacific/Auckland',
    'every: quarter\non: last\nat: "06:00"\ntimezone: Europe/Berlin',
    'cron: "30 2 * * 0"\ntimezone: Europe/Berlin',
    'cron: "0 6 29 2 *"\ntimezone: Asia/Kolkata',
    'cron: "13 6 1-7 * 1"\ntimezone: America/New_York',
    'every: workday\nat: "06:00"\ntimezone: Australia/Lord_Howe\nblackout: [2026-12-24/2027-01-03]\nonBlackout: nextWorkday',
  ])('have a wake-up within the hour after every occurrence: %s', (yaml) => {
    const [from, to] = [Date.UTC(2025, 5, 1), Date.UTC(2029, 5, 1)]
    const wakes = crons(yaml).flatMap((cron) =>
      [...cronTimes(cron, '2025-05-31', '2029-06-03')].map(({ day, time }) =>
        Date.parse(`${day}T${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}Z`),
      ),
    )
    const sorted = wakes.sort((a, b) => a - b)
    const occurrences = occurrencesBetween(schedule(yaml), from, to)
    const late = occurrences.filter(({ instant }) => {
      const wake = sorted.find((at) => at >= instant) ?? Number.POSITIVE_INFINITY
      return wake - instant > 60 * 60_000
    })
    expect(occurrences.length).toBeGreaterThan(0)
    expect(late.map(({ text }) => text)).toEqual([])
  })
})

it('writes runs as ranges', () => {
  expect(cronField(new Set([1, 2, 3, 5, 6, 9]), 0, 59)).toBe('1-3,5,6,9')
})
