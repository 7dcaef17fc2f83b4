/** `sitrep translate`: writes or completes the translation file of a variant. Translates nothing, and overwrites no translation. */
import { type TranslationWork, translateReport } from '../../translate-report.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { briefFromRoot } from '../find-project.ts'
import { openProject } from '../open-project.ts'
import { sayDiagnostics, sayRefusals } from '../say.ts'

export interface TranslateOptions {
  /** As typed where the user is. */
  readonly brief: string
  readonly variant: string | undefined
  readonly dryRun: boolean
}

/** Prints the path of the file on stdout when it was written, and on stderr what is new, missing and unused. With `dryRun` what would be new on stdout. */
export async function translateCommand({ brief, variant, dryRun }: TranslateOptions, io: CliIo): Promise<ExitCode> {
  const options = { set: [], strict: false, reporters: [{ name: 'human' as const }], verbose: false, quiet: true }
  const opened = await openProject('check', options, io)
  if (!opened.ok) return opened.code
  const { root, host, config, showPath } = opened.project
  return await sayRefusals(
    async () => {
      const request = { brief: briefFromRoot(brief, root, io.cwd), variant }
      const work = await translateReport(request, { project: host, config, elapsedMs: io.clock.elapsedMs })
      if (!work.ok) {
        sayDiagnostics(work.diagnostics, host, showPath, io)
        const isUsage = work.diagnostics.some(({ code }) => code === 'brief/not-found' || code === 'brief/no-variant')
        return isUsage ? exitCodes.usage : exitCodes.briefErrors
      }
      const { path, text, added } = work.value
      const isChanged = work.value.isNew || added.length > 0
      if (dryRun) for (const one of added) io.stdout.write(`${one.name}: ${one.text.trim().replace(/\s+/g, ' ')}\n`)
      else if (isChanged) {
        await host.write(path, text)
        io.stdout.write(`${showPath(path)}\n`)
      }
      io.stderr.write(summaryOf(work.value, dryRun, showPath))
      return exitCodes.fine
    },
    showPath,
    io,
  )
}

function summaryOf(work: TranslationWork, dryRun: boolean, showPath: (path: string) => string): string {
  const { added, count, translated, unused, path } = work
  const put = added.length === 0 ? 'Nothing to add' : `${texts(added.length)} ${dryRun ? 'to add' : 'added'}`
  const left = count - translated
  const state = left === 0 ? `all ${count} are translated` : `${left} of ${count} wait for a translation`
  const lines = [`${put}: ${state} in ${showPath(path)}.`]
  if (unused.length > 0) {
    lines.push(`${texts(unused.length)} there that the brief no longer has:`)
    lines.push(...unused.map((text) => `  ${shortened(text)}`))
  }
  return `${lines.join('\n')}\n`
}

function texts(count: number): string {
  return `${count} text${count === 1 ? '' : 's'}`
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length <= 90 ? line : `${line.slice(0, 89)}…`
}
