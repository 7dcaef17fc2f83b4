/**
 * What keeps a direction of its own inside text that runs right to left: addresses, telephone numbers, labels and dates in figures run left
 * to right; the ends of a range stand right to left, as the numbers in a sentence do. By the browser's own rules (UAX #9, W2) it would
 * depend on the letter before: after an Arabic one, `2026-04-12` is shown as `12-04-2026` and `+92 51 123` as `123 51 92+`. Words in Latin
 * letters need no help.
 */

/** A sentence that is not translated: its stop belongs to it. Without tags. */
const latinSentence = /^(\s*)([“‘"'(]?\p{Lu}\p{Script=Latin}*[,;:]?(?:\s[^<>\s]+){2,}[.!?…][”’"')]?)(\s*)$/u

const number = String.raw`\d(?:[\d.,]*\d)?`
const kinds = {
  ltr: [
    // desk@example.org
    String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    // https://example.org/a, example.org/a
    String.raw`(?:https?:\/\/|www\.)[^\s<>"«»“”،؛)]*[\w\/]`,
    String.raw`(?<![\w@.])(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/(?:[^\s<>"«»“”،؛)]*[\w\/])?)?(?![\w-])`,
    String.raw`TLP:[A-Z]+(?:\+[A-Z]+)?`,
    // +92 51 123 4567
    String.raw`(?<![\w.])\+\d[\d ().\u00a0-]{4,}\d(?!\w)`,
    // 2026-04-12, 2026-04
    String.raw`(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])`,
    // 12.5%, −3, ±5
    String.raw`(?<![\w.,–])[+\-−±≈~]?${number}[ \u00a0]?%(?!–)`,
    String.raw`(?<![\w.,)–-])[+\-−±]${number}(?![\w–-])`,
  ],
  // 6–15, 6–15%, 10%–20%
  rtl: [String.raw`(?<![\w.,–-])${number}%?–${number}%?(?![\w–-])`],
} as const
const isolates = {
  ltr: new RegExp(kinds.ltr.map((part) => `(?:${part})`).join('|'), 'g'),
  rtl: new RegExp(kinds.rtl.join('|'), 'g'),
}

/** The HTML with `<bdi>` around them; tags are left as they are. */
export function isolate(html: string): string {
  if (!hasRightToLeft.test(html) && latinSentence.test(html)) return html.replace(latinSentence, '$1<bdi dir="ltr">$2</bdi>$3')
  if (!/[\d@]|\.[a-z]|TLP:/.test(html)) return html
  return inTexts(
    inTexts(html, (text) => text.replace(isolates.rtl, (found) => `<bdi dir="rtl">${found}</bdi>`)),
    (text, isInside) => (isInside ? text : text.replace(isolates.ltr, (found) => `<bdi dir="ltr">${found}</bdi>`)),
  )
}

const letter = String.raw`[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]`
/** From the first letter to the last with no Latin one between, and what closes after it. */
const rightToLeft = new RegExp(String.raw`(${letter}(?:[^\p{Script=Latin}<>&]*${letter})?)([)\]»؟۔]*)`, 'gu')
const hasRightToLeft = new RegExp(letter, 'u')

/**
 * The same for text that runs left to right: words that run right to left are kept from drawing what follows them to their side. Without
 * it, “الجزيرة, 12 April” is shown with the 12 before the name.
 */
export function isolateWords(html: string): string {
  if (!hasRightToLeft.test(html)) return html
  return inTexts(html, (text, isInside) =>
    isInside
      ? text
      : text.replace(rightToLeft, (_, words: string, after: string) => {
          const open = (words.match(/[([«]/g)?.length ?? 0) - (words.match(/[)\]»]/g)?.length ?? 0)
          const end = /^[؟۔]*/.exec(after)?.[0].length ?? 0
          const own = Math.max(end, Math.min(after.length, open))
          return `<bdi>${words}${after.slice(0, own)}</bdi>${after.slice(own)}`
        }),
  )
}

/** `isInside`: whether the text is isolated already. */
function inTexts(html: string, change: (text: string, isInside: boolean) => string): string {
  let isInside = false
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => {
      if (!piece.startsWith('<')) return change(piece, isInside)
      isInside = piece.startsWith('<bdi') || (isInside && piece !== '</bdi>')
      return piece
    })
    .join('')
}
