/** Starts, watches and ends one Chromium, for the supervisor; opens pages in it. Which one is `find-browser.ts`, what is done in a page `print-steps.ts`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { Browser } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
import { BrowserUnavailable } from './browser-unavailable.ts'
import { type BrowserSearch, findBrowser, type StartableBrowser } from './find-browser.ts'
import { launchEnvironment, launchFlags } from './launch-options.ts'
import { killTree, type Machine, thisMachine } from './machine.ts'
import { createPages, type Pages } from './open-page.ts'
import { createPipeTransport } from './pipe-transport.ts'
import type { BrowserInUse } from './print-job.ts'
import { decideSandbox, mayBeTheSandbox, type SandboxDecision } from './sandbox.ts'
import { type SupervisedProcess, unlessAborted } from './supervisor.ts'

const startLimitMs = 30_000
const closeLimitMs = 3_000
const pingLimitMs = 3_000

/** A browser that runs. */
export interface RunningBrowser {
  readonly inUse: BrowserInUse
  /** Undefined for a remote browser, whose owner decides. */
  readonly sandbox: SandboxDecision | undefined
  readonly pages: Pages
  /** Whether it answers, within seconds. Never rejects. */
  ping(): Promise<boolean>
  /** Ends it, with all its processes and files; a remote one is only let go. Never rejects. */
  close(): Promise<void>
}

/** The browser of this search as a process that a supervisor can keep. `start` rejects with `BrowserUnavailable`. */
export function createChromium(search: BrowserSearch): SupervisedProcess<RunningBrowser> {
  const machine = thisMachine(search.environment)
  // What a start has taught: where the sandbox cannot start, the next start need not try.
  const learned: { refusal?: string } = {}
  return {
    start: (signal) => start(search, machine, learned, signal),
    stop: (running) => running.close(),
    healthy: (running) => running.ping(),
  }
}

async function start(
  search: BrowserSearch,
  machine: Machine,
  learned: { refusal?: string },
  signal: AbortSignal,
): Promise<RunningBrowser> {
  const found = await findBrowser(search, machine)
  if (!found.ok) throw new BrowserUnavailable(found.diagnostics)
  const browser = found.value
  if (/^wss?:/.test(browser.location)) return connectRemote(browser, signal)
  const decision = decideSandbox(machine, learned.refusal)
  try {
    return await launch(browser, search, machine, decision, signal)
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error
    if (!mayBeTheSandbox(machine, decision)) throw failedToStart(browser, error)
    const refusal = error.lastWords
    const without = decideSandbox(machine, refusal)
    const running = await launch(browser, search, machine, without, signal).catch((second: unknown) => {
      throw second instanceof StartFailure ? failedToStart(browser, second) : second
    })
    learned.refusal = refusal
    return running
  }
}

/** It ended, or did not answer, before it could be used. */
class StartFailure extends Error {
  override readonly name = 'StartFailure'
  /** What it said last, one line. */
  readonly lastWords: string
  constructor(lastWords: string, options?: ErrorOptions) {
    super(lastWords, options)
    this.lastWords = lastWords
  }
}

function failedToStart(browser: StartableBrowser, { lastWords, cause }: StartFailure): BrowserUnavailable {
  return new BrowserUnavailable([
    {
      severity: 'error',
      code: 'browser/failed-to-start',
      message: `the browser \`${browser.location}\` did not start: ${lastWords}`,
      hints: ['run `sitrep doctor` to see what it needs', 'name another browser with `--browser <path>`'],
      cause,
    },
  ])
}

async function connectRemote(browser: StartableBrowser, signal: AbortSignal): Promise<RunningBrowser> {
  try {
    const { connect } = await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js')
    const connecting = connect({ ...connectOptions, browserWSEndpoint: browser.location })
    const connection = await unlessAborted(within(startLimitMs, connecting), signal)
    const pages = createPages(connection, undefined)
    return await runningBrowser(browser, connection, undefined, pages, async () => {
      await within(closeLimitMs, pages.closeIdle()).catch(() => {})
      await connection.disconnect()
    })
  } catch (cause) {
    signal.throwIfAborted()
    throw failedToStart(browser, new StartFailure(wordsOf(cause), { cause }))
  }
}

