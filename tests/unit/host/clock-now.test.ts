import { describe, expect, it } from 'vitest'
import { clockNow } from '../../../src/host/clock-now.ts'
import { HostError } from '../../../src/host/host.ts'

describe('clockNow', () => {
  it.each([
    ['0', '1970-01-01T00:00:00.000Z'],
    ['1775973600', '2026-04-12T06:00:00.000Z'],
    [' 1775973600\n', '2026-04-12T06:00:00.000Z'],
  ])('takes SOURCE_DATE_EPOCH=%j for the time', (written, expected) => {
    expect(clockNow({ SOURCE_DATE_EPOCH: written }).toISOString()).toBe(expected)
  })

  it.each([[{}], [{ SOURCE_DATE_EPOCH: '' }], [{ SOURCE_DATE_EPOCH: undefined }]])(
    'asks the clock when it is not set: %j',
    (environment) => {
      const before = Date.now()
      const now = clockNow(environment).getTime()
      expect(now).toBeGreaterThanOrEqual(before)
      expect(now).toBeLessThanOrEqual(Date.now())
    },
  )

  it.each([['tomorrow'], ['2026-04-12'], ['-1'], ['1.5'], ['1e9'], ['0x10'], ['9999999999999999']])('refuses %s', (written) => {
    expect(() => clockNow({ SOURCE_DATE_EPOCH: written })).toThrow(HostError)
    expect(() => clockNow({ SOURCE_DATE_EPOCH: written })).toThrow(`expected whole seconds since 1970, found \`${written}\``)
  })
})
