/** Every worked example of the documentation builds as it stands, without so much as a warning, and does what the page says of it. */
import { describe, expect, it } from 'vitest'
import { type BuiltExample, buildExample } from './build-example.ts'
import { countExampleMarks, readExamples } from './read-examples.ts'
import { readText } from './read-page.ts'

const pages = [
  'README.md',
  'docs/briefs.md',
  'docs/facts.md',
  'docs/templates.md',
  'docs/config.md',
  'docs/pictures.md',
  'docs/translations.md',
]
/** What a project of templates or settings is tried on. */
const floods = readExamples(readText('docs/briefs.md')).find((project) => project.name === 'floods')?.files ?? {}

function complete(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.keys(files).some((path) => path.startsWith('briefs/')) ? files : { ...floods, ...files }
}

function settings(files: Readonly<Record<string, string>>): readonly string[] {
  return files['templates/house/template.yaml'] === undefined ? [] : ['template=house']
}

const builds = new Map<string, Promise<BuiltExample>>()

/** Each example once, however many tests look at it. */
function build(page: string, name: string): Promise<BuiltExample> {
  const files = readExamples(readText(page)).find((project) => project.name === name)?.files
  if (files === undefined) throw new Error(`${page} has no example \`${name}\``)
  const key = `${page} ${name}`
  const built = builds.get(key) ?? buildExample(complete(files), settings(files))
  builds.set(key, built)
  return built
}

describe.each(pages)('%s', (page) => {
  const examples = readExamples(readText(page))

  it('has a block below every mark', () => {
    const { marks, blocks } = countExampleMarks(readText(page))
    expect(blocks).toBe(marks)
    expect(marks).toBeGreaterThan(0)
  })

  it.each(examples.map(({ name }) => name))('%s: nothing is wrong with it', async (name) => {
    const { findings, pages: built } = await build(page, name)
    // A note tells what a report goes without, and finds nothing wrong with it.
    expect(findings.filter((finding) => !finding.startsWith('note '))).toEqual([])
    expect([...built.values()].map((html) => html.slice(0, 15))).toEqual([...built].map(() => '<!doctype html>'))
    expect(built.size).toBeGreaterThan(0)
  })
})

describe('docs/translations.md', () => {
  /** What a reader sees, without the places where a word may break. */
  const shown = (html = ''): string =>
    html
      .slice(html.indexOf('<body'))
      .replace(/<[^>]+>|\u00ad/g, '')
      .replace(/\s+/g, ' ')

  it('prints the report in French: figures as the language writes them, titles of sources as they were published', async () => {
    const { pages: built } = await build('docs/translations.md', 'bridge')
    const french = shown(built.get('bridge-fr'))
    expect(french).toContain('Le pont est fermé aux camions depuis le 11 avril.')
    expect(french).toContain('1 240 ménages')
    expect(built.get('bridge-fr')).toContain('<cite class="source-title" lang="en">Road bulletin 7</cite>')
    expect(french).toContain('Direction des routes du Nord')
    for (const english of ['The bridge', 'lorries', 'households', 'Authority']) expect(french).not.toContain(english)
    expect(shown(built.get('bridge'))).toContain('The bridge is shut to lorries since 11 April.')
  })

  it('prints a quotation in translation and as it was said', async () => {
    const files: Record<string, string> = {
      ...readExamples(readText('docs/translations.md')).find(({ name }) => name === 'bridge')?.files,
    }
    const changed = (path: string, from: string, to: string) => ({ [path]: `${files[path]}`.replace(from, to) })
    const { pages: built } = await buildExample({
      ...files,
      ...changed('briefs/bridge/brief.yaml', 'variants:', '  - view: facts\nvariants:'),
      ...changed(
        'briefs/bridge/facts.yaml',
        'attributedTo: roads\n',
        'attributedTo: roads\n    quote: {text: Not before the river falls}\n',
      ),
      ...changed(
        'briefs/bridge/translations/fr.yaml',
        'texts:\n',
        'texts:\n  - {original: Not before the river falls, translation: Pas avant la décrue}\n',
      ),
    })
    const html = (built.get('bridge-fr') ?? '').replaceAll('\u00ad', '')
    expect(html).toMatch(
      /<q class="fact-quote">Pas avant la décrue<\/q> <q class="fact-quote" lang="en-GB"[^>]*>Not before the river falls<\/q>/,
    )
  })
})

