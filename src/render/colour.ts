/** Colours as `#rrggbb` and how well two of them can be told apart. Knows no names of colours. */

/** `#7a1f3d`, `7a1f3d` or `#abc` as `#rrggbb`; undefined for anything else. */
export function readColour(text: string): string | undefined {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim())?.[1]?.toLowerCase()
  if (digits === undefined) return undefined
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`
}

/** The contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The colour darkened, its hue kept, until its contrast on `ground` reaches `ratio`. */
export function darkenUntil(colour: string, ground: string, ratio: number): string {
  for (let share = 100; share > 0; share--) {
    const darker = `#${channels(colour)
      .map((channel) =>
        Math.round((channel * share) / 100)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
    if (contrast(darker, ground) >= ratio) return darker
  }
  return '#000000'
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
