/**
 * Keeps one costly process alive for many jobs: starts it late, shares it, replaces it when it is dead or worn, ends it.
 * Knows nothing of browsers or printing; what the process is and how a job uses it is the caller's.
 */
import { setMaxListeners } from 'node:events'
import { Slots } from './slots.ts'

/** A process as the supervisor sees it. `Running` is whatever a job needs in order to use it. */
export interface SupervisedProcess<Running> {
  /** Starts it. Rejects when it cannot start, and soon after `signal` aborts; nothing is then left running. */
  start(signal: AbortSignal): Promise<Running>
  /** Ends it for certain, hung or dead as it may be. Never rejects, and comes to an end within seconds. */
  stop(running: Running): Promise<void>
  /** Whether it still answers. Never rejects, and comes to an end within seconds. */
  healthy(running: Running): Promise<boolean>
}

export interface SupervisorOptions<Running> {
  readonly process: SupervisedProcess<Running>
  /** Jobs at once. */
  readonly concurrency: number
  /** Jobs after which the process is replaced; those under way end first. */
  readonly recycleAfter: number
  /** How long an aborted job may take to clean up before it is no longer waited for, in milliseconds. */
  readonly graceMs?: number
}

export interface RunOptions {
  /** From the moment the job has a place: the wait for the process to start is included, the wait for a place is not. Milliseconds. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/** A job: uses the process, and settles soon after its signal aborts. It may throw `ProcessDied` itself, when its part of the process is gone. */
export type Job<Running, T> = (running: Running, signal: AbortSignal) => Promise<T>

/** The job's time was up. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
}

/** The process, or the job's part of it, died under the job. */
export class ProcessDied extends Error {
  override readonly name = 'ProcessDied'
}

/** The supervisor was disposed of before the job was done. */
export class SupervisorDisposed extends Error {
  override readonly name = 'SupervisorDisposed'
}

/** One process from its start to its end, and who is using it. */
interface Life<Running> {
  readonly ready: Promise<Running>
  /** Jobs that it was given, ever. */
  jobs: number
  /** Jobs that are using it now. */
  active: number
  /** Called when the last of them leaves. */
  readonly whenIdle: (() => void)[]
  running: Running | undefined
  /** Set when it is being ended; settles when it has. */
  ended: Promise<void> | undefined
}

/**
 * - Nothing starts before the first job or `warmUp`; a start that failed is tried again by the next job.
 * - A job whose process died is run once more, alone, so that a job that kills processes takes no neighbour with it twice.
 *   When that fails too it rejects with `ProcessDied`.
 * - Aborted, out of time or disposed of, a job rejects at once, with the signal's reason, `DeadlineExceeded` or `SupervisorDisposed`.
 *   Its place is free again when it has cleaned up, or when the process that it hangs in has been ended.
 */
export class Supervisor<Running> implements AsyncDisposable {
  readonly #process: SupervisedProcess<Running>
  readonly #slots: Slots
  readonly #recycleAfter: number
  readonly #graceMs: number
  readonly #ending = new AbortController()
  readonly #unfinished = new Set<Promise<unknown>>()
  #life: Life<Running> | undefined

  constructor(options: SupervisorOptions<Running>) {
    this.#process = options.process
    this.#slots = new Slots(options.concurrency)
    this.#recycleAfter = options.recycleAfter
    this.#graceMs = options.graceMs ?? 2_000
  }

