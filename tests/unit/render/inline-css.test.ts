import { describe, expect, it } from 'vitest'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { loadTemplateSet } from '../../../src/render/load-template-set.ts'
import { marked, places } from './render-support.ts'

/** The assembled sheet of a template whose only style is `css`, for a document with that text. */
async function assemble(css: string, files: Readonly<Record<string, string>> = {}, html = 'abc', language = 'en') {
  const host = createMemoryHost({
    'templates/t/template.yaml': 'title: T\nextends: p\nstyles: [styles/main.css]\n',
    'templates/t/styles/main.css': css,
    'templates/p/template.yaml': 'title: P\n',
    ...files,
  })
  const outcome = await loadTemplateSet('t', host)
  return outcome.ok
    ? { css: outcome.value.styles.assemble(html, language).replace(/\s+/g, ' ').trim(), found: places(outcome.diagnostics) }
    : { css: '', found: places(outcome.diagnostics) }
}

const face = (family: string, url: string, range = ''): string =>
  `@font-face { font-family: '${family}'; src: url(${url}) format('woff2')${range === '' ? '' : `; unicode-range: ${range}`}; }`

describe('addresses in CSS', () => {
  const logo = { 'templates/t/images/logo.svg': '<svg/>' }
  const svg = 'url("data:image/svg+xml;base64,PHN2Zy8+")'
  const cases: readonly (readonly [string, string, Record<string, string>, string])[] = [
    ['relative to the file', 'a { background: url(../images/logo.svg) }', logo, `a { background: ${svg} }`],
    ['in quotes', `a { background: url( "../images/logo.svg" ) }`, logo, `a { background: ${svg} }`],
    ['with an escape', String.raw`a { background: url(../images/log\6f .svg) }`, logo, `a { background: ${svg} }`],
    [
      'from the template that is extended',
      'a { background: url(../images/logo.svg) }',
      { 'templates/p/images/logo.svg': '<svg/>' },
      `a { background: ${svg} }`,
    ],
    ['of a package', 'a { background: url(npm:pkg/logo.svg) }', { 'npm:pkg/logo.svg': '<svg/>' }, `a { background: ${svg} }`],
    [
      'that are data already',
      'a { background: url(data:image/gif;base64,AAAA) }',
      {},
      'a { background: url("data:image/gif;base64,AAAA") }',
    ],
    ['of places in the page', 'a { filter: url(#blur) }', {}, 'a { filter: url("#blur") }'],
    [
      'that stand in comments or strings',
      '/* url(x.png) */ a::after { content: "url(y.png)" }',
      {},
      'a::after { content: "url(y.png)" }',
    ],
    ['that only end like one', 'a { b: myurl(x) }', {}, 'a { b: myurl(x) }'],
  ]
  it.each(cases)('%s', async (_name, css, files, expected) => {
    expect(await assemble(css, files)).toEqual({ css: expected, found: [] })
  })

  const missing: readonly (readonly [string, string])[] = [
    ['a file that is not there', 'a { b: url(⟦../x.png⟧) }'],
    ['a way out of the template', 'a { b: url("⟦../../../x.png⟧") }'],
    ['the network', 'a { b: url(⟦https://example.org/x.png⟧) }'],
    ['the network without a scheme', 'a { b: url(⟦//example.org/x.png⟧) }'],
    ['a package that is not there', 'a { b: url(⟦npm:none/x.png⟧) }'],
    ['an import that is not there', '@import "⟦x.css⟧";'],
    ['a font that is not there', face('F', '⟦npm:none/x.woff2⟧')],
    ['a file of the machine', 'a { b: url(⟦file:///etc/x.png⟧) }'],
  ]
  it.each(missing)('reports %s at its place', async (_name, css) => {
    const { text, start, end } = marked(css)
    expect((await assemble(text)).found).toEqual([`template/missing-asset templates/t/styles/main.css:${start}-${end}`])
  })
})

