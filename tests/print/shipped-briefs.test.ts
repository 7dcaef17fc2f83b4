/** The two briefs that come with the project, printed and read back: what a stranger holds after the quickstart. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type BuiltProject, buildProject, repository } from '../support/build-project.ts'
import { allText, type ReadPdf, readPdf, tagsOf } from '../support/read-pdf.ts'

/** Headings that a report has, and the fonts it is printed in, by its language. */
const written: Readonly<Record<string, { readonly headings: readonly string[]; readonly fonts: readonly string[] }>> = {
  'en-GB': { headings: ['Highlights', 'Sources', 'Contacts'], fonts: ['IBMPlexSansCond', 'SourceSerif4'] },
  ur: { headings: ['اہم نکات', 'ذرائع', 'رابطے'], fonts: ['IBMPlexSansCond', 'NotoNastaliqUrdu', 'SourceSerif4'] },
}

const reports = [
  {
    name: 'pak-afg',
    brief: 'pak-afg',
    marking: 'TLP:GREEN',
    title: 'Pakistan–Afghanistan: the Istanbul talks',
    author: 'South Asia desk',
    language: 'en-GB',
  },
  {
    name: 'pak-afg-public',
    brief: 'pak-afg',
    marking: 'TLP:CLEAR',
    title: 'Pakistan–Afghanistan: the Istanbul talks',
    author: 'South Asia desk',
    language: 'en-GB',
  },
  {
    name: 'pak-afg-ur',
    brief: 'pak-afg',
    marking: 'TLP:GREEN',
    title: 'پاکستان اور افغانستان: استنبول مذاکرات',
    author: 'جنوبی ایشیا ڈیسک',
    language: 'ur',
  },
  {
    name: 'northland-floods',
    brief: 'northland-floods',
    marking: 'TLP:CLEAR',
    title: 'Northland: floods in the northern districts',
    author: 'Exercise control, report cell',
    language: 'en-GB',
  },
]

let built: BuiltProject
const pdfs = new Map<string, ReadPdf>()

beforeAll(async () => {
  built = await buildProject(repository, { formats: ['pdf', 'html'] })
  for (const { name } of reports) {
    const bytes = built.files.get(`${name}.pdf`)
    if (bytes !== undefined) pdfs.set(name, await readPdf(bytes))
  }
}, 120_000)

function pdfOf(name: string): ReadPdf {
  const pdf = pdfs.get(name)
  if (pdf === undefined) throw new Error(`${name}.pdf was not built`)
  return pdf
}

describe('the shipped briefs', () => {
  it('are built without an error', () => {
    const errors = built.result.reports.flatMap((report) => report.diagnostics).filter((found) => found.severity === 'error')
    expect(errors).toEqual([])
    expect(built.result.reports.map((report) => [report.brief, report.status])).toEqual([
      ['northland-floods', 'built'],
      ['pak-afg', 'built'],
      ['pak-afg', 'built'],
      ['pak-afg', 'built'],
    ])
  })

  it('are recorded in the manifest with digests, pages and what they were made from', () => {
    const manifest = JSON.parse(new TextDecoder().decode(built.files.get('manifest.json')))
    const paths = manifest.outputs.map((output: { path: string }) => output.path)
    expect([...paths].sort()).toEqual([
      'northland-floods.html',
      'northland-floods.pdf',
      'pak-afg-public.html',
      'pak-afg-public.pdf',
      'pak-afg-ur.html',
      'pak-afg-ur.pdf',
      'pak-afg.html',
      'pak-afg.pdf',
    ])
    const pdf = manifest.outputs.find((output: { path: string }) => output.path === 'pak-afg.pdf')
    expect(pdf).toMatchObject({ brief: 'pak-afg', number: 4, marking: 'TLP:GREEN', pages: pdfOf('pak-afg').pageCount })
    const read = pdf.reads.map((file: { path: string }) => file.path)
    expect(read).toContain('briefs/pak-afg/brief.yaml')
    expect(read.some((path: string) => path.startsWith('briefs/pak-afg/facts/'))).toBe(true)
    expect(read.some((path: string) => path.includes('templates/base/'))).toBe(true)
    expect(read.every((path: string) => !path.includes('northland'))).toBe(true)
  })
})

