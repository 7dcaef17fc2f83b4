/** A browser of someone else's, reached through a web socket: used, and left running. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPrinter } from '../../src/print/create-printer.ts'
import { readPdf } from '../support/read-pdf.ts'
import { found, job, noBrowser, page, suffix } from './printing.ts'

describe.skipIf(noBrowser)(`a remote browser${suffix}`, () => {
  let browser: ChildProcess
  let address: string
  let profile: string
  beforeAll(async () => {
    if (!found.ok) return
    profile = mkdtempSync(join(tmpdir(), 'sitrep-remote-test-'))
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ]
    browser = spawn(found.value.location, flags, {
      env: { ...process.env, ...found.value.environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    address = await new Promise((resolve) => {
      let said = ''
      browser.stderr?.on('data', (text) => {
        said += text
        const match = /DevTools listening on (ws:\S+)/.exec(said)
        if (match?.[1] !== undefined) resolve(match[1])
      })
    })
  })
  afterAll(async () => {
    const ended = once(browser, 'exit')
    browser.kill()
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  test('prints, keeps the network closed, and is left running', async () => {
    {
      await using printer = createPrinter({ browser: address, pages: 1, environment: process.env })
      const outcome = await printer.print(job(page('<h1>Afar</h1>')))
      expect(outcome.ok && (await readPdf(outcome.value.bytes)).outline).toMatchObject([{ title: 'Afar' }])
      expect(printer.browser()).toMatchObject({ origin: 'explicit', location: address })
      const refused = await printer.print(job(page('<img src="https://example.org/a.png">')))
      expect(refused.diagnostics).toMatchObject([{ code: 'page/request-refused' }])
    }
    expect(browser.exitCode).toBeNull()
  })

  test('an address where nobody listens did not start', async () => {
    await using printer = createPrinter({ browser: 'ws://127.0.0.1:9/devtools/browser/none', pages: 1, environment: process.env })
    const outcome = await printer.print(job(page('')))
    expect(outcome.diagnostics).toMatchObject([{ code: 'browser/failed-to-start' }])
  })
})
