import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Dossier } from '../../../src/merge/dossier.ts'
import { escapeHtml, textOfHtml } from '../../../src/render/escape-html.ts'
import { renderDocument } from '../../../src/render/render-document.ts'
import { renderOutputName } from '../../../src/render/render-output-name.ts'
import type { TemplateSet } from '../../../src/render/template-set.ts'
import { dossier, fact, mergedFrom, source, templateHost, templateSet } from './render-support.ts'

/** Every way a text of the user gets onto the page: helpers, attributes, prose, style sheet, labels, partials, `{{{…}}}`. */
const everyWay = `<!doctype html><html><head><title>{{brief.title}}</title><style>{{{css}}}
:root { --title: {{{cssString brief.title}}} }</style></head><body title="{{brief.title}}">
<p id="plain">{{brief.title}}</p><p id="triple">{{{brief.title}}}</p><p id="lookup">{{lookup (lookup facts "x") "text"}}</p>
<p id="label">{{label "asOf" x=brief.title}}{{label "date.about" date=brief.title}}</p><p id="join">{{join brief.audience ", "}}</p>
<p id="partial">{{> partials/p text=brief.title}}</p><p id="default">{{default brief.title "x"}}</p><p id="source">{{sourceLine sources.[0]}}</p>
{{#each facts}}<p id="key">{{@key}}</p><p id="text">{{text}}</p><p id="cite">{{cite this}}</p><p id="figure">{{figure this}}</p>{{/each}}
<div id="prose">{{#each sections}}{{view this}}{{/each}}</div></body></html>`

const nasty: readonly string[] = [
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  '{{brief.id}}',
  '{{{css}}}',
  '{{#each facts}}',
  '[x](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  '[@x]',
  '[@nobody]',
  '# *a* **b** `c` ~~d~~ | e |\n\n- f',
  '&lt;script&gt; &amp;',
  '__proto__',
  'constructor',
  'toString',
  '\uFDD00\uFDD1 \uFDD20\uFDD1 \uFDD3styles\uFDD1',
  "$& $1 $` $'",
  '\\3c script',
  '-->',
  ']]>',
  'undefined',
]

function reportOf(text: string): Dossier {
  return dossier({
    facts: [
      fact('x', {
        kind: 'figure',
        text,
        sources: [{ ref: 's', number: 1, at: text }],
        figure: { measure: 'm', value: 1, unit: text, qualifier: 'about' },
      }),
    ],
    sources: [
      source('s', 1, { title: text, author: [text], publisher: text, containerTitle: text, descriptor: text, genre: text }),
    ],
    brief: { title: text, audience: [text] },
  })
}

const proseYaml = `sections:
  - body: |
      {{brief.title}} **{{brief.title}}** [a](https://example.org/{{anchor brief.title}} "{{brief.title}}") {{figure "x"}} [@x]
      <i title="{{brief.title}}">{{brief.title}}</i>

      | {{brief.title}} |
      |---|
      | {{lookup (lookup facts "x") "text"}} |
`

async function render(text: string, set: TemplateSet): Promise<string> {
  const report = reportOf(text)
  const merged = mergedFrom(proseYaml, { facts: Object.values(report.facts), sources: report.sources, brief: report.brief })
  const outcome = await renderDocument(merged, set, templateHost())
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return outcome.value.html
}

