/** The commands with their arguments and help, as commander takes them. What they do is in `commands/`, imported when called. */
import { Command, type OutputConfiguration } from 'commander'
import { paintText } from '../diagnostics/format-human.ts'
import type { CliIo } from './cli-io.ts'
import type { ExitCode } from './exit-codes.ts'
import {
  browserInstallHelp,
  buildHelp,
  checkHelp,
  ciGithubHelp,
  ciGitlabHelp,
  diffHelp,
  doctorHelp,
  dueHelp,
  explainHelp,
  factsHelp,
  indexHelp,
  initHelp,
  manifestMergeHelp,
  newHelp,
  programHelp,
  releaseHelp,
  schemaHelp,
  templateEjectHelp,
  templateHelp,
  translateHelp,
} from './help-texts.ts'
import { textStyleFor } from './text-style.ts'

/** Told the exit code of the command that ran. */
export type OnDone = (code: ExitCode) => void

/** The whole command line. Parse it with `{ from: 'user' }`; complaints are thrown as `CommanderError`, nothing exits. */
export function createProgram(io: CliIo, version: string, onDone: OnDone): Command {
  const program = new Command('sitrep')
    .description('Prints YAML briefs and sourced facts as PDF situation reports.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this')
    .usage('<command> [options]')
    .exitOverride()
    .configureOutput(outputOf(io))
    .configureHelp({
      styleTitle: (title) => paintText('bold', title, textStyleFor(io.stdout, io)),
      // Without commander's `[options]`, which says the same of every command.
      subcommandTerm: (command) =>
        [
          command.name(),
          ...command.registeredArguments.map((argument) =>
            argument.required ? `<${argument.name()}>` : `[${argument.name()}${argument.variadic ? '...' : ''}]`,
          ),
        ].join(' '),
    })
    .addHelpText('after', programHelp)
  program.helpCommand('help [command]', 'show the help of a command').commandsGroup('Commands:')
  addMakingCommands(program, io, onDone)
  addStartingCommands(program, io, onDone)
  addTranslateCommand(program, io, onDone)
  addMachineCommands(program, io, onDone)
  addTracingCommands(program, io, onDone)
  addManifestCommands(program, io, onDone)
  addCiCommands(program, io, onDone)
  addReferenceCommands(program, io, onDone)
  program.commands.forEach(addVerbose)
  return program
}

/** Every command takes `--verbose`: an internal error asks for it. */
function addVerbose(command: Command): void {
  if (command.commands.length > 0) command.commands.forEach(addVerbose)
  else if (!command.options.some((option) => option.long === '--verbose')) {
    command.option('-v, --verbose', 'say more when something goes wrong')
  }
}

/** Complaints are written by `run.ts` in our words, so commander's own are dropped here. */
function outputOf(io: CliIo): OutputConfiguration {
  return {
    writeOut: (text) => io.stdout.write(text),
    writeErr: (text) => io.stderr.write(text),
    outputError: () => undefined,
    getOutHasColors: () => textStyleFor(io.stdout, io).colour,
    getErrHasColors: () => textStyleFor(io.stderr, io).colour,
    getOutHelpWidth: () => Math.min(io.stdout.columns ?? 100, 110),
    getErrHelpWidth: () => Math.min(io.stderr.columns ?? 100, 110),
  }
}

