/** Stopped in the middle: the exit code says so, and nothing is left behind: no process, no half file, no temporary folder. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep, startSitrep } from './spawn-sitrep.ts'

const variants = Array.from({ length: 60 }, (_, index) => `v${index}`)

/** A project whose build takes long enough to be stopped, with a temporary folder of its own to find leftovers in. */
async function createLongBuild(): Promise<{ readonly cwd: string; readonly temporary: string }> {
  const cwd = createFolder({
    'briefs/long/brief.yaml': `title: Long\nasOf: 2026-04-12\nfacts: facts.yaml\nsections: [{title: A, body: Text.}]\nvariants: [${variants.map((id) => `{id: ${id}}`).join(', ')}]\n`,
    'briefs/long/facts.yaml': 'facts: {}\n',
  })
  const temporary = join(cwd, 'temporary')
  mkdirSync(temporary)
  // The embedded browser is unpacked before, so that it is the printing that is stopped.
  await sitrep(['build', '--variant', 'v0', '--out', 'warm'], { cwd })
  return { cwd, temporary }
}

/** Command lines of the browsers that were started with this temporary folder, by us or by what we started. */
function browsersOf(temporary: string): readonly string[] {
  return processes()
    .filter(({ environment, command }) => environment.includes(`SITREP_TEST_MARK=${temporary}`) && !command.includes('main.js'))
    .map(({ command }) => command)
}

function processes(): readonly { readonly command: string; readonly environment: string }[] {
  if (!existsSync('/proc/self/environ')) {
    const listed = spawnSync('ps', ['-axEww', '-o', 'command='], { encoding: 'utf8' }).stdout
    return listed.split('\n').map((line) => ({ command: line, environment: line }))
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map((pid) => ({ command: readProcFile(pid, 'cmdline'), environment: readProcFile(pid, 'environ') }))
}

/** Empty for a process that ended meanwhile, or that is another's. */
function readProcFile(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let round = 0; !isSo() && round < 300; round++) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(isSo()).toBe(true)
}

describe.runIf(process.platform !== 'win32')('a build that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s ends at once with 130 and leaves whole files only', async (signal) => {
    const { cwd, temporary } = await createLongBuild()
    const running = startSitrep(['build', '--jobs', '2'], {
      cwd,
      environment: { TMPDIR: temporary, SITREP_TEST_MARK: temporary },
    })
    await until(() => /^✓/m.test(running.stderr()))
    expect(browsersOf(temporary).length).toBeGreaterThan(0)
    const start = performance.now()
    running.child.kill(signal)
    const { code, stderr, stdout } = await running.ended
    expect(performance.now() - start).toBeLessThan(8000)
    expect([code, stdout]).toEqual([130, ''])
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('note: interrupted; every file that was written is whole')
    expect(stderr).not.toMatch(/^\s+at /m)
    await until(() => browsersOf(temporary).length === 0)
    expect(readdirSync(temporary)).toEqual([])
    const written = readdirSync(join(cwd, 'output'))
    const pdfs = written.filter((name) => name.endsWith('.pdf'))
    expect(pdfs.length).toBeGreaterThan(0)
    expect(pdfs.length).toBeLessThan(variants.length)
    expect(written.filter((name) => !name.endsWith('.pdf') && name !== 'manifest.json')).toEqual([])
    for (const name of pdfs)
      expect(
        readFileSync(join(cwd, 'output', name))
          .subarray(-32)
          .toString('latin1'),
      ).toMatch(/%%EOF\s*$/)
  })

  it('while it is still starting, as well', async () => {
    const { cwd, temporary } = await createLongBuild()
    const running = startSitrep(['build'], { cwd, environment: { TMPDIR: temporary, SITREP_TEST_MARK: temporary } })
    await until(() => browsersOf(temporary).length > 0)
    running.child.kill('SIGINT')
    const { code, stderr } = await running.ended
    expect(code).toBe(130)
    expect(stderr).toContain('interrupted')
    await until(() => browsersOf(temporary).length === 0)
    expect(readdirSync(temporary)).toEqual([])
  })
})
