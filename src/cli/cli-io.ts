/** All that a command may touch of the process, as data and small doors: a test hands in its own. Types only. */

export interface CliIo {
  /** For what was asked for: schemas, JSON, lists. */
  readonly stdout: OutputStream
  /** For talk: progress, diagnostics, summaries. */
  readonly stderr: OutputStream
  readonly environment: Environment
  /** Absolute. */
  readonly cwd: string
  /** As Node says it: `linux`, `darwin`, `win32`. */
  readonly platform: string
  /** `v20.20.2` */
  readonly nodeVersion: string
  /** How many things the machine does at once. */
  readonly parallelism: number
  readonly clock: SteadyClock
  /** Aborted when the user or the system asks the command to stop. */
  readonly signal: AbortSignal
}

export type Environment = Readonly<Record<string, string | undefined>>

export interface OutputStream {
  readonly isTTY: boolean
  /** Of the terminal, now; undefined when it is none. */
  readonly columns: number | undefined
  write(text: string): void
}

/** For durations and redrawing only; it does not know what day it is. */
export interface SteadyClock {
  elapsedMs(): number
  /** Calls `tick` every `ms` until the function it gives back is called. Does not keep the process alive. */
  every(ms: number, tick: () => void): () => void
}
