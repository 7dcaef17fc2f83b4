import { describe, expect, it } from 'vitest'
import type { Host } from '../../../src/host/host.ts'
import type { MergedBrief } from '../../../src/merge/merged-brief.ts'
import { renderDocument } from '../../../src/render/render-document.ts'
import type { RenderedDocument } from '../../../src/render/rendered-document.ts'
import type { TemplateSet } from '../../../src/render/template-set.ts'
import { type DossierParts, fact, marked, mergedFrom, places, source, templateHost, templateSet } from './render-support.ts'

const drawn = (...numbers: readonly (number | readonly [number, string])[]) =>
  numbers.map((one) => {
    const [number, at] = typeof one === 'number' ? [one, undefined] : one
    return { ref: `s${number}`, number, ...(at === undefined ? {} : { at }) }
  })

const parts: DossierParts = {
  facts: [
    fact('a', { text: 'The truce "holds".', sources: drawn([1, 'para 1']) }),
    fact('b', { text: 'B & C', sources: drawn(1, 3) }),
    fact('c', { sources: drawn(2) }),
    fact('n', {
      kind: 'figure',
      sources: drawn(2),
      figure: { measure: 'm', value: 41200, unit: 'people', qualifier: 'atLeast' },
    }),
    fact('guess', { kind: 'assumption', text: 'An assumption.' }),
  ],
  sources: [source('s1', 1, { publisher: 'A "Paper"' }), source('s2', 2), source('s3', 3)],
}

async function render(merged: MergedBrief, set?: TemplateSet, host: Host = templateHost()): Promise<RenderedDocument> {
  const outcome = await renderDocument(merged, set ?? (await templateSet()), host)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return outcome.value
}

async function problems(merged: MergedBrief, set?: TemplateSet, host: Host = templateHost()) {
  return (await renderDocument(merged, set ?? (await templateSet()), host)).diagnostics
}

/** The body without what every page has. */
async function body(merged: MergedBrief, set?: TemplateSet): Promise<string> {
  const { html } = await render(merged, set)
  return /<\/h1>([\s\S]*)<\/body>/.exec(html)?.[1]?.trim() ?? ''
}

