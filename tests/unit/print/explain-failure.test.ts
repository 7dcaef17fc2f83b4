import { describe, expect, it } from 'vitest'
import { explainFailure } from '../../../src/print/explain-failure.ts'
import { DeadlineExceeded } from '../../../src/print/supervisor.ts'

const job = { name: 'flood', html: '', timeoutMs: 30_000 }

describe('explainFailure', () => {
  it('tells the browser’s own words, the report and what it was doing, as `print/failed`', () => {
    const error = new Error('Protocol error (Page.printToPDF): Printing failed')
    expect(explainFailure(error, job, 'making the PDF')).toEqual([
      {
        severity: 'error',
        code: 'print/failed',
        message: '`flood` could not be printed while making the PDF: Protocol error (Page.printToPDF): Printing failed',
        cause: error,
      },
    ])
  })

  it('tells a deadline in the seconds of `--timeout`, and of a page with very many links', () => {
    const error = new DeadlineExceeded()
    const hintsOf = (html: string) =>
      explainFailure(error, { ...job, html }, 'making the PDF').map(({ message, hints }) => [message, hints])
    const message = 'printing `flood` timed out after 30 seconds while making the PDF'
    expect(hintsOf('<a href="#x">x</a>')).toEqual([[message, ['give it more time with `--timeout`']]])
    expect(hintsOf('<a href="#x">x</a>'.repeat(12_000))).toEqual([
      [
        message,
        [
          'select fewer facts, or make several reports of them: the page has 12,000 links, and Chromium is slow with so many',
          'give it more time with `--timeout`',
        ],
      ],
    ])
  })

  it('does so for what is no error object, too', () => {
    expect(explainFailure('gone', job, 'loading the page')).toMatchObject([
      { code: 'print/failed', message: '`flood` could not be printed while loading the page: gone' },
    ])
  })
})
