/** What a report puts right that an issued edition had told wrongly. Types only; `editions/find-corrections.ts` finds them. */
import type { DossierFigure, DossierProse } from './dossier.ts'

/** One thing that was wrong (schema.org `CorrectionComment`; NISO CREC): what, what is right, since when, in which editions. */
export interface DossierCorrection {
  /** `corrected` has something in its place, `withdrawn` nothing. */
  readonly kind: 'corrected' | 'withdrawn'
  /** The editions that told it, the oldest first. */
  readonly editions: readonly {
    /** Its number. */
    readonly number: number
    /** The state it described, EDTF. */
    readonly asOf: string
  }[]
  /** What they said. */
  readonly was: string
  /** The number they gave. */
  readonly wasFigure?: DossierFigure
  /** Id of the fact that was wrong; absent where the brief itself says what was. */
  readonly replaces?: string
  /** Id of the fact that is right; it is among the report's facts. */
  readonly fact?: string
  /** What is right, in the brief's words. */
  readonly now?: DossierProse
  /** When it was put right here, EDTF. */
  readonly date?: string
}
