/** The generated parts of the documentation by name, made from the schemas, shapes and tables of the program. Reads and writes no page. */
import { contextTables } from './context-tables.mjs'
import { code, codes, sentence, table } from './markdown.mjs'
import { pathRemarks } from './path-remarks.mjs'
import { keyNotes, keyTables, objectPaths } from './schema-tables.mjs'
import { viewTable } from './view-table.mjs'

/** The pages with generated regions. */
export const referencePages = ['docs/briefs.md', 'docs/facts.md', 'docs/templates.md', 'docs/translations.md', 'docs/config.md']

/**
 * The text of every region. `load` gives a module of the program by its path in `src/` without ending (from `dist/` for
 * the script, from `src/` for the tests); `readText` a file of the repository.
 */
export async function referenceRegions(load, readText) {
  const words = await englishWords(load, readText)
  const schemas = await loadSchemas(load)
  return new Map([
    ['brief-keys', briefKeys(schemas.brief)],
    ['fact-keys', factKeys(schemas.facts)],
    ['config-keys', configKeys(schemas.config)],
    ['brand-keys', brandKeys(schemas.brand)],
    ['translation-keys', translationKeys(schemas.translation)],
    ['template-keys', allTables(schemas.template, { '': 'Keys of `template.yaml`' }, () => false)],
    ['views', viewTable(await loadAll(load, viewModules), words)],
    ['profiles', await profiles(load)],
    ['lexicons', await lexicons(load)],
    ['grades', await grades(load, words)],
    ['dates', await dates(load, words)],
    ['qualifiers', await qualifiers(load, words)],
    ['markings', await markings(load, words)],
    ['helpers', await helpers(load)],
    ['paths', await paths(load, readText, schemas)],
    ['labels', await labels(load, words)],
  ])
}

const viewModules = [
  'brief/brief',
  'brief/brief-schema',
  'brief/check-report',
  'merge/arrange-sections',
  'text/parse-yaml',
  'text/text-file',
  'terms/fact-terms',
]

async function loadAll(load, names) {
  return Object.assign({}, ...(await Promise.all(names.map(load))))
}

/** Each schema with the one that editors get. */
async function loadSchemas(load) {
  const { briefSchema, briefJsonSchema } = await load('brief/brief-schema')
  const { factFileSchema, factsJsonSchema } = await load('facts/facts-schema')
  const { configSchema, configJsonSchema } = await load('config/config-schema')
  const { brandSchema, brandJsonSchema } = await load('render/brand-schema')
  const { templateSchema, templateJsonSchema } = await load('render/template-schema')
  const { translationSchema, translationJsonSchema } = await load('brief/translation-schema')
  return {
    translation: [translationSchema, translationJsonSchema()],
    brief: [briefSchema, briefJsonSchema()],
    facts: [factFileSchema, factsJsonSchema()],
    config: [configSchema, configJsonSchema()],
    brand: [brandSchema, brandJsonSchema()],
    template: [templateSchema, templateJsonSchema()],
  }
}

function briefKeys(schema) {
  const titles = {
    '': 'Keys of a brief',
    'keyFigures[]': 'Keys of a key figure',
    'judgements[]': 'Keys of a judgement',
    'sections[]': 'Keys of a section',
    'sections[].select': 'Keys of `select`',
    'contacts[]': 'Keys of a contact',
    'waivers[]': 'Keys of a waiver',
  }
  // A variant has the keys of a brief again.
  return allTables(schema, titles, (path) => path.startsWith('variants'))
}

function factKeys(schema) {
  const titles = {
    '': 'Keys of a fact file',
    'facts.*': 'Keys of a fact',
    'facts.*.sources[]': 'Keys of a source of a fact',
    'facts.*.attribution': 'Keys of `attribution`',
    'facts.*.quote': 'Keys of `quote`',
    'sources.*': 'Keys of a source',
    'actors.*': 'Keys of an actor',
    'actors.*.labels[]': 'Keys of a label of an actor',
    'places.*': 'Keys of a place',
  }
  // `defaults` has keys of a fact again.
  return allTables(schema, titles, (path) => path.startsWith('defaults'))
}

function translationKeys(schema) {
  return allTables(schema, { '': 'Keys of a translation file', 'texts[]': 'Keys of a text' }, () => false)
}