function addMakingCommands(program: Command, io: CliIo, onDone: OnDone): void {
  const build = program
    .command('build')
    .summary('check, render and print reports')
    .argument('[brief...]', 'ids, folders or files; all when none is named')
  build.description('Checks briefs, renders them and prints them as PDF into the output folder.')
  addSharedOptions(build)
    .option('-f, --format <list>', 'formats to write: pdf, html, png (default: what the brief says, else pdf)')
    .option('--pages <list>', 'pages that become pictures, such as 1,3-4 (default: all)')
    .option('--scale <number>', 'pixels of pictures for each point (default: 2, which is 144 dots an inch)')
    .option('-o, --out <folder>', "write into this folder instead of the project's output folder")
    .option('--due', 'the editions that are owed by the schedules of the briefs, and nothing else')
    .option('--release', 'freeze the editions that are built (with --due)')
    .option('--now <moment>', 'the time of the run, instead of the clock: 2026-04-13T06:00+05:00')
    .option('--manifest <file>', 'write the record of the run there instead of manifest.json in the output folder')
    .option('-j, --jobs <number>', 'reports in the making at once (default: one for each processor, 4 at most)')
    .option('--index', 'also write index.html, which lists the reports and the editions issued')
    .option('--latest', 'also copy each PDF as <brief>-latest.pdf; implies --index')
    .option('--published <url>', 'where the output folder is published, for links and pictures in the job summary on GitHub')
    .option('--shard <part>', 'only this part of the reports, such as 2/5: for a run over several CI jobs')
    .option('--timeout <seconds>', 'deadline for the print of one report (default: 60)')
    .option('--browser <path>', 'the browser to print with: an executable, or the ws:// address of a running one')
    .addHelpText('after', buildHelp)
    .action(async (briefs: string[], options: Record<string, unknown>) => {
      const { buildCommand } = await import('./commands/build.ts')
      onDone(await buildCommand(briefs, options, io))
    })
  const release = program
    .command('release')
    .summary('print a report and freeze it as an edition')
    .argument('<brief...>', 'ids, folders or files')
  release.description('Builds briefs and keeps what was issued: number, dossiers and digests, in briefs/<id>/editions/.')
  addRunOptions(release)
    .option('-o, --out <folder>', "write into this folder instead of the project's output folder")
    .option('--timeout <seconds>', 'deadline for the print of one report (default: 60)')
    .option('--browser <path>', 'the browser to print with: an executable, or the ws:// address of a running one')
    .addHelpText('after', releaseHelp)
    .action(async (briefs: string[], options: Record<string, unknown>) => {
      const { releaseCommand } = await import('./commands/release.ts')
      onDone(await releaseCommand(briefs, options, io))
    })
  program
    .command('due')
    .summary('list the scheduled editions that are owed')
    .description('Lists the editions that the schedules of the briefs owe now, late ones included. Prints and changes nothing.')
    .argument('[brief...]', 'ids, folders or files; all when none is named')
    .option('--now <moment>', 'what is owed then instead of now: 2026-04-13T06:00+05:00')
    .option('--json', 'as JSON')
    .option('--parts <number>', 'with --json, also the briefs dealt out over the CI jobs they need, this many at most')
    .addHelpText('after', dueHelp)
    .action(async (briefs: string[], { now, json = false, parts }: { now?: string; json?: boolean; parts?: string }) => {
      const { dueCommand } = await import('./commands/due.ts')
      onDone(await dueCommand({ briefs, now, json, parts }, io))
    })
  program
    .command('diff')
    .summary('tell what changed between editions')
    .description('Tells what changed between two editions of a brief, or between one and the brief as it is now.')
    .argument('<brief>', 'its id, folder or file')
    .argument('[from]', 'number of the earlier edition (default: the last one)')
    .argument('[to]', 'number of the later edition (default: the brief as it is now)')
    .option('--json', 'as JSON')
    .addHelpText('after', diffHelp)
    .action(async (brief: string, from: string | undefined, to: string | undefined, options: Record<string, unknown>) => {
      const { diffCommand } = await import('./commands/diff.ts')
      onDone(await diffCommand({ brief, from, to, json: options['json'] === true }, io))
    })
  const check = program
    .command('check')
    .summary('report everything that is wrong, without printing')
    .argument('[brief...]', 'ids, folders or files; all when none is named')
  check.description('Reports everything that can be known about briefs without a browser, in milliseconds.')
  addSharedOptions(check)
    .addHelpText('after', checkHelp)
    .action(async (briefs: string[], options: Record<string, unknown>) => {
      const { checkCommand } = await import('./commands/check.ts')
      onDone(await checkCommand(briefs, options, io))
    })
}

function addSharedOptions(command: Command): Command {
  const variants = 'only these variants (several with commas; default: the brief and all its variants)'
  return addRunOptions(
    command
      .option('--variant <ids>', variants, collect)
      .option('--changed [ref]', 'only reports that a change touches: since that commit, or since the branch left the main line'),
  )
}

function addRunOptions(command: Command): Command {
  return command
    .option('--as-of <date>', 'the report as of then, with the facts known by then; where an edition is as of then, that edition')
    .option('--number <number>', 'the number of the edition; one that was released is made again, `next` follows the last')
    .option('--set <key=value>', "a value that goes over the brief's own; may be given again and again", collect)
    .option('--strict', 'let warnings fail a report too')
    .option(
      '--reporter <list>',
      'how to tell what was found: human, github, json, sarif, junit; several with commas, `json=<file>` to a file',
      collect,
    )
    .option('-v, --verbose', 'say more: milliseconds by phase, causes of errors')
    .option('-q, --quiet', 'say nothing but what was found')
}

