/** `figure/hidden-contradiction`: who uses one side of a contradiction shows the other too (ICD 203, standard 6). Holds for facts of every kind. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Fact } from '../facts/fact.ts'
import type { CheckContext } from './check-context.ts'
import { fieldPlace } from './places.ts'
import { spanIn } from './sentences.ts'

/**
 * An error where a fact is first used that a live fact contradicts which the report does not use at all; a warning when that one is
 * marked higher than the report, which then cannot show it.
 */
export function checkHiddenContradiction(context: CheckContext): readonly Diagnostic[] {
  const { usedFacts, links, dossier } = context
  return usedFacts
    .filter((fact) => links.isLive(fact))
    .flatMap((fact) =>
      links
        .contradictions(fact)
        .filter((other) => !Object.hasOwn(dossier.facts, other.id))
        .map((other) => hidden(fact, other, context)),
    )
}

function hidden(fact: Fact, other: Fact, context: CheckContext): Diagnostic {
  const by = fact.contradicts.includes(other.id) ? fact : other
  const isAbove = context.withheld.has(other.id)
  const why = isAbove ? `a report marked ${context.dossier.marking.label} cannot show it` : 'the report does not show it'
  return {
    severity: isAbove ? 'warning' : 'error',
    code: 'figure/hidden-contradiction',
    message: `\`${other.id}\` contradicts \`${fact.id}\`, and ${why}`,
    span: firstUse(fact, context) ?? fieldPlace(fact),
    related: [
      { message: 'said to contradict here', span: fieldPlace(by, 'contradicts') },
      { message: 'the other side', span: fieldPlace(other) },
    ],
    hints: isAbove
      ? [`leave \`${fact.id}\` out of this report`, 'say that accounts differ']
      : [`cite \`${other.id}\` where \`${fact.id}\` is told`, 'mark one as superseded when the matter is settled'],
  }
}

function firstUse(fact: Fact, { passages }: CheckContext): Diagnostic['span'] {
  for (const passage of passages) {
    for (const { facts } of passage.sentences) {
      const cited = facts.find(({ id }) => id === fact.id)
      if (cited !== undefined) return spanIn(passage, cited)
    }
  }
  return undefined
}
