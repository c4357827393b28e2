/** A practice case that comes with the product: a child in need plan that drifts. Invented: no child, family, colleague or council in it is real. */
import type { PracticeContent } from './content.ts'

export const driftingPlan: PracticeContent = {
  title: 'A child in need plan that drifts',
  tool: 'Monthly case audit, version 3',
  file: [
    {
      title: 'Who this is about',
      text: 'This case is invented. The child is nine and lives with their mother and a younger brother of four. The father lives nearby and sees them at weekends. Three referrals in two years told of shouting at night and of the children coming to school hungry.',
    },
    {
      title: 'Assessment',
      text: 'Finished on the 41st working day, with no reason for the delay on the record. It describes the mother’s low mood and debts well, and quotes her. The father was telephoned once and not reached. The child was seen twice, once alone at school, and said: “I make the tea when Mum is in bed. I like it when Gran comes.” The history names the three referrals in a list without saying what they mean together. The assessment recommends a child in need plan “to support the family”.',
    },
    {
      title: 'The plan',
      text: 'Seven actions. Four are for the mother (attend a debt service, see the doctor, attend a parenting course, keep routines). One is for school (a breakfast place). Two are for the social worker (visit every four weeks, refer to young carers). None has a date. The plan does not say what would be better for the children, or what happens if it does not change. The grandmother is not in it.',
    },
    {
      title: 'Visits',
      text: 'Seven visits in eight months; two gaps of seven weeks. Four were announced and in the evening, so that both children were at home. The child was seen alone on three. A drawing of “a good day and a bad day” is on the record, with the child’s own words. The younger brother is described as “playing happily” each time, in the same sentence.',
    },
    {
      title: 'Work with others',
      text: 'Two of four planned meetings were held. School came to both and brought attendance: 88 per cent, then 91. The health visitor was invited to the wrong address and never came. The referral to young carers was sent in the sixth month, and a worker has met the child once. The doctor was not asked about the mother’s depression.',
    },
    {
      title: 'Supervision and oversight',
      text: 'Supervision was recorded four times in eight months. Each says that the plan is “progressing” and that visits should be “kept up”. In the seventh month the manager asked for the first time: what is different for the children since we began? No answer is recorded. There is no decision to end, change or step up the plan.',
    },
    {
      title: 'How it is for the children now',
      text: 'The child has breakfast at school on most days, and says that this is “better, I can think”. They still make the tea on some evenings. The mother began to see a counsellor, which her own mother arranged. Debts are unchanged. A fourth referral, of shouting at night, came in the eighth month and was added to the file as information.',
    },
  ],
  parts: [
    {
      key: 'record',
      title: 'Record basics',
      gold: 'requires-improvement',
      why: 'The record can be followed and the child’s words are in it. But the delay has no reason, visits to the brother are recorded in one repeated sentence, and a fourth referral was filed without anybody saying what it means.',
    },
    {
      key: 'assessment',
      title: 'Assessment',
      gold: 'requires-improvement',
      why: 'The mother’s voice and the child’s are strong. The father is missing, three referrals are listed and not weighed, and caring for a parent is not named as what it is for this child.',
    },
    {
      key: 'plan',
      title: 'Plan',
      gold: 'inadequate',
      why: 'No action has a date, nothing says what should be different for the children or what follows if it is not, and most of it is homework for the mother. Nobody could tell from it whether it works.',
    },
    {
      key: 'visits',
      title: 'Visits and direct work',
      gold: 'requires-improvement',
      why: 'The work with the older child is good and leaves a trace. Two gaps of seven weeks and a younger child whom nobody has really met hold it below good.',
    },
    {
      key: 'multi-agency',
      title: 'Work with other agencies',
      gold: 'requires-improvement',
      why: 'School is a partner and the breakfast place helped. Health was lost to a wrong address, the doctor was never asked, and young carers came late.',
    },
    {
      key: 'oversight',
      title: 'Supervision and management oversight',
      gold: 'inadequate',
      why: 'Four records in eight months, none with a decision. One good question was asked and left without an answer while the plan drifted and a new referral arrived.',
    },
    {
      key: 'outcome',
      title: 'The child’s lived experience and outcome',
      gold: 'requires-improvement',
      why: 'Breakfast and a counsellor are real changes, and the child says so. The caring role and the shouting, which brought the family to us, go on.',
    },
    {
      key: 'overall',
      title: 'Overall grade',
      gold: 'requires-improvement',
      why: 'The panel talked longest about this one. A plan and oversight that are inadequate pull down; the children are seen, heard and somewhat better off, and no harm went unnoticed. We agreed on requires improvement, near its lower edge, with the fourth referral to be looked at this week.',
    },
  ],
}
