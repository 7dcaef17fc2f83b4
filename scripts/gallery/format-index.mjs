/** The page of the gallery: every picture with the words for those who do not see it. */
import { fileOf } from './pictures.mjs'

const about = {
  sitrep: 'A situation report of two to eight pages.',
  flash: 'One page and no more.',
  brief: 'A policy brief or memo, the bottom line first.',
  dossier: 'A long report with cover, contents list, chapters with notes at their side, and turned pages.',
  base: 'The plain ground that the others extend.',
}

/** Markdown. */
export function formatIndex(pages, views) {
  const templates = [...new Set(pages.map(({ template }) => template))]
  const lines = [
    '# Gallery',
    '',
    'Pages of the shipped templates, and the views that reports are put together from. All are made by `sitrep build --format png` from the briefs in this',
    'repository; `npm run gallery` makes them again, and `npm run gallery -- --check` says which are older than the templates and briefs they show.',
    '',
    'How to make a look of your own: [templates.md](../templates.md). What maps and charts can do: [pictures.md](../pictures.md).',
    '',
    '## Templates',
    '',
  ]
  for (const template of templates) {
    const own = pages.filter((picture) => picture.template === template)
    lines.push(`### \`${template}\``, '', about[template], '', ...own.map(({ file, alt }) => `![${alt}](${file})`), '')
  }
  lines.push('## Views', '')
  for (const picture of views) {
    const title = `### \`view: ${picture.view}\`${picture.file === undefined ? '' : ', in another shape'}`
    lines.push(title, '', `![${picture.alt}](${fileOf(picture)})`, '')
  }
  return `${lines.join('\n').trimEnd()}\n`
}
