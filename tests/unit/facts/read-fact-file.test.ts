/** The same fact is the same in every format, short forms mean what they say, and one wrong entry costs no other. */
import { describe, expect, it } from 'vitest'
import { factsJsonSchema } from '../../../src/facts/facts-schema.ts'
import { type FactFile, readFactFile } from '../../../src/facts/read-fact-file.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

function read(path: string, text: string): FactFile {
  return readFactFile(createTextFile(path, text))
}

/** A fact file with the fields given for one fact `x`. */
function readFact(fields: string, rest = '') {
  const file = read('x.yaml', `${rest}facts:\n  x: {text: t, ${fields}}\n`)
  return { fact: file.facts[0], messages: file.diagnostics.map(({ message }) => message), ...file }
}

describe('formats', () => {
  const yaml = `facts:
  displaced:
    kind: figure
    text: People displaced
    value: 41200
    unit: people
    qualifier: atLeast
    when: 2026-04-12
    where: [north, south]
    sources: [{ref: ocha-12, at: para 3}, gov-1]
    credibility: 2
    tags: [shelter]
`
  const json = JSON.stringify({
    facts: {
      displaced: {
        kind: 'figure',
        text: 'People displaced',
        value: 41200,
        unit: 'people',
        qualifier: 'atLeast',
        when: '2026-04-12',
        where: ['north', 'south'],
        sources: [{ ref: 'ocha-12', at: 'para 3' }, 'gov-1'],
        credibility: 2,
        tags: 'shelter',
      },
    },
  })
  const csv = [
    'id,text,value,unit,qualifier,when,where,sources,credibility,tags,note',
    'displaced,People displaced,41200,people,atLeast,2026-04-12,north; south,ocha-12 @ para 3; gov-1,2,shelter,',
  ].join('\r\n')
  const markdown = `---
kind: figure
value: 41200
unit: people
qualifier: atLeast
when: 2026-04-12
where: [north, south]
sources: [{ref: ocha-12, at: para 3}, gov-1]
credibility: 2
tags: shelter
---

People displaced
`
  it.each([
    ['facts/a.yaml', yaml],
    ['facts/a.yml', `\ufeff${yaml.replaceAll('\n', '\r\n')}`],
    ['facts/a.json', json],
    ['facts/a.csv', `\ufeff${csv}\r\n`],
    ['facts/displaced.md', markdown],
  ])('%s', (path, text) => {
    const { facts, diagnostics } = read(path, text)
    expect(diagnostics).toEqual([])
    expect(facts).toHaveLength(1)
    expect(facts[0]).toMatchObject({
      id: 'displaced',
      kind: 'figure',
      text: 'People displaced',
      figure: { measure: 'displaced', value: 41200, unit: 'people', qualifier: 'atLeast' },
      when: { text: '2026-04-12', precision: 'day' },
      where: ['north', 'south'],
      sources: [{ ref: 'ocha-12', at: 'para 3' }, { ref: 'gov-1' }],
      credibility: 2,
      tags: ['shelter'],
      status: 'current',
      planned: false,
      marking: { label: 'TLP:CLEAR' },
      supersedes: [],
    })
    expect(facts[0]).not.toHaveProperty('note')
  })

  it('an empty file is an empty one, whatever its format', () => {
    for (const path of ['a.yaml', 'a.json', 'a.csv']) {
      expect(read(path, '\n')).toMatchObject({ facts: [], diagnostics: [], ids: { facts: [] } })
    }
    expect(read('a.yaml', 'facts:\nsources:\n')).toMatchObject({ facts: [], diagnostics: [] })
  })

  it('a Markdown fact is named by its front matter before its file', () => {
    const text = '---\nid: other\nkind: event\nsources: s\n---\nIt rained.'
    expect(read('facts/rain.md', text).facts[0]).toMatchObject({ id: 'other', text: 'It rained.' })
  })

  it('a CSV file with its own kinds needs no figures', () => {
    const { facts, diagnostics } = read('a.csv', 'id,kind,text,sources,planned,supersedes\na,event,It rained,s,TRUE,b; c\n')
    expect(diagnostics).toEqual([])
    expect(facts[0]).toMatchObject({ kind: 'event', planned: true, supersedes: ['b', 'c'] })
    expect(facts[0]).not.toHaveProperty('figure')
  })

  it('keeps the order of the file, also of ids that are numbers', () => {
    const ids = ['b', '12', 'a', '7']
    const { facts } = read('a.yaml', `facts:\n${ids.map((id) => `  ${id}: {kind: event, text: t, sources: s}\n`).join('')}`)
    expect(facts.map((fact) => fact.id)).toEqual(ids)
  })
})

