import { describe, expect, it } from 'vitest'
import { createEnvironment, type EnvironmentHooks } from '../../../src/render/environment.ts'
import { parseTemplate } from '../../../src/render/parse-template.ts'
import { simpleProgram } from '../../../src/render/simple-program.ts'

/** Hooks that write down what they are told. */
function noting(): EnvironmentHooks & { readonly notes: unknown[] } {
  const notes: unknown[] = []
  const place = (loc: unknown) => JSON.stringify(loc)?.replace(',"source":""', '').replace('"source":"",', '')
  return {
    notes,
    print(value, loc) {
      notes.push(['print', value, place(loc)])
      return `<${String(value)}>`
    },
    call(name, args, hash, loc) {
      notes.push(['call', name, [...args], { ...hash }, place(loc)])
      return `${name}(${args.join()})`
    },
    tooDeep: () => undefined,
  }
}

function isSimple(text: string): boolean {
  const parsed = parseTemplate(text, '')
  const names = ['figure', 'cite']
  const simple = parsed.ok ? simpleProgram(parsed.program, (name) => names.includes(name), noting()) : undefined
  if (simple === undefined) return false
  const [quick, compiled] = [noting(), noting()]
  const made = createEnvironment(names, quick).compileProse(text)({}, {})
  expect([made, quick.notes]).toEqual([createEnvironment(names, compiled).compile(text, '')({}, {}), compiled.notes])
  return true
}

describe('prose with simple expressions', () => {
  it.each([
    'No expression at all.',
    'There are {{figure "deaths"}} dead.',
    '{{figure "a"}} and {{{figure "b" unit=false places=2 style="long"}}}',
    'Line one  {{~cite "a" "b"~}}  two\n{{!-- a remark --}}\n{{! another }}three',
    '{{figure 3}}{{cite true}}{{& figure "x"}} \\{{figure "y"}}',
  ])('%s is run as it stands, and as Handlebars runs it', (text) => {
    expect(isSimple(text)).toBe(true)
  })

  it.each([
    '{{brief.title}}',
    '{{figure}}',
    '{{figure brief.number}}',
    '{{figure "a" unit=brief.number}}',
    '{{figure (cite "a")}}',
    '{{this.figure "a"}}',
    '{{@root.figure "a"}}',
    '{{#if brief.number}}x{{/if}}',
    '{{other "a"}}',
    '{{figure null}}',
    '{{> head}}',
  ])('%s is left to Handlebars', (text) => {
    expect(isSimple(text)).toBe(false)
  })
})
