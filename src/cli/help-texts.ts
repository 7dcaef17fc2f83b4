/** What stands under the options in `--help`: worked examples and plain words. Text only. */

export const programHelp = `
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

sitrep help <command> shows examples of a command.`

export const buildHelp = `
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
On GitHub Actions findings are annotations too, and the job gets a summary.`

export const checkHelp = `
Examples:
  sitrep check                       every brief of the project
  sitrep check flood-0412 --strict   one of them; warnings fail too
  sitrep check --reporter sarif=sitrep.sarif
                                     for people, and as a file for code scanning

Helpers that sitrep.config.yaml names are code of the project and run with your rights.`

export const dueHelp = `
Examples:
  sitrep due                                     what is owed now
  sitrep due flood-0412 --now 2026-04-13T06:00+05:00
                                                 what one brief owes then
  sitrep due --json                              for programs: .briefs, .due, .schedules
  sitrep due --json --parts 10                   for a job matrix in CI: .parts, each some briefs
  sitrep build --due --release                   prints and freezes it; twice changes nothing

What is owed follows from schedule in the briefs and the editions in briefs/<id>/editions/.
Exit code 1: a brief has errors and is left out; the others are listed.`

export const releaseHelp = `
Examples:
  sitrep release flood-0412                  prints it and writes briefs/flood-0412/editions/004.json
  sitrep release flood-0412 --number next    with the number after the last edition's
  sitrep release flood-0412 --as-of 2026-04-10 --number 3
                                             an earlier one, with the facts known by then

Keep edition files in version control: later reports tell what has changed since them.
Not released: a brief with errors, one that is not cleared (status draft, review or withdrawn), a number that is taken or
leaves a gap.`

export const diffHelp = `
Examples:
  sitrep diff flood-0412            since the last edition
  sitrep diff flood-0412 3          since edition 3
  sitrep diff flood-0412 3 4        from edition 3 to edition 4
  sitrep diff flood-0412 --json     for other programs`

export const initHelp = `
Examples:
  sitrep init             in this folder
  sitrep init reports     in a new folder

Files that are there already are never overwritten.`

export const newHelp = `
Examples:
  sitrep new flood-0412   makes briefs/flood-0412/brief.yaml and facts/facts.yaml beside it
  sitrep build flood-0412 prints it`

export const translateHelp = `
Examples:
  sitrep translate flood-0412 --variant ur            writes or completes the variant's file
  sitrep translate flood-0412 --variant ur --dry-run  only lists the texts that it lacks

The brief has a variant such as this one:
  variants:
    - {id: ur, language: ur, translation: translations/ur.yaml}

After the command, briefs/flood-0412/translations/ur.yaml has a pair for each text of the report:
  texts:
    # highlight 1
    - original: The bridge is shut to lorries. [@bridge-shut]
      translation:

Write each translation behind its key, with the same citations, and run sitrep check flood-0412.
When a text of the brief changes, run the command again: it adds the new words and leaves all
else as it is. It translates nothing itself.`

export const doctorHelp = `
Examples:
  sitrep doctor
  sitrep doctor --browser /opt/chrome/chrome

The exit code is 0 when a report can be printed here, 3 when there is no browser to print with,
and 2 when something else is missing.`

export const browserInstallHelp = `
Examples:
  sitrep browser install   once on a machine, or as a step in CI
  sitrep doctor            shows which browser is then used`

export const factsHelp = `
Examples:
  sitrep facts                                every fact of every brief
  sitrep facts torkham kind:claim,position from:2025-11
                                              words, kinds and dates; all must hold
  sitrep facts actor:"Foreign Office" --json  for other programs
  sitrep facts --affected-by khabar-kada      what a source going wrong would touch

Exit code 1: a brief has errors and is left out; the others are listed.`

export const explainHelp = `
Examples:
  sitrep explain brief/unknown-key
  sitrep explain            all codes, a line each
  sitrep explain flood-0412 preparedBy
  sitrep explain flood-0412 judgements.bridge.likelihood --variant public
  sitrep explain flood-0412 facts.displaced.value
  sitrep explain flood-0412 period --due

Layers, of which the last wins: project's and template's defaults, with --due the schedule, brief,
variant, --set.
Items of lists go by id, or by number from 0.`

export const templateHelp = `
Examples:
  sitrep template list                       what there is
  sitrep template eject sitrep masthead      copy out one file of it, to change the masthead only`

export const templateEjectHelp = `
Examples:
  sitrep template eject sitrep masthead            templates/sitrep/partials/masthead.hbs
  sitrep template eject sitrep styles/tokens.css   its colours and sizes
  sitrep template eject sitrep                     all of it
  sitrep template eject house masthead --extends sitrep
                                                   a template of your own, and that file in it

A file in the project's templates/<name> takes the place of the one that comes with Sitrep,
so copy out only what you change.`

export const schemaHelp = `
Examples:
  sitrep schema brief > brief.schema.json
  sitrep schema facts > facts.schema.json

In an editor with a YAML language server, the first line of a brief then says:
  # yaml-language-server: $schema=../../brief.schema.json`

export const manifestMergeHelp = `
Examples:
  sitrep build --shard 2/3                       in the second of three CI jobs
  sitrep manifest merge output/manifest-*-of-3.json --out output/manifest.json
                                                 when their output folders are copied together

A shard that is missing or there twice is an error, and so are shards of different runs.`

export const indexHelp = `
Examples:
  sitrep index               output/index.html, of what output/manifest.json records
  sitrep index --latest      also output/<brief>-latest.pdf, for links that stay
  sitrep build --index       both at once`

export const ciGithubHelp = `
Examples:
  sitrep ci github                print it, to look at
  sitrep ci github --write        .github/workflows/sitrep.yml; again after schedules have changed
  sitrep ci github --check        exit code 1 when its cron lines are not those of the schedules
  sitrep ci github --attach       also attach the PDFs to a release on GitHub

The same schedules give the same file. What this command has not written it never overwrites.
docs/ci.md says what each part is for.`

export const ciGitlabHelp = `
Examples:
  sitrep ci gitlab                print it, to look at
  sitrep ci gitlab --write        .gitlab-ci.yml; again after schedules have changed
  sitrep ci gitlab --write sitrep.gitlab-ci.yml
                                  beside a pipeline of your own, which then includes it
  sitrep ci gitlab --check        exit code 1 when its schedules are not those of the briefs

GitLab keeps schedules beside the repository: the file begins with the commands that make them.
docs/ci.md says what each part is for.`