describe('short forms', () => {
  it.each([
    ['kind: event, sources: s', { sources: [{ ref: 's' }] }],
    ['kind: event, sources: [s, {ref: t, relation: quoted}]', { sources: [{ ref: 's' }, { ref: 't', relation: 'quoted' }] }],
    ['kind: event, sources: {ref: s, at: p. 4}', { sources: [{ ref: 's', at: 'p. 4' }] }],
    ['kind: event, sources: 12', { sources: [{ ref: '12' }] }],
    ['kind: event, sources: s, where: torkham, tags: a, supersedes: y', { where: ['torkham'], tags: ['a'], supersedes: ['y'] }],
    ['kind: event, sources: s, when: 2025', { when: { text: '2025', precision: 'year' } }],
    ['kind: event, sources: s, when: 2025/2026', { when: { kind: 'interval' } }],
    ['kind: event, sources: s, quote: verbatim', { quote: { text: 'verbatim' } }],
    ['kind: claim, sources: s, attribution: diplomats', { attribution: { type: 'anonymous', descriptor: 'diplomats' } }],
    ['kind: claim, sources: s, attributedTo: a, attribution: {verb: said}', { attribution: { type: 'onRecord', verb: 'said' } }],
    ['kind: event, sources: s, note: 1.10', { note: '1.10' }],
    ['kind: event, sources: s, note:, tags:', { tags: [] }],
  ])('%s', (fields, expected) => {
    const { fact, messages } = readFact(fields)
    expect(messages).toEqual([])
    expect(fact).toMatchObject(expected)
  })

  it('of actors, places and sources are their names', () => {
    const file = read('a.yaml', 'actors: {fo: Foreign Office}\nplaces: {t: Torkham}\nsources: {s: Flash update 12}\n')
    expect(file.diagnostics).toEqual([])
    expect(file.actors[0]).toMatchObject({ id: 'fo', name: 'Foreign Office', labels: [] })
    expect(file.places[0]).toMatchObject({ id: 't', name: 'Torkham' })
    expect(file.sources[0]).toMatchObject({ id: 's', title: 'Flash update 12', type: 'document', restates: [], obtained: true })
  })
})

describe('defaults', () => {
  const rest = 'defaults: {kind: event, tlp: GREEN, recorded: 2025-11-10, sources: s, tags: [a], unit: people}\nsources: {s: S}\n'

  it('go to facts that do not say it themselves, and tlp to sources', () => {
    const { facts, sources, diagnostics } = readFact('when: 2025, tlp: CLEAR', rest)
    expect(diagnostics).toEqual([])
    expect(facts[0]).toMatchObject({
      kind: 'event',
      marking: { label: 'TLP:CLEAR' },
      recorded: { text: '2025-11-10' },
      sources: [{ ref: 's' }],
      tags: ['a'],
    })
    expect(sources[0]).toMatchObject({ marking: { label: 'TLP:GREEN' } })
  })

  it('give figures their figure fields, and only figures', () => {
    expect(readFact('kind: figure, value: 3', rest).fact?.figure).toMatchObject({ unit: 'people' })
    expect(readFact('kind: event', rest)).toMatchObject({ messages: [] })
  })

  it('are not taken where a field is given empty', () => {
    expect(readFact('tags:', rest).fact).toMatchObject({ tags: [] })
  })

  it('that are wrong are reported once, however many facts take them', () => {
    const facts = 'facts:\n  a: {text: t}\n  b: {text: t}\n'
    const file = read('a.yaml', `defaults: {kind: evnt, when: soon, sources: s}\n${facts}`)
    expect(file.diagnostics).toHaveLength(2)
    expect(read('a.yaml', `defaults: {kind: event, when: soon, sources: s}\n${facts}`)).toMatchObject({
      diagnostics: [{ code: 'fact/invalid' }],
      facts: [{ id: 'a' }, { id: 'b' }],
    })
  })
})

