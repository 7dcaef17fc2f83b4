/**
 * What templates see. The page template (`page.hbs`) gets a `PageContext`; each `views/<view>.hbs` gets the `ViewContext` of its view
 * through `{{view section}}`. Ids of facts are resolved to the facts themselves, titles to the report's language. Types only.
 */
import type { Contact, ViewName } from '../brief/brief.ts'
import type { Dossier, DossierFact, DossierJudgement, DossierMethodology, DossierProse, DossierSource } from '../merge/dossier.ts'
import type { DossierChanges, DossierFigureChange, DossierJudgementChange } from '../merge/dossier-changes.ts'
import type { DossierCorrection } from '../merge/dossier-corrections.ts'
import type { Brand } from './brand.ts'
import type { PageHeading } from './name-headings.ts'

/** The dossier, with what only rendering knows. Inside views it is `@root`. */
export interface PageContext extends Omit<Dossier, 'sections' | 'corrections'> {
  /** What issued editions had wrong: the notice on page 1 (`partials/corrections`). Empty when there is nothing. */
  readonly corrections: readonly ResolvedCorrection[]
  /** All sections in reading order, resolved. */
  readonly sections: readonly ViewContext[]
  /** Those of `placement: front`, in the order they are to be read, and the body's. */
  readonly front: readonly ViewContext[]
  readonly body: readonly ViewContext[]
  /** The headings of the page in reading order: what a contents list shows. Its numbers are `{{page id}}`. */
  readonly contents: readonly PageHeading[]
  /** The whole CSS of the template chain, assets inlined: `<style>{{{css}}}</style>`. */
  readonly css: string
  /** `Sitrep 0.1.0`. */
  readonly generator: string
  /** What `brand.yaml` says of the publisher. */
  readonly brand: Brand
}

/** A section as a view template sees it. Every field is always there; which are filled depends on the view. */
export interface ViewContext {
  readonly id: string
  /** Undefined for a section that is prose alone. */
  readonly view?: ViewName
  /** The section's own title, or its view's name in the report's language. */
  readonly title: string
  readonly placement: 'front' | 'body'
  /** `sitrep` numbers nothing: 1 is the first section of the body. */
  readonly index: number
  readonly body?: DossierProse
  /** timeline, positions, facts, and any section with `select`. */
  readonly facts: readonly DossierFact[]
  readonly groups: readonly ResolvedGroup[]
  /** positions with two fields in `groupBy`: the columns and, for each row, its cells in their order. */
  readonly matrix?: ResolvedMatrix
  /** map and chart: what the picture shows, for those who do not see it, and a line below it. */
  readonly alt?: string
  readonly caption?: DossierProse
  /** map and chart: what is drawn, as data; the drawing itself is `{{picture this}}`. */
  readonly picture?: ResolvedPicture
  /** highlights and gaps. */
  readonly items: readonly DossierProse[]
  /** keyFigures and sector. */
  readonly figures: readonly ResolvedFigure[]
  readonly judgements: readonly ResolvedJudgement[]
  readonly sources: readonly ResolvedSource[]
  readonly contacts: readonly Contact[]
  readonly methodology?: DossierMethodology
  /** changes. */
  readonly changes?: ResolvedChanges
  /** The bands of the report's lexicon, least likely first, for the key of terms. */
  readonly lexicon: {
    readonly title: string
    readonly bands: readonly {
      readonly terms: readonly string[]
      readonly low: number
      readonly high: number
      readonly range: string
    }[]
  }
  /** sector. */
  readonly needs?: DossierProse
  readonly response?: DossierProse
  readonly sectorGaps?: DossierProse
}

/** Changes with the facts and sentences they are about. */
export interface ResolvedChanges extends Pick<DossierChanges, 'since' | 'withdrawn' | 'unchangedCount'> {
  /** Those that the section selects, by date; without `select` all. The same of `updated`, `watched` and `withdrawn`. */
  readonly new: readonly DossierFact[]
  readonly updated: readonly { readonly fact: DossierFact; readonly before: string }[]
  readonly watched: readonly DossierFact[]
  /** All of them, listed or not. */
  readonly newCount: number
  readonly updatedCount: number
  readonly withdrawnCount: number
  readonly figures: readonly ResolvedFigureChange[]
  /** Those that are unchanged left out. */
  readonly judgements: readonly ResolvedJudgementChange[]
}

/** `difference` and `percent` without their signs: `direction` says which way. */
export interface ResolvedFigureChange extends Omit<DossierFigureChange, 'fact'> {
  readonly fact: DossierFact
}

/** `text`: the sentence of today; absent for one withdrawn. */
export interface ResolvedJudgementChange extends DossierJudgementChange {
  readonly text?: DossierProse
}

/** A picture without its drawing. */
export interface ResolvedPicture {
  readonly table: PictureTable
  /** Marks that a key must explain: keys of `picture.key` in the labels. */
  readonly keys: readonly string[]
}

/** The data of a picture, row by row. A column is titled by its `title`, else by the words under `picture.column` for its `label`. */
export interface PictureTable {
  readonly columns: readonly { readonly title?: string; readonly label?: string; readonly numeric: boolean }[]
  readonly rows: readonly {
    readonly cells: readonly {
      readonly kind: 'text' | 'number' | 'date' | 'label' | 'figure'
      readonly value?: string | number
    }[]
    /** The facts that the row tells of. */
    readonly cited: readonly DossierFact[]
  }[]
}

/** Facts of a row and a column; `rows[i].cells[j]` belongs to `columns[j]`. */
export interface ResolvedMatrix {
  readonly columns: readonly { readonly key: string; readonly title: string }[]
  readonly rows: readonly {
    readonly key: string
    readonly title: string
    readonly cells: readonly { readonly facts: readonly DossierFact[] }[]
  }[]
}

/** A correction with the fact that is right. */
export interface ResolvedCorrection extends Omit<DossierCorrection, 'fact'> {
  /** The fact that is right. */
  readonly fact?: DossierFact
}

export interface ResolvedGroup {
  readonly key: string
  readonly title: string
  readonly facts: readonly DossierFact[]
}

export interface ResolvedFigure {
  readonly fact: DossierFact
  readonly label: string
  readonly note?: string
  readonly change?: DossierProse
  /** Where the brief asks for it and there is an earlier number: how it moved since. The line of all of them is `{{sparkline this}}`. */
  readonly trend?: ResolvedTrend
}

/** `direction` says which way; `difference` and `percent` have no sign. `before`: the figure it took the place of. */
export interface ResolvedTrend {
  readonly before: DossierFact
  readonly direction: 'up' | 'down' | 'unchanged' | 'incomparable'
  readonly difference?: number
  readonly percent?: number
  /** Whether either number is not an exact count, so that the difference is not one either. */
  readonly approximate: boolean
}

export interface ResolvedJudgement extends Omit<DossierJudgement, 'basis'> {
  readonly basis: readonly DossierFact[]
}

/** A source with where it was cited on the pages: its back links. */
export interface ResolvedSource extends Omit<DossierSource, 'uses'> {
  /** Id of its entry in the list of sources: the target of every citation marker. */
  readonly anchor: string
  readonly uses: readonly ResolvedUse[]
}

export interface ResolvedUse {
  readonly fact: DossierFact
  readonly at?: string
  /** Id of this use inside the source's entry: what a citation marker of that fact links to. */
  readonly anchor: string
  /** Ids of the citation markers that lead here, in page order, each with a short mark (`a`, `b`, …). */
  readonly citations: readonly { readonly anchor: string; readonly mark: string }[]
}
