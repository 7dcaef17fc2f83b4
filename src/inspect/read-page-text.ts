/**
 * The text of a page as it is drawn: strings turned into characters, with place, size and colour. Follows forms and replaced text
 * (`/ActualText`), tells what is tagged from what is page furniture, and reads nothing out of pictures. Source: ISO 32000-1, 8 and 9.
 */
import { type PdfDict, parseDict, parseReference, parseText, stringBytes } from '../pdf/pdf-syntax.ts'
import { dictOf, type PdfFile, streamData, streamDict } from '../pdf/read-pdf.ts'
import type { Cover, TextRun } from './inspected.ts'
import { inReadingOrder, isRightToLeft } from './logical-order.ts'
import { heightScale, identity, type Matrix, matrixOf, multiply, transform } from './matrix.ts'
import { type ReadableFont, readFont } from './read-font.ts'
import { type Operand, scanContent } from './scan-content.ts'

/** Fonts that are read already, by object number, and glyphs that none could read: shared by the pages of a file. */
export interface FontShelf {
  readonly fonts: Map<number, ReadableFont | undefined>
  /** What the file says it is written in. */
  readonly language?: string | undefined
  unreadableGlyphs: number
}

export interface PageText {
  readonly runs: readonly TextRun[]
  readonly covers: readonly Cover[]
  /** What is drawn where the file says that it stands for another text, and such texts that nothing is drawn for. */
  readonly replaced: readonly string[]
}

/** Forms in forms: deeper than any browser nests them, shallow enough for a file that nests one in itself. */
const deepestForm = 12

/** A font that the file lacks: viewers take another one for it, and its codes for Latin letters. */
const unknownFont: ReadableFont = { codeBytes: 1, charactersOf: (code) => String.fromCharCode(code) }

interface State {
  readonly matrix: Matrix
  readonly color: string | undefined
  /** Of what is filled (the graphics state's `ca`). */
  readonly opacity: number
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly color: string | undefined
}

interface Marked {
  readonly tagged: boolean
  readonly actualText: string | undefined
}

interface PageReader {
  readonly file: PdfFile
  readonly shelf: FontShelf
  readonly runs: TextRun[]
  readonly replaced: string[]
  readonly marks: Marked[]
  readonly fills: Box[]
  readonly covers: Cover[]
}

/** The text of a page's content streams, in the order of drawing, and within lines that run right to left in that of reading. `toPage` leads from the file's space to points from the left and top. */
export function readPageText(file: PdfFile, content: string, resources: PdfDict, toPage: Matrix, shelf: FontShelf): PageText {
  const reader: PageReader = { file, shelf, runs: [], replaced: [], marks: [], fills: [], covers: [] }
  readContent(reader, content, resources, { matrix: toPage, color: '#000000', opacity: 1 }, 0)
  return { runs: inReadingOrder(reader.runs, shelf.language), covers: reader.covers, replaced: reader.replaced }
}

