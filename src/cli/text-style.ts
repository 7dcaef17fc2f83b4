/** How a stream takes text: colours, characters, columns. Decides from the stream and the environment; writes nothing. */
import type { TextStyle } from '../diagnostics/format-human.ts'
import type { CliIo, Environment, OutputStream } from './cli-io.ts'

/** Columns for logs, which have no width of their own. */
const logColumns = 120

/** The style for text that goes to `stream`. */
export function textStyleFor(stream: OutputStream, io: Pick<CliIo, 'environment' | 'platform'>): TextStyle {
  return {
    colour: takesColour(stream, io.environment),
    unicode: takesUnicode(io),
    columns: stream.isTTY ? (stream.columns ?? 80) : logColumns,
  }
}

/** Whether lines may be redrawn: a terminal that can, and nobody keeping a log. */
export function takesRedrawing(stream: OutputStream, environment: Environment): boolean {
  return stream.isTTY && !isSet(environment['CI']) && environment['TERM'] !== 'dumb'
}

/** `FORCE_COLOR` goes over `NO_COLOR` (https://no-color.org), as in Node itself; without either, terminals only. */
function takesColour(stream: OutputStream, environment: Environment): boolean {
  const forced = environment['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if (isSet(environment['NO_COLOR'])) return false
  return stream.isTTY && environment['TERM'] !== 'dumb'
}

/** POSIX: the first of the three that is set decides. Windows terminals of this decade all do. */
function takesUnicode({ environment, platform }: Pick<CliIo, 'environment' | 'platform'>): boolean {
  if (platform === 'win32') return true
  const locale = [environment['LC_ALL'], environment['LC_CTYPE'], environment['LANG']].find(isSet)
  return locale !== undefined && /utf-?8/i.test(locale)
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
