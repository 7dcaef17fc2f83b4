/** Changes between two dossiers as plain lines for people. Writes nothing. */
import type { DossierProse } from '../merge/dossier.ts'
import type { DossierChanges, DossierFigureChange, DossierJudgementChange } from '../merge/dossier-changes.ts'

/** A line for each change under a heading for its kind; a heading with nothing under it is left out. `texts`: what facts say now, by id. */
export function formatChanges(changes: DossierChanges, texts: ReadonlyMap<string, string>): string {
  const said = (id: string): string => `${id}: ${texts.get(id) ?? ''}`
  const moved = changes.figures.filter(({ direction }) => direction !== 'unchanged')
  const judged = changes.judgements.filter(({ kind }) => kind !== 'unchanged')
  const parts = [
    headed('key figures', moved.map(formatFigure)),
    headed('judgements', judged.map(formatJudgement)),
    headed('new', changes.new.map(said)),
    headed(
      'updated',
      changes.updated.flatMap(({ fact, before, replaces }) => [
        `${said(fact)}${replaces.length === 0 ? '' : ` (replaces ${replaces.join(', ')})`}`,
        ...(before === texts.get(fact) ? [] : [`  before: ${before}`]),
      ]),
    ),
    headed(
      'withdrawn',
      changes.withdrawn.map(({ id, text }) => `${id}: ${text}`),
    ),
  ].filter((part) => part !== '')
  const unchanged = `${changes.unchangedCount} ${changes.unchangedCount === 1 ? 'fact' : 'facts'} unchanged\n`
  return [...parts, unchanged].join('\n')
}

function headed(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`
}

const arrows: Readonly<Partial<Record<DossierFigureChange['direction'], string>>> = { up: '↑ ', down: '↓ ' }

function formatFigure({ fact, label, direction, before, difference, percent, approximate, reason }: DossierFigureChange): string {
  const words = `${arrows[direction] ?? ''}${direction === 'incomparable' ? 'not comparable' : direction}`
  const from = before?.value === undefined || difference === undefined ? '' : ` from ${before.value}`
  const share = percent === undefined ? '' : ` (${Math.abs(percent)}%)`
  const amount = difference === undefined ? '' : ` ${approximate ? 'about ' : ''}${Math.abs(difference)}${share}`
  return `${fact}: ${label}, ${words}${amount}${from}${because(reason)}`
}

function formatJudgement({ id, kind, reworded, likelihood, confidence, reason }: DossierJudgementChange): string {
  const details = [
    ...(likelihood === undefined ? [] : [`likelihood ${likelihood.before ?? 'none'} → ${likelihood.after ?? 'none'}`]),
    ...(confidence === undefined ? [] : [`confidence ${confidence.before ?? 'none'} → ${confidence.after ?? 'none'}`]),
    ...(reworded ? ['worded anew'] : []),
  ]
  return `${id}: ${kind}${details.length === 0 ? '' : `, ${details.join(', ')}`}${because(reason)}`
}

/** Without its citations, which lead nowhere on a terminal. */
function because(reason: DossierProse | undefined): string {
  const words = reason?.markdown.replace(/\s*\[-?@[^\]]*\]/g, '').trim() ?? ''
  return words === '' ? '' : ` (${words})`
}
