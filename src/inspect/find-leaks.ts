/**
 * Looks for what must not be in a file among all that is in it. What is withheld is decided elsewhere; here texts are compared.
 * Finds whole texts in any typography and, of those marked as `guarded`, any stretch of some nine words.
 */
import type { Diagnostic, RelatedPlace } from '../diagnostics/diagnostic.ts'
import type { Span } from '../text/span.ts'
import type { Passage } from './inspected.ts'
import { lettersOf, signsOf } from './normalise-text.ts'

/** A text that must not be found. */
export interface WithheldText {
  readonly text: string
  /** How it is compared: sentences and names by their letters, ids and addresses sign by sign. */
  readonly compare: 'letters' | 'signs'
  /** Part of it is a leak too. */
  readonly guarded: boolean
  /** It is one whoever else says it: nothing that is allowed explains it. */
  readonly inexcusable?: boolean
  /** Fewest normalised characters at which finding it proves anything. */
  readonly atLeast: number
  /** What it is, for the message: ``the text of fact `x`, which is TLP:RED``. */
  readonly what: string
  readonly code: 'handling/leak' | 'handling/identity'
  /** Where it was written. */
  readonly span?: Span
  readonly related?: readonly RelatedPlace[]
  /** Ways out; each starts with a verb. */
  readonly hints: readonly string[]
}

/** Normalised characters of a stretch, and how far apart the stretches of a text are that are looked for: each run of 47 shared characters is found. */
const stretch = 40
const stride = 8

/**
 * An error for each withheld text that is found, with all the places where it is. `allowed` gives the texts that the file may hold:
 * what is part of one of them proves nothing and is not looked for. It is asked when something is found. `file` is what the reader
 * calls the file: `the PDF`.
 */
export function findLeaks(
  passages: readonly Passage[],
  withheld: readonly WithheldText[],
  allowed: () => readonly string[],
  file: string,
): readonly Diagnostic[] {
  return createLeakFinder(passages, file)(withheld, allowed)
}

/** `findLeaks` in passages that are looked through more than once: they are made comparable once, when they are first looked through. */
export function createLeakFinder(
  passages: readonly Passage[],
  file: string,
): (withheld: readonly WithheldText[], allowed: () => readonly string[]) => readonly Diagnostic[] {
  const searched: Searched = { letters: searchable(passages, lettersOf), signs: searchable(passages, signsOf), file }
  return (withheld, allowed) => (withheld.length === 0 ? [] : leaksAmong(searched, withheld, allowed))
}

interface Searched {
  readonly letters: Searchable
  readonly signs: Searchable
  readonly file: string
}

/** Passages made comparable in one way; worked out when asked for. */
interface Searchable {
  /** All of them in one: what is not in it is in none of them. What reaches from one into the next is in it, and is nowhere. */
  stream(): string
  passages(): readonly NormalPassage[]
}

function searchable(passages: readonly Passage[], normalise: (text: string) => string): Searchable {
  return {
    stream: once(() => {
      // A page says many things many times. No character joins with a line feed, and no normalised text holds any.
      const texts = new Set(passages.map(({ pieces }) => pieces.map(({ text }) => text).join('\n')))
      return normalise([...texts].join('\n'))
    }),
    passages: once(() => passages.map((passage) => normalisePassage(passage, normalise))),
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function leaksAmong(
  { letters, signs, file }: Searched,
  withheld: readonly WithheldText[],
  allowed: () => readonly string[],
): readonly Diagnostic[] {
  const texts = once(allowed)
  const allowedText = { letters: once(() => joined(texts(), lettersOf)), signs: once(() => joined(texts(), signsOf)) }
  const guarded = withheld.flatMap((item) => (item.guarded ? stretchesOf(lettersOf(item.text)) : []))
  const stretches = stretchesIn(letters, guarded)
  return withheld.flatMap((item) => {
    const needle = item.compare === 'letters' ? lettersOf(item.text) : signsOf(item.text)
    if (needle.length < item.atLeast) return []
    const places = placesOf(needle, item.compare === 'letters' ? letters : signs, item.compare)
    const isAllowed = places.length > 0 && item.inexcusable !== true && allowedText[item.compare]().includes(needle)
    if (places.length > 0 && !isAllowed) return [leak(item, places, false, file)]
    const part = item.guarded && stretches.size > 0 ? sharedStretch(needle, stretches, allowedText.letters()) : undefined
    const partly = part === undefined ? [] : placesOf(part, letters, 'letters')
    return partly.length === 0 ? [] : [leak(item, partly, true, file)]
  })
}

interface NormalPassage {
  readonly where: string
  readonly text: string
  /** The offset at which the text of each page begins. */
  readonly pages: readonly { readonly start: number; readonly page: number | undefined }[]
}

function normalisePassage({ where, pieces }: Passage, normalise: (text: string) => string): NormalPassage {
  let text = ''
  const pages = pieces.map((piece) => {
    const start = text.length
    text += normalise(piece.text)
    return { start, page: piece.page }
  })
  return { where, text, pages }
}

/** Line feeds keep what stands in two texts from being read as one: no normalised text holds any. */
function joined(texts: readonly string[], normalise: (text: string) => string): string {
  return texts.map(normalise).join('\n')
}

/** The stretches of a withheld text that are looked for. */
function stretchesOf(text: string): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at + stretch <= text.length; at += stride) parts.push(text.slice(at, at + stretch))
  return parts
}

