/** Links of the README and the documentation lead to a page, and to a heading on it. */
import { describe, expect, it } from 'vitest'
import { allPages, exists, readText } from './read-page.ts'

describe.each(allPages())('%s', (page) => {
  const links = [...withoutCode(readText(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  const inside = links.filter((target) => !/^https?:/.test(target))

  it('links to what is there', () => {
    const missing = inside.filter((target) => {
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : resolveLink(page, path)
      if (!exists(file)) return true
      return anchor !== undefined && !anchorsOf(readText(file)).includes(anchor)
    })
    expect(missing).toEqual([])
  })
})

function withoutCode(page: string): string {
  return page.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '')
}

function resolveLink(page: string, target: string): string {
  return new URL(target, `file:///${page}`).pathname.slice(1)
}

/** As GitHub makes them of headings. */
function anchorsOf(page: string): readonly string[] {
  const headings = page.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').matchAll(/^#+ (.*)$/gm)
  return [...headings].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
