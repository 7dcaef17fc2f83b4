/** The `schedule` of a brief → a schedule: its fields taken together and as times, with every mistake at its place. Asks for no clock. */
import { type Rhythm, scheduleSchema, type WrittenSchedule, weekdays } from '../brief/schedule-schema.ts'
import { checkTree } from '../diagnostics/check-tree.ts'
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { type LocatedNode, nearestNode, type TreePath } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { Edtf, EdtfPoint } from '../time/edtf.ts'
import { addDays, dayText } from './calendar.ts'
import { explainCron, spellOutCron } from './cron-pattern.ts'
import { explainZone } from './explain-zone.ts'
import { nextOccurrence, previousOccurrence } from './occurrences.ts'
import type { DayRange, DayRule, Schedule, ScheduleRule } from './schedule.ts'
import { findZone, startOfDay } from './zone-clock.ts'

/** Whatever its rule, a schedule that has no occurrence from here on has none. */
const searchStart = Date.UTC(2000, 0, 1)

interface Reading {
  readonly node: LocatedNode
  readonly written: WrittenSchedule
  readonly problems: Diagnostic[]
}

/**
 * The schedule that a tree (the value of `schedule`) says. Reports `brief/unknown-key` and `brief/invalid` for single fields, and
 * `schedule/invalid` for a cron or zone that is none, fields that do not go together, and a schedule that never occurs; all at once.
 */
export function readSchedule(node: LocatedNode): Outcome<Schedule> {
  const codes = { unknownKeyCode: 'brief/unknown-key', invalidCode: 'brief/invalid' } as const
  const checked = checkTree(scheduleSchema, node, codes)
  if (!checked.ok) return checked
  const reading: Reading = { node, written: checked.value, problems: [] }
  const timezone = readZone(reading)
  const rule = readRule(reading)
  const blackout = checked.value.blackout.flatMap((range, index) => readBlackout(range, index, reading))
  const weekend = checked.value.weekend.map((day) => weekdays.indexOf(day) + 1)
  if (new Set(weekend).size === 7)
    refuse(reading, ['weekend'], 'a weekend of all seven days leaves no working day', ['leave a day out'])
  const bounds = readBounds(reading, timezone ?? 'UTC')
  if (timezone === undefined || rule === undefined || reading.problems.length > 0) return failed(reading.problems)
  const { onBlackout, catchUp } = checked.value
  const schedule: Schedule = { timezone, rule, ...bounds, blackout, onBlackout, weekend, catchUp }
  if (!occurs(schedule)) refuseEmpty(reading, schedule)
  return outcomeOf(schedule, reading.problems)
}

function readZone(reading: Reading): string | undefined {
  const { timezone } = reading.written
  const known = findZone(timezone)
  if (known === undefined) {
    const { message, hints } = explainZone(timezone)
    refuse(reading, ['timezone'], message, hints)
  }
  return known
}

function readRule(reading: Reading): ScheduleRule | undefined {
  const { cron, every, at } = reading.written
  if (cron !== undefined && every !== undefined) {
    refuse(reading, ['every'], '`cron` and `every` exclude each other', ['leave one of them out'])
    return undefined
  }
  if (cron !== undefined) return readCron(cron, reading)
  if (every === undefined) {
    const hints = ['add `every: week` and `at: "06:00"`, or `cron: "0 6 * * 1"`']
    refuse(reading, [], 'a schedule needs `cron` or `every`', hints)
    return undefined
  }
  const days = readDays(every, reading)
  if (at === undefined) refuse(reading, ['every'], `\`every: ${every}\` needs an hour`, ['add `at: "06:00"`'])
  return days === undefined || at === undefined ? undefined : { kind: 'days', days, times: at }
}

function readCron(pattern: string, reading: Reading): ScheduleRule | undefined {
  for (const key of ['on', 'at'] as const) {
    if (reading.written[key] !== undefined)
      refuse(reading, [key], `\`${key}\` does nothing beside \`cron\``, ['leave it out', 'use `every` instead of `cron`'])
  }
  const problem = explainCron(pattern)
  if (problem === undefined) return { kind: 'cron', pattern: spellOutCron(pattern) }
  const span = partOf(nearestNode(reading.node, ['cron']), pattern, problem.at)
  reading.problems.push(invalid(span, problem.message, problem.hints))
  return undefined
}

/** The place of a part of a text that stands on one line as it is, in quotes or not; else the place of the whole. */
function partOf({ span }: LocatedNode, text: string, at: { readonly start: number; readonly end: number } | undefined): Span {
  const quotes = (span.end - span.start - text.length) / 2
  if (at === undefined || (quotes !== 0 && quotes !== 1)) return span
  return { ...span, start: span.start + quotes + at.start, end: span.start + quotes + at.end }
}

function readDays(every: Rhythm, reading: Reading): DayRule | undefined {
  const { on } = reading.written
  switch (every) {
    case 'day':
    case 'workday':
      if (on === undefined) return { every }
      refuse(reading, ['on'], `\`on\` does nothing with \`every: ${every}\``, [
        'leave it out',
        'write `every: week` for some days of the week',
      ])
      return undefined
    case 'week':
      return { every, on: (on ?? ['monday']).flatMap((word, index) => readWeekday(word, index, reading)) }
    case 'month':
    case 'quarter':
      return { every, on: (on ?? ['1']).flatMap((word, index) => readMonthDay(word, index, reading)) }
  }
}

