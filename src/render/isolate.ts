/**
 * What stands left to right inside text that runs right to left: addresses, telephone numbers, labels, numbers with signs. The browser's
 * own rules (UAX #9) turn some of them round: after an Arabic letter, `2026-04-12` would be shown as `12-04-2026` and `+92 51 123` as
 * `123 51 92+`. Words in Latin letters need no help.
 */

const parts = [
  // desk@example.org
  String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
  // https://example.org/a, example.org/a
  String.raw`(?:https?:\/\/|www\.)[^\s<>"«»“”،؛)]*[\w\/]`,
  String.raw`(?<![\w@.])(?:[a-z\d-]+\.)+(?:aero|com|edu|gov|info|int|io|mil|net|org|pk|uk|eu|ch|fr|de|es)(?:\/[^\s<>"«»“”،؛)]*[\w\/])?(?![\w-])`,
  // TLP:AMBER+STRICT
  String.raw`TLP:[A-Z]+(?:\+[A-Z]+)?`,
  // +92 51 123 4567
  String.raw`\+\d[\d ().\u00a0-]{4,}\d`,
  // 6–15%, 55 %, 12.5%, −3, ±5, 2026-04-12: digits with signs that have no direction of their own
  String.raw`(?<![\w.,])[+\-−±≈~]?\d[\d.,:\/]*(?:[–-]\d[\d.,:\/]*)+(?<=\d)(?:[ \u00a0]?%)?(?![\w])`,
  String.raw`(?<![\w.,])[+\-−±≈~]?\d(?:[\d.,]*\d)?[ \u00a0]?%`,
  String.raw`(?<![\w.,\d])[+\-−±]\d(?:[\d.,]*\d)?(?![\w])`,
]
const pattern = new RegExp(parts.map((part) => `(?:${part})`).join('|'), 'g')

/** The HTML with `<bdi dir="ltr">` around them; tags are left as they are. */
export function isolate(html: string): string {
  if (!/[\d@]|\.[a-z]|TLP:/.test(html)) return html
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => (piece.startsWith('<') ? piece : piece.replace(pattern, (found) => `<bdi dir="ltr">${found}</bdi>`)))
    .join('')
}
