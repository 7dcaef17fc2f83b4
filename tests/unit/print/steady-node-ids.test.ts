import { expect, test } from 'vitest'
import { steadyNodeIds } from '../../../src/print/steady-node-ids.ts'

function steady(pdf: string): string {
  return Buffer.from(steadyNodeIds(Buffer.from(pdf, 'latin1'))).toString('latin1')
}

test('names are counted from 1 in their own order, each the same wherever it stands', () => {
  const pdf = '/ID (node00003518)>> /ID (node00000099)>> /Names [(node00000099) 1 0 R (node00003518) 2 0 R]'
  expect(steady(pdf)).toBe('/ID (node00000002)>> /ID (node00000001)>> /Names [(node00000001) 1 0 R (node00000002) 2 0 R]')
})

test('the same page printed later in the life of a browser gives the same bytes', () => {
  const page = (first: number) => [0, 4, 8, 151].map((step) => `(node${String(first + step).padStart(8, '0')})`).join(' ')
  expect(steady(page(99))).toBe(steady(page(3518)))
})

test.each([
  ['other text', '(no names at all) (nodes) (node) (node1234567)'],
  ['a longer number', '(node123456789)'],
  ['text that begins like a name', '(node00000012 and more)'],
  ['a name cut off by the end of the file', '(node000000'],
  ['nothing', ''],
])('%s is left as it is', (_what, pdf) => {
  expect(steady(pdf)).toBe(pdf)
})

test('a part of a larger buffer is changed in place and nothing around it', () => {
  const whole = Buffer.from('(node00000009)(node00000009)(node00000009)', 'latin1')
  const part = new Uint8Array(whole.buffer, whole.byteOffset + 14, 14)
  expect(steadyNodeIds(part)).toBe(part)
  expect(whole.toString('latin1')).toBe('(node00000009)(node00000001)(node00000009)')
})