function readWeekday(word: string, index: number, reading: Reading): readonly number[] {
  const found = weekdays.findIndex((day) => day === word.toLowerCase() || day.slice(0, 3) === word.toLowerCase())
  if (found !== -1) return [found + 1]
  const near = suggestionHints(word, weekdays)
  refuse(
    reading,
    onPath(index, reading),
    `expected a day of the week, found \`${word}\``,
    near.length > 0 ? near : ['write it like `monday`'],
  )
  return []
}

function readMonthDay(word: string, index: number, reading: Reading): readonly (number | 'last')[] {
  if (word === 'last') return [word]
  const day = /^\d{1,2}$/.test(word) ? Number(word) : 0
  if (day >= 1 && day <= 31) return [day]
  refuse(reading, onPath(index, reading), `expected a day of the month from 1 to 31, or \`last\`, found \`${word}\``, [
    'write it like `1`; `31` is the last day of a shorter month',
  ])
  return []
}

/** A single day may stand without brackets. */
function onPath(index: number, { node }: Reading): TreePath {
  return nearestNode(node, ['on']).kind === 'list' ? ['on', index] : ['on']
}

function readBlackout(range: Edtf, index: number, reading: Reading): readonly DayRange[] {
  const path = nearestNode(reading.node, ['blackout']).kind === 'list' ? ['blackout', index] : ['blackout']
  const ends = range.kind === 'point' ? [range, range] : [range.start, range.end]
  const [first, last] = ends
  if (first === undefined || last === undefined) {
    refuse(reading, path, `expected days, found the open interval \`${range.text}\``, [
      'write its last day',
      'use `end`, or `start`, of the schedule',
    ])
    return []
  }
  const odd = [first, last].find((point) => point.hour !== undefined || point.approximate || point.uncertain)
  if (odd !== undefined) {
    const what = odd.hour === undefined ? 'the imprecise date' : 'the time'
    refuse(reading, path, `expected days, found ${what} \`${odd.text}\``, ['write whole days: `2026-12-24/2027-01-01`'])
    return []
  }
  return [{ from: firstDayOf(first), to: lastDayOf(last) }]
}

function readBounds(reading: Reading, zone: string): { readonly start?: number; readonly end?: number } {
  const { start, end } = reading.written
  for (const [key, point] of [
    ['start', start],
    ['end', end],
  ] as const) {
    if (point?.approximate === true || point?.uncertain === true)
      refuse(reading, [key], `expected a date that is sure, found \`${point.text}\``, ['leave out the sign at its end'])
  }
  const first = start && (start.hour === undefined ? startOfDay(firstDayOf(start), zone) : start.earliest)
  // The end is a moment that counts; a day counts whole.
  const last = end && (end.hour === undefined ? startOfDay(addDays(lastDayOf(end), 1), zone) - 1 : end.earliest)
  if (first !== undefined && last !== undefined && first > last) {
    const related = [{ message: '`end` is here', span: nearestNode(reading.node, ['end']).span }]
    const problem = invalid(
      nearestNode(reading.node, ['start']).span,
      `the start, ${start?.text}, comes after the end, ${end?.text}`,
      ['put them in order'],
    )
    reading.problems.push({ ...problem, related })
  }
  return { ...(first !== undefined && { start: first }), ...(last !== undefined && { end: last }) }
}

function firstDayOf({ year, month = 1, day = 1 }: EdtfPoint): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/** Dates without a zone are UTC days to the parser, so the last one is read off UTC. */
function lastDayOf({ latest, offsetMinutes = 0 }: EdtfPoint): string {
  return dayText(latest - 1 + offsetMinutes * 60_000)
}

function occurs(schedule: Schedule): boolean {
  if (schedule.start !== undefined) return nextOccurrence(schedule, schedule.start - 1) !== undefined
  if (schedule.end !== undefined) return previousOccurrence(schedule, schedule.end + 1) !== undefined
  return nextOccurrence(schedule, searchStart) !== undefined
}

function refuseEmpty(reading: Reading, { rule }: Schedule): void {
  const { start, end } = reading.written
  const within = start === undefined && end === undefined ? '' : ` between ${start?.text ?? '…'} and ${end?.text ?? '…'}`
  refuse(reading, [rule.kind === 'cron' ? 'cron' : 'every'], `this schedule never occurs${within}`, [
    'change the days, or `start`, `end` and `blackout`',
  ])
}

function refuse(reading: Reading, path: TreePath, message: string, hints: readonly string[]): void {
  const node = nearestNode(reading.node, path)
  // A whole mapping is pointed at by its name.
  const span = path.length === 0 ? (node.keySpan ?? node.span) : node.span
  reading.problems.push(invalid(span, message, hints))
}

function invalid(span: Span, message: string, hints: readonly string[]): Diagnostic {
  return { severity: 'error', code: 'schedule/invalid', message, span, hints }
}
