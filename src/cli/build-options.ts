/** What was typed after `build` and `check`, checked: all that is wrong with it at once. Reads no file. */
import { type OutputFormat, outputFormats } from '../brief/brief.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { Shard } from '../output/shards.ts'
import { parsePageRanges } from '../raster/page-ranges.ts'
import { type PictureRequest, usualScale } from '../raster/rasteriser.ts'
import { explainEdtf } from '../time/explain-edtf.ts'
import { parseEdtfPoint } from '../time/parse-edtf.ts'
import type { Environment } from './cli-io.ts'
import { type Reporter, readReporters } from './read-reporters.ts'
import type { UsageProblem } from './usage-message.ts'

/** The options as the argument parser gives them, by camelCase name. */
export type TypedOptions = Readonly<Record<string, unknown>>

export interface CheckOptions {
  /** Undefined: the brief itself and all its variants. */
  readonly variants?: readonly string[]
  /** `key=value` each. */
  readonly set: readonly string[]
  readonly strict: boolean
  /** Only what differs from a commit; `ref` undefined: from where the branch left the main line. */
  readonly changed?: { readonly ref?: string }
  /** The time of the run, when not the clock's. */
  readonly now?: Date
  readonly reporters: readonly Reporter[]
  readonly verbose: boolean
  readonly quiet: boolean
}

export interface BuildOptions extends CheckOptions {
  /** Undefined: what the briefs or the project say. */
  readonly formats?: readonly OutputFormat[]
  /** As typed, relative to where it was typed. */
  readonly out?: string
  readonly manifest?: string
  /** An executable's path or a `ws://` address. */
  readonly browser?: string
  readonly jobs?: number
  readonly shard?: Shard
  /** Write an index page, and copies under names that stay. */
  readonly index: boolean
  readonly latest: boolean
  /** Where the output folder is published, with a closing slash. */
  readonly published?: string
  readonly pictures?: PictureRequest
  readonly timeoutMs?: number
  /** Builds the editions that are owed instead of what the briefs say now. */
  readonly due?: boolean
  /** Freezes them; only with `due`. */
  readonly release?: boolean
}

export type CheckedOptions<T> =
  | { readonly ok: true; readonly options: T }
  | { readonly ok: false; readonly problems: readonly UsageProblem[] }

/** The options of `check`. */
export function readCheckOptions(typed: TypedOptions, environment: Environment): CheckedOptions<CheckOptions> {
  const problems: UsageProblem[] = []
  const options = checkOptions(typed, environment, problems)
  return problems.length === 0 ? { ok: true, options } : { ok: false, problems }
}

/** The options of `build`: those of `check` and what concerns printing. */
export function readBuildOptions(typed: TypedOptions, environment: Environment): CheckedOptions<BuildOptions> {
  const problems: UsageProblem[] = []
  const formats = listOption(typed, 'format', outputFormats, problems)
  const jobs = numberOption(
    typed,
    'jobs',
    'a whole number from 1 to 64',
    (value) => Number.isInteger(value) && value >= 1 && value <= 64,
    problems,
  )
  const seconds = numberOption(
    typed,
    'timeout',
    'seconds, more than 0 and at most 86400',
    (value) => value > 0 && value <= 86_400,
    problems,
  )
  const options: BuildOptions = {
    ...checkOptions(typed, environment, problems),
    ...dueOptions(typed, problems),
    ...definedText(typed, 'out', problems),
    ...definedText(typed, 'manifest', problems),
    ...definedText(typed, 'browser', problems),
    ...(formats === undefined ? {} : { formats }),
    ...(jobs === undefined ? {} : { jobs }),
    ...shardOption(typed, problems),
    ...indexOptions(typed, problems),
    ...picturesOption(typed, formats, problems),
    ...(seconds === undefined ? {} : { timeoutMs: Math.ceil(seconds * 1000) }),
  }
  return problems.length === 0 ? { ok: true, options } : { ok: false, problems }
}

