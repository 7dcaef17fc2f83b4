/** Waiting, but not for ever. */

/** The promise's outcome, or a rejection when that takes too long. */
export function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1000} s`)), limitMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Settles after so many milliseconds; does not keep the process running for it. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
