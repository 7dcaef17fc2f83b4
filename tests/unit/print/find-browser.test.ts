/** The search for a browser, over folders made for it. No browser is started and none of this machine's is looked at but the embedded package. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { Browser, computeExecutablePath } from '@puppeteer/browsers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BrowserSearch, findBrowser, surveyBrowsers } from '../../../src/print/find-browser.ts'
import type { Machine } from '../../../src/print/machine.ts'

let root: string
let machine: Machine
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sitrep-find-test-'))
  // A system for which there is no embedded build.
  machine = { platform: 'linux', architecture: 'arm64', userId: 1000, homeFolder: join(root, 'home'), temporaryFolder: root }
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

/** Makes an executable file and gives its path. */
function executable(...path: string[]): string {
  const file = join(root, ...path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '#!/bin/sh\n')
  chmodSync(file, 0o755)
  return file
}

function search(environment: Record<string, string> = {}, browser?: string): BrowserSearch {
  return { environment, browser }
}

/** What the search gives: the browser's origin and place, or the message. */
async function outcome(of: BrowserSearch): Promise<readonly (string | undefined)[]> {
  const found = await findBrowser(of, machine)
  return found.ok ? [found.value.origin, found.value.location] : [found.diagnostics[0]?.code, found.diagnostics[0]?.message]
}

/** Where Puppeteer on this machine would keep a browser, as parts of a path below `root`. */
function cached(cacheFolder: string, browser: Browser, buildId: string): string[] {
  return [relative(root, computeExecutablePath({ browser, buildId, cacheDir: join(root, cacheFolder) }))]
}
const shell = Browser.CHROMEHEADLESSSHELL

describe('findBrowser', () => {
  test('takes the one named by option before the one named by the environment', async () => {
    const named = executable('named')
    const byEnvironment = executable('by-environment')
    expect(await outcome(search({ PUPPETEER_EXECUTABLE_PATH: byEnvironment }, named))).toEqual(['explicit', named])
    expect(await outcome(search({ PUPPETEER_EXECUTABLE_PATH: byEnvironment }))).toEqual(['explicit', byEnvironment])
  })

  test('an empty name is no name', async () => {
    const byEnvironment = executable('by-environment')
    expect(await outcome(search({ PUPPETEER_EXECUTABLE_PATH: byEnvironment }, ''))).toEqual(['explicit', byEnvironment])
  })

  test('takes an address of a remote browser as it is', async () => {
    expect(await outcome(search({}, 'ws://example.org:9222/devtools/browser/x'))).toEqual([
      'explicit',
      'ws://example.org:9222/devtools/browser/x',
    ])
    expect(await outcome(search({ PUPPETEER_EXECUTABLE_PATH: 'wss://example.org/' }))).toEqual(['explicit', 'wss://example.org/'])
  })

  test('a bare name is a command of PATH', async () => {
    const command = executable('bin', 'my-chromium')
    expect(await outcome(search({ PATH: `${join(root, 'nowhere')}:${join(root, 'bin')}` }, 'my-chromium'))).toEqual([
      'explicit',
      command,
    ])
  })

  test.each([
    ['is not there', () => join(root, 'missing'), 'no such file'],
    ['is a folder', () => root, 'not a file'],
  ])('a named one that %s is an error, though others could be had', async (_what, path, why) => {
    const environment = { PUPPETEER_EXECUTABLE_PATH: executable('by-environment') }
    expect(await outcome(search(environment, path()))).toEqual([
      'browser/not-found',
      `no browser at \`${path()}\`, which \`--browser\` or the config names: ${why}`,
    ])
  })

  test('of Puppeteer’s cache it takes the headless shell before the whole browser', async () => {
    executable(...cached('cache', Browser.CHROME, '149.0.1.2'))
    const headless = executable(...cached('cache', shell, '148.0.7778.97'))
    expect(await outcome(search({ PUPPETEER_CACHE_DIR: join(root, 'cache') }))).toEqual(['puppeteer-cache', headless])
  })

  test('of several versions it takes the newest, by number', async () => {
    executable(...cached('cache', shell, '99.0.1.2'))
    const newest = executable(...cached('cache', shell, '148.0.7778.97'))
    executable(...cached('cache', shell, '148.0.7778.9'))
    expect(await outcome(search({ PUPPETEER_CACHE_DIR: join(root, 'cache') }))).toEqual(['puppeteer-cache', newest])
  })

  test('a cache in the home folder is found, and goes before an installed browser', async () => {
    const headless = executable(...cached(join('home', '.cache', 'puppeteer'), shell, '148.0.7778.97'))
    const installed = executable('bin', 'chrome-headless-shell')
    const environment = { PATH: join(root, 'bin') }
    expect(await outcome(search(environment))).toEqual(['puppeteer-cache', headless])
    rmSync(join(root, 'home'), { recursive: true })
    expect(await outcome(search(environment))).toEqual(['installed', installed])
  })

  test('finding nothing, it says where it looked and what to do', async () => {
    // A system whose usual places the environment names, and it names none.
    machine = { ...machine, platform: 'win32' }
    const found = await findBrowser(search(), machine)
    expect(found.ok).toBe(false)
    expect(found.diagnostics[0]).toMatchObject({ code: 'browser/not-found', severity: 'error' })
    expect(found.diagnostics[0]?.message).toBe(
      'no browser to print with (looked at `--browser` or the config: not set; `PUPPETEER_EXECUTABLE_PATH`: not set; ' +
        'the embedded Chromium: it is built for Linux x64; this is win32 arm64; Puppeteer’s cache: empty; ' +
        'an installed Chrome or Chromium: none in the usual places or in `PATH`)',
    )
    const hints = found.diagnostics[0]?.hints?.join('\n')
    for (const way of ['sitrep browser install', 'package manager', '--browser']) expect(hints).toContain(way)
  })
})

describe('surveyBrowsers', () => {
  test('lists everything in the order of the search, found or not', async () => {
    const installed = executable('bin', 'chrome-headless-shell')
    const seen = await surveyBrowsers(search({ PATH: join(root, 'bin') }, join(root, 'missing')), machine)
    expect(seen.map(({ origin, found }) => [origin, found])).toEqual([
      ['explicit', false],
      ['explicit', false],
      ['embedded', false],
      ['puppeteer-cache', false],
      ['installed', true],
    ])
    expect(seen[0]).toMatchObject({ location: join(root, 'missing'), note: 'no such file' })
    expect(seen[4]).toMatchObject({ location: installed })
  })
})
