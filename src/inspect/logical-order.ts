/**
 * Text that runs right to left, from the order in which it is drawn to the order in which it is read: browsers draw each line from left to
 * right, letter by letter. An approximation of UAX #9 backwards, good enough to find a sentence again; text in one direction is exact.
 */
import { directionOf } from '../text/text-direction.ts'
import type { TextRun } from './inspected.ts'

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const digit = /\p{Nd}/u

/** Whether some letter of the text runs right to left. */
export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

type Direction = 'rtl' | 'ltr' | 'none'

/** A stretch of one direction inside a run. */
interface Stretch {
  readonly run: TextRun
  readonly signs: readonly string[]
  readonly direction: Direction
}

/** The runs with their texts in reading order, line by line. Runs without such letters come out as they are. `language`: the document's. */
export function inReadingOrder(runs: readonly TextRun[], language = ''): readonly TextRun[] {
  if (!runs.some(({ text }) => rightToLeft.test(text))) return runs
  const turns = directionOf(language) === 'rtl'
  return linesOf(runs).flatMap((line) => (line.some(({ text }) => rightToLeft.test(text)) ? turnLine(line, turns) : line))
}

/** Runs that are drawn one after the other, each to the right of the one before, at about the same height. */
function linesOf(runs: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const lines: TextRun[][] = []
  let last: TextRun | undefined
  for (const run of runs) {
    const size = Math.max(run.size, last?.size ?? 0, 1)
    const goesOn =
      last !== undefined &&
      last.tagged === run.tagged &&
      run.x - last.x > -1.2 * size &&
      // Words in Nastaliq climb by nearly an em.
      Math.abs(run.y - last.y) < 1.1 * size
    if (goesOn) lines.at(-1)?.push(run)
    else lines.push([run])
    last = run
  }
  return lines
}

/** `turns`: the document runs right to left, and so does the line; else it does if most of its letters do. */
function turnLine(line: readonly TextRun[], turns: boolean): readonly TextRun[] {
  const stretches = line.flatMap(stretchesOf)
  const count = (direction: Direction): number =>
    stretches.reduce(
      (sum, stretch) => sum + (stretch.direction === direction ? stretch.signs.filter((sign) => !digit.test(sign)).length : 0),
      0,
    )
  const turnsAll = turns || count('rtl') >= count('ltr')
  // Back to front; then those that run the other way once more.
  const ordered = turnsAll ? turnAmong([...stretches].reverse(), 'ltr') : turnAmong(stretches, 'rtl')
  return ordered.map(({ run, signs, direction }) => ({
    ...run,
    text: (direction === 'rtl' || (direction === 'none' && turnsAll) ? [...signs].reverse() : signs).join(''),
  }))
}

/** The order of neighbours of one direction, with what stands between them, turned round. */
function turnAmong(stretches: readonly Stretch[], direction: Direction): readonly Stretch[] {
  const turned: Stretch[] = []
  for (let at = 0; at < stretches.length; ) {
    let end = at
    for (let next = at; next < stretches.length && stretches[next]?.direction !== opposite(direction); next++)
      if (stretches[next]?.direction === direction) end = next + 1
    if (stretches[at]?.direction !== direction) end = at + 1
    turned.push(...stretches.slice(at, end).reverse())
    at = end
  }
  return turned
}

function opposite(direction: Direction): Direction {
  return direction === 'rtl' ? 'ltr' : 'rtl'
}

function stretchesOf(run: TextRun): readonly Stretch[] {
  if (!isRightToLeft(run.text))
    return [{ run, signs: [...run.text], direction: /[\p{L}\p{Nd}]/u.test(run.text) ? 'ltr' : 'none' }]
  const stretches: { run: TextRun; signs: string[]; direction: Direction }[] = []
  for (const sign of run.text) {
    const direction = directionOfSign(sign)
    const last = stretches.at(-1)
    // A mark belongs to the letter beside it.
    if (last !== undefined && (last.direction === direction || /\p{M}/u.test(sign))) last.signs.push(sign)
    else stretches.push({ run, signs: [sign], direction })
  }
  return stretches
}

function directionOfSign(sign: string): Direction {
  if (rightToLeft.test(sign) && !digit.test(sign)) return /\p{P}/u.test(sign) ? 'none' : 'rtl'
  return /[\p{L}\p{Nd}]/u.test(sign) ? 'ltr' : 'none'
}
