/** A report made of one article that restates one party, as a hurried analyst would write it: the rules say what is wrong with it. */
import { expect, it } from 'vitest'
import { check } from './check-report.ts'

const facts = `
actors:
  pakistan: {name: Government of Pakistan, short: Pakistan, type: state}
  foreign-office: {name: Ministry of Foreign Affairs of Pakistan, short: Foreign Office, partOf: pakistan}
  afghan-authorities: {name: Afghan Taliban authorities, short: Afghan authorities, type: deFactoAuthority}
  ttp: {name: Tehrik-e-Taliban Pakistan, short: TTP, labels: [{text: Fitna-al-Khawarij, abbr: FaK, usedBy: pakistan}]}
sources:
  fo-statement: {title: Statement by the Spokesperson, type: speech, reliability: F, obtained: false}
  khabar-kada:
    title: Pakistan calls for concrete Taliban action
    type: article-newspaper
    url: https://khabarkada.com/x
    issued: 2025-11~
    accessed: 2025-11-10
    reliability: F
    restates: fo-statement
defaults: {sources: khabar-kada, credibility: 6, recorded: 2025-11-10}
facts:
  no-concrete-steps: {kind: claim, text: The Afghan authorities took no concrete step., attributedTo: foreign-office, about: afghan-authorities}
  truce-holds: {kind: status, text: The ceasefire was still holding., when: 2025-11-09/.., reviewAfter: 2025-11-17}
  truce-prolonged: {kind: claim, text: The Afghan side is more interested in prolonging the truce., attributedTo: foreign-office, about: afghan-authorities}
  no-guarantee: {kind: claim, text: The Afghan delegation gave no written guarantee., attribution: diplomatic sources}
  attacks-rose: {kind: claim, text: Attacks across the border rose significantly., attributedTo: foreign-office, about: afghan-authorities}
  responsibility-avoided: {kind: assessment, text: Inaction shows avoidance of responsibility., attributedTo: foreign-office, about: afghan-authorities}
  fled-after-zarb-e-azb: {kind: claim, text: They fled after an operation of 2015., attributedTo: pakistan, about: ttp, contradicts: zarb-e-azb-launched}
  zarb-e-azb-launched: {kind: event, text: The operation was launched on 15 June 2014., when: 2014-06-15}
  turkish-visit: {kind: event, planned: true, text: A visit is to come this week., when: 2025-11-10/2025-11-16}
`

const brief = `title: Istanbul talks
asOf: 2025-11-20
highlights:
  - The Taliban regime gave no written guarantee. [@no-guarantee]
  - The temporary ceasefire continues to hold. [@truce-holds]
sections:
  - title: Situation overview
    body: |
      On Sunday the Foreign Office further revealed that no concrete step was taken [@no-concrete-steps]. The talks were used to
      prolong the truce [@truce-prolonged]. In four years attacks rose significantly [@attacks-rose], which shows avoidance of
      responsibility [@responsibility-avoided]. Militants of the FaK fled in 2015 [@fled-after-zarb-e-azb].
  - view: timeline
    select: {ids: [turkish-visit]}
`

it('finds what a reader of the article would', async () => {
  const found = await check(brief, facts)
  expect(found.map(({ severity, code, at }) => `${severity} ${code} ${at}`)).toEqual([
    'warning source/single no-guarantee',
    'warning source/single truce-holds',
    'note source/weak-citation https://khabarkada.com/x',
    'warning attribution/one-sided facts',
    'warning attribution/loaded-label regime',
    'warning attribution/loaded-label FaK',
    'warning attribution/claim-as-fact no-guarantee',
    'warning attribution/claim-as-fact revealed',
    'warning attribution/claim-as-fact truce-prolonged',
    'warning attribution/claim-as-fact attacks-rose',
    'warning attribution/claim-as-fact fled-after-zarb-e-azb',
    'error time/relative this week',
    'warning time/relative On Sunday',
    'warning time/stale 2025-11-17',
    'warning time/overdue 2025-11-10/2025-11-16',
    'error figure/hidden-contradiction fled-after-zarb-e-azb',
    'warning judgement/assessment-as-event responsibility-avoided',
  ])
})
