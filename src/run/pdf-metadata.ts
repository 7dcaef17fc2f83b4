/** What a finished file says of itself, taken from the dossier: title, author, dates, language. Never the clock. */

import type { Brief } from '../brief/brief.ts'
import type { PdfMetadata } from '../finish/finish-job.ts'
import type { Dossier } from '../merge/dossier.ts'
import { fillPattern, type WordsByLanguage, wordsFor } from '../render/words.ts'

/**
 * The metadata of a report's file. The date is when it was issued, else the state it describes; a date without a time is
 * midnight UTC. The subject is the product with its number, in the words of the page; keywords are the marking and the profile.
 */
export function pdfMetadata(brief: Brief, dossier: Dossier, words: WordsByLanguage, producer: string): PdfMetadata {
  const { product, number } = dossier.brief
  const numbered = wordsFor(dossier.brief.language, words).text('number') ?? 'No. {number}'
  const subject = [product, number === undefined ? undefined : fillPattern(numbered, { number: String(number) })]
    .filter((part) => part !== undefined)
    .join(' ')
  const keywords = [dossier.marking.label, dossier.brief.profile, dossier.brief.banner].filter((word) => word !== undefined)
  return {
    title: dossier.brief.title,
    ...(brief.preparedBy === undefined ? {} : { author: brief.preparedBy }),
    ...(subject === '' ? {} : { subject }),
    keywords,
    language: dossier.brief.language,
    created: new Date((brief.issued ?? brief.asOf).earliest),
    producer,
    claimsUa1: brief.conformance.includes('PDF/UA-1'),
    claimsA3b: brief.conformance.includes('PDF/A-3b'),
  }
}
