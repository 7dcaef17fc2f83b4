/** `sitrep template list`: the templates that a brief can name. */
import { displayWidth } from '../../diagnostics/display-cells.ts'
import { paintText } from '../../diagnostics/format-human.ts'
import { createDiskHost } from '../../host/disk-host.ts'
import { listTemplates, type TemplateListing } from '../../render/list-templates.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { createShowPath, findProjectRoot } from '../find-project.ts'
import { installedFolder } from '../installation.ts'
import { sayDiagnostics, sayRefusals } from '../say.ts'
import { textStyleFor } from '../text-style.ts'

/** Prints a line for each on stdout. Outside a project, those that come with Sitrep. A template with errors is said, and gives 2. */
export async function templateListCommand(io: CliIo): Promise<ExitCode> {
  const root = findProjectRoot(io.cwd) ?? io.cwd
  const showPath = createShowPath(root, io.cwd)
  const host = createDiskHost({ root, shippedRoot: installedFolder(), now: new Date(0) })
  return await sayRefusals(
    async () => {
      const { templates, diagnostics } = await listTemplates(host)
      io.stdout.write(formatTemplates(templates, (name) => paintText('bold', name, textStyleFor(io.stdout, io))))
      return diagnostics.length === 0 ? exitCodes.fine : sayDiagnostics(diagnostics, host, showPath, io)
    },
    showPath,
    io,
  )
}

/** Names, titles and where they come from, in columns; a description below its template. */
export function formatTemplates(templates: readonly TemplateListing[], paintName: (name: string) => string): string {
  const width = Math.max(0, ...templates.map(({ name }) => displayWidth(name)))
  return templates
    .map(({ name, title, description, origin, extends: parent }) => {
      const from = [origin === 'project' ? 'of this project' : 'shipped', ...(parent === undefined ? [] : [`extends ${parent}`])]
      const padding = ' '.repeat(width - displayWidth(name))
      const below = description === undefined ? '' : `${' '.repeat(width)}  ${description.replace(/\s+/g, ' ').trim()}\n`
      return `${paintName(name)}${padding}  ${title} (${from.join(', ')})\n${below}`
    })
    .join('')
}
