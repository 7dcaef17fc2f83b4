import { expect, test } from 'vitest'
import { veiled, veilId } from '../../../src/print/veil.ts'

const veil = `<style id="${veilId}">html{display:none!important}</style>`

test.each([
  ['<!doctype html><html lang="en"><head><title>A</title>', `<!doctype html><html lang="en"><head>${veil}<title>A</title>`],
  ['<!doctype html><html><head data-x="1">', `<!doctype html><html><head data-x="1">${veil}`],
  [
    '<!doctype html><html lang="ur" dir="rtl"><title>A</title>',
    `<!doctype html><html lang="ur" dir="rtl">${veil}<title>A</title>`,
  ],
  ['<!DOCTYPE html><title>A</title><header>B</header>', `<!DOCTYPE html>${veil}<title>A</title><header>B</header>`],
  ['<p>A</p>', `${veil}<p>A</p>`],
])('lies at the start of the head of %s', (html, expected) => {
  expect(veiled(html)).toBe(expected)
})