describe('docs/briefs.md', () => {
  it('has a callout, a caption, terms and a footnote', async () => {
    const { pages: built } = await build('docs/briefs.md', 'floods 1')
    const html = built.get('floods') ?? ''
    expect(html).toContain('<p class="callout-label">Warning</p>')
    expect(html).toContain('<caption>Who is meant</caption>')
    expect(html).toContain('<strong class="term">Household</strong> People who share a kitchen.')
    expect(html).toMatch(/<li id="note-1">.*A pole with marks, read by hand\.<\/li>/)
  })

  it('has a variant for everybody that holds nothing of what is for the desk', async () => {
    const { pages: built, findings } = await build('docs/briefs.md', 'floods 3')
    const [desk, open] = [built.get('floods') ?? '', built.get('floods-public') ?? '']
    for (const text of ['ferry carries lorries', 'Patrol log 41', 'Who owns the ferry', 'Whether the patrol was seen']) {
      expect(desk).toContain(text)
      expect(open).not.toContain(text)
    }
    expect(open).toContain('How goods cross the river')
    expect(open).toContain('Households without a road connection')
    expect(findings.filter((finding) => finding.startsWith('note handling/withheld'))).toHaveLength(1)
  })

  it('names the files that variants make', async () => {
    const { pages: built } = await build('docs/briefs.md', 'floods 4')
    expect([...built.keys()].sort()).toEqual(['floods', 'floods-letter', 'floods-public'])
    expect(built.get('floods-public')).toContain('"TLP:CLEAR"')
    expect(built.get('floods-letter')).toContain('size: Letter')
  })

  it('makes a report of each row, filled in', async () => {
    const { pages: built } = await build('docs/briefs.md', 'floods 5')
    expect([...built.keys()]).toEqual(['floods-003-ashe', 'floods-003-veld'])
    expect(built.get('floods-003-veld')).toContain('<h1>Flooding in Veld</h1>')
  })

  it('prints a table from a dataset', async () => {
    const { pages: built } = await build('docs/briefs.md', 'floods 6')
    expect(built.get('floods')).toMatch(/<td>Ashe<\/td>\s*<td[^>]*>800/)
  })
})

describe('docs/facts.md', () => {
  it('has two claims that contradict each other, and shows it', async () => {
    const { pages: built } = await build('docs/facts.md', 'floods')
    expect(built.get('floods')?.match(/class="flag">contested</g)?.length).toBeGreaterThanOrEqual(2)
  })

  it('reads the CSV and the Markdown file too', async () => {
    const last = readExamples(readText('docs/facts.md')).at(-1)?.files ?? {}
    expect(Object.keys(last)).toContain('briefs/floods/facts/update.yaml')
    const others = { 'briefs/floods/facts/figures.csv': /lorries-waiting/, 'briefs/floods/facts/detour.md': /detour for lorries/ }
    const blocks = [...readText('docs/facts.md').matchAll(/<!-- example floods \+ (\S+) -->\n```\w+\n([\s\S]*?)^```$/gm)]
    const written = Object.fromEntries(blocks.map(([, path = '', content = '']) => [path, content]))
    const files = { ...last, ...Object.fromEntries(Object.keys(others).map((path) => [path, written[path] ?? ''])) }
    const brief = `${last['briefs/floods/brief.yaml']}  - {view: facts, select: {ids: [lorries-waiting, schools-shut, detour]}}\n`
    const { findings, pages: built } = await buildExample({ ...files, 'briefs/floods/brief.yaml': brief })
    expect(findings).toEqual([])
    for (const words of Object.values(others)) expect(built.get('floods')).toMatch(words)
    expect(built.get('floods')).toContain('about 60')
  })
})

