/** What is seen while reports are made. */
import { describe, expect, it } from 'vitest'
import type { ReportResult } from '../../../src/build-request.ts'
import { finishedLine, formatBytes, formatMs, type LineStyle } from '../../../src/cli/progress/finished-line.ts'
import { createLiveProgress } from '../../../src/cli/progress/live-progress.ts'
import { createPlainProgress } from '../../../src/cli/progress/plain-progress.ts'
import { createFakeIo, createFakeStream } from './fake-io.ts'

const style: LineStyle = {
  colour: false,
  unicode: true,
  columns: 80,
  verbose: false,
  showOutput: (path) => `output/${path}`,
}

function result(name: string, overrides: Partial<ReportResult> = {}): ReportResult {
  const outputs = [
    { brief: name, format: 'pdf', path: `${name}.pdf`, sha256: '0', bytes: 214_000, pages: 6 },
  ] as unknown as ReportResult['outputs']
  return { brief: name, name, status: 'built', outputs, diagnostics: [], ms: {}, noBrowser: false, ...overrides }
}

describe('the line of a finished report', () => {
  it('has name, file, pages, size and time', () => {
    expect(finishedLine(result('pak-afg'), 1234, 9, style)).toBe('✓ pak-afg    output/pak-afg.pdf  6 pages  214 kB  1.2 s')
  })

  it('of a report that failed says so', () => {
    expect(finishedLine(result('flood', { status: 'failed', outputs: [] }), 100, 5, style)).toBe('✗ flood  failed  0.1 s')
  })

  it('is ASCII where that is all there is', () => {
    const ascii = { ...style, unicode: false }
    expect(finishedLine(result('a'), 0, 1, ascii)).toMatch(/^ok a {2}output/)
    expect(finishedLine(result('a', { status: 'failed', outputs: [] }), 0, 1, ascii)).toMatch(/^x a {2}failed/)
  })

  it('has the milliseconds of the phases when more is asked for', () => {
    const line = finishedLine(result('a', { ms: { load: 12.4, print: 800 } }), 900, 1, { ...style, verbose: true })
    expect(line).toContain('  0.9 s  (ms: load 12, print 800)')
  })
})

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [12_340_000, '12.3 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

it.each([
  [49, '0.0 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min 0 s'],
  [125_000, '2 min 5 s'],
])('%d ms are %s', (ms, text) => {
  expect(formatMs(ms)).toBe(text)
})

describe('in a log', () => {
  it('is a line for each finished report and nothing that moves', () => {
    const stream = createFakeStream()
    const progress = createPlainProgress(stream, style)
    progress.onEvent({ kind: 'planned', reports: ['a', 'longer'] })
    progress.onEvent({ kind: 'phase', report: 'a', phase: 'print' })
    progress.note('unpacking the embedded browser (once)')
    progress.onEvent({ kind: 'done', report: 'a', result: result('a'), ms: 10 })
    progress.close()
    expect(stream.text()).toBe('unpacking the embedded browser (once)\n✓ a       output/a.pdf  6 pages  214 kB  0.0 s\n')
  })
})

describe('on a terminal', () => {
  function start(columns = 80) {
    const io = createFakeIo()
    const stream = createFakeStream({ isTTY: true, columns })
    const progress = createLiveProgress(stream, style, io.clock)
    return { io, stream, progress, screen: () => screenOf(stream.text()) }
  }

  it('shows what is at work and for how long, below what is finished', () => {
    const { io, progress, screen } = start()
    progress.onEvent({ kind: 'planned', reports: ['a', 'b'] })
    progress.onEvent({ kind: 'phase', report: 'a', phase: 'load' })
    progress.onEvent({ kind: 'phase', report: 'b', phase: 'load' })
    io.passMs(500)
    progress.onEvent({ kind: 'phase', report: 'b', phase: 'print' })
    io.passMs(500)
    expect(screen()).toEqual([
      expect.stringMatching(/^. a {2}load {2}1.0 s$/),
      expect.stringMatching(/^. b {2}print {2}1.0 s$/),
      '  0 of 2 done  1.0 s',
    ])
    progress.onEvent({ kind: 'done', report: 'a', result: result('a'), ms: 1000 })
    expect(screen()).toEqual([
      '✓ a  output/a.pdf  6 pages  214 kB  1.0 s',
      expect.stringMatching(/^. b {2}print {2}1.0 s$/),
      '  1 of 2 done  1.0 s',
    ])
  })

  it('leaves only what stays when it is closed, and does not draw again', () => {
    const { io, progress, screen, stream } = start()
    progress.onEvent({ kind: 'planned', reports: ['a', 'b'] })
    progress.onEvent({ kind: 'phase', report: 'a', phase: 'print' })
    progress.note('unpacking the embedded browser (once)')
    io.passMs(300)
    progress.onEvent({ kind: 'done', report: 'a', result: result('a'), ms: 300 })
    progress.onEvent({ kind: 'phase', report: 'b', phase: 'print' })
    io.passMs(300)
    progress.close()
    const closed = stream.text()
    io.passMs(1000)
    expect(stream.text()).toBe(closed)
    expect(screen()).toEqual(['unpacking the embedded browser (once)', '✓ a  output/a.pdf  6 pages  214 kB  0.3 s'])
  })

  it('counts the rest when many are at work, and never breaks a line', () => {
    const { io, progress, screen } = start(30)
    const names = Array.from({ length: 12 }, (_, index) => `a-report-with-a-long-name-${index}`)
    progress.onEvent({ kind: 'planned', reports: names })
    for (const report of names) progress.onEvent({ kind: 'phase', report, phase: 'render' })
    io.passMs(100)
    const lines = screen()
    expect(lines).toHaveLength(10)
    expect(lines[8]).toBe('  and 4 more')
    for (const line of lines) expect(line.length).toBeLessThan(30)
  })

  it('knows a report by the name it got, not by the id it was read under', () => {
    const { io, progress, screen } = start()
    progress.onEvent({ kind: 'phase', report: 'flood', phase: 'load' })
    progress.onEvent({ kind: 'planned', reports: ['flood-004'] })
    progress.onEvent({ kind: 'phase', report: 'flood-004', phase: 'print' })
    io.passMs(100)
    expect(screen()).toEqual([expect.stringMatching(/^. flood-004 {2}print/)])
  })
})

/** What a terminal shows after these writes: lines, of which some were erased again. */
function screenOf(text: string): readonly string[] {
  const lines: string[] = []
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of the display
  for (const [, up, line] of text.matchAll(/\u001b\[(\d+)A\u001b\[0J|([^\u001b\n]*)\n/g)) {
    if (up === undefined) lines.push(line ?? '')
    else lines.splice(lines.length - Number(up))
  }
  return lines
}
