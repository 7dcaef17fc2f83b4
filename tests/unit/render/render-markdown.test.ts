import { describe, expect, it } from 'vitest'
import { createPlaceholders } from '../../../src/render/placeholders.ts'
import { createMarkdownRenderer, type MarkdownFinding } from '../../../src/render/render-markdown.ts'
import type { BlockFinding } from '../../../src/render/report-blocks.ts'
import { loadSanitiser } from '../../../src/render/sanitise-html.ts'

const renderMarkdown = createMarkdownRenderer()

async function render(markdown: string, options: { inline?: boolean; language?: string } = {}) {
  const findings: (MarkdownFinding | BlockFinding)[] = []
  let notes = 0
  const html = renderMarkdown(markdown, {
    inline: options.inline ?? false,
    language: options.language ?? 'en-GB',
    placeholders: createPlaceholders(),
    plain: (text) => text,
    sanitise: await loadSanitiser(),
    label: (_key, fallback) => fallback,
    nextNote: () => ++notes,
    report: (finding) => findings.push(finding),
  })
  return { html, findings: findings.map(({ kind, name }) => `${kind} ${name}`) }
}

describe('Markdown', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['paragraphs', 'a\n\nb', '<p>a</p>\n<p>b</p>'],
    ['emphasis', '*a* **b** ~~c~~', '<p><em>a</em> <strong>b</strong> <del>c</del></p>'],
    ['a list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['code as it is', '`"a" -- <b>`', '<p><code>&quot;a&quot; -- &lt;b&gt;</code></p>'],
    ['a smaller-than sign', '3 < 4 & 5', '<p>3 &lt; 4 &amp; 5</p>'],
    ['a web link', '[a](https://example.org/?x=1&y=2 "T")', '<p><a href="https://example.org/?x=1&amp;y=2" title="T">a</a></p>'],
    [
      'a written-out ampersand',
      '[a](https://example.org/?x=1&amp;y=2)',
      '<p><a href="https://example.org/?x=1&amp;y=2">a</a></p>',
    ],
    ['a place in the report', '[a](#sources)', '<p><a href="#sources">a</a></p>'],
    [
      'an address by itself',
      'see https://example.org/a--b.',
      '<p>see <a href="https://example.org/a--b">https://example.org/a--b</a>.</p>',
    ],
    ['mail', '<a@example.org>', '<p><a href="mailto:a@example.org">a@example.org</a></p>'],
    ['tasks without form fields', '- [x] a\n- [ ] b', '<ul>\n<li>[x] a</li>\n<li>[ ] b</li>\n</ul>'],
  ]
  it.each(cases)('renders %s', async (_name, markdown, html) => {
    expect(await render(markdown)).toEqual({ html, findings: [] })
  })

  it('renders tables with headers that name their columns', async () => {
    const { html } = await render('| a | b |\n|---|--:|\n| 1 | 2 |')
    expect(html).toContain('<th scope="col">a</th>')
    expect(html).toContain('<td style="text-align:right">2</td>')
  })

  it('renders a run of text without paragraphs', async () => {
    expect((await render('# a *b*\n- c', { inline: true })).html).toBe('# a <em>b</em>\n- c')
  })
})

describe('headings', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['start at h3', '# a', ['h3']],
    ['go down one by one', '# a\n### b\n###### c', ['h3', 'h4', 'h5']],
    ['come back to the level they had', '# a\n### b\n## c\n# d', ['h3', 'h4', 'h4', 'h3']],
    ['start at h3 whatever they were', '#### a\n## b', ['h3', 'h3']],
    ['end at h6', '# a\n## b\n### c\n#### d\n##### e\n###### f', ['h3', 'h4', 'h5', 'h6', 'h6', 'h6']],
    ['follow the same rule in HTML', '<h1>a</h1>\n\n<h5>b</h5>', ['h3', 'h4']],
  ]
  it.each(cases)('%s', async (_name, markdown, levels) => {
    const { html = '' } = await render(markdown)
    expect([...html.matchAll(/<(h\d)/g)].map((match) => match[1])).toEqual(levels)
    expect([...html.matchAll(/<\/(h\d)/g)].map((match) => match[1])).toEqual(levels)
  })
})