function readContent(reader: PageReader, content: string, resources: PdfDict, initial: State, depth: number): void {
  const { file, shelf, runs, marks } = reader
  const fonts = dictOf(file, resources.get('Font'))
  const forms = dictOf(file, resources.get('XObject'))
  const states = dictOf(file, resources.get('ExtGState'))
  const stack: State[] = []
  let state = initial
  let text: Matrix = identity
  let line: Matrix = identity
  let leading = 0
  let font: ReadableFont | undefined
  let fontSize = 0
  let invisible = false
  /** How many of the marks that are open stand for a text of their own. */
  let replacing = marks.filter((mark) => mark.actualText !== undefined).length
  let pending: { text: string; readonly x: number; readonly y: number; readonly size: number } | undefined
  let path: Box[] = []
  /** Text that the glyphs which follow stand for. */
  let owed = ''

  const flush = (): void => {
    if (pending !== undefined && pending.text !== '') {
      const { x, y, size } = pending
      runs.push({
        text: pending.text,
        x,
        y,
        size,
        color: invisible ? undefined : state.color,
        field: fieldAt(reader.fills, x, y),
        opacity: state.opacity,
        tagged: marks.some((mark) => mark.tagged),
      })
    }
    pending = undefined
  }
  const moveLine = (x: number, y: number): void => {
    line = multiply([1, 0, 0, 1, x, y], line)
    text = line
    if (y !== 0) flush()
  }
  const show = (string: Operand | undefined): void => {
    const shown = typeof string === 'string' ? charactersOf(string, font ?? unknownFont, shelf) : ''
    if (pending === undefined) {
      const whole = multiply(text, state.matrix)
      const [x, y] = transform(whole, 0, 0)
      pending = { text: '', x, y, size: fontSize * heightScale(whole) }
    }
    pending.text += owed
    owed = ''
    if (replacing > 0) reader.replaced.push(shown)
    else pending.text += shown
  }
  const beginMark = (operands: readonly Operand[]): void => {
    const written = operands[1]
    // A tag's number and nothing else: nearly all that browsers write.
    if (typeof written === 'string' && /^<<\s*\/MCID \d+\s*>>$/.test(written)) {
      marks.push({ tagged: true, actualText: undefined })
      return
    }
    const named = typeof written === 'string' && written.startsWith('/')
    const properties = named
      ? dictOf(file, dictOf(file, resources.get('Properties'))?.get(written.slice(1)))
      : parseDict(typeof written === 'string' ? written : '')
    const actualText = parseText(properties?.get('ActualText'))
    if (actualText !== undefined) {
      // Letters are drawn from left to right; what they stand for is written as it is read.
      owed += visual(actualText)
      replacing++
    }
    marks.push({ tagged: properties?.has('MCID') === true, actualText })
  }

  scanContent(content, (operator, operands) => {
    const number = (index: number): number => Number(operands[index] ?? 0)
    switch (operator) {
      case 'Tj':
        show(operands[0])
        break
      case 'Td':
        moveLine(number(0), number(1))
        break
      case 'TD':
        leading = -number(1)
        moveLine(number(0), number(1))
        break
      case 'Tm':
        flush()
        line = matrixOf(operands) ?? identity
        text = line
        break
      case 'TL':
        leading = number(0)
        break
      case 'T*':
        moveLine(0, -leading)
        break
      case 'TJ':
        for (const string of stringsIn(String(operands[0] ?? ''))) show(string)
        break
      case "'":
      case '"':
        moveLine(0, -leading)
        show(operands.at(-1))
        break
      case 'BT':
        flush()
        text = identity
        line = identity
        break
      case 'ET':
        flush()
        break
      case 'Tf': {
        flush()
        const objectNumber = parseReference(fonts?.get(String(operands[0] ?? '').slice(1)))
        font = objectNumber === undefined ? undefined : fontAt(file, objectNumber, shelf)
        fontSize = number(1)
        break
      }
      case 'Tr':
        flush()
        invisible = number(0) === 3
        break
      case 'q':
        stack.push(state)
        break
      case 'Q':
        flush()
        state = stack.pop() ?? initial
        break
      case 'cm':
        state = { ...state, matrix: multiply(matrixOf(operands) ?? identity, state.matrix) }
        break
      case 'rg':
      case 'g':
      case 'k':
      case 'sc':
      case 'scn':
        flush()
        state = { ...state, color: colorOf(operands) }
        break
      case 'gs': {
        flush()
        const opacity = Number(dictOf(file, states?.get(String(operands[0] ?? '').slice(1)))?.get('ca'))
        if (Number.isFinite(opacity)) state = { ...state, opacity }
        break
      }
      case 're':
        path.push(boxOf(state, number(0), number(1), number(2), number(3)))
        break
      case 'f':
      case 'F':
      case 'f*':
      case 'B':
      case 'B*':
        reader.fills.push(...path)
        flush()
        if (state.opacity > 0.9) reader.covers.push(...path.map((box) => ({ ...box, runsBefore: runs.length })))
        path = []
        break
      case 'n':
      case 'S':
      case 's':
        path = []
        break
      case 'BDC':
        beginMark(operands)
        break
      case 'BMC':
        marks.push({ tagged: false, actualText: undefined })
        break
      case 'EMC':
        if (marks.at(-1)?.actualText === undefined) flush()
        else {
          replacing--
          // Said, and nothing drawn that says it: not on the page, and in the file all the same.
          if (owed !== '') reader.replaced.push(owed)
          owed = ''
        }
        marks.pop()
        break
      case 'Do': {
        flush()
        const objectNumber = parseReference(forms?.get(String(operands[0] ?? '').slice(1)))
        if (objectNumber !== undefined && depth < deepestForm) readForm(reader, objectNumber, resources, state, depth)
        if (objectNumber !== undefined && state.opacity > 0.9 && isImage(file, objectNumber))
          reader.covers.push({ ...boxOf(state, 0, 0, 1, 1), runsBefore: runs.length })
        break
      }
    }
  })
  flush()
}