function brandKeys(schema) {
  const titles = {
    '': 'Keys of `brand.yaml`',
    logo: 'Keys of `logo`',
    colours: 'Keys of `colours`',
    fonts: 'Keys of `fonts`',
    'fonts.text': 'Keys of a font',
    'fonts.text.files[]': 'Keys of a font file',
  }
  // Both fonts have the same keys.
  return allTables(schema, titles, (path) => path.startsWith('fonts.data'))
}

function configKeys(schema) {
  const titles = { '': 'Keys of `sitrep.config.yaml`', 'profiles.*': 'Keys of an entry of `profiles`' }
  return allTables(schema, titles, () => false)
}

/** The tables of `titles` in that order, then those of mappings that it does not name, under a heading made of their path. */
function allTables(schema, titles, isLeftOut) {
  const others = objectPaths(...schema).filter((path) => titles[path] === undefined && !isLeftOut(path))
  return keyTables(...schema, { ...titles, ...Object.fromEntries(others.map((path) => [path, `Keys of \`${path}\``])) })
}

async function profiles(load) {
  const { reportProfiles } = await load('terms/report-profiles')
  const { requirementsOf } = await load('terms/profile-requirements')
  const rows = reportProfiles.map((name) => {
    const { sections = [], dates = [], fewestHighlights } = requirementsOf(name) ?? {}
    const few = fewestHighlights === undefined ? '' : ` (${fewestHighlights} or more)`
    const parts = sections.map((section) => (section.name === 'highlights' ? section.name + few : section.name))
    return [code(name), parts.join(', '), codes(['asOf', ...dates])]
  })
  return table(['profile', 'sections that are due', 'dates that are due'], rows)
}

async function lexicons(load) {
  const { lexicons, lexiconIds } = await load('terms/lexicons')
  return lexiconIds
    .map((id) => {
      const { title, bands } = lexicons[id]
      const rows = bands.map(({ terms, range }) => [codes(terms), range])
      return `\`lexicon: ${id}\`: ${title}\n\n${table(['term', 'stands for'], rows)}`
    })
    .join('\n\n')
}

async function grades(load, words) {
  const { reliabilities } = await load('terms/fact-terms')
  const rows = reliabilities.map((letter, index) => [
    code(letter),
    words.text(`reliability.${letter}`) ?? '',
    code(String(index + 1)),
    words.text(`credibility.${index + 1}`) ?? '',
  ])
  return table(['`reliability`', 'the source is', '`credibility`', 'the item is'], rows)
}

/** What may be written, and how it is printed. The texts are those of docs/facts.md; what they become is asked of the program. */
async function dates(load, words) {
  const { parseEdtf } = await load('time/parse-edtf')
  const { formatDate } = await load('render/format-date')
  const { createFormats } = await load('render/formats')
  const language = { formats: createFormats('en-GB'), words }
  const rows = [
    ['2026-04-12', 'a day'],
    ['2026-04', 'a month'],
    ['2026', 'a year'],
    ['2026-04-12T10:00Z', 'a time in UTC'],
    ['2026-04-12T10:00+05:00', 'a time with its zone; a time without one is refused'],
    ['2026-04~', 'about that month'],
    ['2026-04-12?', 'it is not sure that it was that day'],
    ['2026-04%', 'both: about, and not sure'],
    ['2026-04-03/2026-04-10', 'from, to'],
    ['2026-04-09/..', 'since; still so'],
    ['../2026-04-09', 'until'],
  ]
  return table(
    ['written', 'means', 'printed'],
    rows.map(([text, meaning]) => {
      const date = parseEdtf(text)
      if (date === undefined) throw new Error(`\`${text}\` is no EDTF date`)
      return [code(text), meaning, formatDate(date, 'medium', language)]
    }),
  )
}

