import { describe, expect, it } from 'vitest'
import type { Report } from '../../../src/run/report.ts'
import { withheldTexts } from '../../../src/run/withheld-texts.ts'
import { prepareMemoryProject } from '../../support/memory-project.ts'
import { release } from '../../support/release-project.ts'

const facts = `
defaults: {when: 2026-04-12, credibility: 2}
actors:
  ministry: {name: Ministry of Roads, short: the ministry, type: state}
places:
  pass: {name: The pass, lat: 1, lon: 1}
sources:
  wire: {type: report, title: Bulletin 7, publisher: Wire, reliability: B, descriptor: One party’s account.}
  cable: {type: report, title: A cable that few have read, reliability: B, tlp: RED}
facts:
  shut: {kind: claim, text: The pass is shut., attributedTo: ministry, attribution: {verb: stated}, where: pass, sources: {ref: wire, at: para 2}}
  heard: {kind: claim, text: It opens soon., attribution: {type: anonymous, descriptor: a guard}, quote: {text: Soon enough, speaker: a guard}, sources: wire}
  lorries: {kind: figure, text: Lorries waiting, measure: lorries, value: 40, unit: lorries, sources: wire}
  secret: {kind: event, text: The guards have left their posts at the pass by night., tlp: RED, sources: wire}
  english: {kind: event, text: یہ پہلے ہی اردو میں ہے۔, language: ur, sources: wire}
`

const brief = `title: The pass
tlp: RED
status: draft
asOf: 2026-04-12
facts: facts.yaml
preparedBy: Roads desk
highlights:
  - The pass is shut. [@shut; @heard; @english]
  - text: The posts stand empty at the pass tonight. [@secret]
    instead: The posts are watched. [@heard]
  - text: The road is long and winding. The guards have gone home. [@secret]
    instead: The road is long and winding. [@heard]
keyFigures: [{fact: lorries, label: lorries waiting}]
sections:
  - {title: What is said, view: positions, select: {kind: claim}}
  - {view: timeline}
variants:
  - {id: ur, language: ur, translation: ur.yaml, purpose: اطلاع}
  - {id: open, language: ur, translation: ur.yaml, tlp: CLEAR}
`

const pairs: Readonly<Record<string, string>> = {
  'The pass': 'درہ',
  'Roads desk': 'سڑک ڈیسک',
  'The pass is shut. [@shut; @heard; @english]': 'درہ بند ہے۔ [@shut; @heard; @english]',
  'The posts stand empty at the pass tonight. [@secret]': 'درے پر چوکیاں آج رات خالی ہیں۔ [@secret]',
  'The posts are watched. [@heard]': 'چوکیوں پر نظر ہے۔ [@heard]',
  'The road is long and winding. The guards have gone home. [@secret]':
    'سڑک لمبی اور بل کھاتی ہے۔ محافظ گھر جا چکے ہیں اور نہیں لوٹیں گے۔ [@secret]',
  'The road is long and winding. [@heard]': 'سڑک لمبی اور بل کھاتی ہے۔ [@heard]',
  'lorries waiting': 'منتظر ٹرک',
  'What is said': 'کیا کہا گیا',
  'The pass is shut.': 'درہ بند ہے۔',
  'It opens soon.': 'وہ جلد کھلے گا۔',
  'Soon enough': 'کافی جلد',
  'a guard': 'ایک محافظ',
  stated: 'نے بیان کیا',
  'para 2': 'پیراگراف 2',
  'Lorries waiting': 'منتظر ٹرک',
  lorries: 'ٹرک',
  'Ministry of Roads': 'وزارتِ شاہرات',
  'the ministry': 'وزارت',
  'One party’s account.': 'ایک فریق کا بیان۔',
  'The guards have left their posts at the pass by night.': 'محافظ رات کو درے پر اپنی چوکیاں چھوڑ گئے ہیں۔',
}

const fileOf = (texts: Readonly<Record<string, string>>): string =>
  `language: ur\ntexts:\n${Object.entries(texts)
    .map(
      ([original, translation]) => `  - {original: ${JSON.stringify(original)}, translation: ${JSON.stringify(translation)}}\n`,
    )
    .join('')}`

const project = (texts: Readonly<Record<string, string>> = pairs, written = brief) => ({
  'briefs/pass/brief.yaml': written,
  'briefs/pass/facts.yaml': facts,
  'briefs/pass/ur.yaml': fileOf(texts),
})

