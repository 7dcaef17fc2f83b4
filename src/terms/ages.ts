/** How long what is said of the present may be taken for the present, by kind of fact. Data only. */
import type { FactKind } from './fact-terms.ts'

/** Days after the date that the source speaks for. Kinds that are not here do not age: an event stays what it was. House rule (domain: sitrep practice). */
export const maxAgeDays: Readonly<Partial<Record<FactKind, number>>> = { status: 3, figure: 7, position: 30 }
