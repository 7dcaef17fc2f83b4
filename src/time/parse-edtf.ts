/** Text → date or interval, in the part of EDTF that Sitrep uses (`edtf.ts`). Says only whether it is one; `explain-edtf.ts` says why not. */
import type { Edtf, EdtfInterval, EdtfPoint, EdtfPrecision } from './edtf.ts'

const pointPattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:[0-5]\d))?)?)?([~?%])?$/

/**
 * The point or interval that a text says, or undefined when it says none. Only days that the calendar has (proleptic
 * Gregorian, years 0000 to 9999); times need a zone, `Z` or `±hh:mm`; an interval does not end before it starts and has one
 * open end at most. Source: ISO 8601-2:2019, levels 0 and 1, without seasons, unspecified digits and years beyond 9999.
 */
export function parseEdtf(text: string): Edtf | undefined {
  return text.includes('/') ? parseInterval(text) : parseEdtfPoint(text)
}

/** The point that a text says; undefined for an interval and for anything else. */
export function parseEdtfPoint(text: string): EdtfPoint | undefined {
  const match = pointPattern.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, zone, qualifier] = match
  const fields = {
    year: Number(year),
    ...(month !== undefined && { month: Number(month) }),
    ...(day !== undefined && { day: Number(day) }),
    ...(hour !== undefined && { hour: Number(hour), minute: Number(minute) }),
    ...(second !== undefined && { second: Number(second) }),
    ...(zone !== undefined && { offsetMinutes: minutesEast(zone) }),
  }
  if (!isReal(fields)) return undefined
  const precision = precisionOf(fields)
  return {
    kind: 'point',
    text,
    precision,
    approximate: qualifier === '~' || qualifier === '%',
    uncertain: qualifier === '?' || qualifier === '%',
    earliest: instantOf(fields),
    latest: instantOf(nextOf(fields, precision)),
    ...fields,
  }
}

interface Fields {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  readonly offsetMinutes?: number
}

function parseInterval(text: string): EdtfInterval | undefined {
  const [first, last, ...more] = text.split('/')
  if (first === undefined || last === undefined || more.length > 0 || (first === '..' && last === '..')) return undefined
  const start = first === '..' ? undefined : parseEdtfPoint(first)
  const end = last === '..' ? undefined : parseEdtfPoint(last)
  if ((start === undefined && first !== '..') || (end === undefined && last !== '..')) return undefined
  const earliest = start?.earliest ?? Number.NEGATIVE_INFINITY
  const latest = end?.latest ?? Number.POSITIVE_INFINITY
  return earliest < latest ? { kind: 'interval', text, start, end, earliest, latest } : undefined
}

function minutesEast(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') && minutes > 0 ? -minutes : minutes
}

function isReal(fields: Fields): boolean {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0, offsetMinutes = 0 } = fields
  const dayIsReal = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  // The widest zones in use are UTC−12:00 and UTC+14:00.
  return dayIsReal && hour <= 23 && minute <= 59 && second <= 59 && Math.abs(offsetMinutes) <= 14 * 60
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function precisionOf(fields: Fields): EdtfPrecision {
  if (fields.second !== undefined) return 'second'
  if (fields.hour !== undefined) return 'minute'
  if (fields.day !== undefined) return 'day'
  return fields.month !== undefined ? 'month' : 'year'
}

/** The fields of the point that follows: the same with one more of its last unit. `Date` carries overflow over. */
function nextOf(fields: Fields, precision: EdtfPrecision): Fields {
  switch (precision) {
    case 'year':
      return { ...fields, year: fields.year + 1 }
    case 'month':
      return { ...fields, month: (fields.month ?? 1) + 1 }
    case 'day':
      return { ...fields, day: (fields.day ?? 1) + 1 }
    case 'minute':
      return { ...fields, minute: (fields.minute ?? 0) + 1 }
    case 'second':
      return { ...fields, second: (fields.second ?? 0) + 1 }
  }
}

function instantOf({ year, month = 1, day = 1, hour = 0, minute = 0, second = 0, offsetMinutes = 0 }: Fields): number {
  const date = new Date(0)
  // Not `Date.UTC`: it takes years below 100 for years of the twentieth century.
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute - offsetMinutes, second)
  return date.getTime()
}
