/** A run's time as a report says it: to the minute, on the clock of its zone. */
import { describe, expect, it } from 'vitest'
import { parseEdtfPoint } from '../../../src/time/parse-edtf.ts'
import { formatRunTime } from '../../../src/time/run-time.ts'

const now = new Date('2025-11-10T05:00:59.900Z')

describe('formatRunTime', () => {
  it.each([
    [undefined, '2025-11-10T05:00Z'],
    ['UTC', '2025-11-10T05:00Z'],
    ['Asia/Karachi', '2025-11-10T10:00+05:00'],
    ['Asia/Kathmandu', '2025-11-10T10:45+05:45'],
    ['America/St_Johns', '2025-11-10T01:30-03:30'],
    ['Nowhere/At_All', '2025-11-10T05:00Z'],
  ])('%s: %s', (zone, expected) => {
    expect(formatRunTime(now, zone)).toBe(expected)
    expect(parseEdtfPoint(expected)?.earliest).toBe(Date.parse('2025-11-10T05:00:00Z'))
  })

  it('follows summer time', () => {
    expect(formatRunTime(new Date('2026-07-01T22:30:00Z'), 'Europe/London')).toBe('2026-07-01T23:30+01:00')
    expect(formatRunTime(new Date('2026-01-01T22:30:00Z'), 'Europe/London')).toBe('2026-01-01T22:30Z')
  })
})
