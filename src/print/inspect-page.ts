/**
 * What is asked of the page once it is loaded: to get its fonts and images ready, and what became of them.
 * Runs inside the page, where nothing of this file exists but the function itself: it must not use anything from outside.
 */

/** The little of the page's own world that is used here; the project is not compiled against a browser's types. */
interface FontFaceLike {
  readonly family: string
  readonly weight: string
  readonly style: string
  load(): Promise<unknown>
}
interface ImageLike {
  readonly src: string
  readonly currentSrc: string
  readonly alt: string
  decode(): Promise<void>
}
interface LinkLike {
  readonly href: string
  readonly protocol: string
  readonly origin: string
  readonly pathname: string
  readonly textContent: string
  getAttribute(name: string): string | null
}
declare const document: {
  readonly fonts: Iterable<FontFaceLike> & { readonly ready: Promise<unknown> }
  readonly images: Iterable<ImageLike>
  readonly scripts: Iterable<{ readonly type: string }>
  readonly links: Iterable<LinkLike>
}
declare const location: { readonly origin: string; readonly pathname: string }

/** Fonts that could not be loaded, as CSS would name them, each once: `italic 600 "Source Serif 4"`. */
export async function loadFonts(): Promise<readonly string[]> {
  await document.fonts.ready
  // Every face, used or not: those that only page margins use are not asked for before printing, and printing does not wait.
  const faces = [...document.fonts]
  const outcomes = await Promise.allSettled(faces.map((face) => face.load()))
  const broken = faces.filter((_, index) => outcomes[index]?.status === 'rejected')
  const names = broken.map(({ style, weight, family }) => `${style} ${weight} "${family.replace(/^["']|["']$/g, '')}"`)
  return [...new Set(names)]
}

/** Images that hold no picture, by their alternative text or else the start of their address. Those refused are not among them. */
export async function decodeImages(): Promise<readonly string[]> {
  const images = [...document.images]
  const outcomes = await Promise.allSettled(images.map((image) => image.decode()))
  return images.flatMap((image, index) => {
    const address = image.currentSrc || image.src
    const own = address === '' || address.startsWith('data:')
    return own && outcomes[index]?.status === 'rejected' ? [image.alt || address.slice(0, 60) || 'an image without a source'] : []
  })
}

/** What cannot work on paper: how many scripts the page has, and links that are relative to an address that the report does not have. */
export function findDeadMatter(): { readonly scripts: number; readonly relativeLinks: readonly string[] } {
  const scripts = [...document.scripts].filter(
    ({ type }) => type === '' || type === 'module' || type.includes('javascript'),
  ).length
  const relativeLinks = [...document.links].flatMap((link) => {
    const elsewhere = link.origin === location.origin && link.pathname !== location.pathname
    return elsewhere ? [link.getAttribute('href') ?? ''] : []
  })
  return { scripts, relativeLinks: [...new Set(relativeLinks)] }
}
