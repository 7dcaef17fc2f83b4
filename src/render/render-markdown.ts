/**
 * Markdown (GFM) as HTML for a report: typography of its language, headings below the section's own, links and images only where
 * a report can lead. Values and citations are placeholders by now; what stands behind them is none of its business.
 */
import { Marked, type MarkedToken, type Token, type Tokens } from 'marked'
import { escapeHtml } from './escape-html.ts'
import { closeUpCitations, type Placeholders, splitAtCitations } from './placeholders.ts'
import { quickTokenizer } from './quick-tokenizer.ts'
import {
  arrangeBlocks,
  type BlockFinding,
  type BlockOptions,
  listsIn,
  numberNotes,
  renderNotes,
  reportBlocks,
} from './report-blocks.ts'
import { refusedHtml, type Sanitiser } from './sanitise-html.ts'
import { setTypography } from './typography.ts'

export interface MarkdownOptions {
  /** A run of text: no paragraphs, lists or headings. */
  readonly inline: boolean
  /** BCP 47. */
  readonly language: string
  readonly placeholders: Placeholders
  /** Plain text in place of the placeholders, for attributes. */
  plain(text: string): string
  /** Needed when the text holds HTML; without it the result is undefined. */
  readonly sanitise: Sanitiser | undefined
  report(finding: MarkdownFinding | BlockFinding): void
  readonly label: BlockOptions['label']
  readonly nextNote: BlockOptions['nextNote']
}

/** Something that a report does not carry. `written` is how it stands in the Markdown, to be looked for there. */
export interface MarkdownFinding {
  readonly kind: 'link' | 'html'
  readonly written: string
  readonly name: string
}

/** Turns Markdown into HTML; undefined when the text holds HTML and there is no sanitiser yet. */
export type MarkdownRenderer = (markdown: string, options: MarkdownOptions) => string | undefined

/** A renderer with its own Marked, so that no other user of the library can change it. */
export function createMarkdownRenderer(): MarkdownRenderer {
  const marked = new Marked({ gfm: true, async: false })
  marked.use(reportBlocks, {
    tokenizer: quickTokenizer,
    renderer: { link: renderLink, tablecell: renderCell, checkbox: renderCheckbox },
  })
  return (markdown, options) => {
    const lexer = new marked.Lexer(marked.defaults)
    const tokens = options.inline ? lexer.inlineTokens(markdown) : marked.lexer(markdown)
    const blocks: BlockOptions = {
      inlineTokens: (text) => new marked.Lexer(marked.defaults).inlineTokens(text),
      label: options.label,
      nextNote: options.nextNote,
      report: options.report,
    }
    if (!options.inline) arrangeBlocks(tokens, blocks)
    const html = prepareTokens(tokens, options)
    // With HTML and no sanitiser yet, the text is converted again: its notes are numbered then.
    if (html.length === 0 || options.sanitise !== undefined) numberNotes(tokens, blocks)
    setTypography(tokens, options.language)
    if (html.length > 0 && options.sanitise === undefined) return undefined
    const inlineHtml = (list: Token[]): string => marked.Parser.parseInline(list, marked.defaults)
    const rendered = options.inline ? inlineHtml(tokens) : marked.parser(tokens) + renderNotes(tokens, inlineHtml)
    const safe = html.length > 0 && options.sanitise !== undefined ? options.sanitise(rendered, options.plain) : rendered
    return closeUpCitations(options.placeholders.joinCitations(settleHeadings(safe).trim()))
  }
}

/** Looks through all tokens: links are checked, images become placeholders. Gives the pieces of HTML. */
function prepareTokens(tokens: Token[], options: MarkdownOptions): readonly string[] {
  const html: string[] = []
  const prepare = (list: Token[]): void => {
    for (const [index, token] of list.entries()) {
      for (const inner of listsIn(token)) prepare(inner)
      if (!isMarkedToken(token)) continue
      if (token.type === 'html') html.push(token.raw)
      if (token.type === 'link') prepareLink(token, options)
      if (token.type === 'image') list[index] = holdImage(token, options)
    }
  }
  prepare(tokens)
  for (const piece of html) {
    for (const name of refusedHtml(piece)) options.report({ kind: 'html', written: name.replace('>', ''), name })
  }
  return html
}

function isMarkedToken(token: Token): token is MarkedToken {
  return typeof token.type === 'string' && !('parts' in token)
}

/** Addresses a reader of a PDF can follow: the web, mail, a place in the report. */
function prepareLink(token: Tokens.Link, options: MarkdownOptions): void {
  // Marked leaves `&amp;` in addresses as it is (CommonMark 6.2 reads it as `&`).
  const href = options.plain(token.href).replaceAll('&amp;', '&').trim()
  if (typeof token.title === 'string') token.title = options.plain(token.title)
  // \p{Cc}: browsers drop control characters, which would make `java\nscript:` whole again.
  const isAllowed = /^(https?:\/\/|mailto:|#)/i.test(href) && !/\p{Cc}/u.test(href)
  if (!isAllowed) options.report({ kind: 'link', written: token.href, name: href })
  token.href = isAllowed ? href.replace(/\s/g, '%20') : ''
}

function holdImage(token: Tokens.Image, options: MarkdownOptions): Token {
  const title = typeof token.title === 'string' ? options.plain(token.title) : undefined
  const held = options.placeholders.hold({
    kind: 'image',
    path: options.plain(token.href),
    alt: options.plain(token.text),
    title,
  })
  return { type: 'text', raw: token.raw, text: held, escaped: true }
}

function renderLink(this: { readonly parser: { parseInline(tokens: Token[]): string } }, token: Tokens.Link): string {
  const parts = splitAtCitations(this.parser.parseInline(token.tokens))
  if (token.href === '') return parts.join('')
  // A citation is a link, and a link cannot stand in another: it follows.
  const text = parts
    .filter((_part, index) => index % 2 === 0)
    .join('')
    .trimEnd()
  const citations = parts.filter((_part, index) => index % 2 === 1).join('')
  const title = typeof token.title !== 'string' ? '' : ` title="${escapeHtml(token.title)}"`
  return `<a href="${escapeHtml(token.href)}"${title}>${text}</a>${citations}`
}

function renderCell(this: { readonly parser: { parseInline(tokens: Token[]): string } }, token: Tokens.TableCell): string {
  const name = token.header ? 'th' : 'td'
  const scope = token.header ? ' scope="col"' : ''
  const align = token.align === null ? '' : ` style="text-align:${token.align}"`
  return `<${name}${scope}${align}>${this.parser.parseInline(token.tokens)}</${name}>\n`
}

/** A form's field has no place in a report. */
function renderCheckbox(token: Tokens.Checkbox): string {
  return token.checked ? '[x] ' : '[ ] '
}

/** Headings in prose start below the section's `<h2>` and go down one step at a time (PDF/UA-1, 7.4.2). */
function settleHeadings(html: string): string {
  if (!/<h[1-6]/i.test(html)) return html
  const open: number[] = []
  let level = 3
  return html.replace(/<(\/?)h([1-6])(?=[\s>])/gi, (_whole, slash: string, digit: string) => {
    if (slash === '') {
      const depth = Number(digit)
      while ((open.at(-1) ?? 0) >= depth) open.pop()
      open.push(depth)
      level = Math.min(6, 2 + open.length)
    }
    return `<${slash}h${level}`
  })
}
