/** What a person reads: the look is exact, because carets that are one column off point at the wrong word. */
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { formatHuman, formatPlainMessage, type HumanOptions } from '../../../src/diagnostics/format-human.ts'
import type { Span } from '../../../src/text/span.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

const file = 'briefs/flood-0412.yaml'

function optionsFor(texts: Readonly<Record<string, string>>, overrides: Partial<HumanOptions> = {}): HumanOptions {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, createTextFile(path, text)]))
  return { files, showPath: (path) => path, colour: false, unicode: true, columns: 80, verbose: false, ...overrides }
}

/** The span of `part`, which occurs once in `text`. */
function spanOf(text: string, part: string, path = file): Span {
  expect(text.split(part)).toHaveLength(2)
  return { file: path, start: text.indexOf(part), end: text.indexOf(part) + part.length }
}

function shown(text: string, part: string, overrides: Partial<HumanOptions> = {}): string {
  const diagnostic: Diagnostic = { severity: 'error', code: 'brief/invalid', message: 'm', span: spanOf(text, part) }
  return formatHuman([diagnostic], optionsFor({ [file]: text }, overrides))
}

describe('the look', () => {
  it('is headline, place, line, carets, hint', () => {
    const text = 'title: Floods\ntemplat: sitrep.hbs\n'
    const diagnostic: Diagnostic = {
      severity: 'error',
      code: 'brief/unknown-key',
      message: 'unknown key `templat`',
      span: spanOf(text, 'templat'),
      hints: ['check if you meant `template`'],
    }
    expect(formatHuman([diagnostic], optionsFor({ [file]: text }))).toBe(
      [
        'error[brief/unknown-key]: unknown key `templat`',
        ' --> briefs/flood-0412.yaml:2:1',
        '  |',
        '2 | templat: sitrep.hbs',
        '  | ^^^^^^^',
        '  = hint: check if you meant `template`',
        '',
      ].join('\n'),
    )
  })

  it('separates messages by one blank line and says nothing for none', () => {
    const note: Diagnostic = { severity: 'note', code: 'browser/not-found', message: 'm' }
    const warning: Diagnostic = { severity: 'warning', code: 'browser/not-found', message: 'w' }
    expect(formatHuman([note, warning], optionsFor({}))).toBe('note[browser/not-found]: m\n\nwarning[browser/not-found]: w\n')
    expect(formatHuman([], optionsFor({}))).toBe('')
  })

  it('shows the related places with labels, all bars in one column', () => {
    const first = `${'#\n'.repeat(6)}deaths: 41\n`
    const second = `${'#\n'.repeat(99)}  deaths: 44\n`
    const diagnostic: Diagnostic = {
      severity: 'error',
      code: 'fact/conflict',
      message: 'fact `deaths` is defined twice',
      span: spanOf(second, 'deaths', 'facts/b.yaml'),
      related: [{ message: 'first defined here', span: spanOf(first, 'deaths', 'facts/a.yaml') }],
      hints: ['remove one'],
    }
    expect(formatHuman([diagnostic], optionsFor({ 'facts/a.yaml': first, 'facts/b.yaml': second }))).toBe(
      [
        'error[fact/conflict]: fact `deaths` is defined twice',
        '   --> facts/b.yaml:100:3',
        '    |',
        '100 |   deaths: 44',
        '    |   ^^^^^^',
        '   ::: facts/a.yaml:7:1',
        '    |',
        '  7 | deaths: 41',
        '    | ------ first defined here',
        '    = hint: remove one',
        '',
      ].join('\n'),
    )
  })

  it('names the file alone when its text is not at hand', () => {
    const diagnostic: Diagnostic = {
      severity: 'error',
      code: 'file/missing',
      message: 'm',
      span: { file: 'gone.yaml', start: 4, end: 6 },
      related: [{ message: 'asked for here', span: { file: 'also-gone.yaml', start: 0, end: 0 } }],
    }
    expect(formatHuman([diagnostic], optionsFor({}))).toBe(
      'error[file/missing]: m\n --> gone.yaml\n ::: also-gone.yaml: asked for here\n',
    )
  })

  it('shows paths as the reader would write them', () => {
    expect(shown('a: 1', 'a', { showPath: (path) => `../project/${path}` })).toContain(
      ' --> ../project/briefs/flood-0412.yaml:1:1\n',
    )
  })

  it('shows the cause when asked, and only then', () => {
    const diagnostic: Diagnostic = { severity: 'error', code: 'print/failed', message: 'm', cause: new Error('Protocol error') }
    expect(formatHuman([diagnostic], optionsFor({}))).not.toContain('Protocol error')
    expect(formatHuman([diagnostic], optionsFor({}, { verbose: true }))).toMatch(/ {2}= cause: Error: Protocol error\n {8}at /)
  })

  it('formats a message without a code alike', () => {
    const message = { severity: 'error', message: 'unknown command `bild`', hints: ['check if you meant `build`'] } as const
    expect(formatPlainMessage(message, { colour: false, unicode: true, columns: 80 })).toBe(
      'error: unknown command `bild`\n  = hint: check if you meant `build`\n',
    )
  })
})

