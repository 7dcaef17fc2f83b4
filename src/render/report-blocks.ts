/**
 * What Markdown has for reports besides GFM: footnotes, callouts, figures with captions, captions of tables, definition lists. Made of
 * Marked's tokens before they are rendered; what is in them stays tokens, and is set and checked as all prose is.
 */
import type { MarkedExtension, MarkedToken, Token, TokenizerAndRendererExtension, Tokens } from 'marked'
import { escapeHtml } from './escape-html.ts'
import { isOnlyCitations } from './placeholders.ts'

/** A token of ours. `parts` are the lists of tokens inside it; what else it says depends on its type. */
interface ReportToken {
  readonly type: string
  readonly raw: string
  readonly parts: Token[][]
  /** Of a callout its kind, of a footnote its id in the text. */
  readonly name?: string
  /** Of a callout: its heading. */
  readonly label?: string
  /** Of a footnote that something refers to. */
  note?: Note
  /** Of a mark in the text: nothing before it refers to the same note. */
  isFirst?: boolean
}

/** A note's number in the report, its letter in the text, and words for the links to it and back. */
interface Note {
  readonly number: number
  readonly mark: string
  readonly to: string
  readonly back: string
}

export const calloutKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const

/** Something wrong with a block; `written` is how it stands in the text. */
export interface BlockFinding {
  readonly kind: 'callout' | 'footnote'
  readonly written: string
  readonly name: string
}

/** What a text has to be told while its blocks are made. */
export interface BlockOptions {
  inlineTokens(markdown: string): Token[]
  /** A word of the page, or the fallback where the template has none. */
  label(key: string, fallback: string, values?: Readonly<Record<string, string>>): string
  /** Numbers notes through the whole report. */
  nextNote(): number
  report(finding: BlockFinding): void
}

/** The lists of tokens inside a token of ours; undefined for Marked's own. */
export function partsOf(token: Token): readonly Token[][] | undefined {
  return isReportToken(token) ? token.parts : undefined
}

function isReportToken(token: Token): token is Token & ReportToken {
  return 'parts' in token && Array.isArray(token['parts'])
}

function isMarkedToken(token: Token): token is MarkedToken {
  return !isReportToken(token)
}

/** Puts blocks of ours in the place of the tokens that they are made of, in a list of blocks and in those inside it. Changes the list. */
export function arrangeBlocks(tokens: Token[], options: BlockOptions): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined || !isMarkedToken(token)) continue
    if (token.type === 'blockquote') {
      arrangeBlocks(token.tokens, options)
      tokens[index] = calloutFrom(token, options) ?? token
    } else if (token.type === 'paragraph') tokens[index] = figureFrom(token, options) ?? token
    else if (token.type === 'table') captionTable(tokens, index, token, options)
    else if (token.type === 'list') for (const item of token.items) arrangeBlocks(item.tokens, options)
  }
}

/** GitHub's alerts: a quotation that begins with `[!NOTE]`. */
function calloutFrom(quotation: Tokens.Blockquote, options: BlockOptions): ReportToken | undefined {
  const [first, ...others] = quotation.tokens
  if (first === undefined || !isMarkedToken(first) || first.type !== 'paragraph') return undefined
  const [mark, name = ''] = /^\[!([A-Za-z]+)\][^\S\n]*\n?/.exec(first.text) ?? []
  if (mark === undefined) return undefined
  const kind = calloutKinds.find((known) => known === name.toLowerCase())
  if (kind === undefined) {
    options.report({ kind: 'callout', written: mark.trim(), name })
    return undefined
  }
  const text = first.text.slice(mark.length)
  const start: Token[] = text.trim() === '' ? [] : [{ ...first, text, tokens: options.inlineTokens(text) }]
  const label = options.label(`callout.${kind}`, kind.toUpperCase())
  return { type: 'callout', raw: quotation.raw, name: kind, label, parts: [[...start, ...others]] }
}

/** An image that is a paragraph of its own is a figure; its title, and citations after it, are the caption. */
function figureFrom(paragraph: Tokens.Paragraph, options: BlockOptions): ReportToken | undefined {
  const [image, ...rest] = paragraph.tokens
  if (image === undefined || !isMarkedToken(image) || image.type !== 'image') return undefined
  if (!rest.every((token) => token.type === 'text' && isOnlyCitations(token.raw))) return undefined
  const title = typeof image.title === 'string' ? image.title : ''
  const caption = [...(title === '' ? [] : options.inlineTokens(title)), ...rest]
  // The caption is there to be read; said again when pointing at the picture, it would be read out twice.
  return { type: 'reportFigure', raw: paragraph.raw, parts: [[{ ...image, title: null }], caption] }
}

