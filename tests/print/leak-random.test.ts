/** Random fact books with random markings, printed in all their variants and read back with pdf.js: what is withheld is on no page and in no corner of the file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnosticCodes } from '../../src/diagnostics/codes.ts'
import { lettersOf } from '../../src/inspect/normalise-text.ts'
import { buildProject } from '../support/build-project.ts'
import { expectedOf, filesOf, levels, type RandomBook, randomBook } from '../support/random-book.ts'
import { allText, readPdf } from '../support/read-pdf.ts'
import { noBrowser, suffix } from './printing.ts'

const sample = fc.sample(randomBook, { numRuns: 2, seed: 5 })

/** Rules of evidence find much in a random book, and would keep it from being printed. Those about markings cannot be turned off. */
const unruled = Object.keys(diagnosticCodes)
  .filter((code) => /^(source|attribution|quote|time|figure|judgement|structure)\//.test(code))
  .map((code) => `  ${code}: off\n`)
  .join('')

async function buildBook(book: RandomBook) {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-leak-'))
  const files = { ...filesOf(book), 'sitrep.config.yaml': `out: output\nseverities:\n${unruled}` }
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return await buildProject(folder, { formats: ['pdf', 'html'] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.skipIf(noBrowser)(`a printed random book${suffix}`, () => {
  it.each(sample.map((book, index) => [index + 1, book] as const))(
    'holds nothing that is withheld, in any variant: %i',
    async (_, book) => {
      const { result, files } = await buildBook(book)
      const errors = result.reports.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'))
      expect(errors.map(({ message }) => message)).toEqual([])
      for (const ceiling of levels.keys()) {
        const [bytes, html] = [files.get(`a-v${ceiling}.pdf`), files.get(`a-v${ceiling}.html`)]
        if (bytes === undefined || html === undefined) throw new Error('nothing was written')
        const pdf = await readPdf(bytes)
        const hidden = JSON.stringify([
          pdf.info,
          pdf.outline,
          pdf.structure,
          pdf.xmp,
          pdf.destinations,
          pdf.pages.map(({ links }) => links),
        ])
        const outputs = [allText(pdf), hidden, new TextDecoder().decode(html)]
        const { letters, ids, told } = expectedOf(book, ceiling)
        for (const output of outputs) {
          const text = lettersOf(output)
          expect(letters.filter((secret) => text.includes(secret))).toEqual([])
          expect(ids.filter((id) => output.includes(id))).toEqual([])
        }
        expect(told.filter((text) => !lettersOf(outputs[0] ?? '').includes(text))).toEqual([])
      }
    },
    120_000,
  )
})
