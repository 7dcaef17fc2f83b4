/** Every path that a template may use, as tables: from the shapes that templates are checked against and the words of their types. */
import { readInlineFields, readInterfaces } from './interfaces.mjs'
import { code, codes, sentence, table } from './markdown.mjs'

/**
 * The tables, a heading each. `shapes` are `pageShape`'s; `types` the texts of the files that declare the interfaces; `notes` what the
 * schemas say of keys, by object and key; `remarks` go over both. A path that none of them describes has an empty cell.
 */
export function contextTables({ page, types, notes, remarks }) {
  const objects = namedObjects(page)
  const context = { interfaces: readInterfaces(types), notes, remarks, objects }
  return objects
    .map((object) => {
      const rows = rowsOf(object.shape, { ...context, object, prefix: '', fields: context.interfaces.get(object.type) })
      return `### ${object.title}\n\n${object.intro}\n\n${table(['path', 'is', 'what it says'], rows)}`
    })
    .join('\n\n')
}

/** What has a table of its own: its heading, shape, and the interface that describes it. Resolved things stand for plain ones too. */
function namedObjects(page) {
  const { fields } = page
  const section = fields.body.item
  const source = section.fields.sources.item
  const objects = [
    {
      name: 'page',
      title: 'The page',
      shape: page,
      type: 'PageContext',
      intro: 'What `page.hbs` and its partials see. Inside views and loops it is `@root`: `{{@root.brief.title}}`.',
    },
    {
      name: 'brief',
      title: 'The brief',
      shape: fields.brief,
      type: 'DossierBrief',
      intro: 'Under `brief`: `{{brief.title}}`. Dates are EDTF text; print them with `{{date brief.asOf}}`.',
    },
    {
      name: 'section',
      title: 'A section',
      shape: section,
      type: 'ViewContext',
      intro:
        'What each `views/<view>.hbs` sees, and an item of `sections`, `front` and `body`. Lists that a view has no use for are empty.',
    },
    {
      name: 'fact',
      title: 'A fact',
      shape: fields.facts.value,
      type: 'DossierFact',
      intro: 'An item of a section’s `facts`, a judgement’s `basis`, and an entry of the page’s `facts`.',
    },
    {
      name: 'figure',
      title: 'A figure',
      shape: fields.facts.value.fields.figure,
      type: 'DossierFigure',
      intro: 'The number of a fact of kind `figure`; `{{figure fact}}` prints it with its words.',
    },
    {
      name: 'judgement',
      title: 'A judgement',
      shape: section.fields.judgements.item,
      plain: [fields.judgements.item],
      type: 'ResolvedJudgement',
      intro: 'An item of a section’s `judgements`.',
    },
    {
      name: 'source',
      title: 'A source',
      shape: source,
      plain: [fields.sources.item],
      type: 'ResolvedSource',
      intro: 'An item of a section’s `sources`. `{{sourceLine this}}` prints it as a line.',
    },
    {
      name: 'changes',
      title: 'The changes',
      shape: section.fields.changes,
      plain: [fields.changes],
      type: 'ResolvedChanges',
      intro: 'What has changed since the edition before, for the view `changes`.',
    },
    {
      name: 'methodology',
      title: 'The methodology',
      shape: fields.methodology,
      type: 'DossierMethodology',
      intro: 'What the report can say of its own sourcing: counted from its facts, never typed.',
    },
    {
      name: 'marking',
      title: 'A marking',
      shape: fields.marking,
      type: 'Marking',
      intro: 'The report’s own, or that of a fact or source.',
    },
    { name: 'actor', title: 'An actor', shape: fields.actors.value, type: 'DossierActor', intro: 'An entry of `actors`, by id.' },
    { name: 'place', title: 'A place', shape: fields.places.value, type: 'DossierPlace', intro: 'An entry of `places`, by id.' },
    { name: 'contact', title: 'A contact', shape: fields.contacts.item, type: 'Contact', intro: 'An item of `contacts`.' },
  ]
  return objects.filter(({ shape }) => shape !== undefined)
}

