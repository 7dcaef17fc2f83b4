/** What a command's exit code says. The numbers are a promise to scripts. */

export const exitCodes = {
  /** All that was asked for was done. */
  fine: 0,
  /** A brief has errors; the others were built. Or a check has found something. */
  briefErrors: 1,
  /** Wrong usage or configuration; nothing was built. */
  usage: 2,
  /** There is no browser to print with, or it died for good. */
  noBrowser: 3,
  /** Our bug (`EX_SOFTWARE` of sysexits.h). */
  internal: 70,
  /** Stopped by a signal (128 + SIGINT). */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