function dueOptions(typed: TypedOptions, problems: UsageProblem[]): Pick<BuildOptions, 'due' | 'release'> {
  const due = typed['due'] === true
  const release = typed['release'] === true
  if (release && !due) {
    const hints = ['add `--due`', 'run `sitrep release <brief>` to release one on demand']
    problems.push({ message: '`--release` goes with `--due`', hints })
  }
  for (const [name, key] of [
    ['--as-of', 'asOf'],
    ['--number', 'number'],
    ['--changed', 'changed'],
  ] as const) {
    if (due && typed[key] !== undefined)
      problems.push({ message: `\`--due\` and \`${name}\` exclude each other: the schedule knows`, hints: ['leave one out'] })
  }
  if (due && typed['shard'] !== undefined) {
    const hints = ['split by brief: `.briefs` of `sitrep due --json` are those that owe something']
    problems.push({ message: '`--due` and `--shard` exclude each other: editions of a brief follow one another', hints })
  }
  if (release && typed['variant'] !== undefined) {
    problems.push({
      message: '`--release` and `--variant` exclude each other: an edition holds all variants',
      hints: ['leave one out'],
    })
  }
  return { ...(due && { due }), ...(release && { release }) }
}

/** The moment after `--now`; undefined when it was not given. */
export function readNow(
  typed: unknown,
): { readonly ok: true; readonly now: Date | undefined } | { readonly ok: false; readonly problem: UsageProblem } {
  if (typeof typed !== 'string') return { ok: true, now: undefined }
  const point = parseEdtfPoint(typed)
  if (point?.hour !== undefined && !point.approximate && !point.uncertain) return { ok: true, now: new Date(point.earliest) }
  const message = `\`--now\` takes a date with time and zone, found \`${typed}\``
  return { ok: false, problem: { message, hints: ['write it like `--now 2026-04-13T06:00+05:00`, or `…T01:00Z`'] } }
}

function checkOptions(typed: TypedOptions, environment: Environment, problems: UsageProblem[]): CheckOptions {
  const variants = textsOf(typed['variant']).flatMap((text) => splitList(text))
  const typedSettings = textsOf(typed['set'])
  for (const setting of typedSettings) if (!/^[^=\s][^=]*=/.test(setting)) problems.push(settingProblem(setting))
  const set = [...typedSettings, ...asOfSettings(typed, problems), ...numberSettings(typed, problems)]
  const now = readNow(typed['now'])
  if (!now.ok) problems.push(now.problem)
  const verbose = typed['verbose'] === true
  const quiet = typed['quiet'] === true
  if (verbose && quiet) problems.push({ message: '`--verbose` and `--quiet` exclude each other', hints: ['leave one out'] })
  return {
    ...(typed['variant'] === undefined ? {} : { variants }),
    set,
    strict: typed['strict'] === true,
    ...changedOption(typed),
    ...(now.ok && now.now !== undefined && { now: now.now }),
    reporters: readReporters(textsOf(typed['reporter']), environment, problems),
    verbose,
    quiet,
  }
}

/** `--as-of` sets the state described; the brief's information cut-off, where it has one, moves along (`resolveBriefs`). */
function asOfSettings(typed: TypedOptions, problems: UsageProblem[]): readonly string[] {
  const text = typed['asOf']
  if (typeof text !== 'string') return []
  if (parseEdtfPoint(text) !== undefined) return [`asOf=${text}`]
  const { message, hints = [] } = explainEdtf(text, { point: true })
  problems.push({ message: `\`--as-of\`: ${message}`, hints })
  return []
}

function numberSettings(typed: TypedOptions, problems: UsageProblem[]): readonly string[] {
  const text = typed['number']
  if (typeof text !== 'string') return []
  if (text === 'next' || /^\d{1,9}$/.test(text)) return [`number=${text}`]
  problems.push({ message: `\`--number\` takes a whole number or \`next\`, found \`${text}\`` })
  return []
}

function settingProblem(setting: string): UsageProblem {
  return { message: `\`--set\` takes key=value, found \`${setting}\``, hints: ['write it like `--set tlp=GREEN`'] }
}

