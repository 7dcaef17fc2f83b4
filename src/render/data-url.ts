/** Files as `data:` URLs. Which file is meant is decided elsewhere. */

const mediaTypes: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  otf: 'font/otf',
}

/** The endings of pictures that can stand on a page. */
export const imageEndings: readonly string[] = ['svg', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif']

/** The ending of a path in small letters, without the dot; `''` when it has none. */
export function endingOf(path: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** The bytes as a `data:` URL; the media type follows from the path's ending. */
export function toDataUrl(path: string, bytes: Uint8Array): string {
  const type = mediaTypes[endingOf(path)] ?? 'application/octet-stream'
  const { buffer, byteOffset, byteLength } = bytes
  return `data:${type};base64,${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}`
}
