/** A practice case that comes with the product: a young person in care whose visits are good and whose plan waits. Invented throughout. */
import type { PracticeContent } from './content.ts'

export const wellKnownYoungPerson: PracticeContent = {
  title: 'A young person in care who is well known',
  tool: 'Monthly case audit, version 3',
  file: [
    {
      title: 'Who this is about',
      text: 'This case is invented. The young person is fourteen and has been in care for three years, for two of them with the same foster carers. An older sister lives on her own in the next town. There is no contact with their father; their mother writes at birthdays.',
    },
    {
      title: 'The record',
      text: 'A chronology of two pages is up to date and says after each event what it meant for the young person. A “this is me” page is in their own hand and is dated last month. Two documents are filed under another year.',
    },
    {
      title: 'Assessment',
      text: 'Brought up to date after a difficult summer, when the young person stayed away overnight three times. It weighs what pushed and what pulled, draws on school, carers, sister and the young person, and says what each thinks. It names loss of the sister’s weekly visits, which stopped when her shifts changed, as what matters most.',
    },
    {
      title: 'The plan',
      text: 'Each of five aims says what will be different, by when, who sees to it and how we would know. Visits with the sister were begun again within three weeks. The plan for permanence says long-term fostering with the present carers; the panel’s date has been put off twice, for want of the carers’ medical forms, and no new date is set.',
    },
    {
      title: 'Visits and direct work',
      text: 'Every four weeks, at the young person’s wish at a café and by turns at home. They have had one social worker for two years. After each overnight absence they were spoken to within a day by somebody of their choice, and what they said changed the plan. They chair a part of their own review.',
    },
    {
      title: 'Work with others',
      text: 'School, the nurse for children in care and the carers’ supervising worker share one page of who does what, brought up to date every month. The police were told of each absence at the agreed time, and a joint talk about the places where the young person had stayed led to one address being visited.',
    },
    {
      title: 'Supervision and oversight',
      text: 'Monthly, with decisions and reasons. Supervision asked after the second absence whether the plan was still right. The reviewing officer wrote twice about the delay of the panel; the manager answered the first letter after five weeks, and the second not yet.',
    },
    {
      title: 'How it is for the young person now',
      text: 'No absence for four months. Attendance at school is 97 per cent. They say: “I know who’ll turn up.” They also say that they wait to hear whether they are staying “for real”.',
    },
  ],
  parts: [
    {
      key: 'record',
      title: 'Record basics',
      gold: 'good',
      why: 'One can read from it what happened and what it meant, and the young person’s own page is part of it. Two misfiled documents do not change that.',
    },
    {
      key: 'assessment',
      title: 'Assessment',
      gold: 'good',
      why: 'It weighs rather than lists, has four voices in it and leads to what mattered. Not outstanding, because it came after the third absence and not the first.',
    },
    {
      key: 'plan',
      title: 'Plan',
      gold: 'requires-improvement',
      why: 'Four aims of five are a model for others. The fifth is permanence: put off twice with no date, and that is the one the young person waits for.',
    },
    {
      key: 'visits',
      title: 'Visits and direct work',
      gold: 'outstanding',
      why: 'One worker for two years, where and how the young person wishes, with talks after each absence that changed what was done. It makes a difference that one can see.',
    },
    {
      key: 'multi-agency',
      title: 'Work with other agencies',
      gold: 'good',
      why: 'Everybody knows who does what, and what was shared led to an address being visited. It depends on one page that one person keeps.',
    },
    {
      key: 'oversight',
      title: 'Supervision and management oversight',
      gold: 'requires-improvement',
      why: 'Reflective and regular in supervision. But the reviewing officer’s challenge waited five weeks and then went without an answer, and nobody above took hold of the delay.',
    },
    {
      key: 'outcome',
      title: 'The child’s lived experience and outcome',
      gold: 'good',
      why: 'Safer, at school, and sure of who will come. The uncertainty about staying is real and is theirs to carry until we decide.',
    },
    {
      key: 'overall',
      title: 'Overall grade',
      gold: 'good',
      why: 'Some of the panel began at outstanding because of the direct work, one at requires improvement because of permanence. We agreed on good: what the young person lives is good, and the delay must be ended now.',
    },
  ],
}
