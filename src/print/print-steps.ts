/** Printing one page, as a list of named steps. Who owns the page, how long it may take and what an error becomes is elsewhere. */
import { blockNetwork } from './block-network.ts'
import { documentAddress } from './document-address.ts'
import { decodeImages, findDeadMatter, loadFonts } from './inspect-page.ts'
import { measureContrast } from './measure-contrast.ts'
import { measureImages } from './measure-images.ts'
import { measureOverflow } from './measure-overflow.ts'
import { measureWords } from './measure-words.ts'
import type { OpenPage } from './open-page.ts'
import type { PrintJob } from './print-job.ts'
import { readPageAreas } from './read-page-areas.ts'
import { steadyNodeIds } from './steady-node-ids.ts'
import { liftVeil, veilId } from './veil.ts'

/** What is drawn across every page on purpose, faint and as large as the sheet. */
const watermarkTag = 'sitrep-watermark'

export interface PrintStep {
  /** Completes the sentence "timed out after 30 seconds while …". */
  readonly phase: string
  readonly run: (page: OpenPage, job: PrintJob) => Promise<void>
}

/** In this order; each has done its work when its promise settles. */
export const printSteps: readonly PrintStep[] = [
  { phase: 'closing the network', run: blockNetwork },
  { phase: 'switching scripts off', run: disableScripts },
  { phase: 'choosing print styles', run: setMedia },
  { phase: 'loading the page', run: setContent },
  { phase: 'waiting for fonts', run: waitForFonts },
  { phase: 'taking the measure of the paper', run: setPaper },
  { phase: 'laying the page out', run: showPage },
  { phase: 'waiting for images', run: waitForImages },
  { phase: 'looking the page over', run: noteDeadMatter },
  { phase: 'measuring the page', run: measurePage },
  { phase: 'making the PDF', run: printPdf },
  { phase: 'numbering the tags', run: numberTags },
]

async function disableScripts({ tab }: OpenPage): Promise<void> {
  // The page's own scripts only: what we ask of it ourselves still runs.
  await tab.setJavaScriptEnabled(false)
}

async function setMedia({ tab }: OpenPage): Promise<void> {
  // Before loading, so that fonts and images of print styles are asked for at once.
  await tab.emulateMediaType('print')
}

async function setContent({ tab }: OpenPage): Promise<void> {
  // The guard of `blockNetwork` answers with the job's HTML. No time limits here and below: the job's deadline rules.
  await tab.goto(documentAddress, { waitUntil: 'load', timeout: 0 })
  // The page's first document comes in another process than the blank one before it, and there the choice is forgotten.
  await tab.emulateMediaType('print')
}

async function waitForFonts({ tab, findings, refused }: OpenPage): Promise<void> {
  const broken = await tab.evaluate(loadFonts)
  // A font whose file was refused is told as that.
  if (refused.size > 0) return
  for (const font of broken) {
    findings.push({
      severity: 'error',
      code: 'page/font-failed',
      message: `font \`${font}\` cannot be read`,
      hints: ['check that the file is a font and is not cut short'],
    })
  }
}

/** A4, for paper that is described in words that are not understood. */
const someArea = { width: 794, height: 1123 }

async function setPaper(page: OpenPage): Promise<void> {
  page.areas = await page.tab.evaluate(readPageAreas)
  const { width, height } = page.areas?.[''] ?? someArea
  // While nothing is shown, so that the first layout is as wide as the paper: what is too wide there is too wide on paper.
  await page.tab.setViewport({ width: Math.ceil(width), height: Math.ceil(height) })
}

async function showPage({ tab }: OpenPage): Promise<void> {
  // Whole and with its fonts, so that its first layout is its only one. Before the images: a lazy one waits until it is shown.
  await tab.evaluate(liftVeil, veilId)
}

async function waitForImages({ tab, findings }: OpenPage): Promise<void> {
  for (const image of await tab.evaluate(decodeImages)) {
    findings.push({
      severity: 'error',
      code: 'page/image-failed',
      message: `image \`${image}\` cannot be read`,
      hints: ['check that the file is an image of a kind that browsers know (PNG, JPEG, WebP, AVIF, GIF or SVG)'],
    })
  }
}

async function noteDeadMatter({ tab, findings }: OpenPage): Promise<void> {
  const { scripts, relativeLinks } = await tab.evaluate(findDeadMatter)
  if (scripts > 0) {
    findings.push({
      severity: 'warning',
      code: 'page/script-ignored',
      message: `the page has ${scripts === 1 ? 'a script' : `${scripts} scripts`}, which ${scripts === 1 ? 'is' : 'are'} not run`,
      hints: ['remove `<script>` from the template; draw with helpers and views instead'],
    })
  }
  for (const link of relativeLinks) {
    findings.push({
      severity: 'warning',
      code: 'page/relative-link',
      message: `link \`${link}\` leads nowhere: a printed report has no address that it could be relative to`,
      hints: ['write the whole address, with `https://`'],
    })
  }
}

async function measurePage(page: OpenPage): Promise<void> {
  const { tab, areas } = page
  const exempt = watermarkTag
  const [overflows, images, contrasts, words] = await Promise.all([
    tab.evaluate(measureOverflow, { areas: areas ?? {}, exempt }),
    tab.evaluate(measureImages),
    tab.evaluate(measureContrast, exempt),
    tab.evaluate(measureWords, exempt),
  ])
  const heights = Object.values(areas ?? {}).map(({ height, bottom }) => ({ height, bottom }))
  page.layout = { room: areas?.['']?.width, areas: heights, overflows, images, contrasts, words }
}

async function printPdf(page: OpenPage): Promise<void> {
  page.pdf = await page.tab.pdf({
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
    // For a page whose CSS names no size.
    format: 'A4',
    printBackground: true,
    displayHeaderFooter: false,
    // `waitForFonts` has waited for more than this would.
    waitForFonts: false,
    timeout: 0,
  })
}

async function numberTags(page: OpenPage): Promise<void> {
  if (page.pdf !== undefined) page.pdf = steadyNodeIds(page.pdf)
}
