/**
 * The block tags of a Handlebars text, paired by a reading of our own: used only to explain a text that Handlebars refuses,
 * because its errors do not say which block was left open.
 */

export interface BlockTag {
  readonly kind: 'open' | 'close'
  /** `if`, `layout`; what the other tag of the pair must say. */
  readonly name: string
  readonly start: number
  readonly end: number
}

export type TagFault =
  | { readonly kind: 'unclosed'; readonly open: BlockTag }
  | { readonly kind: 'mismatch'; readonly open: BlockTag; readonly close: BlockTag }
  | { readonly kind: 'stray'; readonly close: BlockTag }

/** The first fault in the pairing of a text's block tags, or undefined when they pair. Of several open blocks, the innermost. */
export function findTagFault(text: string): TagFault | undefined {
  const open: BlockTag[] = []
  for (const tag of readBlockTags(text)) {
    if (tag.kind === 'open') open.push(tag)
    else {
      const last = open.pop()
      if (last === undefined) return { kind: 'stray', close: tag }
      if (last.name !== tag.name) return { kind: 'mismatch', open: last, close: tag }
    }
  }
  const last = open.pop()
  return last === undefined ? undefined : { kind: 'unclosed', open: last }
}

function readBlockTags(text: string): readonly BlockTag[] {
  const tags: BlockTag[] = []
  // Comments and raw blocks first, so that tags inside them are stepped over.
  const pattern =
    /\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}|\{\{\{\{[^/][\s\S]*?\{\{\{\{\/[^}]*\}\}\}\}|\{\{~?([#^/])[*>]?\s*([^\s}~]+)?[^}]*\}\}/g
  for (const match of text.matchAll(pattern)) {
    const [whole, mark, name] = match
    // `{{^}}` is an else.
    if (mark === undefined || name === undefined || isEscaped(text, match.index)) continue
    const bare = name.replace(/^(["'])(.*)\1$/, '$2')
    tags.push({ kind: mark === '/' ? 'close' : 'open', name: bare, start: match.index, end: match.index + whole.length })
  }
  return tags
}

function isEscaped(text: string, offset: number): boolean {
  return text[offset - 1] === '\\' && text[offset - 2] !== '\\'
}

/** The last `{{` before `offset` that no `}}` follows up to there: an expression that was left open. */
export function findOpenExpression(text: string, offset: number): number | undefined {
  const open = text.lastIndexOf('{{', offset)
  if (open === -1) return undefined
  return text.slice(open, offset).includes('}}') ? undefined : open
}
