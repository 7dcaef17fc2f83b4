/**
 * A few pages as pictures, compared with those that were looked at and found good. They are for what words cannot say: places, sizes,
 * colours. Only with the embedded browser, whose pages are the same on every machine; drawn by PDFium as WebAssembly.
 * `UPDATE_PICTURES=1 npx vitest run --project print tests/print/visual.test.ts` makes them again: look at each before it is kept.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRasteriser } from '../../src/raster/rasteriser.ts'
import { buildProject, repository } from '../support/build-project.ts'
import { checkPicture, comparePictures, tolerance } from '../support/compare-pictures.ts'
import { embedded, suffix } from './printing.ts'

const references = join(import.meta.dirname, 'pictures')
/** Pixels for each point: 43 dots an inch, enough to see a letter move. */
const scale = 0.6

const cases = [
  { name: 'sitrep-page-1', brief: 'talks', template: 'sitrep', page: 1 },
  { name: 'sitrep-views', brief: 'talks', template: 'sitrep', page: 2 },
  { name: 'sitrep-pictures', brief: 'northland', template: 'sitrep', page: 2 },
  { name: 'brief-page-1', brief: 'talks', template: 'brief', page: 1 },
  { name: 'dossier-turned', brief: 'talks', template: 'dossier', page: 8 },
] as const

describe.skipIf(!embedded)(`pages as pictures${suffix}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'sitrep-pictures-'))
  const raster = createRasteriser()

  beforeAll(() => {
    write('sitrep.config.yaml', '{}\n')
    for (const project of ['every-view', 'pictures'])
      cpSync(join(repository, 'tests', 'golden', project, 'briefs'), join(root, 'briefs'), { recursive: true })
  })
  afterAll(async () => {
    await raster[Symbol.asyncDispose]()
    rmSync(root, { recursive: true, force: true })
  })

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  async function draw(brief: string, template: string, page: number): Promise<Uint8Array> {
    const { files, result } = await buildProject(root, { briefs: [brief], set: [`template=${template}`], formats: ['pdf'] })
    const pdf = files.get(`${brief}.pdf`)
    if (pdf === undefined)
      throw new Error(result.reports.flatMap((report) => report.diagnostics.map(({ message }) => message)).join('\n'))
    const { pictures } = await raster.draw(pdf, { pages: [{ first: page, last: page }], scale })
    return pictures[0]?.png ?? new Uint8Array()
  }

  it.each(cases)('$name looks as it did', async ({ name, brief, template, page }) => {
    expect(checkPicture(await draw(brief, template, page), join(references, `${name}.png`))).toBeUndefined()
  })

  it.each([
    ['a colour that is a little lighter', 'styles/tokens.css', '--accent: #00566b', '--accent: #006b84'],
    ['a margin that is a millimetre wider', 'styles/page.css', 'margin: 24mm 20mm 22mm', 'margin: 25mm 20mm 22mm'],
    ['letters that are a quarter of a point larger', 'styles/tokens.css', '--size-text: 10.25pt', '--size-text: 10.5pt'],
  ])('see %s', async (_what, path, before, after) => {
    const shipped = readFileSync(join(repository, 'templates', 'base', path), 'utf8')
    expect(shipped).toContain(before)
    write(`templates/base/${path}`, shipped.replace(before, after))
    try {
      const drawn = PNG.sync.read(Buffer.from(await draw('talks', 'sitrep', 1)))
      const reference = PNG.sync.read(readFileSync(join(references, 'sitrep-page-1.png')))
      expect(comparePictures(drawn, reference).different).toBeGreaterThan(tolerance * 5)
    } finally {
      rmSync(join(root, 'templates'), { recursive: true })
    }
  })

  it('are few and small: 300 kB in all, one for each case', () => {
    const files = readdirSync(references)
    expect(files.sort()).toEqual(cases.map(({ name }) => `${name}.png`).sort())
    expect(files.reduce((sum, file) => sum + statSync(join(references, file)).size, 0)).toBeLessThan(300_000)
  })
})
