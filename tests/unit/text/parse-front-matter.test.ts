/** Markdown facts: fields between the lines, text below, places right in both. */
import { describe, expect, it } from 'vitest'
import { locateText } from '../../../src/text/locate-text.ts'
import { nodeAt } from '../../../src/text/located-tree.ts'
import { parseFrontMatter } from '../../../src/text/parse-front-matter.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

describe('parseFrontMatter', () => {
  it.each(['\n', '\r\n'])('gives fields and body with their places (%j)', (lineBreak) => {
    const file = createTextFile(
      'x.md',
      '---\nid: a\n# why\nkind: claim\n---\n\nOne line\nand two.\n\nMore.\n'.replaceAll('\n', lineBreak),
    )
    const { root, body, problems } = parseFrontMatter(file)
    expect(problems).toEqual([])
    const kind = nodeAt(root!, ['kind'])?.span
    expect(file.text.slice(kind?.start, kind?.end)).toBe('claim')
    expect(body?.value).toBe('One line\nand two.\n\nMore.')
    const { text, offsets } = locateText(file, body!)
    expect(file.text.slice(offsets[text.indexOf('More')]).startsWith('More')).toBe(true)
  })

  it('ends at the first closing line, so that a rule in the body stays in the body', () => {
    expect(parseFrontMatter(createTextFile('x.md', '---\na: 1\n---\none\n\n---\n\ntwo')).body?.value).toBe('one\n\n---\n\ntwo')
  })

  it.each([
    ['text only', 'expected front matter between two lines `---` at the start of the file'],
    ['---\nid: a\n', 'this front matter is never closed'],
    ['---\nid: "a\n---\nx', 'this quote is never closed'],
  ])('%j is a problem', (text, message) => {
    expect(parseFrontMatter(createTextFile('x.md', text)).problems).toMatchObject([{ message }])
  })

  it('may be all there is', () => {
    expect(parseFrontMatter(createTextFile('x.md', '---\nid: a\n---')).body).toBeUndefined()
    expect(parseFrontMatter(createTextFile('x.md', '---\n---\ntext'))).toMatchObject({ root: undefined, problems: [] })
  })
})
