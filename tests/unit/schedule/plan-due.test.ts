/** What is owed: missed runs, late runs, editions by hand in between, and that a second run never owes anything. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planDue, type ReleasedEdition } from '../../../src/schedule/plan-due.ts'
import type { Schedule } from '../../../src/schedule/schedule.ts'
import { schedule } from './read.ts'

const at = (text: string) => Date.parse(text)
const weekly = (extra = '') => schedule(`every: week\nat: "06:00"\ntimezone: Asia/Karachi\n${extra}`)
const scheduled = (number: number, moment: string): ReleasedEdition => ({ number, scheduledFor: at(moment), asOf: at(moment) })
const byHand = (number: number, moment: string): ReleasedEdition => ({ number, asOf: at(moment) })
const owed = (of: Schedule, released: readonly ReleasedEdition[], now: string) => {
  const plan = planDue(of, released, at(now))
  return {
    owed: plan.owed.map(({ number, occurrence }) => `${number} ${occurrence.text}`),
    skipped: plan.skipped.map(({ text }) => text),
  }
}

describe('planDue', () => {
  it('tells number, period and next update of what is owed, however late the run', () => {
    const plan = planDue(weekly(), [scheduled(4, '2026-04-06T06:00+05:00')], at('2026-04-16T22:00Z'))
    expect(plan.owed).toEqual([
      {
        number: 5,
        occurrence: { instant: at('2026-04-13T01:00Z'), text: '2026-04-13T06:00+05:00' },
        period: '2026-04-06T06:00+05:00/2026-04-13T06:00+05:00',
        nextUpdate: '2026-04-20T06:00+05:00',
      },
    ])
    expect([plan.last?.text, plan.next?.text]).toEqual(['2026-04-06T06:00+05:00', '2026-04-20T06:00+05:00'])
  })

  it('owes nothing a minute early and the edition on the minute', () => {
    const released = [scheduled(4, '2026-04-06T06:00+05:00')]
    expect(owed(weekly(), released, '2026-04-13T00:59Z').owed).toEqual([])
    expect(owed(weekly(), released, '2026-04-13T01:00Z').owed).toEqual(['5 2026-04-13T06:00+05:00'])
  })

  const missedThree = [scheduled(1, '2026-03-23T06:00+05:00')]
  it.each([
    ['all', '2026-04-14T00:00Z', ['2 2026-03-30T06:00+05:00', '3 2026-04-06T06:00+05:00', '4 2026-04-13T06:00+05:00'], 0],
    ['latest', '2026-04-14T00:00Z', ['2 2026-04-13T06:00+05:00'], 2],
    ['skip', '2026-04-14T00:00Z', ['2 2026-04-13T06:00+05:00'], 2],
    // 24 hours late.
    ['skip', '2026-04-14T01:00Z', [], 3],
    ['latest', '2026-04-19T00:00Z', ['2 2026-04-13T06:00+05:00'], 2],
  ])('with `catchUp: %s` at %s', (catchUp, now, expected, skipped) => {
    const result = owed(weekly(`catchUp: ${catchUp}`), missedThree, now)
    expect([result.owed, result.skipped.length]).toEqual([expected, skipped])
  })

  it('owes no history: without a start only the latest, with one as many as are caught up', () => {
    expect(owed(weekly('catchUp: all'), [], '2026-04-14T00:00Z').owed).toEqual(['1 2026-04-13T06:00+05:00'])
    expect(owed(weekly('catchUp: all\nstart: 2026-04-01'), [], '2026-04-14T00:00Z').owed).toEqual([
      '1 2026-04-06T06:00+05:00',
      '2 2026-04-13T06:00+05:00',
    ])
    expect(owed(weekly('start: 2026-04-01'), [], '2026-04-14T00:00Z').owed).toEqual(['1 2026-04-13T06:00+05:00'])
    expect(owed(weekly('start: 2026-05-01'), [], '2026-04-14T00:00Z').owed).toEqual([])
    expect(planDue(weekly(), [], at('2026-04-14T00:00Z'), 7).owed[0]?.number).toBe(7)
  })

  it('begins the first period where it would have begun without a start', () => {
    const [first] = planDue(weekly('start: 2026-04-13'), [], at('2026-04-14T00:00Z')).owed
    expect(first?.period).toBe('2026-04-06T06:00+05:00/2026-04-13T06:00+05:00')
  })

  it('has no next update after the last occurrence', () => {
    const plan = planDue(weekly('end: 2026-04-13'), [scheduled(1, '2026-04-06T06:00+05:00')], at('2026-06-01T00:00Z'))
    expect(plan.owed).toHaveLength(1)
    expect([plan.owed[0]?.nextUpdate, plan.next]).toEqual([undefined, undefined])
  })

  it('gives a number after one released by hand, which is no occurrence', () => {
    const released = [scheduled(4, '2026-04-06T06:00+05:00'), byHand(5, '2026-04-08T12:00Z')]
    expect(owed(weekly(), released, '2026-04-13T02:00Z')).toEqual({ owed: ['6 2026-04-13T06:00+05:00'], skipped: [] })
  })

  it('owes nothing that an edition released by hand has overtaken', () => {
    const released = [scheduled(4, '2026-03-30T06:00+05:00'), byHand(5, '2026-04-08T12:00Z')]
    expect(owed(weekly('catchUp: all'), released, '2026-04-13T02:00Z')).toEqual({
      owed: ['6 2026-04-13T06:00+05:00'],
      skipped: ['2026-04-06T06:00+05:00'],
    })
    expect(owed(weekly(), [...released, byHand(6, '2026-04-13T01:00Z')], '2026-04-13T02:00Z').owed).toEqual([])
  })

  it('owes no moment again that lies before the last printed, whatever the schedule is now', () => {
    const daily = schedule('every: day\nat: 6\ntimezone: UTC\ncatchUp: all')
    const released = [scheduled(4, '2026-04-13T06:00+05:00')]
    expect(owed(daily, released, '2026-04-14T12:00Z').owed).toEqual(['5 2026-04-13T06:00Z', '6 2026-04-14T06:00Z'])
  })

  it('does not fill a year with hours', () => {
    const hourly = schedule('cron: "0 * * * *"\ntimezone: UTC\ncatchUp: all\nstart: 2025-01-01')
    expect(planDue(hourly, [], at('2026-01-01T00:00Z'))).toMatchObject({ isBacklog: true, owed: [] })
    const latest = planDue({ ...hourly, catchUp: 'latest' }, [], at('2026-01-01T00:00Z'))
    expect(latest.owed.map(({ occurrence }) => occurrence.text)).toEqual(['2026-01-01T00:00Z'])
    expect(latest.skipped).toHaveLength(1_000)
  })
})

describe('for any schedule and any runs', () => {
  const zones = ['Asia/Karachi', 'Europe/Berlin', 'America/Santiago', 'UTC']
  const rules = [
    'every: day\nat: ["00:00", "02:30", "23:30"]',
    'every: workday\nat: "06:00"',
    'every: week\non: [sunday, wednesday]\nat: "02:00"',
    'every: month\non: [1, 31]\nat: "00:30"',
    'every: quarter\non: last\nat: 18',
    'cron: "30 */6 * * *"',
    'cron: "0 6 L,15 * MON"',
  ]
  const anySchedule = fc
    .record({
      rule: fc.constantFrom(...rules),
      zone: fc.constantFrom(...zones),
      catchUp: fc.constantFrom('all', 'latest', 'skip'),
      blackout: fc.constantFrom(
        '',
        'blackout: [2028-02-29, 2028-03-24/2028-03-27]\nonBlackout: nextWorkday',
        'blackout: 2028-03',
      ),
      start: fc.constantFrom('', 'start: 2028-02-20'),
    })
    .map(({ rule, zone, catchUp, blackout, start }) =>
      schedule([rule, `timezone: ${zone}`, `catchUp: ${catchUp}`, blackout, start].filter((line) => line !== '').join('\n')),
    )
  // Around a leap day and two clock changes.
  const span = { from: at('2028-02-15T00:00Z'), minutes: 60 * 24 * 60 }
  const anyRuns = fc.array(fc.record({ after: fc.integer({ min: 0, max: 15_000 }), hand: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })

  it('running twice changes nothing, numbers and moments rise, and none is printed twice', () => {
    fc.assert(
      fc.property(anySchedule, anyRuns, (any, runs) => {
        const released: ReleasedEdition[] = []
        let now = span.from
        for (const { after, hand } of runs) {
          now += after * 60_000
          if (hand) released.push({ number: released.length + 1, asOf: now })
          const plan = planDue(any, released, now)
          for (const { number, occurrence } of plan.owed) {
            expect(occurrence.instant).toBeLessThanOrEqual(now)
            expect(number).toBe(released.length + 1)
            released.push({ number, scheduledFor: occurrence.instant, asOf: occurrence.instant })
          }
          expect(planDue(any, released, now).owed).toEqual([])
        }
        const moments = released.flatMap(({ scheduledFor }) => scheduledFor ?? [])
        expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b))
        expect(released.map(({ asOf }) => asOf)).toEqual(released.map(({ asOf }) => asOf).sort((a, b) => a - b))
      }),
      { numRuns: 60, seed: 20_280_229 },
    )
  }, 60_000)
})
