/** What the tests of `render` share: small dossiers with real places, template folders in memory, marked places in texts. */

import type { Brief } from '../../../src/brief/brief.ts'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { createMemoryHost, type MemoryHost } from '../../../src/host/memory-host.ts'
import type { Dossier, DossierFact, DossierProse, DossierSection, DossierSource } from '../../../src/merge/dossier.ts'
import type { MergedBrief } from '../../../src/merge/merged-brief.ts'
import { loadTemplateSet } from '../../../src/render/load-template-set.ts'
import type { TemplateSet } from '../../../src/render/template-set.ts'
import { printedMarking } from '../../../src/terms/markings.ts'
import { tlpMarking } from '../../../src/terms/tlp.ts'
import { findFactReferences } from '../../../src/text/citations.ts'
import { locateText } from '../../../src/text/locate-text.ts'
import { type LocatedNode, type LocatedText, nearestNode, nodeAt, type TreePath } from '../../../src/text/located-tree.ts'
import { parseYaml } from '../../../src/text/parse-yaml.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

/** A fact with nothing but what every fact has, and `fields`. */
export function fact(id: string, fields: Partial<DossierFact> = {}): DossierFact {
  return {
    id,
    kind: 'event',
    text: `Text of ${id}.`,
    about: [],
    where: [],
    sources: [],
    independentSources: 1,
    corroboration: 'single',
    status: 'current',
    planned: false,
    supersedes: [],
    contradicts: [],
    marking: printedMarking(tlpMarking('CLEAR')),
    tags: [],
    ...fields,
  } as DossierFact
}

export function source(id: string, number: number, fields: Partial<DossierSource> = {}): DossierSource {
  return {
    id,
    number,
    type: 'report',
    title: `Title of ${id}`,
    author: [],
    restates: [],
    interestedParty: false,
    obtained: true,
    status: 'current',
    marking: printedMarking(tlpMarking('CLEAR')),
    uses: [],
    ...fields,
  } as DossierSource
}

export interface DossierParts {
  readonly facts?: readonly DossierFact[]
  readonly sources?: readonly DossierSource[]
  readonly fields?: Partial<Dossier>
  readonly brief?: Partial<Dossier['brief']>
}

/** A dossier of few parts. `sources[].uses` follow from the facts. */
export function dossier({ facts = [], sources = [], fields = {}, brief = {} }: DossierParts = {}): Dossier {
  const withUses = sources.map((one) => ({
    ...one,
    uses: facts.flatMap(({ id, sources: drawn }) =>
      drawn.filter(({ ref }) => ref === one.id).map(({ at }) => ({ fact: id, ...(at === undefined ? {} : { at }) })),
    ),
  }))
  return {
    brief: {
      id: 'flood',
      title: 'Floods',
      status: 'final',
      template: 'plain',
      language: 'en-GB',
      direction: 'ltr',
      asOf: '2026-04-12',
      audience: [],
      distribution: [],
      paper: 'A4',
      lexicon: 'icd203',
      ...brief,
    },
    marking: printedMarking(tlpMarking('GREEN')),
    sections: [],
    highlights: [],
    keyFigures: [],
    judgements: [],
    gaps: [],
    methodology: {
      factCount: facts.length,
      sourceCount: sources.length,
      independentSourceCount: sources.length,
      kinds: [],
      parties: [],
      singleSourceCount: 0,
      anonymousCount: 0,
    },
    contacts: [],
    facts: Object.fromEntries(facts.map((one) => [one.id, one])),
    sources: withUses,
    actors: {},
    places: {},
    data: {},
    ...fields,
  } as Dossier
}

/**
 * A merged brief whose prose stands in `yaml`, a file with `highlights`, `gaps` (texts) and `sections` (`id`, `title`, `view`,
 * `placement`, `body`), so that places are those of a real file.
 */
export function mergedFrom(yaml: string, parts: DossierParts = {}, path = 'briefs/flood/brief.yaml'): MergedBrief {
  const file = createTextFile(path, yaml)
  const { root } = parseYaml(file)
  const tree: LocatedNode = root ?? { kind: 'map', span: { file: path, start: 0, end: 0 }, entries: new Map() }
  const prose: { path: TreePath; text: LocatedText }[] = []
  const proseAt = (yamlPath: TreePath): DossierProse | undefined => {
    const node = nodeAt(tree, yamlPath)
    if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined
    prose.push({ path: [...yamlPath, 'markdown'], text: locateText(file, node) })
    return { markdown: node.value, facts: [...new Set(findFactReferences(node.value).map(({ id }) => id))] }
  }
  const listOf = (key: string): readonly DossierProse[] =>
    itemsOf(tree, key).flatMap((_item, index) => proseAt([key, index]) ?? [])
  const sections = itemsOf(tree, 'sections').map((_item, index): DossierSection => {
    const text = (key: string): string | undefined => {
      const node = nodeAt(tree, ['sections', index, key])
      return node?.kind === 'scalar' ? String(node.value) : undefined
    }
    const body = proseAt(['sections', index, 'body'])
    const [title, view] = [text('title'), text('view')]
    return {
      id: text('id') ?? view ?? `section-${index + 1}`,
      ...(title === undefined ? {} : { title }),
      ...(view === undefined ? {} : { view }),
      placement: text('placement') ?? 'body',
      ...(body === undefined ? {} : { body }),
      facts: (text('facts') ?? '').split(' ').filter((id) => id !== ''),
      groups: [],
      figures: [],
    } as DossierSection
  })
  const fields = { highlights: listOf('highlights'), gaps: listOf('gaps'), sections, ...parts.fields }
  return {
    dossier: dossier({ ...parts, fields }),
    origins: {
      spanOf: (wanted) => (wanted.length === 0 ? { ...tree.span, end: tree.span.start } : nearestNode(tree, wanted).span),
      placeOf(wanted) {
        const node = nodeAt(tree, wanted)
        return node && { key: node.keySpan ?? node.span, value: node.span }
      },
      textOf: (wanted) => prose.find((one) => JSON.stringify(one.path) === JSON.stringify(wanted))?.text,
      prose,
    },
    // Rendering sees the dossier alone.
    brief: {} as Brief,
    marking: tlpMarking('GREEN'),
    withheld: new Map(),
    withheldWords: [],
  }
}

