/**
 * Marks what no element of the structure holds as an artifact: grounds, lines, what stands in the page's margin. Chromium leaves it
 * unmarked, and a screen reader cannot tell whether it matters (PDF/UA-1, 7.1; ISO 32000-1, 14.8.2.2). Changes no drawing.
 */
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { type ContentOperator, readOperators } from '../pdf/content-operators.ts'
import { formatDict, parseDict, parseName, parseReference, parseReferences } from '../pdf/pdf-syntax.ts'
import { catalogOf, dictOf, type PdfFile, streamData, streamDict } from '../pdf/read-pdf.ts'

const compress = promisify(deflate)

/** Rewrites the pages of a tagged document, and the forms drawn on them that hold tagged content. Leaves a page alone that it cannot read. */
export async function markArtifacts(file: PdfFile): Promise<void> {
  if (!catalogOf(file).has('StructTreeRoot')) return
  const rewritten: Promise<void>[] = []
  const forms = taggedForms(file)
  for (const [, object] of file.objects) {
    if (object.kind !== 'plain' || !object.text.includes('/Page')) continue
    const page = parseDict(object.text)
    if (page === undefined || parseName(page.get('Type')) !== 'Page') continue
    const drawn = formsOf(file, page.get('Resources'), forms)
    for (const number of parseReferences(page.get('Contents'))) rewritten.push(rewrite(file, number, drawn))
  }
  for (const number of forms) {
    const resources = streamDict(file.objects.get(number))?.get('Resources')
    rewritten.push(rewrite(file, number, formsOf(file, resources, forms)))
  }
  await Promise.all(rewritten)
}

/** Object numbers of the forms whose own content is tagged: what draws them must not call them artifacts. */
function taggedForms(file: PdfFile): ReadonlySet<number> {
  const forms = new Set<number>()
  for (const [number, object] of file.objects) {
    const dict = streamDict(object)
    if (dict === undefined || parseName(dict.get('Subtype')) !== 'Form') continue
    if (streamData(file, object)?.includes('/MCID') === true) forms.add(number)
  }
  return forms
}

/** Those of the forms that the resources name, by the names they give them. */
function formsOf(file: PdfFile, resources: string | undefined, forms: ReadonlySet<number>): ReadonlySet<string> {
  const drawn = dictOf(file, dictOf(file, resources)?.get('XObject')) ?? new Map<string, string>()
  return new Set([...drawn].filter(([, value]) => forms.has(parseReference(value) ?? -1)).map(([name]) => name))
}

async function rewrite(file: PdfFile, number: number, forms: ReadonlySet<string>): Promise<void> {
  const object = file.objects.get(number)
  const [dict, data] = [streamDict(object), streamData(file, object)]
  if (dict === undefined || data === undefined) return
  const marked = markContent(data.toString('latin1'), forms)
  if (marked === undefined) return
  const packed = await compress(Buffer.from(marked, 'latin1'))
  dict.delete('DecodeParms')
  dict.set('Filter', '/FlateDecode')
  dict.set('Length', String(packed.length))
  const head = Buffer.from(`\n${formatDict(dict)} stream\n`, 'latin1')
  file.objects.set(number, { kind: 'stream', bytes: Buffer.concat([head, packed, Buffer.from('\nendstream\n', 'latin1')]) })
}

const begin = '/Artifact BMC\n'
const end = 'EMC\n'

/** Paths, their painting, shadings and images. Text is looked at by its objects. */
const drawing: ReadonlySet<string> = new Set('m l c v y h re S s f F f* B B* b b* n W W* sh Do'.split(' '))
const showing: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"'])

/**
 * The content with every stretch that draws outside of tagged content between `/Artifact BMC` and `EMC`. `forms` are names of forms
 * that mark their content themselves. Undefined when there is nothing to mark, or the content is not understood.
 */
export function markContent(content: string, forms: ReadonlySet<string> = new Set()): string | undefined {
  const operators = readOperators(content)
  if (operators === undefined) return undefined
  const insertions: (readonly [at: number, text: string])[] = []
  const open = { artifact: false, tagged: 0, other: 0, mixedText: false }
  const start = (at: number): void => {
    if (!open.artifact) insertions.push([at, begin])
    open.artifact = true
  }
  const stop = (at: number): void => {
    if (open.artifact) insertions.push([at, end])
    open.artifact = false
  }
  for (const [index, operator] of operators.entries()) {
    const { name } = operator
    if (name === 'BDC' || name === 'BMC') {
      const isTagged = /\/MCID|^\/Artifact/.test(content.slice(operator.start, operator.end))
      if (open.tagged > 0) open.tagged++
      else if (isTagged && open.other > 0) return undefined
      else if (isTagged) {
        if (!open.mixedText) stop(operator.start)
        open.tagged++
      } else {
        // Words in place of glyphs, and the like: part of whatever is around them.
        if (open.mixedText) return undefined
        start(operator.start)
        open.other++
      }
    } else if (name === 'EMC') {
      if (open.tagged > 0) open.tagged--
      else open.other--
    } else if (open.tagged > 0) continue
    else if (name === 'BT') {
      open.mixedText = holdsTagged(content, operators, index)
      if (open.mixedText) stop(operator.start)
      else start(operator.start)
    } else if (name === 'ET') open.mixedText = false
    else if (open.mixedText) {
      if (showing.has(name)) insertions.push([operator.start, begin], [operator.end, ` ${end}`])
    } else if (name === 'Do' && forms.has(nameIn(content, operator))) stop(operator.start)
    else if (drawing.has(name)) start(operator.start)
  }
  if (open.tagged !== 0 || open.other !== 0) return undefined
  stop(content.length)
  return insertions.length === 0 ? undefined : insertAll(content, insertions)
}

/** Whether the text object that begins at the operator holds tagged content: marks may not cross its edges. */
function holdsTagged(content: string, operators: readonly ContentOperator[], index: number): boolean {
  for (let at = index + 1; at < operators.length; at++) {
    const operator = operators[at]
    if (operator === undefined || operator.name === 'ET') return false
    if (operator.name === 'BDC' && content.slice(operator.start, operator.end).includes('/MCID')) return true
  }
  return false
}

function nameIn(content: string, { start, end: after, name }: ContentOperator): string {
  return content
    .slice(start, after - name.length)
    .trim()
    .replace(/^\//, '')
}

function insertAll(content: string, insertions: readonly (readonly [at: number, text: string])[]): string {
  const parts: string[] = []
  let at = 0
  for (const [offset, text] of insertions) {
    parts.push(
      content.slice(at, offset),
      at < offset && !/\s/.test(content.charAt(offset - 1)) && !text.startsWith(' ') ? '\n' : '',
      text,
    )
    at = offset
  }
  return parts.join('') + content.slice(at)
}
