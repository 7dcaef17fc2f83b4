/**
 * The worked examples of a page: fenced blocks below a comment that names their project and file.
 *
 * - `<!-- example floods: briefs/floods/brief.yaml -->` is a file of the project `floods`; several projects may be named.
 * - `<!-- example floods + briefs/floods/brief.yaml -->` is said over that file: its top-level keys take the place of those of the
 *   same name. Where the project has no such file yet, it gets one from there on.
 */

/** Files of one project at one point of the page. */
export interface ExampleProject {
  /** The project's name, with the number of the change when it is one: `floods 2`. */
  readonly name: string
  readonly files: Readonly<Record<string, string>>
}

const marked = /^<!-- example ([a-z ]+?)(:| \+) (\S+) -->\n(`{3,})\w*\n([\s\S]*?)^\4$/gm

/** The projects of a page: first each as it stands without changes, then each change in the page's order. */
export function readExamples(page: string): readonly ExampleProject[] {
  const blocks = [...page.matchAll(marked)].map(([, names = '', mark, path = '', , content = '']) => ({
    names: names.split(' '),
    isChange: mark === ' +',
    path,
    content,
  }))
  const projects = new Map<string, Record<string, string>>()
  for (const { names, isChange, path, content } of blocks)
    for (const name of isChange ? [] : names) projects.set(name, { ...projects.get(name), [path]: content })
  const whole = [...projects].map(([name, files]) => ({ name, files }))
  const changed: ExampleProject[] = []
  for (const { names, isChange, path, content } of blocks) {
    for (const name of isChange ? names : []) {
      const files = projects.get(name)
      if (files === undefined) throw new Error(`no example makes the project \`${name}\``)
      const under = files[path]
      if (under === undefined) projects.set(name, { ...files, [path]: content })
      else changed.push({ name: `${name} ${changed.length + 1}`, files: { ...files, [path]: layOver(under, content) } })
    }
  }
  return [...whole, ...changed]
}

/** How many comments begin an example: all of them should be followed by a block. */
export function countExampleMarks(page: string): { readonly marks: number; readonly blocks: number } {
  return { marks: page.split('<!-- example ').length - 1, blocks: [...page.matchAll(marked)].length }
}

const topKey = /^([A-Za-z]\w*):/

function layOver(under: string, over: string): string {
  const replaced = over.split('\n').flatMap((line) => topKey.exec(line)?.[1] ?? [])
  let isReplaced = false
  const kept = under.split('\n').filter((line) => {
    const key = topKey.exec(line)?.[1]
    if (key !== undefined) isReplaced = replaced.includes(key)
    return !isReplaced
  })
  return `${kept.join('\n').trimEnd()}\n${over}`
}