describe('figures', () => {
  it.each([
    ['value: 3', { value: 3, qualifier: 'exact' }],
    ['min: 3', { min: 3, qualifier: 'atLeast' }],
    ['max: 3', { max: 3, qualifier: 'upTo' }],
    ['min: 3, max: 5', { min: 3, max: 5, qualifier: 'range' }],
    ['value: 4, min: 3, max: 5, qualifier: estimate', { value: 4, min: 3, max: 5, qualifier: 'estimate' }],
    ['value: -1.5, measure: change', { value: -1.5, measure: 'change' }],
    ['value: 0', { value: 0 }],
  ])('%s', (fields, figure) => {
    const { fact, messages } = readFact(`kind: figure, sources: s, ${fields}`)
    expect(messages).toEqual([])
    expect(fact?.figure).toMatchObject(figure)
  })

  it.each([
    ['unit: people', 'figure `x` has no number'],
    ['min: 5, max: 3', '`min` is 5, which is more than `max`, 3'],
    ['value: 4, qualifier: range', 'a range needs both ends, and `min` and `max` is missing'],
    ['min: 4, qualifier: range', 'a range needs both ends, and `max` is missing'],
    ['value: 9, min: 3, max: 5', '`value` is 9, which is outside `min` and `max`'],
    ['value: .inf', 'expected a number, found `.inf`'],
    ['value: .nan', 'expected a number, found `.nan`'],
    ['value: 12345678901234567890', '`12345678901234567890` has more digits than are kept exactly'],
    ['value: "3"', 'expected a number, found `3`'],
  ])('%s is refused', (fields, message) => {
    expect(readFact(`kind: figure, sources: s, ${fields}`).messages).toEqual([message])
  })

  it('are of kind figure', () => {
    expect(readFact('kind: event, sources: s, value: 3').messages).toEqual([
      '`value` is for facts of kind `figure`, and `x` is of kind `event`',
    ])
  })
})

describe('what a fact needs', () => {
  it.each([
    ['kind: event', ['fact `x` has no source']],
    ['kind: event, sources: []', ['fact `x` has no source']],
    ['kind: assumption', []],
    ['kind: claim, sources: s', ['nobody is said to hold the claim `x`']],
    ['kind: position', ['fact `x` has no source', 'nobody is said to hold the position `x`']],
    ['kind: assessment, sources: s, attributedTo: a', []],
    ['kind: claim, sources: s, attribution: {type: unattributed}', []],
    ['sources: s', ['key `kind` is missing']],
  ])('%s', (fields, messages) => {
    expect([...readFact(fields).messages].sort()).toEqual(messages)
  })

  it('is checked entry by entry: one with an error leaves the others read and checked', () => {
    const text = `actors: {a: {nam: x}}
sources: {s: S}
facts:
  good: {kind: event, text: t, sources: s}
  bad: {kind: event, text: [t], sources: s}
  bare: {kind: event, text: t}
extra: 1
`
    const file = read('a.yaml', text)
    expect(file.diagnostics.map(({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`)).toEqual([
      'fact/unknown-key nam',
      'fact/invalid [t]',
      'source/missing bare',
      'fact/unknown-key extra',
    ])
    expect(file.facts.map((fact) => fact.id)).toEqual(['good', 'bare'])
    expect(file.sources).toHaveLength(1)
    expect(file.ids).toMatchObject({ facts: ['good', 'bad', 'bare'], actors: ['a'] })
  })

  it('has ids that can be cited', () => {
    const { messages } = readFact('kind: event, sources: s', 'actors: {"a b": x, constructor: y}\n')
    expect(messages).toEqual([expect.stringMatching(/^`a b` cannot be an id/)])
  })
})

describe('factsJsonSchema', () => {
  const schema = factsJsonSchema()

  it('describes every key, so that an editor can help', () => {
    const nameless: string[] = []
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return
      for (const [key, value] of Object.entries(node)) {
        if (key === 'properties') {
          for (const [name, property] of Object.entries(value as Record<string, { description?: string }>)) {
            if ((property.description ?? '').length < 5) nameless.push(`${path}/${name}`)
          }
        }
        walk(value, `${path}/${key}`)
      }
    }
    walk(schema, '')
    expect(nameless).toEqual([])
    expect(schema).toMatchObject({ title: 'Sitrep fact file', $schema: 'https://json-schema.org/draft/2020-12/schema' })
  })

  it('allows the short forms and has nothing of ours left in it', () => {
    const text = JSON.stringify(schema)
    expect(text).not.toMatch(/oneOrMany|shorthand|"words"|"example"/)
    expect(schema).toMatchObject({
      properties: {
        actors: { additionalProperties: { anyOf: [{ type: ['string', 'number'] }, { type: 'object' }] } },
        facts: {
          additionalProperties: {
            required: ['kind', 'text'],
            properties: {
              tags: { anyOf: [{ type: ['string', 'number'] }, { type: 'array' }] },
              when: { type: ['string', 'number'], examples: ['2025-11-09'] },
              tlp: { enum: ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] },
            },
          },
        },
      },
    })
  })
})
