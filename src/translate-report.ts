/** Loads and merges one variant of a brief for those who translate it: what its file lacks, and what it has for nothing. Writes nothing. */
import { completeTranslation, emptyTranslation, type TextToTranslate } from './brief/complete-translation.ts'
import { readBrief } from './brief/read-brief.ts'
import { scalarText, translationPath } from './brief/translation.ts'
import type { CheckDoors } from './build-request.ts'
import { checkUnusedTranslation } from './checks/untranslated.ts'
import { type Diagnostic, failed, hasErrors, type Outcome, outcomeOf } from './diagnostics/diagnostic.ts'
import { suggestionHints } from './diagnostics/suggest.ts'
import { overlayHost } from './host/overlay-host.ts'
import { prepareReports } from './pipeline.ts'
import { openRun } from './run/open-run.ts'
import { type LocatedNode, nodeAt } from './text/located-tree.ts'
import { createTextFile } from './text/text-file.ts'

export interface TranslateRequest {
  /** Id, folder or file. */
  readonly brief: string
  /** Id of the variant; undefined means the only one with a translation. */
  readonly variant: string | undefined
}

export interface TranslationWork {
  /** The file, root-relative. */
  readonly path: string
  readonly isNew: boolean
  /** Its text with what it lacked. */
  readonly text: string
  /** Texts that were put in, in the report's order. */
  readonly added: readonly TextToTranslate[]
  /** How many texts there are, and how many of them are translated. */
  readonly count: number
  readonly translated: number
  /** Originals that no text of the brief has any more. */
  readonly unused: readonly string[]
}

/**
 * The translation file of a variant, completed. Reports `brief/not-found`, `brief/no-variant`, `brief/invalid` for a variant that names no
 * translation and a file that has no room for lines, and what keeps the brief from being merged.
 */
export async function translateReport(
  { brief, variant }: TranslateRequest,
  doors: CheckDoors,
): Promise<Outcome<TranslationWork>> {
  const project = overlayHost(doors.project)
  const opened = await openRun({ briefs: [brief], set: [], strict: false }, { ...doors, project })
  const [found] = opened.briefs
  if (found === undefined) return failed(opened.diagnostics)
  const spec = await readBrief(found.path, project)
  if (!spec.ok) return spec
  const asked = findVariant(spec.value, variant, found.id)
  if (!('id' in asked)) return failed([asked])
  const path = translationPath({ file: found.path }, asked.path)
  const isNew = path !== undefined && (await project.readText(path)) === undefined
  if (path !== undefined && isNew) await project.write(path, emptyTranslation(asked.language))
  // Other variants may be printed from the same file.
  const { reports } = await prepareReports(opened)
  const own = reports.filter(({ variant }) => variant === asked.id)
  const ready = own.flatMap(({ ready }) => ready?.merged.translation ?? [])
  const file = path === undefined ? undefined : await project.readText(path)
  const [first] = ready
  if (first === undefined || file === undefined || path === undefined) {
    const errors = own.flatMap(({ log }) => log.diagnostics).filter(({ severity }) => severity === 'error')
    return failed(hasErrors(errors) ? errors : [nothingToTranslate(asked, found.path)])
  }
  const texts = ready.flatMap((report) => report.texts)
  const completed = completeTranslation(createTextFile(path, file.text), first.translation, texts)
  if (completed === undefined) return failed([inBrackets(path)])
  const sharing = reports
    .flatMap(({ ready }) => ready?.merged.translation ?? [])
    .filter((other) => other.translation.path === path)
  const unused = checkUnusedTranslation(sharing).flatMap(({ span }) =>
    first.unused.filter(({ original }) => original.span.start === span?.start),
  )
  return outcomeOf(
    {
      path,
      isNew,
      ...completed,
      count: texts.length,
      translated: texts.filter(({ pair }) => pair?.translation !== undefined).length,
      unused: unused.map(({ original }) => scalarText(original)),
    },
    [],
  )
}

interface AskedVariant {
  readonly id: string
  readonly path: string
  readonly language: string
}

function findVariant(spec: LocatedNode, wanted: string | undefined, brief: string): AskedVariant | Diagnostic {
  const list = nodeAt(spec, ['variants'])
  const items = list?.kind === 'list' ? list.items : list === undefined ? [] : [list]
  const variants = items.map((item) => ({
    id: textAt(item, 'id') ?? (item.kind === 'scalar' ? String(item.value) : ''),
    path: textAt(item, 'translation'),
    language: textAt(item, 'language') ?? '',
    span: item.span,
  }))
  const translated = variants.flatMap(({ id, path, language }) => (path === undefined ? [] : [{ id, path, language }]))
  const [only, second] = translated
  const known = variants.find(({ id }) => id === wanted)
  const one = wanted === undefined && second === undefined ? only : translated.find(({ id }) => id === wanted)
  if (one !== undefined) return one
  const add = 'add `translation: translations/ur.yaml` and `language: ur` to it, for Urdu'
  if (known !== undefined) {
    const message = `the variant \`${wanted}\` names no translation`
    return { severity: 'error', code: 'brief/invalid', message, span: known.span, hints: [add] }
  }
  if (wanted === undefined) {
    const ids = translated.map(({ id }) => `\`--variant ${id}\``).join(', ')
    const message =
      ids === '' ? `no variant of \`${brief}\` names a translation` : `several variants of \`${brief}\` name a translation`
    const hint = ids === '' ? 'add a variant: `{id: ur, language: ur, translation: translations/ur.yaml}`' : `choose one: ${ids}`
    return { severity: 'error', code: 'brief/no-variant', message, hints: [hint] }
  }
  const near = suggestionHints(
    wanted,
    translated.map(({ id }) => id),
  )
  const message = `\`${brief}\` has no variant \`${wanted}\``
  const hints =
    near.length > 0 ? near : [`add it to the brief: \`{id: ${wanted}, language: ur, translation: translations/ur.yaml}\``]
  return { severity: 'error', code: 'brief/no-variant', message, hints }
}

function textAt(node: LocatedNode, key: string): string | undefined {
  const value = nodeAt(node, [key])
  return value?.kind === 'scalar' && value.value !== null ? scalarText(value) : undefined
}

function nothingToTranslate({ id }: AskedVariant, path: string): Diagnostic {
  return {
    severity: 'error',
    code: 'brief/invalid',
    message: `the variant \`${id}\` makes no report`,
    span: { file: path, start: 0, end: 0 },
    hints: ['give `forEach` a row'],
  }
}

function inBrackets(path: string): Diagnostic {
  return {
    severity: 'error',
    code: 'translation/invalid',
    message: 'expected each of `texts` on lines of its own, found them in brackets',
    span: { file: path, start: 0, end: 0 },
    hints: ['write `texts:` and below it one `- original: …` after the other'],
  }
}
