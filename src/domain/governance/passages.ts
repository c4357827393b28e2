/** The passages of a report to members that are written by a person, in the order of the report. The rest is counted. */
export const passages = [
  {
    key: 'recommendation',
    title: 'Recommendation',
    hint: 'What members are asked to do: such as to consider the report, and to say how and when they wish to hear of progress.',
    needed: true,
  },
  {
    key: 'purpose',
    title: 'Introduction and purpose',
    hint: 'Why the service audits its own work, and what this report is for.',
    needed: true,
  },
  {
    key: 'external-view',
    title: 'What others said of our work',
    hint: 'Inspections, peer challenges and reviews of the period. Leave empty where there were none.',
    needed: false,
  },
  {
    key: 'learnt',
    title: 'What audit has told us about practice',
    hint: 'In plain words: what is strong, what is not good enough yet, and what it means for children.',
    needed: true,
  },
  {
    key: 'next-year',
    title: 'What changes next year',
    hint: 'The plan: what will be audited, what will be done about what was found, and by whom.',
    needed: true,
  },
  {
    key: 'lines-of-enquiry',
    title: 'Questions that members may wish to ask',
    hint: 'Suggested lines of enquiry. Leave empty where you suggest none.',
    needed: false,
  },
] as const

export type PassageKey = (typeof passages)[number]['key']

export const isPassage = (key: string): key is PassageKey => passages.some(passage => passage.key === key)

export const passageTitle = (key: PassageKey): string => passages.find(passage => passage.key === key)?.title ?? key

export const passageHint = (key: PassageKey): string => passages.find(passage => passage.key === key)?.hint ?? ''
