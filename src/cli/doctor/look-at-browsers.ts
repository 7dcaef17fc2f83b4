/** What `sitrep doctor` finds to print with, and whether it prints: it tries one page. */

import { createPrinter } from '../../print/create-printer.ts'
import { type BrowserSearch, type BrowserSighting, surveyBrowsers } from '../../print/find-browser.ts'
import { thisMachine } from '../../print/machine.ts'
import { decideSandbox } from '../../print/sandbox.ts'
import { formatMs } from '../progress/finished-line.ts'
import type { Finding } from './finding.ts'

const trialTimeoutMs = 60_000

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

/** Whether the browser will run in its own sandbox here. */
export function lookAtSandbox(search: BrowserSearch): Finding {
  const { on, reason } = decideSandbox(thisMachine(search.environment))
  return { state: on ? 'ok' : 'other', subject: 'sandbox', detail: `${on ? 'on' : 'off'}: ${reason}` }
}

/** Prints one page and says what with and how long it took, or why not. */
export async function tryPrinting(search: BrowserSearch, signal: AbortSignal): Promise<Finding> {
  const { browser, environment, onNotice } = search
  await using printer = createPrinter({
    pages: 1,
    environment,
    ...(browser === undefined ? {} : { browser }),
    ...(onNotice === undefined ? {} : { onNotice }),
  })
  const html = '<!DOCTYPE html><html lang="en"><title>Trial</title><p>One page, to see whether it prints.</p></html>'
  const printed = await printer.print({ name: 'trial', html, timeoutMs: trialTimeoutMs }, signal)
  if (printed.ok) {
    const { browserVersion, printMs } = printed.value
    return { state: 'ok', subject: 'print', detail: `${browserVersion} printed a page in ${formatMs(printMs)}` }
  }
  const [first] = printed.diagnostics
  return { state: 'missing', subject: 'print', detail: first?.message ?? 'nothing was printed', mends: first?.hints ?? [] }
}

function describeSighting({ description, location, found, note }: BrowserSighting, isChosen: boolean): string {
  const where = location !== undefined && !description.includes(location) ? ` at ${location}` : ''
  return `${description}${where}${note === undefined ? '' : `: ${note}`}${isChosen && found ? ' (this one prints)' : ''}`
}
