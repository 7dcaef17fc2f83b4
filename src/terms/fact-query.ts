/** A question to a fact book, as briefs write it under `select`. Type only; `facts/select-facts.ts` answers it. */
import type { EdtfPoint } from '../time/edtf.ts'
import type { FactKind } from './fact-terms.ts'

/** Which facts a view takes; every field given must hold, a list means any of. */
export interface FactQuery {
  /** Exactly these, in this order. */
  readonly ids?: readonly string[]
  readonly kind?: readonly FactKind[]
  readonly tag?: readonly string[]
  /** In one of these places or in a place within it. */
  readonly place?: readonly string[]
  /** Attributed to or about one of these. */
  readonly actor?: readonly string[]
  readonly attributedTo?: readonly string[]
  /** Valid time overlaps `[from, to]`. */
  readonly from?: EdtfPoint
  readonly to?: EdtfPoint
}
