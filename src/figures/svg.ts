/** SVG written by hand: escaping, short numbers, elements. Knows no picture. */

/** Text for an element or a quoted attribute, without what XML cannot hold. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** A coordinate in points, to a hundredth: finer than any printer, and the same text on every machine. */
export function short(value: number): string {
  const rounded = Math.round(value * 100) / 100
  return String(Object.is(rounded, -0) ? 0 : rounded)
}

/** An element. Attributes that are undefined are left out; numbers are shortened; `content` is SVG already. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, content = ''): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escapeXml(value)}"`)
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** A picture that is one image for assistive technology, of a size in points. */
export function pictureOf(size: { readonly width: number; readonly height: number }, alt: string, content: string): string {
  const { width, height } = size
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'picture-svg',
      role: 'img',
      'aria-label': alt,
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      width: `${short(width)}pt`,
      height: `${short(height)}pt`,
    },
    content,
  )
}
