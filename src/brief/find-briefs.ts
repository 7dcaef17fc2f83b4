/** Which briefs a project has, and which of them were asked for. Reads no brief. */
import { type Diagnostic, failed, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { suggestName } from '../diagnostics/suggest.ts'
import { type Host, HostError } from '../host/host.ts'

export interface FoundBrief {
  /** The name of its folder, or of its file. */
  readonly id: string
  /** The brief file, root-relative. */
  readonly path: string
}

/** The project's briefs, `briefs/<id>/brief.yaml` and `briefs/<id>.yaml`, by id. */
export async function findBriefs(host: Host): Promise<readonly FoundBrief[]> {
  const paths = await host.list(['briefs/*/brief.{yaml,yml}', 'briefs/*.{yaml,yml}'])
  const found = paths.map((path) => ({ id: path.replace(/^briefs\//, '').replace(/(\/brief)?\.ya?ml$/, ''), path }))
  return [...found].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.path < b.path ? -1 : 1))
}

/**
 * The briefs that `names` mean, in that order, each once; all of them for no names. A name is an id, a folder or a brief file,
 * root-relative. Reports `brief/not-found` for each name that means none, and `brief/invalid` for an id that two files have.
 */
export async function matchBriefs(names: readonly string[], host: Host): Promise<Outcome<readonly FoundBrief[]>> {
  let all: readonly FoundBrief[]
  try {
    all = await findBriefs(host)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return failed([{ severity: 'error', code: 'file/unreadable', message: `cannot list \`briefs/\`: ${error.reason}` }])
  }
  if (all.length === 0) return failed([noBriefs()])
  const meant = namesOf(all)
  const matched = names.map((name) => ({ name, brief: meant.get(plainName(name)) }))
  const chosen = names.length === 0 ? all : matched.flatMap(({ brief }) => brief ?? [])
  const unknown = matched.filter(({ brief }) => brief === undefined).map(({ name }) => notFound(name, all))
  const firsts = new Map([...all].reverse().map((brief) => [brief.id, brief]))
  const twice = chosen.flatMap((brief) => sameId(brief, firsts.get(brief.id)))
  return outcomeOf([...new Set(chosen)], [...unknown, ...twice])
}

/** What may be typed for each brief; what means two means the first. */
function namesOf(all: readonly FoundBrief[]): ReadonlyMap<string, FoundBrief> {
  const names = new Map<string, FoundBrief>()
  for (const brief of all) {
    for (const name of [brief.id, brief.path, `briefs/${brief.id}`]) if (!names.has(name)) names.set(name, brief)
  }
  return names
}

function plainName(typed: string): string {
  return typed.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '')
}

function sameId(brief: FoundBrief, first: FoundBrief | undefined): readonly Diagnostic[] {
  if (first === undefined || first === brief) return []
  return [
    {
      severity: 'error',
      code: 'brief/invalid',
      message: `two files are the brief \`${brief.id}\`: \`${first.path}\` and \`${brief.path}\``,
      span: { file: brief.path, start: 0, end: 0 },
      hints: ['rename or remove one of them'],
    },
  ]
}

function notFound(name: string, all: readonly FoundBrief[]): Diagnostic {
  const ids = [...new Set(all.map((brief) => brief.id))]
  const suggestion = suggestName(name.replace(/^briefs\//, '').replace(/(\/brief)?\.ya?ml$/, ''), ids)
  const shown = ids.slice(0, 12).map((id) => `\`${id}\``)
  const more = ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ''
  const list = `choose one of ${shown.join(', ')}${more}`
  return {
    severity: 'error',
    code: 'brief/not-found',
    message: `no brief \`${name}\``,
    hints: suggestion === undefined ? [list] : [`check if you meant \`${suggestion}\``, list],
  }
}

function noBriefs(): Diagnostic {
  return {
    severity: 'error',
    code: 'brief/not-found',
    message: 'this project has no briefs',
    hints: ['write one at `briefs/<id>/brief.yaml`, or run `sitrep new <id>`'],
  }
}
