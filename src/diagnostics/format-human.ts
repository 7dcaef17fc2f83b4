/** Diagnostics as a person reads them in a terminal: what, where, the lines themselves, and the way out. Writes nothing. */
import { inspect, styleText } from 'node:util'
import type { Span } from '../text/span.ts'
import { codeFrame, frameLines } from './code-frame.ts'
import type { Diagnostic, Severity } from './diagnostic.ts'
import { escapeControls } from './display-cells.ts'
import { type PlaceContext, placeOf } from './place.ts'

/** How a terminal, or a log, takes text. */
export interface TextStyle {
  readonly colour: boolean
  /** Whether it shows more than ASCII. */
  readonly unicode: boolean
  /** Columns that a line may take before it is trimmed around its mark. */
  readonly columns: number
}

export interface HumanOptions extends PlaceContext, TextStyle {
  /** Also the libraries' own errors, with their stacks. */
  readonly verbose: boolean
}

/** A message that has no code and no place, such as a wrong flag. */
export interface PlainMessage {
  readonly severity: Severity
  readonly message: string
  readonly hints?: readonly string[]
}

type Paint = Parameters<typeof styleText>[0]

const severityPaint: Record<Severity, Paint> = { error: ['bold', 'red'], warning: ['bold', 'yellow'], note: ['bold', 'cyan'] }
const gutterPaint: Paint = 'blue'
/** A blank line stands between two messages, none at the end. */
const between = '\n\n'

/**
 * The diagnostics in the order given, a blank line between two; empty text for none. Ends with a line feed.
 * ```
 * error[brief/unknown-key]: unknown key `templat`
 *  --> briefs/flood-0412.yaml:2:1
 *   |
 * 2 | templat: sitrep.hbs
 *   | ^^^^^^^
 *   = hint: check if you meant `template`
 * ```
 */
export function formatHuman(diagnostics: readonly Diagnostic[], options: HumanOptions): string {
  if (diagnostics.length === 0) return ''
  return `${diagnostics.map((diagnostic) => formatOne(diagnostic, options).join('\n')).join(between)}\n`
}

/** A message without code and place in the same look, ending with a line feed. */
export function formatPlainMessage(message: PlainMessage, style: TextStyle): string {
  return `${[headline(message.severity, message.severity, message.message, style), ...hintLines(message.hints, 1, style)].join('\n')}\n`
}

/** `text` in colour, or as it is where there are no colours. */
export function paintText(paint: Paint, text: string, style: Pick<TextStyle, 'colour'>): string {
  return style.colour && text !== '' ? styleText(paint, text, { validateStream: false }) : text
}

function formatOne(diagnostic: Diagnostic, options: HumanOptions): readonly string[] {
  const { severity, code, span, related = [] } = diagnostic
  const numberWidth = widestNumber([span, ...related.map((place) => place.span)], options)
  const lines = [headline(severity, `${severity}[${code}]`, diagnostic.message, options)]
  if (span !== undefined) {
    lines.push(...framed(span, options, { arrow: '-->', mark: '^', paint: severityPaint[severity], numberWidth }))
  }
  for (const place of related) {
    const label = escapeControls(place.message)
    lines.push(...framed(place.span, options, { arrow: ':::', mark: '-', paint: gutterPaint, numberWidth, label }))
  }
  lines.push(...hintLines(diagnostic.hints, numberWidth, options))
  if (options.verbose && diagnostic.cause !== undefined) lines.push(...causeLines(diagnostic.cause, numberWidth, options))
  return lines
}

function headline(severity: Severity, title: string, message: string, style: TextStyle): string {
  return paintText(severityPaint[severity], title, style) + paintText('bold', `: ${escapeControls(message)}`, style)
}

interface FrameLook {
  readonly arrow: '-->' | ':::'
  readonly mark: '^' | '-'
  readonly paint: Paint
  readonly numberWidth: number
  readonly label?: string
}

function framed(span: Span, options: HumanOptions, look: FrameLook): readonly string[] {
  const place = placeOf(span, options)
  const written = place.line === undefined ? place.file : `${place.file}:${place.line}:${place.column}`
  const file = options.files.get(span.file)
  const arrow = paintText(gutterPaint, `${' '.repeat(look.numberWidth)}${look.arrow}`, options)
  if (file === undefined) {
    const label = look.label === undefined ? '' : `: ${look.label}`
    return [`${arrow} ${escapeControls(written)}${label}`]
  }
  const frame = codeFrame(file, span, {
    mark: look.mark,
    numberWidth: look.numberWidth,
    columns: options.columns,
    ellipsis: options.unicode ? '…' : '...',
    paintGutter: (text) => paintText(gutterPaint, text, options),
    paintMark: (text) => paintText(look.paint, text, options),
    ...(look.label === undefined ? {} : { label: look.label }),
  })
  return [`${arrow} ${escapeControls(written)}`, ...frame]
}

function hintLines(hints: readonly string[] | undefined, numberWidth: number, style: TextStyle): readonly string[] {
  const equals = paintText(gutterPaint, `${' '.repeat(numberWidth + 1)}=`, style)
  return (hints ?? []).map((hint) => `${equals} ${paintText('cyan', 'hint', style)}: ${escapeControls(hint)}`)
}

function causeLines(cause: unknown, numberWidth: number, style: TextStyle): readonly string[] {
  const indent = ' '.repeat(numberWidth + 1)
  const lines = inspect(cause).split('\n').map(escapeControls)
  return [
    `${paintText(gutterPaint, `${indent}=`, style)} cause: ${lines[0]}`,
    ...lines.slice(1).map((line) => `${indent}  ${line}`),
  ]
}

/** Digits of the largest line number that the frames of these spans show; 1 at least. */
function widestNumber(spans: readonly (Span | undefined)[], options: HumanOptions): number {
  const numbers = spans.map((span) => {
    const file = span === undefined ? undefined : options.files.get(span.file)
    return span === undefined || file === undefined ? 1 : frameLines(file, span).last
  })
  return String(Math.max(1, ...numbers)).length
}