describe('imports', () => {
  it('are put in place, with their own addresses', async () => {
    const files = { 'templates/t/styles/more/x.css': 'b { c: url(../../images/i.svg) }', 'templates/t/images/i.svg': '<svg/>' }
    const { css } = await assemble('@import "more/x.css"; a {}', files)
    expect(css).toBe('b { c: url("data:image/svg+xml;base64,PHN2Zy8+") } a {}')
  })

  it('of packages take the package’s files', async () => {
    const files = { 'npm:@f/font/400.css': face('F', './files/f.woff2'), 'npm:@f/font/files/f.woff2': 'font' }
    const { css } = await assemble('@import url(npm:@f/font/400.css);', files)
    expect(css).toBe(`@font-face { font-family: 'F'; src: url("data:font/woff2;base64,Zm9udA==") format("woff2") }`)
  })

  it('keep their conditions', async () => {
    const files = { 'templates/t/styles/x.css': 'b {}' }
    expect((await assemble('@import "x.css" print and (min-width: 1mm);', files)).css).toBe(
      '@media print and (min-width: 1mm) { b {} }',
    )
    expect((await assemble('@import url("x.css") layer(base) screen;', files)).css).toBe('@media screen { @layer base { b {} }}')
  })

  it('in a circle are an error', async () => {
    const { text, start, end } = marked('@import "⟦main.css⟧";')
    expect((await assemble(text)).found).toEqual([`template/invalid templates/t/styles/main.css:${start}-${end}`])
  })
})

describe('fonts', () => {
  const fonts = { 'npm:f/latin.woff2': 'L', 'npm:f/arabic.woff2': 'A', 'npm:f/any.woff2': 'X', 'npm:f/any.woff': 'x' }
  const sheet = [
    face('F', 'npm:f/latin.woff2', 'U+0000-00FF, U+2000-206F'),
    face('F', 'npm:f/arabic.woff2', 'U+06??, U+FB50-FDFF'),
    face('G', 'npm:f/any.woff2'),
  ].join('\n')
  const used = async (html: string, language = 'en', extra = ''): Promise<string> =>
    [...(await assemble(sheet + extra, fonts, html, language)).css.matchAll(/base64,([A-Za-z=]+)/g)]
      .map((match) => atob(match[1] ?? ''))
      .join('')

  it('are left out when none of their characters occur', async () => {
    expect(await used('abc')).toBe('LX')
    expect(await used('abc ا')).toBe('LAX')
  })

  it('stay for characters that references, CSS or capitals bring in', async () => {
    expect(await used('&#1575;')).toBe('LAX')
    expect(await used('&#x627;')).toBe('LAX')
    expect(await used('abc', 'en', 'a::after { content: "\\627 " }')).toBe('LAX')
    expect(await used('&nbsp;&rarr;&amp;')).toBe('LX')
    // A reference that is not known may be anything.
    expect(await used('&alefsym;')).toBe('LAX')
  })

  it('follow the language’s capitals', async () => {
    const turkish = face('F', 'npm:f/latin.woff2', 'U+0130')
    const sheetFor = async (language: string): Promise<boolean> =>
      (await assemble(turkish, fonts, 'i', language)).css.includes('base64')
    expect([await sheetFor('en'), await sheetFor('tr')]).toEqual([false, true])
  })

  it('take woff2 of several formats and none of the machine', async () => {
    const several = `@font-face { font-family: "a;b"; src: local("Arial"), url(npm:f/any.woff) format("woff"), url(npm:f/any.woff2) format("woff2"); font-weight: 400 }`
    expect((await assemble(several, fonts)).css).toBe(
      '@font-face { font-family: "a;b"; font-weight: 400; src: url("data:font/woff2;base64,WA==") format("woff2") }',
    )
  })
})

describe('the sheet', () => {
  it('cannot end its element', async () => {
    expect((await assemble('a::after { content: "</style><script>" }')).css).toBe('a::after { content: "<\\/style><script>" }')
  })
})

describe('fonts for some languages', () => {
  const css = `@font-face { -sitrep-languages: ur pnb; font-family: 'N'; src: url(npm:pkg/n.woff2); unicode-range: U+0020, U+0600-06FF } @font-face { font-family: 'A'; src: url(npm:pkg/a.woff2); unicode-range: U+0600-06FF }`
  const files = { 'npm:pkg/n.woff2': 'n', 'npm:pkg/a.woff2': 'a' }
  const families = async (html: string, language: string) =>
    [...(await assemble(css, files, html, language)).css.matchAll(/font-family: '(\w)'/g)].map(([, family]) => family)

  it.each([
    ['a report in such a language', '<p>بارش</p>', 'ur-PK', ['N', 'A']],
    ['a passage in one', '<p>Rain: <span lang="ur">بارش</span></p>', 'en', ['N', 'A']],
    ['a report in another', '<p>مطر</p>', 'ar', ['A']],
    ['one without such letters, for the space’s sake', '<p lang="ur">Rain fell.</p>', 'en', []],
  ])('are in %s or are not', async (_what, html, language, expected) => {
    expect(await families(html, language)).toEqual(expected)
  })

  it('are known to the browser without what they are for', async () => {
    expect((await assemble(css, files, '<p>بارش</p>', 'ur')).css).not.toContain('sitrep-languages')
  })
})
