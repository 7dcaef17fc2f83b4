/** The table of codes as the page `docs/diagnostics.md`. Writes nothing: `scripts/generate-docs.mjs` does. */
import type { CodeEntry } from './codes.ts'

/** The page in Markdown, codes grouped by their area in the order of the table; ends with a line feed. */
export function formatCodesPage(codes: Readonly<Record<string, CodeEntry>>): string {
  const areas = new Map<string, string[]>()
  for (const [code, entry] of Object.entries(codes)) {
    const area = code.slice(0, code.indexOf('/'))
    areas.set(area, [...(areas.get(area) ?? []), codeSection(code, entry)])
  }
  return [header, ...[...areas].map(([area, sections]) => `## ${area}\n\n${sections.join('\n')}`)].join('\n')
}

const header = `# Diagnostics

<!-- Made from src/diagnostics/codes.ts by \`npm run docs\`; change it there. -->

Everything that Sitrep reports has a code. Codes are stable: they are never renamed, and one that is given up is not used
again. \`sitrep explain <code>\` prints the same paragraphs in the terminal.

An *error* stops its report from being printed; a *warning* does not, unless \`--strict\` is given; a *note* is for information only.
`

function codeSection(code: string, entry: CodeEntry): string {
  return `### \`${code}\`\n\n*${entry.severity}*: ${entry.title}\n\n${entry.explanation}\n`
}
