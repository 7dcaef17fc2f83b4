/**
 * Texts made comparable: what differs between a file of facts and a printed page (white space, hyphenation, quotation marks,
 * dashes, capitals, ligatures) is taken out of both sides.
 */

/** Letters and digits alone, compatibility forms unfolded, in lower case: `“Co-ordinated”` and `CO­ORDINATED` are one. For sentences and names. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}

/** Everything but white space and soft hyphens, as it is written. For ids and addresses, whose punctuation tells them from words. */
export function signsOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200d\ufeff]+/g, '')
}
