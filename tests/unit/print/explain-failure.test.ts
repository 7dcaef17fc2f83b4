import { describe, expect, it } from 'vitest'
import { explainFailure } from '../../../src/print/explain-failure.ts'

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

  it('does so for what is no error object, too', () => {
    expect(explainFailure('gone', job, 'loading the page')).toMatchObject([
      { code: 'print/failed', message: '`flood` could not be printed while loading the page: gone' },
    ])
  })
})