describe('typography', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['en-GB', '"a" and \'b\'', '“a” and ‘b’'],
    ['en', "it's the '90s; the dogs' bones", 'it’s the ’90s; the dogs’ bones'],
    ['en', '("a", "b") — "c"', '(“a”, “b”) — “c”'],
    ['en', 'he said "*now*" and "`x`"', 'he said “<em>now</em>” and “<code>x</code>”'],
    ['en', '"[a](#b)"', '“<a href="#b">a</a>”'],
    ['en', 'a "b\nc" d', 'a “b\nc” d'],
    ['en', '1--2 --- 3...', '1–2 — 3…'],
    ['en', '\\"a\\"', '&quot;a&quot;'],
    ['en', '"\'a\' b"', '“‘a’ b”'],
    ['de', '"a" und \'b\'', '„a“ und ‚b‘'],
    ['fr', '"a" l\'an', '«\u202fa\u202f» l’an'],
    ['ru', '"а"', '«а»'],
    ['ur', '"الف"', '”الف“'],
    ['fa', '"الف"', '«الف»'],
    ['sv', '"a"', '”a”'],
    ['xx', '"a"', '“a”'],
  ]
  it.each(cases)('%s: %s → %s', async (language, markdown, html) => {
    expect((await render(markdown, { language, inline: true })).html).toBe(html)
  })
})

describe('what reports do not carry', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['scripts', 'a <script>alert(1)</script> b', 'a  b', ['html <script>']],
    ['event handlers', '<b onclick="x()">a</b>', '<b>a</b>', ['html onclick']],
    ['images in HTML', '<img src=x onerror=alert(1)> a', ' a', ['html <img>']],
    ['styles', '<style>p{}</style>a', 'a', ['html <style>']],
    ['frames', '<iframe src="https://example.org"></iframe>a', 'a', ['html <iframe>']],
    ['ids, which could take another’s place', '<b id="cite-1" class="x">a</b>', '<b class="x">a</b>', []],
    ['script addresses in HTML', '<a href="javascript:alert(1)">a</a>', '<a>a</a>', []],
    ['script addresses in links', '[a](javascript:alert(1))', 'a', ['link javascript:alert(1)']],
    ['script addresses in disguise', '[a](<java\tscript:alert(1)>)', 'a', ['link java\tscript:alert(1)']],
    ['script addresses by references', '[a](javascript&#58;alert&#40;1&#41;)', 'a', ['link javascript&#58;alert&#40;1&#41;']],
    ['data addresses', '[a](data:text/html,x)', 'a', ['link data:text/html,x']],
    ['paths of a machine', '[a](/etc/passwd)', 'a', ['link /etc/passwd']],
    ['other files', '[a](other.html)', 'a', ['link other.html']],
  ]
  it.each(cases)('leaves out %s', async (_name, markdown, html, findings) => {
    expect(await render(markdown, { inline: true })).toEqual({ html: html.trim(), findings })
  })

  it('keeps simple HTML, closed', async () => {
    expect((await render('H<sub>2</sub>O <b>bold', { inline: true })).html).toBe('H<sub>2</sub>O <b>bold</b>')
  })

  it('waits for the sanitiser when there is HTML', () => {
    const options = {
      language: 'en',
      placeholders: createPlaceholders(),
      plain: (text: string) => text,
      sanitise: undefined,
      label: () => '',
      nextNote: () => 1,
      report: () => {},
    }
    expect(renderMarkdown('a <b>c</b>', { ...options, inline: true })).toBeUndefined()
    expect(renderMarkdown('a < b', { ...options, inline: true })).toBe('a &lt; b')
  })
})

