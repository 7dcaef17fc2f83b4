import { describe, expect, test } from 'vitest'
import { Slots } from '../../../src/print/slots.ts'

const never = new AbortController().signal

/** Whether the promise is settled once everything that can run has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  const note = () => {
    settled = true
  }
  promise.then(note, note)
  await new Promise((resolve) => setImmediate(resolve))
  return settled
}

describe('Slots', () => {
  test('lets in as many as there are places, the next when one is given back', async () => {
    const slots = new Slots(2)
    const first = await slots.acquire(1, never)
    await slots.acquire(1, never)
    const third = slots.acquire(1, never)
    expect(await isSettled(third)).toBe(false)
    first()
    expect(await isSettled(third)).toBe(true)
  })

  test('giving a place back twice frees it once', async () => {
    const slots = new Slots(1)
    const release = await slots.acquire(1, never)
    release()
    release()
    await slots.acquire(1, never)
    expect(await isSettled(slots.acquire(1, never))).toBe(false)
  })

  test('a taker of all places is not overtaken by takers of one', async () => {
    const slots = new Slots(2)
    const first = await slots.acquire(1, never)
    const all = slots.acquire(2, never)
    const later = slots.acquire(1, never)
    expect(await isSettled(later)).toBe(false)
    first()
    const releaseAll = await all
    expect(await isSettled(later)).toBe(false)
    releaseAll()
    expect(await isSettled(later)).toBe(true)
  })

  test('asking for more than there is takes all', async () => {
    const slots = new Slots(2)
    const release = await slots.acquire(5, never)
    expect(await isSettled(slots.acquire(1, never))).toBe(false)
    release()
  })

  test('one who gives up rejects with the reason and no longer stands in the way', async () => {
    const slots = new Slots(2)
    await slots.acquire(1, never)
    const impatient = new AbortController()
    const all = slots.acquire(2, impatient.signal)
    const behind = slots.acquire(1, never)
    const reason = new Error('enough')
    impatient.abort(reason)
    await expect(all).rejects.toBe(reason)
    expect(await isSettled(behind)).toBe(true)
  })

  test('an aborted signal takes nothing', async () => {
    const slots = new Slots(1)
    await expect(slots.acquire(1, AbortSignal.abort('no'))).rejects.toBe('no')
    expect(await isSettled(slots.acquire(1, never))).toBe(true)
  })
})