async function reports(texts?: Readonly<Record<string, string>>, written?: string) {
  const all = await prepareMemoryProject(project(texts, written))
  return Object.fromEntries(all.map((report) => [report.variant ?? 'main', readyOf(report)]))
}

function readyOf(report: Report) {
  if (report.ready === undefined) throw new Error(report.log.diagnostics.map(({ message }) => message).join('\n'))
  return { ...report.ready, found: report.log.diagnostics.map(({ code, message }) => `${code}: ${message}`) }
}

describe('a translated report', () => {
  it('has its texts, names and units in its language', async () => {
    const dossier = (await reports())['ur']?.merged.dossier
    expect(dossier?.brief).toMatchObject({
      title: 'درہ',
      preparedBy: 'سڑک ڈیسک',
      language: 'ur',
      translatedFrom: 'en-GB',
      direction: 'rtl',
    })
    expect(dossier?.highlights[0]?.markdown).toBe('درہ بند ہے۔ [@shut; @heard; @english]')
    expect(dossier?.keyFigures[0]?.label).toBe('منتظر ٹرک')
    expect(dossier?.facts['shut']).toMatchObject({
      text: 'درہ بند ہے۔',
      attributedName: 'وزارت',
      attribution: { verb: 'نے بیان کیا' },
    })
    expect(dossier?.facts['shut']?.sources).toEqual([{ ref: 'wire', number: 1, at: 'پیراگراف 2' }])
    expect(dossier?.facts['lorries']?.figure).toMatchObject({ value: 40, unit: 'ٹرک' })
    expect(dossier?.sections.find(({ view }) => view === 'positions')?.groups.map(({ title }) => title)).toEqual([
      'وزارتِ شاہرات',
      'ایک محافظ',
    ])
    expect(dossier?.places['pass']?.name).toBe('درہ')
    expect(dossier?.sources[0]).toMatchObject({
      title: 'Bulletin 7',
      publisher: 'Wire',
      language: 'en-GB',
      descriptor: 'ایک فریق کا بیان۔',
    })
  })

  it('keeps what was really said beside a quotation that it translates', async () => {
    const quote = (await reports())['ur']?.merged.dossier.facts['heard']?.quote
    expect(quote).toEqual({ text: 'کافی جلد', speaker: 'ایک محافظ', original: { text: 'Soon enough', language: 'en-GB' } })
  })

  it('differs from its original in words alone: ids, order, figures and grades are the same', async () => {
    const { main, ur } = await reports()
    const shape = (dossier: NonNullable<typeof main>['merged']['dossier'] | undefined) => ({
      sections: dossier?.sections.map(({ id, view, facts: ids }) => [id, view, ids]),
      facts: Object.values(dossier?.facts ?? {}).map(({ id, when, grade, marking, where, corroboration }) => [
        id,
        when,
        grade,
        marking,
        where,
        corroboration,
      ]),
      sources: dossier?.sources.map(({ id, number, uses }) => [id, number, uses.map(({ fact }) => fact)]),
      marking: dossier?.marking,
    })
    expect(shape(ur?.merged.dossier)).toEqual(shape(main?.merged.dossier))
  })

  it('needs no translation for what is in its language: words of its variant, a fact of that language', async () => {
    const { ur } = await reports()
    expect(ur?.found.filter((found) => found.startsWith('language/'))).toEqual([])
    expect(ur?.merged.dossier.brief.purpose).toBe('اطلاع')
    expect(ur?.merged.dossier.facts['english']?.language).toBe('ur')
  })

  it('says of a text without a translation which language it is in', async () => {
    const { 'It opens soon.': _, ...others } = pairs
    const { ur } = await reports(others)
    expect(ur?.merged.dossier.facts['heard']).toMatchObject({ text: 'It opens soon.', language: 'en-GB' })
    expect(ur?.merged.dossier.facts['shut']?.language).toBeUndefined()
    expect(ur?.found.filter((found) => found.startsWith('language/'))).toEqual([
      'language/untranslated: a text of this report has no translation: fact `heard` (“It opens soon.”)',
    ])
  })

  it('chooses words for its readers first and translates them then; what is withheld is withheld in both languages', async () => {
    const open = (await reports())['open']
    expect(open?.merged.dossier.highlights.map(({ markdown }) => markdown)).toEqual([
      'درہ بند ہے۔ [@shut; @heard; @english]',
      'چوکیوں پر نظر ہے۔ [@heard]',
      'سڑک لمبی اور بل کھاتی ہے۔ [@heard]',
    ])
    expect(JSON.stringify(open?.merged.dossier)).not.toContain('چھوڑ گئے')
    const texts = open === undefined ? [] : withheldTexts(open.merged, open.book).texts.map(({ text }) => text.trim())
    expect(texts).toContain('محافظ رات کو درے پر اپنی چوکیاں چھوڑ گئے ہیں۔')
    expect(texts).toContain('درے پر چوکیاں آج رات خالی ہیں۔')
    // What stands there instead says it too.
    expect(texts.join(' ')).toContain('محافظ گھر جا چکے ہیں')
    expect(texts.join(' ')).not.toContain('بل کھاتی')
  })

  it('may share its file: a pair that one of the reports needs is used', async () => {
    const all = await prepareMemoryProject(project({ ...pairs, 'Nobody says this.': 'کوئی نہیں' }))
    const unused = all.flatMap(({ log }) => log.diagnostics).filter(({ code }) => code === 'language/unused')
    const text = project({ ...pairs, 'Nobody says this.': 'کوئی نہیں' })['briefs/pass/ur.yaml']
    expect(unused.map(({ span }) => text.slice(span?.start, span?.end))).toEqual(['"Nobody says this."'])
    // The manifest lies beside reports that may not be allowed to say it.
    expect(JSON.stringify(unused)).not.toContain('Nobody')
    const rows = `title: "Pass {{each.row.name}}"\nasOf: 2026-04-12\nfacts: facts.yaml\nforEach: [{name: North}, {name: South}]
output: "{{brief.id}}-{{each.row.name}}{{#if variant.id}}-{{variant.id}}{{/if}}"
variants: [{id: ur, language: ur, translation: ur.yaml}]\n`
    const each = await prepareMemoryProject(project({ 'Pass North': 'شمالی درہ', 'Pass South': 'جنوبی درہ' }, rows))
    expect(each.map(({ ready }) => ready?.merged.dossier.brief.title)).toEqual([
      'Pass North',
      'Pass South',
      'شمالی درہ',
      'جنوبی درہ',
    ])
    expect(each.flatMap(({ log }) => log.diagnostics).filter(({ code }) => code.startsWith('language/'))).toEqual([])
  })

  it('points into its translation file for what is wrong with a translation', async () => {
    const wrong = 'درہ بند ہے۔ [@shut; @herd; @english]'
    const [, ur] = await prepareMemoryProject(project({ ...pairs, 'The pass is shut. [@shut; @heard; @english]': wrong }))
    const unknown = ur?.log.diagnostics.find(({ code }) => code === 'source/unknown')
    expect(unknown?.span?.file).toBe('briefs/pass/ur.yaml')
    const text = project({ ...pairs, 'The pass is shut. [@shut; @heard; @english]': wrong })['briefs/pass/ur.yaml']
    expect(text.slice(unknown?.span?.start, unknown?.span?.end)).toBe('herd')
  })
})