function isImage(file: PdfFile, objectNumber: number): boolean {
  return streamDict(file.objects.get(objectNumber))?.get('Subtype') === '/Image'
}

function readForm(reader: PageReader, objectNumber: number, outer: PdfDict, state: State, depth: number): void {
  const object = reader.file.objects.get(objectNumber)
  const dict = streamDict(object)
  if (dict === undefined || dict.get('Subtype') !== '/Form') return
  const numbers = [...(dict.get('Matrix') ?? '').matchAll(/-?[\d.]+/g)].map(Number)
  const matrix = multiply(matrixOf(numbers) ?? identity, state.matrix)
  const content = streamData(reader.file, object)?.toString('latin1') ?? ''
  readContent(reader, content, dictOf(reader.file, dict.get('Resources')) ?? outer, { ...state, matrix }, depth + 1)
}

function fontAt(file: PdfFile, objectNumber: number, { fonts }: FontShelf): ReadableFont | undefined {
  if (!fonts.has(objectNumber)) fonts.set(objectNumber, readFont(file, objectNumber))
  return fonts.get(objectNumber)
}

function charactersOf(string: string, font: ReadableFont, shelf: FontShelf): string {
  // One glyph of two bytes, written in hexadecimal: nearly all that browsers write.
  if (font.codeBytes === 2 && string.length === 6 && string[0] === '<') {
    const only = font.charactersOf(Number.parseInt(string.slice(1, 5), 16))
    if (only === undefined) shelf.unreadableGlyphs++
    return visual(only ?? '\ufffd')
  }
  const bytes = stringBytes(string)
  if (bytes === undefined) return ''
  let characters = ''
  for (let at = 0; at + font.codeBytes <= bytes.length; at += font.codeBytes) {
    const found = font.charactersOf(font.codeBytes === 2 ? bytes.readUInt16BE(at) : (bytes[at] ?? 0))
    if (found === undefined) shelf.unreadableGlyphs++
    characters += visual(found ?? '\ufffd')
  }
  return characters
}

/** What one glyph or a few stand for, in the order in which the others are drawn: several letters that run right to left, back to front. */
function visual(text: string): string {
  return text.length > 1 && isRightToLeft(text) ? [...text].reverse().join('') : text
}

/** The strings of an array of strings and numbers. */
function stringsIn(array: string): readonly string[] {
  return [...array.matchAll(/\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>/g)].map((match) => match[0])
}

/** Grey, RGB or CMYK as `#RRGGBB`; undefined for patterns. */
function colorOf(operands: readonly Operand[]): string | undefined {
  const parts = operands.map(Number)
  if (parts.some((part) => !Number.isFinite(part))) return undefined
  const [first = 0, second = 0, third = 0, black = 0] = parts
  if (parts.length === 1) return hexColor([first, first, first])
  if (parts.length === 3) return hexColor([first, second, third])
  if (parts.length === 4) return hexColor([first, second, third].map((ink) => (1 - ink) * (1 - black)))
  return undefined
}

function hexColor(parts: readonly number[]): string {
  const hex = parts.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255).toString(16))
  return `#${hex.map((digits) => digits.padStart(2, '0')).join('')}`.toUpperCase()
}

function boxOf({ matrix, color }: State, x: number, y: number, width: number, height: number): Box {
  const [x1, y1] = transform(matrix, x, y)
  const [x2, y2] = transform(matrix, x + width, y + height)
  return { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2), color }
}

/** The colour under a point just above a baseline. */
function fieldAt(fills: readonly Box[], x: number, y: number): string | undefined {
  return fills.findLast(({ left, right, top, bottom }) => left <= x + 1 && right >= x + 1 && top <= y - 1 && bottom >= y - 1)
    ?.color
}