describe.each(reports)('$name', ({ name, brief, marking, title, author, language }) => {
  it('carries its marking twice and `n / N` on every page', () => {
    const pdf = pdfOf(name)
    expect(pdf.pageCount).toBeGreaterThan(1)
    for (const page of pdf.pages) {
      expect(page.text.split(marking).length - 1, `page ${page.number}`).toBeGreaterThanOrEqual(2)
      // Letters come as they stand on the page, from the left: what is read from the right begins at the other end.
      const shown = language === 'ur' ? `${pdf.pageCount} / ${page.number}` : `${page.number} / ${pdf.pageCount}`
      expect(page.text.replace(/\s+/g, ' '), `page ${page.number}`).toContain(shown)
    }
  })

  it('shows nothing that should have been replaced', () => {
    const html = new TextDecoder().decode(built.files.get(`${name}.html`)).replace(/<style>[\s\S]*?<\/style>/g, '')
    for (const text of [allText(pdfOf(name)), html]) {
      for (const leftover of ['undefined', '[object Object]', '{{', '}}', '[@', 'NaN']) expect(text).not.toContain(leftover)
    }
  })

  it('leads every citation to its source, and back', () => {
    const html = new TextDecoder().decode(built.files.get(`${name}.html`))
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]))
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? '')
    const citations = targets.filter((target) => target.startsWith('source-'))
    expect(citations.length).toBeGreaterThan(20)
    expect(targets.filter((target) => !ids.has(target))).toEqual([])
    const marks = [...html.matchAll(/id="(cite-\d+)"/g)].map((match) => match[1] ?? '')
    expect(marks.filter((mark) => !targets.includes(mark))).toEqual([])
    const inside = pdfOf(name)
      .pages.flatMap((page) => page.links)
      .filter((link) => link.url === undefined)
    expect(inside.length).toBeGreaterThanOrEqual(targets.length)
    expect(inside.filter((link) => link.page === undefined)).toEqual([])
  })

  it('numbers its sources in the order in which a reader meets them', () => {
    const html = new TextDecoder().decode(built.files.get(`${name}.html`))
    const numbers = [...html.matchAll(/class="cite-link" href="#source-(\d+)/g)].map((match) => Number(match[1]))
    const firsts = [...new Set(numbers)]
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
  })

  it('says what every link is for', () => {
    for (const link of pdfOf(name).pages.flatMap((page) => page.links)) expect(link.contents ?? '').not.toBe('')
  })

  it('is tagged, outlined, titled and dated from the brief', () => {
    const pdf = pdfOf(name)
    expect(pdf.tagged).toBe(true)
    expect(pdf.language).toBe(language)
    expect(pdf.info).toMatchObject({ Title: title, Author: author, Producer: 'Sitrep 0.0.0-test', Creator: 'Sitrep 0.0.0-test' })
    expect(String(pdf.info['CreationDate'])).toMatch(/^D:(20251110|20260412)/)
    expect(pdf.info['ModDate']).toBe(pdf.info['CreationDate'])
    expect(tagsOf(pdf, 'H1')).toHaveLength(1)
    expect(tagsOf(pdf, 'H2').length).toBeGreaterThan(4)
    expect(tagsOf(pdf, 'TH').length).toBeGreaterThan(3)
    expect(pdf.outline.map((entry) => entry.title)).toEqual(
      expect.arrayContaining([title, ...(written[language]?.headings ?? [])]),
    )
    expect(pdf.outline.every((entry) => entry.page !== undefined)).toBe(true)
    const html = new TextDecoder().decode(built.files.get(`${name}.html`))
    const text = html
      .replace(/<\/?h[1-6][^>]*>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
    expect(pdf.outline.map((entry) => entry.title).filter((heading) => !text.includes(` ${heading} `))).toEqual([])
  })

  it('embeds every font under its own name', () => {
    const fonts = pdfOf(name).pages.flatMap((page) => page.fonts)
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter((font) => !font.embedded)).toEqual([])
    expect([...new Set(fonts.map((font) => font.name.replace(/-.*/, '')))].sort()).toEqual(written[language]?.fonts)
  })

  it('gives the same bytes when it is built again', async () => {
    const again = await buildProject(repository, { briefs: [brief], formats: ['pdf', 'html'] })
    expect(isSame(again, built, `${name}.html`)).toBe(true)
    expect(isSame(again, built, `${name}.pdf`)).toBe(true)
  }, 60_000)
})

