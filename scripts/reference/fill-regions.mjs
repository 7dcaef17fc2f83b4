/** Puts generated text between the marks of a page. Knows nothing of what it puts there. */

const opening = /^<!-- generated: ([a-z-]+) -->$/
const closing = '<!-- /generated -->'

/**
 * The page with each marked region holding its text from `regions`, by name; all other lines stay. Throws for a region that is not
 * known or not closed, so that a slip in a mark cannot leave a table stale for good.
 */
export function fillRegions(page, regions) {
  const out = []
  let open
  for (const line of page.split('\n')) {
    const name = opening.exec(line)?.[1]
    if (open === undefined || name !== undefined) out.push(line)
    if (open !== undefined && name !== undefined) throw new Error(`region \`${open}\` is not closed before \`${name}\``)
    if (name !== undefined) {
      const text = regions.get(name)
      if (text === undefined) throw new Error(`no text is made for the region \`${name}\``)
      out.push('', ...text.trim().split('\n'), '')
      open = name
    } else if (line === closing) {
      if (open === undefined) throw new Error(`\`${closing}\` closes nothing`)
      out.push(line)
      open = undefined
    }
  }
  if (open !== undefined) throw new Error(`region \`${open}\` is not closed`)
  return out.join('\n')
}

/** The names of the regions a page has, in order. */
export function regionNames(page) {
  return page.split('\n').flatMap((line) => opening.exec(line)?.[1] ?? [])
}
