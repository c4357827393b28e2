/**
 * The framework that a council begins with: the twelve indicators of the founding report's Appendix 3 and the expectations of its
 * Appendix 2ii, in words of our own, and descriptors of the grades from the domain notes (2.6). Each council puts its own in place.
 */
import type { FrameworkContent } from './framework.ts'

export const usualFramework: FrameworkContent = {
  purpose:
    'We look at our work with children to learn from it: what has changed for the child, what helped, and what we do next. An audit is done with the practitioner, hears the child and the family, and is followed until its actions have made a difference.',
  strands: [
    { key: 'effect', text: 'What our help has done for the child’s safety, well-being and stability.' },
    { key: 'practice', text: 'How good the practitioner’s work was, and what line management added to it.' },
    { key: 'partnership', text: 'How well we worked with the family and with other agencies.' },
  ],
  indicators: [
    {
      number: 1,
      name: 'Listened to, and influencing',
      text: 'Children are heard. What they wish, feel and live through decides how we work with them.',
    },
    {
      number: 2,
      name: 'Seen, and seen alone',
      text: 'Children are seen, and seen alone where that is needed and good for them.',
    },
    {
      number: 3,
      name: 'A steady relationship',
      text: 'Children and families know their worker, and the worker stays.',
    },
    {
      number: 4,
      name: 'Part of decisions',
      text: 'Children and families take part in decisions about them, and understand why we are there.',
    },
    {
      number: 5,
      name: 'Well-evidenced assessment',
      text: 'Assessments draw on several sources, weigh risks against what protects, and lead to an offer of help.',
    },
    {
      number: 6,
      name: 'Timely plans that bring change',
      text: 'Plans come in time, name the help, the change and by when, and bring change within six months.',
    },
    { number: 7, name: 'Interventions that work', text: 'What we do with families supports change and development.' },
    {
      number: 8,
      name: 'Learning from feedback',
      text: 'Children and families tell us whether help works, from beginning to end, and we act on it.',
    },
    {
      number: 9,
      name: 'Meetings that protect',
      text: 'Agencies plan, watch and review together, in meetings that move things on.',
    },
    {
      number: 10,
      name: 'Information shared, practice challenged',
      text: 'Agencies share what matters in time, say plainly what they mean, and challenge each other.',
    },
    {
      number: 11,
      name: 'When families do not engage',
      text: 'Where a child may be unsafe and parents do not work with us, risk is assessed in full and managers decide at once what happens next.',
    },
    {
      number: 12,
      name: 'Records that protect',
      text: 'Records are complete, and shared where that helps or protects a child.',
    },
  ],
  standards: {
    assessments:
      'Several sources are weighed against each other. Parents’ capacity is assessed, with their capacity to change. The family takes part.',
    'case-summaries':
      'A summary is written every three months, and a pen picture of the child stands on the front page of the file.',
    'child-in-need-drift': 'Plans are specific about outcomes and by when. Where nothing changes, somebody decides.',
    chronologies: 'A chronology is there, up to date, and used in assessment and planning.',
    'core-groups': 'Core groups meet as planned, and what they decided is on the record.',
    'management-oversight': 'A decision taken outside supervision that affects the child’s plan is recorded promptly.',
    'pathway-plans': 'Pathway plans are reviewed when due, with the young person.',
    permanence:
      'Options for permanence are considered from the day a child becomes looked after; a plan stands within six months.',
    'repeat-referrals':
      'Each assessment asks what happened last time, and whether the family now gets the right help at the right time.',
    supervision: 'Supervision follows the council’s policy: regular, reflective, and recorded.',
    visits: 'The record of a visit says what it was for, what the child said, and what changed.',
    'voice-of-the-child': 'The child’s own words are on the record, and the plan shows what they changed.',
  },
  grades: {
    outstanding: 'All of good, with a clear and lasting difference for the child that others can learn from.',
    good: 'The child is safe, known and heard. Assessment and plan bring timely help, change can be seen, and oversight makes a difference.',
    'requires-improvement': 'No immediate harm, but work is inconsistent, late, unclear or has little effect.',
    inadequate:
      'A child is or may be unsafe, or has waited harmfully, or basic duties are unmet with no plan to put that right.',
  },
  checks: [
    {
      what: 'Case audits, each locality in turn',
      who: 'Auditors outside the team',
      howOften: 'Every month',
      standard: 'Every audit is done with the practitioner, and hears the family',
    },
    {
      what: 'Audits before supervision',
      who: 'Team managers',
      howOften: 'Two cases of each practitioner a month',
      standard: 'Shared with the practitioner before supervision',
    },
    {
      what: 'Moderation',
      who: 'Moderators outside the service',
      howOften: 'After each audit that the rule chooses',
      standard: 'All inadequate and outstanding audits',
    },
    {
      what: 'Re-audit of inadequate cases',
      who: 'Another auditor',
      howOften: 'In the next round',
      standard: 'Within three months of the grade',
    },
    {
      what: 'Themed audits and deep dives',
      who: 'The quality assurance lead',
      howOften: 'As the annual plan says',
      standard: 'With a report, and an answer from the service',
    },
  ],
}
