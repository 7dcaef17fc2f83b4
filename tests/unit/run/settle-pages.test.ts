import { describe, expect, it } from 'vitest'
import { type Outcome, outcomeOf } from '../../../src/diagnostics/diagnostic.ts'
import type { PrintedPdf } from '../../../src/print/print-job.ts'
import type { PageNumbering } from '../../../src/render/page-references.ts'
import { settlePages } from '../../../src/run/settle-pages.ts'

/** A PDF of so many empty pages that has elements, by id, on the pages with these numbers. */
function pdf(pageCount: number, places: Readonly<Record<string, number>>): Uint8Array {
  const page = (number: number) => number + 3
  const dests = Object.entries(places).map(([id, number]) => `/${id} [${page(number)} 0 R /XYZ 0 0 0]`)
  const kids = Array.from({ length: pageCount }, (_, index) => `${page(index + 1)} 0 R`)
  const bodies = [
    '<</Type /Catalog /Pages 2 0 R /Dests 3 0 R>>',
    `<</Type /Pages /Count ${pageCount} /Kids [${kids.join(' ')}]>>`,
    `<<${dests.join(' ')}>>`,
    ...kids.map(() => '<</Type /Page /Parent 2 0 R>>'),
  ]
  const offsets: number[] = []
  let text = '%PDF-1.4\n'
  for (const [index, body] of bodies.entries()) {
    offsets.push(text.length)
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${bodies.length + 1} /Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

const reference = (id: string) => `<span class="page-number" data-page-of="${id}">–</span>`

function documentOf(ids: readonly string[], pageNumberings: readonly PageNumbering[] = []) {
  const html = `<body>${ids.map(reference).join(' ')}</body>`
  return { html, pageReferences: ids.map((id) => ({ id, style: 'decimal' as const })), pageNumberings }
}

/** A browser whose pages depend on what it is given; `asked` is what it was given. */
function browser(layOut: (html: string) => readonly [pageCount: number, places: Readonly<Record<string, number>>]) {
  const asked: string[] = []
  const layout = { room: undefined, overflows: [], images: [], contrasts: [], areas: [], words: [] }
  const print = async (html: string): Promise<Outcome<PrintedPdf>> => {
    asked.push(html)
    return outcomeOf({ bytes: pdf(...layOut(html)), browserVersion: 'none', printMs: 0, layout }, [])
  }
  return { asked, print }
}

/** What the references show, and the room before each number. */
function shown(html: string | undefined) {
  return [...(html ?? '').matchAll(/data-page-of="[^"]*"(?: style="padding-inline-start:(\d+)ch")?>([^<]*)</g)].map(
    ([, room = '0', number = '']) => `${'_'.repeat(Number(room))}${number}`,
  )
}

describe('settlePages', () => {
  it('prints again with the numbers of the first print, each in the same room', async () => {
    const { asked, print } = browser(() => [40, { a: 3, b: 27 }])
    const settled = await settlePages(documentOf(['a', 'b']), new Map(), print)
    expect(settled.ok && [...settled.value.numbers]).toEqual([
      ['a', '3'],
      ['b', '27'],
    ])
    expect(asked.length).toBe(2)
    expect(shown(asked.at(-1))).toEqual(['_3', '27'])
  })

  it('prints once when the guess is right', async () => {
    const { asked, print } = browser(() => [40, { a: 3, b: 27 }])
    const guess = new Map(Object.entries({ a: '3', b: '27' }))
    expect((await settlePages(documentOf(['a', 'b']), guess, print)).ok).toBe(true)
    expect(asked.length).toBe(1)
  })

  it('ends with the same page whatever the guess was, also where two would be true of themselves', async () => {
    // With room for two digits the lines run over, and what was on page 9 is on page 10.
    const narrow = browser((html) => [12, { a: /_|\d\d/.test(shown(html).join()) ? 10 : 9 }])
    const guesses = ['9', '10', '1888', undefined]
    for (const guess of guesses) {
      const settled = await settlePages(documentOf(['a']), new Map(guess === undefined ? [] : [['a', guess]]), narrow.print)
      expect([guess, settled.ok && settled.value.numbers.get('a')]).toEqual([guess, '9'])
    }
  })

  it('keeps more room where less would need more', async () => {
    const { print } = browser(() => [12, { a: 10 }])
    const settled = await settlePages(documentOf(['a']), new Map([['a', '10']]), print)
    expect(settled.ok && settled.value.numbers.get('a')).toBe('10')
  })

  it('names pages as they are counted', async () => {
    const { print } = browser(() => [9, { cover: 1, front: 2, foreword: 5, body: 6, a: 8 }])
    const numberings: readonly PageNumbering[] = [
      { id: 'cover', style: 'none', prefix: 'Cover' },
      { id: 'front', style: 'lower-roman', prefix: '' },
      { id: 'body', style: 'decimal', prefix: '' },
    ]
    const settled = await settlePages(documentOf(['foreword', 'a', 'cover'], numberings), new Map(), print)
    expect(settled.ok && [...settled.value.numbers.values()]).toEqual(['iv', '3', 'Cover'])
  })

  it('says what moves when no print settles it: page/unsettled', async () => {
    // A style sheet that looks at the number itself.
    const { print } = browser((html) => [9, { a: shown(html).join().includes('4') ? 5 : 4 }])
    const settled = await settlePages(documentOf(['a']), new Map(), print)
    expect(settled.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'page/unsettled: page numbers do not settle in 6 prints: `a` is on page 4 or 5',
    ])
  })

  it('refuses a reference to what is on no page: page/unknown-reference', async () => {
    const { print } = browser(() => [9, { a: 1 }])
    const settled = await settlePages(documentOf(['a', 'hidden']), new Map(), print)
    expect(settled.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'page/unknown-reference: `hidden` is on no page',
    ])
  })
})
