import { describe, expect, it } from 'vitest'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import {
  formatManifest,
  keepEntries,
  loadManifest,
  type ManifestEntry,
  type ManifestRun,
  writeManifest,
} from '../../../src/output/manifest.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

function printed(brief: string, path: string, change: Partial<ManifestEntry> = {}): ManifestEntry {
  return {
    brief,
    status: 'printed',
    file: { path, format: path.replace(/.*\./, ''), sha256: 'ab'.repeat(32), bytes: 1000, pages: 2 },
    reads: new Map(),
    diagnostics: [],
    ...change,
  }
}

function failedEntry(brief: string, change: Partial<ManifestEntry> = {}): ManifestEntry {
  return { brief, status: 'failed', reads: new Map(), diagnostics: [], ...change }
}

function runOf(entries: readonly ManifestEntry[], change: Partial<ManifestRun> = {}): ManifestRun {
  return { version: '0.1.0', node: '20.19.0', entries, textFiles: new Map(), ...change }
}

describe('formatManifest', () => {
  it('writes the whole record, its keys in one order', () => {
    const file = createTextFile('briefs/flood/brief.yaml', 'title: Flood\nasOf: never\n')
    const entry: ManifestEntry = {
      diagnostics: [
        {
          severity: 'warning',
          code: 'attribution/missing',
          message: 'stale',
          span: { file: file.path, start: 19, end: 24 },
          hints: ['update it'],
          cause: new Error('not for the record'),
        },
      ],
      reads: new Map([
        ['facts/b.yaml', undefined],
        ['briefs/flood/brief.yaml', 'cd'.repeat(32)],
      ]),
      file: { pages: 6, bytes: 214_000, sha256: 'ab'.repeat(32), format: 'pdf', path: 'flood-ur.pdf' },
      status: 'printed',
      marking: 'TLP:GREEN',
      number: 4,
      variant: 'ur',
      brief: 'flood',
    }
    const run = runOf([entry], {
      browser: { version: 'HeadlessChrome/147.0.7727.24', origin: 'embedded' },
      textFiles: new Map([[file.path, file]]),
    })
    expect(formatManifest(run)).toBe(`{
  "schemaVersion": 1,
  "tool": {
    "name": "sitrep",
    "version": "0.1.0"
  },
  "node": "20.19.0",
  "browser": {
    "version": "HeadlessChrome/147.0.7727.24",
    "origin": "embedded"
  },
  "outputs": [
    {
      "brief": "flood",
      "variant": "ur",
      "number": 4,
      "marking": "TLP:GREEN",
      "status": "printed",
      "path": "flood-ur.pdf",
      "format": "pdf",
      "sha256": "${'ab'.repeat(32)}",
      "bytes": 214000,
      "pages": 6,
      "reads": [
        {
          "path": "briefs/flood/brief.yaml",
          "sha256": "${'cd'.repeat(32)}"
        },
        {
          "path": "facts/b.yaml"
        }
      ],
      "diagnostics": [
        {
          "severity": "warning",
          "code": "attribution/missing",
          "message": "stale",
          "file": "briefs/flood/brief.yaml",
          "line": 2,
          "column": 7,
          "endLine": 2,
          "endColumn": 12,
          "related": [],
          "hints": [
            "update it"
          ]
        }
      ]
    }
  ]
}
`)
  })

  it('is the same for the same run, whatever order the reports were finished in', () => {
    const entries = [printed('b', 'b.pdf'), printed('a', 'z.pdf'), failedEntry('c'), printed('a', 'a.html')]
    expect(formatManifest(runOf([...entries].reverse()))).toBe(formatManifest(runOf(entries)))
    const paths = JSON.parse(formatManifest(runOf(entries))).outputs.map((output: { path?: string }) => output.path)
    expect(paths).toEqual([undefined, 'a.html', 'b.pdf', 'z.pdf'])
  })

  it('leaves out what a failed report does not have', () => {
    const [entry] = JSON.parse(formatManifest(runOf([failedEntry('a', { planned: { path: 'a.pdf', format: 'pdf' } })]))).outputs
    expect(entry).toEqual({ brief: 'a', status: 'failed', path: 'a.pdf', format: 'pdf', reads: [], diagnostics: [] })
    expect(formatManifest(runOf([]))).not.toContain('browser')
  })
})

