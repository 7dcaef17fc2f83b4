/** The pictures of a report's pages, with the names of their files. Draws through a rasteriser; writes nothing. */
import { type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import { type PagePicture, type PictureRequest, type Rasteriser, usualScale } from '../raster/rasteriser.ts'

/** A picture and the path of its file below the output folder: `<name>-p01.png`, with as many digits as the last page needs. */
export interface NamedPicture extends PagePicture {
  readonly path: string
}

/** The pages asked for; `output/no-page` when the report has none of them. */
export async function drawPictures(
  raster: Rasteriser,
  pdf: Uint8Array,
  name: string,
  request: PictureRequest = { scale: usualScale },
): Promise<Outcome<readonly NamedPicture[]>> {
  const { pageCount, pictures } = await raster.draw(pdf, request)
  const digits = Math.max(2, String(pageCount).length)
  const named = pictures.map((picture) => ({ ...picture, path: `${name}-p${String(picture.page).padStart(digits, '0')}.png` }))
  if (named.length > 0) return outcomeOf(named, [])
  const pages = pageCount === 1 ? '1 page' : `${pageCount} pages`
  return outcomeOf(named, [
    {
      severity: 'error',
      code: 'output/no-page',
      message: `\`${name}\` has none of the pages asked for: it has ${pages}`,
      hints: ['name pages that it has with `--pages`'],
    },
  ])
}