describe('blocks for reports', () => {
  it('are footnotes that lead there and back, lettered in the order of their marks', async () => {
    const { html, findings } = await render('One[^b], two[^a], one again[^b].\n\n[^a]: About *two*.\n[^b]: About\n  "one".')
    expect(findings).toEqual([])
    expect(html).toBe(
      [
        '<p>One<sup class="note-mark"><a id="noteref-1" href="#note-1" aria-label="Note a">a</a></sup>, two<sup class="note-mark"><a id="noteref-2" href="#note-2" aria-label="Note b">b</a></sup>, one again<sup class="note-mark"><a href="#note-1" aria-label="Note a">a</a></sup>.</p>',
        '<ul class="notes">',
        '<li id="note-1"><a class="note-back" href="#noteref-1" aria-label="Back to note a">a</a> About “one”.</li>',
        '<li id="note-2"><a class="note-back" href="#noteref-2" aria-label="Back to note b">b</a> About <em>two</em>.</li>',
        '</ul>',
      ].join('\n'),
    )
  })

  it('keep their footnotes beside HTML, which may not name places of its own', async () => {
    const { html } = await render('One[^b] <b id="sources">x</b>.\n\n[^b]: Note.')
    expect(html).toContain('<a id="noteref-1" href="#note-1" aria-label="Note a">a</a>')
    expect(html).toContain('<b>x</b>')
  })

  it.each([
    ['a mark without its note', 'a[^x]', 'footnote no footnote is written for `[^x]`'],
    ['a note without its mark', 'a\n\n[^x]: b', 'footnote nothing refers to the footnote `[^x]`'],
    ['an unknown callout', '> [!WARNNG]\n> a', 'callout WARNNG'],
  ])('report %s', async (_what, markdown, finding) => {
    expect((await render(markdown)).findings).toEqual([finding])
  })

  it.each([
    [
      'callouts',
      '> [!WARNING]\n> The "gauge" failed.\n>\n> - a',
      '<div class="callout callout-warning">\n<p class="callout-label">WARNING</p>\n<p>The “gauge” failed.</p>\n<ul>\n<li>a</li>\n</ul>\n</div>',
    ],
    [
      'callouts of one line',
      '> [!note] a',
      '<div class="callout callout-note">\n<p class="callout-label">NOTE</p>\n<p>a</p>\n</div>',
    ],
    ['quotations', '> a [!NOTE]', '<blockquote>\n<p>a [!NOTE]</p>\n</blockquote>'],
    [
      'definitions',
      'Gauge\n: A *pole*\n: With marks.\n\nShelter\n: A school on\nhigher ground.',
      '<ul class="definitions">\n<li><strong class="term">Gauge</strong> A <em>pole</em>; With marks.</li>\n<li><strong class="term">Shelter</strong> A school on higher ground.</li>\n</ul>',
    ],
    ['no definitions without a term', 'a\n\n: b', '<p>a</p>\n<p>: b</p>'],
  ])('are %s', async (_what, markdown, html) => {
    expect(await render(markdown)).toEqual({ html, findings: [] })
  })

  it.each([
    ['after', '| a |\n|---|\n| 1 |\n\nTable: Rain by *day*'],
    ['before', 'Table: Rain by *day*\n\n| a |\n|---|\n| 1 |'],
    ['with a colon alone', '| a |\n|---|\n| 1 |\n\n: Rain by *day*'],
  ])('are captions of tables, %s', async (_where, markdown) => {
    const { html } = await render(markdown)
    expect(html).toMatch(/^<table>\n<caption>Rain by <em>day<\/em><\/caption>\n<thead>/)
    expect(html).not.toContain('<p>')
  })

  it('are figures: an image that is a paragraph, its title the caption', async () => {
    expect((await render('![Map](m.png "The *district*")')).html).toMatch(
      /^<figure class="picture">\n[^<]+\n<figcaption>The <em>district<\/em><\/figcaption>\n<\/figure>$/,
    )
    expect((await render('See ![Map](m.png "The district") here')).html).toMatch(/^<p>See [^<]+ here<\/p>$/)
  })
})

describe('French', () => {
  it('has spaces that do not break where spaces were typed, and none where none were', async () => {
    const { html } = await render('« mot » oui ! non ? ici : là ; et 10:30', { language: 'fr', inline: true })
    expect(html).toBe('«\u202fmot\u202f» oui\u202f! non\u202f? ici\u00a0: là\u202f; et 10:30')
  })
})
