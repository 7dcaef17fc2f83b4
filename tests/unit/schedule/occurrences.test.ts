/** When editions are owed over whole years: clock changes, month ends, leap days, blackouts. Moments as `date +%FT%R` tells them in the zone. */
import { describe, expect, it } from 'vitest'
import { nextOccurrence, occurrencesBetween, previousOccurrence } from '../../../src/schedule/occurrences.ts'
import { schedule } from './read.ts'

const at = (text: string) => Date.parse(text)
const texts = (yaml: string, from: string, to: string) =>
  occurrencesBetween(schedule(yaml), at(from), at(to)).map(({ text }) => text)
const year = (yaml: string, of = 2026) => texts(yaml, `${of}-01-01T12:00Z`, `${of}-12-31T12:00Z`)

describe('a year of days', () => {
  const hours = (list: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const text of list) counts.set(text.slice(10), (counts.get(text.slice(10)) ?? 0) + 1)
    return Object.fromEntries(counts)
  }

  it.each([
    ['Asia/Karachi', '06:00', { 'T06:00+05:00': 364 }],
    // Summer time from 29 March to 25 October.
    ['Europe/Berlin', '06:00', { 'T06:00+01:00': 86 + 68, 'T06:00+02:00': 210 }],
    // 02:30 is skipped once (03:00 then) and repeated once (the first, in summer time, counts).
    ['Europe/Berlin', '02:30', { 'T02:30+01:00': 86 + 67, 'T03:00+02:00': 1, 'T02:30+02:00': 210 }],
    // Winter time from 5 April to 6 September; midnight of 6 September is skipped.
    ['America/Santiago', '00:00', { 'T00:00-03:00': 93 + 116, 'T00:00-04:00': 154, 'T01:00-03:00': 1 }],
    ['America/Santiago', '23:30', { 'T23:30-03:00': 94 + 116, 'T23:30-04:00': 154 }],
  ])('%s at %s', (zone, time, expected) => {
    for (const rule of [`every: day\nat: "${time}"`, `cron: "${time.slice(3)} ${time.slice(0, 2)} * * *"`]) {
      const found = year(`${rule}\ntimezone: ${zone}`)
      expect(hours(found)).toEqual(expected)
      // No day twice, none missing.
      expect(new Set(found.map((text) => text.slice(0, 10))).size).toBe(found.length)
    }
  })

  it('puts a skipped time at the first moment after the gap', () => {
    const berlin = 'every: day\nat: "02:30"\ntimezone: Europe/Berlin'
    expect(texts(berlin, '2026-03-28T00:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-28T02:30+01:00',
      '2026-03-29T03:00+02:00',
      '2026-03-30T02:30+02:00',
    ])
    const santiago = 'every: day\nat: "00:00"\ntimezone: America/Santiago'
    expect(texts(santiago, '2026-09-05T00:00Z', '2026-09-07T12:00Z')).toEqual([
      '2026-09-05T00:00-04:00',
      '2026-09-06T01:00-03:00',
      '2026-09-07T00:00-03:00',
    ])
  })

  it('has a repeated time once, at the first', () => {
    const berlin = 'cron: "30 2 * * *"\ntimezone: Europe/Berlin'
    expect(texts(berlin, '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual(['2026-10-25T02:30+02:00', '2026-10-26T02:30+01:00'])
    const santiago = 'every: day\nat: "23:30"\ntimezone: America/Santiago'
    expect(texts(santiago, '2026-04-04T12:00Z', '2026-04-06T12:00Z')).toEqual([
      '2026-04-04T23:30-03:00',
      '2026-04-05T23:30-04:00',
    ])
  })

  it('has hours once each on the days of a clock change', () => {
    const hourly = 'cron: "0 * * * *"\ntimezone: Europe/Berlin'
    const spring = texts(hourly, '2026-03-28T23:00Z', '2026-03-29T21:59Z')
    expect([spring.length, spring.slice(0, 4)]).toEqual([
      23,
      ['2026-03-29T00:00+01:00', '2026-03-29T01:00+01:00', '2026-03-29T03:00+02:00', '2026-03-29T04:00+02:00'],
    ])
    const autumn = texts(hourly, '2026-10-24T22:00Z', '2026-10-25T22:59Z')
    expect([autumn.length, autumn.slice(1, 4)]).toEqual([
      24,
      ['2026-10-25T01:00+02:00', '2026-10-25T02:00+02:00', '2026-10-25T03:00+01:00'],
    ])
  })

  it('makes one of the quarters of an hour that fall into a gap', () => {
    expect(texts('cron: "*/15 2 * * *"\ntimezone: Europe/Berlin', '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toEqual([
      '2026-03-29T03:00+02:00',
    ])
  })

  it('leaves out a day that the zone left out', () => {
    expect(texts('every: day\nat: 6\ntimezone: Pacific/Apia', '2011-12-29T00:00Z', '2011-12-31T12:00Z')).toEqual([
      '2011-12-29T06:00-10:00',
      '2011-12-31T06:00+14:00',
    ])
  })
})

describe('weeks, months and quarters', () => {
  it('has 52 Mondays, whatever the clock does', () => {
    for (const zone of ['Asia/Karachi', 'Europe/Berlin', 'America/Santiago']) {
      const found = year(`every: week\nat: "06:00"\ntimezone: ${zone}`)
      expect([found.length, found[0]?.slice(0, 16), found.at(-1)?.slice(0, 16)]).toEqual([
        52,
        '2026-01-05T06:00',
        '2026-12-28T06:00',
      ])
      expect(year(`cron: "0 6 * * MON"\ntimezone: ${zone}`)).toEqual(found)
    }
  })

  it('takes several days and hours', () => {
    const twice = 'every: week\non: [thu, monday]\nat: ["18:30", 6]\ntimezone: UTC'
    expect(texts(twice, '2026-01-05T00:00Z', '2026-01-09T00:00Z')).toEqual([
      '2026-01-05T06:00Z',
      '2026-01-05T18:30Z',
      '2026-01-08T06:00Z',
      '2026-01-08T18:30Z',
    ])
  })

  const days = (list: readonly string[]) => list.map((text) => text.slice(5, 10))
  it('takes the last day for the 31st of a shorter month, in leap years too', () => {
    const expected = (february: string) => [
      '01-31',
      february,
      '03-31',
      '04-30',
      '05-31',
      '06-30',
      '07-31',
      '08-31',
      '09-30',
      '10-31',
      '11-30',
      '12-31',
    ]
    for (const on of ['31', 'last']) {
      const monthly = `every: month\non: ${on}\nat: "06:00"\ntimezone: Asia/Karachi`
      expect(days(year(monthly, 2027))).toEqual(expected('02-28'))
      expect(days(year(monthly, 2028))).toEqual(expected('02-29'))
    }
    expect(days(year('cron: "0 6 L * *"\ntimezone: Asia/Karachi', 2028))).toEqual(expected('02-29'))
    expect(days(year('every: month\non: 30\nat: 6\ntimezone: Europe/Berlin', 2028))[1]).toBe('02-29')
  })

  it('has one occurrence for two days that are one in a short month', () => {
    expect(days(texts('every: month\non: [30, 31]\nat: 6\ntimezone: UTC', '2027-02-01T00:00Z', '2027-03-31T12:00Z'))).toEqual([
      '02-28',
      '03-30',
      '03-31',
    ])
  })

  it('has quarters', () => {
    const quarterly = (on: string) => days(year(`every: quarter\n${on}at: "00:30"\ntimezone: America/Santiago`, 2028))
    // The year is looked at from the first of January at noon.
    expect(quarterly('')).toEqual(['04-01', '07-01', '10-01'])
    expect(quarterly('on: last\n')).toEqual(['03-31', '06-30', '09-30', '12-31'])
    expect(quarterly('on: 31\n')).toEqual(['01-31', '04-30', '07-31', '10-31'])
  })

  it('finds 29 February from one leap year to the next', () => {
    const leap = schedule('cron: "0 6 29 2 *"\ntimezone: Europe/Berlin')
    expect(nextOccurrence(leap, at('2026-01-01T00:00Z'))?.text).toBe('2028-02-29T06:00+01:00')
    expect(previousOccurrence(leap, at('2028-02-29T05:00Z'))?.text).toBe('2024-02-29T06:00+01:00')
    expect(
      texts('every: day\nat: 6\ntimezone: Asia/Karachi', '2028-02-28T00:00Z', '2028-03-01T12:00Z').map((text) =>
        text.slice(5, 10),
      ),
    ).toEqual(['02-28', '02-29', '03-01'])
  })

  it('takes working days, whose weekend need not be ours', () => {
    const list = (extra: string) =>
      days(texts(`every: workday\nat: 6\ntimezone: Asia/Riyadh\n${extra}`, '2026-01-01T00:00Z', '2026-01-07T12:00Z'))
    expect(list('')).toEqual(['01-01', '01-02', '01-05', '01-06', '01-07'])
    expect(list('weekend: [friday, saturday]')).toEqual(['01-01', '01-04', '01-05', '01-06', '01-07'])
  })
})

describe('bounds and blackouts', () => {
  const christmas = 'every: day\nat: 6\ntimezone: Europe/Berlin\nblackout: [2026-12-25, 2026-12-28/2026-12-29]'
  const days = (yaml: string, from = '2026-12-23T12:00Z', to = '2027-01-02T12:00Z') =>
    texts(yaml, from, to).map((text) => text.slice(5, 10))

  it('leaves blackout days out', () => {
    expect(days(christmas)).toEqual(['12-24', '12-26', '12-27', '12-30', '12-31', '01-01', '01-02'])
  })

  it('moves to the next working day, once', () => {
    expect(days(`${christmas}\nonBlackout: nextWorkday`)).toEqual(['12-24', '12-26', '12-27', '12-30', '12-31', '01-01', '01-02'])
    const fridays =
      'every: week\non: friday\nat: 6\ntimezone: Europe/Berlin\nblackout: [2026-12-25, 2026-12-28/2026-12-29]\nonBlackout: nextWorkday'
    expect(days(fridays)).toEqual(['12-30', '01-01'])
    // Seen from a moment between the two days, it is still there.
    expect(days(fridays, '2026-12-29T12:00Z')).toEqual(['12-30', '01-01'])
    expect(previousOccurrence(schedule(fridays), at('2026-12-31T00:00Z'))?.text).toBe('2026-12-30T06:00+01:00')
  })

  it('has no occurrence before the start or after the end, a day included', () => {
    const bounded = 'every: day\nat: 6\ntimezone: Asia/Karachi\nstart: 2026-12-24\nend: 2026-12-26'
    expect(days(bounded)).toEqual(['12-24', '12-25', '12-26'])
    expect(days(`${bounded}T06:00+05:00`)).toEqual(['12-24', '12-25', '12-26'])
    expect(days(`${bounded}T05:59+05:00`)).toEqual(['12-24', '12-25'])
    expect(nextOccurrence(schedule(bounded), at('2026-12-26T12:00Z'))).toBeUndefined()
    expect(previousOccurrence(schedule(bounded), at('2026-12-24T00:00Z'))).toBeUndefined()
  })
})
