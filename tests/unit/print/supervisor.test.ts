/** The supervisor over a process that is only a record of what was asked of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  DeadlineExceeded,
  ProcessDied,
  type SupervisedProcess,
  Supervisor,
  SupervisorDisposed,
  type SupervisorOptions,
} from '../../../src/print/supervisor.ts'

interface FakeRun {
  readonly number: number
  alive: boolean
}

/** Starts at once unless told otherwise; `events` is the order in which things happened. */
class FakeProcess implements SupervisedProcess<FakeRun> {
  readonly events: string[] = []
  readonly runs: FakeRun[] = []
  /** What each start does, in order; those past the end succeed at once. */
  readonly starts: (() => Promise<void>)[] = []
  stopTakes: Promise<void> = Promise.resolve()

  async start(signal: AbortSignal): Promise<FakeRun> {
    const number = this.runs.length + 1
    const run = { number, alive: true }
    this.runs.push(run)
    this.events.push(`start ${number}`)
    const scripted = this.starts[number - 1]
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      ;(scripted?.() ?? Promise.resolve()).then(resolve, reject)
    })
    this.events.push(`started ${number}`)
    return run
  }

  async stop(run: FakeRun): Promise<void> {
    this.events.push(`stop ${run.number}`)
    await this.stopTakes
    run.alive = false
    this.events.push(`stopped ${run.number}`)
  }

  async healthy(run: FakeRun): Promise<boolean> {
    return run.alive
  }
}

