/** A first-come, first-served counter of places. Knows nothing of what is done in a place. */

interface Waiter {
  readonly count: number
  readonly admit: () => void
}

/**
 * A number of places that are taken and given back. Whoever asks first gets in first, even when a later one would fit
 * sooner, so that a taker of all places is not starved by takers of one.
 */
export class Slots {
  readonly total: number
  #free: number
  readonly #waiting: Waiter[] = []

  constructor(total: number) {
    this.total = total
    this.#free = total
  }

  /**
   * Takes `count` places (at most `total`), waiting for them if need be. The result gives them back; calling it twice does nothing more.
   * Rejects with `signal.reason` when aborted while waiting.
   */
  async acquire(count: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    const wanted = Math.min(count, this.total)
    if (this.#waiting.length > 0 || this.#free < wanted) await this.#wait(wanted, signal)
    else this.#free -= wanted
    let held = wanted
    return () => {
      this.#free += held
      held = 0
      this.#admit()
    }
  }

  #wait(count: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1)
        reject(signal.reason)
        // The one who gave up may have stood in front of others that fit.
        this.#admit()
      }
      const waiter: Waiter = {
        count,
        admit: () => {
          signal.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      signal.addEventListener('abort', giveUp, { once: true })
      this.#waiting.push(waiter)
    })
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined && next.count <= this.#free; next = this.#waiting[0]) {
      this.#waiting.shift()
      this.#free -= next.count
      next.admit()
    }
  }
}
