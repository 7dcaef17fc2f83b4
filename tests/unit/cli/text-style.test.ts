/** When there are colours, more than ASCII, and lines that move. */
import { describe, expect, it } from 'vitest'
import { takesRedrawing, textStyleFor } from '../../../src/cli/text-style.ts'
import { createFakeStream } from './fake-io.ts'

const terminal = createFakeStream({ isTTY: true, columns: 100 })
const pipe = createFakeStream()

describe('colour', () => {
  it.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', pipe, {}, false],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR, which does not count', terminal, { NO_COLOR: '' }, true],
    ['FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 on a terminal', terminal, { FORCE_COLOR: '0' }, false],
    ['FORCE_COLOR over NO_COLOR', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
  ])('%s', (_, stream, environment, expected) => {
    expect(textStyleFor(stream, { environment, platform: 'linux' }).colour).toBe(expected)
  })
})

describe('more than ASCII', () => {
  it.each([
    [{ LANG: 'en_GB.UTF-8' }, 'linux', true],
    [{ LANG: 'C.utf8' }, 'linux', true],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, 'linux', false],
    [{ LANG: 'C', LC_CTYPE: 'en_GB.UTF-8' }, 'linux', true],
    [{}, 'linux', false],
    [{}, 'win32', true],
  ])('%j on %s: %s', (environment, platform, expected) => {
    expect(textStyleFor(pipe, { environment, platform }).unicode).toBe(expected)
  })
})

describe('lines that move', () => {
  it('are for terminals that nobody keeps a log of', () => {
    expect(takesRedrawing(terminal, {})).toBe(true)
    expect(takesRedrawing(pipe, {})).toBe(false)
    expect(takesRedrawing(terminal, { CI: 'true' })).toBe(false)
    expect(takesRedrawing(terminal, { TERM: 'dumb' })).toBe(false)
  })
})

it('takes the terminal’s width, and a fixed one for logs', () => {
  expect(textStyleFor(terminal, { environment: {}, platform: 'linux' }).columns).toBe(100)
  expect(textStyleFor(pipe, { environment: {}, platform: 'linux' }).columns).toBe(120)
})
