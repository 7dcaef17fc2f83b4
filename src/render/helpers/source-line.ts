/** `sourceLine`: a source as a line of a bibliography. */
import type { DossierSource } from '../../merge/dossier.ts'
import { parseEdtf } from '../../time/parse-edtf.ts'
import { escapeHtml, safeHtml } from '../escape-html.ts'
import { formatDate } from '../format-date.ts'
import { fillPattern } from '../words.ts'
import { describeValue, sourceOf } from './arguments.ts'
import { type Helper, type HelperScope, problem } from './helper.ts'

/** CSL types that are parts of something larger: their titles stand in quotation marks, those of whole works in italics. */
const partTypes =
  /^(article|chapter|entry|interview|paper-conference|post|review|speech|webpage|broadcast|personal_communication)/

export const sourceLine: Helper = {
  name: 'sourceLine',
  description: 'a source as a line of a bibliography: author, title, where it appeared, publisher, date, address',
  example: '{{#each sources}}<li>{{sourceLine this}}</li>{{/each}}',
  args: [{ name: 'source', kinds: ['object', 'scalar'] }],
  hash: {},
  where: ['page'],
  run({ args: [value], scope }) {
    if (value === undefined) return ''
    const source = sourceOf(value, scope)
    if (source === undefined) return problem(`expected a source, found ${describeValue(value)}`)
    const separator = escapeHtml(scope.words.text('sourceLine.separator') ?? scope.words.text('mark.comma') ?? ', ')
    return safeHtml(partsOf(source, scope).join(separator))
  },
}

function partsOf(source: DossierSource, scope: HelperScope): readonly string[] {
  const span = (name: string, text: string | undefined): readonly string[] =>
    text === undefined || text === '' ? [] : [`<span class="source-${name}">${escapeHtml(text)}</span>`]
  const accessed = source.accessed === undefined ? undefined : dateText(source.accessed, scope)
  return [
    ...span('author', source.author.length === 0 ? undefined : scope.formats.list(source.author)),
    titleOf(source, scope),
    ...span('genre', source.genre),
    ...(source.containerTitle === undefined
      ? []
      : [`<cite class="source-container">${escapeHtml(source.containerTitle)}</cite>`]),
    ...span('publisher', source.publisher === source.containerTitle ? undefined : source.publisher),
    ...span('issued', source.issued === undefined ? scope.words.text('sourceLine.undated') : dateText(source.issued, scope)),
    ...(source.url === undefined ? [] : [linkTo(source.url)]),
    ...span(
      'accessed',
      accessed === undefined ? undefined : fillPattern(scope.words.text('sourceLine.accessed') ?? '{date}', { date: accessed }),
    ),
  ]
}

function titleOf(source: DossierSource, scope: HelperScope): string {
  const language = source.language === undefined ? '' : ` lang="${escapeHtml(source.language)}"`
  const title = escapeHtml(source.title)
  if (!partTypes.test(source.type)) return `<cite class="source-title"${language}>${title}</cite>`
  const quoted = escapeHtml(scope.words.text('sourceLine.quoted') ?? '“{title}”')
  // Marks belong to the sentence that runs from right to left, whatever way the title does.
  if (scope.dossier.brief.direction === 'rtl')
    return fillPattern(quoted, { title: `<span class="source-title"${language}>${title}</span>` })
  return `<span class="source-title"${language}>${fillPattern(quoted, { title })}</span>`
}

function dateText(date: string, scope: HelperScope): string {
  const parsed = parseEdtf(date)
  return parsed === undefined ? date : formatDate(parsed, 'medium', scope)
}

/** The address as a link, shown without its scheme, with places where a line may break. */
function linkTo(url: string): string {
  const shown = escapeHtml(url.replace(/^https?:\/\//i, '').replace(/\/$/, '')).replace(
    /[/?=.](?=.)|&amp;(?=.)/g,
    (mark) => `${mark}<wbr>`,
  )
  if (!/^https?:\/\//i.test(url)) return `<span class="source-url">${shown}</span>`
  return `<a class="source-url" href="${escapeHtml(url)}">${shown}</a>`
}
