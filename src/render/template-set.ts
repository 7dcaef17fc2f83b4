/** A template with everything it takes from those it extends: what one run loads once and renders many reports with. Types only. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { LocatedNode } from '../text/located-tree.ts'
import type { TextFile } from '../text/text-file.ts'
import type { Brand } from './brand.ts'
import type { Engine } from './engine.ts'
import type { Helper } from './helpers/helper.ts'
import type { ParsedTemplate } from './parse-template.ts'
import type { StyleSheet } from './style-sheet.ts'
import type { TemplateLayer } from './template-layers.ts'
import type { WordsByLanguage } from './words.ts'

/** What was read of a template chain. */
export interface TemplateParts {
  readonly name: string
  readonly title: string
  readonly description?: string
  /** Its own name, then those of the templates it extends, nearest first. */
  readonly chain: readonly string[]
  /** The folders its files come from, nearest first. */
  readonly layers: readonly TemplateLayer[]
  /** Every `.hbs` file by its path without the ending, the nearest of each; in code-unit order. */
  readonly sources: ReadonlyMap<string, TemplateSource>
  readonly styles: StyleSheet
  readonly words: WordsByLanguage
  /** The `defaults` of each `template.yaml` in the order in which they are merged: what is extended first. */
  readonly defaults: readonly LocatedNode[]
  /** Whether citations in prose have a note beside them (`notes: margin`). */
  readonly sideNotes: boolean
  /** Most pages that a report may have; undefined for no limit. The nearest `template.yaml` that says one counts. */
  readonly maxPages?: number
  /** Where its `template.yaml` is: for what is wrong with the template as a whole. */
  readonly specFile: string
  /** The files named by `{{asset "…"}}` that are there, by path inside the template, as `data:` URLs. */
  readonly assets: ReadonlyMap<string, string>
  /** The project's brand: names and logo. Its colours and fonts are in `styles`. */
  readonly brand: Brand
  /** The project's own helpers. */
  readonly ownHelpers: readonly Helper[]
  /** Every path read for it with its SHA-256: what each report made with it depends on. */
  readonly reads: ReadonlyMap<string, string | undefined>
}

export interface TemplateSource {
  /** `page`, `views/timeline`, `partials/masthead`. */
  readonly name: string
  readonly file: TextFile
  readonly parsed: ParsedTemplate
}

export interface TemplateSet extends TemplateParts {
  /** What is wrong with its templates, whatever the report; found out once. */
  findings(): readonly Diagnostic[]
  /** Whether a template may look into what differs from dossier to dossier: datasets and rows. */
  looksIntoData(): boolean
  /** Its templates compiled; made when first asked for. */
  engine(): Engine
}
