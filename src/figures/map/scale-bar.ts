/** How long a scale bar is and what stands at its end. Draws nothing. */

/** Mean radius of the earth in kilometres (IUGG). */
export const earthRadiusKm = 6371.0088

/** The longest of 1, 2 or 5 times a power of ten kilometres that fits into `maxPt`, given how many kilometres a point is. */
export function scaleBar(kmPerPt: number, maxPt: number): { readonly km: number; readonly widthPt: number } {
  const room = kmPerPt * maxPt
  const power = 10 ** Math.floor(Math.log10(room))
  const km = [5, 2, 1].map((step) => step * power).find((length) => length <= room) ?? power
  return { km, widthPt: km / kmPerPt }
}
