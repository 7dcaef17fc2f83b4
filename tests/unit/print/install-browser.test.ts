import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installBrowser } from '../../../src/print/install-browser.ts'

let cache: string
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'sitrep-install-test-'))
})
afterEach(() => {
  rmSync(cache, { recursive: true, force: true })
})

test('without a network it says what failed in one line, and the other ways', async () => {
  // Port 9 of this machine: nobody answers, as on a closed network, but at once.
  const environment = { PUPPETEER_CACHE_DIR: cache, PUPPETEER_DOWNLOAD_BASE_URL: 'http://127.0.0.1:9' }
  const outcome = await installBrowser({ environment })
  expect(outcome.ok).toBe(false)
  const [diagnostic] = outcome.diagnostics
  expect(diagnostic).toMatchObject({ severity: 'error', code: 'browser/install-failed' })
  expect(diagnostic?.message).toMatch(/^chrome-headless-shell could not be fetched: .*127\.0\.0\.1:9/)
  expect(diagnostic?.message).not.toContain('\n')
  for (const way of ['HTTPS_PROXY', 'package manager', '--browser']) expect(diagnostic?.hints?.join('\n')).toContain(way)
})
