import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { createDiskHost } from '../../../src/host/disk-host.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { listTemplates } from '../../../src/render/list-templates.ts'
import { createTemplateLoader, loadTemplateSet } from '../../../src/render/load-template-set.ts'
import { templateJsonSchema } from '../../../src/render/template-schema.ts'
import type { TemplateSet } from '../../../src/render/template-set.ts'
import { toPlain } from '../../../src/text/located-tree.ts'
import { marked, places } from './render-support.ts'

const repository = resolve(import.meta.dirname, '..', '..', '..')

const shipped = {
  'sitrep:templates/base/template.yaml':
    'title: Base\nstyles: [styles/a.css, styles/b.css]\ndefaults: {paper: A4, lexicon: phia}\n',
  'sitrep:templates/base/page.hbs': 'base page',
  'sitrep:templates/base/partials/head.hbs': 'base head',
  'sitrep:templates/base/partials/foot.hbs': 'base foot',
  'sitrep:templates/base/styles/a.css': '.base-a{}',
  'sitrep:templates/base/styles/b.css': '.base-b{}',
  'sitrep:templates/base/labels/en.yaml': 'asOf: As of\nview: {gaps: Gaps, facts: Facts}\n',
  'sitrep:templates/sitrep/template.yaml': 'title: Sitrep\nextends: base\nstyles: styles/c.css\ndefaults: {paper: Letter}\n',
  'sitrep:templates/sitrep/partials/head.hbs': 'sitrep head',
  'sitrep:templates/sitrep/styles/c.css': '.sitrep-c{}',
}

