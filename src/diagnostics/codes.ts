/**
 * Every code that Sitrep can report: the one table behind `sitrep explain`, `docs/diagnostics.md` and the
 * test that each code is shown by an annotated input. Codes are stable; a paragraph says what it means and the way out.
 */
import type { Severity } from './diagnostic.ts'

export interface CodeEntry {
  readonly severity: Severity
  /** One line, lower case, no full stop. */
  readonly title: string
  /** A paragraph for the documentation: what happened, why it matters, what to do. */
  readonly explanation: string
}

export const diagnosticCodes = {
  'yaml/syntax': {
    severity: 'error',
    title: 'the file is not valid YAML',
    explanation:
      'The YAML parser could not read this place: a tab used for indentation, a key written twice, a quote that is never closed, an alias that grows without bound. Nothing else in the file is checked until it parses. Mend the place shown; spaces, not tabs, indent YAML.',
  },
  'json/syntax': {
    severity: 'error',
    title: 'the file is not valid JSON',
    explanation:
      'The file ends in `.json` but is not JSON: a trailing comma, a comment, single quotes or a missing bracket. Mend the place shown, or rename the file to `.yaml`, which allows more.',
  },
  'csv/syntax': {
    severity: 'error',
    title: 'the file is not valid CSV',
    explanation:
      'A row has more or fewer cells than the header, a quote is never closed, or a column that every row needs is missing. CSV fact files have one header line of fact fields and one fact a row.',
  },
  'brief/unknown-key': {
    severity: 'error',
    title: 'a key that briefs do not have',
    explanation:
      'Unknown keys are refused rather than ignored, because a misspelt `informationCutoff` that does nothing is worse than an error. Check the spelling; `sitrep schema brief` prints every key.',
  },
  'brief/invalid': {
    severity: 'error',
    title: 'a value in the brief is not of the kind its key takes',
    explanation:
      'The key is known but its value is not what it takes: text where a list belongs, a date that is none, an unknown view. The message says what was expected and what was found.',
  },
  'brief/not-found': {
    severity: 'error',
    title: 'no brief of that name',
    explanation:
      'A brief is named by its folder (`briefs/<id>/brief.yaml`), its file (`briefs/<id>.yaml`) or a path to either. The message lists what the project has.',
  },
  'brief/no-variant': {
    severity: 'error',
    title: 'no variant of that name',
    explanation:
      'A variant asked for with `--variant` is in none of the briefs that are being built. Variants are listed under `variants` in the brief, each with an `id`.',
  },
  'config/unknown-key': {
    severity: 'error',
    title: 'a key that sitrep.config.yaml does not have',
    explanation: 'Unknown keys in the project file are refused. `sitrep schema config` prints every key.',
  },
  'config/invalid': {
    severity: 'error',
    title: 'a value in sitrep.config.yaml is not of the kind its key takes',
    explanation: 'The key is known but its value is not what it takes. The message says what was expected and what was found.',
  },
  'helpers/not-loaded': {
    severity: 'error',
    title: 'the module of the project’s own helpers cannot be loaded',
    explanation:
      '`helpers` in `sitrep.config.yaml` names a JavaScript module, and Node.js could not load it: its syntax is wrong, something it imports is not there, or its own first lines throw. The message is Node’s; the place is in the module where Node tells one, else in the project file. `.mjs` and `.js` are taken by every Node.js that Sitrep runs on, `.ts` and `.mts` from 22.18 on.',
  },
  'helpers/invalid': {
    severity: 'error',
    title: 'something that the helpers’ module exports cannot be a helper',
    explanation:
      'Every export of the module is a helper, called by the name it is exported under. So each has to be a plain function with a name of letters and digits that no shipped helper has: not a constant, not a default export, not an `async` function, as a page cannot wait. What helpers share stays without `export`, or stands in a module that this one imports.',
  },
  'brand/unknown-key': {
    severity: 'error',
    title: 'a key that brand.yaml does not have',
    explanation: 'Unknown keys in `brand.yaml` are refused. `sitrep schema brand` prints every key.',
  },
  'brand/invalid': {
    severity: 'error',
    title: 'a value in brand.yaml is not of the kind its key takes',
    explanation:
      'The key is known but its value is not what it takes. A colour is written as `"#7a1f3d"`, in quotes: without them YAML takes everything from `#` on for a comment. A logo needs words (`alt`, or the organisation’s name) for people who hear the page.',
  },
  'brand/contrast': {
    severity: 'warning',
    title: 'a colour of the brand is too pale to read',
    explanation:
      'Text needs a contrast of 4.5 : 1 with what it stands on (WCAG 2.2, 1.4.3). The accent is used for headings, numbers and markers on paper, and is the ground of the block on page 1. The hint names the same hue, dark enough.',
  },
  'brand/font': {
    severity: 'error',
    title: 'a font of the brand cannot be used',
    explanation:
      'Fonts are embedded as files: of a Fontsource package that is installed beside Sitrep (`npm install @fontsource/<name>`), or of the project. The package or file is not there, is no font, or is a variable font, which Chromium writes into PDFs without a name.',
  },
  'image/script-removed': {
    severity: 'warning',
    title: 'a picture holds what runs or reaches out',
    explanation:
      'An SVG file may hold scripts, event handlers, foreign HTML, and addresses of other files. A report runs nothing and fetches nothing, so they are taken out and the rest of the picture is shown. Export the picture as plain SVG to be sure of what is printed.',
  },
  'fact/unknown-key': {
    severity: 'error',
    title: 'a key that facts, sources, actors or places do not have',
    explanation:
      'Unknown keys in fact files are refused, so that a misspelt `credibility` cannot silently leave a fact ungraded. `sitrep schema facts` prints every key.',
  },
  'fact/invalid': {
    severity: 'error',
    title: 'a value in a fact file is not of the kind its key takes',
    explanation:
      'The key is known but its value is not what it takes: a grade outside A–F or 1–6, a date that is none (dates are EDTF: `2025-11-09`, `2025-11`, `2025-11~`, `2025-10-01/2025-10-07`, `2025-11-09/..`), a figure without a value.',
  },
  'fact/conflict': {
    severity: 'error',
    title: 'two files define the same id differently',
    explanation:
      'An id stands for one fact, source, actor or place in the whole book. Two files that give it different content cannot both be right, and the later one does not quietly win. Remove one, rename one, or, when the newer corrects the older, give it a new id and say `supersedes`.',
  },
  'file/missing': {
    severity: 'error',
    title: 'a file that is named does not exist',
    explanation:
      'A fact file, dataset, image or other file named in a brief or template is not there, or a glob matches nothing. Paths in a brief are relative to the brief’s own folder.',
  },
  'file/outside-project': {
    severity: 'error',
    title: 'a path leads out of the project',
    explanation:
      'Briefs and templates may read files of the project only: an absolute path or one that climbs out with `..` is refused, so that a template cannot carry a stray file of the machine into a report. Copy the file into the project.',
  },
  'file/unreadable': {
    severity: 'error',
    title: 'a file could not be read or written',
    explanation:
      'The file exists but the system refused it: permissions, a folder where a file should be, a full or read-only disk.',
  },
  'output/collision': {
    severity: 'error',
    title: 'two reports want the same file name',
    explanation:
      'Nothing is printed when two reports of one run would write the same file: one of them would be lost. Make the `output` name tell them apart, for example with `{{variant.id}}` or a field of `{{each}}`.',
  },
  'output/invalid-name': {
    severity: 'error',
    title: 'the output name is empty or not a file name',
    explanation:
      'The `output` template of the brief gave an empty name, a name with characters that file systems refuse, or one that leads out of the output folder.',
  },
  'output/no-page': {
    severity: 'error',
    title: 'no picture to write: the report does not have the pages asked for',
    explanation:
      '`--pages` chooses the pages that `--format png` draws. Numbers beyond the last page are left out without a word, so that one command can serve reports of different lengths; but a report that has none of the pages is no picture at all.',
  },
  'output/broken-manifest': {
    severity: 'warning',
    title: 'the manifest of an earlier run cannot be taken up',
    explanation:
      'The output folder has a `manifest.json` that Sitrep cannot read: edited by hand, cut off, or written by another version. The new manifest then records this run only. Build all briefs once to have them all in it again.',
  },
  'template/syntax': {
    severity: 'error',
    title: 'a template does not parse',
    explanation:
      'Handlebars could not read this place: a block that is never closed or closed by another name, a stray `{{`. All templates are parsed before anything is printed.',
  },
  'template/unknown-path': {
    severity: 'error',
    title: 'a template names something the dossier does not have',
    explanation:
      'Every path in a template is compared with what the dossier can hold, before anything is printed, so that a misspelt `{{brief.titel}}` is an error and not an empty line. A known value that is absent renders as nothing; ask with `{{#if}}`.',
  },
  'template/unknown-helper': {
    severity: 'error',
    title: 'a template calls a helper that does not exist',
    explanation: 'The name is neither a helper of Sitrep nor a value in scope. The documentation of templates lists the helpers.',
  },
  'template/unknown-partial': {
    severity: 'error',
    title: 'a template includes a partial that does not exist',
    explanation:
      'Partials are the `.hbs` files of the template and of those it extends, named by their path without the ending: `{{> partials/masthead}}`.',
  },
  'template/missing-asset': {
    severity: 'error',
    title: 'a template or its CSS names a font, image or style sheet that is not there',
    explanation:
      'A file named by `url(…)`, `@import`, `{{asset …}}` or `template.yaml` is neither in the template nor in those it extends, nor (with `npm:`) in an installed package. Reports are printed without a network, so everything must be local.',
  },
  'template/not-found': {
    severity: 'error',
    title: 'no template of that name',
    explanation:
      'A template is a folder with `template.yaml`, in the project’s `templates/` or among the shipped ones. `sitrep template list` shows them.',
  },
  'template/invalid': {
    severity: 'error',
    title: 'template.yaml is not as it should be',
    explanation:
      'A key of `template.yaml` is unknown or its value is not what it takes, or templates extend one another in a circle. `sitrep schema template` prints every key.',
  },
  'template/helper-failed': {
    severity: 'error',
    title: 'a helper could not do what a template asked',
    explanation:
      'A helper was called with the wrong number or kind of arguments: a date helper on something that is no date, a figure of an unknown fact. A helper of the project’s own also fails when it throws (its message is shown, with the place in its module), when it gives anything but a text, a number, yes or no, or HTML made with `report.html`, and when it does not return within five seconds.',
  },
  'template/slow-helper': {
    severity: 'note',
    title: 'a helper of the project’s own takes long',
    explanation:
      'One call took a fifth of a second or more, or twenty and more took a tenth each. Pages are rendered twice, and a hundred reports call it many hundred times. Work out once, at the top of the module, what does not depend on the call. How long something takes depends on the machine, so this is a note and never fails a report.',
  },
  'template/unknown-font': {
    severity: 'error',
    title: 'a style sheet asks for a font that has no file',
    explanation:
      'The first name of a `font-family`, a `font`, `--serif` or `--sans` is that of no `@font-face` and of no font in `brand.yaml`. Fonts of the machine are not used, so that the same inputs give the same pages everywhere; the text would be printed in whatever the browser has. Check the name, or declare the font’s files.',
  },
  'template/not-printable': {
    severity: 'error',
    title: 'a template prints something that is no text',
    explanation:
      'A list, an object or prose stands where text is printed. Go through a list with `{{#each}}` or `{{join}}`, name a field of an object, and print prose with `{{md}}`, which also makes its citations.',
  },
  'template/unknown-label': {
    severity: 'error',
    title: 'a word of the page that no labels file has',
    explanation:
      'The words of a page stand in `labels/<language>.yaml` of the template: `{{label "asOf"}}` looks up `asOf` in the report’s language, then in English. Add the key to `labels/en.yaml`, or check its spelling.',
  },
  'template/missing-language': {
    severity: 'warning',
    title: 'the template has no words in the report’s language',
    explanation:
      'There is no `labels/<language>.yaml` for the report’s language in the template or in those it extends, or it lacks some of the words of `labels/en.yaml`, so words around the text (headings, qualifiers) are English. Add the file, or the words, to `templates/<name>/labels/`: `docs/languages.md` has the steps.',
  },
  'prose/bracketed-id': {
    severity: 'warning',
    title: 'an id in brackets that looks like a citation without its `@`',
    explanation:
      'Prose holds the id of a fact in square brackets, without the `@` that makes it a citation: `[bridge-shut]` is printed as it stands, and the sentence leads to no source. Write `[@bridge-shut]`, or put a backslash before the bracket when the words are meant.',
  },
  'prose/html-removed': {
    severity: 'warning',
    title: 'HTML in prose that reports do not carry',
    explanation:
      'Markdown may hold simple HTML such as `<sub>` or a table; scripts, styles, forms, frames and attributes that run something are left out. Write it in Markdown, or put it into a template.',
  },
  'prose/callout': {
    severity: 'error',
    title: 'a callout of an unknown kind',
    explanation:
      'A quotation that begins with `[!NOTE]` is a callout. Its kinds are `NOTE`, `TIP`, `IMPORTANT`, `WARNING` and `CAUTION`; any other would be printed with its brackets.',
  },
  'prose/footnote': {
    severity: 'error',
    title: 'a footnote without its mark, or a mark without its footnote',
    explanation:
      'A footnote is a mark in the text, `[^name]`, and a line of its own in the same text that begins with `[^name]:`. One is there without the other, so a reader would be sent nowhere or a note would not be printed.',
  },
  'prose/link-refused': {
    severity: 'error',
    title: 'a link in prose that leads nowhere a report can lead',
    explanation:
      'Links in prose go to `https:`, `http:` or `mailto:` addresses or to a place in the report (`#section`). Others, such as `javascript:` or a path on a machine, mean nothing to the reader of a PDF.',
  },
  'source/missing': {
    severity: 'error',
    title: 'a fact has no source',
    explanation:
      'Every fact that a report uses names at least one source. What nobody said is an assumption: give it `kind: assumption`, or find its source.',
  },
  'source/unknown': {
    severity: 'error',
    title: 'an id that no file defines',
    explanation:
      'A citation, a source reference, an actor or a place names an id that is in none of the brief’s fact files. Check the spelling, or add the file to the brief’s `facts`.',
  },
  'source/uncited': {
    severity: 'warning',
    title: 'a highlight or a section of prose leads to no fact',
    explanation:
      'A highlight, or a section that is prose alone, cites no fact and draws on none, nor on a dataset: its reader cannot ask where it comes from. Cite the fact behind it, `[@fact-id]`; what the desk itself concludes is a judgement, and what nobody knows is a gap. Sections with a view, gaps, the methodology and the parts of a judgement are not looked at: a judgement names what it rests on under `basis` (ICD 206).',
  },
  'source/single': {
    severity: 'warning',
    title: 'something on page 1 or a judgement rests on one source and does not say so',
    explanation:
      'A highlight, key figure or judgement that rests on one independent source tells its reader so: “is reported”, “the Flood Office counts”, “one article says”. Sources that restate one another count as one; facts tied by `corroborates` count together. A source rated A or B, or an item rated 1 or 2, needs no such words. Say whose word it is, or add an independent source. Looked for in English reports (ICD 203, standard 1).',
  },
  'source/not-independent': {
    severity: 'error',
    title: 'sources that lead back to one origin are counted as several',
    explanation:
      'Three outlets that repeat one statement are one source. A fact cannot `corroborate` another when all their sources restate the same origin, and a sentence that speaks of several sources (a warning, in English reports) cites more than one that does not repeat the others. Remove the link or the words, or add a source of its own.',
  },
  'source/ungraded': {
    severity: 'warning',
    title: 'a source or a fact in use has no grade',
    explanation:
      'Sources are rated from A (completely reliable) to E, items from 1 (confirmed) to 5, each on its own axis (Admiralty system). F and 6 say that it cannot be judged, which is a grade too and often the honest one; no grade at all leaves the reader to guess whether anybody looked. Add `reliability` to the source, `credibility` to the fact.',
  },
  'source/false-confirmation': {
    severity: 'error',
    title: 'a fact graded 1 that no second independent source confirms',
    explanation:
      'Credibility 1 means “confirmed by other independent sources”. Sources that restate one origin confirm nothing; sources of facts tied by `corroborates` do count. Grade the fact 2, or add the source that confirms it.',
  },
  'source/weak-citation': {
    severity: 'warning',
    title: 'a web source that a reader may not find again',
    explanation:
      'Pages change and vanish. A source with a `url` says when it was published (`issued`) and when it was read (`accessed`); without either, the citation cannot be checked. A note lists the web sources of which nothing is kept: `archiveUrl`, or the text in `archivePath` with its `sha256`, lets a reader see what the analyst saw (ICS 206-01, Berkeley Protocol).',
  },
  'attribution/missing': {
    severity: 'error',
    title: 'a claim, position or assessment that nobody is said to hold',
    explanation:
      'That a party says something is evidence that it was said, not that it is true, so claims, positions and assessments name their speaker: `attributedTo: <actor>`, or `attribution: {descriptor: diplomatic sources}` when the source is anonymous (ICD 203, standard 3).',
  },
  'attribution/one-sided': {
    severity: 'warning',
    title: 'one party’s word makes up nearly all of a disputed matter',
    explanation:
      'Four fifths or more of at least five claims, positions and assessments are those of one party, some of them about another, and nothing in the prose says that the other side was not heard. Add the other side’s own account, or say in `methodology` or `gaps` that no comment was to be had by the cut-off: silence can be recorded too.',
  },
  'attribution/loaded-label': {
    severity: 'warning',
    title: 'a word that takes a side in the report’s own voice',
    explanation:
      'A name that one party coined for another (`labels` of an actor) or a word such as “regime” or “propaganda” judges while it tells. It may stand in a quotation or in a sentence that says whose word it is, not in the report’s own titles, prose and texts of events. Words with a plain sense are left alone: a sanctions regime is one. Looked for in English reports.',
  },
  'attribution/claim-as-fact': {
    severity: 'warning',
    title: 'a claim is told as if it were so',
    explanation:
      'That a party says something is evidence that it was said. A sentence that cites a claim names the party or its words (“said”, “according to”), unless it also cites what happened; and it takes no verb that vouches for the claim: “revealed”, “clarified”, “admitted that” say that it is true. Looked for in the highlights and sections of English reports (ICD 203, standard 3).',
  },
  'quote/incomplete': {
    severity: 'error',
    title: 'a quotation without its speaker, source or place',
    explanation:
      'Words in quotation marks are evidence only when a reader can find them: who spoke, in which source, where in it. A quotation of four words or more cites a fact that names its speaker; without a place in the source (`at`, or `[@fact-id, para 3]`) it is a warning. Terms and titles in quotation marks are left alone. In prose it is looked for in English reports.',
  },
  'quote/not-in-archive': {
    severity: 'error',
    title: 'a quotation is not in the text of its source',
    explanation:
      'Where a source keeps its text in the project (`archivePath`: text, Markdown, HTML), words in quotation marks that are drawn from it are looked up there. Capitals, quotation marks, dashes, line ends and hyphenation do not count; `…` and `[…]` stand for what is left out, and `[the minister]` for what is put in. Quotations that are translated (`translatedBy`) are left alone, and so are those of which the text of one source is not kept. In prose it is looked for in English reports, in quotations of four words or more.',
  },
  'time/relative': {
    severity: 'error',
    title: 'a word that dates by the day of writing',
    explanation:
      '“On Sunday”, “last week” and “recently” mean another day to whoever reads the report later, and to whoever uses the fact again. Write the date: “9 November”, “in the week of 10 November”. In the text of a fact, which outlives the report, it is an error; in prose a warning. Words that count from something that is said (“the next day”, “the last week of October”, “in the past 24 hours”) are left alone. Looked for in English.',
  },
  'time/stale': {
    severity: 'warning',
    title: 'what is told as the present was last looked at long ago',
    explanation:
      'A fact whose `reviewAfter` has passed by the report’s as-of, or, without one, a status that is still open after 3 days, a figure of page 1 after 7, a position that a view shows as held after 30, counted from the date that its source speaks for. Find a later source and record a new fact that `supersedes` it, set `reviewAfter` when it holds for longer, or close its `when`.',
  },
  'time/after-cutoff': {
    severity: 'error',
    title: 'a fact became known after the report’s information cut-off',
    explanation:
      'Nothing that was recorded, reported or published after `informationCutoff` stands in the report, so that building an old issue again gives that issue. Move the cut-off, or leave the fact out. A date is too late only when all that it may mean is.',
  },
  'time/superseded': {
    severity: 'error',
    title: 'a fact that was replaced or retracted is told as if it stood',
    explanation:
      'The fact book keeps what was once known, and a newer fact says that it `supersedes` or `corrects` it. The report uses the newer one; the older may stand beside it in one sentence, paragraph or row to show the change, or in a sentence that says it was replaced. A fact under review is a warning, and a fact whose sources were all retracted an error.',
  },
  'time/header-order': {
    severity: 'error',
    title: 'the dates of the masthead do not follow one another',
    explanation:
      'The period ends by the as-of, which is no later than the information cut-off, which is no later than the issue; the next update is not due before the issue. Dates are compared on the clock of `asOf`, and only what cannot overlap is out of order. A date that the report’s profile wants and that is not given is a warning.',
  },
  'time/overdue': {
    severity: 'warning',
    title: 'the day of a planned event or of a judgement’s horizon has passed',
    explanation:
      'A report that is as of 20 November does not say that a visit is planned for the 16th. Record what became of it as a new fact that `supersedes` the plan; say of a judgement past its horizon whether it came true, and judge anew.',
  },
  'time/weekday': {
    severity: 'error',
    title: 'a weekday and the date beside it are different days',
    explanation:
      'One of the two is wrong, and a reader cannot know which. A date without a year is taken to be the one nearest to the fact’s own time or the report’s as-of, unless the paragraph speaks of another year. Quotations are left alone. Looked for in English.',
  },
  'check/unused-waiver': {
    severity: 'warning',
    title: 'a waiver that waives nothing',
    explanation:
      'The brief sets findings of this code aside under `waivers`, and the checks have none there: it was mended, or the waiver names the wrong thing. Its reason would still be printed in the methodology section and tell readers of a weakness that is not there; and it would hide the next finding of that code. Remove it. Waivers of the brief itself are looked at, not what its variants and rows need of them: a waiver that only a variant needs stands in that variant.',
  },
  'structure/missing-section': {
    severity: 'error',
    title: 'the report’s profile promises a section that is not there or is empty',
    explanation:
      'A `profile` says what readers of such reports count on: an OCHA situation report has highlights, key figures, an overview, the response by sector, coordination, methodology, sources, contacts and a disclaimer. Sections that a view or a field makes are errors when they are missing; those that are known by their titles (read in English reports) are warnings. The order is yours.',
  },
  'structure/highlights': {
    severity: 'warning',
    title: 'too few, too many or too long highlights',
    explanation:
      'Highlights are what a reader takes along: two to five, each of at most 180 characters as printed, without citations (OCHA’s Digital Situation Report). Too few is said only where the profile has highlights.',
  },
  'structure/alt-text': {
    severity: 'error',
    title: 'an image without a description',
    explanation:
      'Who does not see an image hears its description: `![What it shows](map.png)`. An image that shows nothing that matters does not belong in a report (WCAG 1.1.1, PDF/UA).',
  },
  'figure/contradiction': {
    severity: 'error',
    title: 'two numbers for the same thing, place and time',
    explanation:
      'Two live figures of one measure, population, unit and basis, in the same places at the same time, have values that cannot both be right, and nothing ties them. When both stand, say `contradicts` and show both; when one is newer, say `supersedes`; when they count different things, give them another `measure` or `population`. Approximations and ranges that overlap agree; sums over stretches of different length are not compared. A warning when neither figure says where.',
  },
  'figure/hidden-contradiction': {
    severity: 'error',
    title: 'the report shows one side of a contradiction only',
    explanation:
      'A fact that the report uses is contradicted by another that still stands and that the report does not use. A reader who is shown one side believes there is one. Cite both, or mark one as superseded when the matter is settled. A warning when the other is marked higher than the report, which then cannot show it. Holds for facts of every kind (ICD 203, standard 6).',
  },
  'figure/prose-mismatch': {
    severity: 'error',
    title: 'a number in prose is not that of the figure it cites',
    explanation:
      'The sentence cites a figure and gives another number of the same thing (“41,000 people” beside a fact that says 41,200). Draw the number with `{{figure "id"}}`, so that it is written once, or say that it is rounded: “about”, “more than”, “nearly”. The text of a figure is compared with its own `value` too. Looked for in English.',
  },
  'figure/naked-number': {
    severity: 'warning',
    title: 'a number in prose that comes from no fact',
    explanation:
      'Every number in a report can be followed to a fact and its source. Draw it with `{{figure "id"}}`, or cite its fact in the same sentence or table row. Dates, times, years, ordinals, numbers of reports, sections and rounds, grades, calibres and names such as “A-10” or “COVID-19” are no quantities; numbers written as words, and thresholds in assumptions, alternatives and indicators, are left alone. Looked for in English reports.',
  },
  'figure/unexplained-change': {
    severity: 'error',
    title: 'a judgement or key figure is not that of the edition before, and nothing says why',
    explanation:
      'A reader of the edition before believes what it said. A judgement whose likelihood, confidence or sentence changed says why in `change`; so does a key figure that went up or down, for which it is a warning, since counts move. Judgements are matched by `id`, key figures by fact, by what it supersedes and by label. Looked for in reports with a section `view: changes` and an edition before them (ICD 203, standard 7).',
  },
  'figure/sum': {
    severity: 'error',
    title: 'the parts do not make the whole',
    explanation:
      'Figures of one measure, population, unit, basis and time in places that lie `within` another place are parts of that place’s figure, and together they exceed it, each taken at its lowest. One of them is wrong, or they count different things. Parts that come to less are not reported, because nothing says that they are all, unless the whole says so itself: `totalOf: [camps, hosts]` names all its parts, wherever they are, and then more and less are both reported.',
  },
  'judgement/assessment-as-event': {
    severity: 'warning',
    title: 'somebody else’s conclusion is told as if it had happened',
    explanation:
      'An assessment in the fact book is what a third party concluded. It is neither an event nor the report’s own judgement, so the sentence that cites it says whose view it is. Looked for in the highlights and sections of English reports (ICD 203, standard 3).',
  },
  'judgement/likelihood-with-confidence': {
    severity: 'error',
    title: 'likelihood and confidence in one sentence',
    explanation:
      'How likely something is and how sure the analyst is of it are two things; read in one sentence they run into one (“likely, with low confidence”). Say them in two sentences, or let `likelihood`, `confidence` and `grounds` of a judgement do it. Looked for in English reports (ICD 203, D.6.e(2)(b)).',
  },
  'judgement/incomplete': {
    severity: 'error',
    title: 'a judgement without likelihood, confidence, grounds or basis',
    explanation:
      'A judgement that a reader can weigh says how likely it is, how sure the analyst is and on what grounds, and which facts it rests on; without one of them it is an opinion. Without a horizon, assumptions, alternatives or indicators it is a warning: a reader cannot know until when it holds and what would change it (ICD 203, standards 2 to 4).',
  },
  'judgement/unsupported': {
    severity: 'warning',
    title: 'high confidence on facts that do not carry it',
    explanation:
      'A judgement of high confidence rests on more than one independent source, and on a fact at least that is graded 1 or 2 and comes from a source graded A to C. Lower the confidence, or add the facts that it rests on to `basis`.',
  },
  'judgement/off-lexicon': {
    severity: 'error',
    title: 'a likelihood in words that the report’s lexicon does not have',
    explanation:
      'Words of estimative probability stand for ranges, and two lexicons give the same word different ranges. A report uses one (`lexicon: icd203` or `phia`); the range is looked up and never typed. Use a term of that lexicon for `likelihood` and in the text of the judgement, and the same one in both. “May”, “might”, “could”, “possible” and “cannot be ruled out” stand for no range at all: an error in a judgement, a warning in prose of the report’s own. Quotations, what others say, assumptions and alternatives are left alone. Prose is looked at in English reports.',
  },
  'translation/unknown-key': {
    severity: 'error',
    title: 'a key that translation files do not have',
    explanation:
      'A translation file has `language` and `texts`; each of the texts has an `original`, a `translation` and, where the same words need two translations, `at`. Unknown keys are refused rather than ignored. Check the spelling; `sitrep schema translation` prints every key.',
  },
  'translation/invalid': {
    severity: 'error',
    title: 'a value in a translation file is not what it takes',
    explanation:
      'The file says another language than the variant that names it, translates the same words twice without saying `at` which place each is for, or has a list where a text belongs. The message says what was expected and what was found.',
  },
  'language/untranslated': {
    severity: 'warning',
    title: 'texts of a report have no translation',
    explanation:
      'A variant with a `translation` prints every text of the brief, and of the facts it shows, in its own language. These texts have no pair in the file, or one whose `translation` is empty; as it is, the report would print them in the language they were written in. A text counts as translated only for the very words that the brief has now, so one that was changed since shows up here. `sitrep translate <brief> --variant <id>` adds what is missing, empty, in the report’s order. A warning while the report is a draft, an error once it is `final`.',
  },
  'language/differs': {
    severity: 'error',
    title: 'a translation says something else than its original',
    explanation:
      'A report in another language is the same report: the same facts cited, the same figures drawn, the same numbers, dates, links and likelihood. Here the two differ. Citations, expressions and links are compared one by one, numbers whatever digits and marks they are written with (`1,240`, `1 240`, `۱۲۴۰`), days with their months, terms of likelihood by what they stand for. Variants that are worded in two languages without a translation file are compared as whole reports: highlights, key figures, judgements and sections, item by item. Mend the place shown, or the original.',
  },
  'language/unused': {
    severity: 'note',
    title: 'a translation of words that the brief no longer has',
    explanation:
      'No text of the brief or of its facts has these original words any more: the text was changed, or taken out. Where one that has no translation is near, it is named; put its words under `original` and see whether the translation still holds. Otherwise the pair can be taken out, unless an earlier edition is still made from it.',
  },
  'edition/invalid': {
    severity: 'error',
    title: 'an edition file is not as `sitrep release` writes it',
    explanation:
      'Editions stand in `briefs/<id>/editions/NNN.json`, one file each, named by their number, and are written by `sitrep release` only. This one lacks something, says something of the wrong kind, or is the edition of another brief or number. Take the file back from version control.',
  },
  'edition/edited': {
    severity: 'error',
    title: 'an edition file was changed after its release',
    explanation:
      'An edition file keeps what was issued, with a SHA-256 digest of each dossier and one of the whole. The brief that it was made from is kept beside it, in `NNN.yaml`, and is digested too. What the file says now is not what was digested, so nothing can be compared with it: later reports would tell changes against something that no reader ever saw. Take the file back from version control; what was wrong in an issued report is put right by a new edition.',
  },
  'edition/not-as-issued': {
    severity: 'warning',
    title: 'an edition made again is not what was issued',
    explanation:
      'An edition that is asked for by `--as-of` or `--number` is made again from the brief that was kept with it and from the facts that were known then. What came out is not what the edition file says was printed; the message names the first thing that differs. Somebody has edited a fact or source in place, or recorded one at an earlier time than that edition, or changed the defaults of the project or template. Facts are append-only: undo the edit and add a fact that `supersedes` or `corrects` the old one, with `recorded` at the time of today.',
  },
  'edition/number': {
    severity: 'error',
    title: 'the number of an edition does not follow the last one',
    explanation:
      'Editions of a brief are numbered without gaps and none twice, so that a reader knows whether one was missed. The first edition may have any number; each later one has the next. Write `number: next`, or give `--number next`, and the number follows by itself.',
  },
  'edition/draft': {
    severity: 'error',
    title: 'what is not cleared is not released',
    explanation:
      'A brief whose `status` is `draft`, which is also what a brief without a `status` is, `review` or `withdrawn` can be built and checked but not released as an edition; its pages bear the word across them. Give it `status: final` when it has been reviewed.',
  },
  'schedule/invalid': {
    severity: 'error',
    title: 'a schedule that means no time',
    explanation:
      'The `schedule` of the brief cannot be followed: a cron or a time zone that is none, `every` without an hour, a start after the end, a blackout that is no stretch of days, or a schedule that never occurs. The message says which; `docs/schedules.md` says what each key takes.',
  },
  'schedule/backlog': {
    severity: 'error',
    title: 'more editions are owed than are made at once',
    explanation:
      'With `catchUp: all` every occurrence since the last scheduled edition, or since `start`, is owed, and there are more than 400. That is rarely what is meant. Set `start` to the day from which reports are wanted, or `catchUp: latest`.',
  },
  'schedule/waiting': {
    severity: 'note',
    title: 'an owed edition waits for the one before it',
    explanation:
      'Several editions of a brief are owed, and an earlier one could not be made. The later ones are not made either: their numbers would leave a gap, and what they say has changed would be told against the wrong edition. Mend what is wrong with the earlier one and run again.',
  },
  'schedule/fixed-date': {
    severity: 'warning',
    title: 'the brief fixes an as-of that is not the moment for which the edition is owed',
    explanation:
      'What the brief writes goes over what its schedule says, so the edition that is owed for one moment is printed as of another: most likely the brief was not brought up to date, or `asOf` was left in it when it got its schedule. Leave `asOf` out, or bring it up to date.',
  },
  'handling/above-marking': {
    severity: 'error',
    title: 'the report holds something marked higher than itself',
    explanation:
      'Words of the brief rest on a fact that is marked above the report, or are marked above it themselves. Views leave such facts out by themselves; a highlight, key figure, judgement, gap, section or the methodology that uses one says under `instead` what stands in its place, or `instead: {omit: true}`: nothing is left out of what was written without somebody deciding it. A fact counts as marked above the report, too, when all of its sources are, or its speaker is and no words stand for them. Words with a marking of their own may use nothing above that. This cannot be silenced.',
  },
  'handling/withheld': {
    severity: 'note',
    title: 'what a report goes without because of its marking',
    explanation:
      'Says how many of the facts that the brief asks for the report may not tell, how many sources it may not name, and how many items are worded otherwise or left out. `--verbose` names them. Only those who build the report are told: none of it is on a page, and no file names what is withheld.',
  },
  'handling/unknown-label': {
    severity: 'error',
    title: 'a marking that the scheme does not have',
    explanation:
      'TLP 2.0 knows `CLEAR`, `GREEN`, `AMBER`, `AMBER+STRICT` and `RED`, in capitals and untranslated; `WHITE` was its name for `CLEAR` before 2022. A project with a `markingScheme` of its own is marked by that alone, under `marking`, and its labels are written as they are printed. This cannot be silenced.',
  },
  'handling/leak': {
    severity: 'error',
    title: 'the finished report holds something that is withheld from it',
    explanation:
      'The finished page and PDF are read back, whatever made them: text, bookmarks, properties, descriptions, links and their targets, attachments. Nothing of a fact or source that is marked above the report may be in them, not even nine words in a row of it, nor of an analyst’s note; nor the text of a fact that the report does not use, unless the brief’s own words say it. Texts that a fact or source of the report holds too, and very short ones, prove nothing and are passed over. Words inside pictures cannot be read. The file is not written. This cannot be silenced.',
  },
  'handling/identity': {
    severity: 'error',
    title: 'the finished report names somebody it promises not to name',
    explanation:
      'A fact with `attribution: {type: anonymous}` hides the speaker of its quotation and the person it is attributed to, and a source that is marked above the report hides its authors. Their names were found in the finished page or PDF. Somebody whom another fact of the report names openly is not hidden. The file is not written. This cannot be silenced.',
  },
  'handling/not-on-page': {
    severity: 'error',
    title: 'a page does not carry the report’s marking as it should',
    explanation:
      'TLP 2.0 asks for the label in the header and the footer of every page, in 12 points or more, in its colour on black. The printed pages are looked at, so a template that forgets the marking, or draws it too small or in other colours, fails the build. Extend the template `base`, or keep the margin boxes of its `styles/page.css`. This cannot be silenced.',
  },
  'handling/no-watermark': {
    severity: 'error',
    title: 'a page of a report that is not cleared does not say so',
    explanation:
      'A report with `status: draft`, `review` or `withdrawn` bears the word across every page, so that no page that gets loose passes for a finding that somebody has cleared. The watermark is put in by Sitrep, not by the template; the finished page and PDF are looked at, and this error names the pages where a template covers it, hides it or keeps its style out. `status: final` takes it off. This cannot be silenced.',
  },
  'chart/invalid': {
    severity: 'error',
    title: 'a chart cannot be drawn as it is written',
    explanation:
      'The chart names a column that its data does not have, a word that charts do not take, a column of text where numbers belong, or something that makes no sense on paper, such as a tooltip. The place is that of the word in the brief. docs/pictures.md lists the part of Vega-Lite that charts are written in and the columns that facts have.',
  },
  'chart/unsourced': {
    severity: 'warning',
    title: 'nothing says where the numbers of a chart come from',
    explanation:
      'The chart draws a dataset, and datasets carry no sources. Cite the fact that the numbers belong to in the `caption` or the `body` of the section, or put the numbers into facts and draw those with `select`.',
  },
  'map/no-coordinates': {
    severity: 'warning',
    title: 'a place cannot be put on the map',
    explanation:
      'A place that a map shows has neither `lat` and `lon` nor, for a country, the code of the country. The map is drawn without it, and the table below the map says so. It is an error when no place is left to be drawn. Add the coordinates to the place, in degrees, north and east positive.',
  },
  'map/invalid': {
    severity: 'error',
    title: 'a map cannot be drawn as it is written',
    explanation:
      'A layer of the map is no dataset of the brief or holds no GeoJSON (lines, areas or points in degrees, longitude first), or two countries that are said to dispute their border have none, or are none. Mend what the message names.',
  },
  'handling/no-correction': {
    severity: 'error',
    title: 'a correction that is owed is not printed',
    explanation:
      'An issued edition told a fact that has been corrected or retracted since (`corrects`, `retracted`), or the brief lists a correction. The next report then owes its readers a notice: what was wrong, what is right, in which edition, since when. It is computed from the editions and printed at the head of page 1 by `partials/corrections` of the template `base`; this error says that a template leaves it out. The edition that has told it is the last to do so. This cannot be silenced.',
  },
  'page/request-refused': {
    severity: 'error',
    title: 'the page asked for something from outside',
    explanation:
      'Reports are printed without a network and without scripts. An address in a template, style or text asked for a file from elsewhere; it was refused. Put the file into the project and name it there.',
  },
  'page/font-failed': {
    severity: 'error',
    title: 'a font of the page cannot be read',
    explanation:
      'A font that the style sheet embeds is no font, or is cut short, so its text would be set in another one. All fonts that the page declares are loaded before printing, used or not. Replace the file that the message names by family, weight and style.',
  },
  'page/image-failed': {
    severity: 'error',
    title: 'an image of the page cannot be read',
    explanation:
      'The image is there but holds no picture that a browser can read: an empty or damaged file, or a kind that browsers do not know. The message names it by its alternative text. Use PNG, JPEG, WebP, AVIF, GIF or SVG.',
  },
  'page/script-ignored': {
    severity: 'warning',
    title: 'the page has a script, which is not run',
    explanation:
      'Reports are printed without scripts, so that a template or a text cannot do anything but say something. What a script would have drawn is missing from the report. Remove it and draw with views and helpers instead.',
  },
  'page/relative-link': {
    severity: 'warning',
    title: 'a link is relative, which leads nowhere from a PDF',
    explanation:
      'A printed report has no address of its own, so a link such as `annex.html` has nothing to be relative to. Write the whole address. Links to places in the report (`#section`) are fine.',
  },
  'page/missing-glyph': {
    severity: 'error',
    title: 'a character that none of the template’s fonts can show',
    explanation:
      'Reports are set in the fonts that the template embeds, and in no others: the same inputs give the same pages everywhere. None of them has this character (an emoji, a letter of another script), so an empty box would be printed in its place. The message names the character and the words around it. The shipped fonts have Latin, Greek, Cyrillic, Arabic and Urdu letters, arrows, comparisons, shapes and the tick (→ ≈ ≤ ▲ ■ ✓). Write anything else in words, or add a font that has it to `brand.yaml` or to the template’s style sheet.',
  },
  'page/over-budget': {
    severity: 'error',
    title: 'the report has more pages than its template allows',
    explanation:
      'Some reports are only read when they are short: `flash` allows one page (`maxPages` in its `template.yaml`). The message says how many lines and centimetres are over, and with which words the first page too many begins. Shorten the text, select fewer facts, or choose a template without a limit.',
  },
  'page/unknown-reference': {
    severity: 'error',
    title: 'a page number was asked for something that is not in the report',
    explanation:
      '`{{page "id"}}` gives the page that a section or heading is on. A section has the `id` that the brief gives it, else one made of its title or view; a heading in its text has the id of the section, a hyphen, and its own words in small letters joined by hyphens. Nothing in this report has the id that was named, or it is hidden and so on no page.',
  },
  'page/unsettled': {
    severity: 'error',
    title: 'page numbers change with every print',
    explanation:
      'Page numbers are read from a print and put into the next one until they are right. All numbers take the same room, so a second print is as a rule the last; here each print moved something again, because the style sheet lays the page out by the numbers themselves (a `:has()` or a width that depends on them). The message names what moves between which pages.',
  },
  'page/empty': {
    severity: 'error',
    title: 'the printed report has no text',
    explanation:
      'The browser printed pages, but they hold no text or embed no font: a template that prints nothing, or fonts that could not be loaded.',
  },
  'page/overflow': {
    severity: 'error',
    title: 'something does not fit the page',
    explanation:
      'A table, a text or a picture is wider than the area that the page’s margins leave, or than a box that shows nothing beyond its edge. The browser says nothing of it: it prints every page smaller to make room, and cuts off what still does not fit. The message names the thing, how wide it is and how much room there is, and of a table the columns that are not wholly there. Take columns out or split the table; let long words break (`overflow-wrap: anywhere`); give pictures `max-width: 100%`. The page is measured before it breaks into pages; what a break cuts is told by `page/cut-text`.',
  },
  'page/cut-text': {
    severity: 'error',
    title: 'the end of a page cuts a line in two',
    explanation:
      'The upper half of the line stands at the foot of one page and the lower half at the head of the next. Browsers break text between its lines, but not the text of a block that they take for one piece: `display: inline-block`, `inline-flex`, `inline-table`. One that is higher than the page is cut where the page ends. The message has the first such line of each page. Lines of Arabic script are not looked at: their letters reach out of them.',
  },
  'page/lost-text': {
    severity: 'error',
    title: 'words of the page are not in the PDF',
    explanation:
      'The HTML page shows these words and no page of the PDF has them. As a rule something cuts them off: a place outside the page’s area (what reaches into the margin is clipped), a fixed height with `overflow: hidden`, `line-clamp`. Words that are hidden on purpose are not looked for (`display: none`, `visibility: hidden`, `opacity: 0`), nor are those of reports and words that are written from the right. The first words of a section are told. Where something does not fit (`page/overflow`), that is told instead.',
  },
  'page/orphan-heading': {
    severity: 'warning',
    title: 'a heading stands alone at the foot of a page',
    explanation:
      'What the heading heads begins on the next page. The shipped templates keep headings with their text; one of your own does so with `break-after: avoid` on headings, or `break-inside: avoid` on the block that holds both.',
  },
  'page/low-resolution': {
    severity: 'warning',
    title: 'an image has too few pixels for its size on paper',
    explanation:
      'Under 150 pixels to the inch an image looks coarse in print. Take a larger one, or show it smaller. Drawings (SVG) have no resolution and are not measured.',
  },
  'page/stretched-image': {
    severity: 'error',
    title: 'an image is stretched',
    explanation:
      'The page gives the image a width and a height that are not in its proportion, by more than 2 %, so that what it shows is squeezed: in a map or chart that is a false statement. Give one of the two and leave the other `auto`, or set `object-fit: contain`.',
  },
  'pdf/font': {
    severity: 'error',
    title: 'a font of the finished PDF that readers, printers or archives cannot rely on',
    explanation:
      'Every font of a report is to be in the file, with its name, as TrueType or CFF, and with the letters that are used only. A variable or colour font becomes a Type 3 font, whose letters are drawings without a name; a font of the machine may not be in the file at all, and another reader sees another one; and one that is none of the template’s was taken in place of a font that is not there. Name static files in `brand.yaml` or with `@font-face`, one for each weight. `manifest.json` and `--reporter json` list the fonts of each PDF.',
  },
  'pdf/contrast': {
    severity: 'warning',
    title: 'text is too pale to read',
    explanation:
      'Text needs a contrast of 4.5 : 1 with what it stands on, large text (18 points, or bold 14) of 3 : 1 (WCAG 2.2, 1.4.3). Each pair of colours is told once, with the first words in it. Nothing is lost from the page, and a house may have its reasons for its colours, so it is a warning, like `brand/contrast`; a house that must be accessible makes it an error with `severities`. Text over pictures, in drawings and in the page’s margins is not measured; the watermark is pale on purpose.',
  },
  'print/timeout': {
    severity: 'error',
    title: 'printing took longer than its deadline',
    explanation:
      'One deadline covers the whole print of one report; the message names the phase it was in. Give it more with `--timeout`, or look for what is slow in that phase.',
  },
  'print/browser-died': {
    severity: 'error',
    title: 'the browser died while printing, twice',
    explanation:
      'A browser that dies is replaced and its report printed again; this report killed it twice. Usual causes are too little memory and images of a hundred megapixels.',
  },
  'print/failed': {
    severity: 'error',
    title: 'the browser could not print the report',
    explanation:
      'The browser answered the print command with an error. The message carries its words; `--verbose` shows the rest.',
  },
  'browser/not-found': {
    severity: 'error',
    title: 'no browser to print with',
    explanation:
      'Sitrep prints through a headless Chromium. It looked at `--browser`, the config, `PUPPETEER_EXECUTABLE_PATH`, the embedded build (Linux x64), Puppeteer’s cache and the usual places of Chrome and Chromium. `sitrep browser install` fetches one; `sitrep doctor` shows what was found.',
  },
  'browser/failed-to-start': {
    severity: 'error',
    title: 'the browser did not start',
    explanation:
      'A browser was found but did not start: missing system libraries, a sandbox that the system forbids, no room in the temporary folder. The message carries its last words; `sitrep doctor` tries it out.',
  },
  'browser/install-failed': {
    severity: 'error',
    title: 'the browser could not be fetched',
    explanation:
      'Fetching a browser needs the network. Behind a proxy, set `HTTPS_PROXY`; with a mirror, set `PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL`. Without a network, install Chrome or Chromium with the system’s package manager, or name one with `--browser`.',
  },
} as const satisfies Record<string, CodeEntry>

export type DiagnosticCode = keyof typeof diagnosticCodes