describe('colour', () => {
  it('is there when asked for and changes nothing else', () => {
    const coloured = shown('title: x', 'title', { colour: true })
    expect(coloured).toContain('\u001b[31m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking the colours out again
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(shown('title: x', 'title'))
  })
})

describe('carets line up', () => {
  const cases: readonly (readonly [string, string, string, string, string])[] = [
    ['after a tab', '\tkey: value', 'value', '1 |     key: value', '  |          ^^^^^'],
    ['on a tab itself', 'a:\tb', '\t', '1 | a:    b', '  |   ^^^^'],
    ['after wide characters', '標題: flod', 'flod', '1 | 標題: flod', '  |       ^^^^'],
    ['under wide characters', 'title: 洪水', '洪水', '1 | title: 洪水', '  |        ^^^^'],
    ['after an emoji of several code points', 'a: 👩‍🚒 flod', 'flod', '1 | a: 👩‍🚒 flod', '  |       ^^^^'],
    ['after combining marks', 'e\u0301te\u0301: flod', 'flod', '1 | e\u0301te\u0301: flod', '  |      ^^^^'],
  ]
  it.each(cases)('%s', (_, text, part, line, marks) => {
    expect(shown(text, part).split('\n').slice(3, 5)).toEqual([line, marks])
  })

  it('at the end of a line and of a file, where there is nothing to underline', () => {
    const at = (text: string, offset: number): readonly string[] => {
      const diagnostic: Diagnostic = {
        severity: 'error',
        code: 'yaml/syntax',
        message: 'm',
        span: { file, start: offset, end: offset },
      }
      return formatHuman([diagnostic], optionsFor({ [file]: text }))
        .split('\n')
        .slice(1, 5)
    }
    expect(at('ab\ncd', 2)).toEqual([` --> ${file}:1:3`, '  |', '1 | ab', '  |   ^'])
    expect(at('ab\n', 3)).toEqual([` --> ${file}:2:1`, '  |', '2 |', '  | ^'])
    expect(at('', 0)).toEqual([` --> ${file}:1:1`, '  |', '1 |', '  | ^'])
  })

  it('with Windows line ends', () => {
    expect(shown('a: 1\r\nb: 2\r\n', 'b: 2').split('\n').slice(3, 5)).toEqual(['2 | b: 2', '  | ^^^^'])
  })

  it('when the span takes in the line break after it', () => {
    expect(shown('a: 1\nb: 2\nc: 3\n', 'b: 2\n').split('\n').slice(3, 5)).toEqual(['2 | b: 2', '  | ^^^^'])
  })
})

describe('spans over several lines', () => {
  it('have a rule beside them', () => {
    const text = 'title: x\nsections:\n  - view: timeline\n  - view: map\nend: 1\n'
    expect(shown(text, 'sections:\n  - view: timeline\n  - view: map').split('\n').slice(2, -1)).toEqual([
      '  |',
      '2 | / sections:',
      '3 | |   - view: timeline',
      '4 | |   - view: map',
      '  | |_____________^',
    ])
  })

  it('that begin inside a line point at their beginning', () => {
    expect(shown('a: [1,\n  2]\n', '[1,\n  2]').split('\n').slice(2, -1)).toEqual([
      '  |',
      '1 |   a: [1,',
      '  |  ____^',
      '2 | |   2]',
      '  | |____^',
    ])
  })

  it('are shortened in the middle', () => {
    const body = Array.from({ length: 30 }, (_, index) => `  line ${index}`).join('\n')
    expect(shown(`body: |\n${body}\n`, body).split('\n').slice(2, -1)).toEqual([
      '   |',
      ' 2 | /   line 0',
      ' 3 | |   line 1',
      ' 4 | |   line 2',
      ' 5 | |   line 3',
      '   | | …',
      '31 | |   line 29',
      '   | |_________^',
    ])
  })
})

describe('long lines', () => {
  const long = `${'before '.repeat(40)}WRONG${' after'.repeat(40)}`

  it('are trimmed around the mark, inside the columns there are', () => {
    const [line = '', marks = ''] = shown(long, 'WRONG', { columns: 60 }).split('\n').slice(3, 5)
    expect(line.length).toBeLessThanOrEqual(60)
    expect(line).toMatch(/^1 \| ….*WRONG.*…$/)
    expect(marks.indexOf('^^^^^')).toBe(line.indexOf('WRONG'))
    expect(marks.trimEnd()).toHaveLength(line.indexOf('WRONG') + 'WRONG'.length)
  })

  it('are trimmed with dots where there is ASCII only', () => {
    const [line = '', marks = ''] = shown(long, 'WRONG', { columns: 60, unicode: false }).split('\n').slice(3, 5)
    expect(line).toMatch(/^1 \| \.\.\..*WRONG.*\.\.\.$/)
    expect(marks.indexOf('^')).toBe(line.indexOf('WRONG'))
  })

  it('keep their beginning when the mark is there, their end when it is there', () => {
    expect(shown(`WRONG ${'x'.repeat(200)}`, 'WRONG').split('\n')[3]).toMatch(/^1 \| WRONG x+…$/)
    const [line = '', marks = ''] = shown(`${'x'.repeat(200)} WRONG`, 'WRONG')
      .split('\n')
      .slice(3, 5)
    expect(line).toMatch(/^1 \| …x+ WRONG$/)
    expect(marks.indexOf('^')).toBe(line.indexOf('WRONG'))
  })

  it('of megabytes are shown at once', () => {
    const megabytes = `${'é'.repeat(1_000_000)}WRONG${'é'.repeat(1_000_000)}`
    const [line = '', marks = ''] = shown(megabytes, 'WRONG').split('\n').slice(3, 5)
    expect(line).toContain('WRONG')
    expect(marks.indexOf('^')).toBe(line.indexOf('WRONG'))
  })

  it('whose mark is longer than the terminal is wide do not spill over', () => {
    const frame = shown('x'.repeat(500), 'x'.repeat(500), { columns: 60 }).split('\n').slice(3, 5)
    for (const row of frame) expect(row.length).toBeLessThanOrEqual(60)
    expect(frame[1]).toContain('^^^')
  })
})

describe('what a terminal would obey', () => {
  it('is written out, in lines, messages, hints, labels and paths', () => {
    const text = 'a: \u001b[31mred\u202e'
    const span = { file: 'a\u0007.yaml', start: 0, end: 1 }
    const diagnostic: Diagnostic = {
      severity: 'error',
      code: 'brief/invalid',
      message: 'found `\u001b[2J`\nand more',
      span,
      related: [{ message: '\u001b[1m', span }],
      hints: ['use \u009b'],
    }
    const output = formatHuman([diagnostic], optionsFor({ 'a\u0007.yaml': text }))
    expect(output).toContain('1 | a: \\u001b[31mred\\u202e')
    expect(output).toContain('found `\\u001b[2J`\\nand more')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for the controls
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })

  it('is as wide as its escape, so that carets after it still line up', () => {
    const [line = '', marks = ''] = shown('\u0000\u0000 WRONG', 'WRONG').split('\n').slice(3, 5)
    expect(marks.indexOf('^')).toBe(line.indexOf('WRONG'))
  })

  it('does not include the joiners and direction marks that scripts need', () => {
    expect(shown('a: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\u200f', 'a')).toContain('\u06cc\u200c\u062e')
  })
})
