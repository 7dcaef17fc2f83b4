import { describe, expect, it } from 'vitest'
import { typesetHtml } from '../../../src/render/typeset-html.ts'

/** The page with `[…]` for what stays together and `|` for soft hyphens. */
async function set(html: string, language = 'en-GB', lacking = ''): Promise<string> {
  const page = await typesetHtml(html, {
    language,
    hasGlyph: (codePoint) => !lacking.includes(String.fromCodePoint(codePoint)),
  })
  return page.replace(/<span class="together">(.*?)<\/span>/g, '[$1]').replaceAll('\u00ad', '|')
}

describe('what a line does not part', () => {
  it.each([
    ['en-GB', 'shut on 9 November 2025', 'shut on [9 November] 2025'],
    ['en-GB', 'from 3–10 November', 'from [3–10 November]'],
    ['en-GB', 'by 9 Nov at 10:00 UTC+05:00', 'by [9 Nov] at [10:00 UTC+05:00]'],
    ['en-GB', 'rose to 6.4 m, 12 % more', 'rose to [6.4 m], [12 %] more'],
    ['en-GB', 'some 2 million of 4 men', 'some [2 million] of 4 men'],
    ['en-GB', 'Mr Asif and Dr Khan said', '[Mr Asif] and [Dr Khan] said'],
    ['en-GB', 'between 1,200–1,400 people', 'between [1,200–1,400] people'],
    ['en-GB', 'No. 4, para 12', '[No. 4], [para 12]'],
    ['en-GB', 'call 0300-123-4567 on 2025-11-09', 'call 0300-123-4567 on 2025-11-09'],
    ['fr', 'le 9 novembre, M. Dupont', 'le [9 novembre], [M. Dupont]'],
    ['es', 'el 9 de noviembre, núm. 4', 'el [9 de noviembre], [núm. 4]'],
    ['de', 'am 9. November, Frau Weber', 'am [9. November], [Frau Weber]'],
    ['ur', '10 نومبر کو', '[10 نومبر] کو'],
  ])('%s: %s', async (language, text, expected) => {
    expect(await set(`<p>${text}</p>`, language)).toBe(`<p>${expected}</p>`)
  })

  it('leaves code, addresses, styles and attributes alone', async () => {
    const page =
      '<head><title>9 November</title><style>p { margin: 4 m }</style></head><p title="9 November"><code>9 November</code><span class="source-url url">9 November</span> <!-- 9 November --></p>'
    expect(await set(page)).toBe(page)
  })

  it('follows the language of an element, and returns from it', async () => {
    expect(await set('<p>9 novembre <i lang="fr">9 novembre <i>x</i> 9 novembre</i> 9 novembre</p>')).toBe(
      '<p>9 novembre <i lang="fr">[9 novembre] <i>x</i> [9 novembre]</i> 9 novembre</p>',
    )
  })
})

describe('soft hyphens', () => {
  it('go into words that are too long for a narrow column', async () => {
    expect(await set('<p>the counterrevolutionary telecommunications of the organisation</p>')).toBe(
      '<p>the coun|terre|volu|tionary tele|commu|nica|tions of the organisation</p>',
    )
  })

  it('go into shorter ones where words are long', async () => {
    expect(await set('<li>die Hochwasserschutzmaßnahmen der Verwaltung</li>', 'de')).toBe(
      '<li>die Hoch|wasser|schutz|maßnahmen der Verwaltung</li>',
    )
  })

  it.each([
    ['names', '<p>Chattanoogachoochooville said</p>'],
    ['headings', '<h2>counterrevolutionary</h2>'],
    ['wide columns, where there is room', '<div class="prose"><p>counterrevolutionary</p></div>'],
    ['addresses', '<p>www.counterrevolutionary.example and counterrevolutionary@example.org</p>'],
    ['code', '<p><code>counterrevolutionary</code></p>'],
    ['attributes', '<img alt="counterrevolutionary">'],
  ])('do not go into %s', async (_what, html) => {
    expect(await set(html)).toBe(html)
  })

  it('leaves words whole in a language without patterns', async () => {
    expect(await set('<p>pneumonoultramicroscopicsilicovolcanoconiosis</p>', 'xx')).not.toContain('|')
  })
})

describe('hyphens that fonts lack', () => {
  it('become common hyphens, and those that do not break still do not', async () => {
    expect(await set('<p>a\u2010b and TLP\u2011GREEN</p>', 'en', '\u2010\u2011')).toBe('<p>a-b and [TLP-GREEN]</p>')
  })

  it('stay where the fonts have them', async () => {
    expect(await set('<p>a\u2010b and TLP\u2011GREEN</p>')).toBe('<p>a\u2010b and TLP\u2011GREEN</p>')
  })
})

it('lets a word break that no line can hold, without a trace in its text', async () => {
  const word = 'X'.repeat(400)
  const page = await set(`<td>${word}</td>`)
  expect(page.split('<wbr>').map(({ length }) => length)).toEqual([24, ...Array.from({ length: 18 }, () => 20), 25])
  expect(page.replaceAll('<wbr>', '')).toBe(`<td>${word}</td>`)
})

it('is done with a word of 4,000 letters and with a page of tags that never close', async () => {
  expect((await set(`<p>${'x'.repeat(4000)}</p>`)).length).toBeGreaterThan(4000)
  const page = '<div lang="fr"><p class="prose">a'.repeat(5000)
  expect(await set(page)).toBe(page)
})

describe('what a language keeps on one line', () => {
  const together = (text: string, language: string, months?: readonly string[]) =>
    typesetHtml(text, { language, hasGlyph: () => true, monthsOf: () => months })

  it.each([
    ['Inondations dans le nord : la situation', 'Inondations dans le <span class="together">nord :</span> la situation'],
    [
      'Que manque-t-il ? Des tentes !',
      'Que manque-t-<span class="together">il ?</span> Des <span class="together">tentes !</span>',
    ],
    ['les « mesures » prises', 'les <span class="together">« mesures</span> » prises'],
    ['12 % ; le 9 avril', '<span class="together">12 %</span> ; le <span class="together">9 avril</span>'],
  ])('French signs with the word before them: %s', async (text, expected) => {
    expect(await together(text, 'fr')).toBe(expected)
    expect(await together('the north : this', 'en')).toBe('the north : this')
  })

  it('days with months by the names that it is given', async () => {
    expect(await together('في 9 نيسان وفي 9 أبريل', 'ar', ['نيسان'])).toBe('في <span class="together">9 نيسان</span> وفي 9 أبريل')
  })
})
