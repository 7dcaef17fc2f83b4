/** What the print room must know of the machine and the account it runs in. The only file of the room that asks them. */
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { arch, homedir, platform, tmpdir } from 'node:os'
import { resolve } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'

export interface Machine {
  readonly platform: NodeJS.Platform
  /** As Node names it: `x64`, `arm64`. */
  readonly architecture: string
  /** The account's number, or undefined where accounts have none (Windows). 0 is root. */
  readonly userId: number | undefined
  /** Undefined for an account without one. */
  readonly homeFolder: string | undefined
  /** Absolute, without links or `..`: Chromium loses printed pages in a temporary folder that is not. */
  readonly temporaryFolder: string
}

/** The machine this runs on; `HOME` and `USERPROFILE` of the given environment go before the account's own entry. */
export function thisMachine(environment: Readonly<Record<string, string | undefined>>): Machine {
  return {
    platform: platform(),
    architecture: arch(),
    userId: process.getuid?.(),
    homeFolder: environment['HOME'] || environment['USERPROFILE'] || accountHome(),
    temporaryFolder: realFolder(tmpdir()),
  }
}

/**
 * Ends a process and all that it started, without asking. Where there are process groups, `pid` must lead one, and the promise
 * settles when the group is gone. Never rejects.
 */
export async function killTree(pid: number, on: NodeJS.Platform): Promise<void> {
  if (on === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => {})
    return
  }
  // In a container whose first process does not reap, the dead stay in the group for ever: hence an end to the waiting.
  for (let tries = 0; tries < 50 && signalGroup(pid); tries++) await pause(5)
}

/** Whether there was anyone in the group to get the signal. */
function signalGroup(pid: number): boolean {
  try {
    return process.kill(-pid, 'SIGKILL')
  } catch {
    return false
  }
}

function accountHome(): string | undefined {
  try {
    return homedir()
  } catch {
    // A container may run under a number that no account has.
    return undefined
  }
}

function realFolder(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