describe('what differs between two languages', () => {
  const written = (waivers: string): string => `title: The pass
asOf: 2026-04-12
facts: facts.yaml
highlights: ["Forty lorries wait. [@lorries]"]
variants: [{id: fr, language: fr, title: Le col, highlights: ["Le col est fermé. [@shut]"], waivers: [${waivers}]}]
`
  const differing = async (waivers: string) => {
    const [, fr] = await prepareMemoryProject(project({}, written(waivers)))
    return { found: fr?.log.diagnostics.filter(({ code }) => code === 'language/differs'), waived: fr?.log.waived }
  }

  it('may be set aside with a reason, which is printed', async () => {
    const { found } = await differing('')
    expect(found?.map(({ message }) => message)).toEqual([
      'this highlight cites `shut`, and in `en-GB` it does not',
      'in `en-GB` this highlight cites `lorries`, and here it does not',
    ])
    const set = await differing('{code: language/differs, reason: The desk in Paris writes its own.}')
    expect(set.found).toEqual([])
    expect(set.waived?.map(({ reason }) => reason)).toEqual([
      'The desk in Paris writes its own.',
      'The desk in Paris writes its own.',
    ])
  })
})

describe('what has changed, in a translated report', () => {
  const first = `title: The pass
number: 1
status: final
tlp: GREEN
asOf: 2026-04-11
facts: old.yaml
judgements: [{id: pass, text: The pass is likely to open., likelihood: likely, confidence: low, basis: [a]}]
sections: [{view: changes}, {title: A, body: "[@a]"}]
`
  const old = `sources: {wire: {title: Bulletin, reliability: B}}
facts:
  a: {kind: event, text: Rain fell., when: 2026-04-10, sources: wire, credibility: 2}
  b: {kind: event, text: The rain stopped., when: 2026-04-12, sources: wire, credibility: 2, supersedes: a, recorded: 2026-04-12}
`
  const second = `${first
    .replace('number: 1', 'number: 2')
    .replace('2026-04-11', '2026-04-12')
    .replace('basis: [a]', 'basis: [b]')
    .replace('[@a]', '[@b]')}variants: [{id: ur, language: ur, translation: ur.yaml}]\n`

  it('is what has changed in its original since the edition in that language, told in translation', async () => {
    const { files, errors } = await release({
      'briefs/pass/brief.yaml': first,
      'briefs/pass/old.yaml': old,
      'sitrep.config.yaml': 'severities: {judgement/incomplete: off}\n',
    })
    expect(errors).toEqual([])
    const texts = {
      'The pass': 'درہ',
      'The pass is likely to open.': 'امکان ہے کہ درہ کھلے۔',
      '[@b]': '[@b]',
      'Rain fell.': 'بارش ہوئی۔',
      'The rain stopped.': 'بارش رک گئی۔',
      A: 'ا',
    }
    const [main, ur] = await prepareMemoryProject({
      ...files,
      'briefs/pass/brief.yaml': second,
      'briefs/pass/ur.yaml': fileOf(texts),
    })
    const changes = ur?.ready?.merged.dossier.changes
    expect(changes).toEqual({
      ...main?.ready?.merged.dossier.changes,
      updated: [{ fact: 'b', replaces: ['a'], before: 'بارش ہوئی۔' }],
    })
    // Worded in another language is not worded anew.
    expect(changes?.judgements).toEqual([{ id: 'pass', kind: 'unchanged', reworded: false }])
    expect(ur?.log.diagnostics.filter(({ code }) => code.startsWith('language/'))).toEqual([])
  })
})

