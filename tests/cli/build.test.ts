/** Building as a user does: what is on disk, on stdout and on stderr afterwards, and what the exit code says. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const facts = `sources:
  bulletin: {type: report, title: Bulletin, publisher: Authority, issued: 2026-04-12, reliability: B}
  note: {type: report, title: Field note, publisher: Network, issued: 2026-04-12, reliability: B}
facts:
  road-cut:
    kind: event
    text: The road was cut.
    when: 2026-04-11
    sources: [bulletin, note]
    credibility: 1
`

function brief(extra = ''): string {
  return `title: Flooding
asOf: 2026-04-12
facts: facts/*.yaml
highlights: ["The road is cut. [@road-cut]"]
sections: [{view: timeline}]
${extra}`
}

/** A project with briefs by id; each has the same facts. */
function createProject(briefs: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}): string {
  const all = Object.entries(briefs).flatMap(([id, text]) => [
    [`briefs/${id}/brief.yaml`, text],
    [`briefs/${id}/facts/facts.yaml`, facts],
  ])
  return createFolder({ 'sitrep.config.yaml': 'defaults: {language: en-GB}\n', ...Object.fromEntries(all), ...files })
}

function outputOf(cwd: string): readonly string[] {
  return existsSync(join(cwd, 'output')) ? readdirSync(join(cwd, 'output')).sort() : []
}

