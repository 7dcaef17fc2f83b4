/** A project written in the test itself, loaded for tracing. No tests here. */
import { loadConfig } from '../../../src/config/load-config.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { type TracedProject, type TraceRequest, traceProject } from '../../../src/trace-project.ts'
import { plainTemplate } from '../../support/memory-project.ts'

export async function trace(
  files: Readonly<Record<string, string>>,
  request: Partial<TraceRequest> = {},
): Promise<TracedProject> {
  const project = createMemoryHost({ ...plainTemplate, ...files }, { now: new Date('2026-04-12T12:00:00Z') })
  const config = await loadConfig(project)
  if (!config.ok) throw new Error(config.diagnostics.map(({ message }) => message).join('\n'))
  return traceProject({ briefs: [], set: [], ...request }, { project, config: config.value, elapsedMs: () => 0 })
}

/** Two briefs over one file of facts; the second has a variant that leaves a highlight out. */
export const twoBriefs = {
  'shared/facts.yaml': `actors:
  office: {name: The Foreign Office, short: FO}
places:
  valley: {name: The Valley}
  ford: {name: Lower Ford, within: valley}
sources:
  wire: {type: article, title: Wire, reliability: B}
  paper: {type: article-newspaper, title: Paper, restates: wire}
  gauge: {type: dataset, title: Gauge}
facts:
  old-count: {kind: figure, text: People displaced, value: 40, when: 2025-11-01, sources: [wire]}
  count: {kind: figure, text: People displaced, value: 60, when: 2025-11-08, sources: [{ref: paper, at: p. 2}], supersedes: old-count, credibility: 2, tags: [key]}
  said: {kind: claim, text: The road is open., attributedTo: office, when: 2025-11-05, where: ford, sources: gauge, credibility: 3}
  seen: {kind: event, text: A lorry passed., when: 2025-11-06, where: ford, sources: gauge, corroborates: said}
  denied: {kind: claim, text: The road is shut., attributedTo: office, when: 2025-11-07, sources: gauge, contradicts: said}
`,
  'briefs/a/brief.yaml': `title: A
asOf: 2025-11-10
facts: ../../shared/facts.yaml
highlights: ["Sixty people left [@count].", "The road is said to be open [@said]."]
keyFigures: [count]
judgements: [{id: road, text: The road stays open., likelihood: likely, basis: [seen]}]
sections: [{view: timeline}]
`,
  'briefs/b/brief.yaml': `title: B
asOf: 2025-11-10
facts: ../../shared/facts.yaml
highlights: ["The road is said to be open [@said]."]
variants: [{id: short, highlights: ["Nothing to report."]}]
`,
}
