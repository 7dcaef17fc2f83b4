/** Keeps what was worked out about a fact book for as long as the book lasts. Whoever makes one decides how many share it: a run does. */
import type { FactBook } from './fact.ts'

/** `make`, called once for each book: reports that share a book share what was made of it. */
export function oncePerBook<T>(make: (book: FactBook) => T): (book: FactBook) => T {
  const known = new WeakMap<FactBook, { readonly made: T }>()
  return (book) => {
    const earlier = known.get(book)
    if (earlier !== undefined) return earlier.made
    const made = make(book)
    known.set(book, { made })
    return made
  }
}
