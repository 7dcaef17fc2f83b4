/** What can be traced: reports merged with their facts, and editions that were released. Traces nothing itself. */
import type { Brief } from '../brief/brief.ts'
import type { FactBook } from '../facts/fact.ts'
import type { Dossier } from '../merge/dossier.ts'

export interface TracedReport {
  readonly brief: Brief
  readonly book: FactBook
  readonly dossier: Dossier
}

/** A report by its brief and what makes it another than the brief itself. */
export interface ReportName {
  readonly brief: string
  readonly variant?: string
  /** Number of the row of `forEach`, from 1. */
  readonly row?: number
}

/** The name of a report. */
export function reportName({ brief }: Pick<TracedReport, 'brief'>): ReportName {
  return {
    brief: brief.id,
    ...(brief.variant === undefined ? {} : { variant: brief.variant.id }),
    ...(brief.each === undefined ? {} : { row: brief.each.index }),
  }
}

/** One report of an edition, as its file has it. Files of other versions are read too: `dossier` is looked through, not relied on. */
export interface TracedEdition {
  /** Root-relative. */
  readonly path: string
  readonly brief: string
  /** As the file, its dossier or its file name says. */
  readonly number: string
  readonly variant?: string
  readonly issued?: string
  readonly dossier: unknown
}