describe('loadManifest', () => {
  it('gives what was printed, as it was written', async () => {
    const json = formatManifest(runOf([printed('a', 'a.pdf', { variant: 'ur' }), failedEntry('b')]))
    const outcome = await loadManifest(createMemoryHost({ 'manifest.json': json }), 'manifest.json')
    expect(outcome).toMatchObject({
      ok: true,
      diagnostics: [],
      value: [{ brief: 'a', variant: 'ur', path: 'a.pdf', format: 'pdf' }],
    })
  })

  it('gives nothing when there is none', async () => {
    expect(await loadManifest(createMemoryHost({}), 'manifest.json')).toEqual({ ok: true, value: [], diagnostics: [] })
  })

  it.each<readonly [string, string | Uint8Array, string]>([
    ['cut off', '{"schemaVersion": 1, "outputs": [', 'it is not the manifest of a run'],
    ['empty', '', 'it is not the manifest of a run'],
    ['a list', '[]', 'it is not the manifest of a run'],
    ['null', 'null', 'it is not the manifest of a run'],
    ['something else', '{"name": "web app"}', 'it is not the manifest of a run'],
    ['from the future', '{"schemaVersion": 2, "outputs": []}', 'another version of Sitrep wrote it'],
    ['not text', Uint8Array.of(0xff, 0xfe, 0x00), 'it is not UTF-8 text'],
  ])('warns of one that is %s, and goes on without it', async (_what, content, why) => {
    const outcome = await loadManifest(createMemoryHost({ 'manifest.json': content }), 'manifest.json')
    expect(outcome).toMatchObject({ ok: true, value: [] })
    expect(outcome.diagnostics).toMatchObject([
      {
        severity: 'warning',
        code: 'output/broken-manifest',
        message: `the earlier manifest \`manifest.json\` is ignored: ${why}`,
      },
    ])
  })

  it('leaves out entries that are not as they should be, and keeps the others', async () => {
    const good = { brief: 'a', path: 'a.pdf', format: 'pdf', status: 'printed', later: 'keys of a later version stay' }
    const outputs = [null, 'x', {}, { ...good, path: 7 }, { ...good, variant: 7 }, { ...good, status: 'failed' }, good]
    const outcome = await loadManifest(
      createMemoryHost({
        'm.json': JSON.stringify({ schemaVersion: 1, tool: { name: 'sitrep', version: '0.1.0' }, node: '20.19.0', outputs }),
      }),
      'm.json',
    )
    expect(outcome).toEqual({ ok: true, diagnostics: [], value: [{ brief: 'a', path: 'a.pdf', format: 'pdf', json: good }] })
  })
})

describe('keepEntries', () => {
  const old = (brief: string, path: string, variant?: string) => ({
    brief,
    path,
    format: 'pdf',
    ...(variant === undefined ? {} : { variant }),
    json: {},
  })
  const all = new Set(['a.pdf', 'a-ur.pdf', 'b.pdf', 'new.pdf'])
  const cases: readonly (readonly [string, ReturnType<typeof old>, ManifestEntry, boolean])[] = [
    ['another brief', old('b', 'b.pdf'), printed('a', 'a.pdf'), true],
    ['another variant', old('a', 'a-ur.pdf', 'ur'), printed('a', 'a.pdf'), true],
    ['another format', old('a', 'a.pdf'), printed('a', 'a.html'), true],
    ['the same file', old('a', 'a.pdf'), printed('a', 'a.pdf'), false],
    ['the same file of a brief since renamed', old('a', 'a.pdf'), printed('b', 'a.pdf'), false],
    ['the same report under its earlier name', old('a', 'a.pdf'), printed('a', 'new.pdf'), false],
    [
      'the same report, which failed',
      old('a', 'a.pdf'),
      failedEntry('a', { planned: { path: 'new.pdf', format: 'pdf' } }),
      false,
    ],
    ['the same report, which failed early', old('a', 'a.pdf'), failedEntry('a'), false],
    ['a variant of a brief that could not be read', old('a', 'a-ur.pdf', 'ur'), failedEntry('a'), false],
    ['a variant beside one that failed early', old('a', 'a-ur.pdf', 'ur'), failedEntry('a', { variant: 'public' }), true],
    ['a brief beside one that failed', old('b', 'b.pdf'), failedEntry('a'), true],
    ['a file that is gone', old('c', 'c.pdf'), printed('a', 'a.pdf'), false],
  ]
  it.each(cases)('decides on %s', (_what, earlier, entry, kept) => {
    expect(keepEntries([earlier], [entry], all)).toEqual(kept ? [earlier] : [])
  })
})

