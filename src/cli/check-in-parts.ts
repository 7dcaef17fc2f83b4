/**
 * A check of many briefs, dealt out over the machine's processors. What is found, and its order, are those of a check in one piece; where
 * parts could differ from the whole, the whole is checked. Decides nothing about reports.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { matchBriefs } from '../brief/find-briefs.ts'
import type { CheckDoors, CheckRequest, RunResult } from '../build-request.ts'
import { mayCollide } from '../output/output-names.ts'
import { checkReports } from '../pipeline.ts'
import type { CheckPart } from './check-part.ts'
import type { CliIo } from './cli-io.ts'
import { installedFolder } from './installation.ts'

/** Fewest briefs for which another thread pays: it loads the program and the facts again. */
const briefsPerThread = 100

/** Each thread holds the facts for itself: more of them cost memory that nobody promised. */
const maxThreads = 4

/** `checkReports`, on as many threads as there is work for. */
export async function checkInParts(
  request: CheckRequest,
  doors: CheckDoors,
  { root, io }: { readonly root: string; readonly io: CliIo },
): Promise<RunResult> {
  const parts = await dealBriefs(request, doors, io.parallelism)
  const [own, ...others] = parts
  if (own === undefined || others.length === 0) return await checkReports(request, doors)
  const threads = others.map((briefs) =>
    startThread({ root, now: doors.project.now(), request: { ...request, briefs } }, io.signal),
  )
  const results = await Promise.all([checkReports({ ...request, briefs: own }, doors), ...threads])
  const whole = results.every((result) => result !== undefined) ? joinResults(results) : undefined
  return whole ?? (io.signal.aborted ? { ...emptyResult, textFiles: new Map() } : await checkReports(request, doors))
}

const emptyResult = { reports: [], diagnostics: [], usageError: false } as const

/**
 * The briefs in parts of neighbours, by path; one part or none where they cannot be checked apart: few of them, a wrong name, a choice
 * that is made among all reports, helpers of the project's own, whose code would run once in each thread.
 */
async function dealBriefs(
  request: CheckRequest,
  doors: CheckDoors,
  parallelism: number,
): Promise<readonly (readonly string[])[]> {
  if (request.changed !== undefined || request.variants !== undefined || doors.helpers !== undefined) return []
  const found = await matchBriefs(request.briefs, doors.project)
  if (!found.ok || found.diagnostics.length > 0 || !existsSync(threadFile())) return []
  const paths = found.value.map(({ path }) => path)
  const count = Math.min(maxThreads, parallelism, Math.floor(paths.length / briefsPerThread))
  const size = Math.ceil(paths.length / Math.max(1, count))
  return Array.from({ length: count }, (_, part) => paths.slice(part * size, (part + 1) * size))
}

/** The built program has a file for it; from the source, one thread does. */
function threadFile(): string {
  return join(installedFolder(), 'dist', 'cli', 'check-thread.js')
}

/** Undefined when the thread failed, for whatever reason: checking in one piece will say it better. */
function startThread(part: CheckPart, signal: AbortSignal): Promise<RunResult | undefined> {
  return new Promise((resolve) => {
    const thread = new Worker(threadFile(), { workerData: part })
    const stop = (): void => void thread.terminate()
    signal.addEventListener('abort', stop, { once: true })
    thread.once('message', (result: RunResult) => resolve(result))
    thread.once('messageerror', () => resolve(undefined))
    thread.once('error', () => resolve(undefined))
    thread.once('exit', () => {
      signal.removeEventListener('abort', stop)
      resolve(undefined)
    })
  })
}

/** The parts as one; undefined when two of them may want the same file, which only a check in one piece can say rightly. */
function joinResults(results: readonly RunResult[]): RunResult | undefined {
  if (mayCollide(results.map(({ reports }) => reports.map(({ name }) => name)))) return undefined
  const [first] = results
  if (first === undefined) return undefined
  return {
    ...first,
    reports: results.flatMap(({ reports }) => reports),
    usageError: results.some(({ usageError }) => usageError),
    textFiles: new Map(results.flatMap(({ textFiles }) => [...textFiles])),
  }
}
