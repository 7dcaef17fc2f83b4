import { describe, expect, it } from 'vitest'
import { isolate, isolateWords } from '../../../src/render/isolate.ts'
import { typesetHtml } from '../../../src/render/typeset-html.ts'

const ltr = (text: string) => `<bdi dir="ltr">${text}</bdi>`
const rtl = (text: string) => `<bdi dir="rtl">${text}</bdi>`

describe('text that runs right to left', () => {
  it.each([
    ['للاستفسار: desk@example.org.', `للاستفسار: ${ltr('desk@example.org')}.`],
    ['بحسب reliefweb.int. وبعده', `بحسب ${ltr('reliefweb.int')}. وبعده`],
    ['انظر https://example.org/a?b=1&amp;c=2، ثم', `انظر ${ltr('https://example.org/a?b=1&amp;c=2')}، ثم`],
    ['الجسر (TLP:AMBER+STRICT) مغلق', `الجسر (${ltr('TLP:AMBER+STRICT')}) مغلق`],
    ['الهاتف +92 51 123 4567.', `الهاتف ${ltr('+92 51 123 4567')}.`],
    ['في 2026-04-12، وفي 2026-04', `في ${ltr('2026-04-12')}، وفي ${ltr('2026-04')}`],
    ['النسبة 12.5% (أي', `النسبة ${ltr('12.5%')} (أي`],
    ['بين −3 و+5 درجات', `بين ${ltr('−3')} و${ltr('+5')} درجات`],
    ['The second dyke is unlikely to hold.', ltr('The second dyke is unlikely to hold.')],
    ['Reuters (UK).', 'Reuters (UK).'],
    // The smaller end at the right, where reading begins; no sign parted from its number.
    ['من 6–15 شاحنة', `من ${rtl('6–15')} شاحنة`],
    ['إلا 6–15% من', `إلا ${rtl('6–15%')} من`],
    ['بنسبة 10%–20%', `بنسبة ${rtl('10%–20%')}`],
    ['3–12 أبريل 2026', `${rtl('3–12')} أبريل 2026`],
  ])('%s', (text, expected) => {
    expect(isolate(text)).toBe(expected)
  })

  it.each([
    'في 9 أبريل 2026',
    'الساعة 10:00 UTC+05:00',
    '1,234.5 طن',
    'نقلت Indus River Flood Bulletin No. 12 (Revised) ما يلي',
    'الطريق N-5!',
    'النقطة 3.',
    '<a href="https://example.org/2026-04-12">هنا</a>',
    '2019-ncov-7',
  ])('leaves %s as it is', (text) => {
    expect(isolate(text)).toBe(text)
  })

  it('stands apart in text that runs the other way', () => {
    const cases = [
      ['The paper الجزيرة, 12 April', 'The paper <bdi>الجزيرة</bdi>, 12 April'],
      ['“المياه ترتفع (من جديد)”, 12 April', '“<bdi>المياه ترتفع (من جديد)</bdi>”, 12 April'],
      ['(جسر روهري) is shut', '(<bdi>جسر روهري</bdi>) is shut'],
      ['he asked: متى؟ Then', 'he asked: <bdi>متى؟</bdi> Then'],
      ['<span>الجزيرة</span>, 12', '<span><bdi>الجزيرة</bdi></span>, 12'],
      ['Rain fell in the north.', 'Rain fell in the north.'],
    ] as const
    for (const [text, expected] of cases) expect(isolateWords(text)).toBe(expected)
  })

  it('is told by its language, whatever the report’s', async () => {
    const page = (html: string, language: string) => typesetHtml(html, { language, hasGlyph: () => true })
    expect(await page('<p>6–15%</p>', 'ur')).toContain('<bdi')
    expect(await page('<p>6–15%</p>', 'en')).not.toContain('<bdi')
    expect(await page('<p lang="ar">النسبة 12%</p><p>12%</p>', 'en')).toBe(`<p lang="ar">النسبة ${ltr('12%')}</p><p>12%</p>`)
    expect(await page('<p><code>2026-04-12</code> <span class="url">example.org</span></p>', 'ar')).not.toContain('<bdi')
  })
})
