/** `source/ungraded`: sources and items in use are graded, each on its own axis (Admiralty A–F, 1–6). F and 6 are grades: "cannot be judged". */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact, Source } from '../facts/fact.ts'
import type { CheckContext } from './check-context.ts'
import { fieldPlace } from './places.ts'

/** One warning for each that has no grade; a single one when a report grades nothing at all. */
export function checkUngraded({ usedFacts, dossier, book }: CheckContext): readonly Diagnostic[] {
  const facts = usedFacts.filter((fact) => fact.kind !== 'assumption')
  const sources = dossier.sources.flatMap((source) => book.sources.get(source.id) ?? [])
  const factsWithout = facts.filter((fact) => fact.credibility === undefined)
  const sourcesWithout = sources.filter((source) => source.reliability === undefined)
  const [first] = sources
  if (
    first !== undefined &&
    sources.length > 1 &&
    factsWithout.length === facts.length &&
    sourcesWithout.length === sources.length
  ) {
    return [nothingGraded(first, sources.length, facts.length)]
  }
  return [...sourcesWithout.map(ungradedSource), ...factsWithout.map(ungradedFact)]
}

const sourceHint = 'add `reliability: F` when there is no record to judge it by, else `A` to `E`'
const factHint = 'add `credibility: 6` when its truth cannot be judged, else `1` to `5`'

function nothingGraded(first: Source, sources: number, facts: number): Diagnostic {
  return {
    severity: 'warning',
    code: 'source/ungraded',
    message: `none of the ${sources} sources and ${facts} facts of this report is graded`,
    span: fieldPlace(first),
    hints: [sourceHint, factHint],
  }
}

function ungradedSource(source: Source): Diagnostic {
  return {
    severity: 'warning',
    code: 'source/ungraded',
    message: `source \`${source.id}\` has no \`reliability\``,
    span: fieldPlace(source),
    hints: [sourceHint],
  }
}

function ungradedFact(fact: Fact): Diagnostic {
  return {
    severity: 'warning',
    code: 'source/ungraded',
    message: `fact \`${fact.id}\` has no \`credibility\``,
    span: fieldPlace(fact),
    hints: [factHint],
  }
}