function addStartingCommands(program: Command, io: CliIo, onDone: OnDone): void {
  program
    .command('init')
    .summary('start a project that builds as it is')
    .description('Makes a project: the project file, one brief with its facts, a README. It builds green as written.')
    .argument('[folder]', 'where to put it; made if it is not there', '.')
    .addHelpText('after', initHelp)
    .action(async (folder: string) => {
      const { initCommand } = await import('./commands/init.ts')
      onDone(await initCommand(folder, io))
    })
  program
    .command('new')
    .summary('start a brief in this project')
    .description('Adds a brief with a file of facts to this project. It builds green as written.')
    .argument('<brief>', 'its id: the name of its folder in briefs/')
    .addHelpText('after', newHelp)
    .action(async (brief: string) => {
      const { newCommand } = await import('./commands/new.ts')
      onDone(await newCommand(brief, io))
    })
}

function addTranslateCommand(program: Command, io: CliIo, onDone: OnDone): void {
  program
    .command('translate')
    .summary('write or complete the translation file of a variant')
    .description('Adds the texts of a report that its translation file lacks, each with an empty translation, in their order.')
    .argument('<brief>', 'its id, folder or file')
    .option('--variant <id>', 'the variant (default: the only one with a translation)')
    .option('--dry-run', 'write nothing, only list what would be added')
    .addHelpText('after', translateHelp)
    .action(async (brief: string, { variant, dryRun = false }: { variant?: string; dryRun?: boolean }) => {
      const { translateCommand } = await import('./commands/translate.ts')
      onDone(await translateCommand({ brief, variant, dryRun }, io))
    })
}

function addMachineCommands(program: Command, io: CliIo, onDone: OnDone): void {
  program
    .command('doctor')
    .summary('look at what is here and what is missing')
    .description('Looks at this machine and this project: what is found, what is missing, how to mend it.')
    .option('--browser <path>', 'also look at this browser')
    .addHelpText('after', doctorHelp)
    .action(async (options: Record<string, unknown>) => {
      const { doctorCommand } = await import('./commands/doctor.ts')
      onDone(await doctorCommand(options, io))
    })
  const browser = program
    .command('browser')
    .summary('get a browser to print with')
    .description('Looks after the browser that prints.')
  browser
    .command('install')
    .summary('fetch a browser')
    .description("Fetches the Chromium that this version of Sitrep is made for, into Puppeteer's cache.")
    .addHelpText('after', browserInstallHelp)
    .action(async () => {
      const { browserInstallCommand } = await import('./commands/browser-install.ts')
      onDone(await browserInstallCommand(io))
    })
}

function addTracingCommands(program: Command, io: CliIo, onDone: OnDone): void {
  program
    .command('facts')
    .summary('list facts, or what rests on one of them')
    .description('Lists the facts of the briefs; with --affected-by, everything that rests on a fact or a source.')
    .argument('[query...]', 'words and kind:, tag:, place:, actor:, source:, from:, to:')
    .option('--brief <id>', 'only facts of this brief; may be given again and again', collect)
    .option('--affected-by <id>', 'what rests on this fact or source: facts, judgements, reports, issued editions')
    .option('--json', 'as JSON')
    .addHelpText('after', factsHelp)
    .action(async (query: string[], options: { brief?: string[]; affectedBy?: string; json?: boolean }) => {
      const { factsCommand } = await import('./commands/facts.ts')
      const { brief: briefs = [], affectedBy, json = false } = options
      onDone(await factsCommand({ query, briefs, affectedBy, json }, io))
    })
  program
    .command('explain')
    .summary('say where a value came from, or what a message means')
    .description('Says where a value of a report came from, or what a message means and what to do. Alone, lists all codes.')
    .argument('[code-or-brief]', 'the code of a message, such as brief/unknown-key, or a brief')
    .argument('[path]', 'a value of that brief, such as preparedBy, judgements.truce.likelihood or facts.crossings-shut.value')
    .option('--variant <id>', 'the value in this variant')
    .option('--set <key=value>', "a value that goes over the brief's own; may be given again and again", collect)
    .option('--due', 'the value in the edition that the schedule of the brief owes')
    .option('--now <moment>', 'owed then instead of now (with --due)')
    .option('--json', 'a value as JSON')
    .addHelpText('after', explainHelp)
    .action(
      async (
        first: string | undefined,
        path: string | undefined,
        options: { variant?: string; set?: string[]; json?: boolean; due?: boolean; now?: string },
      ) => {
        if (first !== undefined && path !== undefined) {
          const { explainValueCommand } = await import('./commands/explain-value.ts')
          const { variant, set = [], json = false, due = false, now } = options
          onDone(await explainValueCommand({ brief: first, path, variant, set, json, due, now }, io))
          return
        }
        const { explainCommand } = await import('./commands/explain.ts')
        onDone(explainCommand(first, io))
      },
    )
}

