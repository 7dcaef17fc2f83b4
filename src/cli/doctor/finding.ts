/** One line of `sitrep doctor`, and how all of them are shown. Looks at nothing itself. */
import { escapeControls } from '../../diagnostics/display-cells.ts'
import { paintText, type TextStyle } from '../../diagnostics/format-human.ts'

/** `ok`: as it should be. `missing`: reports cannot be printed without it. `other`: worth knowing, and no fault. */
export type FindingState = 'ok' | 'missing' | 'other'

export interface Finding {
  readonly state: FindingState
  /** What was looked at: "project", "browser". Findings of one subject follow one another. */
  readonly subject: string
  readonly detail: string
  /** What to do about it; each starts with a verb. */
  readonly mends?: readonly string[]
}

/** Wide enough for every subject, since findings are shown as they are made. */
const subjectWidth = 'templates'.length
const stateWords: Record<FindingState, string> = { ok: 'ok', missing: 'missing', other: '-' }
const statePaint = { ok: 'green', missing: 'red', other: 'dim' } as const

/** One line for each finding, its mends below it, columns aligned. Each line ends with a line feed. */
export function formatFindings(findings: readonly Finding[], style: TextStyle): string {
  const stateWidth = Math.max(...Object.values(stateWords).map((word) => word.length))
  const indent = ' '.repeat(stateWidth + subjectWidth + 4)
  return findings
    .flatMap(({ state, subject, detail, mends = [] }, index) => {
      const word = paintText(statePaint[state], stateWords[state].padEnd(stateWidth), style)
      const isFirst = findings[index - 1]?.subject !== subject
      return [
        `${word}  ${(isFirst ? subject : '').padEnd(subjectWidth)}  ${escapeControls(detail)}`,
        ...mends.map((mend) => `${indent}${paintText('cyan', 'hint', style)}: ${escapeControls(mend)}`),
      ]
    })
    .map((line) => `${line}\n`)
    .join('')
}
