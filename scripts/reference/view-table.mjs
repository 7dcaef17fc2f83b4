/** The views as a table: what each lays out and what it takes from the brief. What can be asked of the program is asked, not written down. */
import { code, codes, table } from './markdown.mjs'

/** What each view lays out, and what fills it. */
const notes = {
  highlights: 'The brief’s `highlights` as a list. Stands on page 1 by itself.',
  keyFigures: 'The brief’s `keyFigures` as a strip of big numbers. Stands on page 1 by itself.',
  judgements: 'The brief’s `judgements`: likelihood, confidence, and what each rests on. Stands on page 1 by itself.',
  timeline: 'Facts by date, the oldest first.',
  positions: 'Facts as statements, grouped by who makes them; with two fields in `groupBy` a table of both.',
  map: 'Places on a map: those of its facts, without `select` of all facts of the report ([pictures.md](pictures.md)).',
  chart: 'Facts or a table drawn as a chart, with the same numbers below it ([pictures.md](pictures.md)).',
  facts: 'A register of facts as a table. Without `select`: all facts that the rest of the report uses.',
  sector: 'One sector of a response: figures, needs, response, gaps.',
  changes:
    'What is new, updated or withdrawn since the edition before, and how figures and judgements have moved. With `select` only those facts are listed; all are counted.',
  gaps: 'The brief’s `gaps`. Added after the last section when the brief has gaps and does not place the view.',
  methodology: 'The brief’s `methodology`, and counts of facts, sources and parties. Added when the brief has a `methodology`.',
  sources: 'All sources that the report uses, numbered, with grades and links back. Always there.',
  contacts: 'The brief’s `contacts`. Added when the brief has contacts.',
}

/** The table, in the order of `viewNames`. */
export function viewTable(program, words) {
  const rows = program.viewNames.map((view) => {
    const keys = keysOf(view, program)
    const kinds = kindsOf(view, program)
    const taken = kinds.length === 0 ? '' : ` Without \`select\`: facts of kind ${codes(kinds)}.`
    return [code(view), words.text(`view.${view}`) ?? '', (notes[view] ?? '') + taken, keys.length === 0 ? '' : codes(keys)]
  })
  return table(['view', 'heading unless given', 'lays out', 'keys of its own'], rows)
}

/** The keys that say something in a section with this view and nothing in a section of prose. */
function keysOf(view, { checkReport, createTextFile, parseYaml, sectionKeys }) {
  const isRefused = (key, section) => {
    const { root } = parseYaml(createTextFile('brief.yaml', `sections: [{${section}, ${key}: x}]`))
    return checkReport(root).some((found) => found.message.startsWith(`\`${key}\` does nothing`))
  }
  const own = sectionKeys.filter((key) => !['id', 'title', 'view', 'body'].includes(key))
  return own.filter((key) => isRefused(key, 'body: x') && !isRefused(key, `view: ${view}`))
}

/** The kinds of facts that it takes when the brief does not say. */
function kindsOf(view, { arrangeSections, factKinds, reportSchema }) {
  const facts = factKinds.map((kind) => [
    kind,
    { id: kind, kind, status: 'current', supersedes: [], corrects: [], tags: [], where: [] },
  ])
  const book = { facts: new Map(facts), places: new Map() }
  const brief = reportSchema.parse({ title: 'x', asOf: '2026', facts: ['x'], sections: [{ view }] })
  const section = arrangeSections(brief, book).find((arranged) => arranged.section.view === view)
  return section?.selected.map((selected) => selected.kind) ?? []
}
