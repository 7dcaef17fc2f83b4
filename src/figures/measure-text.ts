/**
 * How wide a text will be on the page, for layout before there is a browser: from the advance widths of the shipped sans. Another
 * font of a template comes out a little off; nothing but room around words depends on it. Shapes no text.
 */

/** Advance widths of U+0020 to U+007E in thousandths of an em: IBM Plex Sans Condensed 5.3.0, weights 400 and 600. */
const widths = {
  regular:
    '212 258 382 637 538 837 626 220 302 302 414 540 248 360 248 349 540 540 540 540 540 540 540 540 540 540 258 258 540 540 540 431 803 579 589 561 607 526 505 627 637 362 462 574 453 730 637 638 548 638 578 525 516 611 549 808 555 534 524 286 349 286 540 508 540 483 524 454 524 495 294 477 513 228 228 477 247 787 513 504 524 524 332 439 318 513 445 698 459 451 421 310 288 310 540',
  semibold:
    '212 284 429 582 533 870 644 235 303 303 514 540 274 362 274 401 540 540 540 540 540 540 540 540 540 540 282 282 540 540 540 447 811 606 600 581 625 544 523 641 651 387 494 614 473 737 651 642 583 642 601 546 524 624 583 861 595 566 540 299 401 299 540 502 540 507 544 464 544 505 328 492 532 252 255 511 268 802 532 506 544 544 357 449 334 533 476 739 488 483 452 329 346 329 540',
} as const
const tables = {
  regular: widths.regular.split(' ').map(Number),
  semibold: widths.semibold.split(' ').map(Number),
} as const

/** Width of an average letter of another script, and of a Chinese, Japanese or Korean one. */
const otherWidth = 540
const wideWidth = 1000

/** Width of the text in units of `size`, which is the font size. */
export function measureText(text: string, size: number, weight: 'regular' | 'semibold' = 'regular'): number {
  const table = tables[weight]
  let total = 0
  // An accented letter is as wide as the bare one.
  for (const character of text.normalize('NFD')) {
    if (/\p{M}/u.test(character)) continue
    const code = character.codePointAt(0) ?? 0
    total += table[code - 32] ?? (isWide(code) ? wideWidth : otherWidth)
  }
  return (total / 1000) * size
}

function isWide(code: number): boolean {
  return code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3))
}
