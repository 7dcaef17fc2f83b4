import { describe, expect, it } from 'vitest'
import { nameHeadings } from '../../../src/render/name-headings.ts'
import {
  fillPageNumbers,
  findPageNumberings,
  findPageReferences,
  pageReference,
  withoutPageNumbers,
} from '../../../src/render/page-references.ts'
import { renderDocument } from '../../../src/render/render-document.ts'
import { mergedFrom, templateHost, templateSet } from './render-support.ts'

describe('references to pages', () => {
  const render = async (yaml: string, page = '{{#each body}}<h2 id="{{id}}">{{title}}</h2>{{view this}}{{/each}}') =>
    renderDocument(mergedFrom(yaml), await templateSet({ 'page.hbs': `<body>${page}</body>` }), templateHost())

  it('link to sections and to headings in them, and say so to who hears the page', async () => {
    const outcome = await render(
      'sections:\n  - {id: one, title: One, body: "See page {{page \\"two-a-part\\"}} and {{page \\"two\\"}}."}\n  - {id: two, title: Two, body: "## A part\\n\\nText."}\n',
    )
    expect(outcome.diagnostics).toEqual([])
    if (!outcome.ok) return
    const { html, pageReferences, linkTexts } = outcome.value
    expect(html).toContain(
      '<a class="page-ref" href="#two-a-part"><span class="page-number" data-page-of="two-a-part">–</span></a>',
    )
    expect(html).toContain('<h3 id="two-a-part">A part</h3>')
    expect(pageReferences.map(({ id }) => id)).toEqual(['two-a-part', 'two'])
    expect(linkTexts.get('two-a-part')).toBe('A part')
  })

  it('are refused where nothing has the id, in prose and in templates: page/unknown-reference', async () => {
    const yaml = 'sections:\n  - {id: one, title: One, body: "See page {{page \\"onn\\"}}."}\n'
    const inProse = await render(yaml)
    expect(inProse.diagnostics.map(({ code, message, hints }) => [code, message, hints?.[0]])).toEqual([
      ['page/unknown-reference', 'nothing in the report has the id `onn`', 'check if you meant `one`'],
    ])
    expect(inProse.diagnostics[0]?.span).toMatchObject({ start: yaml.indexOf('onn'), end: yaml.indexOf('onn') + 3 })
    const inPage = await render(
      'sections:\n  - {id: one, title: One}\n',
      '{{#each body}}<h2 id="{{id}}">{{title}}</h2>{{/each}}{{page "onn"}}',
    )
    expect(inPage.diagnostics.map(({ code, span }) => [code, span?.file])).toEqual([
      ['page/unknown-reference', 'templates/plain/page.hbs'],
    ])
  })

  it('make a contents list out of `contents`', async () => {
    const outcome = await render(
      'sections:\n  - {id: one, title: One, body: "## First part\\n\\nText.\\n\\n## First part\\n\\nText."}\n',
      '{{#each contents}}{{level}} {{id}} {{title}} {{page id link=false}};{{/each}}{{#each body}}<h2 id="{{id}}" data-kind="chapter">{{title}}</h2>{{view this}}{{/each}}',
    )
    expect(outcome.ok && outcome.value.pageReferences.map(({ id }) => id)).toEqual(['one', 'one-first-part', 'one-first-part-2'])
  })
})

describe('fillPageNumbers', () => {
  it('gives every number the same room', () => {
    const html = ['a', 'b&c', 'd', 'r'].map((id) => pageReference(id, false)).join('')
    const filled = fillPageNumbers(
      html,
      [{ id: 'r', style: 'lower-roman' }],
      new Map(Object.entries({ a: '7', 'b&c': '112', r: 'iv' })),
      3,
    )
    expect(filled).toBe(
      '<span class="page-number" data-page-of="a" style="padding-inline-start:2ch">7</span>' +
        '<span class="page-number" data-page-of="b&amp;c">112</span>' +
        '<span class="page-number" data-page-of="d" style="padding-inline-start:2ch">0</span>' +
        '<span class="page-number" data-page-of="r" style="display:inline-block;inline-size:3.2ch;text-align:end;white-space:nowrap">iv</span>',
    )
  })
})

describe('withoutPageNumbers', () => {
  it('says where a link leads, and promises a window no pages', () => {
    const titles = new Map([['a&b', 'Needs & gaps']])
    const html = `see page ${pageReference('a&b', true)}, ${pageReference('x', true)}; <a href="#x">Access ${pageReference('x', false)}</a>`
    expect(withoutPageNumbers(html, titles)).toBe(
      'see page <a class="page-ref" href="#a&amp;b">Needs &amp; gaps</a>, <a class="page-ref" href="#x">→</a>; <a href="#x">Access</a>',
    )
  })
})

describe('findPageNumberings', () => {
  it('reads them in order, and knows which references have roman numbers', () => {
    const html = `<div id="f" data-page-numbering="lower-roman"><h2 id="x">X</h2></div><main data-page-numbering="decimal" id="m"><h2 id="y">Y</h2>${pageReference('x', true)}${pageReference('y', true)}</main><p data-page-numbering="klingon" id="k">`
    const numberings = findPageNumberings(html)
    expect(numberings).toEqual([
      { id: 'f', style: 'lower-roman', prefix: '' },
      { id: 'm', style: 'decimal', prefix: '' },
    ])
    expect(findPageReferences(html, numberings)).toEqual([
      { id: 'x', style: 'lower-roman' },
      { id: 'y', style: 'decimal' },
    ])
  })
})

describe('nameHeadings', () => {
  it('names those without an id after their section, each once, and leaves out what is not listed', () => {
    const { html, headings } = nameHeadings(
      '<h1>T</h1><h2 id="c" data-unlisted>Contents</h2><h2 id="s" data-kind="annex">S &amp; T</h2><h3>Part <b>one</b></h3><h3>Part one</h3><h3 data-unlisted>Part two</h3>',
    )
    expect(headings).toEqual([
      { id: 's', level: 1, title: 'S & T', kind: 'annex' },
      { id: 's-part-one', level: 2, title: 'Part one', kind: 'annex' },
      { id: 's-part-one-2', level: 2, title: 'Part one', kind: 'annex' },
    ])
    expect(html).toContain('<h3 id="s-part-one">Part <b>one</b></h3>')
    expect(html).toContain('<h3 id="s-part-two" data-unlisted>Part two</h3>')
  })
})