describe('an edition with a translation', () => {
  const written = `title: The pass
number: 1
status: final
tlp: GREEN
asOf: 2026-04-12
facts: facts.yaml
sections: [{title: Overview, body: "It rains [@rain]."}]
variants: [{id: ur, language: ur, translation: words/ur.yaml}]
`
  const book =
    'sources: {wire: {title: Bulletin, reliability: B}}\nfacts: {rain: {kind: event, text: Rain fell., when: 2026-04-10, sources: wire, credibility: 2}}\n'
  const texts = {
    'The pass': 'درہ',
    Overview: 'جائزہ',
    'It rains [@rain].': 'بارش ہو رہی ہے [@rain]۔',
    'Rain fell.': 'بارش ہوئی۔',
  }
  const files = {
    'briefs/pass/brief.yaml': written,
    'briefs/pass/facts.yaml': book,
    'briefs/pass/words/ur.yaml': fileOf(texts),
  }

  it('is made again in the words that it was issued in, and says so where those were changed', async () => {
    const first = await release(files)
    expect(first.errors).toEqual([])
    const kept = 'briefs/pass/editions/001-words-ur.yaml'
    expect(first.files[kept]).toBe(fileOf(texts))
    const moved = { ...first.files, 'briefs/pass/words/ur.yaml': fileOf({ ...texts, Overview: 'خلاصہ', 'The pass': 'درّہ' }) }
    const [, again] = await prepareMemoryProject(moved, { set: ['number=1'] })
    expect(again?.ready?.merged.dossier.sections[0]?.title).toBe('جائزہ')
    expect(again?.log.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const [edited] = await prepareMemoryProject(
      { ...moved, [kept]: fileOf({ ...texts, Overview: 'خلاصہ' }) },
      { set: ['number=1'] },
    )
    expect(edited?.log.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'edition/edited: this is not the translation that edition 1 was made from: its digest does not match',
    ])
  })

  it('is not released while a text has no translation', async () => {
    const { Overview: _, ...others } = texts
    const refused = await release({ ...files, 'briefs/pass/words/ur.yaml': fileOf(others) })
    expect(refused.errors.map((error) => error.split(':')[0])).toContain('language/untranslated')
    expect(refused.result.editions).toEqual([])
  })
})
