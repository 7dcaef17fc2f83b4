/** What `sitrep init` writes: a project with an exercise that shows what a brief can do. Nothing in it is about the real world, and it says so. */
import type { StarterDates, StarterFile } from './starter-file.ts'

/** The id of the brief that a new project starts with. */
export const starterBriefId = 'northern-floods'

/** The files of a new project. */
export function starterProject(dates: StarterDates): readonly StarterFile[] {
  return [
    { path: 'sitrep.config.yaml', content: config },
    { path: 'brand.yaml', content: brand },
    { path: `briefs/${starterBriefId}/brief.yaml`, content: brief(dates) },
    { path: `briefs/${starterBriefId}/facts/facts.yaml`, content: facts(dates) },
    { path: '.gitignore', content: 'output/\nnode_modules/\n' },
    { path: 'README.md', content: readme },
  ]
}

const config = `# The project: what holds for all its briefs. \`sitrep schema config\` prints every key.

defaults:                       # any key of a brief; the brief itself goes over it
  template: sitrep
  language: en-GB
  paper: A4
`

const brand = `# Who publishes the reports, in which colours and fonts. Take the # off a line to use it. \`sitrep schema brand\` prints every key.

# organisation: Northern Relief Network
# product: Flood bulletin             # what the reports are called
# logo: logo.svg                      # SVG or PNG in this folder, at the head of page 1
# colours:
#   accent: "#7a1f3d"                 # in quotes; dark enough to be read on white
# fonts:                              # of Fontsource (npm install @fontsource/…) or files of your own
#   text: source-serif-4
#   data: ibm-plex-sans-condensed
`

function brief(dates: StarterDates): string {
  return `# An exercise: the events are invented. Change it, or start your own with \`sitrep new <brief>\`.
# What to say stands here; what is known stands in facts/, each fact with its sources.

title: Flooding in the northern district
subtitle: Access, shelter and the bridge at the river gauge
number: 1
status: draft
banner: EXERCISE EXERCISE EXERCISE
tlp: GREEN                      # the report's marking; facts marked higher are left out
asOf: ${dates.today}
period: ${dates.dayBefore}/${dates.today}
nextUpdate: ${dates.nextWeek}
preparedBy: Exercise desk
contacts: [{name: Exercise desk, email: desk@example.org}]

facts: [facts/*.yaml]

# Page 1: what, so what, how sure. [@road-cut] cites a fact: the page shows the number of its source.
highlights:
  - The road into the northern district is cut since the river passed the gauge’s upper mark. [@road-cut; @river-level]
  - People are reported to leave low-lying villages for two schools on higher ground. [@displaced; @schools-open]

keyFigures:
  - {fact: displaced, label: people displaced}
  - {fact: river-level, label: river level, note: at the gauge below the bridge}

# A judgement is yours and stands nowhere else. Its likelihood is a term of the lexicon (ICD 203); the range is looked up.
judgements:
  - id: bridge
    text: The bridge is likely to stay closed until the next report.
    likelihood: likely
    horizon: ${dates.nextWeek}
    confidence: low
    grounds: One report, of one day, by one authority.
    basis: [bridge-closed, river-level]
    assumptions: [No more rain falls than was forecast.]
    alternatives: [Engineers find the piers sound and open one lane.]
    indicators: [The river falls below the upper mark., An engineer is sent to inspect the piers.]

sections:
  - title: Situation
    # {{figure "…"}} draws a number from a fact, so that it is written in one place only.
    body: |
      The river rose to {{figure "river-level"}} at the gauge [@river-level], and the district road was cut the same
      night [@road-cut]. The district authority counts {{figure "displaced"}} who left their homes [@displaced].
  - view: timeline
  - {view: positions, title: What each side says, select: {kind: [claim, position]}, groupBy: party}
  - view: gaps
  - view: methodology
  - view: sources
  - view: contacts

gaps:
  - Whether the villages east of the river can be reached on foot.
  - The number of people in each of the two schools.
`
}

function facts(dates: StarterDates): string {
  return `# What is known: each fact once, with its sources. \`sitrep schema facts\` prints every key.

defaults: {tlp: CLEAR, recorded: ${dates.today}}

actors:
  district-authority: {name: Authority of the northern district, short: District authority, type: state}
  relief-network: {name: Relief network of the north, short: Relief network, type: ngo}

places:
  northern-district: {name: Northern district, precision: region}
  bridge: {name: Bridge at the river gauge, precision: place, within: northern-district}

sources:
  authority-bulletin:
    type: report
    title: "Bulletin 1: flooding in the northern district"
    publisher: district-authority
    issued: ${dates.today}
    reliability: B              # of the source: A (reliable) to E (unreliable), F cannot be judged
  network-note:
    type: report
    title: Field note on shelter in the northern district
    publisher: relief-network
    issued: ${dates.today}
    reliability: C

facts:
  river-level:
    kind: figure
    text: Level of the river at the gauge
    measure: river-level
    value: 6.4
    unit: m
    qualifier: about            # exact, about, atLeast, upTo, estimate; a range has min and max
    when: ${dates.dayBefore}
    where: [bridge]
    sources: [{ref: authority-bulletin, at: table 1}]
    credibility: 2              # of this item: 1 (confirmed) to 5 (improbable), 6 cannot be judged

  road-cut:
    kind: event                 # event, status, figure, claim, position, assessment, assumption
    text: The road into the northern district was cut by water at the bridge.
    when: ${dates.dayBefore}            # EDTF: also 2025-11, 2025-11~ (about), 2025-11-09/2025-11-12
    where: [bridge]
    sources: [authority-bulletin, network-note]
    credibility: 1

  bridge-closed:
    kind: status
    text: The bridge is closed to all traffic.
    when: ${dates.today}
    where: [bridge]
    sources: [{ref: authority-bulletin, at: paragraph 3}]
    credibility: 2

  schools-open:
    kind: event
    text: Two schools on higher ground were opened as shelters.
    when: ${dates.today}
    where: [northern-district]
    sources: [network-note]
    credibility: 3

  displaced:
    kind: figure
    text: People who left their homes
    measure: displaced
    value: 1200
    unit: people
    qualifier: atLeast
    when: ${dates.today}
    where: [northern-district]
    sources: [{ref: authority-bulletin, at: table 2}]
    credibility: 2

  shelter-full:
    kind: claim                 # what somebody says; evidence that it was said
    text: The two schools have no room for more people.
    attributedTo: relief-network
    about: [district-authority]
    when: ${dates.today}
    sources: [network-note]
    credibility: 3

  shelter-enough:
    kind: claim
    text: There is room in the shelters for all who need it.
    attributedTo: district-authority
    when: ${dates.today}
    sources: [{ref: authority-bulletin, at: paragraph 5}]
    credibility: 3
    contradicts: [shelter-full]
`
}

const readme = `# Situation reports

Briefs say what to report (\`briefs/<id>/brief.yaml\`), fact files say what is known, each fact with its sources
(\`briefs/<id>/facts/\`). Sitrep checks both and prints PDF reports into \`output/\`.

    npx sitrep check            what is wrong, in milliseconds
    npx sitrep build            print every brief
    npx sitrep new <brief>      start another brief
    npx sitrep doctor           is everything here that is needed to print?

The brief that is here is an exercise: its events are invented.
`
