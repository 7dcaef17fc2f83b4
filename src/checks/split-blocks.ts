/** Masked Markdown → its blocks: what no sentence runs across. Paragraphs, headings, list items, quotations and the cells of tables. */

export interface Block {
  /** `[start, end)` in the text; marks of lists and headings stand outside. */
  readonly start: number
  readonly end: number
  readonly kind: 'text' | 'quotation' | 'cell'
  /** The row of a table that a cell stands in, counted through the whole text. */
  readonly row?: number
}

interface Line {
  readonly text: string
  readonly start: number
}

const rule = /^\s*(?:=+|-{2,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\s*$/
const delimiterRow = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
const heading = /^\s{0,3}#{1,6}(?=\s|$)/
const quoteMark = /^\s{0,3}>/
/** `> [!NOTE]`, its brackets blanked. */
const calloutMark = /^\s{0,3}>\s*!(?:note|tip|important|warning|caution)\s/i
const listMark = /^\s*(?:[-*+]|\d{1,9}[.)])(?=\s)/

/** The blocks of a text that `maskInline` made, in text order. Blocks of blanks are left out. */
export function splitBlocks(masked: string): readonly Block[] {
  const builder = createBuilder(masked)
  const lines = linesOf(masked)
  let inTable = false
  for (const [index, line] of lines.entries()) {
    inTable = isRow(line, lines[index + 1], inTable)
    if (inTable) builder.addRow(line)
    else builder.addLine(line)
  }
  return builder.finish()
}

/** A row starts with a bar, or stands in a table whose second line says that it is one. */
function isRow(line: Line, next: Line | undefined, inTable: boolean): boolean {
  if (!line.text.includes('|')) return false
  const opens = next?.text.includes('|') === true && delimiterRow.test(next.text)
  return inTable || opens || /^\s*\|/.test(line.text)
}

function createBuilder(masked: string) {
  const blocks: Block[] = []
  let open: { start: number; end: number; kind: Block['kind'] } | undefined
  let rows = 0
  let inCallout = false

  const push = (block: Block): void => {
    if (masked.slice(block.start, block.end).trim() !== '') blocks.push(block)
  }
  const close = (): void => {
    if (open !== undefined) push(open)
    open = undefined
  }
  const begin = (line: Line, mark: RegExp, kind: Block['kind']): void => {
    close()
    const length = mark.exec(line.text)?.[0].length ?? 0
    open = { start: line.start + length, end: line.start + line.text.length, kind }
  }

  return {
    addRow(line: Line): void {
      close()
      if (delimiterRow.test(line.text)) return
      rows++
      let at = line.start
      for (const cell of line.text.split('|')) {
        push({ start: at, end: at + cell.length, kind: 'cell', row: rows })
        at += cell.length + 1
      }
    },
    addLine(line: Line): void {
      const end = line.start + line.text.length
      if (line.text.trim() === '' || rule.test(line.text)) close()
      else if (heading.test(line.text)) {
        begin(line, heading, 'text')
        close()
      } else if (quoteMark.test(line.text) && (inCallout || calloutMark.test(line.text))) {
        // A callout is the report's own words.
        const goesOn = inCallout && open !== undefined && !listMark.test(line.text.replace(quoteMark, ''))
        inCallout = true
        if (line.text.replace(quoteMark, '').trim() === '') close()
        else if (goesOn && open !== undefined) open.end = end
        else begin(line, calloutMark.test(line.text) ? calloutMark : quoteMark, 'text')
        return
      } else if (quoteMark.test(line.text)) {
        if (open?.kind === 'quotation') open.end = end
        else begin(line, quoteMark, 'quotation')
      } else if (listMark.test(line.text)) begin(line, listMark, 'text')
      else if (open === undefined) begin(line, /^/, 'text')
      else open.end = end
      inCallout = false
    },
    finish(): readonly Block[] {
      close()
      return blocks
    },
  }
}

function linesOf(text: string): readonly Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const at = start
    start += line.length + 1
    return { text: line, start: at }
  })
}
