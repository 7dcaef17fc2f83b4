/** The project file is optional, strict, and cannot silence markings. */
import { describe, expect, it } from 'vitest'
import { configJsonSchema } from '../../../src/config/config-schema.ts'
import { loadConfig } from '../../../src/config/load-config.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { toPlain } from '../../../src/text/located-tree.ts'

async function load(text: string | undefined) {
  const outcome = await loadConfig(createMemoryHost(text === undefined ? {} : { 'sitrep.config.yaml': text }))
  return {
    outcome,
    config: outcome.ok ? outcome.value : undefined,
    found: outcome.diagnostics.map(({ code, message }) => `${code} ${message}`),
  }
}

describe('loadConfig', () => {
  it.each([undefined, '', '# nothing yet\n'])('%j is the empty configuration', async (text) => {
    expect((await load(text)).config).toEqual({ severities: {} })
  })

  it('gives settings in the units of the program', async () => {
    const { config } = await load(
      'browser: /opt/chrome\njobs: 2\ntimeout: 90\nout: reports\nformats: html\nseverities: {source/missing: warning, file/missing: off}\n',
    )
    expect(config).toMatchObject({
      browser: '/opt/chrome',
      jobs: 2,
      timeoutMs: 90_000,
      out: 'reports',
      formats: ['html'],
      severities: { 'source/missing': 'warning', 'file/missing': 'off' },
    })
  })

  it.each([
    ['defaults: {tlp: GREEN}', { tlp: 'GREEN' }],
    ['defaults: {tlp: GREEN}\nformats: [html]', { tlp: 'GREEN', formats: ['html'] }],
    ['defaults: {formats: [pdf]}\nformats: [html]', { formats: ['pdf'] }],
    ['formats: [html]', { formats: ['html'] }],
  ])('gives the lowest layer of every brief: %s', async (text, layer) => {
    const { config } = await load(text)
    expect(JSON.parse(JSON.stringify(toPlain(config!.defaults!)))).toEqual(layer)
  })

  it.each([
    ['job: 2', ['config/unknown-key unknown key `job`']],
    ['jobs: 0', ['config/invalid expected at least 1, found `0`']],
    [
      'jobs: many\ntimeout: "90"',
      ['config/invalid expected a number, found `many`', 'config/invalid expected a number, found `90`'],
    ],
    ['defaults: [tlp]', ['config/invalid expected a mapping (`key: value`), found a list']],
    ['severities: {source/mising: off}', ['config/invalid no finding has the code `source/mising`']],
    ['severities: {source/missing: of}', ['config/invalid expected `off`, `note`, `warning` or `error`, found `of`']],
    [
      'severities: {handling/above-marking: warning}',
      ['config/invalid `handling/above-marking` cannot be made less than an error'],
    ],
    ['severities: {handling/unknown-label: error}', []],
    ['profiles: {flash-update: {severities: {source/single: off}}}', []],
    ['profiles: {flash-update: {severities: {source/singel: off}}}', ['config/invalid no finding has the code `source/singel`']],
    [
      'profiles: {flash-update: {severities: {handling/above-marking: off}}}',
      ['config/invalid `handling/above-marking` cannot be made less than an error'],
    ],
    ['jobs: [', ['yaml/syntax this `[` is never closed']],
    ['- jobs', ['config/invalid expected a mapping (`key: value`), found a list']],
  ])('%j', async (text, expected) => {
    expect((await load(text)).found).toEqual(expected)
  })

  it('points at the severity that cannot be, and suggests the code that is meant', async () => {
    const text = 'severities:\n  source/mising: off\n  handling/unknown-label: off\n'
    const { outcome } = await load(text)
    expect(outcome.diagnostics.map(({ span, hints }) => [text.slice(span?.start, span?.end), hints?.[0]])).toEqual([
      ['source/mising', 'check if you meant `source/missing`'],
      ['off', 'remove the line: findings about markings cannot be silenced'],
    ])
  })
})

describe('configJsonSchema', () => {
  it('lists the codes whose severity can be set', () => {
    expect(configJsonSchema()).toMatchObject({
      properties: {
        severities: { propertyNames: { enum: expect.arrayContaining(['source/missing']) } },
        jobs: { type: 'integer', minimum: 1 },
      },
    })
  })
})
