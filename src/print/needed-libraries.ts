/** Asks the system's loader which libraries a program needs and whether it finds them. Linux only; the program itself does not run. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export interface LibraryReport {
  /** Names of libraries that are not found, or found in a version that will not do. */
  readonly missing: readonly string[]
  /** Absolute paths of those that are found, in the loader's order. */
  readonly found: readonly string[]
}

/** What the loader says of `executable`, looking into `libraryFolder` first when there is one. Rejects when it cannot be loaded at all. */
export async function traceLibraries(executable: string, libraryFolder?: string): Promise<LibraryReport> {
  // This is what `ldd` does, which small systems lack.
  const env = {
    LD_TRACE_LOADED_OBJECTS: '1',
    LD_WARN: 'yes',
    ...(libraryFolder === undefined ? {} : { LD_LIBRARY_PATH: libraryFolder }),
  }
  const { stdout, stderr } = await promisify(execFile)(executable, { env, timeout: 10_000 })
  return parseTrace(stdout, stderr)
}

/** Reads the loader's lines: `libnss3.so => not found`, `libexpat.so.1 => /lib/…/libexpat.so.1 (0x…)`, and its complaints about versions. */
export function parseTrace(stdout: string, stderr: string): LibraryReport {
  const lines = stdout.split('\n').map((line) => /^\s*(\S+) => (?:(not found)|(\/\S.*?) \(0x)/.exec(line))
  const missing = lines.flatMap((match) => (match?.[1] !== undefined && match[2] !== undefined ? [match[1]] : []))
  const found = lines.flatMap((match) => (match?.[3] === undefined ? [] : [match[3]]))
  const outdated = [...stderr.matchAll(/version `([^']+)' not found/g)].flatMap((match) => match[1] ?? [])
  return { missing: [...new Set([...missing, ...outdated])], found }
}
