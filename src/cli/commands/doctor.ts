/** `sitrep doctor`: what is here, what is missing, how to mend it. Prints one page to be sure; changes nothing. */

import { type Config, loadConfig } from '../../config/load-config.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { createDiskHost } from '../../host/disk-host.ts'
import type { TypedOptions } from '../build-options.ts'
import type { CliIo } from '../cli-io.ts'
import { type Finding, formatFindings } from '../doctor/finding.ts'
import { lookAtBrowsers, tryPrinting } from '../doctor/look-at-browsers.ts'
import { lookAtConfig, lookAtFonts, lookAtOutput, lookAtProject, lookAtTemplates, orRefusal } from '../doctor/look-at-files.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { createShowPath, findProjectRoot } from '../find-project.ts'
import { installedFolder, installedVersion } from '../installation.ts'
import { outputFolder } from '../open-project.ts'
import { textStyleFor } from '../text-style.ts'

/** Prints the findings on stdout as they are made. 0 when a report can be printed, 3 when there is no browser, 2 when something else is missing. */
export async function doctorCommand(typed: TypedOptions, io: CliIo): Promise<ExitCode> {
  const style = textStyleFor(io.stdout, io)
  const show = (findings: readonly Finding[]): boolean => {
    io.stdout.write(formatFindings(findings, style))
    return findings.every((finding) => finding.state !== 'missing')
  }
  const { findings, config } = await lookAtFiles(io)
  const isComplete = show(findings)
  const browser = typeof typed['browser'] === 'string' ? typed['browser'] : config?.browser
  const search = {
    environment: io.environment,
    onNotice: (message: string) => io.stderr.write(`${message}\n`),
    ...(browser === undefined ? {} : { browser }),
  }
  const isFound = show(await lookAtBrowsers(search))
  const isPrinting = isFound && show(await tryPrinting(search, io.signal))
  io.stdout.write(`\n${conclusion(isPrinting, isComplete)}\n`)
  if (!isPrinting) return exitCodes.noBrowser
  return isComplete ? exitCodes.fine : exitCodes.usage
}

function conclusion(isPrinting: boolean, isComplete: boolean): string {
  if (!isPrinting) return 'Reports cannot be printed here: there is no browser that prints.'
  return isComplete ? 'Reports can be printed here.' : 'Reports cannot be printed here until what is missing is mended.'
}

interface FilesLookedAt {
  readonly findings: readonly Finding[]
  /** Undefined when there is none, or one with errors. */
  readonly config: Config | undefined
}

async function lookAtFiles(io: CliIo): Promise<FilesLookedAt> {
  const found = findProjectRoot(io.cwd)
  const root = found ?? io.cwd
  const host = createDiskHost({ root, shippedRoot: installedFolder(), now: new Date(0) })
  const loaded = await loadConfig(host)
  const config = loaded.ok ? loaded.value : undefined
  const output = outputFolder({ root, config: config ?? { severities: {} } })
  const findings = [
    { state: 'ok', subject: 'sitrep', detail: `${installedVersion()} in ${installedFolder()}` },
    { state: 'ok', subject: 'node', detail: `${io.nodeVersion} on ${io.platform}` },
    await orRefusal('project', () => lookAtProject(found, host)),
    ...(hasErrors(loaded.diagnostics) ? [lookAtConfig(loaded.diagnostics)] : []),
    await orRefusal('templates', () => lookAtTemplates(host)),
    await orRefusal('fonts', () => lookAtFonts(host)),
    // Without a project nothing will be written here.
    ...(found === undefined ? [] : [lookAtOutput(output, createShowPath(root, io.cwd)(output))]),
  ] as const
  return { findings, config }
}
