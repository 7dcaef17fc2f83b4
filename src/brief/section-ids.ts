/** Names for sections that have none: anchors that stay the same as long as titles do. */

/**
 * One id for each section, in their order: its own, else made from its title, else its view's name; made unique with `-2`, `-3`.
 * Letters without marks and digits, lower case; a title in another script gives its view's name or `section`.
 */
export function sectionIds(
  sections: readonly { readonly id?: string; readonly title?: string; readonly view?: string }[],
): readonly string[] {
  const taken = new Set(sections.flatMap((section) => section.id ?? []))
  return sections.map((section) => {
    if (section.id !== undefined) return section.id
    const base = slug(section.title ?? '') || section.view || 'section'
    let id = base
    for (let count = 2; taken.has(id); count++) id = `${base}-${count}`
    taken.add(id)
    return id
  })
}

function slug(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
