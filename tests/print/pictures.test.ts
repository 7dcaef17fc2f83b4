/** Pictures in a printed report: described, in embedded fonts, with their data, and the same bytes each time. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type BuiltProject, buildProject, repository } from '../support/build-project.ts'
import { allText, type ReadPdf, readPdf, tagsOf } from '../support/read-pdf.ts'

const root = join(repository, 'tests', 'golden', 'pictures')
let built: BuiltProject
let pdf: ReadPdf

beforeAll(async () => {
  built = await buildProject(root)
  const bytes = built.files.get('northland.pdf')
  if (bytes === undefined)
    throw new Error(built.result.reports.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message)).join('\n'))
  pdf = await readPdf(bytes)
}, 120_000)

describe('pictures on paper', () => {
  it('are figures with the words of the brief', () => {
    const alts = tagsOf(pdf, 'Figure').map(({ alt }) => alt)
    expect(alts).toEqual(
      expect.arrayContaining([
        'Ashmark and Coldfen lie sixty kilometres apart in the north of an island; the land around Coldfen is flooded.',
        'Ashmark has the most displaced people, Eskholm the fewest; fewer than half are in centres everywhere.',
        'The number of displaced people rose from nine to forty-one thousand in four days.',
      ]),
    )
    expect(alts.filter((alt) => alt === undefined || alt === '')).toEqual([])
  })

  it('are written in the fonts of the template, embedded', () => {
    const fonts = pdf.pages.flatMap((page) => page.fonts)
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter(({ name, embedded }) => !embedded || !/SourceSerif|IBMPlexSans/.test(name))).toEqual([])
  })

  it('have their numbers on the page', () => {
    const text = allText(pdf).replace(/\s+/g, ' ')
    for (const words of [
      '11,600',
      'In centres',
      'at least 36,700',
      '47.62° N, 34.41° W',
      'up about 4,500 (12.3%)',
      'no statement',
    ]) {
      expect(text).toContain(words)
    }
  })

  it('show data as text, never as markup', () => {
    expect(allText(pdf)).toContain('<b>Coldfen</b>')
  })

  it('explain on the page only the marks that occur', () => {
    const text = allText(pdf)
    expect(text).toContain('Disputed or undetermined boundary')
    expect(text).toContain('Known to the month or year only')
    expect(text).not.toContain('notDrawn')
  })

  it('are the same bytes in a second run', async () => {
    const again = await buildProject(root)
    expect(again.files.get('northland.pdf')).toEqual(built.files.get('northland.pdf'))
  }, 120_000)
})