function addManifestCommands(program: Command, io: CliIo, onDone: OnDone): void {
  program
    .command('index')
    .summary('write a page that lists reports and editions')
    .description('Writes index.html into the output folder: current reports with pictures and digests, and the editions issued.')
    .option('-o, --out <folder>', "the output folder, if it is not the project's")
    .option('--manifest <file>', 'the record of the run, if it is not manifest.json in that folder')
    .option('--latest', 'also copy each PDF as <brief>-latest.pdf')
    .addHelpText('after', indexHelp)
    .action(async (options: { out?: string; manifest?: string; latest?: boolean }) => {
      const { indexCommand } = await import('./commands/index-page.ts')
      const { out, manifest, latest = false } = options
      onDone(await indexCommand({ out, manifest, latest }, io))
    })
  const manifest = program
    .command('manifest')
    .summary('join the records of a run')
    .description('Works on the records of runs, manifest.json.')
  manifest
    .command('merge')
    .summary('join the manifests of shards')
    .description('Joins the manifests of all shards of a run into the one that a single run would have written.')
    .argument('<file...>', 'the manifests, one of each shard')
    .option('-o, --out <file>', 'write it there instead of to stdout')
    .addHelpText('after', manifestMergeHelp)
    .action(async (files: string[], options: { out?: string }) => {
      const { manifestMergeCommand } = await import('./commands/manifest-merge.ts')
      onDone(await manifestMergeCommand({ files, out: options.out }, io))
    })
}

function addCiCommands(program: Command, io: CliIo, onDone: OnDone): void {
  const ci = program
    .command('ci')
    .summary('print a CI workflow for the schedules')
    .description('Prints the configuration of a CI system for the schedules of this project.')
  addCiCommand(ci, 'github', 'GitHub Actions', io, onDone)
    .option('--attach', 'also attach the reports to a release on GitHub')
    .addHelpText('after', ciGithubHelp)
  addCiCommand(ci, 'gitlab', 'GitLab CI', io, onDone).addHelpText('after', ciGitlabHelp)
}

function addCiCommand(ci: Command, name: 'github' | 'gitlab', title: string, io: CliIo, onDone: OnDone): Command {
  return ci
    .command(name)
    .summary(`for ${title}`)
    .description(`Prints a configuration for ${title}: changes are checked; what schedules owe is printed, kept and committed.`)
    .option('--write [file]', 'put it in its place, or into this file')
    .option('--check [file]', 'only see that the file there wakes up for all schedules, and for nothing else')
    .action(async (options: Record<string, unknown>) => {
      const { ciCommand } = await import('./commands/ci.ts')
      onDone(await ciCommand(name, options, io))
    })
}

function addReferenceCommands(program: Command, io: CliIo, onDone: OnDone): void {
  const template = program
    .command('template')
    .summary('list templates, or copy one out to change it')
    .description('Shows the templates there are, and copies them into the project.')
  template.addHelpText('after', templateHelp)
  template
    .command('list')
    .summary('list the templates')
    .description("Lists the templates that a brief can name: the project's own and those that come with Sitrep.")
    .action(async () => {
      const { templateListCommand } = await import('./commands/template-list.ts')
      onDone(await templateListCommand(io))
    })
  template
    .command('eject')
    .summary('copy a template, or one file of it, into the project')
    .description(
      "Copies a template that comes with Sitrep, or one file of it, into the project's templates/ folder to be changed there.",
    )
    .argument('<template>', 'the name of the template')
    .argument('[file]', 'one file of it, such as masthead or styles/tokens.css')
    .option('--extends <template>', 'begin the template, as one that extends this one')
    .option('--force', 'overwrite files that are there')
    .addHelpText('after', templateEjectHelp)
    .action(async (name: string, file: string | undefined, options: Record<string, unknown>) => {
      const { templateEjectCommand } = await import('./commands/template-eject.ts')
      const parent = options['extends']
      const request = { template: name, file, force: options['force'] === true }
      onDone(await templateEjectCommand({ ...request, ...(typeof parent === 'string' && { extends: parent }) }, io))
    })
  program
    .command('schema')
    .summary('print a JSON Schema for editors')
    .description('Prints the JSON Schema of a kind of file, for editors that complete and check while one types.')
    .argument('[kind]', 'brief, facts, translation, brand, template or config')
    .addHelpText('after', schemaHelp)
    .action(async (kind: string | undefined) => {
      const { schemaCommand } = await import('./commands/schema.ts')
      onDone(await schemaCommand(kind, io))
    })
}

/** For options that may be given several times. */
function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value]
}
