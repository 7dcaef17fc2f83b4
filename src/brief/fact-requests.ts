/** Which fact files a brief asks for, each with the place that asks. */
import { folderOf } from '../host/resolve-path.ts'
import { type LocatedNode, nearestNode, nodeAt } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { Brief } from './brief.ts'

export interface FactRequest {
  readonly glob: string
  readonly written: string
  readonly span: Span
}

/** The brief's `facts` as globs from the project's root, in their order. A way out of the project is left in, for the loader to refuse. */
export function factRequests(brief: Brief): readonly FactRequest[] {
  return brief.facts.map((path, index) => request(path, brief.file, nearestNode(brief.node, ['facts', index]).span))
}

/** The same of a brief that could not be resolved, as far as its `facts` are texts: what is wrong in its facts is told with what is wrong in it. */
export function writtenFactRequests(root: LocatedNode, file: string): readonly FactRequest[] {
  const facts = nodeAt(root, ['facts'])
  const nodes = facts?.kind === 'list' ? facts.items : facts === undefined ? [] : [facts]
  return nodes.flatMap((node) =>
    node.kind === 'scalar' && typeof node.value === 'string' ? [request(node.value, file, node.span)] : [],
  )
}

function request(path: string, file: string, span: Span): FactRequest {
  const folder = folderOf(file)
  const isAbsolute = /^([/\\]|[A-Za-z]+:)/.test(path)
  return { glob: isAbsolute || folder === '' ? path : `${folder}/${path}`, written: path, span }
}