async function qualifiers(load, words) {
  const { figureQualifiers } = await load('terms/fact-terms')
  const { formatFigure } = await load('render/format-number')
  const { createFormats } = await load('render/formats')
  const language = { formats: createFormats('en-GB'), words }
  const rows = figureQualifiers.map((qualifier) => {
    const ends = qualifier === 'range' ? { min: 38000, max: 41200 } : { value: 41200 }
    const figure = { measure: 'displaced', unit: 'people', qualifier, ...ends }
    const written = Object.entries(ends).map(([key, value]) => `${key}: ${value}`)
    return [code(qualifier), code(written.join(', ')), formatFigure(figure, language, { unit: true, qualifier: true }) ?? '']
  })
  return table(['`qualifier`', 'with', 'printed'], rows)
}

async function markings(load, words) {
  const { tlpLevels, tlpMarking } = await load('terms/tlp')
  return table(
    ['written', 'printed', 'a report with it'],
    tlpLevels.map((level) => [code(level), tlpMarking(level).label, words.text(`marking.${level}`) ?? '']),
  )
}

async function helpers(load) {
  const { helperDocs } = await load('render/helpers/helper-table')
  const rows = helperDocs().map(({ usage, description, options, example, places }) => {
    const hash = options.map(({ name, description, oneOf }) =>
      oneOf.length === 0 ? `${code(`${name}=`)} ${description}` : `${code(`${name}=`)} ${description}: ${codes(oneOf)}`,
    )
    return [code(usage), sentence(description), hash.join('; '), where(places), code(example)]
  })
  return table(['helper', 'gives', 'options', 'where', 'example'], rows)
}

function where(places) {
  const names = { page: 'templates', prose: 'prose', name: '`output`' }
  return places.length === Object.keys(names).length ? 'everywhere' : places.map((place) => names[place]).join(', ')
}

async function paths(load, readText, schemas) {
  const { pageShape } = await load('render/context-shape')
  const types = await readWithImports(['src/render/template-context.ts', 'src/merge/dossier.ts'], readText)
  const notes = new Map([
    ...notesFor('brief', schemas.brief, ''),
    ...notesFor('page', schemas.brief, ''),
    ...notesFor('contact', schemas.brief, 'contacts[]'),
    ...notesFor('judgement', schemas.brief, 'judgements[]'),
    ...notesFor('section', schemas.brief, 'sections[]'),
    ...notesFor('fact', schemas.facts, 'facts.*'),
    ...notesFor('fact', schemas.facts, 'facts.*.attribution', 'attribution.'),
    ...notesFor('fact', schemas.facts, 'facts.*.quote', 'quote.'),
    ...notesFor('fact', schemas.facts, 'facts.*.sources[]', 'sources[].'),
    ...notesFor('figure', schemas.facts, 'facts.*'),
    ...notesFor('source', schemas.facts, 'sources.*'),
    ...notesFor('actor', schemas.facts, 'actors.*'),
    ...notesFor('place', schemas.facts, 'places.*'),
  ])
  return contextTables({ page: pageShape, types, notes, remarks: pathRemarks })
}

/** The texts of the files and of all that they import types from. */
async function readWithImports(paths, readText) {
  const texts = new Map()
  const wanted = [...paths]
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (texts.has(path)) continue
    const text = await readText(path)
    texts.set(path, text)
    for (const [, target] of text.matchAll(/^(?:import|\} from|export) .*?'(\.[^']+)'$/gm)) {
      wanted.push(new URL(target, `file:///${path}`).pathname.slice(1))
    }
  }
  return [...texts.values()]
}

function notesFor(object, schema, path, prefix = '') {
  return [...keyNotes(...schema, path)].map(([key, note]) => [`${object}.${prefix}${key}`, note])
}

async function labels(load, words) {
  const { requiredLabels } = await load('render/required-labels')
  return table(
    ['label', 'in English'],
    requiredLabels.map((key) => [code(key), words.text(key) ?? '']),
  )
}

/** The English words of the base template, as the program reads them. */
async function englishWords(load, readText) {
  const { createMemoryHost } = await load('host/memory-host')
  const { readLabels } = await load('render/read-labels')
  const { wordsFor } = await load('render/words')
  const folder = 'sitrep:templates/base'
  const file = 'labels/en.yaml'
  const host = createMemoryHost({ [`${folder}/${file}`]: await readText(`templates/base/${file}`) })
  const layer = { template: 'base', origin: 'shipped', folder, files: new Set([file]) }
  const { words } = await readLabels([layer], host)
  return wordsFor('en-GB', words)
}