async function launch(
  browser: StartableBrowser,
  search: BrowserSearch,
  machine: Machine,
  sandbox: SandboxDecision,
  signal: AbortSignal,
): Promise<RunningBrowser> {
  // The embedded build keeps its profile in memory; any other would use, and lock, the user's own.
  const profileFolder =
    browser.origin === 'embedded' ? undefined : await mkdtemp(join(machine.temporaryFolder, 'sitrep-profile-'))
  signal.throwIfAborted()
  const child = spawn(
    browser.location,
    launchFlags({ sandbox: sandbox.on, ...(profileFolder === undefined ? {} : { profileFolder }) }),
    {
      env: launchEnvironment(search.environment, machine, browser.environment),
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      // Leads a group of its own: the terminal's Ctrl-C reaches us first, and one signal ends all of it.
      detached: machine.platform !== 'win32',
      windowsHide: true,
    },
  )
  const watched = watch(child, machine)
  const cleanUp = async (): Promise<void> => {
    await watched.end()
    if (profileFolder !== undefined) await rm(profileFolder, { recursive: true, force: true, maxRetries: 5 }).catch(() => {})
  }
  try {
    const connection = await unlessAborted(within(startLimitMs, Promise.race([connectTo(child), watched.failed])), signal)
    const [startPage] = await connection.pages()
    return await runningBrowser(browser, connection, sandbox, createPages(connection, startPage), async () => {
      await Promise.race([connection.close().catch(() => {}), watched.exited, pause(closeLimitMs)])
      await Promise.race([watched.exited, pause(closeLimitMs)])
      await cleanUp()
    })
  } catch (cause) {
    await cleanUp()
    signal.throwIfAborted()
    throw new StartFailure(watched.lastWords() ?? systemTrouble(machine) ?? wordsOf(cause), { cause })
  }
}

const connectOptions = {
  defaultViewport: null,
  // Puppeteer's own limit on each command; the job's deadline rules.
  protocolTimeout: 0,
  // Spares a copy of every `data:` font on the way back to us. Our guard does not need them.
  networkEnabled: false,
  issuesEnabled: false,
} as const

async function connectTo(child: ChildProcess): Promise<Browser> {
  const [, , , toBrowser, fromBrowser] = child.stdio
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) throw new Error('the browser has no pipes')
  const transport = createPipeTransport(toBrowser, fromBrowser)
  // Imported while the browser starts. This entry has no launcher, WebDriver or downloader, and loads in half the time of the main one.
  const { connect } = await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js')
  return connect({ ...connectOptions, transport })
}

async function runningBrowser(
  browser: StartableBrowser,
  connection: Browser,
  sandbox: SandboxDecision | undefined,
  pages: Pages,
  close: () => Promise<void>,
): Promise<RunningBrowser> {
  const { origin, location, description } = browser
  return {
    inUse: { origin, location, description, version: await connection.version() },
    sandbox,
    pages,
    ping: () => (connection.connected ? answers(connection) : Promise.resolve(false)),
    close,
  }
}

function answers(connection: Browser): Promise<boolean> {
  return within(pingLimitMs, connection.version()).then(
    () => true,
    () => false,
  )
}

interface WatchedProcess {
  /** Settles when the process has ended. */
  readonly exited: Promise<void>
  /** Rejects when it could not be started or has ended. */
  readonly failed: Promise<never>
  /** The most telling line it wrote to its error output. */
  lastWords(): string | undefined
  /** Ends it and all its children, whatever state they are in, and waits for it. */
  end(): Promise<void>
}

function watch(child: ChildProcess, machine: Machine): WatchedProcess {
  let said = ''
  child.stderr?.setEncoding('utf8')
  child.stderr?.on('data', (text: string) => {
    said = (said + text).slice(-8_192)
  })
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', (code, signalName) =>
      reject(new Error(code === null ? `ended by ${signalName}` : `ended with code ${code}`)),
    )
  })
  failed.catch(() => {})
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  return {
    exited,
    failed,
    lastWords: () => tellingLine(said),
    async end() {
      if (child.pid === undefined) return
      // Also when it has ended by itself: its children may not have.
      killTree(child.pid, machine.platform)
      await Promise.race([exited, pause(closeLimitMs)])
    },
  }
}

/** Of what a browser said: the first sentence of its fatal line, of the loader's complaint, or else of the last; without time stamps and file names. */
export function tellingLine(said: string): string | undefined {
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const telling = lines.find((line) => /FATAL|error while loading|not found|Running as root/.test(line)) ?? lines.at(-1)
  return telling
    ?.replace(/^\[[^\]]*\]\s*/, '')
    .trim()
    .split(/[.!](?: |$)/)[0]
}

/** What a browser dies of without a word. */
function systemTrouble(machine: Machine): string | undefined {
  return machine.platform === 'linux' && !existsSync('/proc/self/exe')
    ? 'this system has no `/proc` mounted, without which no Chromium runs'
    : undefined
}

function wordsOf(cause: unknown): string {
  if (cause instanceof Error && cause.message !== '') return cause.message
  // A refused web socket rejects with an event rather than an error.
  if (typeof cause === 'object' && cause !== null && 'message' in cause && typeof cause.message === 'string') return cause.message
  return 'it gave no reason'
}

/** The promise's outcome, or a rejection when that takes too long. */
function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1000} s`)), limitMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
