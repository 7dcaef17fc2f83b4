import { describe, expect, it } from 'vitest'
import { findLeaks, type WithheldText } from '../../../src/inspect/find-leaks.ts'
import type { Passage } from '../../../src/inspect/inspected.ts'
import { inspectHtml } from '../../../src/inspect/read-html.ts'

const secret = 'The co-ordinated “convoy” office moved seven field hospitals to the northern border on Tuesday.'

const withheld = (text: string, more: Partial<WithheldText> = {}): WithheldText => ({
  text,
  compare: 'letters',
  guarded: true,
  atLeast: 12,
  what: 'the text of fact `x`',
  code: 'handling/leak',
  hints: [],
  ...more,
})

const pages = (...texts: readonly string[]): readonly Passage[] => [
  { where: 'the pages', pieces: texts.map((text, index) => ({ text, page: index + 1 })) },
]

const found = (passages: readonly Passage[], item: WithheldText, allowed: readonly string[] = []) =>
  findLeaks(passages, [item], () => allowed, 'the PDF').map((diagnostic) => diagnostic.message)

const whole = 'the PDF holds the text of fact `x`: '
const part = 'the PDF holds words of the text of fact `x`: '

describe('a withheld text is found', () => {
  it.each([
    ['as it is', secret],
    ['in other typography', secret.replaceAll('“', '"').replaceAll('”', '"').replace('-', '\u2011')],
    ['in capitals', secret.toUpperCase()],
    ['hyphenated and broken over lines', secret.replace('hospitals', 'hos\u00ad\npi-\ntals').replaceAll(' ', '\n')],
    ['with ligatures', secret.replaceAll('fi', '\ufb01').replaceAll('ff', '\ufb00')],
    ['with no spaces', secret.replaceAll(' ', '')],
    ['in letters of their own', [...secret].join(' ')],
  ])('%s', (_, text) => {
    expect(found(pages(`Before. ${text} After.`), withheld(secret))).toEqual([`${whole}page 1`])
  })

  it('across a page break, named by the page where it begins', () => {
    expect(found(pages('Nothing.', `x ${secret.slice(0, 30)}`, secret.slice(30)), withheld(secret))).toEqual([`${whole}page 2`])
  })

  it('in part, when nine words of it stand in a row', () => {
    const words = 'seven field hospitals to the northern border on Tuesday, as is said'
    expect(found(pages(words), withheld(secret))).toEqual([`${part}page 1`])
    expect(found(pages(words), withheld(secret, { guarded: false }))).toEqual([])
  })

  it('wherever it is, with each place once', () => {
    const passages = [...pages(secret, secret), { where: 'the bookmarks', pieces: [{ text: secret }] }]
    expect(found([...passages, ...passages], withheld(secret))).toEqual([`${whole}page 1, page 2, the bookmarks`])
  })

  it('sign by sign, when it is an id or an address', () => {
    const id = withheld('convoy-hospital-7', { compare: 'signs', guarded: false })
    expect(found(pages('see #convoy-hospi\ntal-7.'), id)).toEqual([`${whole}page 1`])
    expect(found(pages('a convoy, hospital 7'), id)).toEqual([])
    expect(found(pages('see convoy-hospital-7-b'), id)).toEqual([])
  })
})

describe('a text proves nothing', () => {
  it('when it is very short', () => {
    expect(found(pages('It rained on.'), withheld('It rained'))).toEqual([])
  })

  it('when something that is allowed holds it too', () => {
    expect(found(pages(secret), withheld(secret), [`It is said: ${secret}`])).toEqual([])
  })

  it('when two allowed texts hold its halves', () => {
    expect(found(pages('Nothing'), withheld(secret), [secret.slice(0, 50), secret.slice(50)])).toEqual([])
    expect(found(pages(secret), withheld(secret), [secret.slice(0, 50), secret.slice(50)])).toEqual([`${whole}page 1`])
  })

  it('when only fewer words in a row are shared', () => {
    expect(found(pages('Seven field hospitals stand at the northern border since Tuesday.'), withheld(secret))).toEqual([])
  })
})

describe('a page before it is printed', () => {
  const inHtml = (html: string) => found(inspectHtml(html), withheld('Seven hospitals & a “convoy” moved'))

  it.each([
    ['in text that tags part', '<p>Seven <b>hos</b>pitals &amp; a &#8220;con<i>voy</i>&#x201d; moved</p>', 'the page'],
    ['in an attribute', '<img alt="Seven hospitals &amp; a convoy moved">', 'an attribute of the page'],
    [
      'in an address',
      '<a href="https://example.org/?q=Seven%20hospitals%20%26%20a%20convoy%20moved">x</a>',
      'an attribute of the page',
    ],
    ['in a comment', '<!-- Seven hospitals & a convoy moved -->', 'a comment of the page'],
    ['in a style sheet', '<style>p::after { content: "Seven hospitals & a convoy moved" }</style>', 'the page'],
    [
      'in a drawing',
      `<img src="data:image/svg+xml;base64,${Buffer.from('<svg><text>Seven hospitals &amp; a convoy moved</text></svg>').toString('base64')}">`,
      'the page',
    ],
  ])('is searched %s', (_, html, where) => {
    expect(inHtml(html)).toEqual([`${whole}${where}`])
  })

  it('is not searched in the bytes of fonts', () => {
    const data = Buffer.from('x'.repeat(10)).toString('base64')
    expect(inspectHtml(`<style>src: url(data:font/woff2;base64,${data})</style>`)[0]?.pieces[0]?.text).not.toContain(data)
  })
})
