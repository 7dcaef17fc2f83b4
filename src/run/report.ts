/** A report on its way to paper: one brief in one variant and, with `forEach`, one row. What is known of it before it is printed. */

import type { Brief } from '../brief/brief.ts'
import type { FactBook } from '../facts/fact.ts'
import type { Pictures } from '../figures/draw-figures.ts'
import type { Host } from '../host/host.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import type { TemplateSet } from '../render/template-set.ts'
import type { ReportLog } from './report-log.ts'

export interface Report {
  /** The brief's id. */
  readonly brief: string
  readonly variant: string | undefined
  /** Undefined for none, and while the brief could not be read. */
  readonly profile: string | undefined
  /** For people: the output name where it is known, else the brief's id. */
  readonly name: string
  readonly log: ReportLog
  /** The project as this report reads it: `reads()` is what it depends on. */
  readonly project: Host
  /** Undefined when it cannot be rendered; its log says why. */
  readonly ready: ReadyReport | undefined
}

/** What rendering and printing need. */
export interface ReadyReport {
  readonly brief: Brief
  readonly book: FactBook
  readonly merged: MergedBrief
  readonly templates: TemplateSet
  /** Maps, charts and lines; none when one of them could not be drawn. */
  readonly figures: Pictures
  /** Name below the output folder, without the ending. */
  readonly outputName: string
}
