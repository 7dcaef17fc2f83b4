/** What a report says has changed since the edition before it. Types only; `editions/compare-dossiers.ts` makes them. */
import type { DossierFigure, DossierProse } from './dossier.ts'

export interface DossierChanges {
  /** The edition compared with; absent when none precedes the report. */
  readonly since?: { readonly number?: number; readonly asOf: string }
  /** Ids of facts that no edition before had. */
  readonly new: readonly string[]
  readonly updated: readonly DossierFactUpdate[]
  /** Facts of the edition before that are no longer told; they are in this report's facts no more. */
  readonly withdrawn: readonly { readonly id: string; readonly text: string }[]
  /** Ids of unchanged facts that key figures or judgements rest on. */
  readonly watched: readonly string[]
  /** All unchanged facts, those watched among them. */
  readonly unchangedCount: number
  /** One for each key figure, in their order. */
  readonly figures: readonly DossierFigureChange[]
  /** One for each judgement in their order, then those withdrawn. */
  readonly judgements: readonly DossierJudgementChange[]
}

/** A fact that says something else than before. `replaces`: ids of the facts whose place it takes; `before`: what was said. */
export interface DossierFactUpdate {
  readonly fact: string
  readonly replaces: readonly string[]
  readonly before: string
}

export interface DossierFigureChange {
  readonly fact: string
  readonly label: string
  readonly direction: 'up' | 'down' | 'unchanged' | 'incomparable' | 'new'
  readonly before?: DossierFigure
  /** In the figure's unit. */
  readonly difference?: number
  /** Of the earlier value; 12.5, not 0.125. */
  readonly percent?: number
  /** Whether either number is not an exact count, so that the difference is not one either. */
  readonly approximate: boolean
  readonly reason?: DossierProse
}

export interface DossierJudgementChange {
  readonly id: string
  readonly kind: 'new' | 'changed' | 'withdrawn' | 'unchanged'
  /** Whether its sentence is another one. */
  readonly reworded: boolean
  /** Terms of the lexicon, where they differ. */
  readonly likelihood?: { readonly before?: string; readonly after?: string }
  /** Of the likelihood. */
  readonly direction?: 'up' | 'down'
  readonly confidence?: { readonly before?: string; readonly after?: string }
  readonly reason?: DossierProse
}
