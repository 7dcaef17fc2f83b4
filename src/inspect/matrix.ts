/** Affine matrices as PDF writes them: `[a b c d e f]`. Source: ISO 32000-1, 8.3.3. */

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  return [
    inner[0] * outer[0] + inner[1] * outer[2],
    inner[0] * outer[1] + inner[1] * outer[3],
    inner[2] * outer[0] + inner[3] * outer[2],
    inner[2] * outer[1] + inner[3] * outer[3],
    inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
    inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
  ]
}

export function transform(matrix: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]
}

/** How much longer an upright unit becomes. */
export function heightScale(matrix: Matrix): number {
  return Math.hypot(matrix[2], matrix[3])
}

/** The matrix of six numbers; undefined when one is missing. */
export function matrixOf(numbers: readonly unknown[]): Matrix | undefined {
  const [a, b, c, d, e, f] = numbers
  if ([a, b, c, d, e, f].some((value) => typeof value !== 'number' || !Number.isFinite(value))) return undefined
  return [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f)]
}
