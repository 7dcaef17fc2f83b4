/** Which fact files a brief asks for, each with the place that asks. */
import { folderOf } from '../host/resolve-path.ts'
import { nearestNode } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import type { Brief } from './brief.ts'

/** The brief's `facts` as globs from the project's root, in their order. A way out of the project is left in, for the loader to refuse. */
export function factRequests(brief: Brief): readonly { readonly glob: string; readonly written: string; readonly span: Span }[] {
  const folder = folderOf(brief.file)
  return brief.facts.map((path, index) => {
    const isAbsolute = /^([/\\]|[A-Za-z]+:)/.test(path)
    const glob = isAbsolute || folder === '' ? path : `${folder}/${path}`
    return { glob, written: path, span: nearestNode(brief.node, ['facts', index]).span }
  })
}
