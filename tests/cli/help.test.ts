/** The help is the first page of the manual: it is read here as it is shown, so that every change to it is seen. */
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

async function help(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await sitrep([...args, '--help'], { cwd: createFolder() })
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}

it('of the whole', async () => {
  expect(await help()).toMatchInlineSnapshot(`
    "Usage: sitrep <command> [options]

    Prints YAML briefs and sourced facts as PDF situation reports.

    Options:
      -V, --version                   print the version
      -h, --help                      show this

    Commands:
      build [brief...]                check, render and print reports
      release <brief>                 print a report and freeze it as an edition
      due [brief...]                  list the scheduled editions that are owed
      diff <brief> [from] [to]        tell what changed between editions
      check [brief...]                report everything that is wrong, without printing
      init [folder]                   start a project that builds as it is
      new <brief>                     start a brief in this project
      translate <brief>               write or complete the translation file of a variant
      doctor                          look at what is here and what is missing
      browser                         get a browser to print with
      facts [query...]                list facts, or what rests on one of them
      explain [code-or-brief] [path]  say where a value came from, or what a message means
      index                           write a page that lists reports and editions
      manifest                        join the records of a run
      ci                              print a CI workflow for the schedules
      template                        list templates, or copy one out to change it
      schema [kind]                   print a JSON Schema for editors
      help [command]                  show the help of a command

    Start here:
      sitrep init reports           make a project in the folder reports
      cd reports && sitrep build    print its report into output/

    Exit codes:
        0  all is done
        1  a brief has errors
        2  wrong usage or configuration
        3  no browser to print with
       70  a fault in Sitrep itself
      130  interrupted

    sitrep help <command> shows examples of a command.
    "
  `)
})

it('of build', async () => {
  expect(await help('build')).toMatchInlineSnapshot(`
    "Usage: sitrep build [options] [brief...]

    Checks briefs, renders them and prints them as PDF into the output folder.

    Arguments:
      brief                ids, folders or files; all when none is named

    Options:
      --variant <ids>      only these variants (several with commas; default: the brief and all its
                           variants)
      --changed [ref]      only reports that a change touches: since that commit, or since the branch
                           left the main line
      --as-of <date>       the report as of then, with the facts known by then; where an edition is as
                           of then, that edition
      --number <number>    the number of the edition; one that was released is made again, \`next\`
                           follows the last
      --set <key=value>    a value that goes over the brief's own; may be given again and again
      --strict             let warnings fail a report too
      --reporter <list>    how to tell what was found: human, github, json, sarif, junit; several with
                           commas, \`json=<file>\` to a file
      -v, --verbose        say more: milliseconds by phase, causes of errors
      -q, --quiet          say nothing but what was found
      -f, --format <list>  formats to write: pdf, html, png (default: what the brief says, else pdf)
      --pages <list>       pages that become pictures, such as 1,3-4 (default: all)
      --scale <number>     pixels of pictures for each point (default: 2, which is 144 dots an inch)
      -o, --out <folder>   write into this folder instead of the project's output folder
      --due                the editions that are owed by the schedules of the briefs, and nothing else
      --release            freeze the editions that are built (with --due)
      --now <moment>       the time of the run, instead of the clock: 2026-04-13T06:00+05:00
      --manifest <file>    write the record of the run there instead of manifest.json in the output
                           folder
      -j, --jobs <number>  reports in the making at once (default: one for each processor, 4 at most)
      --index              also write index.html, which lists the reports and the editions issued
      --latest             also copy each PDF as <brief>-latest.pdf; implies --index
      --published <url>    where the output folder is published, for links and pictures in the job
                           summary on GitHub
      --shard <part>       only this part of the reports, such as 2/5: for a run over several CI jobs
      --timeout <seconds>  deadline for the print of one report (default: 60)
      --browser <path>     the browser to print with: an executable, or the ws:// address of a running
                           one
      -h, --help           show this

    Examples:
      sitrep build                              every brief of the project
      sitrep build flood-0412 quake-0501        two of them, by id
      sitrep build flood-0412 --variant public --set tlp=CLEAR
                                                one variant, with a value from here
      sitrep build flood-0412 --as-of 2026-04-10
                                                as it would have been printed on 10 April
      sitrep build --changed                    what this branch touches, compared with the main line
      sitrep build --format png --pages 1       a picture of each first page
      sitrep build --due --release              what the schedules owe now, frozen as editions
      sitrep build --reporter json > run.json   for other programs; talk stays on stderr
      sitrep build --reporter human,sarif=output/sitrep.sarif,junit=output/junit.xml
                                                for people, code scanning and test reports at once

    A brief that has errors is not printed; the others are, and the exit code is 1.
    A report appears whole or not at all.
    Helpers that sitrep.config.yaml names are code of the project and run with your rights.
    On GitHub Actions findings are annotations too, and the job gets a summary.
    "
  `)
})

it('of template eject', async () => {
  expect(await help('template', 'eject')).toMatchInlineSnapshot(`
    "Usage: sitrep template eject [options] <template> [file]

    Copies a template that comes with Sitrep, or one file of it, into the project's templates/ folder to
    be changed there.

    Arguments:
      template              the name of the template
      file                  one file of it, such as masthead or styles/tokens.css

    Options:
      --extends <template>  begin the template, as one that extends this one
      --force               overwrite files that are there
      -v, --verbose         say more when something goes wrong
      -h, --help            show this

    Examples:
      sitrep template eject sitrep masthead            templates/sitrep/partials/masthead.hbs
      sitrep template eject sitrep styles/tokens.css   its colours and sizes
      sitrep template eject sitrep                     all of it
      sitrep template eject house masthead --extends sitrep
                                                       a template of your own, and that file in it

    A file in the project's templates/<name> takes the place of the one that comes with Sitrep,
    so copy out only what you change.
    "
  `)
})

describe('of every command', () => {
  const commands = [
    'build',
    'check',
    'due',
    'ci github',
    'ci gitlab',
    'init',
    'new',
    'translate',
    'doctor',
    'browser install',
    'facts',
    'explain',
    'template eject',
    'schema',
  ]
  it.each(commands)('%s has worked examples, fits a terminal, and is the same as `help <command>` shows', async (command) => {
    const text = await help(...command.split(' '))
    const examples = text.slice(text.indexOf('\nExamples:\n')).match(/^ {2}sitrep /gm) ?? []
    expect(examples.length).toBeGreaterThanOrEqual(2)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
    // ASCII only, so that it reads well in any locale.
    expect(text).toMatch(/^[\n\x20-\x7e]*$/)
    if (!command.includes(' ')) {
      expect((await sitrep(['help', command], { cwd: createFolder() })).stdout).toBe(text)
    }
  })
})
