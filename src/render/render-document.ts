/**
 * A merged brief and a template set → one HTML document that needs nothing from outside. Rendered twice: the first time shows
 * where facts are cited, the second time the list of sources can lead back there.
 */

import { bearsWatermark } from '../brief/brief.ts'
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import { collateDiagnostics } from '../diagnostics/collate.ts'
import { type Diagnostic, failed, hasErrors, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import { type Host, HostError } from '../host/host.ts'
import type { Dossier } from '../merge/dossier.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import type { Span } from '../text/span.ts'
import { checkProse } from './check-prose.ts'
import { checkTemplateSet } from './check-template.ts'
import { type CitationLedger, createCitationLedger } from './citation-ledger.ts'
import { cleanPicture } from './clean-svg.ts'
import { collectHeadings } from './collect-headings.ts'
import { toDataUrl } from './data-url.ts'
import { type Engine, type Run, showEscaped } from './engine.ts'
import { escapeHtml, safeHtml } from './escape-html.ts'
import { finishHtml, stylePlaceholder } from './finish-html.ts'
import { type CitedFact, type HelperScope, problem } from './helpers/helper.ts'
import { languageForms } from './language-forms.ts'
import { toUpper } from './letter-case.ts'
import { collectLinkTexts } from './link-texts.ts'
import { findMissingGlyphs } from './missing-glyphs.ts'
import { nameHeadings, type PageHeading } from './name-headings.ts'
import {
  findPageNumberings,
  findPageReferences,
  linksToNumberings,
  type PageReference,
  pageReference,
} from './page-references.ts'
import { locateInFiles } from './place-problem.ts'
import { createProseRenderer, describeProblem, type ProseRenderer, type ProseState } from './render-prose.ts'
import type { RenderedDocument } from './rendered-document.ts'
import { resolvePage } from './resolve-sections.ts'
import { loadSanitiser } from './sanitise-html.ts'
import type { PageContext, ResolvedPicture, ViewContext } from './template-context.ts'
import type { TemplateSet } from './template-set.ts'
import { typesetHtml } from './typeset-html.ts'
import type { Watermark } from './watermark.ts'
import { languageChain, type Words, wordsFor } from './words.ts'

export interface RenderOptions {
  /** What `{{generator}}` says: "Sitrep 0.1.0". */
  readonly generator?: string
  readonly pictures?: DrawnPictures
  /**
   * False for a page that nobody gets to see, which says all that is wrong with it without its fonts (they are most of it) and with its
   * text not set: no words hyphenated or kept together. The problems found are the same.
   */
  readonly isForReaders?: boolean
}

/** What was drawn for the report before it is rendered: pictures of sections by section id, lines of key figures by fact id, all SVG. */
export interface DrawnPictures {
  readonly sections: ReadonlyMap<string, ResolvedPicture & { readonly svg: string }>
  readonly sparklines: ReadonlyMap<string, string>
}

const noPictures: DrawnPictures = { sections: new Map(), sparklines: new Map() }

/**
 * The document. Everything that can be known to be wrong is found before anything is rendered (`checkTemplateSet`, `checkProse`);
 * what shows only then (a helper that cannot do what it was asked, an image that is not there) is reported with its place, all at
 * once: `template/helper-failed`, `template/not-printable`, `template/unknown-label`, `source/unknown`, `file/missing`, `file/unreadable`,
 * `file/outside-project`, `prose/link-refused`, `page/missing-glyph`, `page/unknown-reference`, and as warnings `prose/html-removed` and `template/missing-language`.
 * The same input gives the same text.
 */
export async function renderDocument(
  merged: MergedBrief,
  templates: TemplateSet,
  host: Host,
  options: RenderOptions = {},
): Promise<Outcome<RenderedDocument>> {
  const checked = [
    ...checkTemplateSet(templates, merged),
    ...checkProse(merged, noOtherFacts, templates.ownHelpers),
    ...checkLanguage(merged, templates),
  ]
  if (hasErrors(checked)) return failed(collateDiagnostics(checked))
  const rendering = createRendering(merged, templates, options)
  const rendered = await renderUntilSettled(rendering, host)
  const { brief } = merged.dossier
  const { styles } = templates
  const { isForReaders = true } = options
  const { typeset, missing } = await typesetPage(rendered.html, merged, templates, isForReaders)
  const watermark = watermarkOf(merged.dossier, rendering.words)
  const pageNumberings = findPageNumberings(rendered.html)
  const pageReferences = findPageReferences(rendered.html, pageNumberings)
  const html = finishHtml(typeset, styles, brief.language, {
    watermark,
    atEnd: linksToNumberings(pageNumberings),
    embedFonts: isForReaders,
  })
  const known = new Map([...targetTitles(rendered, pageReferences), ...rendered.linkTexts])
  const linkTexts = new Map([...collectLinkTexts(rendered.html, known), ...known])
  const headings = collectHeadings(rendered.html)
  const { title, language } = brief
  const document: RenderedDocument = {
    html,
    title,
    language,
    linkTexts,
    headings,
    pageReferences,
    pageNumberings,
    ...(watermark && { watermark: watermark.text }),
  }
  const { findings, pageReferences: asked } = rendering.prose
  const lost = asked.flatMap(({ id, span }) => (hasId(rendered.html, id) ? [] : [{ ...unknownPlace(id, rendered), span }]))
  return outcomeOf(document, collateDiagnostics([...checked, ...findings, ...lost, ...rendered.findings, ...missing]))
}

/**
 * The page with its text set, and the characters of it that no font has. Setting a text changes the characters that it holds only
 * where U+2010 and U+2011 are, and where in the page something is missing is told of the page as set.
 */
async function typesetPage(html: string, merged: MergedBrief, templates: TemplateSet, isForReaders: boolean) {
  if (!isForReaders && !/[\u2010\u2011]/.test(html) && findMissingGlyphs(html, merged, templates).length === 0)
    return { typeset: html, missing: [] }
  const { language } = merged.dossier.brief
  const typeset = await typesetHtml(html, {
    language,
    hasGlyph: templates.styles.hasGlyph,
    monthsOf(tag) {
      const { calendar } = languageForms(tag, templates.words)
      return calendar && [...calendar.months, ...calendar.monthsShort]
    },
  })
  return { typeset, missing: findMissingGlyphs(typeset, merged, templates) }
}

/** What links to pages lead to, by id: the words of the heading, as the number is not known yet and says little. */
function targetTitles({ headings }: Pass, references: readonly PageReference[]): ReadonlyMap<string, string> {
  const wanted = new Set(references.map(({ id }) => id))
  return new Map(headings.filter(({ id }) => wanted.has(id)).map(({ id, title }) => [id, title]))
}

function hasId(html: string, id: string): boolean {
  return html.includes(` id="${escapeHtml(id)}"`)
}

function unknownPlace(id: string, { headings }: Pass) {
  const known = headings.map((heading) => heading.id)
  return {
    severity: 'error',
    code: 'page/unknown-reference',
    message: `nothing in the report has the id \`${id}\``,
    hints: [
      ...suggestionHints(id, known),
      'name the `id` of a section, or of a heading in one: `section-heading-in-small-letters`',
    ],
  } as const
}

function noSuchPlace(id: string, pass: Pass) {
  const { message, hints, code } = unknownPlace(id, pass)
  return problem(message, hints, code)
}

/** What may be cited is in the dossier: the merge put it there. */
const noOtherFacts: ReadonlySet<string> = new Set()

/** What every page of a report that is not cleared bears: its status in the report's language. */
function watermarkOf({ brief }: Dossier, words: Words): Watermark | undefined {
  const { status, language, direction } = brief
  if (!bearsWatermark(status)) return undefined
  // A template without words for it must not be a way around it.
  const text = [words.text(`briefStatus.${status}`), status === 'review' ? 'for review' : status].find((word) =>
    /\p{L}/u.test(word ?? ''),
  )
  return { text: toUpper(text ?? status, language).trim(), language, direction }
}

interface Rendering {
  readonly merged: MergedBrief
  readonly templates: TemplateSet
  readonly engine: Engine
  readonly words: Words
  readonly generator: string
  readonly pictures: DrawnPictures
  readonly scope: HelperScope
  readonly prose: ProseState
  readonly proseRenderer: ProseRenderer
}

interface Pass {
  readonly html: string
  readonly headings: readonly PageHeading[]
  readonly findings: readonly Diagnostic[]
  readonly linkTexts: ReadonlyMap<string, string>
  readonly markers: ReadonlyMap<string, readonly string[]>
  /** The views in the order in which they were rendered. */
  readonly views: readonly RenderedView[]
}

/** A view's HTML with the citation markers in it, `from` to `to`. */
interface RenderedView {
  readonly id: string
  readonly html: string
  readonly from: number
  readonly to: number
  /** Whether it shows where facts are cited, and so differs from pass to pass. */
  readonly readsMarkers: boolean
}

function createRendering(merged: MergedBrief, templates: TemplateSet, options: RenderOptions): Rendering {
  const { dossier } = merged
  const { language } = dossier.brief
  const words = wordsFor(language, templates.words)
  const engine = templates.engine()
  const notHere = (): unknown => problem('this cannot be used here')
  const scope: HelperScope = {
    language,
    words,
    formats: engine.formatsFor(language),
    dossier,
    sections: [],
    place: 'prose',
    cite: notHere,
    markdown: notHere,
    view: notHere,
    page: notHere,
    asset: notHere,
    picture: notHere,
    sparkline: notHere,
  }
  const prose: ProseState = {
    merged,
    engine,
    scope,
    findings: [],
    images: new Map(),
    wantedImages: new Map(),
    sanitiser: undefined,
    wantsSanitiser: false,
    pageReferences: [],
    noteCount: 0,
  }
  const { generator = 'Sitrep', pictures = noPictures } = options
  return { merged, templates, engine, words, generator, pictures, scope, prose, proseRenderer: createProseRenderer(prose) }
}

/** Passes until nothing is missing: files are read between them, and the last one knows where every fact is cited. */
async function renderUntilSettled(rendering: Rendering, host: Host): Promise<Pass> {
  let first = renderPass(rendering, undefined)
  while (await fetchWanted(rendering.prose, host)) first = renderPass(rendering, undefined)
  const second = renderPass(rendering, first)
  return {
    ...second,
    findings: [...first.findings, ...second.findings],
    linkTexts: new Map([...first.linkTexts, ...second.linkTexts]),
  }
}

/** Reads what the pass asked for; whether there was anything. */
async function fetchWanted(prose: ProseState, host: Host): Promise<boolean> {
  if (!prose.wantsSanitiser && prose.wantedImages.size === 0) return false
  if (prose.wantsSanitiser) prose.sanitiser = await loadSanitiser()
  prose.wantsSanitiser = false
  for (const [path, span] of prose.wantedImages) {
    const image = await readImage(path, span, host)
    prose.images.set(path, image.url)
    prose.findings.push(...image.diagnostics)
  }
  prose.wantedImages.clear()
  return true
}

async function readImage(path: string, span: Span, host: Host) {
  try {
    const bytes = await host.readBytes(path)
    if (bytes !== undefined) {
      const picture = cleanPicture(path, bytes, span)
      return { url: toDataUrl(path, picture.bytes), diagnostics: picture.diagnostics }
    }
    const hints = ['check the path; it is relative to this file']
    return { url: undefined, diagnostics: [imageProblem('file/missing', `image \`${path}\` does not exist`, span, hints)] }
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return {
      url: undefined,
      diagnostics: [imageProblem('file/unreadable', `cannot read \`${path}\`: ${error.reason}`, span, [])],
    }
  }
}

function imageProblem(code: DiagnosticCode, message: string, span: Span, hints: readonly string[]): Diagnostic {
  return { severity: 'error', code, message, span, hints }
}

/** Renders the page; `before` is the pass whose markers the list of sources leads back to. */
function renderPass(rendering: Rendering, before: Pass | undefined): Pass {
  const { dossier } = rendering.merged
  const { generator, words, pictures } = rendering
  const state: PassState = {
    before,
    ledger: createCitationLedger(dossier, words),
    findings: [],
    views: [],
    section: undefined,
    readsMarkers: false,
  }
  const markersOf = (anchor: string): readonly string[] => {
    state.readsMarkers = true
    return before?.markers.get(anchor) ?? []
  }
  const headingsBefore = (): readonly PageHeading[] => {
    state.readsMarkers = true
    return before?.headings ?? []
  }
  const extras = {
    css: stylePlaceholder,
    generator,
    words,
    markersOf,
    headings: headingsBefore,
    brand: rendering.templates.brand,
  }
  const page = resolvePage(dossier, { ...extras, pictures: pictures.sections })
  const rendered = rendering.engine.renderPage(page, createPageRun(rendering, page, state))
  const { html, headings } = nameHeadings(rendered)
  const { ledger, findings, views } = state
  return { html, headings, findings, linkTexts: ledger.linkTexts(), markers: ledger.markers(), views }
}

interface PassState {
  readonly before: Pass | undefined
  readonly ledger: CitationLedger
  readonly findings: Diagnostic[]
  readonly views: RenderedView[]
  /** The title of the section that is being rendered: what a link back to a citation is named after. */
  section: string | undefined
  readsMarkers: boolean
}

function createPageRun(rendering: Rendering, page: PageContext, state: PassState): Run {
  const { proseRenderer, templates } = rendering
  const { ledger } = state
  const locate = locateInFiles(new Map([...templates.sources.values()].map(({ file }) => [file.path, file])))
  const mark = (facts: readonly CitedFact[]): string => ledger.mark(facts, state.section)
  const markBlock = templates.sideNotes ? (facts: readonly CitedFact[]) => ledger.markWithNotes(facts, state.section) : mark
  const run: Run = {
    scope: {
      ...rendering.scope,
      place: 'page',
      sections: page.sections,
      cite: (facts) => safeHtml(mark(facts)),
      markdown: (markdown, inline) => safeHtml(proseRenderer.render(markdown, inline, inline ? mark : markBlock)),
      page(id, linked) {
        // Asked again when the ids are known.
        state.readsMarkers = true
        if (state.before !== undefined && !hasId(state.before.html, id)) return noSuchPlace(id, state.before)
        return safeHtml(pageReference(id, linked))
      },
      asset(path) {
        const url = templates.assets.get(path)
        if (url !== undefined) return safeHtml(url)
        return problem(`there is no file \`${path}\` in the template`, [], 'template/missing-asset')
      },
      picture: (section) => safeHtml(rendering.pictures.sections.get(section)?.svg ?? ''),
      sparkline: (fact) => safeHtml(rendering.pictures.sparklines.get(fact) ?? ''),
      view: (view) => renderView(view, page, rendering, state, run),
    },
    show: (value, html) => (value === stylePlaceholder ? stylePlaceholder : showEscaped(value, html)),
    report: (found) => state.findings.push(describeProblem(found, found.loc === undefined ? undefined : locate(found.loc))),
  }
  return run
}

/** A view's HTML: that of the pass before, when nothing it shows can have changed. */
function renderView(view: ViewContext, page: PageContext, rendering: Rendering, state: PassState, run: Run): unknown {
  if (state.section !== undefined) return problem('a view cannot stand inside another view')
  const { before, ledger, views } = state
  const from = ledger.count()
  const earlier = before?.views[views.length]
  if (earlier !== undefined && earlier.id === view.id && earlier.from === from && !earlier.readsMarkers) {
    ledger.skipTo(earlier.to)
    views.push(earlier)
    return safeHtml(earlier.html)
  }
  const name = view.view ?? 'prose'
  state.section = view.title
  state.readsMarkers = false
  const html = rendering.engine.renderView(name, view, page, run)
  state.section = undefined
  if (html === undefined) return problem(`the template has no view \`${name}\``)
  views.push({ id: view.id, html, from, to: ledger.count(), readsMarkers: state.readsMarkers })
  return safeHtml(html)
}

/** A report in a language that the template has no words in is half in English: worth saying, once. */
function checkLanguage(merged: MergedBrief, templates: TemplateSet): readonly Diagnostic[] {
  const { language } = merged.dossier.brief
  const own = languageChain(language).filter((name) => name !== 'en' || language.startsWith('en'))
  const files = own.flatMap((name) => templates.words.get(name) ?? [])
  const words = [...(templates.words.get('en')?.keys() ?? [])].filter(isWord)
  const missing = words.filter((key) => !files.some((file) => file.has(key)))
  if (missing.length === 0 || own.includes('en')) return []
  const some = missing.slice(0, 3).map((key) => `\`${key}\``)
  const lacks = files.length === 0 ? 'has no words' : `lacks ${missing.length} of ${words.length} words`
  const which = files.length === 0 ? '' : ` (${some.join(', ')}${missing.length > some.length ? ', …' : ''})`
  const file = `labels/${language.split('-')[0]}.yaml`
  return [
    {
      severity: 'warning',
      code: 'template/missing-language',
      message: `template \`${templates.name}\` ${lacks} in \`${language}\`${which}; English ones are used`,
      span: merged.origins.spanOf(['brief', 'language']),
      hints: [files.length === 0 ? `add \`${file}\` to the template` : `add them to \`${file}\` of the template`],
    },
  ]
}

/** Whether a label is words: how dates, numbers and lists are written may be left to Intl, and languages differ in forms of plurals. */
function isWord(key: string): boolean {
  return !/^(?:calendar|numbers|list|mark)\.|\.(?:zero|one|two|few|many)$/.test(key)
}
