/** What `sitrep doctor` finds to print with, and whether it prints: it tries one page. */

import { type BrowserSearch, type BrowserSighting, surveyBrowsers } from '../../print/find-browser.ts'
import { describeSandbox, tryBrowser } from '../../print/try-browser.ts'
import { formatMs } from '../progress/finished-line.ts'
import type { Finding } from './finding.ts'

/** Every place that is looked at, in the order of the search: the first that is found prints. */
export async function lookAtBrowsers(search: BrowserSearch): Promise<readonly Finding[]> {
  const sightings = await surveyBrowsers(search)
  const chosen = sightings.find((sighting) => sighting.found || isNamedInVain(sighting))
  const findings = sightings.map((sighting): Finding => {
    const detail = describeSighting(sighting, sighting === chosen)
    if (sighting !== chosen) return { state: 'other', subject: 'browser', detail }
    if (sighting.found) return { state: 'ok', subject: 'browser', detail }
    const mends = [`correct ${sighting.description}, or leave it out to let Sitrep look for a browser`]
    return { state: 'missing', subject: 'browser', detail, mends }
  })
  if (chosen !== undefined) return findings
  const mends = ['run `sitrep browser install`', 'name one with `--browser <path>` or `PUPPETEER_EXECUTABLE_PATH`']
  return [...findings, { state: 'missing', subject: 'browser', detail: 'none of these', mends }]
}

/** The user named a browser that is not there: the search then looks no further. */
function isNamedInVain({ origin, location, found }: BrowserSighting): boolean {
  return origin === 'explicit' && location !== undefined && !found
}

/** Prints one page and says what with, how long it took and whether in the browser's sandbox, or why nothing was printed. */
export async function tryPrinting(search: BrowserSearch, signal: AbortSignal): Promise<readonly Finding[]> {
  // What the trial tells while it runs is in the findings.
  const tried = await tryBrowser({ ...search, onNotice: undefined }, signal)
  if (!tried.ok) {
    const [first] = tried.diagnostics
    return [{ state: 'missing', subject: 'print', detail: first?.message ?? 'nothing was printed', mends: first?.hints ?? [] }]
  }
  const { browser, sandbox, printMs } = tried.value
  const { mends } = sandbox ?? {}
  return [
    {
      state: sandbox?.on === false ? 'other' : 'ok',
      subject: 'sandbox',
      detail: describeSandbox(sandbox),
      ...(mends && { mends }),
    },
    { state: 'ok', subject: 'print', detail: `${browser.version} printed a page in ${formatMs(printMs)}` },
  ]
}

function describeSighting({ description, location, found, note }: BrowserSighting, isChosen: boolean): string {
  const where = location !== undefined && !description.includes(location) ? ` at ${location}` : ''
  return `${description}${where}${note === undefined ? '' : `: ${note}`}${isChosen && found ? ' (this one prints)' : ''}`
}