function rowsOf(shape, scope) {
  return Object.entries(shape.fields).flatMap(([key, child]) => fieldRows(key, child, scope))
}

function fieldRows(key, shape, scope) {
  const field = scope.fields?.get(key)
  const path = scope.prefix + key
  const optional = field?.optional === true ? '; may be absent' : ''
  const row = [code(path), kindOf(shape, scope) + optional, describe(path, field, scope)]
  const inner = innerObject(shape)
  if (inner === undefined || namedAs(inner.shape, scope.objects) !== undefined) return [row]
  // An interface of its own has its words there; a type written out in place has them in place.
  const named = scope.interfaces.get(/(\w+)(?:\[\])?$/.exec(field?.type ?? '')?.[1] ?? '')
  const fields = named ?? readInlineFields(field?.type ?? '')
  return [row, ...rowsOf(inner.shape, { ...scope, prefix: `${path}${inner.step}.`, fields })]
}

/** The mapping inside a field, and how a path goes into it. */
function innerObject(shape) {
  if (shape.kind === 'object') return { shape, step: '' }
  if (shape.kind === 'list' && shape.item.kind === 'object') return { shape: shape.item, step: '[]' }
  return undefined
}

function kindOf(shape, scope) {
  if (shape.kind === 'scalar') return 'a value'
  if (shape.kind === 'prose') return 'prose, for `md`'
  if (shape.kind === 'any') return 'anything'
  if (shape.kind === 'list') return `a list of ${plural(shape.item, scope)}`
  if (shape.kind === 'record') return `a map of ${plural(shape.value, scope)}`
  const named = namedAs(shape, scope.objects)
  if (named === undefined) return 'an object'
  const other = differences(shape, named.shape)
  return other === '' ? link(named) : `${link(named)} (${other})`
}

function plural(shape, scope) {
  if (shape.kind === 'prose') return 'prose, each for `md`'
  if (shape.kind === 'scalar') return 'values'
  if (shape.kind === 'any') return 'anything'
  const named = namedAs(shape, scope.objects)
  if (named === undefined) return 'objects'
  const other = differences(shape, named.shape)
  return `${named.name}s (see [${named.title.toLowerCase()}](#${anchorOf(named.title)})${other === '' ? '' : `; ${other}`})`
}

function link({ title }) {
  return `[${title.charAt(0).toLowerCase()}${title.slice(1)}](#${anchorOf(title)})`
}

function anchorOf(title) {
  return title.toLowerCase().replaceAll(' ', '-')
}

function namedAs(shape, objects) {
  return objects.find((object) => object.shape === shape || object.plain?.includes(shape))
}

/** How a plain judgement or source differs from what a view sees: ids where a view has the facts themselves. */
function differences(shape, full) {
  if (shape === full) return ''
  const missing = Object.keys(full.fields).filter((key) => shape.fields[key] === undefined)
  const plain = Object.keys(shape.fields).filter(
    (key) => full.fields[key] !== undefined && JSON.stringify(full.fields[key]) !== JSON.stringify(shape.fields[key]),
  )
  const parts = [
    ...(plain.length === 0 ? [] : [`with ids in place of facts in ${codes(plain)}`]),
    ...(missing.length === 0 ? [] : [`no ${codes(missing)}`]),
  ]
  return parts.join(', ')
}

/** A longer list of words is left to the page of the file that takes them. */
const mostWords = 15

function describe(path, field, { notes, remarks, object }) {
  const name = `${object.name}.${path}`
  const note = notes.get(name)
  const text = remarks[name] ?? note?.description ?? field?.doc ?? ''
  const words = note?.words?.length > 0 ? note.words : literalsOf(field?.type ?? '')
  if (text === '') return ''
  return sentence(text) + (words.length === 0 || words.length > mostWords ? '' : ` One of ${codes(words)}.`)
}

/** The words of a type that is a choice of texts: `'single' | 'contested'`. */
function literalsOf(type) {
  const words = type.split('|').map((part) => /^\s*'([^']*)'\s*$/.exec(part)?.[1])
  return words.length > 1 && words.every((word) => word !== undefined) ? words : []
}