describe('writeManifest', () => {
  const outputsOf = (bytes: Uint8Array | undefined): readonly { brief: string; path?: string; sha256?: string }[] =>
    JSON.parse(new TextDecoder().decode(bytes)).outputs

  it('keeps what other runs printed and this one did not touch', async () => {
    const host = createMemoryHost({ 'a.pdf': 'a', 'b.pdf': 'b' })
    const first = await writeManifest(
      host,
      'manifest.json',
      runOf([printed('a', 'a.pdf'), printed('b', 'b.pdf'), printed('gone', 'gone.pdf')]),
    )
    expect(first).toMatchObject({ ok: true, diagnostics: [], value: { path: 'manifest.json' } })
    const newer = printed('b', 'b.pdf', { file: { path: 'b.pdf', format: 'pdf', sha256: '00'.repeat(32), bytes: 1 } })
    await writeManifest(host, 'manifest.json', runOf([newer, failedEntry('c')]))
    expect(
      outputsOf(host.written().get('manifest.json')).map(({ brief, path, sha256 }) => [brief, path, sha256?.slice(0, 2)]),
    ).toEqual([
      ['c', undefined, undefined],
      ['a', 'a.pdf', 'ab'],
      ['b', 'b.pdf', '00'],
    ])
  })

  it('changes nothing when the same run is recorded again', async () => {
    const host = createMemoryHost({ 'a.pdf': 'a', 'b.pdf': 'b' })
    await writeManifest(host, 'manifest.json', runOf([printed('a', 'a.pdf'), printed('b', 'b.pdf')]))
    const before = host.written().get('manifest.json')
    await writeManifest(host, 'manifest.json', runOf([printed('b', 'b.pdf')]))
    expect(host.written().get('manifest.json')).toEqual(before)
  })

  it('may lie elsewhere than the reports', async () => {
    const reports = createMemoryHost({ 'a.pdf': 'a' })
    const elsewhere = createMemoryHost({})
    await writeManifest(elsewhere, 'run.json', runOf([printed('a', 'a.pdf'), printed('gone', 'gone.pdf')]), reports)
    await writeManifest(elsewhere, 'run.json', runOf([printed('b', 'b.pdf')]), reports)
    expect(outputsOf(elsewhere.written().get('run.json')).map((output) => output.brief)).toEqual(['a', 'b'])
    expect(reports.written().size).toBe(0)
  })

  it('warns of a broken one and replaces it', async () => {
    const host = createMemoryHost({ 'manifest.json': 'not json' })
    const outcome = await writeManifest(host, 'manifest.json', runOf([printed('a', 'a.pdf')]))
    expect(outcome.ok).toBe(true)
    expect(outcome.diagnostics.map((diagnostic) => [diagnostic.severity, diagnostic.code])).toEqual([
      ['warning', 'output/broken-manifest'],
    ])
    expect(outputsOf(host.written().get('manifest.json')).length).toBe(1)
  })

  it('says so when it cannot be written', async () => {
    const outcome = await writeManifest(createMemoryHost({ 'manifest.json/x': '' }), 'manifest.json', runOf([]))
    expect(outcome.ok).toBe(false)
    expect(outcome.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['output/broken-manifest', 'file/unreadable'])
  })
})
