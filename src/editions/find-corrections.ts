/**
 * What a report has to put right: facts that an issued edition printed and that are now corrected or retracted, and what the brief says
 * was wrong besides. Nobody has to remember them, so nobody can forget. How the notice looks is the template's business.
 */
import type { Brief, BriefCorrection } from '../brief/brief.ts'
import { type Diagnostic, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import type { Fact, FactBook } from '../facts/fact.ts'
import type { Host } from '../host/host.ts'
import type { FoundCorrection } from '../merge/merge-dossier.ts'
import { withoutAbsent } from '../merge/without-absent.ts'
import { nearestNode } from '../text/located-tree.ts'
import type { Edition, EditionReport } from './edition.ts'
import { type EditionReader, editionNumbers, loadEdition } from './load-editions.ts'

/**
 * The corrections of a report, those of the brief first, then by the book's order. Each is told once: not again where an edition
 * since then has told it to the same readers. What they may not be told is for the merge to leave out. `wrong` is what the book as of the report says was wrong. Editions are
 * read only when something was.
 * Reports what `loadEdition` does, and `edition/number` for a correction of an edition that was never released.
 */
export async function findCorrections(
  brief: Brief,
  wrong: WrongFacts,
  host: Host,
  read?: EditionReader,
): Promise<Outcome<readonly FoundCorrection[]>> {
  if (wrong.size === 0 && brief.corrections.length === 0) return outcomeOf([], [])
  const numbers = await editionNumbers(brief.id, host)
  const earlier = numbers.filter((number) => brief.number === undefined || number < brief.number)
  const loaded = await Promise.all(earlier.map((number) => loadEdition(brief.id, number, host, read)))
  const editions = loaded.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
  const unknown = brief.corrections.flatMap((correction, index) => unknownEditions(correction, index, brief, earlier))
  const issued = issuedTo(brief, editions)
  const corrections = [
    ...brief.corrections.map((correction, index) => writtenCorrection(correction, index, editions)),
    ...[...wrong].flatMap(([fact, right]) => correctionOf(fact, right, issued)),
  ]
  return outcomeOf(corrections, [...loaded.flatMap(({ diagnostics }) => diagnostics), ...unknown])
}

/** Facts that turned out wrong, each with the one that puts it right: the last of several; undefined for none. */
export type WrongFacts = ReadonlyMap<Fact, Fact | undefined>

/** What a book says was wrong, in its order. O(facts): reports that share a book should share the answer. */
export function wrongFacts({ facts, sources }: FactBook): WrongFacts {
  const corrector = new Map<string, Fact>()
  for (const fact of facts.values()) {
    if (fact.status === 'retracted') continue
    for (const id of fact.corrects) if (id !== fact.id) corrector.set(id, fact)
  }
  const isGone = (fact: Fact): boolean =>
    fact.status === 'retracted' ||
    fact.status === 'corrected' ||
    (fact.sources.length > 0 && fact.sources.every(({ ref }) => sources.get(ref)?.status === 'retracted'))
  const wrong = [...facts.values()].filter((fact) => corrector.has(fact.id) || isGone(fact))
  return new Map(wrong.map((fact) => [fact, lastOf(fact, corrector)]))
}

/** Through corrections of corrections; a circle, which is an error of its own, ends where it began. */
function lastOf(fact: Fact, corrector: ReadonlyMap<string, Fact>): Fact | undefined {
  const seen = new Set([fact.id])
  let right = corrector.get(fact.id)
  for (let next = right; next !== undefined && !seen.has(next.id); next = corrector.get(next.id)) {
    seen.add(next.id)
    right = next
  }
  return right
}

interface Issued {
  readonly edition: Edition
  readonly report: EditionReport
}

/** What the same readers were given: the report of the same variant and row. */
function issuedTo({ variant, each }: Brief, editions: readonly Edition[]): readonly Issued[] {
  return editions.flatMap((edition) => {
    const report = edition.reports.find((made) => made.variant === variant?.id && made.row === each?.index)
    return report === undefined ? [] : [{ edition, report }]
  })
}

function correctionOf(wrong: Fact, right: Fact | undefined, issued: readonly Issued[]): readonly FoundCorrection[] {
  const isTold = ({ report }: Issued): boolean =>
    report.dossier.corrections?.some(
      ({ replaces, fact }) => replaces === wrong.id && (fact === undefined || fact === right?.id),
    ) === true
  const since = issued.slice(issued.findLastIndex(isTold) + 1)
  const printed = since.filter(({ report }) => Object.hasOwn(report.dossier.facts, wrong.id))
  const last = printed.at(-1)?.report.dossier.facts[wrong.id]
  // One that an edition has told since is over, and is wrong anew only where a later edition printed it again.
  if (last === undefined) return []
  return [
    withoutAbsent({
      kind: right === undefined ? ('withdrawn' as const) : ('corrected' as const),
      editions: printed.map(({ edition: { number, asOf } }) => ({ number, asOf })),
      was: last.text,
      wasFigure: last.figure,
      replaces: wrong.id,
      fact: right?.id,
      date: (right === undefined ? wrong.retracted : right.recorded)?.text,
    }),
  ]
}

function writtenCorrection({ was, now, edition }: BriefCorrection, index: number, editions: readonly Edition[]): FoundCorrection {
  const named = editions.filter(({ number }) => edition.includes(number))
  return {
    kind: now === undefined ? 'withdrawn' : 'corrected',
    editions: named.map(({ number, asOf }) => ({ number, asOf })),
    was,
    written: index,
  }
}

function unknownEditions(
  { edition }: BriefCorrection,
  index: number,
  { id, node }: Brief,
  earlier: readonly number[],
): readonly Diagnostic[] {
  return edition.flatMap((number, position): readonly Diagnostic[] =>
    earlier.includes(number)
      ? []
      : [
          {
            severity: 'error',
            code: 'edition/number',
            message: `\`${id}\` has no edition ${number} before this one to correct`,
            span: nearestNode(node, ['corrections', index, 'edition', position]).span,
            hints: [
              earlier.length === 0
                ? 'take the correction out: no edition was released yet'
                : `name an edition: it has ${earlier.join(', ')}`,
            ],
          },
        ],
  )
}
