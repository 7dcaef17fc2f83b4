/** Dates mean what analysts mean by them, impossible ones are refused, and the order of events is right. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareEdtf, containsEdtf, overlapsEdtf, withinRange } from '../../../src/time/compare-edtf.ts'
import type { Edtf, EdtfPoint } from '../../../src/time/edtf.ts'
import { explainEdtf } from '../../../src/time/explain-edtf.ts'
import { parseEdtf, parseEdtfPoint } from '../../../src/time/parse-edtf.ts'

const iso = (time: number): string => new Date(time).toISOString()

describe('parseEdtf', () => {
  it.each([
    ['2025', 'year', '2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    ['2025-12', 'month', '2025-12-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    ['2024-02-29', 'day', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2025-11-10T10:00+05:00', 'minute', '2025-11-10T05:00:00.000Z', '2025-11-10T05:01:00.000Z'],
    ['2025-11-10T23:59:59Z', 'second', '2025-11-10T23:59:59.000Z', '2025-11-11T00:00:00.000Z'],
    ['2025-01-01T00:30-03:30', 'minute', '2025-01-01T04:00:00.000Z', '2025-01-01T04:01:00.000Z'],
    ['0044', 'year', '0044-01-01T00:00:00.000Z', '0045-01-01T00:00:00.000Z'],
  ])('%s', (text, precision, earliest, latest) => {
    const point = parseEdtfPoint(text)
    expect(point).toMatchObject({ kind: 'point', text, precision, approximate: false, uncertain: false })
    expect([iso(point!.earliest), iso(point!.latest)]).toEqual([earliest, latest])
  })

  it.each([
    ['2025-11~', true, false],
    ['2025?', false, true],
    ['2025-11-09%', true, true],
  ])('%s says how sure it is', (text, approximate, uncertain) => {
    expect(parseEdtf(text)).toMatchObject({ approximate, uncertain })
  })

  it('keeps the parts as written, zone included', () => {
    expect(parseEdtf('2025-11-10T10:05-03:30')).toMatchObject({
      year: 2025,
      month: 11,
      day: 10,
      hour: 10,
      minute: 5,
      offsetMinutes: -210,
    })
    expect(parseEdtf('2025-11')).not.toHaveProperty('day')
  })

  it('reads intervals with their ends', () => {
    const interval = parseEdtf('2025-10-01/2025-10-07')
    expect(interval).toMatchObject({ kind: 'interval', start: { day: 1 }, end: { day: 7 } })
    expect([iso(interval!.earliest), iso(interval!.latest)]).toEqual(['2025-10-01T00:00:00.000Z', '2025-10-08T00:00:00.000Z'])
    expect(parseEdtf('2025-11-09/..')).toMatchObject({ end: undefined, latest: Number.POSITIVE_INFINITY })
    expect(parseEdtf('../2025~')).toMatchObject({
      start: undefined,
      earliest: Number.NEGATIVE_INFINITY,
      end: { approximate: true },
    })
    expect(parseEdtf('2025-11-09/2025-11-09')).toMatchObject({ kind: 'interval' })
  })

  it.each([
    '',
    '2025-02-30',
    '2025-02-29',
    '1900-02-29',
    '2025-13',
    '2025-00',
    '2025-1',
    '25-11-09',
    '2025-11-09T10:00',
    '2025-11-09T24:00Z',
    '2025-11-09T10:60Z',
    '2025-11-09T10:00+15:00',
    '2025-11-09T10:00+05:75',
    '2025-11-09 10:00Z',
    '2025-11-9',
    '2025-21',
    '201X',
    '2025-11-10/2025-11-09',
    '../..',
    '2025/',
    '/2025',
    '2025/2026/2027',
    '2025-11-09Z',
    ' 2025',
    '9 November 2025',
    'tomorrow',
  ])('%j is none', (text) => {
    expect(parseEdtf(text)).toBeUndefined()
  })
})

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
const zones = fc.constantFrom('Z', '+05:00', '-11:30', '+14:00')
const marks = fc.constantFrom('', '~', '?', '%')

/** Texts of every form, each made from a real instant. */
const pointText = fc
  .tuple(
    fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9998-12-30T00:00:00Z'), noInvalidDate: true }),
    fc.nat(4),
    zones,
    marks,
  )
  .map(([date, form, zone, mark]) => {
    const day = `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
    const time = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`
    return (
      [day.slice(0, 4), day.slice(0, 7), day, `${day}T${time}${zone}`, `${day}T${time}:${pad(date.getUTCSeconds())}${zone}`][
        form
      ] + mark
    )
  })