describe('renderDocument', () => {
  it('gives one document with a policy that keeps everything else out', async () => {
    const { html, title, language } = await render(mergedFrom('sections: []', { brief: { language: 'en' } }))
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(html).toContain(
      `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'">`,
    )
    expect({ title, language }).toEqual({ title: 'Floods', language: 'en' })
  })

  it('leaves a template’s own policy alone', async () => {
    const policy = '<meta http-equiv=content-security-policy content="default-src \'none\'">'
    const set = await templateSet({ 'page.hbs': `<html><head>${policy}</head><body>{{brief.title}}</body></html>` })
    expect((await render(mergedFrom('sections: []'), set)).html).toBe(`<html><head>${policy}</head><body>Floods</body></html>`)
  })

  it('names a source beside the sentence that cites it first in a section, linked both ways, when the template asks for it', async () => {
    const yaml =
      'sections:\n  - {title: One, body: "A. [@a] Again. [@a] Both. [@b]"}\n  - {title: Two, body: "A. [@a]"}\n  - {view: sources}\n'
    const notes = async (set: TemplateSet) =>
      [...(await render(mergedFrom(yaml, parts), set)).html.matchAll(/<span class="side-note" role="note">.*?<\/span>/g)].map(
        ([note]) => note,
      )
    const set = await templateSet()
    expect(await notes(set)).toEqual([])
    const first =
      '<span class="side-note" role="note"><a class="side-note-number" href="#cite-1">1</a> <a href="#source-1">A &quot;Paper&quot;</a></span>'
    const found = await notes({ ...set, sideNotes: true })
    expect(found[0]).toBe(first)
    expect(found.map((note) => note.replace(/<[^>]*>/g, ''))).toEqual([
      '1 A &quot;Paper&quot;',
      '3 Title of s3',
      '1 A &quot;Paper&quot;',
    ])
    expect(found.map((note) => /#cite-(\d+)/.exec(note)?.[1])).toEqual(['1', '4', '5'])
  })

  it('is the same twice', async () => {
    const yaml = 'sections:\n  - body: a [@a; @b] {{figure "n"}}\n  - view: sources\n'
    const set = await templateSet()
    expect((await render(mergedFrom(yaml, parts), set)).html).toBe((await render(mergedFrom(yaml, parts), set)).html)
  })

  it('prints what is known and absent as nothing', async () => {
    const set = await templateSet({
      'page.hbs': '<p>[{{brief.subtitle}}|{{variant.id}}|{{#with each}}x{{/with}}|{{lookup facts "nobody"}}]</p>',
    })
    expect((await problems(mergedFrom('sections: []'), set)).map(({ code }) => code)).toEqual(['template/not-printable'])
    const quiet = await templateSet({
      'page.hbs': '<p>[{{brief.subtitle}}|{{variant.id}}|{{#with each}}x{{/with}}|{{date brief.issued}}]</p>',
    })
    expect((await render(mergedFrom('sections: []'), quiet)).html).toContain('<p>[|||]</p>')
  })
})

describe('citations', () => {
  it('number the source, lead to the use and say what it says', async () => {
    expect(await body(mergedFrom('sections:\n  - {id: x, title: Overview, body: "It holds [@a]."}\n', parts))).toBe(
      '<section id="x"><p>It holds<sup class="cite"><a id="cite-1" class="cite-link" href="#source-1-a" ' +
        'title="Title of s1, A &quot;Paper&quot;" aria-label="Source 1, para 1: The truce &quot;holds&quot;.">1</a></sup>.</p></section>',
    )
  })

  const numbers: readonly (readonly [string, string, string])[] = [
    ['one fact, several sources', '[@b]', '1 #source-1-b, 3 #source-3-b'],
    ['several facts, each source once, by number', '[@a; @b; @c]', '1 #source-1-a, 2 #source-2-c, 3 #source-3-b'],
    ['a figure', '{{figure "n"}}', '2 #source-2-n'],
    ['citations side by side', '[@b] [@a][@c]', '1 #source-1-b, 2 #source-2-c, 3 #source-3-b'],
    ['a figure and a citation', '{{figure "n"}} [@b]', '1 #source-1-b, 2 #source-2-n, 3 #source-3-b'],
    ['a figure without', '{{figure "n" cite=false}}', ''],
    ['a helper', '{{cite "a"}}', '1 #source-1-a'],
    ['inside emphasis', '*x [@c]*', '2 #source-2-c'],
  ]
  it.each(numbers)('of %s', async (_name, markdown, expected) => {
    const html = await body(mergedFrom(`sections:\n  - body: |\n      ${markdown}\n`, parts))
    const found = [...html.matchAll(/href="([^"]*)"[^>]*>([^<]*)</g)].map(([, href, text]) => `${text} ${href}`)
    expect(found.join(', ')).toBe(expected)
  })

  it('take the place that a citation gives', async () => {
    const { linkTexts, html } = await render(mergedFrom('sections:\n  - body: "[@c, table 2]"\n', parts))
    expect(html).toContain('aria-label="Source 2, table 2: Text of c."')
    expect(linkTexts.get('source-2-c')).toBe('Source 2, table 2: Text of c.')
  })

  it('of an assumption say that it is one', async () => {
    expect(await body(mergedFrom('sections:\n  - body: "x [@guess]"\n', parts))).toContain(
      'x<sup class="cite"><span class="cite-none" title="An assumption.">assumption</span></sup>',
    )
  })

  it('are found from the list of sources, wherever that stands', async () => {
    const yaml =
      'sections:\n  - view: sources\n  - {id: x, title: First, body: "[@a] and [@b]"}\n  - {id: y, title: Second, body: "[@a]"}\n'
    const merged = mergedFrom(yaml, parts)
    const { html, linkTexts } = await render(merged)
    const use = (id: string): string => new RegExp(`<i id="${id}">(.*?)</i>`).exec(html)?.[1] ?? ''
    expect(use('source-1-a')).toBe('<span class="together">para 1</span><a href="#cite-1">a</a><a href="#cite-4">b</a>')
    expect(use('source-1-b')).toBe('<a href="#cite-2">a</a>')
    expect(use('source-3-b')).toBe('<a href="#cite-3">a</a>')
    expect(linkTexts.get('cite-4')).toBe('Back to citation 4 in Second')
    expect(linkTexts.get('source-1-a')).toBe('Source 1, para 1: The truce "holds".')
    expect(linkTexts.get('source-2')).toBe('Source 2: Title of s2')
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are found by a page that reads them outside of the list', async () => {
    const set = await templateSet({
      'page.hbs': '{{#each sections}}{{#each sources}}{{#each uses}}{{count citations}}{{/each}}{{/each}}{{view this}}{{/each}}',
    })
    const yaml = 'sections:\n  - {id: x, body: "[@a] x [@a]"}\n  - view: sources\n'
    expect((await render(mergedFrom(yaml, { ...parts, facts: (parts.facts ?? []).slice(0, 1) }), set)).html).toContain('2<ol>')
  })

  it('close up to their word and not to the start of a block', async () => {
    const yaml = 'sections:\n  - body: |\n      One\n      [@a] two *b* [@c].\n\n      - [@a] three\n'
    const html = (await body(mergedFrom(yaml, parts))).replace(/<sup.*?<\/sup>/g, '^')
    expect(html).toContain('<p>One^ two <em>b</em>^.</p>')
    expect(html).toContain('<li>^ three</li>')
  })

  it('follow a link that they stand in, as links cannot stand in links', async () => {
    const yaml = 'sections:\n  - body: "[see {{figure \\"n\\"}} here [@a]](https://example.org) x"\n'
    const html = (await body(mergedFrom(yaml, parts))).replace(/<sup.*?<\/sup>/g, '^')
    expect(html).toContain(
      '<a href="https://example.org">see <span class="figure">at least 41,200\u00a0people</span> here</a>^ x',
    )
  })

  it('stay text in code and when escaped', async () => {
    const html = await body(mergedFrom('sections:\n  - body: "`[@a]` \\\\[@a]"\n', parts))
    expect(html).toBe('<section id="section-1"><p><code>&#91;@a]</code> &#91;@a]</p></section>')
  })
})

describe('prose', () => {
  it('draws values in as text, whatever they hold', async () => {
    const title = '*x* [l](https://e.org) <b> {{y}} [@a] | "q"'
    const html = await body(
      mergedFrom('sections:\n  - body: "a {{brief.title}} b **{{brief.title}}**"\n', { ...parts, brief: { title } }),
    )
    const escaped = '*x* [l](https://e.org) &lt;b&gt; &#123;{y}} &#91;@a] | &quot;q&quot;'
    expect(html).toBe(`<section id="section-1"><p>a ${escaped} b <strong>${escaped}</strong></p></section>`)
  })

  it('does not let a value become an address', async () => {
    const merged = mergedFrom('sections:\n  - body: "[a]({{brief.title}})"\n', { brief: { title: 'javascript:alert(1)' } })
    expect((await problems(merged)).map(({ code }) => code)).toEqual(['prose/link-refused'])
    const inHtml = mergedFrom('sections:\n  - body: \'<a href="{{brief.title}}">a</a>\'\n', {
      brief: { title: 'javascript:alert(1)' },
    })
    expect(await body(inHtml)).toBe('<section id="section-1"><p><a>a</a></p></section>')
  })

  it('may hold values in addresses that lead somewhere', async () => {
    const merged = mergedFrom('sections:\n  - body: "[a](https://example.org/{{brief.id}})"\n')
    expect(await body(merged)).toContain('<a href="https://example.org/flood">a</a>')
  })

  it('makes tables out of data', async () => {
    const yaml =
      'sections:\n  - body: |\n      | a | b |\n      |---|---|\n      {{#each data.rows}}\n      | {{name}} | {{number n}} |\n      {{/each}}\n'
    const fields = {
      data: {
        rows: [
          { name: 'x|y', n: 1000 },
          { name: '<z>', n: 2 },
        ],
      },
    }
    const html = await body(mergedFrom(yaml, { fields }))
    expect(html.match(/<td>.*?<\/td>/g)).toEqual(['<td>x|y</td>', '<td>1,000</td>', '<td>&lt;z&gt;</td>', '<td>2</td>'])
  })

  it('leaves out what a condition leaves out, citations too', async () => {
    const html = await body(mergedFrom('sections:\n  - body: "a{{#if variant}} [@c]{{else}} [@a]{{/if}}"\n', parts))
    expect(html).toContain('href="#source-1-a"')
    expect(html).not.toContain('source-2')
  })

  it('keeps placeholders of its own out of the hands of authors', async () => {
    const html = await body(mergedFrom('sections:\n  - body: "\\uFDD00\\uFDD1 {{brief.title}}"\n'))
    expect(html).toBe('<section id="section-1"><p>\ufffd0\ufffd Floods</p></section>')
  })

  it('warns of HTML that it leaves out, with the place', async () => {
    const { text, start, end } = marked('sections:\n  - body: |\n      a ⟦<script⟧>alert(1)</script> b\n')
    const outcome = await renderDocument(mergedFrom(text), await templateSet(), templateHost())
    expect(outcome.ok).toBe(true)
    expect(places(outcome.diagnostics)).toEqual([`prose/html-removed briefs/flood/brief.yaml:${start}-${end}`])
    expect(outcome.diagnostics[0]?.severity).toBe('warning')
  })

  it('cites what stands in prose with HTML, too', async () => {
    const html = await body(mergedFrom('sections:\n  - body: "H<sub>2</sub>O [@a]"\n  - view: sources\n', parts))
    expect(html).toContain('H<sub>2</sub>O<sup class="cite"><a id="cite-1"')
    expect(html).toContain('<a href="#cite-1">a</a>')
  })
})

describe('images', () => {
  const png = new Uint8Array([137, 80, 78, 71])
  const yaml = (path: string): string => `sections:\n  - body: '![A "map"](${path})'\n`

  it('come with the document, relative to the file that names them', async () => {
    const host = templateHost({ 'briefs/flood/images/m p.png': png, 'briefs/shared/x.svg': '<svg/>' })
    const { html } = await render(mergedFrom(yaml('images/m%20p.png')), undefined, host)
    expect(html).toContain(
      '<figure class="picture">\n<img src="data:image/png;base64,iVBORw==" alt="A &quot;map&quot;">\n</figure>',
    )
    expect((await render(mergedFrom(yaml('../shared/x.svg')), undefined, host)).html).toContain(
      'src="data:image/svg+xml;base64,PHN2Zy8+"',
    )
  })

  const refused: readonly (readonly [string, string])[] = [
    ['images/none.png', 'file/missing'],
    ['../../../etc/x.png', 'file/outside-project'],
    ['/etc/x.png', 'file/outside-project'],
    ['https://example.org/x.png', 'file/outside-project'],
    ['npm:pkg/x.png', 'file/outside-project'],
    ['data:image/png;base64,AAAA', 'file/outside-project'],
    ['brief.yaml', 'brief/invalid'],
    ['folder.png', 'file/unreadable'],
  ]
  it.each(refused)('%s is refused: %s', async (path, code) => {
    const text = yaml(path)
    const start = text.indexOf(path)
    const host = templateHost({ 'briefs/flood/folder.png/x': '' })
    expect(places(await problems(mergedFrom(text), undefined, host))).toEqual([
      `${code} briefs/flood/brief.yaml:${start}-${start + path.length}`,
    ])
  })
})

describe('assets', () => {
  it('come with the document, named in the template or by the brief', async () => {
    const set = await templateSet({
      'images/logo.svg': '<svg/>',
      'images/GREEN.png': 'x',
      'page.hbs': '{{asset "images/logo.svg"}} {{#with marking}}{{asset (join (lookup @root.data "parts") "")}}{{/with}}',
    })
    const merged = mergedFrom('sections: []', { fields: { data: { parts: ['images/', 'GREEN', '.png'] } } })
    expect((await render(merged, set)).html).toMatch(/data:image\/svg\+xml;base64,PHN2Zy8\+ data:image\/png;base64,eA==$/)
  })
})

describe('sections', () => {
  it('are titled by their view where the brief does not, and numbered in the body', async () => {
    const set = await templateSet({
      'page.hbs': '{{#each front}}{{index}} {{title}};{{/each}}|{{#each body}}{{index}} {{title}};{{/each}}',
    })
    const yaml = 'sections:\n  - {view: highlights, placement: front}\n  - {view: timeline}\n  - {id: x, title: Own}\n'
    expect((await render(mergedFrom(yaml), set)).html).toContain('0 Highlights;|1 Timeline;2 Own;')
  })

  it('have their facts in place of ids, and highlights and gaps in their views', async () => {
    const yaml =
      'highlights: [H]\ngaps: [G]\nsections:\n  - {view: highlights}\n  - {view: gaps}\n  - {view: timeline, facts: c a}\n'
    const html = (await body(mergedFrom(yaml, parts))).replace(/<sup.*?<\/sup>/g, '')
    expect(html).toContain('<ul><li>H</li></ul>')
    expect(html).toContain('<ul class="gaps"><li>G</li></ul>')
    expect(html).toContain('<ol><li>Text of c.</li><li>The truce &quot;holds&quot;.</li></ol>')
  })
})

describe('what only shows while rendering', () => {
  it('is reported with the template’s place, all at once', async () => {
    const text = '<p>{{number @root.brief.title}}\n{{figure @root.brief.id}}{{percent @root.brief.id}}</p>'
    const found = await problems(mergedFrom('sections: [{id: x}]'), await templateSet({ 'views/prose.hbs': text }))
    const place = (call: string): string =>
      `templates/plain/views/prose.hbs:${text.indexOf(call)}-${text.indexOf(call) + call.length}`
    expect(places(found)).toEqual([
      `template/helper-failed ${place('{{number @root.brief.title}}')}`,
      `source/unknown ${place('{{figure @root.brief.id}}')}`,
      `template/helper-failed ${place('{{percent @root.brief.id}}')}`,
    ])
    expect(found[0]?.message).toBe('helper `number`: expected a number, found `Floods`')
  })

  it('names the partial that an error is in, also inside a block for another', async () => {
    const set = await templateSet({
      'views/prose.hbs': '{{#> partials/frame}}\n  {{number @root.brief.title}}{{/partials/frame}}',
      'partials/frame.hbs': '<div>{{> @partial-block}}{{percent @root.brief.id}}</div>',
    })
    const found = await problems(mergedFrom('sections: [{id: x}]'), set)
    expect(places(found)).toEqual([
      'template/helper-failed templates/plain/partials/frame.hbs:25-51',
      'template/helper-failed templates/plain/views/prose.hbs:24-52',
    ])
  })

  it('is reported at its place in the prose', async () => {
    const { text, start, end } = marked('sections:\n  - body: |\n      a\n      b ⟦{{number brief.title}}⟧\n')
    expect(places(await problems(mergedFrom(text)))).toEqual([`template/helper-failed briefs/flood/brief.yaml:${start}-${end}`])
  })

  it('ends partials that include themselves without end', async () => {
    const set = await templateSet({ 'views/prose.hbs': '{{> partials/p}}', 'partials/p.hbs': 'x{{> partials/p}}' })
    const found = await problems(mergedFrom('sections: [{id: x}]'), set)
    expect(found.map(({ message }) => message)).toEqual(['partial `partials/p` includes itself without end'])
  })

  it('keeps views out of views', async () => {
    const set = await templateSet({ 'views/prose.hbs': '{{view this}}' })
    expect((await problems(mergedFrom('sections: [{id: x, title: T}]'), set)).map(({ message }) => message)).toEqual([
      'helper `view`: a view cannot stand inside another view',
    ])
  })
})

describe('language', () => {
  it('warns once when the template has no words in the report’s language', async () => {
    const outcome = await renderDocument(
      mergedFrom('sections: []', { brief: { language: 'ur' } }),
      await templateSet(),
      templateHost(),
    )
    expect(outcome.ok).toBe(true)
    expect(outcome.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning template/missing-language'])
  })

  it('counts the words that a language lacks', async () => {
    const labels = { 'labels/pt.yaml': 'view: {gaps: Lacunas}\n' }
    const warnings = async (language: string) =>
      (
        await renderDocument(mergedFrom('sections: []', { brief: { language } }), await templateSet(labels), templateHost())
      ).diagnostics.map(({ message }) => message)
    const [partly] = await warnings('pt-BR')
    expect(partly).toMatch(/^template `plain` lacks \d+ of \d+ words in `pt-BR` \(.*`.*\); English ones are used$/)
    expect(await warnings('en-GB')).toEqual([])
  })

  it('looks words up in the language, then in what it is a variety of, then in English', async () => {
    const set = await templateSet({
      'labels/de.yaml': 'asOf: Stand\n',
      'labels/de-AT.yaml': 'view: {gaps: Lücken}\n',
      'page.hbs': '{{label "asOf"}}|{{label "view.gaps"}}|{{label "view.facts"}}',
    })
    expect((await render(mergedFrom('sections: []', { brief: { language: 'de-AT' } }), set)).html).toContain('Stand|Lücken|Facts')
  })
})
