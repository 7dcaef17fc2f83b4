/** What a command says when it is our fault, and when it was stopped. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../../src/cli/run.ts'
import { createFakeIo } from './fake-io.ts'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'sitrep-run-'))
  mkdirSync(join(cwd, 'briefs'))
  writeFileSync(join(cwd, 'briefs', 'a.yaml'), 'title: A\n')
})
afterEach(() => {
  rmSync(cwd, { recursive: true })
})

function brokenIo() {
  const elapsedMs = (): number => {
    throw new TypeError('clock.now is not a function')
  }
  return createFakeIo({ cwd, clock: { elapsedMs, every: () => () => undefined } })
}

describe('a fault of ours', () => {
  it('is 70, asks for a report and shows no stack', async () => {
    const io = brokenIo()
    expect(await run(['build'], io)).toBe(70)
    expect(io.stdout.text()).toBe('')
    expect(io.stderr.text()).toBe(
      [
        'error: internal error: clock.now is not a function',
        '  = hint: report this: it is a fault in Sitrep, not in your files',
        '  = hint: run the same command with `--verbose` and include what it says',
        '',
      ].join('\n'),
    )
  })

  it('shows the stack, and what else the report needs, with --verbose', async () => {
    const io = brokenIo()
    expect(await run(['build', '--verbose'], io)).toBe(70)
    expect(io.stderr.text()).toMatch(/`sitrep \d+\.\d+\.\d+`, `node v20\.19\.0`, `linux` and the command you gave\n/)
    expect(io.stderr.text()).toMatch(/^TypeError: clock\.now is not a function\n\s+at /m)
  })
})

it('that was stopped is 130, whatever came of it', async () => {
  const io = createFakeIo({ cwd, signal: AbortSignal.abort() })
  expect(await run(['check'], io)).toBe(130)
  expect(io.stderr.text()).toBe('note: interrupted; every file that was written is whole\n')
})
