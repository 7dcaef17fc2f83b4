/** Paths for paper: points that no printer could tell apart are left out, which takes two thirds of a coast away. Knows no projection. */
import type { GeoContext } from 'd3-geo'
import { short } from '../svg.ts'

/** A pen for `geoPath` that writes path data; `result` gives it and starts anew. */
export interface ThinPen extends GeoContext {
  result(): string
}

/** A pen that leaves out points nearer than `leastPt` to the one before. Coordinates to a tenth of a point. */
export function createThinPen(leastPt: number): ThinPen {
  let path = ''
  let last: readonly [number, number] = [0, 0]
  const tenth = (value: number): string => short(Math.round(value * 10) / 10)
  return {
    beginPath: () => undefined,
    moveTo(x, y) {
      last = [x, y]
      path += `M${tenth(x)} ${tenth(y)}`
    },
    lineTo(x, y) {
      if (Math.hypot(x - last[0], y - last[1]) < leastPt) return
      last = [x, y]
      path += `L${tenth(x)} ${tenth(y)}`
    },
    // Drawn by `geoPath` for points.
    arc(x, y, radius) {
      path += `M${tenth(x - radius)} ${tenth(y)}a${tenth(radius)} ${tenth(radius)} 0 1 0 ${tenth(2 * radius)} 0a${tenth(radius)} ${tenth(radius)} 0 1 0 ${tenth(-2 * radius)} 0Z`
    },
    closePath() {
      path += 'Z'
    },
    result() {
      const whole = path
      path = ''
      return whole
    },
  }
}
