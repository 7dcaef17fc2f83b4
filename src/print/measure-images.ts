/** How large the page shows its images, against how large they are. Runs inside the page, where nothing of this file exists but the function. */
import type { ImageElement, StyleLike } from './page-dom.ts'
import type { MeasuredImage } from './page-layout.ts'

declare const document: { readonly images: Iterable<ImageElement> }
declare function getComputedStyle(element: ImageElement): StyleLike

/** Images made of pixels that are shown. Drawings (SVG) have no resolution, and what is a pixel wide or high is a rule or a filling. */
export function measureImages(): readonly MeasuredImage[] {
  const oneLine = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()
  return [...document.images].flatMap((image): readonly MeasuredImage[] => {
    const { naturalWidth, naturalHeight } = image
    const address = image.currentSrc || image.src
    if (naturalWidth <= 2 || naturalHeight <= 2 || /^data:image\/svg|\.svg(?:[?#]|$)/i.test(address)) return []
    const style = getComputedStyle(image)
    const length = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0
    const rect = image.getBoundingClientRect()
    const isBorderBox = style.getPropertyValue('box-sizing') === 'border-box'
    const sums = (sides: readonly string[]): number =>
      isBorderBox ? sides.reduce((sum, side) => sum + length(`padding-${side}`) + length(`border-${side}-width`), 0) : 0
    // Not the rectangle: that of a turned image is larger than the image.
    const width = length('width') - sums(['left', 'right'])
    const height = length('height') - sums(['top', 'bottom'])
    if (rect.width === 0 || rect.height === 0 || width <= 0 || height <= 0) return []
    const [x, y] = [naturalWidth / width, naturalHeight / height]
    const fit = style.getPropertyValue('object-fit')
    const contained = Math.max(x, y)
    const same = fit === 'cover' ? Math.min(x, y) : fit === 'contain' ? contained : fit === 'none' ? 1 : Math.max(contained, 1)
    const section = image.closest('section')
    const heading = section?.querySelector('h1, h2, h3, h4, h5, h6')
    return [
      {
        alt: oneLine(image.alt),
        scaleX: fit === 'fill' ? x : same,
        scaleY: fit === 'fill' ? y : same,
        section: section?.getAttribute('aria-labelledby') || section?.id || heading?.id || '',
        heading: oneLine(heading?.textContent),
        words: oneLine(image.closest('figure')?.textContent ?? image.parentElement?.textContent).slice(0, 400),
      },
    ]
  })
}