  /** Starts the process ahead of the first job. Never rejects: the job will see what is wrong. */
  warmUp(): void {
    if (!this.#ending.signal.aborted) this.#currentLife()
  }

  /** The process, once it is running and as long as nobody found it dead. */
  running(): Running | undefined {
    return this.#life?.ended === undefined ? this.#life?.running : undefined
  }

  /** What the job gives. Rejects with what the job rejects with, and as the class says. */
  async run<T>(job: Job<Running, T>, options: RunOptions): Promise<T> {
    const budget = { leftMs: options.timeoutMs }
    try {
      return await this.#attempt(job, options, budget, 1)
    } catch (error) {
      if (!(error instanceof ProcessDied)) throw error
      return await this.#attempt(job, options, budget, this.#slots.total)
    }
  }

  /** Ends everything: waiting jobs, jobs under way, the process. Comes back when the process is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort(new SupervisorDisposed('the supervisor was disposed of'))
    await Promise.allSettled(this.#unfinished)
    if (this.#life !== undefined) await this.#end(this.#life)
  }

  async #attempt<T>(job: Job<Running, T>, options: RunOptions, budget: { leftMs: number }, places: number): Promise<T> {
    const stop = new AbortController()
    const unlink = linkAbort(stop, [this.#ending.signal, options.signal])
    try {
      const release = await this.#slots.acquire(places, stop.signal)
      const startedAt = performance.now()
      const timer = setTimeout(() => stop.abort(new DeadlineExceeded(`out of time after ${options.timeoutMs} ms`)), budget.leftMs)
      // The place is given back when the work has settled, which may be later than the caller is told.
      const work = this.#work(job, stop.signal).finally(release)
      this.#track(work)
      try {
        return await unlessAborted(work, stop.signal)
      } finally {
        clearTimeout(timer)
        budget.leftMs -= performance.now() - startedAt
      }
    } finally {
      unlink()
    }
  }

  async #work<T>(job: Job<Running, T>, signal: AbortSignal): Promise<T> {
    const life = this.#currentLife()
    life.jobs += 1
    life.active += 1
    try {
      const running = await unlessAborted(life.ready, signal)
      try {
        return await this.#withGrace(job(running, signal), signal)
      } catch (error) {
        const healthy = await this.#process.healthy(running)
        if (!healthy) await this.#end(life)
        if (signal.aborted || (healthy && !(error instanceof ProcessDied))) throw error
        throw new ProcessDied('the process died under the job', { cause: error })
      }
    } finally {
      life.active -= 1
      if (life.active === 0) for (const tell of life.whenIdle.splice(0)) tell()
    }
  }

  /** The job's result; an aborted job that does not settle in time is given up. */
  #withGrace<T>(settling: Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      const giveUpSoon = () => {
        timer = setTimeout(() => reject(signal.reason), this.#graceMs)
      }
      if (signal.aborted) giveUpSoon()
      else signal.addEventListener('abort', giveUpSoon, { once: true })
      const settled = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', giveUpSoon)
      }
      settling.then(resolve, reject).finally(settled)
    })
  }

  /** The life for the next job: the present one unless it is over or worn. */
  #currentLife(): Life<Running> {
    const present = this.#life
    if (present !== undefined && present.ended === undefined && present.jobs < this.#recycleAfter) return present
    const fresh: Life<Running> = {
      ready: this.#replace(present).then((running) => {
        fresh.running = running
        return running
      }),
      jobs: 0,
      active: 0,
      whenIdle: [],
      running: undefined,
      ended: undefined,
    }
    this.#life = fresh
    // A failed start leaves no life behind, so that the next job starts anew.
    fresh.ready.catch(() => {
      fresh.ended = Promise.resolve()
    })
    return fresh
  }

  async #replace(previous: Life<Running> | undefined): Promise<Running> {
    if (previous !== undefined) {
      if (previous.ended === undefined) await idle(previous)
      await this.#end(previous)
    }
    this.#ending.signal.throwIfAborted()
    return this.#process.start(this.#ending.signal)
  }

  #end(life: Life<Running>): Promise<void> {
    life.ended ??= life.ready.then(
      (running) => this.#process.stop(running),
      () => {},
    )
    return life.ended
  }

  #track(work: Promise<unknown>): void {
    this.#unfinished.add(work)
    const forget = () => this.#unfinished.delete(work)
    work.then(forget, forget)
  }
}

function idle(life: Life<unknown>): Promise<void> {
  if (life.active === 0) return Promise.resolve()
  return new Promise((resolve) => life.whenIdle.push(resolve))
}

/** Aborts `target` with the reason of the first source that aborts; the result undoes the link. */
function linkAbort(target: AbortController, sources: readonly (AbortSignal | undefined)[]): () => void {
  const undo = sources.map((source) => {
    if (source === undefined) return () => {}
    // A signal for a thousand jobs has a thousand listeners; that is no leak.
    setMaxListeners(0, source)
    const pass = () => target.abort(source.reason)
    if (source.aborted) pass()
    source.addEventListener('abort', pass, { once: true })
    return () => source.removeEventListener('abort', pass)
  })
  return () => {
    for (const cut of undo) cut()
  }
}

/** The promise's outcome, or a rejection with the signal's reason if that comes first. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
