/** The released editions of a project, read as they are: what a file has too much or too little is nobody's error here. */
import { type Host, HostError } from '../host/host.ts'
import { isRecord, textAt } from './find-uses.ts'
import type { TracedEdition } from './traced-report.ts'

export interface ReadEditions {
  /** By path. */
  readonly editions: readonly TracedEdition[]
  /** Paths of files that are no JSON or hold no dossier. */
  readonly unreadable: readonly string[]
}

/** Every `briefs/<id>/editions/*.json`. */
export async function readEditions(host: Host): Promise<ReadEditions> {
  const paths = [...(await host.list(['briefs/*/editions/*.json']))].sort()
  const read = await Promise.all(paths.map((path) => readEdition(path, host)))
  return { editions: read.flat(), unreadable: paths.filter((_, index) => read[index]?.length === 0) }
}

/** A report for each dossier in the file: of the brief itself, its variants and rows. */
async function readEdition(path: string, host: Host): Promise<readonly TracedEdition[]> {
  const content = await parseFile(path, host)
  if (!isRecord(content)) return []
  const [, brief = '', file = ''] = /^briefs\/([^/]+)\/editions\/(.+)\.json$/.exec(path) ?? []
  const { reports } = content
  return (Array.isArray(reports) ? reports : [content]).flatMap((report: unknown): readonly TracedEdition[] => {
    const dossier = isRecord(report) ? report['dossier'] : undefined
    if (!isRecord(dossier)) return []
    const head = dossier['brief']
    const number = [content['number'], isRecord(head) ? head['number'] : undefined].find((each) => typeof each === 'number')
    const issued = textAt(head, 'issued') ?? textAt(head, 'asOf') ?? textAt(content, 'asOf')
    const variant = textAt(report, 'variant') ?? textAt(dossier['variant'], 'id')
    return [
      {
        path,
        brief,
        number: number === undefined ? file : String(number),
        ...(variant !== undefined && { variant }),
        ...(issued !== undefined && { issued }),
        dossier,
      },
    ]
  })
}

async function parseFile(path: string, host: Host): Promise<unknown> {
  try {
    return JSON.parse((await host.readText(path))?.text ?? '')
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof HostError) return undefined
    throw error
  }
}
