/** A run as JUnit XML, the test report that CI systems read: a suite for each brief, a case for each report. Writes nothing. */
import type { Diagnostic } from './diagnostic.ts'
import { formatHuman } from './format-human.ts'
import type { PlaceContext } from './place.ts'

/** One report, as a test that passed or failed. */
export interface JunitCase {
  /** The brief's id. */
  readonly suite: string
  readonly name: string
  readonly ms: number
  readonly failed: boolean
  /** Everything found in it. Errors, and warnings where they are what it failed for, become its failure; the rest its output. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The cases as `<testsuites>`, suites in order of first use, ending with a line feed. Times are seconds with three decimals.
 * Holds to `junit-10.xsd` of the Jenkins xUnit plugin, which GitLab, Azure and others read too. Characters that XML 1.0 cannot
 * hold become U+FFFD.
 */
export function formatJunit(cases: readonly JunitCase[], context: PlaceContext): string {
  const suites = [...new Set(cases.map(({ suite }) => suite))].map((name) =>
    suiteXml(
      name,
      cases.filter(({ suite }) => suite === name),
      context,
    ),
  )
  const totals = attributes({ name: 'sitrep', ...countsOf(cases), time: secondsOf(cases) })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${totals}>\n${suites.join('')}</testsuites>\n`
}

function suiteXml(name: string, cases: readonly JunitCase[], context: PlaceContext): string {
  const open = attributes({ name, ...countsOf(cases), skipped: '0', time: secondsOf(cases) })
  return `  <testsuite${open}>\n${cases.map((one) => caseXml(one, context)).join('')}  </testsuite>\n`
}

function caseXml(one: JunitCase, context: PlaceContext): string {
  const { reasons, others } = split(one)
  const open = attributes({ name: one.name, classname: one.suite, time: secondsOf([one]) })
  const parts = [
    ...(one.failed ? [failureXml(reasons, context)] : []),
    ...(others.length === 0 ? [] : [`      <system-out>${escapeText(textOf(others, context))}</system-out>\n`]),
  ]
  return parts.length === 0 ? `    <testcase${open}/>\n` : `    <testcase${open}>\n${parts.join('')}    </testcase>\n`
}

/** One failure a case: more than one is read by some and dropped by others. */
function failureXml(reasons: readonly Diagnostic[], context: PlaceContext): string {
  const [first] = reasons
  const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : ''
  const message = first === undefined ? 'failed' : `${first.message}${more}`
  const open = attributes({ message, type: first?.code ?? 'failed' })
  return `      <failure${open}>${escapeText(textOf(reasons, context))}</failure>\n`
}

function split({ failed, diagnostics }: JunitCase): {
  readonly reasons: readonly Diagnostic[]
  readonly others: readonly Diagnostic[]
} {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const reasons = !failed ? [] : errors.length > 0 ? errors : diagnostics.filter(({ severity }) => severity === 'warning')
  return { reasons, others: diagnostics.filter((diagnostic) => !reasons.includes(diagnostic)) }
}

function textOf(diagnostics: readonly Diagnostic[], context: PlaceContext): string {
  return formatHuman(diagnostics, { ...context, colour: false, unicode: true, columns: 120, verbose: false })
}

function countsOf(cases: readonly JunitCase[]): Readonly<Record<'tests' | 'failures' | 'errors', string>> {
  return { tests: String(cases.length), failures: String(cases.filter(({ failed }) => failed).length), errors: '0' }
}

function secondsOf(cases: readonly JunitCase[]): string {
  return (cases.reduce((sum, { ms }) => sum + ms, 0) / 1000).toFixed(3)
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;')
}

function escapeText(text: string): string {
  return legalText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** XML 1.0 §2.2: tab, line feed, carriage return, and what is no control, surrogate, U+FFFE or U+FFFF. */
function legalText(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
}
