/** However the work was spread, the same problems print in the same order, each once. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collateDiagnostics } from '../../../src/diagnostics/collate.ts'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'

function at(file: string, start: number, message: string, severity: Diagnostic['severity'] = 'error'): Diagnostic {
  return { severity, code: 'brief/invalid', message, span: { file, start, end: start + 1 } }
}

const nowhere: Diagnostic = { severity: 'warning', code: 'browser/not-found', message: 'm' }
const ordered = [nowhere, at('a', 2, 'x'), at('a', 10, 'x'), at('a', 10, 'y', 'warning'), at('b', 1, 'x')]

it('sorts by file, place and severity, whatever the order they came in', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ordered, { minLength: ordered.length }), (shuffled) => {
      expect(collateDiagnostics(shuffled)).toEqual(ordered)
    }),
  )
})

it('drops repeats of the same code, place and message, and nothing else', () => {
  expect(collateDiagnostics([...ordered, ...ordered])).toEqual(ordered)
  expect(collateDiagnostics([at('a', 1, 'x'), at('a', 1, 'y'), at('a', 2, 'x')])).toHaveLength(3)
})
