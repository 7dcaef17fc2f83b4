/** The reference tables of the documentation are made from the schemas and tables of the program; this says that the committed pages have them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { fillRegions, regionNames } from '../../../scripts/reference/fill-regions.mjs'
import { referencePages, referenceRegions } from '../../../scripts/reference/reference-regions.mjs'
import { viewNames } from '../../../src/brief/brief.ts'
import { helperDocs } from '../../../src/render/helpers/helper-table.ts'
import { factKinds } from '../../../src/terms/fact-terms.ts'
import { readText } from './read-page.ts'

let regions: ReadonlyMap<string, string> = new Map()
beforeAll(async () => {
  regions = await referenceRegions(
    (module) => import(/* @vite-ignore */ new URL(`../../../src/${module}.ts`, import.meta.url).href),
    readText,
  )
})

describe.each(referencePages)('%s', (page) => {
  it('is current: run `npm run docs` and commit when it is not', () => {
    expect(readText(page)).toBe(fillRegions(readText(page), regions))
  })
})

describe('the generated regions', () => {
  it('stand on a page, each once', () => {
    const shown = referencePages.flatMap((page) => regionNames(readText(page)))
    expect([...shown].sort()).toEqual([...regions.keys()].sort())
  })

  it('have every key of a brief, every helper, every view', () => {
    expect(regions.get('brief-keys')).toContain('| `nextUpdate` |')
    for (const { usage } of helperDocs()) expect(regions.get('helpers')).toContain(`| \`${usage}\` |`)
    for (const view of viewNames) expect(regions.get('views')).toContain(`| \`${view}\` |`)
  })

  it('say which defaults and short forms there are', () => {
    expect(regions.get('brief-keys')).toContain(
      '| `status` | one of `draft`, `review`, `final`, `corrected`, `withdrawn` | `draft` |',
    )
    expect(regions.get('brief-keys')).toContain('| `sections` | one or several, each a mapping, or its `view` alone |')
    expect(regions.get('fact-keys')).toContain('| `text` | text: `The crossing at Torkham is shut.` | **needed** |')
  })

  it('ask the program what a view takes', () => {
    expect(regions.get('views')).toMatch(/\| `timeline` .* Without `select`: facts of kind `event`, `status`\. \| `select` \|/)
    expect(regions.get('views')).toMatch(/\| `sector` .* \| `needs`, `response`, `gaps`, `figures` \|/)
  })

  it('have the paths of templates with what is known of them', () => {
    expect(regions.get('paths')).toContain('| `value` | a value; may be absent | The number of a figure, without grouping. |')
    expect(regions.get('paths')).toContain(
      '| `judgements` | a list of judgements (see [a judgement](#a-judgement); with ids in place of facts in `basis`) |',
    )
  })
})

describe('words', () => {
  const rowsWithout = (region: string, cell: RegExp) => (regions.get(region) ?? '').split('\n').filter((row) => cell.test(row))

  it('are there for every path: in a comment of its type, a schema, or scripts/reference/path-remarks.mjs', () => {
    expect(rowsWithout('paths', /\|\s*\|$/)).toEqual([])
  })

  it('are there for every key: in `meta` of its schema', () => {
    for (const region of ['brief-keys', 'fact-keys', 'config-keys', 'brand-keys', 'template-keys'])
      expect(rowsWithout(region, /\|\s*\|$/)).toEqual([])
  })

  it('are there for every view: in scripts/reference/view-table.mjs', () => {
    expect(rowsWithout('views', /^\| `\w+` \| [^|]+ \|\s+\|/)).toEqual([])
  })
})

describe('fillRegions', () => {
  const made = new Map([['a', 'new']])

  it('replaces what stands between the marks and nothing else', () => {
    const page = 'before\n<!-- generated: a -->\nold\nolder\n<!-- /generated -->\nafter'
    const filled = 'before\n<!-- generated: a -->\n\nnew\n\n<!-- /generated -->\nafter'
    expect(fillRegions(page, made)).toBe(filled)
    expect(fillRegions(filled, made)).toBe(filled)
  })

  it.each([
    ['<!-- generated: b -->\n<!-- /generated -->', /no text is made for the region `b`/],
    ['<!-- generated: a -->', /region `a` is not closed/],
    ['<!-- generated: a -->\n<!-- generated: a -->\n<!-- /generated -->', /`a` is not closed before `a`/],
    ['<!-- /generated -->', /closes nothing/],
  ])('refuses marks that are wrong: %j', (page, message) => {
    expect(() => fillRegions(page, made)).toThrow(message)
  })
})

it('docs/facts.md describes every kind of fact, and no other', () => {
  const section = /^## Kinds$([\s\S]*?)^## /m.exec(readText('docs/facts.md'))?.[1] ?? ''
  expect([...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind).filter((kind) => kind !== 'kind')).toEqual([
    ...factKinds,
  ])
})