/** Fewer stretches than this are looked for one by one: V8 does that faster than we read a page ourselves. */
const fewStretches = 1000

/**
 * Those of the stretches that the passages hold. Many in one pass with a rolling hash (Rabin and Karp): as long as the passages are,
 * however many stretches there are.
 */
function stretchesIn(searched: Searchable, stretches: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const isFew = stretches.length < fewStretches
  if (isFew && !stretches.some((part) => searched.stream().includes(part))) return found
  const passages = searched.passages()
  const byHash = new Map<number, string[]>()
  for (const part of new Set(stretches)) {
    const hash = hashOf(part)
    byHash.set(hash, [...(byHash.get(hash) ?? []), part])
  }
  for (const { text } of passages) {
    if (text.length < stretch) continue
    let hash = hashOf(text.slice(0, stretch))
    for (let at = 0; ; at++) {
      for (const part of byHash.get(hash) ?? []) if (text.startsWith(part, at)) found.add(part)
      if (at + stretch >= text.length) break
      const without = (hash - Math.imul(text.charCodeAt(at), highestPower)) | 0
      hash = (Math.imul(without, hashBase) + text.charCodeAt(at + stretch)) | 0
    }
  }
  return found
}

/** Any odd number spreads well enough; equal hashes are compared letter by letter. */
const hashBase = 0x01000193
const highestPower = Array.from({ length: stretch - 1 }).reduce<number>((power) => Math.imul(power, hashBase), 1)

function hashOf(part: string): number {
  let hash = 0
  for (let at = 0; at < part.length; at++) hash = (Math.imul(hash, hashBase) + part.charCodeAt(at)) | 0
  return hash
}

/** The first stretch of the text that the file holds too and that nothing allowed explains. */
function sharedStretch(text: string, stretches: ReadonlySet<string>, allowed: string): string | undefined {
  for (let at = 0; at + stretch <= text.length; at += stride) {
    const part = text.slice(at, at + stretch)
    if (stretches.has(part) && !allowed.includes(part)) return part
  }
  return undefined
}

function placesOf(needle: string, searched: Searchable, compare: WithheldText['compare']): readonly string[] {
  if (!searched.stream().includes(needle)) return []
  const places = new Set<string>()
  for (const passage of searched.passages()) {
    for (let at = passage.text.indexOf(needle); at !== -1; at = passage.text.indexOf(needle, at + 1)) {
      if (compare === 'signs' && isInsideWord(passage.text, at, needle.length)) continue
      const page = passage.pages.findLast(({ start }) => start <= at)?.page
      places.add(page === undefined ? passage.where : `page ${page}`)
    }
  }
  return [...places]
}

/** Whether an id or address goes on after what was found: then it is another one. Before it anything may stand, for want of white space. */
function isInsideWord(text: string, at: number, length: number): boolean {
  return /[\p{L}\p{N}_-]/u.test(text.charAt(at + length)) && /[-_/]/.test(text.charAt(at + length))
}

function leak(item: WithheldText, places: readonly string[], inPart: boolean, file: string): Diagnostic {
  // “the page holds …: the page” says nothing more.
  const further = places.length === 1 && places[0] === file ? [] : places
  const shown = further.slice(0, 5).join(', ') + (further.length > 5 ? ', …' : '')
  return {
    severity: 'error',
    code: item.code,
    message: `${file} holds ${inPart ? 'words of ' : ''}${item.what}${shown === '' ? '' : `: ${shown}`}`,
    ...(item.span === undefined ? {} : { span: item.span }),
    ...(item.related === undefined ? {} : { related: item.related }),
    hints: item.hints,
  }
}
