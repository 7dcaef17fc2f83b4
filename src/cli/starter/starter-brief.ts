/** What `sitrep new` writes: the smallest brief that says something, with its facts. Placeholders say that they are. */
import type { StarterDates, StarterFile } from './starter-file.ts'

/** The files of a new brief with this id. */
export function starterBrief(id: string, dates: StarterDates): readonly StarterFile[] {
  return [
    { path: `briefs/${id}/brief.yaml`, content: brief(id, dates) },
    { path: `briefs/${id}/facts/facts.yaml`, content: facts(dates) },
  ]
}

/** `flood-0412` → `Flood 0412`: a title to start from. */
function titleOf(id: string): string {
  const words = id.replace(/[-_.]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function brief(id: string, dates: StarterDates): string {
  return `# What to say. What is known stands in facts/, each fact with its sources.
# \`sitrep check ${id}\` says what is wrong, \`sitrep build ${id}\` prints it, \`sitrep schema brief\` prints every key.

title: "${titleOf(id)}"
number: 1
status: draft
tlp: GREEN                      # CLEAR, GREEN, AMBER, AMBER+STRICT, RED
asOf: ${dates.today}
nextUpdate: ${dates.nextWeek}
preparedBy: The desk that prepared this

facts: [facts/*.yaml]

# Page 1. [@first-event] cites a fact: the page shows the number of its source.
# A fact that rests on one source is told as reported, or \`check\` warns.
highlights:
  - The one thing to remember is reported to have happened. [@first-event]

keyFigures:
  - {fact: first-figure, label: people affected, note: reported by one source}

sections:
  - title: Situation
    # {{figure "…"}} draws a number from a fact, so that it is written in one place only.
    body: |
      It is reported what happened, where and to whom [@first-event]. So far {{figure "first-figure"}} are affected.
  - view: timeline
  - view: gaps
  - view: sources

gaps:
  - What is not known, and who may know it.
`
}

function facts(dates: StarterDates): string {
  return `# What is known: each fact once, with its source. \`sitrep schema facts\` prints every key.

sources:
  first-source:
    type: report                # article-newspaper, report, webpage, speech, dataset …
    title: Title of the source
    publisher: Who published it
    issued: ${dates.today}
    reliability: F              # of the source: A (reliable) to E (unreliable), F cannot be judged

facts:
  first-event:
    kind: event                 # event, status, figure, claim, position, assessment, assumption
    text: What happened, in one sentence.
    when: ${dates.dayBefore}            # also 2025-11, 2025-11-09/2025-11-12, 2025-11~ (about)
    sources: [first-source]
    credibility: 6              # of this item: 1 (confirmed) to 5 (improbable), 6 cannot be judged

  first-figure:
    kind: figure
    text: People affected
    measure: people-affected
    value: 120
    unit: people
    qualifier: about            # exact, about, atLeast, upTo, estimate; a range has min and max
    when: ${dates.today}
    sources: [{ref: first-source, at: page 1}]
    credibility: 6
`
}