/** A promise that the test settles. */
function controlled<T = void>() {
  let resolve: (value: T) => void = () => {}
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

/** Lets everything run that can run without a timer. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve()
}

const forAMinute = { timeoutMs: 60_000 }
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

let fake: FakeProcess
function supervise(options: Partial<SupervisorOptions<FakeRun>> = {}): Supervisor<FakeRun> {
  return new Supervisor({ process: fake, concurrency: 2, recycleAfter: 100, ...options })
}

beforeEach(() => {
  vi.useFakeTimers()
  fake = new FakeProcess()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('starting', () => {
  test('nothing starts before the first job', async () => {
    const supervisor = supervise()
    await settle()
    expect(fake.events).toEqual([])
    expect(supervisor.running()).toBeUndefined()
    expect(await supervisor.run(async (run) => run.number, forAMinute)).toBe(1)
    expect(fake.events).toEqual(['start 1', 'started 1'])
    expect(supervisor.running()).toBe(fake.runs[0])
  })

  test('jobs that come while it starts share the one start', async () => {
    const starting = controlled()
    fake.starts.push(() => starting.promise)
    const supervisor = supervise()
    const jobs = Promise.all([
      supervisor.run(async (run) => run.number, forAMinute),
      supervisor.run(async (run) => run.number, forAMinute),
    ])
    await settle()
    starting.resolve()
    expect(await jobs).toEqual([1, 1])
    expect(fake.runs).toHaveLength(1)
  })

  test('warmUp starts it, and the first job does not start it again', async () => {
    const supervisor = supervise()
    supervisor.warmUp()
    await settle()
    expect(fake.events).toEqual(['start 1', 'started 1'])
    expect(await supervisor.run(async (run) => run.number, forAMinute)).toBe(1)
  })

  test('a failed start is the error of the jobs that waited for it, and is tried again by the next', async () => {
    const trouble = new Error('no such file')
    fake.starts.push(() => Promise.reject(trouble))
    const supervisor = supervise()
    const results = await Promise.allSettled([
      supervisor.run(async () => 'a', forAMinute),
      supervisor.run(async () => 'b', forAMinute),
    ])
    expect(results.map((result) => result.status === 'rejected' && result.reason)).toEqual([trouble, trouble])
    expect(supervisor.running()).toBeUndefined()
    expect(await supervisor.run(async (run) => run.number, forAMinute)).toBe(2)
  })

  test('a failed warmUp is silent and tried again by the first job', async () => {
    fake.starts.push(() => Promise.reject(new Error('not yet')))
    const supervisor = supervise()
    supervisor.warmUp()
    await settle()
    expect(await supervisor.run(async (run) => run.number, forAMinute)).toBe(2)
  })

  test('a start abandoned by a deadline goes on, and serves the next job', async () => {
    const starting = controlled()
    fake.starts.push(() => starting.promise)
    const supervisor = supervise()
    const late = supervisor.run(async () => 'never', { timeoutMs: 1_000 })
    const expectation = expect(late).rejects.toBeInstanceOf(DeadlineExceeded)
    await vi.advanceTimersByTimeAsync(1_000)
    await expectation
    const next = supervisor.run(async (run) => run.number, forAMinute)
    starting.resolve()
    expect(await next).toBe(1)
    expect(fake.runs).toHaveLength(1)
  })
})

describe('concurrency and deadlines', () => {
  test('no more jobs at once than allowed, in the order they came', async () => {
    const supervisor = supervise({ concurrency: 2 })
    const gates = [controlled(), controlled(), controlled()]
    const order: number[] = []
    const jobs = gates.map((gate, index) =>
      supervisor.run(async () => {
        order.push(index)
        await gate.promise
      }, forAMinute),
    )
    await settle()
    expect(order).toEqual([0, 1])
    gates[1]?.resolve()
    await settle()
    expect(order).toEqual([0, 1, 2])
    for (const gate of gates) gate.resolve()
    await Promise.all(jobs)
  })

  test('the wait for a place is not on the job’s own clock', async () => {
    const supervisor = supervise({ concurrency: 1 })
    const first = controlled()
    const blocking = supervisor.run(() => first.promise, forAMinute)
    const waiting = supervisor.run(async () => 'done', { timeoutMs: 1_000 })
    await vi.advanceTimersByTimeAsync(30_000)
    first.resolve()
    await blocking
    expect(await waiting).toBe('done')
  })

  test('out of time: the job is told through its signal, the caller at once, the place is free when the job has cleaned up', async () => {
    const supervisor = supervise({ concurrency: 1 })
    const cleaning = controlled()
    const late = supervisor.run(
      async (_run, signal) => {
        await untilAborted(signal).catch(() => {})
        await cleaning.promise
      },
      { timeoutMs: 1_000 },
    )
    const expectation = expect(late).rejects.toThrow(new DeadlineExceeded('out of time after 1000 ms'))
    await vi.advanceTimersByTimeAsync(1_000)
    await expectation

    let began = false
    const next = supervisor.run(async () => {
      began = true
    }, forAMinute)
    await settle()
    expect(began).toBe(false)
    cleaning.resolve()
    await next
    expect(fake.events).toEqual(['start 1', 'started 1'])
  })

  test('a job that hangs in a process that no longer answers: the process is replaced, the next job runs', async () => {
    const supervisor = supervise({ concurrency: 1, graceMs: 500 })
    const hung = supervisor.run(
      (run) => {
        run.alive = false
        return new Promise<never>(() => {})
      },
      { timeoutMs: 1_000 },
    )
    const expectation = expect(hung).rejects.toBeInstanceOf(DeadlineExceeded)
    const next = supervisor.run(async (run) => run.number, forAMinute)
    await vi.advanceTimersByTimeAsync(1_000)
    await expectation
    await vi.advanceTimersByTimeAsync(500)
    expect(await next).toBe(2)
    expect(fake.events).toEqual(['start 1', 'started 1', 'stop 1', 'stopped 1', 'start 2', 'started 2'])
  })

  test('a job that hangs in a process that answers does not cost the others their process', async () => {
    const supervisor = supervise({ concurrency: 1, graceMs: 500 })
    const hung = supervisor.run(() => new Promise<never>(() => {}), { timeoutMs: 1_000 })
    const expectation = expect(hung).rejects.toBeInstanceOf(DeadlineExceeded)
    await vi.advanceTimersByTimeAsync(1_500)
    await expectation
    expect(await supervisor.run(async (run) => run.number, forAMinute)).toBe(1)
  })

  test('a job’s own error is its own: no retry, no new process', async () => {
    const supervisor = supervise()
    const trouble = new Error('bad page')
    let runs = 0
    const job = supervisor.run(async () => {
      runs += 1
      throw trouble
    }, forAMinute)
    await expect(job).rejects.toBe(trouble)
    expect(runs).toBe(1)
    expect(await supervisor.run(async (run) => run.number, forAMinute)).toBe(1)
  })
})

describe('death', () => {
  /** Kills the process under itself, as many times as told. */
  function killer(times: number) {
    const seen: number[] = []
    const job = async (run: FakeRun) => {
      seen.push(run.number)
      if (seen.length <= times) {
        run.alive = false
        throw new Error('connection closed')
      }
      return run.number
    }
    return { job, seen }
  }

  test('a process that dies is replaced and the job runs once more', async () => {
    const supervisor = supervise()
    const { job, seen } = killer(1)
    expect(await supervisor.run(job, forAMinute)).toBe(2)
    expect(seen).toEqual([1, 2])
    expect(fake.events).toEqual(['start 1', 'started 1', 'stop 1', 'stopped 1', 'start 2', 'started 2'])
  })

  test('twice is enough: the job fails with ProcessDied and its cause, and the next job has a new process', async () => {
    const supervisor = supervise()
    const { job, seen } = killer(9)
    const error = await supervisor.run(job, forAMinute).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ProcessDied)
    expect((error as ProcessDied).cause).toEqual(new Error('connection closed'))
    expect(seen).toEqual([1, 2])
    expect(await supervisor.run(async (run) => run.number, forAMinute)).toBe(3)
  })

  test('a job that kills processes fails alone: its neighbour is not in the process that it kills next', async () => {
    const supervisor = supervise({ concurrency: 2 })
    const { job } = killer(9)
    const died = controlled()
    const neighbourSaw: number[] = []
    const neighbour = supervisor.run(async (run) => {
      neighbourSaw.push(run.number)
      if (run.number === 1) await died.promise
      if (!run.alive) throw new Error('connection closed')
      return 'printed'
    }, forAMinute)
    const murder = supervisor.run(job, forAMinute)
    const expectation = expect(murder).rejects.toBeInstanceOf(ProcessDied)
    await settle()
    died.resolve()
    expect(await neighbour).toBe('printed')
    await expectation
    expect(neighbourSaw).toHaveLength(2)
  })

  test('a job may say itself that its part of a healthy process died: it runs again in the same process', async () => {
    const supervisor = supervise()
    let runs = 0
    const job = supervisor.run(async (run) => {
      runs += 1
      if (runs === 1) throw new ProcessDied('the page crashed')
      return run.number
    }, forAMinute)
    expect(await job).toBe(1)
    expect(runs).toBe(2)
  })

  test('both tries share one deadline', async () => {
    const supervisor = supervise()
    let runs = 0
    const job = supervisor.run(
      async (run, signal) => {
        runs += 1
        if (runs === 2) return untilAborted(signal)
        await new Promise((resolve) => setTimeout(resolve, 700))
        run.alive = false
        throw new Error('connection closed')
      },
      { timeoutMs: 1_000 },
    )
    const expectation = expect(job).rejects.toBeInstanceOf(DeadlineExceeded)
    await vi.advanceTimersByTimeAsync(700)
    expect(runs).toBe(2)
    await vi.advanceTimersByTimeAsync(299)
    expect(runs).toBe(2)
    await vi.advanceTimersByTimeAsync(1)
    await expectation
  })

  test('one that died between jobs costs the next job its first try only', async () => {
    const supervisor = supervise()
    await supervisor.run(async () => {}, forAMinute)
    const [first] = fake.runs
    if (first !== undefined) first.alive = false
    const job = supervisor.run(async (run) => {
      if (!run.alive) throw new Error('connection closed')
      return run.number
    }, forAMinute)
    expect(await job).toBe(2)
  })
})