const captionMark = /^(?:Table)?:[^\S\n]+/

/** Pandoc's captions: a paragraph before or after the table that begins with `Table:` or `:`. */
function captionTable(tokens: Token[], index: number, table: Tokens.Table, options: BlockOptions): void {
  const isCaption = (token: Token | undefined): token is Tokens.Paragraph =>
    token !== undefined && isMarkedToken(token) && token.type === 'paragraph' && captionMark.test(token.text)
  const places = [-1, 1].map((step) => (tokens[index + step]?.type === 'space' ? index + 2 * step : index + step))
  const place = places.find((at) => isCaption(tokens[at]))
  const paragraph = place === undefined ? undefined : tokens[place]
  if (place === undefined || !isCaption(paragraph)) return
  const caption = options.inlineTokens(paragraph.text.replace(captionMark, ''))
  const captioned: ReportToken = { type: 'captionedTable', raw: table.raw, parts: [caption, [table]] }
  tokens[index] = captioned
  // An empty token keeps the places of the others.
  tokens[place] = { type: 'space', raw: '' }
}

/** Gives footnotes their numbers and letters, in the order in which the text refers to them. Says which lead nowhere. */
export function numberNotes(tokens: readonly Token[], options: BlockOptions): void {
  const texts = new Map(
    tokens.flatMap((token) => (isReportToken(token) && token.type === 'footnoteText' ? [[token.name, token]] : [])),
  )
  for (const mark of marksIn(tokens)) {
    const text = texts.get(mark.name)
    if (text === undefined)
      options.report({ kind: 'footnote', written: mark.raw, name: `no footnote is written for \`${mark.raw}\`` })
    else {
      // Only one place can be led back to: the first.
      mark.isFirst = text.note === undefined
      text.note ??= noteOf([...texts.values()].filter(({ note }) => note !== undefined).length, options)
      mark.note = text.note
    }
  }
  for (const { note, name, raw } of texts.values())
    if (note === undefined)
      options.report({
        kind: 'footnote',
        written: raw.slice(0, raw.indexOf(':')),
        name: `nothing refers to the footnote \`[^${name}]\``,
      })
}

function noteOf(before: number, { label, nextNote }: BlockOptions): Note {
  const mark = letters(before)
  const to = label('footnote.to', `Note ${mark}`, { mark })
  return { number: nextNote(), mark, to, back: label('footnote.back', `Back to note ${mark}`, { mark }) }
}

/** a, b … z, aa: numbers are for sources. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

function marksIn(tokens: readonly Token[]): readonly (Token & ReportToken)[] {
  return tokens.flatMap((token) => {
    if (isReportToken(token)) return token.type === 'footnoteMark' ? [token] : token.parts.flatMap(marksIn)
    return listsIn(token).flatMap(marksIn)
  })
}

/** The lists of tokens inside a token, Marked's or ours. */
export function listsIn(token: Token): readonly Token[][] {
  if (isReportToken(token)) return token.parts
  if (!isMarkedToken(token)) return []
  if (token.type === 'list') return token.items.map((item) => item.tokens)
  if (token.type === 'table') return [...token.header, ...token.rows.flat()].map((cell) => cell.tokens)
  return 'tokens' in token && Array.isArray(token.tokens) ? [token.tokens] : []
}

/** What Marked is told: how footnotes and definitions are written, and how all of ours become HTML. */
export const reportBlocks: MarkedExtension = { extensions: [footnoteText(), footnoteMark(), definitions(), ...renderers()] }

function footnoteText(): TokenizerAndRendererExtension {
  return {
    name: 'footnoteText',
    level: 'block',
    start: (text) => /^\[\^[^\]\s]+\]:/m.exec(text)?.index,
    tokenizer(text) {
      const match = /^\[\^([^\]\s]+)\]:[^\S\n]*([^\n]*(?:\n(?!\s*\n|\[\^[^\]\s]+\]:)[^\n]+)*)(?:\n|$)/.exec(text)
      if (match === null) return undefined
      const [raw, name = '', body = ''] = match
      // Within one paragraph: a note that needs more belongs into the text.
      return { type: 'footnoteText', raw, name, parts: [this.lexer.inlineTokens(body.replace(/\n\s*/g, ' ').trim())] }
    },
    renderer: () => '',
  }
}