const edtfText = fc.oneof(
  pointText,
  fc.tuple(pointText, pointText).map(([a, b]) => (parseEdtf(`${a}/${b}`) === undefined ? `${b}/${a}` : `${a}/${b}`)),
  pointText.map((text) => `${text}/..`),
  pointText.map((text) => `../${text}`),
)
const edtf = edtfText.map((text) => parseEdtf(text)!)

describe('whatever the date', () => {
  it('its parts write the text again', () => {
    fc.assert(
      fc.property(pointText, (text) => {
        const point = parseEdtfPoint(text)
        expect(point && written(point)).toBe(text.replace('+00:00', 'Z'))
      }),
    )
  })

  it('every form is read, and means a stretch of time', () => {
    fc.assert(
      fc.property(edtfText, (text) => {
        const parsed = parseEdtf(text)
        expect(parsed?.text).toBe(text)
        expect(parsed!.earliest).toBeLessThan(parsed!.latest)
      }),
    )
  })

  it('the order is total: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(edtf, edtf, edtf, (a, b, c) => {
        expect(Math.sign(compareEdtf(a, b)) + Math.sign(compareEdtf(b, a))).toBe(0)
        if (compareEdtf(a, b) <= 0 && compareEdtf(b, c) <= 0) expect(compareEdtf(a, c)).toBeLessThanOrEqual(0)
        expect(compareEdtf(a, b) === 0).toBe(a.text === b.text)
      }),
    )
  })

  it('what contains another overlaps it, overlap goes both ways, and nothing overlaps what ended before it', () => {
    fc.assert(
      fc.property(edtf, edtf, (a, b) => {
        expect(containsEdtf(a, a)).toBe(true)
        if (containsEdtf(a, b)) expect(overlapsEdtf(a, b)).toBe(true)
        expect(overlapsEdtf(a, b)).toBe(overlapsEdtf(b, a))
        if (a.latest <= b.earliest) expect(overlapsEdtf(a, b)).toBe(false)
      }),
    )
  })
})

function written(point: EdtfPoint): string {
  const { year, month, day, hour, minute, second, offsetMinutes: offset } = point
  let text = pad(year, 4)
  if (month !== undefined) text += `-${pad(month)}`
  if (day !== undefined) text += `-${pad(day)}`
  if (hour !== undefined) text += `T${pad(hour)}:${pad(minute ?? 0)}`
  if (second !== undefined) text += `:${pad(second)}`
  if (offset === 0) text += 'Z'
  else if (offset !== undefined) {
    text += `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`
  }
  return text + (point.approximate ? (point.uncertain ? '%' : '~') : point.uncertain ? '?' : '')
}

describe('how times lie to one another', () => {
  const at = (text: string): Edtf => parseEdtf(text)!

  it('sorts by start, then the narrower first', () => {
    const texts = ['2025-11-09', '2025-11', '2025', '2025-11-01', '../2025', '2025-11-09/..']
    expect(
      texts
        .map(at)
        .sort(compareEdtf)
        .map((time) => time.text),
    ).toEqual(['../2025', '2025', '2025-11-01', '2025-11', '2025-11-09', '2025-11-09/..'])
  })

  it.each([
    ['2025-11', '2025-11-30', true],
    ['2025-11', '2025-12-01', false],
    ['2025-11-09/..', '2026', true],
    ['2025-11-09', '2025-11-09T23:30Z', true],
    ['2025-11-09', '2025-11-10T01:00+05:00', true],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    expect(overlapsEdtf(at(a), at(b))).toBe(expected)
  })

  it('a range takes its last day whole', () => {
    const [from, to] = [parseEdtfPoint('2025-10-01'), parseEdtfPoint('2025-10-07')]
    expect(withinRange(at('2025-10-07T23:59Z'), from, to)).toBe(true)
    expect(withinRange(at('2025-10-08'), from, to)).toBe(false)
    expect(withinRange(at('1999'), undefined, to)).toBe(true)
    expect(withinRange(at('1999'), from, undefined)).toBe(false)
  })
})