describe('recycling', () => {
  test('after so many jobs the process is stopped and a new one started', async () => {
    const supervisor = supervise({ recycleAfter: 2 })
    const numbers: number[] = []
    for (let i = 0; i < 5; i++) numbers.push(await supervisor.run(async (run) => run.number, forAMinute))
    expect(numbers).toEqual([1, 1, 2, 2, 3])
    expect(fake.events.filter((event) => event.startsWith('stopped'))).toEqual(['stopped 1', 'stopped 2'])
  })

  test('those under way end first, and the next job waits for the new one', async () => {
    const supervisor = supervise({ recycleAfter: 1 })
    const gate = controlled()
    const first = supervisor.run(async (run) => {
      await gate.promise
      return run.alive
    }, forAMinute)
    await settle()
    const second = supervisor.run(async (run) => run.number, forAMinute)
    await settle()
    expect(fake.events).toEqual(['start 1', 'started 1'])
    gate.resolve()
    expect(await first).toBe(true)
    expect(await second).toBe(2)
    expect(fake.events).toEqual(['start 1', 'started 1', 'stop 1', 'stopped 1', 'start 2', 'started 2'])
  })
})

describe('aborting and ending', () => {
  test('aborted while waiting for a place: rejects with the reason and never runs', async () => {
    const supervisor = supervise({ concurrency: 1 })
    const gate = controlled()
    const first = supervisor.run(() => gate.promise, forAMinute)
    const abort = new AbortController()
    let ran = false
    const second = supervisor.run(
      async () => {
        ran = true
      },
      { ...forAMinute, signal: abort.signal },
    )
    await settle()
    const reason = new Error('interrupted')
    abort.abort(reason)
    await expect(second).rejects.toBe(reason)
    gate.resolve()
    await first
    expect(ran).toBe(false)
  })

  test('aborted under way: the job is told and the caller gets the reason', async () => {
    const supervisor = supervise()
    const abort = new AbortController()
    const told: unknown[] = []
    const job = supervisor.run(
      async (_run, signal) => {
        await untilAborted(signal).catch((reason: unknown) => {
          told.push(reason)
          throw reason
        })
      },
      { ...forAMinute, signal: abort.signal },
    )
    await settle()
    abort.abort('interrupted')
    await expect(job).rejects.toBe('interrupted')
    await settle()
    expect(told).toEqual(['interrupted'])
  })

  test('aborted before it began: nothing starts', async () => {
    const supervisor = supervise()
    await expect(supervisor.run(async () => {}, { ...forAMinute, signal: AbortSignal.abort('no') })).rejects.toBe('no')
    expect(fake.events).toEqual([])
  })

  test('many jobs may share a signal without Node taking them for a leak', async () => {
    const warnings: Error[] = []
    const note = (warning: Error) => warnings.push(warning)
    process.on('warning', note)
    vi.useRealTimers()
    const supervisor = supervise({ concurrency: 1 })
    const { signal } = new AbortController()
    await Promise.all(Array.from({ length: 50 }, () => supervisor.run(async () => {}, { ...forAMinute, signal })))
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', note)
    expect(warnings).toEqual([])
  })

  test('dispose ends the process, even when a job threw', async () => {
    {
      await using supervisor = supervise()
      await supervisor.run(async () => Promise.reject(new Error('bad page')), forAMinute).catch(() => {})
    }
    expect(fake.events).toEqual(['start 1', 'started 1', 'stop 1', 'stopped 1'])
  })

  test('dispose rejects the jobs under way and the waiting ones, and comes back when the process is gone', async () => {
    const supervisor = supervise({ concurrency: 1 })
    const stopping = controlled()
    fake.stopTakes = stopping.promise
    const underWay = supervisor.run((_run, signal) => untilAborted(signal), forAMinute)
    const waiting = supervisor.run(async () => {}, forAMinute)
    const expectations = [
      expect(underWay).rejects.toBeInstanceOf(SupervisorDisposed),
      expect(waiting).rejects.toBeInstanceOf(SupervisorDisposed),
    ]
    await settle()
    let disposed = false
    const disposing = supervisor[Symbol.asyncDispose]().then(() => {
      disposed = true
    })
    await Promise.all(expectations)
    await settle()
    expect(disposed).toBe(false)
    stopping.resolve()
    await disposing
    expect(fake.events.at(-1)).toBe('stopped 1')
  })

  test('dispose while it starts: the start is told, and nothing is left', async () => {
    fake.starts.push(() => new Promise(() => {}))
    const supervisor = supervise()
    supervisor.warmUp()
    await settle()
    await supervisor[Symbol.asyncDispose]()
    expect(fake.events).toEqual(['start 1'])
  })

  test('dispose with nothing started starts nothing; twice is harmless; no job runs afterwards', async () => {
    const supervisor = supervise()
    await supervisor[Symbol.asyncDispose]()
    await supervisor[Symbol.asyncDispose]()
    supervisor.warmUp()
    await expect(supervisor.run(async () => {}, forAMinute)).rejects.toBeInstanceOf(SupervisorDisposed)
    expect(fake.events).toEqual([])
  })

  test('dispose in the middle of a recycling ends the old process and starts no new one', async () => {
    const supervisor = supervise({ recycleAfter: 1 })
    const underWay = supervisor.run((_run, signal) => untilAborted(signal), forAMinute)
    await settle()
    const waiting = supervisor.run(async () => {}, forAMinute)
    const expectations = [underWay, waiting].map((job) => expect(job).rejects.toBeInstanceOf(SupervisorDisposed))
    await settle()
    await supervisor[Symbol.asyncDispose]()
    await Promise.all(expectations)
    expect(fake.events).toEqual(['start 1', 'started 1', 'stop 1', 'stopped 1'])
  })
})
