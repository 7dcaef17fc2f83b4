/** Schedules written as in a brief, for tests. */

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { readSchedule } from '../../../src/schedule/read-schedule.ts'
import type { Schedule } from '../../../src/schedule/schedule.ts'
import { parseYaml } from '../../../src/text/parse-yaml.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

/** The schedule that a YAML mapping says. Throws its problems. */
export function schedule(yaml: string): Schedule {
  const { root } = parseYaml(createTextFile('s.yaml', yaml))
  if (root === undefined) throw new Error('no YAML')
  const read = readSchedule(root)
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'))
  return read.value
}

/** What is wrong with it: code, the words pointed at, message. */
export function problems(yaml: string): readonly (readonly [string, string])[] {
  const { root } = parseYaml(createTextFile('s.yaml', yaml))
  if (root === undefined) throw new Error('no YAML')
  const at = ({ span }: Diagnostic) => (span === undefined ? '' : yaml.slice(span.start, span.end))
  return readSchedule(root).diagnostics.map((found) => [at(found), found.message] as const)
}
