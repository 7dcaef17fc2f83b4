/** What people paste in, printed in every shipped template: words without end, signs, a font that nobody has. Nothing is cut off without a word. */
import { describe, expect, it } from 'vitest'
import { buildProject } from '../support/build-project.ts'
import { readPdf } from '../support/read-pdf.ts'
import { withFolder } from '../unit/docs/build-example.ts'
import { noBrowser, suffix } from './printing.ts'

const word = 'W'.repeat(400)
const long = 'Donaudampfschifffahrtsgesellschaftskapitaen'.repeat(9)
const signs = '≈ ≤ ≥ ≠ ± × → ← ↑ ↓ ▲ ▼ ✓ • ◆ ■ □ ° ′ ″ ½ № Αθήνα Київ'

const facts = (text: string, title: string) => `defaults: {credibility: 2, when: 2026-04-12, sources: [g, h]}
sources:
  g: {type: report, title: "${title}", publisher: Roads Authority, issued: 2026-04-12, reliability: B}
  h: {type: report, title: Note 3, publisher: "${text}", issued: 2026-04-12, reliability: B}
facts:
  a: {kind: event, text: "${text}"}
  b: {kind: figure, text: "${title}", measure: households, value: 1240, unit: households}
`

const brief = (text: string, title: string) => `title: "${title}"
subtitle: "${text}"
asOf: 2026-04-12
facts: facts.yaml
preparedBy: "${text}"
contacts: [{name: "${text}", email: desk@example.org}]
highlights: ["${text} [@a]"]
keyFigures: [{fact: b, label: "${text}"}]
judgements:
  - {id: j, text: "${text}", likelihood: likely, confidence: low, grounds: "${title}", basis: [a, b], indicators: ["${text}"]}
gaps: ["${text}"]
sections:
  - title: "${text}"
    body: |
      ${title} ${text} **${text}** *${text}* [@a].

      ## ${text}

      - ${text}

      | ${text.slice(0, 60)} | b |
      |---|---|
      | ${text} | ${title} |
  - {view: timeline}
  - {view: facts, select: {kind: figure}}
  - {view: sources}
`

function projectOf(text: string, title: string, others: Readonly<Record<string, string>> = {}) {
  return {
    'sitrep.config.yaml': 'defaults: {status: final, language: en-GB}\n',
    'briefs/a/brief.yaml': brief(text, title),
    'briefs/a/facts.yaml': facts(text, title),
    ...others,
  }
}

async function build(files: Readonly<Record<string, string>>, template: string) {
  return await withFolder(files, async (folder) => {
    const { result, files: written } = await buildProject(folder, { set: [`template=${template}`], formats: ['pdf'] })
    const found = result.reports.flatMap(({ diagnostics }) => diagnostics)
    const [entry] = result.reports.flatMap(({ outputs }) => outputs)
    return {
      errors: found.filter(({ severity, code }) => severity === 'error' || /^(?:page|pdf)\//.test(code)).map(({ code }) => code),
      messages: found.map(({ message }) => message),
      pdf: written.get('a.pdf'),
      fonts: entry?.fonts ?? [],
    }
  })
}

describe.skipIf(noBrowser)(`words of 400 letters${suffix}`, () => {
  it.each(['sitrep', 'brief', 'dossier', 'base'])('break and stay on the page: %s', async (template) => {
    const { errors, pdf } = await build(projectOf(word, long), template)
    expect(errors).toEqual([])
    // The margin's heads are no part of the page's layout, so the checks do not see them: they are shortened.
    const text = (await readPdf(pdf ?? new Uint8Array())).pages.map((page) => page.text).join('\n')
    expect(text).toContain('…')
  })

  it('are too much for one page, which says so: flash', async () => {
    expect((await build(projectOf(word, long), 'flash')).errors).toEqual(['page/over-budget'])
  })
})

describe.skipIf(noBrowser)(`signs${suffix}`, () => {
  it.each(['sitrep', 'brief', 'dossier', 'base'])('are printed from files of the template: %s', async (template) => {
    const { errors, fonts } = await build(projectOf(signs, `Level ${signs}`), template)
    expect(errors).toEqual([])
    expect(new Set(fonts.map(({ name }) => name))).toContain('NotoSansMath-Regular')
    for (const font of fonts) expect(font).toMatchObject({ type: 'TrueType', embedded: true, subset: true })
    for (const { bytes } of fonts) expect(bytes).toBeGreaterThan(100)
  })

  it('cost nothing where none occurs', async () => {
    const { fonts } = await build(projectOf('Rain fell', 'Rain'), 'sitrep')
    expect(fonts.map(({ name }) => name)).not.toContain('NotoSansMath-Regular')
  })
})

describe.skipIf(noBrowser)(`a font of the machine${suffix}`, () => {
  it('is refused by its name, whatever way it came in', async () => {
    const style = { 'templates/own/template.yaml': 'title: Own\nextends: sitrep\nstyles: [own.css]\n' }
    const css = 'p { font-family: cursive }\n'
    const { messages, pdf } = await build(projectOf('Rain fell', 'Rain', { ...style, 'templates/own/own.css': css }), 'own')
    expect(pdf).toBeUndefined()
    expect(messages.join('\n')).toMatch(/font `[\w-]+` on pages? .* is none of the template’s/)
  })
})