async function load(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<TemplateSet> {
  const outcome = await loadTemplateSet(name, createMemoryHost(files))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return outcome.value
}

async function problems(name: string, files: Readonly<Record<string, string>>): Promise<readonly Diagnostic[]> {
  return (await loadTemplateSet(name, createMemoryHost(files), { file: 'brief.yaml', start: 10, end: 16 })).diagnostics
}

const textOf = (set: TemplateSet, name: string): string | undefined => set.sources.get(name)?.file.text
const css = (set: TemplateSet): string => set.styles.assemble('', 'en').replace(/\s+/g, ' ').trim()

describe('loadTemplateSet', () => {
  it('takes what a template lacks from the one it extends', async () => {
    const set = await load('sitrep', shipped)
    expect(set.title).toBe('Sitrep')
    expect(set.chain).toEqual(['sitrep', 'base'])
    expect([...set.sources.keys()]).toEqual(['page', 'partials/foot', 'partials/head'])
    expect(textOf(set, 'partials/head')).toBe('sitrep head')
    expect(textOf(set, 'partials/foot')).toBe('base foot')
    expect(css(set)).toBe('.base-a{} .base-b{} .sitrep-c{}')
    expect(set.defaults.map(toPlain)).toEqual([{ paper: 'A4', lexicon: 'phia' }, { paper: 'Letter' }])
  })

  it('takes a project’s single files before the shipped ones, in every template of the chain', async () => {
    const set = await load('sitrep', {
      ...shipped,
      'templates/sitrep/partials/foot.hbs': 'project foot',
      'templates/base/page.hbs': 'project page',
      'templates/base/styles/a.css': '.project-a{}',
      'templates/base/labels/en.yaml': 'view: {gaps: Unknowns}\n',
    })
    expect(textOf(set, 'partials/foot')).toBe('project foot')
    expect(textOf(set, 'partials/head')).toBe('sitrep head')
    expect(textOf(set, 'page')).toBe('project page')
    expect(css(set)).toBe('.project-a{} .base-b{} .sitrep-c{}')
    expect(Object.fromEntries(set.words.get('en') ?? [])).toEqual({
      asOf: 'As of',
      'view.gaps': 'Unknowns',
      'view.facts': 'Facts',
    })
  })

  it('lets a project’s template extend a shipped one', async () => {
    const set = await load('ours', {
      ...shipped,
      'templates/ours/template.yaml': 'title: Ours\nextends: sitrep\nstyles: [styles/b.css, styles/ours.css]\n',
      'templates/ours/styles/b.css': '.ours-b{}',
      'templates/ours/styles/ours.css': '.ours{}',
    })
    expect(set.chain).toEqual(['ours', 'sitrep', 'base'])
    // The same path takes the place of the parent's sheet in the cascade.
    expect(css(set)).toBe('.base-a{} .ours-b{} .sitrep-c{} .ours{}')
  })

  it('says what it has read', async () => {
    const set = await load('sitrep', shipped)
    const read = Object.keys(shipped).filter((path) => path !== 'sitrep:templates/base/partials/head.hbs')
    expect([...set.reads.keys()]).toEqual(['brand.yaml', ...read].sort())
    for (const path of read) expect(set.reads.get(path)).toMatch(/^[0-9a-f]{64}$/)
    // Looked for and not there: a brand that comes later makes every report another.
    expect(set.reads.get('brand.yaml')).toBeUndefined()
  })
})

describe('loadTemplateSet: what is wrong', () => {
  it('an unknown template, at the place that asks for it', async () => {
    const found = await problems('sitrpe', shipped)
    expect(places(found)).toEqual(['template/not-found brief.yaml:10-16'])
    expect(found[0]?.hints).toEqual(['check if you meant `sitrep`', 'use one of `base`, `sitrep`'])
  })

  it.each(['../base', 'a/b', '*', '', '..'])('a name that is no folder’s: %s', async (name) => {
    expect((await problems(name, shipped)).map(({ code }) => code)).toEqual(['template/not-found'])
  })

  const specs: readonly (readonly [string, string, string, string])[] = [
    ['an unknown parent', 'title: A\nextends: ⟦bsae⟧\n', 'template/not-found', 'no template is called `bsae`'],
    ['a circle', 'title: A\nextends: ⟦a⟧\n', 'template/invalid', 'templates extend one another in a circle: `a` extends `a`'],
    ['an unknown key', 'title: A\n⟦style⟧: [x.css]\n', 'template/invalid', 'unknown key `style`'],
    ['a wrong value', 'title: A\nstyles: [⟦{a: b}⟧]\n', 'template/invalid', 'expected text, found a mapping'],
    [
      'a style sheet that is not there',
      'title: A\nstyles: [⟦styles/x.css⟧]\n',
      'template/missing-asset',
      'there is no style sheet `styles/x.css`',
    ],
    [
      'a style sheet outside of the template',
      'title: A\nstyles: [⟦../b/x.css⟧]\n',
      'template/missing-asset',
      'there is no style sheet `../b/x.css`',
    ],
    ['what is no YAML', 'title: A\n⟦title⟧: B\n', 'yaml/syntax', ''],
  ]
  it.each(specs)('%s', async (_name, spec, code, message) => {
    const { text, start, end } = marked(spec)
    const found = await problems('a', { ...shipped, 'templates/a/template.yaml': text })
    expect(places(found)).toEqual([`${code} templates/a/template.yaml:${start}-${end}`])
    expect(found[0]?.message).toContain(message)
  })

  it('a circle of several', async () => {
    const files = { 'templates/a/template.yaml': 'title: A\nextends: b\n', 'templates/b/template.yaml': 'title: B\nextends: a\n' }
    expect((await problems('a', files))[0]?.message).toBe('templates extend one another in a circle: `a` extends `b` extends `a`')
  })

  it('labels that are no words', async () => {
    const { text, start, end } = marked('asOf: As of\nkind:\n  ⟦claim⟧: [a]\n')
    const found = await problems('a', { 'templates/a/template.yaml': 'title: A', 'templates/a/labels/en.yaml': text })
    expect(places(found)).toEqual([`template/invalid templates/a/labels/en.yaml:${start}-${end}`])
  })
})

describe('createTemplateLoader', () => {
  it('loads each template once and places its errors where each brief asks', async () => {
    const loader = createTemplateLoader(createMemoryHost(shipped))
    const [first, second] = await Promise.all([loader.load('sitrep'), loader.load('sitrep')])
    expect(first.ok && second.ok && first.value === second.value).toBe(true)
    const spans = [1, 2].map((start) => ({ file: 'b.yaml', start, end: 9 }))
    const found = await Promise.all(spans.map((span) => loader.load('none', span)))
    expect(found.map(({ diagnostics }) => diagnostics[0]?.span)).toEqual(spans)
  })

  it('compiles and checks a set once', async () => {
    const set = await load('sitrep', shipped)
    expect(set.engine()).toBe(set.engine())
    expect(set.findings()).toBe(set.findings())
  })
})

describe('the shipped templates', () => {
  // The built program relies on it, and does not look again (`isAsShipped`).
  it.each(readdirSync(join(repository, 'templates')))('have nothing wrong: %s', async (name) => {
    const host = createDiskHost({ root: join(repository, 'docs'), shippedRoot: repository, now: new Date(0) })
    const outcome = await loadTemplateSet(name, host)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
    expect(outcome.value.sources.size).toBeGreaterThan(10)
    expect(outcome.value.findings()).toEqual([])
    expect(outcome.value.looksIntoData()).toBe(false)
  })
})

describe('listTemplates', () => {
  it('lists the project’s and the shipped ones', async () => {
    const host = createMemoryHost({
      ...shipped,
      'templates/ours/template.yaml': 'title: Ours\ndescription: D\nextends: sitrep\n',
      'templates/bad/template.yaml': 'titel: X\n',
    })
    const { templates, diagnostics } = await listTemplates(host)
    expect(templates).toEqual([
      { name: 'base', title: 'Base', origin: 'shipped' },
      { name: 'ours', title: 'Ours', description: 'D', extends: 'sitrep', origin: 'project' },
      { name: 'sitrep', title: 'Sitrep', extends: 'base', origin: 'shipped' },
    ])
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['template/invalid']))
  })
})

describe('templateJsonSchema', () => {
  it('knows every key', () => {
    const { properties } = templateJsonSchema() as { properties: object }
    expect(Object.keys(properties)).toEqual(['title', 'description', 'extends', 'styles', 'notes', 'maxPages', 'defaults'])
  })
})
