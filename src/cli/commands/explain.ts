/** `sitrep explain`: what a code means. Reads the table of codes and nothing else. */
import { diagnosticCodes } from '../../diagnostics/codes.ts'
import { paintText, type TextStyle } from '../../diagnostics/format-human.ts'
import { suggestionHints } from '../../diagnostics/suggest.ts'
import type { CliIo } from '../cli-io.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { sayProblems } from '../say.ts'
import { textStyleFor } from '../text-style.ts'

/** Paragraphs are broken at this many columns at most, so that they read well on a wide terminal too. */
const readableColumns = 88

/** Prints the paragraph of `code`, or all codes with their titles. An unknown code is a usage error. */
export function explainCommand(code: string | undefined, io: CliIo): ExitCode {
  const style = textStyleFor(io.stdout, io)
  if (code === undefined) {
    io.stdout.write(listCodes(style))
    return exitCodes.fine
  }
  // As it stands in a message, brackets and all: `error[brief/unknown-key]`.
  const wanted = /\[(.+)\]/.exec(code)?.[1] ?? code
  const entry = Object.entries(diagnosticCodes).find(([known]) => known === wanted)
  if (entry === undefined) {
    const hints = [...suggestionHints(wanted, Object.keys(diagnosticCodes)), 'run `sitrep explain` to see all codes']
    const ofBrief = wanted.includes('/') ? [] : [`add a path to ask for a value of a brief: \`sitrep explain ${wanted} title\``]
    return sayProblems([{ message: `unknown code \`${wanted}\``, hints: [...hints, ...ofBrief] }], io)
  }
  const [name, { severity, title, explanation }] = entry
  const paragraph = breakLines(explanation, Math.min(style.columns, readableColumns))
  io.stdout.write(`${paintText('bold', name, style)} (${severity}): ${title}\n\n${paragraph}\n`)
  return exitCodes.fine
}

function listCodes(style: TextStyle): string {
  const codes = Object.entries(diagnosticCodes)
  const width = Math.max(...codes.map(([code]) => code.length))
  return codes.map(([code, { title }]) => `${paintText('bold', code.padEnd(width), style)}  ${title}\n`).join('')
}

function breakLines(text: string, columns: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].join('\n')
}
