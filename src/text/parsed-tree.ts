/** What parsers of data files give: a tree and what is wrong, with offsets but no codes. `diagnostics/locate-problem.ts` makes the diagnostics. */
import type { LocatedNode } from './located-tree.ts'

/** A tree, or undefined for an empty text and one that does not parse; and everything wrong that was found, in text order. */
export interface ParsedTree {
  readonly root: LocatedNode | undefined
  readonly problems: readonly TextProblem[]
}

/** One thing wrong in `[start, end)` of the text. The message is one line, lower case, without a full stop. */
export interface TextProblem {
  readonly message: string
  readonly start: number
  readonly end: number
  /** Ways out; each starts with a verb. */
  readonly hints?: readonly string[]
  /** Another place of the same text that explains it: "first written here". */
  readonly related?: { readonly message: string; readonly start: number; readonly end: number }
}
