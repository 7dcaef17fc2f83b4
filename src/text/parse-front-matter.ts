/** A Markdown file with YAML front matter → the tree of the front matter and the text below it. Renders no Markdown. */
import type { LocatedNode, LocatedScalar } from './located-tree.ts'
import { parseYaml } from './parse-yaml.ts'
import type { TextProblem } from './parsed-tree.ts'
import { createTextFile, type TextFile } from './text-file.ts'

export interface ParsedFrontMatter {
  /** Undefined when the file has none, or it is empty or does not parse. */
  readonly root: LocatedNode | undefined
  /** The text below, without white space around it; undefined when there is none. Line breaks are `\n`. */
  readonly body: (LocatedScalar & { readonly value: string }) | undefined
  readonly problems: readonly TextProblem[]
}

/** Front matter stands between a first line `---` and the next line `---`. A file without it, or that never closes it, has a problem. */
export function parseFrontMatter(file: TextFile): ParsedFrontMatter {
  const { text } = file
  if (!/^---[ \t]*\r?\n/.test(text)) {
    const problem = {
      message: 'expected front matter between two lines `---` at the start of the file',
      start: 0,
      end: Math.min(1, text.length),
      hints: ['start the file with `---`, the fields, and `---` again'],
    }
    return { root: undefined, body: bodyFrom(file, 0), problems: [problem] }
  }
  const close = /\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (close === null) {
    const problem = {
      message: 'this front matter is never closed',
      start: 0,
      end: 3,
      hints: ['put a line `---` below its last field'],
    }
    return { root: undefined, body: undefined, problems: [problem] }
  }
  // The opening line is a document start to YAML too: parsed from the file's first character, all places are right.
  const { root, problems } = parseYaml(createTextFile(file.path, text.slice(0, close.index + 1)))
  return { root, problems, body: bodyFrom(file, close.index + close[0].length) }
}

function bodyFrom(file: TextFile, from: number): ParsedFrontMatter['body'] {
  const rest = file.text.slice(from)
  const value = rest.trim()
  if (value === '') return undefined
  const start = from + rest.length - rest.trimStart().length
  const span = { file: file.path, start, end: start + value.length }
  return { kind: 'scalar', span, value: value.replaceAll('\r\n', '\n'), style: 'raw' }
}
