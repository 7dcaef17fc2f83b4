/**
 * The address under which a job's HTML is shown. It exists nowhere: the page's own guard answers it.
 * An address rather than `about:blank`, because a relative reference then becomes a request that can be refused and reported,
 * instead of vanishing without a word. `.invalid` is reserved for names that never exist (RFC 2606).
 */
export const documentAddress = 'http://sitrep.invalid/'

/** The address as the page's author wrote it: relative references without our own prefix. */
export function asWritten(address: string): string {
  return address.startsWith(documentAddress) ? address.slice(documentAddress.length) : address
}