describe('what is started builds green as it is', () => {
  it('from `init`', async () => {
    const cwd = createFolder()
    await sitrep(['init'], { cwd })
    const checked = await sitrep(['check', '--strict'], { cwd })
    expect(checked).toEqual({ code: 0, signal: null, stdout: '', stderr: '1 brief checked\n' })
    const built = await sitrep(['build', '--strict'], { cwd })
    expect(built).toMatchObject({ code: 0, stdout: '' })
    expect(built.stderr).toMatch(/^✓ northern-floods {2}output\/northern-floods\.pdf {2}\d pages {2}\d+ kB {2}\d+\.\d s$/m)
    expect(built.stderr).toMatch(/^1 brief built$/m)
    expect(outputOf(cwd)).toEqual(['manifest.json', 'northern-floods.pdf'])
    expect(readFileSync(join(cwd, 'output/northern-floods.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('from `new`, named by id, folder or file, from inside its folder', async () => {
    const cwd = createFolder()
    mkdirSync(join(cwd, 'briefs'))
    await sitrep(['new', 'flood-0412'], { cwd })
    expect(await sitrep(['check', 'flood-0412', '--strict'], { cwd })).toMatchObject({ code: 0, stderr: '1 brief checked\n' })
    const inside = join(cwd, 'briefs', 'flood-0412')
    for (const name of ['.', 'brief.yaml', '../flood-0412', 'flood-0412', join(inside, 'brief.yaml')]) {
      expect(await sitrep(['check', name], { cwd: inside })).toMatchObject({ code: 0 })
    }
    const built = await sitrep(['build', '.'], { cwd: inside })
    expect(built.code).toBe(0)
    expect(built.stderr).toContain('../../output/flood-0412.pdf')
    expect(outputOf(cwd)).toContain('flood-0412.pdf')
  })
})

describe('one bad brief among good ones', () => {
  it('does not stop them; everything wrong with it is said, with places, and the exit code is 1', async () => {
    const cwd = createProject({ good: brief(), bad: `${brief()}templat: x\nnumbr: 2\n` })
    const { code, stdout, stderr } = await sitrep(['build', '--format', 'html'], { cwd })
    expect([code, stdout]).toEqual([1, ''])
    expect(outputOf(cwd)).toEqual(['good.html', 'manifest.json'])
    expect(stderr).toContain(
      [
        'error[brief/unknown-key]: unknown key `templat`',
        ' --> briefs/bad/brief.yaml:6:1',
        '  |',
        '6 | templat: x',
        '  | ^^^^^^^',
        '  = hint: check if you meant `template`',
      ].join('\n'),
    )
    expect(stderr).toContain('unknown key `numbr`')
    expect(stderr).toMatch(/^✓ good {2}output\/good\.html/m)
    expect(stderr).toMatch(/^✗ bad {3}failed/m)
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('1 brief built, 1 failed: 2 errors')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('is shown to GitHub and to programs as well, each in its own way', async () => {
    const cwd = createProject({ bad: `${brief()}templat: x\n` })
    const { code, stdout, stderr } = await sitrep(['check', '--reporter', 'json,github'], { cwd })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      command: 'check',
      exitCode: 1,
      summary: { built: 0, checked: 0, failed: 1, errors: 1 },
      reports: [{ brief: 'bad', name: 'bad', status: 'failed', outputs: [] }],
      diagnostics: [
        {
          severity: 'error',
          code: 'brief/unknown-key',
          file: 'briefs/bad/brief.yaml',
          line: 6,
          column: 1,
          endLine: 6,
          endColumn: 8,
          reports: ['bad'],
        },
      ],
    })
    expect(stderr).toBe(
      '::error file=briefs/bad/brief.yaml,line=6,col=1,endLine=6,endColumn=7,title=brief/unknown-key::unknown key `templat`%0Ahint: check if you meant `template`\n',
    )
  })

  it('is annotated on GitHub without being asked, with paths from the repository', async () => {
    const cwd = createProject({ bad: `${brief()}templat: x\n` })
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: join(cwd, '..') }
    const { stderr } = await sitrep(['check'], { cwd, environment })
    expect(stderr).toMatch(/^error\[brief\/unknown-key\]/m)
    expect(stderr).toMatch(/^::error file=[^/,]+\/briefs\/bad\/brief\.yaml,line=6/m)
  })
})

describe('what was asked for', () => {
  it('is told to programs: files, sizes, pages', async () => {
    const cwd = createProject({ a: brief() })
    const { code, stdout, stderr } = await sitrep(['build', '--reporter', 'json', '--quiet', '--out', 'there'], { cwd })
    expect([code, stderr]).toEqual([0, ''])
    const bytes = readFileSync(join(cwd, 'there/a.pdf')).length
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 0,
      summary: { built: 1 },
      reports: [{ status: 'built', outputs: [{ path: 'there/a.pdf', format: 'pdf', pages: 1, bytes }] }],
    })
  })

  it('are values from the command line, over the brief’s own', async () => {
    const cwd = createProject({ a: brief() })
    await sitrep(['build', '--format', 'html', '--set', 'title=From outside', '--set', 'tlp=RED'], { cwd })
    const html = readFileSync(join(cwd, 'output/a.html'), 'utf8')
    expect(html).toContain('From outside')
    expect(html).toContain('TLP:RED')
  })

  it('is one variant, in its own file', async () => {
    const cwd = createProject({ a: brief('variants: [{id: public, title: For all}, {id: desk}]\n') })
    const { code, stderr } = await sitrep(['build', '--format', 'html', '--variant', 'public'], { cwd })
    expect(code).toBe(0)
    expect(outputOf(cwd)).toEqual(['a-public.html', 'manifest.json'])
    expect(stderr).toContain('1 brief built')
  })

  it('is quiet, or more than usual', async () => {
    const cwd = createProject({ a: brief() })
    expect((await sitrep(['build', '--format', 'html', '--quiet'], { cwd })).stderr).toBe('')
    expect((await sitrep(['build', '--format', 'html', '--verbose'], { cwd })).stderr).toMatch(/\(ms: load \d+, .*write \d+\)/)
  })

  it('is a record elsewhere', async () => {
    const cwd = createProject({ a: brief() })
    await sitrep(['build', '--format', 'html', '--manifest', 'records/run.json'], { cwd })
    expect(JSON.parse(readFileSync(join(cwd, 'records/run.json'), 'utf8'))).toMatchObject({ outputs: [{ path: 'a.html' }] })
    expect(outputOf(cwd)).toEqual(['a.html'])
  })

  it('holds for the project when the project file says it', async () => {
    const config = 'out: printed\nformats: [html]\nseverities: {brief/unknown-key: warning}\n'
    const cwd = createProject({ a: brief() }, { 'sitrep.config.yaml': config })
    expect(await sitrep(['build'], { cwd })).toMatchObject({ code: 0 })
    expect(readdirSync(join(cwd, 'printed')).sort()).toEqual(['a.html', 'manifest.json'])
  })
})

