/** Which files of the project a JavaScript file imports, as far as its text says so. Runs nothing and reads nothing. */
import { folderOf, resolvePath } from './resolve-path.ts'

/** An import of a file of the project, and where in the text its name stands, without the quotes. */
export interface RelativeImport {
  readonly path: string
  readonly start: number
  readonly end: number
}

/**
 * What `text`, the file `path`, imports by a relative name that is written out, in its order: `import … from './x.mjs'`, `export … from`,
 * `import './x.mjs'`, `import('./x.mjs')`. Left out: packages, and names that are put together while it runs.
 */
export function relativeImports(path: string, text: string): readonly RelativeImport[] {
  // Comments keep their length, so that places stay right.
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, (comment) => ' '.repeat(comment.length))
  const pattern = /\b(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"'\n]+)["']/g
  return [...code.matchAll(pattern)].flatMap((match): readonly RelativeImport[] => {
    const [whole, name = ''] = match
    const end = match.index + whole.length - 1
    const imported = resolvePath(folderOf(path), name.replace(/[?#].*$/, ''))
    return imported === undefined ? [] : [{ path: imported, start: end - name.length, end }]
  })
}
