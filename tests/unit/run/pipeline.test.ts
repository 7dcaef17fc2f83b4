import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BuildRequest, ProgressEvent, RunResult } from '../../../src/build-request.ts'
import { loadConfig } from '../../../src/config/load-config.ts'
import { HostError } from '../../../src/host/host.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { mergeManifests } from '../../../src/output/merge-manifests.ts'
import { buildReports } from '../../../src/pipeline.ts'
import type { Printer, PrintJob } from '../../../src/print/print-job.ts'
import { plainTemplate, prepareMemoryProject } from '../../support/memory-project.ts'

const printedPdf = readFileSync(join(import.meta.dirname, '..', '..', 'finish', 'fixtures', 'report.pdf'))

interface FakePrinter extends Printer {
  readonly jobs: PrintJob[]
  readonly warmUps: string[]
}

/** Prints the same PDF for every job; fails those whose name is in `failing` for want of a browser. */
function fakePrinter(failing: readonly string[] = []): FakePrinter {
  const jobs: PrintJob[] = []
  const warmUps: string[] = []
  return {
    jobs,
    warmUps,
    warmUp: () => void warmUps.push('warm'),
    browser: () => ({ origin: 'embedded', location: '/browser', description: 'fake', version: 'Fake/1' }),
    async print(job) {
      jobs.push(job)
      if (failing.includes(job.name))
        return { ok: false, diagnostics: [{ severity: 'error', code: 'browser/not-found', message: 'none' }] }
      return {
        ok: true,
        value: {
          bytes: printedPdf,
          browserVersion: 'Fake/1',
          printMs: 1,
          layout: { room: undefined, overflows: [], images: [], contrasts: [], areas: [], words: [] },
        },
        diagnostics: [],
      }
    },
    [Symbol.asyncDispose]: async () => undefined,
  }
}

const facts =
  'sources:\n  s: {type: report, title: S, reliability: B}\nfacts:\n  a: {kind: event, text: Rain fell., when: 2026-04-12, sources: [s], credibility: 2}\n'
const brief = (extra = '') =>
  `title: Rain\nstatus: final\nasOf: 2026-04-12\nfacts: facts.yaml\nsections: [{title: A, body: "Rain. [@a]"}]\n${extra}`
const project = (briefs: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(briefs).flatMap(([id, text]) => [
      [`briefs/${id}/brief.yaml`, text],
      [`briefs/${id}/facts.yaml`, facts],
    ]),
  )

async function build(
  files: Readonly<Record<string, string>>,
  request: Partial<BuildRequest> = {},
  printer: FakePrinter = fakePrinter(),
): Promise<{ readonly result: RunResult; readonly written: ReadonlyMap<string, Uint8Array>; readonly printer: FakePrinter }> {
  const host = createMemoryHost({ ...plainTemplate, ...files }, { now: new Date('2026-04-12T12:00:00Z') })
  const config = await loadConfig(host)
  if (!config.ok) throw new Error('the config has errors')
  const output = createMemoryHost({}, { now: new Date('2026-04-12T12:00:00Z') })
  const whole: BuildRequest = { briefs: [], set: [], strict: false, timeoutMs: 1_000, jobs: 2, ...request }
  const versions = { sitrep: '1.2.3', node: '20.0.0' }
  const result = await buildReports(whole, { project: host, output, config: config.value, printer, versions, elapsedMs: () => 0 })
  return { result, written: output.written(), printer }
}

/** The same project with a fact that nobody graded: something to remark on. */
const ungraded = () => ({ ...project({ a: brief() }), 'briefs/a/facts.yaml': facts.replace(', credibility: 2', '') })

const statuses = (result: RunResult) => result.reports.map((report) => [report.name, report.status])
const codes = (result: RunResult) => result.reports.map((report) => report.diagnostics.map((found) => found.code))

