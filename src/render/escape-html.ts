/** Text made safe for HTML, and HTML told apart from text. Parses no HTML. */

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/**
 * The text for an element or a quoted attribute. Besides HTML's own characters, what would look like an expression or a
 * citation that was never filled in (`{{`, `[@`) and the noncharacters that placeholders are made of become references:
 * a reader sees the same text, and no later step of rendering can take it for its own.
 */
export function escapeHtml(text: string): string {
  if (!/[&<>"'\uFDD0-\uFDEF]|\{\{|\[@/.test(text)) return text
  return text
    .replace(/[&<>"']/g, (character) => references[character] ?? character)
    .replace(/\{(?=\{)/g, '&#123;')
    .replace(/\[(?=@)/g, '&#91;')
    .replace(/[\uFDD0-\uFDEF]/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`)
}

const htmlKey: unique symbol = Symbol('html')

/** HTML that may go on the page as it is. The symbol keeps data from passing itself off as such. */
export interface SafeHtml {
  readonly [htmlKey]: string
}

/** Vouches for a piece of HTML: every value in it has been escaped. */
export function safeHtml(html: string): SafeHtml {
  return { [htmlKey]: html }
}

/** The HTML of a value that was vouched for, or undefined for any other value. */
export function htmlOf(value: unknown): string | undefined {
  return isSafeHtml(value) ? value[htmlKey] : undefined
}

function isSafeHtml(value: unknown): value is SafeHtml {
  return typeof value === 'object' && value !== null && htmlKey in value
}

/** The text of a piece of our own HTML: tags dropped, references read back, spaces drawn together. */
export function textOfHtml(html: string): string {
  return readReferences(html.replace(/<[^>]*>/g, ''))
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
}

/** The text with its character references read back: numbers, and the names that `escapeHtml` and people write most. */
export function readReferences(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp|#(\d+)|#x([0-9a-f]+));/gi, (whole, name: string, decimal?: string, hex?: string) => {
    if (decimal !== undefined) return characterOf(Number(decimal))
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16))
    return named[name.toLowerCase()] ?? whole
  })
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }

function characterOf(codePoint: number): string {
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd'
}
