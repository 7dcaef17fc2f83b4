/** Decides whether the browser runs in its own sandbox, and says why. The pages get no scripts and no network either way. */
import type { Machine } from './machine.ts'

export interface SandboxDecision {
  readonly on: boolean
  /** For people, lower case: "running as root, where Chromium refuses its sandbox". */
  readonly reason: string
  /** What would let it run; each starts with a verb. */
  readonly mends?: readonly string[]
}

/**
 * On, except for root on Linux (Chromium will not start) and where a start with it has just failed (containers and systems that
 * forbid user namespaces). `refusal` is what that start said, when there was one.
 */
export function decideSandbox(machine: Machine, refusal?: string): SandboxDecision {
  if (machine.platform === 'linux' && machine.userId === 0) {
    const mends = ['run as another account to have it']
    return { on: false, reason: 'running as root, where Chromium refuses its sandbox', mends }
  }
  if (refusal !== undefined)
    return { on: false, reason: `this system does not let the sandbox start (${refusal})`, mends: refusalMends }
  return { on: true, reason: 'nothing forbids it' }
}

const refusalMends = [
  'in a container, start it with `--security-opt seccomp=unconfined`, or a profile that allows user namespaces, to have it',
  'on Ubuntu, set `sysctl kernel.apparmor_restrict_unprivileged_userns=0`, or write an AppArmor profile for the browser',
]

/** Whether a browser that did not start may be tried again without its sandbox: only Linux systems forbid it. */
export function mayBeTheSandbox(machine: Machine, decision: SandboxDecision): boolean {
  return decision.on && machine.platform === 'linux'
}
