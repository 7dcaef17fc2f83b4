/** What the print tests share: the browser they print with, pages to print, and a look at the processes that are running. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { findBrowser } from '../../src/print/find-browser.ts'
import type { PrintJob } from '../../src/print/print-job.ts'

/** The browser that the printer would take on this machine. Without one there is nothing to test, which the suites' names then say. */
export const found = await findBrowser({ environment: process.env })

export const noBrowser = !found.ok
export const suffix = found.ok ? '' : ` [skipped: ${found.diagnostics[0]?.message}]`
export const embedded = found.ok && found.value.origin === 'embedded'

export function job(html: string, timeoutMs = 30_000): PrintJob {
  return { name: 'test', html, timeoutMs }
}

/** An `@font-face` rule with the file inside, as the renderer writes it. */
export function fontFace(family: string, packageName: string, file: string): string {
  const path = createRequire(import.meta.url).resolve(`${packageName}/files/${file}`)
  const data = readFileSync(path).toString('base64')
  return `@font-face { font-family: "${family}"; src: url(data:font/woff2;base64,${data}) format("woff2"); }`
}

export function page(body: string, style = ''): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A report</title><style>${style}</style></head><body>${body}</body></html>`
}

/** A page that keeps a browser busy for seconds. */
export const slowPage = page(
  `<h1>Slow</h1>${'<p>Many, many paragraphs, each of which must be laid out and tagged.</p>'.repeat(8_000)}`,
)

export interface RunningProcess {
  readonly pid: number
  readonly parent: number
  readonly group: number
  readonly command: string
}

/** The browsers that this process has started and that are running. Linux only. */
export function browserProcesses(): readonly RunningProcess[] {
  return allProcesses().filter(({ parent, command }) => parent === process.pid && command.includes('--remote-debugging-pipe'))
}

/** Everything that runs in the group of a browser: itself and its helpers. Linux only. */
export function groupOf(pid: number): readonly RunningProcess[] {
  return allProcesses().filter(({ group }) => group === pid)
}

function allProcesses(): readonly RunningProcess[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      // After the command's name, which may hold anything but ends with the last bracket: state, parent, group.
      const [state, parent, group] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return state === 'Z' ? [] : [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }]
    } catch {
      // It has ended meanwhile.
      return []
    }
  })
}

/** Waits until the check holds; the test's own time limit ends a wait in vain. */
export async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 5))
}
