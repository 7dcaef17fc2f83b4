/** Annotations that GitHub understands: one line each, escaped so that no message can end its command early. */
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { formatGithub } from '../../../src/diagnostics/format-github.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

const files = new Map([['briefs/a.yaml', createTextFile('briefs/a.yaml', 'title: x\ntemplat: y\nend: 1\n')]])
const context = { files, showPath: (path: string) => `reports/${path}` }

function formatted(diagnostic: Omit<Diagnostic, 'code' | 'message'> & Partial<Diagnostic>): string {
  return formatGithub([{ code: 'brief/unknown-key', message: 'unknown key', ...diagnostic }], context)
}

describe('an annotation', () => {
  it('carries the place with its last column, the code and the hints', () => {
    const span = { file: 'briefs/a.yaml', start: 9, end: 16 }
    expect(formatted({ severity: 'error', span, hints: ['check if you meant `template`'] })).toBe(
      '::error file=reports/briefs/a.yaml,line=2,col=1,endLine=2,endColumn=7,title=brief/unknown-key::unknown key%0Ahint: check if you meant `template`\n',
    )
  })

  it('leaves columns out over several lines, and keeps an empty span on its column', () => {
    expect(formatted({ severity: 'warning', span: { file: 'briefs/a.yaml', start: 0, end: 12 } })).toContain(
      '::warning file=reports/briefs/a.yaml,line=1,endLine=2,title=',
    )
    expect(formatted({ severity: 'error', span: { file: 'briefs/a.yaml', start: 9, end: 9 } })).toContain(
      'col=1,endLine=2,endColumn=1,',
    )
  })

  it('does without a place, or without lines when the file was not read', () => {
    expect(formatted({ severity: 'note' })).toBe('::notice title=brief/unknown-key::unknown key\n')
    expect(formatted({ severity: 'error', span: { file: 'b.yaml', start: 1, end: 2 } })).toMatch(
      /^::error file=reports\/b.yaml,title=/,
    )
  })

  it('of text that is in no file names none', () => {
    const files = new Map([['<--set>', createTextFile('<--set>', 'templat=x')]])
    const odd = {
      severity: 'error',
      code: 'brief/unknown-key',
      message: 'm',
      span: { file: '<--set>', start: 0, end: 7 },
    } as const
    expect(formatGithub([odd], { files, showPath: (path) => path })).toBe('::error title=brief/unknown-key::m\n')
  })

  it('names the related places', () => {
    const related = [{ message: 'first defined here', span: { file: 'briefs/a.yaml', start: 9, end: 16 } }]
    expect(formatted({ severity: 'error', related })).toContain('::unknown key%0Afirst defined here: reports/briefs/a.yaml:2\n')
  })

  it('cannot be broken by what it says', () => {
    expect(formatted({ severity: 'error', message: '100 %\r\n::stop-commands::x' })).toBe(
      '::error title=brief/unknown-key::100 %25%0D%0A::stop-commands::x\n',
    )
    const odd = {
      severity: 'error',
      code: 'file/missing',
      message: 'm',
      span: { file: 'a,b:c%.yaml', start: 0, end: 0 },
    } as const
    expect(formatGithub([odd], context)).toContain('file=reports/a%2Cb%3Ac%25.yaml,title=')
  })
})

describe('more than GitHub shows of a kind', () => {
  const many = (severity: Diagnostic['severity'], count: number): readonly Diagnostic[] =>
    Array.from({ length: count }, (_, index) => ({ severity, code: 'brief/invalid', message: `${severity} ${index + 1}` }))

  it('puts errors first and tells how many are left, with ten lines of each kind at most', () => {
    const lines = formatGithub([...many('note', 1), ...many('warning', 10), ...many('error', 12)], context)
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => line.slice(2, line.indexOf(' ')))).toEqual([
      ...Array(10).fill('error'),
      ...Array(10).fill('warning'),
      'notice',
    ])
    expect(lines[8]).toContain('::error 9')
    expect(lines[9]).toBe('::error title=Sitrep::and 3 more errors; the log of this step has them all')
    expect(lines[19]).toContain('::warning 10')
  })
})
