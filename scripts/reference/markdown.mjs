/** Small pieces of Markdown: tables and code. Knows nothing of what stands in them. */

/** A table; cells are Markdown, line breaks and `|` in them are taken care of. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

/** Text as code. `{{…}}` is quoted with more care than it needs here, so that site generators leave it alone too. */
export function code(text) {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

/** The words as a list of code: `a`, `b`. */
export function codes(words) {
  return words.map((word) => code(String(word))).join(', ')
}

/** The text with a capital and a full stop: descriptions in the code have neither. */
export function sentence(text) {
  const start = /^[`“"{(]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?…:]$/.test(start) ? start : `${start}.`
}