describe('explainEdtf', () => {
  it.each([
    ['2025-02-30', '`2025-02-30` is not in the calendar', 'check the day, the month and the time'],
    ['2025-13', '`2025-13` is not in the calendar', 'check the day, the month and the time'],
    [
      '2025-11-10T10:00',
      'the time `2025-11-10T10:00` has no zone',
      'write `2025-11-10T10:00Z` for UTC, or the local zone: `2025-11-10T10:00+05:00`',
    ],
    [
      '2025-11-10 10:00',
      'the time `2025-11-10 10:00` has no zone',
      'write `2025-11-10T10:00Z` for UTC, or the local zone: `2025-11-10T10:00+05:00`',
    ],
    ['2025-11-10 10:00 +0500', 'expected a date, found `2025-11-10 10:00 +0500`', 'write `2025-11-10T10:00+05:00`'],
    ['2025-11-10T10:00:00.000Z', 'expected a date, found `2025-11-10T10:00:00.000Z`', 'write `2025-11-10T10:00:00Z`'],
    ['9 November 2025', 'expected a date, found `9 November 2025`', 'write `2025-11-09`'],
    ['Nov 9, 2025', 'expected a date, found `Nov 9, 2025`', 'write `2025-11-09`'],
    ['November 2025', 'expected a date, found `November 2025`', 'write `2025-11`'],
    ['2025/11/09', 'expected a date, found `2025/11/09`', 'write `2025-11-09`'],
    ['9.11.2025', 'expected a date, found `9.11.2025`', 'write `2025-11-09`'],
    ['2025-11-9', 'expected a date, found `2025-11-9`', 'write `2025-11-09`'],
    ['2025-11-09 to 2025-11-10', 'expected a date, found `2025-11-09 to 2025-11-10`', 'write `2025-11-09/2025-11-10`'],
    ['2025-11-09 – 2025-11-10', 'expected a date, found `2025-11-09 – 2025-11-10`', 'write `2025-11-09/2025-11-10`'],
    ['c. 2025-11', 'expected a date, found `c. 2025-11`', 'write `2025-11~`'],
    ['~2025', 'expected a date, found `~2025`', 'write `2025~`'],
    [
      '09/11/2025',
      'expected a date, found `09/11/2025`',
      'write dates as `2025-11-09`, `2025-11`, `2025-11~` (about) or `2025-11-10T10:00Z`',
    ],
    [
      '2025-11-10/2025-11-09',
      'the interval `2025-11-10/2025-11-09` ends before it starts',
      'write `2025-11-09/2025-11-10` if that is meant',
    ],
    ['2025-11-01/2025-11-31', '`2025-11-31` is not in the calendar', 'check the day, the month and the time'],
    [
      '../..',
      'expected at least one end in the interval `../..`',
      'write an interval as `2025-10-01/2025-10-07`, with `..` for an open end: `2025-11-09/..`',
    ],
    [
      '2025-11-09/',
      'expected a date, found `2025-11-09/`',
      'write an interval as `2025-10-01/2025-10-07`, with `..` for an open end: `2025-11-09/..`',
    ],
  ])('%j', (text, message, hint) => {
    expect(parseEdtf(text)).toBeUndefined()
    expect(explainEdtf(text)).toEqual({ message, hints: [hint] })
  })

  it('says when an interval stands where one date belongs', () => {
    expect(explainEdtf('2025-11-01/..', { point: true }).message).toBe(
      'expected one date or time, found the interval `2025-11-01/..`',
    )
  })
})