describe('buildReports', () => {
  it('writes a PDF for each report, and the record of the run', async () => {
    const { result, written, printer } = await build(project({ a: brief(), b: brief() }))
    expect(statuses(result)).toEqual([
      ['a', 'built'],
      ['b', 'built'],
    ])
    expect([...written.keys()].sort()).toEqual(['a.pdf', 'b.pdf', 'manifest.json'])
    expect(result.reports[0]?.outputs).toMatchObject([{ path: 'a.pdf', format: 'pdf', pages: 2 }])
    expect(printer.jobs.map((job) => [job.name, job.timeoutMs])).toEqual([
      ['a', 1_000],
      ['b', 1_000],
    ])
    expect(Buffer.from(written.get('a.pdf') ?? []).toString('latin1')).toContain('Sitrep 1.2.3')
  })

  it('does not let one bad brief stop the others, and prints nothing of it', async () => {
    const { result, written, printer } = await build(project({ bad: brief('titel: x\n'), good: brief() }))
    expect(statuses(result)).toEqual([
      ['bad', 'failed'],
      ['good', 'built'],
    ])
    expect(codes(result)[0]).toEqual(['brief/unknown-key'])
    expect([...written.keys()].sort()).toEqual(['good.pdf', 'manifest.json'])
    expect(printer.jobs).toHaveLength(1)
  })

  it('prints neither of two reports that want one file, and tells both', async () => {
    const { result, printer } = await build(project({ a: brief('output: same\n'), b: brief('output: Same\n'), c: brief() }))
    expect(codes(result)).toEqual([['output/collision'], ['output/collision'], []])
    expect(printer.jobs.map((job) => job.name)).toEqual(['c'])
  })

  it('starts no browser for HTML alone, nor for a brief that does not exist', async () => {
    const html = await build(project({ a: brief() }), { formats: ['html'] })
    expect([...html.written.keys()].sort()).toEqual(['a.html', 'manifest.json'])
    const unknown = await build(project({ a: brief() }), { briefs: ['b'] })
    expect(unknown.result).toMatchObject({ usageError: true, reports: [] })
    expect(unknown.result.diagnostics.map((found) => found.code)).toEqual(['brief/not-found'])
    expect([...html.printer.warmUps, ...unknown.printer.warmUps, ...html.printer.jobs, ...unknown.printer.jobs]).toEqual([])
  })

  it('gives a variant the defaults of its own template, under what brief and variant say, and of none but that', async () => {
    const variants = 'variants: [{id: loud, template: loud}, {id: both, template: loud, paper: Letter}, {id: same}]\n'
    const files = {
      ...project({ a: brief(variants) }),
      'templates/loud/template.yaml': 'title: Loud\nextends: sitrep\ndefaults: {banner: EXERCISE, paper: A4, product: Loud}\n',
    }
    const seen = async (set: readonly string[] = []) =>
      (await prepareMemoryProject(files, { set })).map(({ name, ready }) => [name, ready?.brief.banner, ready?.brief.paper])
    expect(await seen()).toEqual([
      ['a', undefined, 'A4'],
      ['a-loud', 'EXERCISE', 'A4'],
      ['a-both', 'EXERCISE', 'Letter'],
      ['a-same', undefined, 'A4'],
    ])
    expect(await seen(['template=sitrep'])).toEqual(
      ['a', 'a-loud', 'a-both', 'a-same'].map((name) => [name, undefined, name === 'a-both' ? 'Letter' : 'A4']),
    )
    expect((await seen(['template=loud'])).map(([, banner]) => banner)).toEqual(Array(4).fill('EXERCISE'))
  })

  it('builds the variants of a brief, or those asked for', async () => {
    const files = project({ a: brief('variants: [{id: desk, tlp: GREEN}, {id: open}]\n') })
    expect(statuses((await build(files)).result).map(([name]) => name)).toEqual(['a', 'a-desk', 'a-open'])
    expect(statuses((await build(files, { variants: ['open'] })).result).map(([name]) => name)).toEqual(['a-open'])
  })

  it('refuses a variant that no brief has', async () => {
    const files = project({ a: brief('variants: [{id: desk, tlp: GREEN}]\n') })
    const { result } = await build(files, { variants: ['dsek'] })
    expect(result.usageError).toBe(true)
    expect(result.diagnostics[0]).toMatchObject({ code: 'brief/no-variant', hints: ['check if you meant `desk`'] })
  })

  it('fails a report on a warning when asked to be strict', async () => {
    const files = { ...ungraded(), 'sitrep.config.yaml': 'severities: {source/ungraded: warning}\n' }
    const lax = await build(files)
    expect(statuses(lax.result)).toEqual([['a', 'built']])
    const warned = lax.result.reports[0]?.diagnostics.some((found) => found.severity === 'warning')
    const strict = await build(files, { strict: true })
    expect(warned).toBe(true)
    expect(statuses(strict.result)).toEqual([['a', 'failed']])
  })

  it('leaves out what the project switches off', async () => {
    const noisy = await build(ungraded())
    const silenced = Object.fromEntries(
      codes(noisy.result)
        .flat()
        .map((code) => [code, 'off']),
    )
    expect(Object.keys(silenced).length).toBeGreaterThan(0)
    const files = { ...ungraded(), 'sitrep.config.yaml': JSON.stringify({ severities: silenced }) }
    expect(codes((await build(files)).result)).toEqual([[]])
  })

  it('tells a missing browser from an error in a brief', async () => {
    const { result } = await build(project({ a: brief(), b: brief('titel: x\n') }), {}, fakePrinter(['a']))
    expect(result.reports.map((report) => [report.status, report.noBrowser])).toEqual([
      ['failed', true],
      ['failed', false],
    ])
  })

  it('tells onlookers what is planned, each phase and each end', async () => {
    const events: ProgressEvent[] = []
    await build(project({ a: brief() }), { onProgress: (event) => void events.push(event) })
    const phases = events.flatMap((event) => (event.kind === 'phase' ? [event.phase] : []))
    expect([...new Set(phases)]).toEqual(['load', 'merge', 'check', 'render', 'inspect', 'print', 'finish', 'write'])
    expect(events.findIndex((event) => event.kind === 'planned')).toBe(phases.indexOf('render'))
    expect(events.at(-1)).toMatchObject({ kind: 'done', report: 'a', result: { status: 'built' } })
  })

  it('says in words when the output cannot be written', async () => {
    const printer = fakePrinter()
    const host = createMemoryHost({ ...plainTemplate, ...project({ a: brief() }) }, { now: new Date('2026-04-12T12:00:00Z') })
    const output = {
      ...createMemoryHost({}, { now: new Date('2026-04-12T12:00:00Z') }),
      write: async (path: string) => {
        throw new HostError(path, 'the disk is full')
      },
    }
    const result = await buildReports(
      { briefs: [], set: [], strict: false, timeoutMs: 1_000, jobs: 1 },
      { project: host, output, config: { severities: {} }, printer, versions: { sitrep: '1', node: '1' }, elapsedMs: () => 0 },
    )
    expect(statuses(result)).toEqual([['a', 'failed']])
    expect(result.reports[0]?.diagnostics.at(-1)?.message ?? '').toContain('the disk is full')
    expect(result.diagnostics.map((found) => found.code)).toEqual(['file/unreadable'])
  })
})

