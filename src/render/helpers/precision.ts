/** `precision`: how exactly a date is known, in words for style sheets. */
import { parseEdtf } from '../../time/parse-edtf.ts'
import type { Helper } from './helper.ts'

export const precision: Helper = {
  name: 'precision',
  description:
    'how exactly a date is known, as words for `class` or `data-`: `time`, `day`, `month` or `year`, for a stretch of time `interval`, with `open` when an end is, and `approximate` for `~`, `?` and `%`',
  example: '<li data-when="{{precision when}}">',
  args: [{ name: 'date', kinds: ['scalar'] }],
  hash: {},
  where: ['page'],
  run({ args: [date] }) {
    const edtf = typeof date === 'string' ? parseEdtf(date) : undefined
    if (edtf === undefined) return ''
    const points = edtf.kind === 'point' ? [edtf] : [edtf.start, edtf.end].flatMap((end) => end ?? [])
    const doubt = points.some(({ approximate, uncertain }) => approximate || uncertain) ? ['approximate'] : []
    if (edtf.kind === 'point') {
      const isTime = edtf.precision === 'minute' || edtf.precision === 'second'
      return [isTime ? 'time' : edtf.precision, ...doubt].join(' ')
    }
    return ['interval', ...(edtf.start === undefined || edtf.end === undefined ? ['open'] : []), ...doubt].join(' ')
  },
}
