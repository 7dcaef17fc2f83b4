/** Nothing is laid out before it is whole, whatever the speed at which the browser reads: else links are cut up by chance. */
import { describe, expect, test } from 'vitest'
import { createChromium } from '../../src/print/chromium.ts'
import { printSteps } from '../../src/print/print-steps.ts'
import { veilId } from '../../src/print/veil.ts'
import { job, noBrowser, page, suffix } from './printing.ts'

declare const document: { readonly body: { getClientRects(): { readonly length: number }; readonly innerHTML: string } }

const address = 'www.<wbr>example.<wbr>org/<wbr>a/<wbr>long/<wbr>address'
const links = page(Array.from({ length: 12 }, (_, n) => `<p><a href="https://example.org/${n}">${address}</a></p>`).join(''))

describe.skipIf(noBrowser)(`the veil over a page${suffix}`, () => {
  test('lies on it until it is whole and its fonts are there, and leaves nothing behind', async () => {
    const chromium = createChromium({ environment: process.env })
    const browser = await chromium.start(new AbortController().signal)
    try {
      const opened = await browser.pages.open()
      const boxes = new Map<string, number>()
      for (const step of printSteps) {
        await step.run(opened, job(links))
        if (opened.tab.url().startsWith('http'))
          boxes.set(step.phase, await opened.tab.evaluate(() => document.body.getClientRects().length))
      }
      expect(boxes.get('loading the page')).toBe(0)
      expect(boxes.get('waiting for fonts')).toBe(0)
      expect(boxes.get('laying the page out')).toBe(1)
      expect(await opened.tab.content()).not.toContain(veilId)
    } finally {
      await chromium.stop(browser)
    }
  })
})
