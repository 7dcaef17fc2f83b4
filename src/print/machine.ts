/** What the print room must know of the machine and the account it runs in. The only file of the room that asks them. */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
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
  // Where the first process of a container does not reap, the dead stay in the group for ever: hence the second look, and an end.
  for (let tries = 0; tries < 50 && signalGroup(pid) && !(on === 'linux' && onlyDeadIn(pid)); tries++) await pause(5)
}

/** Whether there was anyone in the group to get the signal. */
function signalGroup(pid: number): boolean {
  try {
    return process.kill(-pid, 'SIGKILL')
  } catch {
    return false
  }
}

/** Whether all members of a group have ended and only wait for someone to ask how. Linux only. */
function onlyDeadIn(group: number): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .every((pid) => {
      const [state, , memberOf] = statusOf(pid)
      return Number(memberOf) !== group || state === 'Z'
    })
}

/** State, parent and group of a process; empty when it is gone. */
function statusOf(pid: string): readonly string[] {
  try {
    // They come after the command's name, which is in brackets and may hold brackets.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
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
