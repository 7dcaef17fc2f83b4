/** `structure/missing-section`: a report holds what its profile promises, and no promised section is empty. Order is the author's. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Dossier, DossierSection } from '../merge/dossier.ts'
import { type RequiredSection, requirementsOf } from '../terms/profile-requirements.ts'
import type { CheckContext } from './check-context.ts'
import { englishPattern } from './english-pattern.ts'
import { briefPlace } from './places.ts'

/**
 * An error for each required section that a view or field would make, a warning for one that is known by its title; the same for
 * one that is there and holds nothing. What a title may show is asked for in English reports only.
 */
export function checkMissingSection(context: CheckContext): readonly Diagnostic[] {
  const { brief, dossier } = context
  const required = requirementsOf(brief.profile)?.sections ?? []
  return required.flatMap((section): readonly Diagnostic[] => {
    if (!context.isEnglish && section.title !== undefined) return []
    const isByTitle = (section.views === undefined && section.field === undefined) || section.isMild === true
    const found = dossier.sections.filter((candidate) => isMeant(candidate, section, context.isEnglish))
    if (found.some((candidate) => hasContent(candidate, dossier)) || isElsewhere(section, context)) return []
    const severity = isByTitle ? 'warning' : 'error'
    return [found[0] === undefined ? missing(section, severity, context) : empty(section, severity, found[0], context)]
  })
}

function isMeant({ view, title }: DossierSection, required: RequiredSection, isEnglish: boolean): boolean {
  if (view !== undefined && required.views?.includes(view) === true) return true
  return (
    isEnglish &&
    title !== undefined &&
    required.title !== undefined &&
    englishPattern(`(?<!\\p{L})(?:${required.title})`, 'i').test(title)
  )
}

/** In a field of the brief, or of some judgement. */
function isElsewhere({ field, judgementField }: RequiredSection, { brief }: CheckContext): boolean {
  if (field !== undefined) return (brief[field] ?? '').trim() !== ''
  return judgementField !== undefined && brief.judgements.some((judgement) => judgement[judgementField].length > 0)
}

function hasContent(section: DossierSection, dossier: Dossier): boolean {
  const prose = [section.body, section.needs, section.response, section.sectorGaps]
  if (prose.some((text) => text !== undefined && text.markdown.trim() !== '')) return true
  switch (section.view) {
    case undefined:
      return false
    case 'highlights':
      return dossier.highlights.length > 0
    case 'keyFigures':
      return dossier.keyFigures.length > 0
    case 'judgements':
      return dossier.judgements.length > 0
    case 'gaps':
      return dossier.gaps.length > 0
    case 'contacts':
      return dossier.contacts.length > 0
    case 'sources':
      return dossier.sources.length > 0
    case 'sector':
      return section.figures.length > 0
    case 'timeline':
    case 'positions':
    case 'facts':
      return section.facts.length > 0
    default:
      // The methodology counts its facts itself; of views that compute what they show, this rule knows nothing.
      return true
  }
}

function missing(required: RequiredSection, severity: 'error' | 'warning', { brief, origins }: CheckContext): Diagnostic {
  return {
    severity,
    code: 'structure/missing-section',
    message: `a report of profile \`${brief.profile}\` has ${required.name}, and this one has not`,
    span: origins.spanOf(['brief', 'profile']),
    hints: [required.hint, 'choose another `profile`'],
  }
}

function empty(
  required: RequiredSection,
  severity: 'error' | 'warning',
  section: DossierSection,
  { brief, dossier, origins }: CheckContext,
): Diagnostic {
  const index = brief.sections.findIndex(({ id }) => id === section.id)
  const title = section.title ?? section.view ?? section.id
  return {
    severity,
    code: 'structure/missing-section',
    message: `the section \`${title}\` is empty, and a report of profile \`${dossier.brief.profile}\` has ${required.name}`,
    span: index === -1 ? origins.spanOf(['brief', 'profile']) : briefPlace(brief, ['sections', index, 'view']),
    hints: [required.hint],
  }
}
