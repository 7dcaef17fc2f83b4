/** A Markdown file with front matter, which holds one fact → the tree of a fact file. The body is the fact's text, as written. */
import { problemsToDiagnostics } from '../diagnostics/locate-problem.ts'
import type { LocatedMap, LocatedNode } from '../text/located-tree.ts'
import { parseFrontMatter } from '../text/parse-front-matter.ts'
import type { Span } from '../text/span.ts'
import type { TextFile } from '../text/text-file.ts'
import type { FactTree } from './fact-tree.ts'

/** The tree of a Markdown fact. Its id is that of the front matter or else the file's name without ending. Reports `yaml/syntax` and `fact/invalid`. */
export function readMarkdownFact(file: TextFile): FactTree {
  const { root, body, problems } = parseFrontMatter(file)
  const diagnostics = problemsToDiagnostics(file.path, 'yaml/syntax', problems)
  if (problems.length > 0 && root === undefined) return { root: undefined, diagnostics }
  const fields = root ?? emptyMap({ file: file.path, start: 0, end: Math.min(3, file.text.length) })
  if (fields.kind !== 'map') {
    const message = 'expected fields of a fact between the lines `---`'
    return {
      root: undefined,
      diagnostics: [...diagnostics, { severity: 'error', code: 'fact/invalid', message, span: fields.span }],
    }
  }
  const { id, entries } = takeId(fields, file.path)
  const text = fields.entries.get('text')
  if (body !== undefined && text !== undefined) {
    return {
      root: undefined,
      diagnostics: [...diagnostics, { severity: 'error', code: 'fact/invalid', ...twoTexts(text, body) }],
    }
  }
  if (body === undefined && text === undefined) {
    const hints = ['write it below the front matter']
    return {
      root: undefined,
      diagnostics: [
        ...diagnostics,
        { severity: 'error', code: 'fact/invalid', message: 'this fact has no text', span: id.span, hints },
      ],
    }
  }
  if (body !== undefined) entries.set('text', body)
  const fact: LocatedMap = { kind: 'map', span: fields.span, entries, keySpan: id.span }
  const facts = new Map<string, LocatedNode>([[id.value, fact]])
  const top = new Map<string, LocatedNode>([['facts', { kind: 'map', span: fields.span, entries: facts }]])
  return { root: { kind: 'map', span: fields.span, entries: top }, diagnostics }
}

function takeId(fields: LocatedMap, path: string) {
  const entries = new Map(fields.entries)
  const node = entries.get('id')
  entries.delete('id')
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '')
  const id =
    node?.kind === 'scalar' && node.value !== null
      ? { value: node.written ?? String(node.value), span: node.span }
      : { value: name, span: { file: path, start: 0, end: 3 } }
  return { id, entries }
}

function twoTexts(text: LocatedNode, body: LocatedNode) {
  return {
    message: 'expected the text of the fact once, found it in the front matter and below',
    span: text.keySpan ?? text.span,
    related: [{ message: 'the other text', span: { ...body.span, end: body.span.start + 1 } }],
    hints: ['remove one of them'],
  }
}

function emptyMap(span: Span): LocatedMap {
  return { kind: 'map', span, entries: new Map() }
}
