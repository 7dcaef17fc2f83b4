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
import { type Machine, thisMachine } from './machine.ts'
import { createPages, type Pages } from './open-page.ts'
import { createPipeTransport } from './pipe-transport.ts'
import type { BrowserInUse } from './print-job.ts'
import { decideSandbox, mayBeTheSandbox, type SandboxDecision } from './sandbox.ts'
import { type SupervisedProcess, unlessAborted } from './supervisor.ts'
import { pause, within } from './time-limits.ts'
import { watchProcess } from './watched-process.ts'

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
  const found = await findBrowser({ ...search, signal }, machine)
  signal.throwIfAborted()
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
    search.onNotice?.(`printing without the browser’s sandbox: ${without.reason}`)
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
  const { connect } = await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js')
  const connecting = connect({ ...connectOptions, browserWSEndpoint: browser.location }).then(introduce)
  try {
    const { connection, version } = await unlessAborted(within(startLimitMs, connecting), signal)
    const pages = createPages(connection, undefined)
    return runningBrowser({ browser, connection, version, sandbox: undefined, pages }, async (responsive) => {
      if (responsive) await within(closeLimitMs, pages.closeIdle()).catch(() => {})
      await connection.disconnect().catch(() => {})
    })
  } catch (cause) {
    // It may yet answer, when nobody wants it any more.
    connecting.then(({ connection }) => connection.disconnect()).catch(() => {})
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
  const isEmbedded = browser.origin === 'embedded'
  const folder = await makeBrowserFolder(isEmbedded, machine)
  const removeFolder = async (): Promise<void> => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => {})
  }
  if (signal.aborted) await removeFolder()
  signal.throwIfAborted()
  const child = spawn(
    browser.location,
    launchFlags({ sandbox: sandbox.on, ...(isEmbedded || folder === undefined ? {} : { profileFolder: folder }) }),
    {
      env: {
        ...launchEnvironment(search.environment, machine, browser.environment),
        ...(isEmbedded && folder !== undefined && { TMPDIR: folder }),
      },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      // Leads a group of its own: the terminal's Ctrl-C reaches us first, and one signal ends all of it.
      detached: machine.platform !== 'win32',
      windowsHide: true,
    },
  )
  const watched = watchProcess(child, machine)
  const cleanUp = async (): Promise<void> => {
    await watched.end()
    await removeFolder()
  }
  try {
    const connecting = Promise.race([connectTo(child).then(introduce), watched.failed])
    const { connection, version, pages: opened } = await unlessAborted(within(startLimitMs, connecting), signal)
    const pages = createPages(connection, opened[0])
    return runningBrowser({ browser, connection, version, sandbox, pages }, async (responsive) => {
      if (responsive) {
        // It ends its helpers best by itself. Its answer may be lost in its end.
        const asked = connection.close().catch(() => {})
        await Promise.race([asked.then(() => watched.exited), watched.exited, pause(closeLimitMs)])
      }
      await cleanUp()
    })
  } catch (cause) {
    await cleanUp()
    signal.throwIfAborted()
    throw new StartFailure(watched.lastWords() ?? systemTrouble(machine) ?? wordsOf(cause), { cause })
  }
}

/**
 * A folder of the browser's own, to be removed when it has ended. The embedded build keeps its profile in memory and gets it for what it
 * leaves behind when it is killed, where there is room for it; any other would use, and lock, the user's own profile without it.
 */
async function makeBrowserFolder(isEmbedded: boolean, { temporaryFolder }: Machine): Promise<string | undefined> {
  if (!isEmbedded) return await mkdtemp(join(temporaryFolder, 'sitrep-profile-'))
  return await mkdtemp(join(temporaryFolder, 'sitrep-browser-')).catch(() => undefined)
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

/** What a browser says of itself when it is there. */
async function introduce(connection: Browser) {
  const [version, pages] = await Promise.all([connection.version(), connection.pages()])
  return { connection, version, pages }
}

interface Parts {
  readonly browser: StartableBrowser
  readonly connection: Browser
  readonly version: string
  readonly sandbox: SandboxDecision | undefined
  readonly pages: Pages
}

/** `close` is told whether it is worth asking the browser to end by itself. */
function runningBrowser(parts: Parts, close: (responsive: boolean) => Promise<void>): RunningBrowser {
  const { connection, version, sandbox, pages } = parts
  const { origin, location, description } = parts.browser
  let silent = false
  return {
    inUse: { origin, location, description, version },
    sandbox,
    pages,
    async ping() {
      silent = !(connection.connected && (await answers(connection)))
      return !silent
    },
    close: () => close(!silent && connection.connected),
  }
}

function answers(connection: Browser): Promise<boolean> {
  return within(pingLimitMs, connection.version()).then(
    () => true,
    () => false,
  )
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
