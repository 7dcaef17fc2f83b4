/** `source/uncited`: what page 1 and the sections assert leads to a fact (ICD 206: a reference wherever a source is used). In any language. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { CheckContext, Passage } from './check-context.ts'
import { spanIn } from './sentences.ts'

/** A warning for each highlight, and for each section of prose alone, that neither cites a fact nor draws on one or on a dataset. */
export function checkUncited({ dossier, passages }: CheckContext): readonly Diagnostic[] {
  return passages.flatMap((passage): readonly Diagnostic[] => {
    const [, index, field] = passage.path
    const section = passage.role === 'section' && field === 'body' ? dossier.sections[Number(index)] : undefined
    // A view shows facts of its own; the words over it say what it shows.
    const isProseAlone = section !== undefined && section.view === undefined
    if (!(passage.role === 'highlight' || isProseAlone) || leadsSomewhere(passage)) return []
    return [uncited(passage, section === undefined ? 'this highlight' : `section \`${section.title ?? section.id}\``)]
  })
}

function leadsSomewhere({ sentences, text }: Passage): boolean {
  return sentences.length === 0 || sentences.some(({ facts }) => facts.length > 0) || /\{\{[^!]/.test(text.text)
}

function uncited(passage: Passage, what: string): Diagnostic {
  const [first] = passage.sentences
  return {
    severity: 'warning',
    code: 'source/uncited',
    message: `${what} leads to no fact`,
    span: spanIn(passage, first ?? { start: 0, end: passage.text.text.length }),
    hints: ['cite the fact behind it: `[@fact-id]`', 'make it a judgement when it is the desk’s own conclusion'],
  }
}
