/** What `sitrep doctor` finds among files: the project, the shipped templates and fonts, the output folder. Mends nothing. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { configPath } from '../../config/load-config.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type Host, HostError } from '../../host/host.ts'
import { reasonOf, systemCode } from '../../host/host-reason.ts'
import type { Finding } from './finding.ts'

/** The project that the user is in; none is no fault. */
export async function lookAtProject(root: string | undefined, host: Host): Promise<Finding> {
  if (root === undefined) {
    return { state: 'other', subject: 'project', detail: 'none here', mends: ['start one with `sitrep init <folder>`'] }
  }
  const config = (await host.readText(configPath)) === undefined ? `no ${configPath}, so defaults hold` : configPath
  const briefs = await host.list(['briefs/*.{yaml,yml}', 'briefs/*/brief.{yaml,yml}'])
  const count = `${briefs.length} ${briefs.length === 1 ? 'brief' : 'briefs'}`
  return { state: 'ok', subject: 'project', detail: `${root} (${config}; ${count})` }
}

/** The project file when it has errors; `check` shows them with their lines. */
export function lookAtConfig(diagnostics: readonly Diagnostic[]): Finding {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
  const detail = `${configPath} has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}: ${errors[0]?.message ?? ''}`
  return { state: 'missing', subject: 'config', detail, mends: ['run `sitrep check` to see where'] }
}

/** The templates that come with Sitrep. */
export async function lookAtTemplates(host: Host): Promise<Finding> {
  const names = (await host.list(['sitrep:templates/*/template.yaml'])).map((path) => path.split('/')[1] ?? '')
  if (names.length > 0) return { state: 'ok', subject: 'templates', detail: names.join(', ') }
  return { state: 'missing', subject: 'templates', detail: 'none came with this installation', mends: ['install Sitrep anew'] }
}

/** The fonts that the shipped styles name: each is a file of an installed package. */
export async function lookAtFonts(host: Host): Promise<Finding> {
  const wanted = new Set<string>()
  for (const path of await host.list(['sitrep:templates/**/*.css'])) {
    const css = (await host.readText(path))?.text ?? ''
    for (const [address] of css.matchAll(/npm:[^\s"')]+\.(?:woff2?|ttf|otf)/g)) wanted.add(address)
  }
  const there = await Promise.all([...wanted].map(async (path) => ((await host.readBytes(path)) === undefined ? [path] : [])))
  const missing = there.flat()
  if (missing.length === 0) return { state: 'ok', subject: 'fonts', detail: `all ${wanted.size} files of the shipped templates` }
  const detail = `${missing.length} of ${wanted.size} files are not installed: ${missing[0]}`
  return { state: 'missing', subject: 'fonts', detail, mends: ['install Sitrep anew with its dependencies'] }
}

/** What `look` finds, or that the system refused a file it needs. */
export async function orRefusal(subject: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return { state: 'missing', subject, detail: `cannot read ${error.path}: ${error.reason}` }
  }
}

/** Whether files can be made in the output folder, or in the nearest folder above it that is there. Leaves no trace. */
export function lookAtOutput(folder: string, shown: string): Finding {
  let nearest = folder
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  try {
    rmSync(mkdtempSync(join(nearest, '.sitrep-')), { recursive: true })
    return { state: 'ok', subject: 'output', detail: `${shown}/ can be written` }
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    const mends = ['let your account write there', 'choose another folder with `--out`']
    return { state: 'missing', subject: 'output', detail: `${shown}/ cannot be written: ${reasonOf(code)}`, mends }
  }
}