/** A comma-separated list of known words, each once; undefined when the option was not given. */
function listOption<T extends string>(
  typed: TypedOptions,
  name: string,
  known: readonly T[],
  problems: UsageProblem[],
): readonly T[] | undefined {
  if (typed[name] === undefined) return undefined
  const words = textsOf(typed[name]).flatMap((text) => splitList(text))
  const expected = `\`--${name}\` takes ${known.map((word) => `\`${word}\``).join(', ')} (several with commas)`
  if (words.length === 0) problems.push({ message: `${expected}, found nothing` })
  for (const word of words) {
    if (!known.some((candidate) => candidate === word)) {
      problems.push({ message: `${expected}, found \`${word}\``, hints: suggestionHints(word, known) })
    }
  }
  return known.filter((candidate) => words.includes(candidate))
}

function numberOption(
  typed: TypedOptions,
  name: string,
  expected: string,
  isFine: (value: number) => boolean,
  problems: UsageProblem[],
): number | undefined {
  const text = typed[name]
  if (typeof text !== 'string') return undefined
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (isFine(value)) return value
  problems.push({ message: `\`--${name}\` takes ${expected}, found \`${text}\`` })
  return undefined
}

/** A part of a run has no whole to list. */
function indexOptions(typed: TypedOptions, problems: UsageProblem[]): Pick<BuildOptions, 'index' | 'latest' | 'published'> {
  const latest = typed['latest'] === true
  const index = typed['index'] === true || latest
  if (index && typeof typed['shard'] === 'string') {
    problems.push({
      message: '`--index` and `--latest` are about a whole run, `--shard` makes a part of one',
      hints: ['run `sitrep index` after `sitrep manifest merge`'],
    })
  }
  const published = typed['published']
  if (typeof published !== 'string') return { index, latest }
  if (!/^https?:\/\/[^\s<>"]+$/.test(published)) {
    problems.push({
      message: `\`--published\` takes an address such as \`https://example.org/reports/\`, found \`${published}\``,
    })
  }
  return { index, latest, published: published.replace(/\/?$/, '/') }
}

/** `--changed` alone, or with a commit. */
function changedOption(typed: TypedOptions): Pick<CheckOptions, 'changed'> {
  const value = typed['changed']
  if (value === undefined || value === false) return {}
  return { changed: typeof value === 'string' ? { ref: value } : {} }
}

/** `--pages 1,3-4` and `--scale 1.5`; of no use without pictures. */
function picturesOption(
  typed: TypedOptions,
  formats: readonly OutputFormat[] | undefined,
  problems: UsageProblem[],
): { readonly pictures?: PictureRequest } {
  const text = typed['pages']
  const scale = numberOption(
    typed,
    'scale',
    'pixels for each point, from 0.1 to 8',
    (value) => value >= 0.1 && value <= 8,
    problems,
  )
  if (typeof text !== 'string' && scale === undefined) return {}
  if (formats !== undefined && !formats.includes('png')) {
    problems.push({ message: '`--pages` and `--scale` are for pictures', hints: ['add `--format png`'] })
  }
  const pages = typeof text === 'string' ? parsePageRanges(text) : undefined
  if (typeof text === 'string' && pages === undefined) {
    problems.push({ message: `\`--pages\` takes pages such as \`1,3-4\`, found \`${text}\`` })
  }
  return { pictures: { scale: scale ?? usualScale, ...(pages === undefined ? {} : { pages }) } }
}

/** `2/5`: the second of five parts. */
function shardOption(typed: TypedOptions, problems: UsageProblem[]): { readonly shard?: Shard } {
  const text = typed['shard']
  if (typeof text !== 'string') return {}
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (shard.index >= 1 && shard.index <= shard.count) return { shard }
  problems.push({ message: `\`--shard\` takes a part of a whole such as \`2/5\`, found \`${text}\`` })
  return {}
}

function definedText<K extends string>(typed: TypedOptions, name: K, problems: UsageProblem[]): { readonly [key in K]?: string } {
  const text = typed[name]
  if (typeof text !== 'string') return {}
  if (text.trim() === '') problems.push({ message: `\`--${name}\` needs a value, found nothing` })
  const named: { [key in K]?: string } = {}
  named[name] = text
  return named
}

/** An option that may be given once or several times. */
function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((item) => typeof item === 'string')
}

function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
