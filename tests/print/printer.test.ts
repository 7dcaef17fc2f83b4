/** What a printer does with its browser: deadlines, deaths, ends. Every process here is real. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPrinter } from '../../src/print/create-printer.ts'
import type { PrinterOptions } from '../../src/print/print-job.ts'
import { printSteps } from '../../src/print/print-steps.ts'
import { describeSandbox, tryBrowser } from '../../src/print/try-browser.ts'
import { readPdf } from '../support/read-pdf.ts'
import { browserProcesses, found, groupOf, job, noBrowser, page, slowPage, suffix, until } from './printing.ts'

const small = page('<h1>Small</h1>')
const onLinux = platform() === 'linux'

function create(options: Partial<PrinterOptions> = {}) {
  return createPrinter({ pages: 2, environment: process.env, ...options })
}

describe.skipIf(noBrowser)(`a printer${suffix}`, () => {
  let scratch: string
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'sitrep-print-test-'))
  })
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true })
  })

  test('starts nothing before the first job, and says which browser prints once it does', async () => {
    await using printer = create()
    expect(printer.browser()).toBeUndefined()
    if (onLinux) expect(browserProcesses()).toEqual([])
    const outcome = await printer.print(job(small))
    expect(outcome.ok).toBe(true)
    expect(printer.browser()).toMatchObject(found.ok ? { origin: found.value.origin, location: found.value.location } : {})
    expect(printer.browser()?.version).toBe(outcome.ok && outcome.value.browserVersion)
  })

  test('warmUp starts it ahead', async () => {
    await using printer = create()
    printer.warmUp()
    await until(() => printer.browser() !== undefined)
  })

  test('prints many jobs with few pages, each its own', async () => {
    await using printer = create({ pages: 2 })
    const titles = ['one', 'two', 'three', 'four', 'five', 'six']
    const outcomes = await Promise.all(titles.map((title) => printer.print(job(page(`<h1>${title}</h1>`)))))
    const outlines = await Promise.all(
      outcomes.map(async (outcome) => (outcome.ok ? (await readPdf(outcome.value.bytes)).outline[0]?.title : undefined)),
    )
    expect(outlines).toEqual(titles)
  })

  test('out of time: says after how long and in which phase, and prints the next job', async () => {
    await using printer = create({ pages: 1 })
    expect((await printer.print(job(small))).ok).toBe(true)
    const late = await printer.print(job(slowPage, 250))
    expect(late.ok).toBe(false)
    expect(late.diagnostics).toMatchObject([{ code: 'print/timeout', severity: 'error' }])
    expect(late.diagnostics[0]?.message).toMatch(
      new RegExp(`^printing \`test\` timed out after 250 ms while (${printSteps.map(({ phase }) => phase).join('|')})$`),
    )
    expect((await printer.print(job(small))).ok).toBe(true)
  })

  test('a browser that never answers is out of time, too, and leaves nothing behind', async () => {
    const deaf = join(scratch, 'deaf')
    writeFileSync(deaf, '#!/bin/sh\nexec sleep 60\n')
    chmodSync(deaf, 0o755)
    const printer = create({ browser: deaf })
    const outcome = await printer.print(job(small, 300))
    expect(outcome.diagnostics[0]?.message).toBe('printing `test` timed out after 300 ms while waiting for the browser to start')
    await printer[Symbol.asyncDispose]()
    if (onLinux) expect(browserProcesses()).toEqual([])
  })

  test('aborted: rejects with the reason, and prints the next job', async () => {
    await using printer = create({ pages: 1 })
    const abort = new AbortController()
    const printing = printer.print(job(slowPage), abort.signal)
    await until(() => printer.browser() !== undefined)
    const reason = new Error('interrupted')
    abort.abort(reason)
    await expect(printing).rejects.toBe(reason)
    expect((await printer.print(job(small))).ok).toBe(true)
  })

  test.skipIf(!onLinux)('a browser killed in the middle of a job is replaced, and the job is printed', async () => {
    await using printer = create()
    const printing = printer.print(job(slowPage, 60_000))
    await until(() => printer.browser() !== undefined)
    const [first] = browserProcesses()
    process.kill(first?.pid ?? 0, 'SIGKILL')
    const outcome = await printing
    expect(outcome.ok && (await readPdf(outcome.value.bytes)).outline).toMatchObject([{ title: 'Slow', page: 1 }])
    const [second] = browserProcesses()
    expect(second?.pid).not.toBe(first?.pid)
    expect(groupOf(first?.pid ?? 0)).toEqual([])
  })

  test.skipIf(!onLinux)('a page whose own process is killed is printed again in the same browser', async () => {
    await using printer = create({ pages: 1 })
    const printing = printer.print(job(slowPage, 60_000))
    await until(() => printer.browser() !== undefined)
    const [browser] = browserProcesses()
    const renderers = groupOf(browser?.pid ?? 0).filter(({ command }) => command.includes('--type=renderer'))
    expect(renderers.length).toBeGreaterThan(0)
    for (const { pid } of renderers) process.kill(pid, 'SIGKILL')
    expect((await printing).ok).toBe(true)
    expect(browserProcesses().map(({ pid }) => pid)).toEqual([browser?.pid])
  })

  test.skipIf(!onLinux)('a page whose own process is killed at any moment is printed all the same', async () => {
    await using printer = create({ pages: 1 })
    expect((await printer.print(job(small))).ok).toBe(true)
    const [browser] = browserProcesses()
    for (const delayMs of [0, 50, 150, 300, 600]) {
      const printing = printer.print(job(slowPage, 60_000))
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      for (const { pid, command } of groupOf(browser?.pid ?? 0))
        if (command.includes('--type=renderer')) process.kill(pid, 'SIGKILL')
      expect(await printing).toMatchObject({ ok: true })
    }
  })

  test.skipIf(!onLinux)('a browser that hangs is out of time, then replaced', async () => {
    await using printer = create({ pages: 1 })
    expect((await printer.print(job(small))).ok).toBe(true)
    const [browser] = browserProcesses()
    process.kill(-(browser?.pid ?? 0), 'SIGSTOP')
    const hung = await printer.print(job(small, 500))
    expect(hung.diagnostics).toMatchObject([{ code: 'print/timeout' }])
    expect((await printer.print(job(small))).ok).toBe(true)
    expect(groupOf(browser?.pid ?? 0)).toEqual([])
  })

  test.skipIf(!onLinux)('a browser that dies twice under a job is reported, and the next job is printed', async () => {
    await using printer = create()
    const killed = new Set<number>()
    const killing = setInterval(() => {
      for (const { pid } of printer.browser() === undefined ? [] : browserProcesses()) {
        killed.add(pid)
        process.kill(pid, 'SIGKILL')
      }
    }, 5)
    const outcome = await printer.print(job(slowPage, 60_000))
    clearInterval(killing)
    expect(outcome.diagnostics).toMatchObject([{ code: 'print/browser-died' }])
    expect(outcome.diagnostics[0]?.message).toMatch(/^the browser died twice while printing `test`, last while /)
    expect(killed.size).toBe(2)
    expect((await printer.print(job(small))).ok).toBe(true)
  })

  test.skipIf(!onLinux)('the browser is replaced after so many jobs', async () => {
    await using printer = create({ recycleAfter: 2 })
    const pids: (number | undefined)[] = []
    for (let i = 0; i < 4; i++) {
      expect((await printer.print(job(small))).ok).toBe(true)
      pids.push(browserProcesses()[0]?.pid)
    }
    expect(pids[0]).toBe(pids[1])
    expect(pids[2]).toBe(pids[3])
    expect(pids[1]).not.toBe(pids[2])
  })

  test.skipIf(!onLinux)('dispose leaves no process, idle or in the middle of a job', async () => {
    for (const html of [small, slowPage]) {
      const printer = create()
      const printing = printer.print(job(html, 60_000))
      if (html === small) await printing
      else await until(() => printer.browser() !== undefined)
      const [browser] = browserProcesses()
      expect(groupOf(browser?.pid ?? 0).length).toBeGreaterThan(1)
      await printer[Symbol.asyncDispose]()
      expect(groupOf(browser?.pid ?? 0)).toEqual([])
      await printing
    }
  })

  test.skipIf(!onLinux)('dispose in the middle of a start leaves no process', async () => {
    const printer = create()
    printer.warmUp()
    await until(() => browserProcesses().length > 0)
    await printer[Symbol.asyncDispose]()
    expect(browserProcesses()).toEqual([])
  })

  test.skipIf(!onLinux)('a start that fails says why, and is tried again by the next job', async () => {
    if (!found.ok) return
    const moody = join(scratch, 'moody')
    const mood = join(scratch, 'mood')
    const exports = Object.entries(found.value.environment).map(([name, value]) =>
      value === undefined ? '' : `export ${name}='${value}'\n`,
    )
    writeFileSync(
      moody,
      `#!/bin/sh\nif [ -e '${mood}' ]; then echo 'not today' >&2; exit 7; fi\n${exports.join('')}exec '${found.value.location}' "$@"\n`,
    )
    chmodSync(moody, 0o755)
    writeFileSync(mood, '')
    await using printer = create({ browser: moody })
    const refused = await printer.print(job(small))
    expect(refused.diagnostics).toMatchObject([
      { code: 'browser/failed-to-start', message: `the browser \`${moody}\` did not start: not today` },
    ])
    rmSync(mood)
    expect((await printer.print(job(small))).ok).toBe(true)
    expect(printer.browser()).toMatchObject({ origin: 'explicit', location: moody })
  })

  test('an explicit browser that is not there is an error; nothing else is tried', async () => {
    await using printer = create({ browser: join(scratch, 'nothing', 'here') })
    const outcome = await printer.print(job(small))
    expect(outcome.ok).toBe(false)
    expect(outcome.diagnostics).toMatchObject([{ code: 'browser/not-found' }])
    expect(printer.browser()).toBeUndefined()
  })

  test('tryBrowser prints a line and says whether the sandbox is on', async () => {
    const trial = await tryBrowser({ environment: process.env }, AbortSignal.timeout(60_000))
    if (!trial.ok) throw new Error(JSON.stringify(trial.diagnostics))
    expect(trial.value.browser.version).toMatch(/Chrome\/\d+/)
    expect(describeSandbox(trial.value.sandbox)).toMatch(/^(on|off: .+)$/)
    if (onLinux) expect(browserProcesses()).toEqual([])
  })
})
