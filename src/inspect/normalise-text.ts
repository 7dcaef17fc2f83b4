/**
 * Texts made comparable: what differs between a file of facts and a printed page (white space, hyphenation, quotation marks,
 * dashes, capitals, ligatures) is taken out of both sides.
 */

/** Letters and digits alone, compatibility forms unfolded, in lower case: `“Co-ordinated”` and `CO­ORDINATED` are one. For sentences and names. */
export function lettersOf(text: string): string {
  // Most of a report is ASCII, which needs no Unicode. What is not is taken with all that it may join with, to the next space.
  let letters = ''
  let at = 0
  const beyondAscii = /[\u0080-\uffff]/g
  for (let found = beyondAscii.exec(text); found !== null; found = beyondAscii.exec(text)) {
    let start = found.index
    while (start > at && !isGap(text, start - 1)) start--
    let end = beyondAscii.lastIndex
    while (end < text.length && !isGap(text, end)) end++
    letters += asciiLetters(text.slice(at, start)) + unicodeLetters(text.slice(start, end))
    at = end
    beyondAscii.lastIndex = end
  }
  return letters + asciiLetters(text.slice(at))
}

/** What no character joins with: a space or a line feed. */
function isGap(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || code === 10
}

function asciiLetters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '')
}

function unicodeLetters(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFKC')
      // Vowel marks and lengthening of Arabic are written or not, and drawn apart from their letters.
      .replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, '')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
  )
}

/** Everything but white space and soft hyphens, as it is written. For ids and addresses, whose punctuation tells them from words. */
export function signsOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200d\ufeff]+/g, '')
}
