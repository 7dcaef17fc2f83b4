/** `sitrep translate` as a translator uses it: write the file, translate, change the brief, complete it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const brief = `title: The pass
asOf: 2026-04-12
facts: facts.yaml
status: final
highlights: ["The pass is shut. [@shut]"]
sections: [{title: Overview, body: "The pass is shut [@shut]."}]
variants:
  - {id: ur, language: ur, translation: translations/ur.yaml}
`
const facts = `sources: {wire: {title: Bulletin, reliability: B}}
facts: {shut: {kind: status, text: The pass is shut., when: 2026-04-12, sources: wire, credibility: 2}}
`
const path = 'briefs/pass/translations/ur.yaml'

function project() {
  return createFolder({ 'sitrep.config.yaml': '', 'briefs/pass/brief.yaml': brief, 'briefs/pass/facts.yaml': facts })
}

describe('sitrep translate', () => {
  it('lists what is missing without writing, then writes it, and then has nothing to add', async () => {
    const cwd = project()
    const dry = await sitrep(['translate', 'pass', '--variant', 'ur', '--dry-run'], { cwd })
    expect(dry.code).toBe(0)
    expect(dry.stdout).toBe(
      'title: The pass\nhighlight 1: The pass is shut. [@shut]\nsection 1, title: Overview\nsection 1, body: The pass is shut [@shut].\nfact `shut`: The pass is shut.\n',
    )
    expect(existsSync(join(cwd, path))).toBe(false)
    const first = await sitrep(['translate', 'pass', '--variant', 'ur'], { cwd })
    expect([first.code, first.stdout]).toEqual([0, `${path}\n`])
    expect(first.stderr).toBe(`5 texts added: 5 of 5 wait for a translation in ${path}.\n`)
    const written = readFileSync(join(cwd, path), 'utf8')
    expect(written).toContain('language: ur\ntexts:\n  # title\n  - original: The pass\n    translation:\n  # highlight 1\n')
    const second = await sitrep(['translate', 'pass'], { cwd })
    expect([second.code, second.stdout]).toEqual([0, ''])
    expect(second.stderr).toBe(`Nothing to add: 5 of 5 wait for a translation in ${path}.\n`)
    expect(readFileSync(join(cwd, path), 'utf8')).toBe(written)
  })

  it('keeps translations and comments, adds new words and names those that are gone', async () => {
    const cwd = project()
    await sitrep(['translate', 'pass'], { cwd })
    const translated = readFileSync(join(cwd, path), 'utf8').replace(
      '  - original: Overview\n    translation:\n',
      '  - original: Overview\n    translation: جائزہ   # agreed\n',
    )
    writeFileSync(join(cwd, path), translated)
    writeFileSync(join(cwd, 'briefs/pass/brief.yaml'), brief.replace('The pass is shut. [@shut]', 'It is shut. [@shut]'))
    const { code, stderr } = await sitrep(['translate', 'pass'], { cwd })
    expect(code).toBe(0)
    expect(stderr).toBe(
      `1 text added: 4 of 5 wait for a translation in ${path}.\n1 text there that the brief no longer has:\n  The pass is shut. [@shut]\n`,
    )
    const now = readFileSync(join(cwd, path), 'utf8')
    expect(now).toContain('translation: جائزہ   # agreed\n')
    expect(now).toContain('  # highlight 1\n  - original: It is shut. [@shut]\n    translation:\n')
    const check = await sitrep(['check', 'pass', '--variant', 'ur'], { cwd })
    expect(check.code).toBe(1)
    expect(check.stderr).toContain('error[language/untranslated]: 4 texts of this report have no translation: title')
    expect(check.stderr).toContain('note[language/unused]')
  })

  it.each([
    [['nothing'], 2, 'brief/not-found'],
    [['pass', '--variant', 'fr'], 2, '`pass` has no variant `fr`'],
    [[], 2, 'brief'],
  ])('refuses %j', async (args, expected, words) => {
    const { code, stdout, stderr } = await sitrep(['translate', ...args], { cwd: project() })
    expect([code, stdout]).toEqual([expected, ''])
    expect(stderr).toContain(words)
  })
})
