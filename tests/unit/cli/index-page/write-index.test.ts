/** The index page and the names that stay, from a manifest and editions; nothing in it that a title could break. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeIndex } from '../../../../src/cli/index-page/write-index.ts'
import { freezeEdition } from '../../../../src/editions/freeze-edition.ts'
import { createMemoryHost } from '../../../../src/host/memory-host.ts'
import { formatManifest, type ManifestEntry } from '../../../../src/output/manifest.ts'
import { tlpScheme } from '../../../../src/terms/tlp.ts'
import { dossierOf } from '../../../support/memory-project.ts'

const report = readFileSync(join(import.meta.dirname, '..', '..', '..', 'finish', 'fixtures', 'report.pdf'))
const sha256 = '0123456789abcdef'.repeat(4)

function entry(brief: string, path: string, change: Partial<ManifestEntry> = {}): ManifestEntry {
  const format = path.replace(/.*\./, '')
  return { brief, status: 'printed', file: { path, format, sha256, bytes: 1000 }, reads: new Map(), diagnostics: [], ...change }
}

async function written(
  entries: readonly ManifestEntry[],
  { latest = false, project = {} }: { readonly latest?: boolean; readonly project?: Readonly<Record<string, string>> } = {},
) {
  const files = entries.flatMap(({ file }) => (file?.format === 'pdf' ? [[file.path, report] as const] : []))
  const manifest = formatManifest({ version: '0.1.0', node: '20.19.0', entries, textFiles: new Map() })
  const output = createMemoryHost({ 'manifest.json': manifest, ...Object.fromEntries(files) })
  const index = await writeIndex({
    project: createMemoryHost(project),
    scheme: tlpScheme,
    output,
    manifest: { host: output, path: 'manifest.json' },
    latest,
  })
  const page = Buffer.from(output.written().get('index.html') ?? []).toString()
  return { index, page, names: [...output.written().keys()].sort(), output }
}

describe('the page', () => {
  it('lists a report once, with its files, date, marking and digest, and has a picture of its first page in it', async () => {
    const about = { title: 'Floods <b> & "more"', number: 4, asOf: '2026-04-12T18:00Z', marking: 'TLP:GREEN' }
    const { page, names } = await written([
      entry('flood', 'sub/flood 004.html', about),
      entry('flood', 'sub/flood 004.pdf', about),
      entry('flood', 'sub/flood 004-p01.png', {
        ...about,
        file: { path: 'sub/flood 004-p01.png', format: 'png', sha256, bytes: 9, page: 1 },
      }),
    ])
    expect(names).toEqual(['index.html', 'thumbnails/sub/flood 004.png'])
    expect(page.match(/<li class="card">/g)).toHaveLength(1)
    expect(page).toContain('<h3 dir="auto"><a href="./sub/flood%20004.pdf">Floods &lt;b&gt; &amp; &quot;more&quot;</a></h3>')
    expect(page).toContain('<time datetime="2026-04-12T18:00Z">12 April 2026, 18:00 UTC</time>')
    expect(page).toMatch(/<img src="data:image\/png;base64,[^"]{1000,}" alt="Page 1 of Floods &lt;b&gt; /)
    expect(page.replaceAll('<wbr>', '')).toContain(sha256)
    expect(page).not.toContain('<script')
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  })

  it('is marked with the highest marking of what it names, at its head and at its foot', async () => {
    const { page } = await written([
      entry('a', 'a.pdf', { marking: 'TLP:AMBER+STRICT' }),
      entry('b', 'b.pdf', { marking: 'TLP:CLEAR' }),
      entry('c', 'c.pdf', { marking: 'TLP:AMBER' }),
    ])
    const labels = [...page.matchAll(/<strong class="marking"[^>]*>([^<]+)</g)].map(([, label]) => label)
    expect([labels[0], labels.at(-1)]).toEqual(['TLP:AMBER+STRICT', 'TLP:AMBER+STRICT'])
  })

  it('names what failed, and says so where nothing was built', async () => {
    const failed: ManifestEntry = { brief: 'bad', variant: 'ur', status: 'failed', reads: new Map(), diagnostics: [] }
    const { page } = await written([failed])
    expect(page).toContain('<li>bad, ur</li>')
    expect(page).toContain('No report has been built yet.')
  })

  it('lists editions, newest first, and links a file only where it is the very one that was issued', async () => {
    const brief = 'title: Rain\nasOf: 2026-04-12\nfacts: facts.yaml\nsections: [{title: A, body: "Rain. [@a]"}]\n'
    const facts =
      'sources:\n  s: {type: report, title: S, reliability: B}\nfacts:\n  a: {kind: event, text: Rain fell., when: 2026-04-12, sources: [s], credibility: 2}\n'
    const project = { 'briefs/a/brief.yaml': brief, 'briefs/a/facts.yaml': facts }
    const dossier = await dossierOf(project)
    const host = createMemoryHost({ 'a.pdf': report })
    await host.readBytes('a.pdf')
    const real = host.reads().get('a.pdf') ?? ''
    const edition = (number: number, digest: string) => {
      const files = [{ path: 'a.pdf', format: 'pdf', sha256: digest }]
      return freezeEdition({
        brief: 'a',
        number,
        tool: 'Sitrep 0.1.0',
        reports: [{ name: 'a', files, dossier }],
        wording: { sha256, set: [] },
      })
    }
    const editions = { 'briefs/a/editions/001.json': edition(1, sha256), 'briefs/a/editions/002.json': edition(2, real) }
    const { page, index } = await written([entry('a', 'a.pdf')], { project: { ...project, ...editions } })
    expect(index).toMatchObject({ notes: [] })
    const rows = [...page.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) => row)
    expect(rows.map((row) => /class="number">(\d+)/.exec(row)?.[1])).toEqual(['2', '1'])
    expect(rows.map((row) => row.includes('<a href="./a.pdf">'))).toEqual([true, false])
  })

  it('is the same bytes each time', async () => {
    const entries = [entry('a', 'a.pdf'), entry('b', 'b.pdf')]
    expect((await written(entries)).page).toBe((await written([...entries].reverse())).page)
  })
})

describe('names that stay', () => {
  it('are copies of the newest PDFs, by brief and variant', async () => {
    const { names, page, output } = await written([entry('a', 'a-004.pdf'), entry('a', 'a-004-ur.pdf', { variant: 'ur' })], {
      latest: true,
    })
    expect(names).toContain('a-latest.pdf')
    expect(names).toContain('a-ur-latest.pdf')
    expect(page).toContain('<a href="./a-latest.pdf">a-latest.pdf</a>')
    expect(Buffer.compare(Buffer.from(output.written().get('a-latest.pdf') ?? []), report)).toBe(0)
  })

  it('are given to nobody where several reports would have one, or a report has it itself', async () => {
    const rows = [entry('rows', 'north.pdf'), entry('rows', 'south.pdf'), entry('b', 'b.pdf'), entry('c', 'b-latest.pdf')]
    const { index, names } = await written(rows, { latest: true })
    expect(index).toMatchObject({
      notes: ['no `b-latest.pdf`: a report has that name itself', 'no `rows-latest.pdf`: 2 reports would have that name'],
    })
    expect(names.filter((name) => name.endsWith('latest.pdf'))).toEqual(['c-latest.pdf'])
  })
})

describe('without what it needs', () => {
  it('makes no page of a folder with no manifest, or with that of a part', async () => {
    const request = (files: Record<string, string>) => {
      const output = createMemoryHost(files)
      return {
        project: createMemoryHost({}),
        scheme: tlpScheme,
        output,
        manifest: { host: output, path: 'manifest.json' },
        latest: false,
      }
    }
    expect(await writeIndex(request({}))).toEqual({ problem: 'there is no `manifest.json` to make an index of' })
    const shard = { index: 1, count: 2, reports: 2, plan: 'x' }
    const part = formatManifest({ version: '1', node: '20', entries: [], textFiles: new Map(), shard })
    expect(await writeIndex(request({ 'manifest.json': part }))).toEqual({ problem: '`manifest.json` is a part of a run' })
  })

  it('says which file of the manifest is not there', async () => {
    const manifest = formatManifest({ version: '1', node: '20', entries: [entry('a', 'a.pdf')], textFiles: new Map() })
    const output = createMemoryHost({ 'manifest.json': manifest })
    const index = await writeIndex({
      project: createMemoryHost({}),
      scheme: tlpScheme,
      output,
      manifest: { host: output, path: 'manifest.json' },
      latest: false,
    })
    expect(index).toMatchObject({ notes: ['`a.pdf` is in the manifest, but not in the folder'] })
  })
})
