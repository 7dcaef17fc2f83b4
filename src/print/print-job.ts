/** What printing takes and gives: plain data, so that neither side knows who rendered the page or what becomes of it. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { PageLayout } from './page-layout.ts'

/** One document to print. The HTML is self-contained: styles inline, fonts and images as `data:` URLs. */
export interface PrintJob {
  /** For messages only: the report's name. */
  readonly name: string
  readonly html: string
  /** One deadline for the whole job, in milliseconds. */
  readonly timeoutMs: number
}

/** The browser's own print, before finishing. */
export interface PrintedPdf {
  readonly bytes: Uint8Array
  /** As the browser says it, e.g. `HeadlessChrome/147.0.7727.24`. */
  readonly browserVersion: string
  /** Milliseconds from the job's start to its bytes, the wait for a page left out. */
  readonly printMs: number
  /** What does not fit, is too coarse or too pale, as measured before printing. */
  readonly layout: PageLayout
}

export interface Printer extends AsyncDisposable {
  /**
   * Prints one document: tagged, with an outline, in the page size its CSS asks for. Nothing starts before the first job.
   * Reports `print/timeout`, `print/browser-died`, `print/failed`, `browser/not-found`, `browser/failed-to-start`, and of the page
   * `page/request-refused`, `page/font-failed`, `page/image-failed`, `page/script-ignored` and `page/relative-link`. Never throws for those; rejects with `signal.reason` when aborted.
   */
  print(job: PrintJob, signal?: AbortSignal): Promise<Outcome<PrintedPdf>>
  /** Starts the browser ahead of the first job, so that its start overlaps other work. Never rejects. */
  warmUp(): void
  /** The browser that prints, once started: for the manifest and for deciding whether "no browser" (exit 3) was the trouble. */
  browser(): BrowserInUse | undefined
}

/** Where a browser was found. The order of these words is the order of the search. */
export type BrowserOrigin = 'explicit' | 'embedded' | 'puppeteer-cache' | 'installed'

export interface FoundBrowser {
  readonly origin: BrowserOrigin
  /** Absolute path of the executable, or a `ws://` / `wss://` address of a remote browser. */
  readonly location: string
  /** For people: "embedded Chromium 147.0.0 (@sparticuz/chromium)", "PUPPETEER_EXECUTABLE_PATH". */
  readonly description: string
}

export interface BrowserInUse extends FoundBrowser {
  readonly version: string
}

export interface PrinterOptions {
  /** An executable's path or a ws address; goes before everything else. From `--browser` or the config. */
  readonly browser?: string
  /** Pages printed at once. */
  readonly pages: number
  /** Environment the search reads (`PUPPETEER_EXECUTABLE_PATH`, `XDG_CACHE_HOME`, `HOME`, `CI`, …): an input, not `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Jobs after which the browser is replaced, so that memory stays flat. */
  readonly recycleAfter?: number
  /** Told of things worth a line while they happen: "unpacking the embedded browser (once)". */
  readonly onNotice?: (message: string) => void
}

/** A diagnostic about the page, made while printing. */
export type PageDiagnostic = Diagnostic
