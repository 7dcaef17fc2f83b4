/** Fetches a browser into Puppeteer's cache, for `sitrep browser install`. The only thing in this room that uses the network. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { failed, outcomeOf } from '../diagnostics/diagnostic.ts'
import { puppeteerCacheFolder } from './find-browser.ts'
import { thisMachine } from './machine.ts'
import type { FoundBrowser } from './print-job.ts'

export interface InstallOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Told while it downloads. `totalBytes` is 0 when the server does not say. */
  readonly onProgress?: (downloadedBytes: number, totalBytes: number) => void
}

/**
 * Fetches the `chrome-headless-shell` that this version of Puppeteer is made for, unless it is there already.
 * The cache is `PUPPETEER_CACHE_DIR` or `~/.cache/puppeteer`; `PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL`,
 * `PUPPETEER_DOWNLOAD_BASE_URL` and the usual proxy variables are honoured. Reports `browser/install-failed`.
 */
export async function installBrowser({ environment, onProgress }: InstallOptions): Promise<Outcome<FoundBrowser>> {
  const machine = thisMachine(environment)
  const { Browser, detectBrowserPlatform, install } = await import('@puppeteer/browsers')
  const { PUPPETEER_REVISIONS } = await import('puppeteer-core/lib/esm/puppeteer/revisions.js')
  const cacheDir = puppeteerCacheFolder(environment, machine)
  if (cacheDir === undefined)
    return failed([cannotInstall('this account has no home folder', ['set `PUPPETEER_CACHE_DIR` to a folder for it'])])
  const platform = detectBrowserPlatform()
  if (platform === undefined)
    return failed([cannotInstall(`no build of it exists for ${machine.platform} ${machine.architecture}`, [])])

  const browser = Browser.CHROMEHEADLESSSHELL
  const buildId = PUPPETEER_REVISIONS[browser]
  const baseUrl = environment['PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL'] || environment['PUPPETEER_DOWNLOAD_BASE_URL']
  const progress = (done: number, total: number) => onProgress?.(done, total)
  try {
    const { executablePath } = await install({
      browser,
      buildId,
      platform,
      cacheDir,
      downloadProgressCallback: progress,
      ...(baseUrl ? { baseUrl } : {}),
    })
    return outcomeOf(
      { origin: 'puppeteer-cache', location: executablePath, description: `${browser} ${buildId} (Puppeteer’s cache)` },
      [],
    )
  } catch (cause) {
    return failed([cannotInstall(plainReason(cause), [], cause)])
  }
}

function cannotInstall(reason: string, hints: readonly string[], cause?: unknown): Diagnostic {
  return {
    severity: 'error',
    code: 'browser/install-failed',
    message: `chrome-headless-shell could not be fetched: ${reason}`,
    hints: [
      ...hints,
      'check the network; behind a proxy, set `HTTPS_PROXY`',
      'install Chrome or Chromium with the system’s own package manager, which Sitrep finds by itself',
      'name a browser with `--browser <path>` or `PUPPETEER_EXECUTABLE_PATH`',
    ],
    ...(cause === undefined ? {} : { cause }),
  }
}

/** What went wrong, in one line. Puppeteer lists one reason per place that it tried; there is but one here, and it stands last. */
function plainReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const last = error.message.trim().split('\n').at(-1) ?? ''
  return last.replace(/^\s*- \w+: /, '') || error.name
}