describe('docs/templates.md', () => {
  it('makes a brand: names, colours, logo', async () => {
    const { pages: built } = await build('docs/templates.md', 'brand')
    const html = built.get('floods') ?? ''
    expect(html).toContain('--accent: #7a1f3d;')
    expect(html).toContain('--ink: #1b1b1f;')
    expect(html).toMatch(/<img class="brand-logo" src="data:image\/svg\+xml[^"]*" alt="Northern Relief Network">/)
    expect(html).toMatch(/masthead-kind">Flood bulletin</)
  })

  it('makes a house style: colour, logo, words and a view of its own', async () => {
    const { pages: built } = await build('docs/templates.md', 'house')
    const html = built.get('floods') ?? ''
    expect(html).toContain('--accent: #7a1f3d')
    expect(html).toMatch(/\.masthead-block \{\s*background-image: url\("data:image\/svg\+xml/)
    expect(html).toContain('Flood bulletin')
    expect(html).toContain('<span>Open questions</span>')
    expect(html).toContain('<ol class="questions">')
  })

  it('makes a long report of its own from `dossier`, in under ten lines', async () => {
    const files = readExamples(readText('docs/templates.md')).find((project) => project.name === 'long')?.files ?? {}
    const lines = Object.values(files).flatMap((text) => text.trimEnd().split('\n'))
    expect(lines.length).toBeLessThan(10)
    expect(readText('docs/templates.md')).toContain(
      `is ${['', '', '', '', '', '', '', 'seven', 'eight', 'nine'][lines.length]} lines`,
    )
    const { pages: built } = await build('docs/templates.md', 'long')
    const html = built.get('floods') ?? ''
    expect(html).toMatch(/<[a-z]+ class="cover\b/)
    expect(html).toContain('class="contents')
    // Its own say comes last.
    expect(html.lastIndexOf('background: #7a1f3d')).toBeGreaterThan(html.indexOf('background: var(--accent)'))
  })

  it('makes a font and a margin box of its own', async () => {
    const { pages: built } = await build('docs/templates.md', 'fonts')
    const html = built.get('floods') ?? ''
    expect(html).toMatch(/font-family: 'House Sans';[^}]*url\("data:font\/woff2/)
    expect(html).toContain("'   Northern desk   '")
  })

  it('makes helpers of its own: text that is escaped, HTML that is not, the report’s language and moment', async () => {
    const { pages: built } = await build('docs/templates.md', 'own')
    const html = built.get('floods') ?? ''
    expect(html).toContain('<span class="badge badge-high">open</span>')
    expect(html).toMatch(/<p>Asked 11 days ago:<\/p>/)
  })

  it('lists the custom properties that the margins read, and no others', () => {
    const page = readText('docs/templates.md')
    const listed = [...page.matchAll(/^\| (`--.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(--[a-z-]+)`/g)].map(([, name]) => name),
    )
    const set = [...readText('templates/base/partials/page-words.hbs').matchAll(/^ {2}(--[a-z-]+):/gm)].map(([, name]) => name)
    expect([...listed].sort()).toEqual([...new Set(set)].sort())
  })
})

describe('docs/config.md', () => {
  it('shows settings that reach the report', async () => {
    const { pages: built } = await build('docs/config.md', 'project')
    const html = built.get('floods') ?? ''
    expect(html).toMatch(/masthead-kind">Flood bulletin</)
    expect(html).toContain('desk@example.org')
  })

  it('prints labels of the project’s own, in their colours, and goes without what they keep back', async () => {
    const { pages: built } = await build('docs/config.md', 'scheme')
    const [own, open] = [built.get('bridge') ?? '', built.get('bridge-public') ?? '']
    expect(own).toContain('--marking-label: "PARTNERS ONLY"')
    expect(own).toMatch(/--marking-text: #000000;\s*--marking-field: #FFD54F/)
    expect(own).toContain('for members of the network')
    expect(open).toContain('--marking-label: "OPEN"')
    expect(open).not.toMatch(/ferry/)
  })
})
