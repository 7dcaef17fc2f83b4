/** Who says something last wins, everything else stays, and every value still knows the place that said it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeLayers, overrideFile, overrideLayer } from '../../../src/brief/layers.ts'
import { nodeAt, toPlain } from '../../../src/text/located-tree.ts'
import { parseYaml } from '../../../src/text/parse-yaml.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

function layer(file: string, text: string) {
  return parseYaml(createTextFile(file, text)).root!
}

const plain = (node: ReturnType<typeof mergeLayers>) => node && JSON.parse(JSON.stringify(toPlain(node)))

describe('mergeLayers', () => {
  it('merges mappings key by key and replaces lists and single values, each value with its place', () => {
    const merged = mergeLayers([
      layer('config', 'tlp: GREEN\ncontacts: [{name: a}, {name: b}]\ndata: {x: 1.csv, y: 2.csv}'),
      layer('template', 'paper: Letter'),
      layer('brief', 'title: T\ntlp: CLEAR\ncontacts: [{name: c}]\ndata: {y: 3.csv}'),
    ])
    expect(plain(merged)).toEqual({
      tlp: 'CLEAR',
      contacts: [{ name: 'c' }],
      data: { x: '1.csv', y: '3.csv' },
      paper: 'Letter',
      title: 'T',
    })
    const fileOf = (...path: (string | number)[]) => nodeAt(merged!, path)?.span.file
    expect([fileOf('tlp'), fileOf('data', 'x'), fileOf('data', 'y'), fileOf('paper'), fileOf('contacts', 0, 'name')]).toEqual([
      'brief',
      'config',
      'brief',
      'template',
      'brief',
    ])
  })

  it('takes a value away where a layer gives the key empty', () => {
    const merged = mergeLayers([layer('a', 'banner: EXERCISE'), layer('b', 'banner:')])
    expect(plain(merged)).toEqual({ banner: null })
  })

  it('of none is nothing, of one is itself', () => {
    expect(mergeLayers([])).toBeUndefined()
    const one = layer('a', 'tlp: GREEN')
    expect(mergeLayers([one])).toBe(one)
  })

  it('has everything the last layer says, and of the others what no later one touches', () => {
    const value = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.array(fc.integer(), { maxLength: 2 }), tie('map')),
      map: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('node'), { maxKeys: 3 }),
    })).map
    const tree = value.map((json) => layer('x', JSON.stringify(json)))
    fc.assert(
      fc.property(tree, tree, (under, over) => {
        const merged = mergeLayers([under, over])!
        expect(plain(mergeLayers([over, over]))).toEqual(plain(over))
        expect(merged.kind === 'map' && under.kind === 'map' && over.kind === 'map').toBe(true)
        if (merged.kind !== 'map' || under.kind !== 'map' || over.kind !== 'map') return
        expect([...merged.entries.keys()].sort()).toEqual([...new Set([...under.entries.keys(), ...over.entries.keys()])].sort())
        for (const [key, node] of merged.entries) {
          const [below, above] = [under.entries.get(key), over.entries.get(key)]
          if (below?.kind === 'map' && above?.kind === 'map') expect(plain(node)).toEqual(plain(mergeLayers([below, above])))
          else expect(node).toBe(above ?? below)
        }
      }),
    )
  })
})

describe('overrideLayer', () => {
  it.each([
    [['number=7'], { number: 7 }],
    [['title=Floods: day two'], { title: 'Floods: day two' }],
    [['title="Quoted"'], { title: 'Quoted' }],
    [['title=a=b'], { title: 'a=b' }],
    [['title=*starred*'], { title: '*starred*' }],
    [['highlights=[a, b]'], { highlights: ['a', 'b'] }],
    [['data.x=1.csv', 'data.y=2.csv'], { data: { x: '1.csv', y: '2.csv' } }],
    [['tlp=GREEN', 'tlp=AMBER'], { tlp: 'AMBER' }],
    [['banner='], { banner: null }],
    [['data={x: 1.csv}'], { data: { x: '1.csv' } }],
  ])('%j', (settings, expected) => {
    const outcome = overrideLayer(settings)
    expect(outcome.diagnostics).toEqual([])
    expect(outcome.ok && plain(outcome.value)).toEqual(expected)
  })

  it('is nothing without settings', () => {
    expect(overrideLayer([])).toEqual({ ok: true, value: undefined, diagnostics: [] })
  })

  it('knows the place of each key and value, one line a setting', () => {
    const settings = ['tlp=GREEN', 'data.x=[a, bc]']
    const { text } = overrideFile(settings)
    const outcome = overrideLayer(settings)
    const root = (outcome.ok && outcome.value) || undefined
    const cut = (span?: { start: number; end: number }) => text.slice(span?.start, span?.end)
    expect(cut(nodeAt(root!, ['tlp'])?.span)).toBe('GREEN')
    expect(cut(nodeAt(root!, ['data'])?.keySpan)).toBe('data')
    expect(cut(nodeAt(root!, ['data', 'x'])?.keySpan)).toBe('x')
    expect(cut(nodeAt(root!, ['data', 'x', 1])?.span)).toBe('bc')
  })

  it.each([
    ['title', 'expected `key=value`, found `title`'],
    ['=x', 'expected a key before `=`, found `=x`'],
    ['sections.0.title=x', '`sections.0.title` is no key of a brief'],
    ['a..b=x', '`a..b` is no key of a brief'],
    ['tags=[a', 'this `[` is never closed'],
  ])('refuses %j', (setting, message) => {
    expect(overrideLayer(['tlp=GREEN', setting])).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'brief/invalid', message, span: { file: '<--set>' } }],
    })
  })
})
