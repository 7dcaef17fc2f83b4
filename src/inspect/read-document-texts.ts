/**
 * Every text of a file that is not drawn on its pages: titles of bookmarks, descriptions, what links say and where they lead, names,
 * properties, scripts, attached files. Looks at all objects, used or not, because a program that reads the file may too.
 */
import { parseName, parseReference, parseReferences, parseText } from '../pdf/pdf-syntax.ts'
import { catalogOf, dictOf, type PdfFile, type PdfObject, streamData, streamDict, textOf } from '../pdf/read-pdf.ts'
import { decodeEntities } from './decode-entities.ts'
import type { Passage } from './inspected.ts'

/** What a string is to a reader, by the key of the dictionary that it stands under. */
const whereByKey: Readonly<Record<string, string>> = {
  Title: 'the bookmarks',
  Alt: 'the descriptions for screen readers',
  ActualText: 'the replacement texts for screen readers',
  E: 'the expansions of abbreviations',
  T: 'the titles of tags',
  Contents: 'the texts of links and notes',
  URI: 'the targets of links',
  Names: 'the names of link targets',
  Limits: 'the names of link targets',
  Dest: 'the names of link targets',
  D: 'the names of link targets',
  F: 'the attachments',
  UF: 'the attachments',
  Desc: 'the attachments',
}

/** The texts of all objects, by where they stand. `drawn` are streams whose text is read elsewhere, or that hold glyphs. */
export function readDocumentTexts(file: PdfFile, drawn: ReadonlySet<number>): readonly Passage[] {
  const found = new Map<string, { readonly text: string }[]>()
  const add = (where: string, text: string | undefined): void => {
    if (text === undefined || text.trim() === '') return
    const pieces = found.get(where)
    if (pieces === undefined) found.set(where, [{ text }])
    else pieces.push({ text })
  }
  for (const [objectNumber, object] of file.objects) {
    const text = object.kind === 'plain' ? object.text : headOf(object)
    const own = objectNumber === file.info ? 'the document’s properties' : undefined
    for (const { key, string } of stringsOf(text)) {
      const where = own ?? whereByKey[key] ?? 'the file'
      add(where, string)
      // An address hides spaces and letters behind percent signs.
      if (string?.includes('%')) add(where, decodeName(string))
    }
    if (object.kind === 'stream' && !drawn.has(objectNumber)) add(...readStream(file, object))
  }
  for (const name of dictOf(file, catalogOf(file).get('Dests'))?.keys() ?? [])
    add('the names of link targets', decodeName(parseName(`/${name}`) ?? name))
  // Each string for itself: two that stand side by side in a file were never one sentence.
  return [...found].flatMap(([where, pieces]) => pieces.map((piece) => ({ where, pieces: [piece] })))
}

/** Chromium names a link target by its id percent-encoded; addresses may hold anything so. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Streams that hold glyphs and tables of them, by object number: they have no text of their own. */
export function fontStreams(file: PdfFile): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const object of file.objects.values()) {
    if (object.kind !== 'plain') continue
    for (const [, objectNumber] of object.text.matchAll(/\/(?:FontFile[23]?|ToUnicode|CIDToGIDMap|CIDSet) (\d+) 0 R/g))
      numbers.add(Number(objectNumber))
    const glyphs = /\/CharProcs (\d+) 0 R/.exec(object.text)
    for (const objectNumber of parseReferences(textOf(file, glyphs === null ? undefined : Number(glyphs[1]))))
      numbers.add(objectNumber)
  }
  return numbers
}

/** The object numbers of a page's content streams. */
export function contentStreams(file: PdfFile, contents: string | undefined): readonly number[] {
  const one = parseReference(contents)
  if (one === undefined) return parseReferences(contents)
  return file.objects.get(one)?.kind === 'stream' ? [one] : parseReferences(textOf(file, one))
}

function headOf(object: PdfObject): string {
  return [...(streamDict(object) ?? [])].map(([key, value]) => `/${key} ${value}`).join('\n')
}

/** The strings of an object with the name that stands nearest before each: its key, as a rule. */
function stringsOf(text: string): readonly { readonly key: string; readonly string: string | undefined }[] {
  if (!text.includes('(') && !text.includes('<')) return []
  const found: { readonly key: string; readonly string: string | undefined }[] = []
  let key = ''
  const pattern = /\/([^\s()<>[\]{}/%]*)|<<|<([0-9A-Fa-f\s]*)>|\(/g
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[1] !== undefined) key = match[1]
    else if (match[2] !== undefined) found.push({ key, string: parseText(match[0]) })
    else if (match[0] === '(') {
      const end = literalEnd(text, match.index)
      found.push({ key, string: parseText(text.slice(match.index, end)) })
      pattern.lastIndex = end
    }
  }
  return found
}

function literalEnd(text: string, at: number): number {
  let depth = 0
  for (let position = at; position < text.length; position++) {
    const character = text[position]
    if (character === '\\') position++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return position + 1
  }
  return text.length
}

/** Metadata, scripts and attached files as text. Pictures, and what is packed as pictures are, hold none that could be read. */
function readStream(file: PdfFile, object: PdfObject): readonly [where: string, text: string | undefined] {
  const dict = streamDict(object)
  const type = parseName(dict?.get('Type'))
  if (parseName(dict?.get('Subtype')) === 'Image' || type === 'ObjStm' || type === 'XRef') return ['', undefined]
  const data = streamData(file, object)
  if (type === 'Metadata') return ['the metadata (XMP)', decodeEntities(data?.toString('utf8') ?? '')]
  const isAttachment = type === 'EmbeddedFile' || dictOf(file, dict?.get('Params'))?.has('Size') === true
  return [isAttachment ? 'the attachments' : 'the file', data?.toString('utf8')]
}
