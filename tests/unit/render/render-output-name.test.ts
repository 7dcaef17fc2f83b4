import { describe, expect, it } from 'vitest'
import { createOutputNamer, renderOutputName } from '../../../src/render/render-output-name.ts'
import { dossier, marked, places } from './render-support.ts'

const span = { file: 'brief.yaml', start: 0, end: 1 }
const report = dossier({
  brief: { id: 'flood', number: 4, title: 'A & "B" <c>' },
  fields: { variant: { id: 'ur' }, each: { index: 2, row: { district: 'North East' } } },
})

describe('renderOutputName', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['plain', 'plain'],
    ['{{brief.id}}-{{pad brief.number 3}}{{#if variant.id}}-{{variant.id}}{{/if}}', 'flood-004-ur'],
    ['{{brief.id}}-{{anchor each.row.district}}', 'flood-north-east'],
    ['{{brief.title}}', 'A & "B" <c>'],
    ['{{brief.id}}-{{date brief.asOf style="iso"}}', 'flood-2026-04-12'],
    ['{{lower (default brief.product "Report")}}', 'report'],
    ['{{#each sections}}x{{/each}}  ', ''],
  ]
  it.each(cases)('%s → %s', (text, name) => {
    expect(renderOutputName({ text, span }, report)).toEqual({ ok: true, value: name, diagnostics: [] })
  })

  const wrong: readonly (readonly [string, string])[] = [
    ['{{brief.⟦titel⟧}}', 'template/unknown-path'],
    ['{{each.row.⟦distirct⟧}}', 'template/unknown-path'],
    ['{{⟦figure⟧ "x"}}', 'template/unknown-helper'],
    ['a ⟦{{brief.id⟧', 'template/syntax'],
    ['⟦{{pad brief.title 3}}⟧', 'template/helper-failed'],
  ]
  it.each(wrong)('%s is wrong at its place', (template, code) => {
    const { text, start, end } = marked(template)
    const located = { text, file: 'brief.yaml', offsets: Array.from({ length: text.length + 1 }, (_, index) => index + 100) }
    expect(places(renderOutputName(located, report).diagnostics)).toEqual([`${code} brief.yaml:${start + 100}-${end + 100}`])
    expect(places(renderOutputName({ text, span }, report).diagnostics)).toEqual([`${code} brief.yaml:0-1`])
  })

  it('looks at each row, also with a template it knows', () => {
    const namer = createOutputNamer()
    const template = { text: '{{each.row.district}}', span }
    expect(namer(template, report)).toMatchObject({ value: 'North East' })
    const other = dossier({ fields: { each: { index: 1, row: { region: 'x' } } } })
    expect(namer(template, other).diagnostics.map(({ code }) => code)).toEqual(['template/unknown-path'])
  })
})
