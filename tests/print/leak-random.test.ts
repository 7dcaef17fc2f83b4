/** Random fact books with random markings, printed and read back with pdf.js: what is withheld is on no page and in no corner of the file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lettersOf } from '../../src/inspect/normalise-text.ts'
import { buildProject } from '../support/build-project.ts'
import { allText, readPdf } from '../support/read-pdf.ts'
import { noBrowser, suffix } from './printing.ts'

const levels = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
const sentence = fc.array(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 7, maxLength: 14 }).map((words) => words.join(' '))
const row = fc.record({ text: sentence, level: fc.constantFrom(...levels) })
const book = fc.record({
  rows: fc.array(row, { minLength: 8, maxLength: 14 }),
  level: fc.constantFrom('CLEAR' as const, 'GREEN' as const, 'AMBER' as const),
})
const sample = fc.sample(book, { numRuns: 3, seed: 3 })

type Book = (typeof sample)[number]

const isAbove = (own: (typeof levels)[number], report: Book['level']) => levels.indexOf(own) > levels.indexOf(report)
const titleOf = (text: string) => text.split(' ').toReversed().join(' ')

function filesOf({ rows, level }: Book): Readonly<Record<string, string>> {
  const open = rows.flatMap((item, index) => (isAbove(item.level, level) ? [] : [`fact-${index}`]))
  const prose = ['Told.', ...open.slice(0, 2).map((id) => `It is told. [@${id}]`)].join(' ')
  const facts = rows.map(
    ({ text, level: own }, index) =>
      `  fact-${index}: {kind: event, text: F${index} ${text}., note: Noted ${text}, when: 2026-04-1${index % 8}, sources: [s${index}], credibility: 2, tlp: ${own}}`,
  )
  const sources = rows.map(
    ({ text, level: own }, index) =>
      `  s${index}: {type: report, title: T${index} ${titleOf(text)}, reliability: B, tlp: ${own}}`,
  )
  return {
    'sitrep.config.yaml': 'out: output\n',
    'facts.yaml': `sources:\n${sources.join('\n')}\nfacts:\n${facts.join('\n')}\n`,
    'brief.yaml': `title: A random book\nasOf: 2026-04-20\nlanguage: en\ntlp: ${level}\nfacts: facts.yaml\nsections:\n  - {title: Told, body: ${JSON.stringify(prose)}}\n  - {title: When, view: timeline, select: {ids: [${open.join(', ')}]}}\n`,
  }
}

async function buildBook(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-leak-'))
  try {
    mkdirSync(join(folder, 'briefs', 'a'), { recursive: true })
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, ...(name === 'sitrep.config.yaml' ? [name] : ['briefs', 'a', name])), text)
    return await buildProject(folder, { formats: ['pdf', 'html'] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(noBrowser)(`a printed random book${suffix}`, () => {
  it.each(sample.map((item, index) => [index + 1, item] as const))(
    'holds no text that is withheld: %i',
    async (_, item) => {
      const { result, files } = await buildBook(filesOf(item))
      const errors = result.reports.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'))
      expect(errors.map(({ message }) => message)).toEqual([])
      const bytes = files.get('a.pdf')
      const html = files.get('a.html')
      if (bytes === undefined || html === undefined) throw new Error('nothing was written')
      const pdf = await readPdf(bytes)
      const hidden = JSON.stringify([pdf.info, pdf.outline, pdf.structure, pdf.xmp, pdf.pages.map(({ links }) => links)])
      const outputs = [allText(pdf), hidden, new TextDecoder().decode(html)].map(lettersOf)
      const withheld = item.rows.filter(({ level }) => isAbove(level, item.level))
      expect(withheld.length).toBeGreaterThan(0)
      for (const output of outputs) {
        for (const { text } of withheld)
          for (const secret of [text, titleOf(text)]) expect(output).not.toContain(lettersOf(secret))
        for (const { text } of item.rows) expect(output).not.toContain(lettersOf(`Noted ${text}`))
      }
      for (const { text, level } of item.rows) if (!isAbove(level, item.level)) expect(outputs[0]).toContain(lettersOf(text))
    },
    60_000,
  )
})
