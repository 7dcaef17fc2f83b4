/** The gallery in `docs/gallery`: whole, described, small, and able to say which of its pictures are out of date. No browser. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repository } from '../../support/build-project.ts'

interface Picture {
  readonly inputs: readonly string[]
  readonly width: number
  readonly height: number
  readonly bytes: number
}
interface GalleryRecord {
  readonly inputs: Readonly<Record<string, string>>
  readonly pictures: Readonly<Record<string, Picture>>
}

const folder = join(repository, 'docs', 'gallery')
const record = JSON.parse(readFileSync(join(folder, 'gallery.json'), 'utf8')) as GalleryRecord
const index = readFileSync(join(folder, 'README.md'), 'utf8')
const staleness = (await import(join(repository, 'scripts', 'gallery', 'staleness.mjs'))) as {
  findStale(record: GalleryRecord, now: Readonly<Record<string, string>>): readonly { file: string; changed: readonly string[] }[]
  digestFolder(root: string, folder: string): string
}
const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'))

describe('the gallery', () => {
  it('shows every shipped template', () => {
    const templates = readdirSync(join(repository, 'templates'))
    expect(templates.filter((template) => !pictures.some((file) => file.startsWith(`${template}-`)))).toEqual([])
    expect(templates.filter((template) => !index.includes(`### \`${template}\``))).toEqual([])
  })

  it('shows every view', () => {
    const views = readdirSync(join(repository, 'templates', 'base', 'views')).map((file) => basename(file, '.hbs'))
    expect(views.length).toBeGreaterThan(10)
    expect(views.filter((view) => !pictures.includes(`view-${view}.png`))).toEqual([])
  })

  it('has each picture on its page, with words for those who do not see it', () => {
    const shown = [...index.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)].map(([, alt = '', file = '']) => ({ alt, file }))
    expect(shown.map(({ file }) => file).sort()).toEqual([...pictures].sort())
    expect(shown.filter(({ alt }) => alt.length < 40)).toEqual([])
    expect(Object.keys(record.pictures).sort()).toEqual([...pictures].sort())
  })

  it('has the pictures that were made: their sizes are those on record, three megabytes at most', () => {
    for (const file of pictures) {
      const bytes = readFileSync(join(folder, file))
      const { width, height } = record.pictures[file] ?? {}
      expect([file, bytes.length, bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
        file,
        record.pictures[file]?.bytes,
        width,
        height,
      ])
    }
    const total = pictures.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
    expect(total).toBeLessThan(3_000_000)
  })

  it('is not packed; what the README shows is', () => {
    const { files } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { files: readonly string[] }
    expect(files).toContain('!docs/gallery')
    const readme = readFileSync(join(repository, 'README.md'), 'utf8')
    const images = [...readme.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, path = '']) => path)
    expect(images.length).toBeGreaterThan(0)
    expect(images.filter((path) => !path.startsWith('docs/images/') || !existsSync(join(repository, path)))).toEqual([])
  })

  it('tells which pictures are stale, by what has changed', () => {
    const same = record.inputs
    expect(staleness.findStale(record, same)).toEqual([])
    const stale = staleness.findStale(record, { ...same, 'templates/flash': 'another' })
    expect(stale).toEqual([{ file: 'flash-1.png', changed: ['templates/flash'] }])
    const digest = staleness.digestFolder(repository, 'scripts/gallery')
    expect(digest).toMatch(/^[0-9a-f]{16}$/)
    expect(staleness.digestFolder(repository, 'scripts/gallery/briefs')).not.toBe(digest)
  })
})