describe('wrong usage and configuration give 2 and print nothing', () => {
  it('an unknown brief, with the one that was meant', async () => {
    const cwd = createProject({ 'flood-0412': brief() })
    const { code, stdout, stderr } = await sitrep(['build', 'flod-0412'], { cwd })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('error[brief/not-found]: ')
    expect(stderr).toContain('`flod-0412`')
    expect(stderr).toContain('check if you meant `flood-0412`')
    expect(outputOf(cwd)).toEqual([])
  })

  it('an unknown variant, with those there are', async () => {
    const cwd = createProject({ a: brief('variants: [{id: public}]\n') })
    const { code, stderr } = await sitrep(['build', 'a', '--variant', 'pubic'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('`pubic`')
    expect(stderr).toContain('`public`')
    expect(outputOf(cwd)).toEqual([])
  })

  it('a project file with errors, all of them with places', async () => {
    const cwd = createProject({ a: brief() }, { 'sitrep.config.yaml': 'jobs: many\ntimout: 3\n' })
    const { code, stderr } = await sitrep(['check'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error\[config\/invalid\]: .*\n --> sitrep\.config\.yaml:1:7$/m)
    expect(stderr).toMatch(/^error\[config\/unknown-key\]: .*`timout`/m)
    expect(stderr).toContain('check if you meant `timeout`')
  })

  it('a malformed `--set` that only the brief can tell', async () => {
    const cwd = createProject({ a: brief() })
    const { code, stderr } = await sitrep(['check', '--set', 'tlp=PURPLE'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain('PURPLE')
  })
})

describe('the machine in the way', () => {
  it('without a browser: 3, and how to get one; the HTML needs none', async () => {
    const cwd = createProject({ a: brief() })
    const { code, stderr } = await sitrep(['build', '--browser', join(cwd, 'no-browser')], { cwd })
    expect(code).toBe(3)
    expect(stderr).toContain('error[browser/not-found]: ')
    expect(stderr).toContain('1 brief failed: 1 error')
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(outputOf(cwd).filter((name) => name.endsWith('.pdf'))).toEqual([])
    const html = await sitrep(['build', '--format', 'html', '--browser', join(cwd, 'no-browser')], { cwd })
    expect(html.code).toBe(0)
  })

  it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('a read-only output folder: 1, said once', async () => {
    const cwd = createProject({ a: brief() })
    mkdirSync(join(cwd, 'output'))
    chmodSync(join(cwd, 'output'), 0o555)
    const { code, stderr } = await sitrep(['build', '--format', 'html'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain('permission denied')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('a file where the output folder should be: 1, with what to do', async () => {
    const cwd = createProject({ a: brief() }, { output: 'a file' })
    const { code, stderr } = await sitrep(['build', '--format', 'html'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain('error[file/unreadable]: cannot write `a.html`')
    expect(stderr).toContain('hint: choose another folder with `--out`')
  })

  it('a deadline too short: 1, naming what it was doing', async () => {
    const cwd = createProject({ a: brief() })
    const { code, stderr } = await sitrep(['build', '--timeout', '0.001'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toMatch(/error\[print\/timeout\]: printing `a` timed out after 1 ms while /)
    expect(stderr).toContain('hint: give it more time with `--timeout`')
  })

  it('output that nobody reads any more is no error', async () => {
    const cwd = createProject({ a: brief() })
    const { code, stderr } = await sitrep(['schema', 'brief'], { cwd, closeStdoutEarly: true })
    expect([code, stderr]).toEqual([0, ''])
  })
})