describe('layers', () => {
  it('lets `--set` go over the variant, the brief and the project, and points into it', async () => {
    const files = {
      ...project({ a: brief('preparedBy: brief\n') }),
      'sitrep.config.yaml': 'defaults: {preparedBy: project, product: P}\n',
    }
    const [report] = await prepareMemoryProject(files, { set: ['preparedBy=me'] })
    expect(report?.ready?.merged.dossier.brief).toMatchObject({ preparedBy: 'me', product: 'P' })
    const [wrong] = await prepareMemoryProject(files, { set: ['number=x'] })
    expect(wrong?.log.diagnostics[0]).toMatchObject({ code: 'brief/invalid', span: { file: '<--set>', start: 7, end: 8 } })
  })
})

describe('a run in shards', () => {
  const rows = 'forEach: [{name: North}, {name: South}, {name: East}]\noutput: "rows-{{each.row.name}}"\n'
  const files = project({
    a: brief(),
    b: brief('variants: [{id: public}]\n'),
    broken: 'title: [',
    rows: brief(rows),
    z: brief('formats: [pdf, html]\n'),
  })
  const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()

  it.each([1, 2, 3, 8, 12])(
    'of %d makes every report once, and its manifests add up to that of one run, byte for byte',
    async (count) => {
      const whole = await build(files)
      const shards = await Promise.all(
        Array.from({ length: count }, (_, at) => build(files, { shard: { index: at + 1, count } })),
      )
      const names = shards.flatMap(({ result }) => result.reports.map(({ name }) => name))
      expect([...names].sort()).toEqual(whole.result.reports.map(({ name }) => name).sort())
      const sizes = shards.map(({ result }) => result.reports.length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      const manifests = shards.map(({ written }, at) => {
        const name = `manifest-${at + 1}-of-${count}.json`
        return { name, text: textOf(written.get(name)) }
      })
      const merged = mergeManifests(manifests.reverse())
      expect(merged).toEqual({ ok: true, text: textOf(whole.written.get('manifest.json')) })
      const outputs = new Map(shards.flatMap(({ written }) => [...written].filter(([path]) => !path.startsWith('manifest'))))
      expect([...outputs.keys()].sort()).toEqual([...whole.written.keys()].filter((path) => path !== 'manifest.json').sort())
    },
  )

  it('still finds what two reports of different shards both want', async () => {
    const colliding = project({ a: brief('output: same\n'), b: brief('output: same\n') })
    for (const index of [1, 2]) {
      const { result } = await build(colliding, { shard: { index, count: 2 } })
      expect(codes(result)).toEqual([['output/collision']])
    }
  })
})

describe('a run over what a change touches', () => {
  const shared = {
    'shared/places.yaml': 'places:\n  torkham: {name: Torkham}\n',
    'shared/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  }
  const withShared =
    'title: Rain\nasOf: 2026-04-12\nfacts: [facts.yaml, ../../shared/*.yaml]\nsections: [{title: A, body: "Rain. [@a]"}]\n'
  const withLogo = brief().replace('Rain. [@a]', 'Rain. [@a] ![Logo](../../shared/logo.svg)')
  const files = { ...project({ a: brief(), b: withShared, c: withLogo, broken: 'title: [' }), ...shared }
  const built = async (paths: readonly string[], everything = false) => {
    const { result } = await build(files, { formats: ['html'], changed: { paths: new Set(paths), everything } })
    return { briefs: result.reports.map((report) => report.brief), untouched: result.untouched ?? 0 }
  }

  it.each([
    ['a file of its folder', ['briefs/a/facts.yaml'], ['a']],
    ['an edition that came', ['briefs/b/editions/001.json'], ['b']],
    ['a shared fact file', ['shared/places.yaml'], ['b']],
    ['a fact file that a glob matched and that went', ['shared/gone.yaml'], ['b']],
    ['a picture, read only while a page is rendered', ['shared/logo.svg'], ['c']],
    ['a picture of nobody', ['shared/other.svg'], []],
    ['a brief that cannot be read', ['briefs/broken/brief.yaml'], ['broken']],
    ['a template', ['templates/sitrep/page.hbs'], ['a', 'b', 'c']],
    ['a file of none', ['README.md', 'briefs/gone/brief.yaml'], []],
    ['the project file', ['sitrep.config.yaml'], ['a', 'b', 'broken', 'c']],
  ])('%s', async (_, paths, briefs) => {
    expect(await built(paths)).toEqual({ briefs, untouched: 4 - briefs.length })
  })

  it('makes everything when the packages changed', async () => {
    expect((await built([], true)).briefs).toEqual(['a', 'b', 'broken', 'c'])
  })
})

describe('pictures', () => {
  it('are of the very PDF that is written, printed once, page by page', async () => {
    const { result, written, printer } = await build(project({ a: brief() }), {
      formats: ['pdf', 'png'],
      pictures: { scale: 0.5 },
    })
    expect(result.reports[0]?.outputs.map(({ path, format, page }) => [path, format, page])).toEqual([
      ['a.pdf', 'pdf', undefined],
      ['a-p01.png', 'png', 1],
      ['a-p02.png', 'png', 2],
    ])
    expect(printer.jobs).toHaveLength(1)
    expect(
      Buffer.from(written.get('a-p01.png') ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it('of pages that the report does not have are an error, output/no-page', async () => {
    const pictures = { scale: 0.5, pages: [{ first: 7, last: 8 }] }
    const { result, written } = await build(project({ a: brief() }), { formats: ['png'], pictures })
    expect(codes(result)).toEqual([['output/no-page']])
    expect([...written.keys()]).toEqual(['manifest.json'])
  })
})
