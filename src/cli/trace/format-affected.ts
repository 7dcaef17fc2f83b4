/** What rests on a fact or source, as lines for people and as JSON. */
import { escapeControls, trimToColumns } from '../../diagnostics/display-cells.ts'
import { paintText, type TextStyle } from '../../diagnostics/format-human.ts'
import type { Affected, AffectedEntry, Relation } from '../../trace/find-affected.ts'
import type { Use, UsingPart } from '../../trace/find-uses.ts'
import { formatReportName } from './format-facts.ts'

const relationWords: Readonly<Record<Relation, string>> = {
  cites: 'drawn from',
  restates: 'restates',
  supersedes: 'supersedes',
  supersededBy: 'superseded by',
  corrects: 'corrects',
  correctedBy: 'corrected by',
  corroborates: 'corroborates',
  corroboratedBy: 'corroborated by',
  totalOf: 'total of',
  contradicts: 'contradicts',
  contradictedBy: 'contradicted by',
}

const partWords: Readonly<Record<UsingPart, string>> = {
  highlights: 'highlight',
  keyFigures: 'key figure',
  judgements: 'judgement',
  sections: 'section',
  gaps: 'gap',
  methodology: 'methodology',
}

/** Blocks under headings with counts: sources, facts, reports, editions. Empty blocks say that there are none. */
export function formatAffected(id: string, affected: Affected, style: TextStyle): string {
  const { kind, sources, facts, reports, editions } = affected
  const others = sources.slice(kind === 'source' ? 1 : 0)
  const resting = facts.slice(kind === 'fact' ? 1 : 0)
  const what =
    kind === 'source' ? sources[0]?.text : kind === 'fact' ? facts[0]?.text : 'in no fact file any more; issued editions have it'
  const line = (indent: number, text: string): string =>
    trimToColumns(
      ' '.repeat(indent) + escapeControls(text.replace(/\s+/g, ' ').trim()),
      style.columns,
      style.unicode ? '…' : '...',
    )
  const block = (title: string, lines: readonly string[]): string =>
    `\n${paintText('bold', title, style)}\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`
  const entries = (list: readonly AffectedEntry[]): readonly string[] =>
    list.map((entry) => line(2, `${entry.id}${tieWords(entry)}: ${entry.text}`))
  const uses = (list: readonly Use[]): readonly string[] =>
    list.map(({ part, path, title, facts: cited }) =>
      line(4, `${partWords[part]} ${path} [${cited.join(', ')}]${title === '' ? '' : `: ${title}`}`),
    )
  return [
    `${line(0, `${kind === 'released' ? '' : `${kind} `}${id}: ${what ?? ''}`)}\n`,
    ...(others.length === 0 ? [] : [block(counted(others.length, 'source restates it', 'sources restate it'), entries(others))]),
    block(counted(resting.length, 'fact is tied to it', 'facts are tied to it'), entries(resting)),
    block(
      counted(reports.length, 'report uses these', 'reports use these'),
      reports.flatMap((report) => [line(2, formatReportName(report)), ...uses(report.uses)]),
    ),
    block(
      counted(editions.length, 'issued report has them', 'issued reports have them'),
      editions.flatMap(({ brief, number, variant, issued, path, uses: cited }) => [
        line(
          2,
          `${brief} ${number}${variant === undefined ? '' : ` (${variant})`}${issued === undefined ? '' : `, ${issued}`}: ${path}`,
        ),
        ...uses(cited),
      ]),
    ),
  ].join('')
}

function tieWords({ tie }: AffectedEntry): string {
  if (tie === undefined) return ''
  return ` (${relationWords[tie.relation]} ${tie.id}${tie.at === undefined ? '' : `, ${tie.at}`})`
}

function counted(count: number, one: string, other: string): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? one : count === 0 ? one : other}`
}

/** The same as JSON, indented, ending with a line feed. */
export function formatAffectedJson(id: string, affected: Affected): string {
  return `${JSON.stringify({ schemaVersion: 1, id, ...affected }, null, 2)}\n`
}