/** The tags of a page with the names of their attributes: what a text must not add to. */
function skeleton(html: string): string {
  return [...html.matchAll(/<(\/?[a-z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/gi)]
    .map(([, name, attributes = '']) => {
      const names = [...attributes.matchAll(/([^\s=]+)(?:="[^"]*")?/g)].map((match) => match[1])
      return `${name} ${names.join(' ')}`
    })
    .join('\n')
}

/** Any code units, lone surrogates too, and what has a meaning somewhere on the way to the page. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(...'<>&"\'{}[]()@*_`|#\\$ \n', ...nasty),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))

const files = { 'page.hbs': everyWay, 'partials/p.hbs': '{{text}}' }

describe('texts of facts and briefs', () => {
  it.each(nasty)('cannot add to the page: %j', async (text) => {
    const set = await templateSet(files)
    const [innocent, html] = [await render('abc', set), await render(text, set)]
    expect(skeleton(html)).toBe(skeleton(innocent))
    const body = html.slice(html.indexOf('<body'))
    for (const trace of ['{{', '[@', '<script', '[object', '\uFDD0', '\uFDD1', '\uFDD2', '\uFDD3'])
      expect(body).not.toContain(trace)
    expect(/href="(?!#|https:\/\/example\.org\/)/.test(body)).toBe(false)
    // The style sheet ends where the template ends it.
    expect(html.match(/<\/style/gi)).toHaveLength(1)
  })

  it.each(nasty)('reach the reader as they are: %j', async (text) => {
    const html = await render(text, await templateSet(files))
    const shown = (id: string): string => textOfHtml(new RegExp(`<p id="${id}">(.*?)</p>`, 's').exec(html)?.[1] ?? '')
    const plain = text.replace(/\s+/g, ' ').trim()
    for (const id of ['plain', 'triple', 'lookup', 'join', 'partial', 'default', 'text']) expect(shown(id)).toBe(plain)
    expect(shown('figure')).toContain(plain)
    const prose = html.slice(html.indexOf('<div id="prose">'))
    expect(textOfHtml(prose)).toContain(plain)
  })

  it('survive whatever they are', async () => {
    const set = await templateSet({
      'page.hbs': '{{#each brief.audience}}<p>{{this}}</p>{{/each}}<q>{{#each sections}}{{view this}}{{/each}}</q>',
      'views/prose.hbs': '{{md body inline=true}}',
    })
    const yaml = 'sections:\n  - body: "{{#each brief.audience}}*{{this}}*, {{/each}}"\n'
    const texts = fc.array(anyText, { minLength: 10, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(texts, async (audience) => {
        const outcome = await renderDocument(mergedFrom(yaml, { brief: { audience } }), set, templateHost())
        const html = withoutTypesetting(outcome.ok ? outcome.value.html : '')
        const escaped = audience.map((text) => withoutTypesetting(escapeHtml(text)))
        expect(html).toContain(escaped.map((text) => `<p>${text}</p>`).join(''))
        expect(html).toContain(`<q>${escaped.map((text) => `<em>${text}</em>,`).join(' ')}</q>`)
      }),
      { numRuns: 25 },
    )
  })

  it('are the same text for a reader of the page', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = escapeHtml(text)
        expect(html).not.toMatch(/[<>"']|\{\{|\[@/)
        expect(textOfHtml(html)).toBe(text.replace(/[ \t\r\n]+/g, ' ').trim())
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is no part of the dossier', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '__defineGetter__'])(
    'cannot be reached by lookup: %s',
    async (name) => {
      const set = await templateSet({
        'page.hbs': `<p>[{{lookup brief brief.title}}{{lookup (lookup facts brief.title) "text"}}{{#with (lookup data brief.title)}}x{{/with}}]</p>`,
      })
      const merged = mergedFrom('sections: []', { brief: { title: name } })
      const outcome = await renderDocument(merged, set, templateHost())
      expect(outcome.ok && outcome.value.html).toContain('<p>[]</p>')
      expect(
        renderOutputName({ text: '{{lookup brief brief.title}}', span: { file: 'b', start: 0, end: 0 } }, merged.dossier),
      ).toMatchObject({ value: '' })
    },
  )

  it('says nothing on the console', async () => {
    const spies = (['error', 'log', 'warn'] as const).map((name) => vi.spyOn(console, name).mockImplementation(() => {}))
    await render('constructor', await templateSet({ 'page.hbs': '{{lookup brief brief.title}}' }))
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })
})

/** Long words may break, dates stay on one line: neither changes what is read. */
function withoutTypesetting(html: string): string {
  return html
    .replaceAll('<wbr>', '')
    .replace(/<\/?bdi\b[^>]*>/g, '')
    .replace(/<span class="together">(.*?)<\/span>/g, '$1')
    .replaceAll('\u00ad', '')
}
