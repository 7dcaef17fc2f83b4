/** Numbers the elements of a browser's PDF anew, so that the same page gives the same bytes whatever was printed before it. */

/** As Chromium writes the name of an element in its tree of tags: eight digits, counted over all that its process ever showed. */
const prefix = Buffer.from('(node')
const digits = 8

/**
 * The PDF with its element names counted from 1, in place: same length, so that every offset in the file stays true, and
 * same order, in which the file's index of names is sorted. Bytes that hold no such names are left as they are.
 */
export function steadyNodeIds(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const places = findNames(bytes)
  const known = [...new Set(places.map(({ id }) => id))].sort()
  const numbers = new Map(known.map((id, index) => [id, String(index + 1).padStart(digits, '0')]))
  for (const { at, id } of places) bytes.write(numbers.get(id) ?? id, at, 'latin1')
  return pdf
}

function findNames(bytes: Buffer): readonly { readonly at: number; readonly id: string }[] {
  const places: { at: number; id: string }[] = []
  for (let found = bytes.indexOf(prefix); found !== -1; found = bytes.indexOf(prefix, found + prefix.length)) {
    const at = found + prefix.length
    const id = bytes.toString('latin1', at, at + digits)
    if (/^\d+$/.test(id) && bytes[at + digits] === 0x29) places.push({ at, id })
  }
  return places
}
