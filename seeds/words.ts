/**
 * What auditors of the imaginary county write: evidence, rationale, strengths, areas for improvement and actions, by theme and by
 * how strong the practice is. Invented, and about nobody; case references only.
 */
import type { Grade } from '#domain/grades/grade.ts'

/** How strong the practice in a section was, from what an auditor saw. The story's own measure, never shown. */
export type Practice = 'strong' | 'sound' | 'mixed' | 'weak'

export const gradeFor: Readonly<Record<Practice, Grade>> = {
  strong: 'outstanding',
  sound: 'good',
  mixed: 'requires-improvement',
  weak: 'inadequate',
}

export const evidence: Readonly<Record<Practice, readonly string[]>> = {
  strong: [
    'Recorded the same day, in the child’s own words, and used at the next review to change the plan.',
    'The record shows who was asked, what each said, and why the worker came to the view they did.',
    'The worker could tell me from memory what had changed for the child since the spring, and the record bears it out.',
  ],
  sound: [
    'Seen on the record, dated and clear. The plan follows from it.',
    'Present and current. A colleague picking up the case would know what to do next.',
    'Recorded in time, with the child’s view given beside the parents’.',
  ],
  mixed: [
    'Present but brief: it says what was done and not what it meant for the child.',
    'Two of the last five entries are here; the others could not be found.',
    'Done, but five weeks after it was due, and the reason is not recorded.',
  ],
  weak: [
    'Could not be found on the record, and the worker was not sure that it had been done.',
    'The last entry is more than six months old and does not describe how the child lives now.',
    'The risk named in the referral is not mentioned again in the assessment or the plan.',
  ],
}

export const rationale: Readonly<Record<Practice, readonly string[]>> = {
  strong: [
    'All of what good looks like, and a clear and lasting difference for the child that others could learn from.',
  ],
  sound: ['The child is known and heard, help came when it was needed, and the record shows the change it made.'],
  mixed: [
    'No immediate harm, but the work is uneven: parts were late, and it is not clear what difference they made.',
    'The intention is good and the follow-through is not yet reliable. The plan does not say what must change, by when.',
  ],
  weak: [
    'The child has waited too long for decisions, and basic duties were not met without a plan to put that right.',
  ],
}

export const fiveQuestions: Readonly<Record<Practice, readonly string[]>> = {
  strong: [
    'To live safely at home with her mother, going to school every day and seeing her father on Sundays without worry.',
  ],
  sound: ['To stay with his grandparents for good, with the order in place and school settled by the summer.'],
  mixed: ['For the parents to manage without our help. The plan does not yet say how we would know.'],
  weak: ['The record does not say. The worker thought the outcome was “to monitor the situation”.'],
}

interface Finding {
  readonly theme: string
  readonly strength: string
  readonly area: string
  readonly action: string
  readonly ownerRole: string
  readonly success: string
}

/** Keys of domain/findings/themes.ts. */
export const findings: readonly Finding[] = [
  {
    theme: 'chronologies',
    ownerRole: 'practitioner',
    strength: 'The chronology is short, current and was used to decide what to ask in the assessment.',
    area: 'The chronology stops at the last transfer, so the pattern of incidents cannot be seen.',
    action: 'Bring the chronology up to date from the transfer and take it to the next supervision.',
    success: 'The chronology covers the last twelve months and is referred to in the plan.',
  },
  {
    theme: 'assessments',
    ownerRole: 'practitioner',
    strength: 'The assessment weighs several sources and says plainly what they add up to for the child.',
    area: 'The assessment describes the parents at length and says little of their capacity to change.',
    action: 'Complete the part of the assessment on capacity to change, with the parents, and share it with them.',
    success: 'The parents can say what must change and the assessment says whether they can do it in time.',
  },
  {
    theme: 'supervision',
    ownerRole: 'team-manager',
    strength: 'Supervision asked what life is like for the child and moved the case on.',
    area: 'Supervision is recorded as a list of tasks; drift since the spring was not questioned.',
    action: 'Hold a reflective supervision on this case and record the decisions that come of it.',
    success: 'The next two supervision records show a decision and its reason.',
  },
  {
    theme: 'management-oversight',
    ownerRole: 'team-manager',
    strength: 'Decisions made between supervisions are on the record with their reasons.',
    area: 'A decision to end visits was made in conversation and is not on the record.',
    action: 'Record the decision and its reason, and look again at whether visits should have ended.',
    success: 'The decision is recorded with its reason, and visits follow the plan.',
  },
  {
    theme: 'voice-of-the-child',
    ownerRole: 'practitioner',
    strength: 'Direct work over three sessions gave the child words for what she wanted, and the plan changed.',
    area: 'The child was seen four times and once alone; what he wants is not recorded.',
    action: 'See the child alone, at a place he chooses, and bring what he says to the next meeting.',
    success: 'His wishes are in the plan in words he would recognise.',
  },
  {
    theme: 'plans',
    ownerRole: 'practitioner',
    strength: 'The plan says what must change, who will help, and by when, in words the family uses.',
    area: 'The plan lists services and does not say what must be different for the child, or by when.',
    action: 'Rewrite the plan with the family so that each line says what will change and by when.',
    success: 'Each line of the plan has a date and a change that the family could recognise.',
  },
  {
    theme: 'multi-agency',
    ownerRole: 'practitioner',
    strength: 'School and health visitor shaped the plan and each knows what to do if things get worse.',
    area: 'The health visitor was invited and did not attend twice; nobody asked why.',
    action: 'Speak to the health visitor and agree how they will take part before the next core group.',
    success: 'Health contributes to the next core group in person or in writing.',
  },
  {
    theme: 'permanence',
    ownerRole: 'independent-reviewing-officer',
    strength: 'Permanence was planned from the second review, and the child understands it.',
    area: 'Nine months into care there is no permanence plan, and the review did not challenge this.',
    action: 'Bring the case to the permanence tracking panel this month with a plan and a fallback.',
    success: 'A permanence plan is agreed and recorded, with a date for the next decision.',
  },
]
