/** What the gallery shows: which page of which brief in which template, or which view cut out of it, and what a reader who does not see it is told. */

/** Pages of templates. `template` is set with `--set`; `page` counts from 1. */
export const pages = [
  {
    file: 'sitrep-1.png',
    template: 'sitrep',
    brief: 'pak-afg',
    page: 1,
    alt: 'Page 1 of a situation report: a teal block with the number beside the title, dates and highlights under it, a strip of four figures, and three judgements, each with a scale of how likely it is.',
  },
  {
    file: 'sitrep-2.png',
    template: 'sitrep',
    brief: 'northland-floods',
    page: 3,
    alt: 'Page 3 of a report on floods: four sectors under one another, each with two figures and three columns headed needs, response and gaps.',
  },
  {
    file: 'flash-1.png',
    template: 'flash',
    brief: 'flash',
    page: 1,
    alt: 'A flash report on one page: a coloured head, highlights, four figures, one judgement, two paragraphs, what is not known, and seven sources in one line each.',
  },
  {
    file: 'brief-1.png',
    template: 'brief',
    brief: 'pak-afg',
    page: 1,
    alt: 'Page 1 of a policy brief: for whom and from whom, the title, highlights in a tinted frame and the judgements below them in one column.',
  },
  {
    file: 'dossier-1.png',
    template: 'dossier',
    brief: 'pak-afg',
    page: 1,
    alt: 'The cover of a dossier: product and title on a large coloured field, the dates below it.',
  },
  {
    file: 'dossier-2.png',
    template: 'dossier',
    brief: 'pak-afg',
    page: 2,
    alt: 'The contents list of a dossier: chapters with numbers, annexes with letters, dotted lines to the page numbers.',
  },
  {
    file: 'dossier-3.png',
    template: 'dossier',
    brief: 'pak-afg',
    page: 6,
    alt: 'A page of chapters: text in a wide column, and beside its sentences, in small type, the number and name of each source.',
  },
  {
    file: 'dossier-4.png',
    template: 'dossier',
    brief: 'record',
    page: 6,
    alt: 'A turned page of a dossier: the table of facts with kind, date, who says it, the words, source and grade.',
  },
  {
    file: 'base-1.png',
    template: 'base',
    brief: 'northland-floods',
    page: 1,
    alt: 'Page 1 in the plain template: a rule, the product, the title and the dates in a row, then the sections with their headings in the narrow column.',
  },
]

/** Views, each cut out of a page that has nothing else; `nth` where the brief has several of the kind. */
export const views = [
  {
    view: 'prose',
    brief: 'northland-floods',
    alt: 'Three paragraphs with raised source numbers, the heading in the narrow column beside them.',
  },
  {
    view: 'highlights',
    brief: 'northland-floods',
    alt: 'Five sentences with square marks, each ending in the numbers of its sources.',
  },
  {
    view: 'keyFigures',
    brief: 'northland-floods',
    alt: 'Six large numbers in two rows, with what they count, a note and the date under each.',
  },
  {
    view: 'judgements',
    brief: 'pak-afg',
    alt: 'Three judgements with a scale from 0 to 100 per cent on which their likelihood is marked, the confidence in a line of its own, and what each rests on.',
  },
  {
    view: 'changes',
    brief: 'northland-floods',
    alt: 'A table of figures before and now with the reasons, then new and updated facts.',
  },
  {
    view: 'timeline',
    brief: 'pak-afg',
    alt: 'Dates at the left, a line with marks, what happened at the right; hollow marks for what somebody says, bars for dates known to the month only.',
  },
  {
    view: 'positions',
    brief: 'pak-afg',
    alt: 'What four parties say, each in a box of its own with kind, date and source of every statement.',
  },
  {
    view: 'positions',
    file: 'view-positions-matrix.png',
    brief: 'crossings',
    alt: 'A table with parties down and matters across; a cell without a statement says so.',
  },
  {
    view: 'map',
    brief: 'crossings',
    alt: 'A map of the border with two crossings, a scale, a small globe, a key, and a table of the places beside it.',
  },
  {
    view: 'chart',
    brief: 'record',
    alt: 'A bar chart of displaced people by district, dark and pale bars side by side, and its data as a table.',
  },
  { view: 'sector', brief: 'northland-floods', alt: 'Two figures above three columns headed needs, response and gaps.' },
  { view: 'facts', brief: 'record', alt: 'A table of facts with kind, date, who says it, the words, source and grade.' },
  {
    view: 'gaps',
    brief: 'northland-floods',
    alt: 'What is not known, as a list in a tinted box with a strong rule at its side.',
  },
  { view: 'methodology', brief: 'northland-floods', alt: 'How the report was made, what it counts, and a key of the grades.' },
  {
    view: 'sources',
    brief: 'northland-floods',
    alt: 'Two columns of numbered sources with their grades and what was drawn from each.',
  },
  { view: 'contacts', brief: 'northland-floods', alt: 'Two names with what to ask them and an address each.' },
]

/** Pages that README.md shows: smaller, and in `docs/images`, because they come into the package with it and the gallery does not. */
export const shown = [
  { file: 'pak-afg-page-1.png', template: 'sitrep', brief: 'pak-afg', page: 1 },
  { file: 'dossier-chapters.png', template: 'dossier', brief: 'pak-afg', page: 6 },
]

/** The file of a view's picture. */
export function fileOf({ file, view }) {
  return file ?? `view-${view}.png`
}

/** What a picture is made from: folders of the repository, so that one of them tells whether the picture is stale. */
export function inputsOf({ template = 'gallery', brief }) {
  const own = template === 'base' || template === 'gallery' ? [] : [`templates/${template}`]
  const facts = brief === 'pak-afg' || brief === 'crossings' ? 'briefs/pak-afg' : 'briefs/northland-floods'
  return ['templates/base', ...own, facts, 'scripts/gallery']
}
