/** A process for tests: what is written is kept, time stands still until it is moved. */
import type { CliIo, OutputStream } from '../../../src/cli/cli-io.ts'

export interface FakeStream extends OutputStream {
  text(): string
}

export interface FakeIo extends CliIo {
  readonly stdout: FakeStream
  readonly stderr: FakeStream
  /** Moves the clock on, calling what is due. */
  passMs(ms: number): void
}

export function createFakeStream(options: { readonly isTTY?: boolean; readonly columns?: number } = {}): FakeStream {
  let text = ''
  return {
    isTTY: options.isTTY ?? false,
    columns: options.columns,
    write(more) {
      text += more
    },
    text: () => text,
  }
}

export function createFakeIo(overrides: Partial<CliIo> & { readonly terminal?: boolean } = {}): FakeIo {
  const { terminal = false, ...rest } = overrides
  const timers = new Set<{ readonly ms: number; readonly tick: () => void; dueMs: number }>()
  let nowMs = 0
  return {
    environment: { LANG: 'en_GB.UTF-8' },
    cwd: '/nowhere',
    platform: 'linux',
    nodeVersion: 'v20.19.0',
    parallelism: 2,
    signal: new AbortController().signal,
    clock: {
      elapsedMs: () => nowMs,
      every(ms, tick) {
        const timer = { ms, tick, dueMs: nowMs + ms }
        timers.add(timer)
        return () => timers.delete(timer)
      },
    },
    ...rest,
    stdout: createFakeStream(terminal ? { isTTY: true, columns: 80 } : {}),
    stderr: createFakeStream(terminal ? { isTTY: true, columns: 80 } : {}),
    passMs(ms) {
      const untilMs = nowMs + ms
      for (const timer of timers) {
        while (timer.dueMs <= untilMs) {
          nowMs = timer.dueMs
          timer.dueMs += timer.ms
          timer.tick()
        }
      }
      nowMs = untilMs
    },
  }
}