function isSame(one: BuiltProject, other: BuiltProject, path: string): boolean {
  return Buffer.from(one.files.get(path) ?? []).equals(Buffer.from(other.files.get(path) ?? []))
}

describe('what the reports say', () => {
  it('tells on the page that the Istanbul sources are one-sided', () => {
    expect(allText(pdfOf('pak-afg')).toLowerCase()).toMatch(/one-sided/)
  })

  it('tells the public nothing of what is marked TLP:GREEN, and the desk all of it', () => {
    const withheld = [/diplomatic sources/i, /declined to guarantee in writing/i]
    const open = /not ready to sign/i
    const html = (name: string) => new TextDecoder().decode(built.files.get(`${name}.html`))
    for (const said of [allText(pdfOf('pak-afg')), html('pak-afg')]) {
      for (const words of [...withheld, open]) expect(said.replace(/\s+/g, ' ')).toMatch(words)
    }
    for (const said of [allText(pdfOf('pak-afg-public')), html('pak-afg-public')]) {
      for (const words of withheld) expect(said.replace(/\s+/g, ' ')).not.toMatch(words)
      expect(said.replace(/\s+/g, ' ')).toMatch(open)
    }
  })

  it.each([
    ['pak-afg', 'No. 3', ['↑ up 1', 'Likelihood: very likely, now likely.', 'Chaman is new in the sources']],
    ['pak-afg-public', 'No. 3', ['↑ up 1', 'Likelihood: very likely, now likely.']],
    ['northland-floods', 'No. 1', ['↑ up 8', '↓ down', 'between 6 and 15', 'All five districts are counted']],
  ])('shows in %s what has changed since %s, in words and arrows, with reasons', (name, before, words) => {
    const text = allText(pdfOf(name)).replace(/\s+/g, ' ')
    expect(text).toContain(`Compared with ${before}`)
    for (const said of words) expect(text).toContain(said)
  })

  it('says in Urdu what it says in English: the same sources cited as often, the same figures, the same changes', () => {
    const html = (name: string) => new TextDecoder().decode(built.files.get(`${name}.html`))
    const cited = (name: string) =>
      [...html(name).matchAll(/class="cite-link" href="#(source-[\w-]+)/g)].map((match) => match[1]).sort()
    expect(cited('pak-afg-ur')).toEqual(cited('pak-afg'))
    const figures = (name: string) =>
      [...html(name).matchAll(/class="figure-number">(.*?)</g)].map((match) => match[1]?.replace(/\D/g, ''))
    expect(figures('pak-afg-ur')).toEqual(figures('pak-afg'))
    expect(html('pak-afg-ur')).toContain('شمارہ 3 سے موازنہ')
  })

  it('stays short', () => {
    expect(pdfOf('pak-afg').pageCount).toBeLessThanOrEqual(10)
    expect(pdfOf('pak-afg-public').pageCount).toBeLessThanOrEqual(10)
    expect(pdfOf('northland-floods').pageCount).toBeLessThanOrEqual(7)
  })

  it('marks the exercise as one on every page', () => {
    for (const page of pdfOf('northland-floods').pages) expect(page.text).toContain('EXERCISE EXERCISE EXERCISE')
  })
})
