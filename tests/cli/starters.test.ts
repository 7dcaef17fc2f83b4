/** What `init`, `new` and `template eject` leave behind, and that they never take anything away. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const starterFiles = [
  '.gitignore',
  'README.md',
  'brand.yaml',
  'briefs/northern-floods/brief.yaml',
  'briefs/northern-floods/facts/facts.yaml',
  'sitrep.config.yaml',
]

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

describe('sitrep init', () => {
  it('makes a project, lists its files on stdout and says what comes next', async () => {
    const cwd = createFolder()
    const { code, stdout, stderr } = await sitrep(['init', 'my reports'], { cwd })
    expect(code).toBe(0)
    expect(filesIn(join(cwd, 'my reports'))).toEqual(starterFiles)
    expect(stdout.trimEnd().split('\n').sort()).toEqual(starterFiles.map((file) => `my reports/${file}`))
    expect(stderr).toContain('Next:\n  cd "my reports"\n  sitrep build ')
  })

  it('refuses a folder that is a project already', async () => {
    const cwd = createFolder({ 'sitrep.config.yaml': '# mine' })
    const { code, stdout, stderr } = await sitrep(['init'], { cwd })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('error: this folder is a project already: it has `sitrep.config.yaml`\n')
    expect(filesIn(cwd)).toEqual(['sitrep.config.yaml'])
  })

  it('keeps the files that are there', async () => {
    const cwd = createFolder({ 'README.md': 'mine', '.gitignore': 'secret' })
    const { code, stderr } = await sitrep(['init'], { cwd })
    expect(code).toBe(0)
    expect(stderr).toContain('note: kept `README.md` as it was\n')
    expect(stderr).toContain('note: kept `.gitignore` as it was\n  = hint: add `output/` to it\n')
    expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe('mine')
    expect(filesIn(cwd)).toEqual(starterFiles)
  })

  it('dates its brief by SOURCE_DATE_EPOCH', async () => {
    const cwd = createFolder()
    await sitrep(['init'], { cwd, environment: { SOURCE_DATE_EPOCH: '1762732800' } })
    expect(readFileSync(join(cwd, 'briefs/northern-floods/brief.yaml'), 'utf8')).toContain('\nasOf: 2025-11-10\n')
  })

  it('says when the folder’s place is taken by a file', async () => {
    const cwd = createFolder({ reports: 'a file' })
    const { code, stderr } = await sitrep(['init', 'reports'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: `reports.*`: a part of its path is a file, not a folder\n/)
  })
})

describe('sitrep new', () => {
  it('adds a brief with its facts, from anywhere in the project', async () => {
    const cwd = createFolder({ 'briefs/old/brief.yaml': '' })
    const { code, stdout, stderr } = await sitrep(['new', 'flood-0412'], { cwd: join(cwd, 'briefs', 'old') })
    expect(code).toBe(0)
    expect(stdout).toBe('../flood-0412/brief.yaml\n../flood-0412/facts/facts.yaml\n')
    expect(stderr).toContain('sitrep build flood-0412\n')
    expect(filesIn(cwd)).toEqual(['briefs/flood-0412/brief.yaml', 'briefs/flood-0412/facts/facts.yaml', 'briefs/old/brief.yaml'])
  })

  it('refuses an id that is taken or is no folder name, and says a better one', async () => {
    const cwd = createFolder({ 'briefs/flood.yaml': 'mine' })
    const taken = await sitrep(['new', 'flood'], { cwd })
    expect([taken.code, taken.stderr]).toEqual([2, 'error: `briefs/flood.yaml` is there already\n  = hint: choose another id\n'])
    const badName = await sitrep(['new', '../Flood in the North'], { cwd })
    expect(badName.code).toBe(2)
    expect(badName.stderr).toContain('  = hint: use `sitrep new flood-in-the-north`\n')
    expect(filesIn(cwd)).toEqual(['briefs/flood.yaml'])
  })
})

describe('sitrep template', () => {
  it('lists the shipped templates and those of the project', async () => {
    const cwd = createFolder({ 'briefs/a/brief.yaml': '', 'templates/ours/template.yaml': 'title: Our look\nextends: sitrep\n' })
    const { code, stdout } = await sitrep(['template', 'list'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^sitrep +\S/m)
    expect(stdout).toMatch(/^ours +Our look/m)
  })

  it('copies one file out, and does not overwrite the change that is made to it', async () => {
    const cwd = createFolder({ 'briefs/a/brief.yaml': '' })
    const first = await sitrep(['template', 'eject', 'sitrep', 'masthead'], { cwd })
    const path = first.stdout.trim()
    expect(first.code).toBe(0)
    expect(path).toMatch(/^templates\/sitrep\/.*masthead\.hbs$/)
    writeFileSync(join(cwd, path), 'mine')
    const second = await sitrep(['template', 'eject', 'sitrep', 'masthead'], { cwd })
    expect(second.code).toBe(2)
    expect(second.stderr).toContain('there already\n  = hint: overwrite with `--force`')
    expect(readFileSync(join(cwd, path), 'utf8')).toBe('mine')
  })
})
