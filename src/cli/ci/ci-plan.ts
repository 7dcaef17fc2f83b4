/** What a CI configuration is written from. Types only; `commands/ci.ts` makes it. Paths are relative to the repository, with `/`. */
import type { WakeLine } from './wake-times.ts'

export interface CiPlan {
  /** The project's folder; empty for the repository itself. */
  readonly project: string
  /** The folder that `npm ci` runs in; empty for the repository itself. */
  readonly install: string
  /** Where reports are written. */
  readonly output: string
  /** Where the configuration is put. */
  readonly file: string
  readonly wakes: readonly WakeLine[]
  /** Briefs of the project, scheduled or not. */
  readonly briefs: number
  /** Whether reports are attached to a release too. */
  readonly attach: boolean
}

/** The first line of every file that we write: what has it may be overwritten. */
export function headerLine(system: 'github' | 'gitlab'): string {
  return `# Written by \`sitrep ci ${system}\` from the schedules of the briefs.`
}

/** A path inside a folder of the repository. */
export function pathIn(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`
}

/** Reports that one job prints, as long as there are jobs. */
const briefsOfJob = 25
const mostJobs = 10

/** Jobs that a build of all briefs is split over. */
export function jobsFor(briefs: number): number {
  return Math.max(1, Math.min(mostJobs, Math.ceil(briefs / briefsOfJob)))
}

/** Whole lines moved to the right; empty ones stay empty. */
export function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces))
}

/** The command that checks a file like the one being written. */
export function checkCommand(system: 'github' | 'gitlab', usual: string, { file, project }: CiPlan): string {
  // Typed in the project's folder.
  const up = project === '' ? '' : '../'.repeat(project.split('/').length)
  return `npx --no -- sitrep ci ${system} --check${file === usual ? '' : ` ${quoted(up + file)}`}`
}

/** A word for a POSIX shell. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** A scalar of YAML that is text whatever it looks like, on one line. */
export function yamlText(text: string): string {
  return /^[A-Za-z][\w./-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text) ? text : JSON.stringify(text)
}
