/** The time of a run, or the words for why it cannot be told. */
import { clockNow } from '../host/clock-now.ts'
import { HostError } from '../host/host.ts'
import type { CliIo } from './cli-io.ts'
import { sayProblems } from './say.ts'

/** `clockNow` of the command's environment; undefined, with the reason said, for a `SOURCE_DATE_EPOCH` that is no time. */
export function runClock(io: CliIo): Date | undefined {
  try {
    return clockNow(io.environment)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    sayProblems(
      [{ message: `\`${error.path}\`: ${error.reason}`, hints: ['unset it, or set it like `SOURCE_DATE_EPOCH=1762732800`'] }],
      io,
    )
    return undefined
  }
}
