/** The citation markers of one rendering: their numbers, where they lead, and what leads back to them. Prints no list of sources. */
import type { Dossier, DossierFact, DossierSource } from '../merge/dossier.ts'
import { escapeHtml } from './escape-html.ts'
import type { CitedFact } from './helpers/helper.ts'
import { fillPattern, type Words } from './words.ts'

export interface CitationLedger {
  /** The markers of some facts as HTML, and remembers them; `section` is the title of the section they stand in. */
  mark(citations: readonly CitedFact[], section: string | undefined): string
  /** The same, and after the markers a note for each source that the section cites for the first time. */
  markWithNotes(citations: readonly CitedFact[], section: string | undefined): string
  /** Ids of markers by the anchor of the use that they lead to, in page order. */
  markers(): ReadonlyMap<string, readonly string[]>
  /** Words for links by the id of their target. */
  linkTexts(): ReadonlyMap<string, string>
  /** How many markers there are. */
  count(): number
  /** Goes on counting from there: HTML with the markers up to it was made before. */
  skipTo(count: number): void
}

/** The anchor of a source's entry in the list of sources. */
export function sourceAnchor(number: number): string {
  return `source-${number}`
}

/** The anchor of one fact inside a source's entry. Ids of facts are letters, digits and `_ . : -`, so they are safe as they are. */
export function useAnchor(number: number, fact: string): string {
  return `${sourceAnchor(number)}-${fact}`
}

/** One marker: the source it names and the facts it stands for. */
interface Marker {
  readonly source: DossierSource
  readonly uses: { readonly fact: DossierFact; readonly at: string | undefined }[]
}

/** A ledger with no markers yet. */
export function createCitationLedger(dossier: Dossier, words: Words): CitationLedger {
  const markersByUse = new Map<string, string[]>()
  const linkTexts = new Map(
    dossier.sources.map(({ number, title }) => [sourceAnchor(number), describeUse(words, number, undefined, title)]),
  )
  let count = 0
  const noted = new Set<string>()

  function markOne({ source, uses }: Marker, section: string | undefined): string {
    count += 1
    const id = `cite-${count}`
    const anchors = uses.map(({ fact }) => useAnchor(source.number, fact.id))
    for (const anchor of anchors) markersByUse.set(anchor, [...(markersByUse.get(anchor) ?? []), id])
    for (const [index, { fact, at }] of uses.entries()) {
      const anchor = anchors[index]
      if (anchor !== undefined && !linkTexts.has(anchor)) linkTexts.set(anchor, describeUse(words, source.number, at, fact.text))
    }
    const back = section === undefined ? words.text('citation.backBare') : words.text('citation.back')
    linkTexts.set(id, fillPattern(back ?? '{number}', { number: String(count), section: section ?? '' }))
    const ats = [...new Set(uses.flatMap(({ at }) => at ?? []))]
    const label = describeUse(
      words,
      source.number,
      ats.length === 0 ? undefined : ats.join('; '),
      uses.map(({ fact }) => fact.text).join(' '),
    )
    const title = source.publisher === undefined ? source.title : `${source.title}, ${source.publisher}`
    const href = anchors[0] ?? sourceAnchor(source.number)
    return `<a id="${id}" class="cite-link" href="#${escapeHtml(href)}" title="${escapeHtml(title)}" aria-label="${escapeHtml(label)}">${source.number}</a>`
  }

  /** Who says it, for the margin: the number leads back to the sentence, the name on to the list of sources. */
  function noteFor(source: DossierSource, marker: number): string {
    const name = source.publisher ?? source.containerTitle ?? source.title
    return `<span class="side-note" role="note"><a class="side-note-number" href="#cite-${marker}">${source.number}</a> <a href="#${sourceAnchor(source.number)}">${escapeHtml(name)}</a></span>`
  }

  const ledger: CitationLedger = {
    markWithNotes(citations, section) {
      const before = count
      const marks = ledger.mark(citations, section)
      const notes = groupBySource(citations, dossier).markers.flatMap(({ source }, index) => {
        const key = `${section}\n${source.number}`
        if (noted.has(key)) return []
        noted.add(key)
        return [noteFor(source, before + index + 1)]
      })
      return marks + notes.join('')
    },
    mark(citations, section) {
      const { markers, unsourced } = groupBySource(citations, dossier)
      const links = markers.map((marker) => markOne(marker, section))
      const bare = unsourced.map((fact) => {
        const word = words.text(`kind.${fact.kind}`) ?? fact.kind
        return `<span class="cite-none" title="${escapeHtml(fact.text)}">${escapeHtml(word)}</span>`
      })
      const parts = [...links, ...bare]
      return parts.length === 0 ? '' : `<sup class="cite">${parts.join(words.text('mark.comma') ?? ', ')}</sup>`
    },
    markers: () => markersByUse,
    linkTexts: () => linkTexts,
    count: () => count,
    skipTo(reached) {
      count = reached
    },
  }
  return ledger
}

/** One marker a source, by number: a reader of "1, 3, 1" would look for a difference. */
function groupBySource(
  citations: readonly CitedFact[],
  dossier: Dossier,
): { readonly markers: readonly Marker[]; readonly unsourced: readonly DossierFact[] } {
  const markers = new Map<number, Marker>()
  const unsourced = new Set<DossierFact>()
  for (const citation of citations) {
    const fact = Object.hasOwn(dossier.facts, citation.id) ? dossier.facts[citation.id] : undefined
    if (fact === undefined) continue
    if (fact.sources.length === 0) unsourced.add(fact)
    for (const { number, at } of fact.sources) {
      const source = dossier.sources[number - 1]
      if (source === undefined) continue
      const marker = markers.get(number) ?? { source, uses: [] }
      markers.set(number, marker)
      if (!marker.uses.some((use) => use.fact === fact)) marker.uses.push({ fact, at: citation.at ?? at })
    }
  }
  return { markers: [...markers.values()].sort((a, b) => a.source.number - b.source.number), unsourced: [...unsourced] }
}

function describeUse(words: Words, number: number, at: string | undefined, text: string): string {
  const pattern = at === undefined ? words.text('citation.to') : words.text('citation.toAt')
  return fillPattern(pattern ?? '{number} {text}', { number: String(number), at: at ?? '', text })
}
