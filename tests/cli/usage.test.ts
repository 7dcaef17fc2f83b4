/** Help that teaches, and mistakes in typing that are answered with the way out: exit code 2, on stderr, without a stack. */
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

async function run(...args: readonly string[]) {
  return await sitrep(args, { cwd: createFolder() })
}

describe('a mistake in typing', () => {
  it.each([
    [
      ['bild'],
      'error: unknown command `bild`\n  = hint: check if you meant `build`\n  = hint: run `sitrep --help` to see what there is\n',
    ],
    [
      ['build', '--fromat', 'pdf'],
      'error: unknown option `--fromat`\n  = hint: check if you meant `--format`\n  = hint: run `sitrep build --help` to see what there is\n',
    ],
    [['build', '--out'], 'error: `-o, --out <folder>` needs a value\n  = hint: run `sitrep build --help` to see what there is\n'],
    [['new'], 'error: missing required argument `brief`\n  = hint: run `sitrep new --help` to see what there is\n'],
    [
      ['new', 'a', 'b'],
      'error: too many arguments for `new`: expected 1, found 2\n  = hint: run `sitrep new --help` to see what there is\n',
    ],
    [
      ['build', '--format', 'pfd', '--jobs', '0'],
      'error: `--format` takes `pdf`, `html`, `png` (several with commas), found `pfd`\n  = hint: check if you meant `pdf`\nerror: `--jobs` takes a whole number from 1 to 64, found `0`\n',
    ],
    [['explain', 'brief/unknown'], expect.stringContaining('error: unknown code `brief/unknown`\n')],
    [['schema'], 'error: expected one of `brief`, `facts`, `translation`, `brand`, `template`, `config`, found nothing\n'],
    [['schema', 'breif'], expect.stringContaining('check if you meant `brief`')],
  ])('%j', async (args, stderr) => {
    expect(await run(...args)).toEqual({ code: 2, signal: null, stdout: '', stderr })
  })

  it('of no command at all shows the help, on stderr', async () => {
    const { code, stdout, stderr } = await run()
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage: sitrep <command> [options]')
  })

  it('outside a project says how to get one', async () => {
    for (const args of [['build'], ['check'], ['new', 'flood'], ['template', 'eject', 'sitrep']]) {
      const { code, stdout, stderr } = await run(...args)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/^error: no project here: neither `sitrep.config.yaml` nor `briefs\/` in `.*` or above it\n/)
      expect(stderr).toContain('  = hint: start one with `sitrep init <folder>`\n')
    }
  })

  it('in SOURCE_DATE_EPOCH is said as one', async () => {
    const { code, stderr } = await sitrep(['init'], { cwd: createFolder(), environment: { SOURCE_DATE_EPOCH: 'yesterday' } })
    expect(code).toBe(2)
    expect(stderr).toContain('error: `SOURCE_DATE_EPOCH`: expected whole seconds since 1970, found `yesterday`\n')
  })
})

describe('what is asked for', () => {
  it('is the version', async () => {
    expect(await run('--version')).toEqual({
      code: 0,
      signal: null,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    })
  })

  it('is what a code means, on stdout', async () => {
    const { code, stdout, stderr } = await run('explain', 'brief/unknown-key')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^brief\/unknown-key \(error\): a key that briefs do not have\n\nUnknown keys are refused/)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(88)
    expect((await run('explain', 'error[brief/unknown-key]')).stdout).toBe(stdout)
  })

  it('is all codes, a line each', async () => {
    const { code, stdout } = await run('explain')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^yaml\/syntax +the file is not valid YAML$/m)
  })
})

it('never shows colours or escapes in a pipe, and does where it is told to', async () => {
  const cwd = createFolder()
  const plain = await sitrep(['bild'], { cwd })
  const coloured = await sitrep(['bild'], { cwd, environment: { FORCE_COLOR: '1' } })
  expect(plain.stderr).not.toContain('\u001b')
  expect(coloured.stderr).toContain('\u001b[31m')
})