function itemsOf(tree: LocatedNode, key: string): readonly LocatedNode[] {
  const node = nodeAt(tree, [key])
  return node?.kind === 'list' ? node.items : []
}

/** `labels/en.yaml` with every key that rendering needs, each word made of its key and what it fills in. */
export const testLabels = `
qualifier: {about: "about {value}", atLeast: "at least {value}", upTo: "up to {value}", estimate: "an estimated {value}", range: "between {min} and {max}"}
date:
  about: about {date}
  uncertain: possibly {date}
  aboutUncertain: possibly about {date}
  since: since {date}
  until: until {date}
  range: "{start} – {end}"
  dateTime: "{date}, {time}"
citation: {to: "Source {number}: {text}", toAt: "Source {number}, {at}: {text}", back: "Back to citation {number} in {section}", backBare: "Back to citation {number}"}
sourceLine: {accessed: "accessed {date}", undated: undated, quoted: "“{title}”"}
view: {highlights: Highlights, keyFigures: Key figures, judgements: Judgements, timeline: Timeline, positions: Positions, map: Map, chart: Chart, facts: Facts, sector: Sector, changes: Changes, gaps: Gaps, methodology: Methodology, sources: Sources, contacts: Contacts}
kind: {event: event, claim: claim, assumption: assumption}
unit: {people: {one: person, other: people}}
asOf: As of
`

/** A page that shows all sections, in the least HTML. */
export const testPage = `<!doctype html>
<html lang="{{brief.language}}"><head><meta charset="utf-8"><title>{{brief.title}}</title><style>{{{css}}}</style></head>
<body><h1>{{brief.title}}</h1>{{#each sections}}{{view this}}{{/each}}</body></html>
`

const testFiles: Readonly<Record<string, string>> = {
  'templates/plain/template.yaml': 'title: Plain\n',
  'templates/plain/labels/en.yaml': testLabels,
  'templates/plain/page.hbs': testPage,
  'templates/plain/views/prose.hbs': '<section id="{{id}}">{{md body}}</section>\n',
  'templates/plain/views/highlights.hbs': '<ul>{{#each items}}<li>{{md this inline=true}}</li>{{/each}}</ul>\n',
  'templates/plain/views/gaps.hbs': '<ul class="gaps">{{#each items}}<li>{{md this inline=true}}</li>{{/each}}</ul>\n',
  'templates/plain/views/timeline.hbs': '<ol>{{#each facts}}<li>{{text}}{{cite this}}</li>{{/each}}</ol>\n',
  'templates/plain/views/sources.hbs':
    '<ol>{{#each sources}}<li id="{{anchor}}">{{title}}{{#each uses}}<i id="{{anchor}}">{{at}}{{#each citations}}<a href="#{{anchor}}">{{mark}}</a>{{/each}}</i>{{/each}}</li>{{/each}}</ol>\n',
}

/** A host with the template `plain` (its files may be replaced or taken away by `undefined`) and other files. */
export function templateHost(files: Readonly<Record<string, string | Uint8Array | undefined>> = {}): MemoryHost {
  const all = Object.entries({ ...testFiles, ...files }).filter(
    (entry): entry is [string, string | Uint8Array] => entry[1] !== undefined,
  )
  return createMemoryHost(Object.fromEntries(all))
}

/** The template `plain` with some of its files replaced; paths are inside its folder. */
export async function templateSet(files: Readonly<Record<string, string | undefined>> = {}): Promise<TemplateSet> {
  const placed = Object.fromEntries(Object.entries(files).map(([path, text]) => [`templates/plain/${path}`, text]))
  const outcome = await loadTemplateSet('plain', templateHost(placed))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics))
  return outcome.value
}

/** A text with the marks ⟦ ⟧ taken out, and the stretch that was between them. */
export function marked(text: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = text.indexOf('⟦')
  const end = text.indexOf('⟧')
  if (start === -1 || end === -1) throw new Error('no marks in the text')
  return { text: text.replace(/[⟦⟧]/g, ''), start, end: end - 1 }
}

/** What tests compare first: code and place. */
export function places(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, span }) => `${code} ${span?.file}:${span?.start}-${span?.end}`)
}
