/** Runs the built command as a user would: in a folder of its own, with an environment that owes nothing to this machine. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const repository = fileURLToPath(new URL('../..', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd: string
  readonly environment?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  /** Whoever reads its stdout leaves before it has said anything. */
  readonly closeStdoutEarly?: boolean
}

/** A command that is still running. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** What it has said on stderr so far. */
  stderr(): string
}

/** The file to run: `SITREP_BIN` (a packed and installed copy), else `dist/`, compiled anew when `src/` is newer. */
export function builtCommand(): string {
  const elsewhere = process.env['SITREP_BIN']
  if (elsewhere !== undefined) return elsewhere
  const main = join(repository, 'dist', 'cli', 'main.js')
  const builtMs = statSync(main, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (builtMs < newestMs(join(repository, 'src'))) {
    const build = spawnSync(process.execPath, [join(repository, 'scripts', 'build.mjs')], { encoding: 'utf8' })
    if (build.status !== 0) throw new Error(`the build failed:\n${build.stdout}${build.stderr}`)
  }
  return main
}

function newestMs(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Math.max(...files.map((file) => statSync(join(folder, file)).mtimeMs))
}

/** An empty folder that is gone after the test, with these files in it. */
export function createFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Starts `sitrep` with these arguments. */
export function startSitrep(args: readonly string[], options: RunOptions): Running {
  const child = spawn(process.execPath, [builtCommand(), ...args], {
    cwd: options.cwd,
    env: { ...baseEnvironment(), ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeoutMs ?? 90_000,
  })
  if (options.closeStdoutEarly === true) child.stdout.destroy()
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  return { child, ended, stderr: () => stderr }
}

/** Runs `sitrep` to its end. */
export async function sitrep(args: readonly string[], options: RunOptions): Promise<Ended> {
  return await startSitrep(args, options).ended
}

/** Enough to find node's libraries and a browser; no CI, no colours, no locale but one. */
function baseEnvironment(): NodeJS.ProcessEnv {
  const kept = [
    'PATH',
    'HOME',
    'USERPROFILE',
    'SYSTEMROOT',
    'TEMP',
    'TMP',
    'TMPDIR',
    'LD_LIBRARY_PATH',
    'PUPPETEER_EXECUTABLE_PATH',
    'XDG_CACHE_HOME',
  ]
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), LANG: 'en_GB.UTF-8', TZ: 'UTC' }
}
