/** What a comparison of two editions looks at in a dossier: every dossier is one, and so is what an edition file of another version still says. */
import type { DossierFigure, DossierLikelihood } from '../merge/dossier.ts'

export interface ComparedDossier {
  readonly brief: {
    readonly number?: number | undefined
    readonly asOf: string
    readonly title: string
    readonly language?: string | undefined
  }
  readonly marking?: { readonly level: string } | undefined
  readonly facts: Readonly<Record<string, ComparedFact>>
  readonly keyFigures: readonly { readonly fact: string; readonly label: string }[]
  readonly judgements: readonly ComparedJudgement[]
  readonly corrections?: readonly { readonly replaces?: string | undefined; readonly fact?: string | undefined }[] | undefined
}

export interface ComparedFact {
  readonly id: string
  readonly text: string
  readonly status: string
  readonly when?: string | undefined
  readonly attributedTo?: string | undefined
  readonly credibility?: string | number | undefined
  readonly figure?: DossierFigure | undefined
  readonly supersedes: readonly string[]
  readonly corrects?: readonly string[] | undefined
  /** As it was marked then. */
  readonly marking?: { readonly level: string } | undefined
}

export interface ComparedJudgement {
  readonly id: string
  readonly text: { readonly markdown: string }
  readonly likelihood?: DossierLikelihood | undefined
  readonly confidence?: string | undefined
  readonly basis: readonly string[]
}
