/** A project's own helpers on the page: what they are told, what is escaped, and what they cannot reach. */
import { describe, expect, it } from 'vitest'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import type { ModuleDoor } from '../../../src/host/project-modules.ts'
import { checkReports, prepareReports } from '../../../src/pipeline.ts'
import type { HelperReport } from '../../../src/render/helper-report.ts'
import { loadHelpers } from '../../../src/render/own-helpers.ts'
import { renderDocument } from '../../../src/render/render-document.ts'
import { openRun } from '../../../src/run/open-run.ts'
import { withShippedFiles } from '../../support/input-kinds.ts'

/** Functions of the test in place of a module on a disk. */
function doorTo(exports: Readonly<Record<string, unknown>>): ModuleDoor {
  return {
    load: async () => ({ ok: true, exports: new Map(Object.entries(exports)) }),
    call(callee, args) {
      if (typeof callee !== 'function') throw new TypeError('no function')
      return { kind: 'value', value: Reflect.apply(callee, undefined, args), ms: 0 }
    },
  }
}

const span = { file: 'sitrep.config.yaml', start: 9, end: 20 }
const facts =
  'sources:\n  s: {type: report, title: S, reliability: B}\nfacts:\n  rain: {kind: event, text: Rain fell., when: 2026-04-12, sources: [s], credibility: 2}\n'

interface Shown {
  readonly html: string
  readonly problems: readonly string[]
}

/** The page of a brief with this prose. */
async function show(
  body: string,
  exports: Readonly<Record<string, unknown>>,
  { brief = '', files = {} }: { readonly brief?: string; readonly files?: Readonly<Record<string, string>> } = {},
): Promise<Shown> {
  const project = withShippedFiles(
    createMemoryHost({
      'helpers.mjs': '',
      'briefs/a.yaml': `title: Rain\nfacts: facts.yaml\nsections: [{title: A, body: ${JSON.stringify(body)}}]\n${brief || 'asOf: 2026-04-12'}\n`,
      'briefs/facts.yaml': facts,
      ...files,
    }),
  )
  const helpers = await loadHelpers({ value: 'helpers.mjs', span }, project, doorTo(exports))
  if (!helpers.ok) throw new Error(helpers.diagnostics.map(({ message }) => message).join('\n'))
  const run = await openRun(
    { briefs: [], set: [], strict: false },
    { project, config: { severities: {}, helpers: { value: 'helpers.mjs', span } }, helpers: helpers.value, elapsedMs: () => 0 },
  )
  const [report] = (await prepareReports(run)).reports
  if (report?.ready === undefined) throw new Error(report?.log.diagnostics.map(({ message }) => message).join('\n'))
  const rendered = await renderDocument(report.ready.merged, report.ready.templates, project, { isForReaders: false })
  return {
    html: rendered.ok ? (/<div class="prose">\s*([\s\S]*?)\s*<\/div>/.exec(rendered.value.html)?.[1] ?? rendered.value.html) : '',
    problems: rendered.diagnostics.map(({ message }) => message),
  }
}

describe('a helper of the project', () => {
  it('has its text escaped, and its HTML with all that is filled in', async () => {
    const exports = {
      text: () => '<i>a</i> & *b*',
      html: ({ html }: HelperReport, value: string) => html`<i title="${value}">${value}${[html`<b>x</b>`, '<']}</i>`,
    }
    const { html } = await show('{{text 1}}|{{html "<&\\""}}', exports)
    expect(html).toContain('&lt;i&gt;a&lt;/i&gt; &amp; *b*')
    expect(html).toContain('<i title="&lt;&amp;&quot;">&lt;&amp;&quot;<b>x</b>&lt;</i>')
  })

  it('cannot be faked by data that looks like HTML of ours', async () => {
    const fake = JSON.parse('{"Symbol(html)": "<script>", "html": "<script>", "__html": "<script>"}')
    expect((await show('{{fake 1}}', { fake: () => fake })).problems).toContain('helper `fake` gave an object: expected a text')
  })

  it('is told the language, the moment and its zone, and speaks the language', async () => {
    const exports = {
      told: (report: HelperReport) => [report.language, report.direction, report.asOf, String(report.zone)].join(' '),
      said: ({ date, number, percent, plural, list }: HelperReport) =>
        [
          date('2026-04-12'),
          number(4200.5),
          percent(55),
          plural(2, { one: '{n} jour', other: '{n} jours' }),
          list(['a', 'b']),
        ].join('|'),
    }
    const brief = 'asOf: 2026-04-12T10:00+05:00\nlanguage: fr'
    const { html } = await show('{{told}} {{said}}', exports, { brief })
    expect(html).toContain('fr ltr 2026-04-12T10:00+05:00 +05:00')
    expect(html.replaceAll(/<[^>]*>/g, '').replaceAll(/[\u202f\u00a0]/g, ' ')).toContain(
      '12 avril 2026|4 200,5|55 %|2 jours|a et b',
    )
    expect((await show('{{told}}', exports)).html).toContain('undefined')
  })

  it('gets its arguments in order and its options by name, and cannot change what it is given', async () => {
    const changes = (report: object) => {
      const attempts = [
        () => Object.assign(report, { language: 'x' }),
        () => Object.assign(Reflect.get(report, 'options'), { a: 2 }),
      ]
      return attempts.map((attempt) => {
        try {
          attempt()
          return 'changed'
        } catch {
          return 'refused'
        }
      })
    }
    const exports = {
      told: (report: HelperReport, ...args: unknown[]) => JSON.stringify([args, report.options]),
      tried: (report: HelperReport) => changes(report).join(),
    }
    const { html } = await show('{{told 1 "b" (list "c") x=2}} {{tried a=1}}', exports)
    expect(html).toContain('[[1,&quot;b&quot;,[&quot;c&quot;]],{&quot;x&quot;:2}]')
    expect(html).toContain('refused,refused')
  })

  it('is called by its bare name only where there is no such field', async () => {
    const files = {
      'templates/own/template.yaml': 'title: Own\nextends: base\n',
      'templates/own/views/prose.hbs': '<div class="prose">{{mark}} {{title}} {{#if (mark)}}yes{{/if}} {{upper (mark)}}</div>',
    }
    const { html } = await show(
      'x',
      { mark: () => 'mine', title: () => 'not this' },
      { brief: 'asOf: 2026-04-12\ntemplate: own', files },
    )
    expect(html).toBe('mine A yes MINE')
  })

  it('reaches no prototype through a template', async () => {
    const { problems } = await show('{{told brief.constructor}}', { told: (_: HelperReport, value: unknown) => typeof value })
    expect(problems).toEqual(['`brief` has no `constructor`'])
  })

  it('has failed when a formatting function has', async () => {
    const throws = (report: HelperReport) => {
      try {
        return report.label('no.such')
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    }
    expect((await show('{{throws 1}}', { throws })).html).toContain('no label has the key')
  })
})

describe('a project that names helpers', () => {
  const request = { briefs: [], set: [], strict: false }
  const config = { severities: {}, helpers: { value: 'helpers.mjs', span } }

  it('is not built by a program that has not loaded them', async () => {
    const project = createMemoryHost({ 'briefs/a.yaml': 'title: A\n' })
    const result = await checkReports(request, { project, config, elapsedMs: () => 0 })
    expect(result).toMatchObject({ usageError: true, reports: [], diagnostics: [{ code: 'helpers/not-loaded', span }] })
  })
})
