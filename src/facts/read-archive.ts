/** A source's copy in the project: there, the one that was meant, and its words where it is text. Judges nothing of what it says. */
import { createHash } from 'node:crypto'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Host } from '../host/host.ts'
import { folderOf, resolvePath } from '../host/resolve-path.ts'
import { nodeAt } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { Source } from './fact.ts'

export interface Archive {
  /** The words of the copy; undefined without a copy, and for one that is no text (a PDF, a picture). */
  readonly text?: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Reports `file/outside-project`, `file/missing` and, for a copy with another SHA-256 than the source gives, `fact/invalid`. Rejects with `HostError`. */
export async function readArchive(source: Source, host: Host): Promise<Archive> {
  if (source.archivePath === undefined) return { diagnostics: [] }
  const span = nodeAt(source.node, ['archivePath'])?.span ?? source.node.span
  const path = resolvePath(folderOf(source.node.span.file), source.archivePath)
  if (path === undefined) {
    const message = `\`${source.archivePath}\` leads out of the project`
    return failure('file/outside-project', message, span, 'copy the file into the project')
  }
  const bytes = await host.readBytes(path)
  if (bytes === undefined) {
    return failure('file/missing', `no file \`${path}\``, span, 'check the path: it is relative to the folder of this file')
  }
  const digest = source.sha256 === undefined ? undefined : createHash('sha256').update(bytes).digest('hex')
  if (digest !== source.sha256) {
    const place = nodeAt(source.node, ['sha256'])?.span ?? span
    const message = `\`${path}\` is not the copy that was meant: its SHA-256 is ${digest}`
    return failure('fact/invalid', message, place, 'restore the copy, or check it and write its new digest')
  }
  const text = wordsOf(bytes, path)
  return { diagnostics: [], ...(text === undefined ? {} : { text }) }
}

/** What a person reads in the file: of a web page without its tags. */
function wordsOf(bytes: Uint8Array, path: string): string | undefined {
  if (!/\.(?:txt|text|md|markdown|html?|xhtml|csv|tsv|json|ya?ml|xml|vtt|srt)$/i.test(path) || bytes.includes(0)) return undefined
  const text = new TextDecoder('utf-8').decode(bytes)
  return /\.(?:x?html?|xml)$/i.test(path) ? withoutTags(text) : text
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<\/?(?:a|abbr|b|cite|em|font|i|mark|q|small|span|strong|sub|sup|u|wbr)\b[^>]*>/gi, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? ' '
      const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
}

function failure(code: Diagnostic['code'], message: string, span: Span, hint: string): Archive {
  return { diagnostics: [{ severity: 'error', code, message, span, hints: [hint] }] }
}