function footnoteMark(): TokenizerAndRendererExtension {
  return {
    name: 'footnoteMark',
    level: 'inline',
    start: (text) => text.indexOf('[^'),
    tokenizer(text) {
      const match = /^\[\^([^\]\s]+)\]/.exec(text)
      return match === null ? undefined : { type: 'footnoteMark', raw: match[0], name: match[1] ?? '', parts: [] }
    },
    renderer(token) {
      if (!isReportToken(token) || token.note === undefined) return ''
      const { number, mark, to } = token.note
      return `<sup class="note-mark"><a${token.isFirst === true ? ` id="noteref-${number}"` : ''} href="#note-${number}" aria-label="${escapeHtml(to)}">${mark}</a></sup>`
    },
  }
}

/** Terms, each followed by lines that begin with `: `. A list and not a `<dl>`, to which Chromium gives no tags in PDFs. */
function definitions(): TokenizerAndRendererExtension {
  const entry = String.raw`(?![-*+>#|:]|\d+[.)]\s)[^\n|]+\n(?::[^\S\n]+[^\n]+(?:\n(?![:\s])[^\n:]+(?!\n:))*(?:\n|$))+`
  return {
    name: 'definitions',
    level: 'block',
    start: (text) => /^[^\n]+\n:[^\S\n]/m.exec(text)?.index,
    tokenizer(text) {
      const [raw] = new RegExp(`^(?:${entry}(?:[^\\S\\n]*\\n)*)+`).exec(text) ?? []
      if (raw === undefined) return undefined
      const parts = [...raw.matchAll(new RegExp(entry, 'g'))].flatMap(([one]) => {
        const [term = '', ...said] = one.trim().split(/\n:[^\S\n]+/)
        return [this.lexer.inlineTokens(term.trim()), this.lexer.inlineTokens(joinSentences(said))]
      })
      return { type: 'definitions', raw, parts }
    },
    renderer(token) {
      const parts = (partsOf(token) ?? []).map((part) => this.parser.parseInline(part))
      const entries = parts.flatMap((term, index) =>
        index % 2 === 0 ? [`<li><strong class="term">${term}</strong> ${parts[index + 1] ?? ''}</li>\n`] : [],
      )
      return `<ul class="definitions">\n${entries.join('')}</ul>\n`
    },
  }
}

function joinSentences(lines: readonly string[]): string {
  const texts = lines.map((line) => line.replace(/\s+/g, ' ').trim())
  return texts.map((text, index) => (index < texts.length - 1 && !/[.!?…:;]$/.test(text) ? `${text};` : text)).join(' ')
}

function renderers(): TokenizerAndRendererExtension[] {
  return [
    {
      name: 'callout',
      renderer(token) {
        if (!isReportToken(token)) return ''
        const body = token.parts.map((part) => this.parser.parse(part)).join('')
        return `<div class="callout callout-${token.name}">\n<p class="callout-label">${escapeHtml(token.label ?? '')}</p>\n${body}</div>\n`
      },
    },
    {
      name: 'reportFigure',
      renderer(token) {
        const [image = '', caption = ''] = (partsOf(token) ?? []).map((part) => this.parser.parseInline(part))
        const said = caption.trim() === '' ? '' : `\n<figcaption>${caption.trim()}</figcaption>`
        return `<figure class="picture">\n${image}${said}\n</figure>\n`
      },
    },
    {
      name: 'captionedTable',
      renderer(token) {
        const [caption = [], table = []] = partsOf(token) ?? []
        return this.parser.parse(table).replace('<table>', `<table>\n<caption>${this.parser.parseInline(caption)}</caption>`)
      },
    },
  ]
}

/** The notes that a text refers to, below it; `''` for none. `show` makes HTML of a note's own tokens. */
export function renderNotes(tokens: readonly Token[], show: (tokens: Token[]) => string): string {
  const notes = tokens.flatMap((token) => {
    if (!isReportToken(token) || token.type !== 'footnoteText' || token.note === undefined) return []
    const { number, mark, back } = token.note
    const link = `<a class="note-back" href="#noteref-${number}" aria-label="${escapeHtml(back)}">${mark}</a>`
    return [{ number, html: `<li id="note-${number}">${link} ${token.parts.map(show).join('')}</li>\n` }]
  })
  if (notes.length === 0) return ''
  return `<ul class="notes">\n${[...notes]
    .sort((a, b) => a.number - b.number)
    .map(({ html }) => html)
    .join('')}</ul>\n`
}
