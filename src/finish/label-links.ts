/** Says in words where each link leads: what a screen reader speaks, and PDF/UA-1 7.18.5 asks for. Moves no link. */
import { formatDict, formatText, parseDict, parseName, parseText } from '../pdf/pdf-syntax.ts'
import { dictOf, type PdfFile } from '../pdf/read-pdf.ts'

/** Where a link leads: to a named destination of the document, or to an address. */
type Target = { readonly kind: 'destination'; readonly name: string } | { readonly kind: 'address'; readonly url: string }

/**
 * Sets `/Contents` of every link annotation: the words of `linkTexts` for its destination or URL; else what the
 * annotation has already; else the destination's name, the URL, or `fallback` for a link that has neither.
 * URLs are compared as browsers write them, so `https://example.org` and `https://example.org/` are one.
 */
export function labelLinks(file: PdfFile, linkTexts: ReadonlyMap<string, string>, fallback: string): void {
  const texts = withBrowserUrls(linkTexts)
  for (const [objectNumber, object] of file.objects) {
    if (object.kind !== 'plain' || !object.text.includes('/Link')) continue
    const dict = parseDict(object.text)
    if (dict === undefined || parseName(dict.get('Subtype')) !== 'Link') continue
    const target = targetOf(file, dict)
    const words = wordsFor(target, texts) ?? nonEmpty(parseText(dict.get('Contents'))) ?? nameOf(target) ?? fallback
    dict.set('Contents', formatText(words))
    file.objects.set(objectNumber, { kind: 'plain', text: formatDict(dict) })
  }
}

function targetOf(file: PdfFile, link: ReadonlyMap<string, string>): Target | undefined {
  const action = dictOf(file, link.get('A'))
  const url = parseText(action?.get('URI'))
  if (url !== undefined) return { kind: 'address', url }
  const destination = link.get('Dest') ?? action?.get('D')
  const name = parseName(destination) ?? parseText(destination)
  return name === undefined ? undefined : { kind: 'destination', name: decodeId(name) }
}

/** Chromium names a destination by its id percent-encoded: `a%20b` is the element `id="a b"`. */
function decodeId(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function wordsFor(target: Target | undefined, texts: ReadonlyMap<string, string>): string | undefined {
  if (target === undefined) return undefined
  return nonEmpty(texts.get(target.kind === 'address' ? target.url : target.name))
}

function nameOf(target: Target | undefined): string | undefined {
  if (target === undefined) return undefined
  if (target.kind === 'destination') return nonEmpty(target.name)
  const person = /^(?:mailto|tel):([^?]+)/i.exec(target.url)
  return nonEmpty(person?.[1] ?? target.url)
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text
}

function withBrowserUrls(linkTexts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const texts = new Map(linkTexts)
  for (const [target, text] of linkTexts) {
    const url = URL.canParse(target) ? new URL(target).href : target
    if (!texts.has(url)) texts.set(url, text)
  }
  return texts
}
