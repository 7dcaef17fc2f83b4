/** Why a text is no date, in words for the one who typed it, with a way out. Parses nothing that `parse-edtf.ts` accepts. */
import { parseEdtf, parseEdtfPoint } from './parse-edtf.ts'

export interface EdtfExplanation {
  /** Continues a message: "expected …, found …" or a sentence of its own. */
  readonly message: string
  /** Each starts with a verb. */
  readonly hints: readonly string[]
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Why `text` is no date or interval (or, with `point`, no single date). Call it only for text that `parseEdtf` refuses, or for an interval where a point belongs. */
export function explainEdtf(text: string, options: { readonly point?: boolean } = {}): EdtfExplanation {
  const expected = options.point === true ? 'one date or time' : 'a date'
  if (options.point === true && parseEdtf(text)?.kind === 'interval') {
    return { message: `expected ${expected}, found the interval \`${text}\``, hints: ['write its first or last day'] }
  }
  if (text.includes('/') && !/^\d{1,4}\/\d{1,2}\/\d{1,4}$/.test(text)) return explainInterval(text)
  return explainPoint(text, expected)
}

function explainInterval(text: string): EdtfExplanation {
  const parts = text.split('/')
  const [first = '', last = ''] = parts
  const form = 'write an interval as `2025-10-01/2025-10-07`, with `..` for an open end: `2025-11-09/..`'
  if (parts.length === 2 && first === '..' && last === '..') {
    return { message: `expected at least one end in the interval \`${text}\``, hints: [form] }
  }
  const bad = parts.find((part) => part !== '..' && parseEdtfPoint(part) === undefined)
  if (parts.length !== 2 || bad === undefined || bad === '') {
    const reversed = parts.length === 2 && bad === undefined
    return reversed
      ? { message: `the interval \`${text}\` ends before it starts`, hints: [`write \`${last}/${first}\` if that is meant`] }
      : { message: `expected a date, found \`${text}\``, hints: [form] }
  }
  return explainPoint(bad, 'a date')
}

function explainPoint(text: string, expected: string): EdtfExplanation {
  const trimmed = text.trim()
  const time = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(trimmed)
  const zone = time?.[3]?.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')
  if (time !== null && zone === undefined && parseEdtfPoint(`${time[1]}T${time[2]}Z`) !== undefined) {
    const written = `${time[1]}T${time[2]}`
    return {
      message: `the time \`${text}\` has no zone`,
      hints: [`write \`${written}Z\` for UTC, or the local zone: \`${written}+05:00\``],
    }
  }
  const rewritten = time === null ? (rewrittenDate(trimmed) ?? rewrittenForm(trimmed)) : `${time[1]}T${time[2]}${zone}`
  if (rewritten !== undefined && parseEdtf(rewritten) !== undefined && rewritten !== text) {
    return { message: `expected ${expected}, found \`${text}\``, hints: [`write \`${rewritten}\``] }
  }
  if (/^\d{4}-\d{2}(-\d{2})?(T.*)?[~?%]?$/.test(trimmed)) {
    return { message: `\`${text}\` is not in the calendar`, hints: ['check the day, the month and the time'] }
  }
  return {
    message: `expected ${expected}, found \`${text}\``,
    hints: ['write dates as `2025-11-09`, `2025-11`, `2025-11~` (about) or `2025-11-10T10:00Z`'],
  }
}

/** `2025-11-09 to 2025-11-10` as `2025-11-09/2025-11-10`, `c. 2025-11` as `2025-11~`; undefined for anything else. */
function rewrittenForm(text: string): string | undefined {
  const [, first, last] = /^(\S+)\s*(?:to|until|till|-|–|—|\.\.\.?)\s*(\S+)$/i.exec(text) ?? []
  if (first !== undefined && parseEdtf(`${first}/${last}`) !== undefined) return `${first}/${last}`
  const about = /^(?:~|≈|about|around|circa|ca?\.?)\s*(\S+)$/i.exec(text)?.[1]
  return about !== undefined && parseEdtfPoint(`${about}~`) !== undefined ? `${about}~` : undefined
}

/** `9 November 2025`, `November 9, 2025`, `Nov 2025`, `9.11.2025`, `2025/11/09` as ISO; undefined when day and month cannot be told apart. */
function rewrittenDate(text: string): string | undefined {
  const numeric = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text) ?? /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (numeric !== null) return isoDate(numeric[1], numeric[2], numeric[3])
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (german !== null) return isoDate(german[3], german[2], german[1])
  const worded =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>[a-z]{3,9})\.?,?\s+(?<year>\d{4})$/i.exec(text) ??
    /^(?<month>[a-z]{3,9})\.?\s+(?:(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?<year>\d{4})$/i.exec(text)
  const month = monthNames.indexOf(worded?.groups?.['month']?.slice(0, 3).toLowerCase() ?? '') + 1
  return month === 0 ? undefined : isoDate(worded?.groups?.['year'], String(month), worded?.groups?.['day'])
}

function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string {
  const monthPart = `${year}-${month?.padStart(2, '0')}`
  return day === undefined ? monthPart : `${monthPart}-${day.padStart(2, '0')}`
}
