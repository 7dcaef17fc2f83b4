/** A template's words and ways of writing, as pictures of a report in one language take them. */
import type { PictureLanguage } from '../figures/picture-language.ts'
import { formatNumber } from '../render/format-number.ts'
import { createFormats } from '../render/formats.ts'
import { languageForms } from '../render/language-forms.ts'
import type { TemplateSet } from '../render/template-set.ts'
import { wordsFor } from '../render/words.ts'
import { directionOf } from '../text/text-direction.ts'

/** What `drawFigures` needs to know of the language `tag` (BCP 47). */
export function pictureLanguage(tag: string, templates: Pick<TemplateSet, 'words'>): PictureLanguage {
  const words = wordsFor(tag, templates.words)
  const { calendar, numbers } = languageForms(tag, templates.words)
  const formats = createFormats(tag, languageForms(tag, templates.words))
  return {
    tag,
    direction: directionOf(tag),
    text: (key) => words.text(key),
    number: (value) => formatNumber(value, formats),
    calendar,
    numbers,
  }
}
