/** The promise to other programs: these keys, these numbers. */
import { expect, it } from 'vitest'
import { toJsonDiagnostic } from '../../../src/diagnostics/format-json.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

const files = new Map([['a.yaml', createTextFile('a.yaml', 'title: x\ntemplat: y\n')]])
const context = { files, showPath: (path: string) => path }

it('has places by line and column from 1, the end just after the last character', () => {
  const span = { file: 'a.yaml', start: 9, end: 16 }
  const related = [{ message: 'here', span }]
  expect(
    toJsonDiagnostic(
      { severity: 'error', code: 'brief/unknown-key', message: 'm', span, related, hints: ['h'], cause: new Error() },
      context,
    ),
  ).toEqual({
    severity: 'error',
    code: 'brief/unknown-key',
    message: 'm',
    file: 'a.yaml',
    line: 2,
    column: 1,
    endLine: 2,
    endColumn: 8,
    related: [{ message: 'here', file: 'a.yaml', line: 2, column: 1, endLine: 2, endColumn: 8 }],
    hints: ['h'],
  })
})

it('leaves out what is not known, and always has the lists', () => {
  const nowhere = toJsonDiagnostic({ severity: 'note', code: 'browser/not-found', message: 'm' }, context)
  const span = { file: 'b.yaml', start: 1, end: 2 }
  const unread = toJsonDiagnostic({ severity: 'error', code: 'file/missing', message: 'm', span }, context)
  expect(nowhere).toEqual({ severity: 'note', code: 'browser/not-found', message: 'm', related: [], hints: [] })
  expect(unread).toEqual({ severity: 'error', code: 'file/missing', message: 'm', file: 'b.yaml', related: [], hints: [] })
})
