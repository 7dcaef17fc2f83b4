import { expect, it } from 'vitest'
import { englishPattern } from '../../../src/checks/english-pattern.ts'

it.each([
  ['^\\p{L}+$', ['Ashmark', 'Erdoğan', 'Türkiye', 'São', 'Erdog\u0306an'], ['A1', 'a b', '']],
  ['^[\\p{L}\\p{N}-]+$', ['A-10', 'COVID-19'], ['A.10', '[']],
  ['^\\p{Lu}\\p{Ll}', ['Åland', 'Şehbaz', 'Łódź'], ['åland', 'ABC']],
  ['^\\[\\p{L}\\]$', ['[a]'], ['a']],
  ['^[^\\p{L}\\]]+$', ['12', '.'], ['a', ']']],
  ['^\\\\p$', ['\\p'], ['p']],
])('%s', (source, matching, others) => {
  const pattern = englishPattern(source)
  expect(matching.filter((text) => !pattern.test(text))).toEqual([])
  expect(others.filter((text) => pattern.test(text))).toEqual([])
})
