/** A child process with what its owner wants to know: whether it ended, what it said last, and that it is gone for certain. Nothing of browsers. */
import type { ChildProcess } from 'node:child_process'
import { killTree, type Machine } from './machine.ts'
import { pause } from './time-limits.ts'

const endLimitMs = 3_000

export interface WatchedProcess {
  /** Settles when the process has ended. */
  readonly exited: Promise<void>
  /** Rejects when it could not be started or has ended. */
  readonly failed: Promise<never>
  /** The most telling line it wrote to its error output. */
  lastWords(): string | undefined
  /** Ends it and all its children, whatever state they are in, and waits for it. */
  end(): Promise<void>
}

/** Watches a process from just after its start. Where there are process groups, it must lead one. */
export function watchProcess(child: ChildProcess, machine: Machine): WatchedProcess {
  let said = ''
  child.stderr?.setEncoding('utf8')
  child.stderr?.on('data', (text: string) => {
    said = (said + text).slice(-8_192)
  })
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', (code, signalName) =>
      reject(new Error(code === null ? `ended by ${signalName}` : `ended with code ${code}`)),
    )
  })
  failed.catch(() => {})
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  return {
    exited,
    failed,
    lastWords: () => tellingLine(said),
    async end() {
      if (child.pid === undefined) return
      // Also when it has ended by itself: its children may not have.
      await killTree(child.pid, machine.platform)
      await Promise.race([exited, pause(endLimitMs)])
    },
  }
}

/** Of what a browser said: the first sentence of its fatal line, of the loader's complaint, or else of the last; without time stamps and file names. */
export function tellingLine(said: string): string | undefined {
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const telling = lines.find((line) => /FATAL|error while loading|not found|Running as root/.test(line)) ?? lines.at(-1)
  return telling
    ?.replace(/^\[[^\]]*\]\s*/, '')
    .trim()
    .split(/[.!](?: |$)/)[0]
}
