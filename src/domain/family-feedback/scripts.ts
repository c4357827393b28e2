/**
 * What a family or child is asked in an audit, as data: five versions, each about ten questions in short plain sentences (domain notes,
 * 2.7). Together the questions of each version that are answered by a number or a face cover all seven qualities of staff that the
 * council named (C23, founding report 5.3). Every question may be skipped.
 */

export const qualities = [
  { code: 'dependable', label: 'Dependable' },
  { code: 'same-person', label: 'The same person over time' },
  { code: 'kind', label: 'Kind' },
  { code: 'understanding', label: 'Understanding' },
  { code: 'able', label: 'Able' },
  { code: 'adaptable', label: 'Adaptable' },
  { code: 'informed-and-skilled', label: 'Informed and skilled' },
] as const
export type Quality = (typeof qualities)[number]['code']

/** `scale`: 0 to 10; `faces`: one of three; `words`: words alone. Words may be added to every answer. */
export type FamilyAnswerKind = 'scale' | 'faces' | 'words'

export interface FamilyQuestion {
  /** The same in every version where the same thing is asked. */
  readonly key: string
  readonly text: string
  readonly answeredBy: FamilyAnswerKind
  /** None where the question is about what changed or what is wanted, not about the worker. */
  readonly covers: readonly Quality[]
  /** What 0 and 10 mean. */
  readonly ends?: readonly [string, string]
}

export const scriptVersions = ['parent-or-carer', 'under-8', '8-to-12', '13-and-over', 'care-leaver'] as const
export type ScriptVersion = (typeof scriptVersions)[number]

export interface Script {
  readonly version: ScriptVersion
  readonly label: string
  /** For whom it is and how it is used, told to the auditor. */
  readonly use: string
  /** Read out, or shown, before the first question. */
  readonly opening: readonly string[]
  readonly questions: readonly FamilyQuestion[]
  readonly closing: readonly string[]
}

/** The question whose words the auditor must see at once. */
export const worriedKey = 'worried'

const never = ['Not at all', 'Yes, always'] as const
const scale = (key: string, text: string, covers: readonly Quality[], ends: readonly [string, string] = never) =>
  ({ key, text, answeredBy: 'scale', covers, ends }) as const
const faces = (key: string, text: string, covers: readonly Quality[]) =>
  ({ key, text, answeredBy: 'faces', covers }) as const
const words = (key: string, text: string) => ({ key, text, answeredBy: 'words', covers: [] }) as const

const sameEnds = ['Many changes', 'The same person'] as const
const betterEnds = ['No better', 'Much better'] as const

const parentOrCarer: Script = {
  version: 'parent-or-carer',
  label: 'Parent or carer',
  use: 'For a mother, father or other carer. About 10 minutes.',
  opening: [
    'We work for the council. We check how well our workers help children and families.',
    'We would like to know what it has been like for you. It takes about 10 minutes.',
    'You can say no. You can stop, or skip a question. It makes no difference to the help you get.',
    'What you say is kept with our check of the work. The person who checks it will read it. Your worker may read it later.',
    'There is one limit. If we hear that a child may not be safe, we have to act, and we may have to tell others.',
  ],
  questions: [
    scale('reach', 'Do you know who your worker is, and how to reach them?', ['dependable']),
    scale('same', 'Have you had the same worker?', ['same-person'], sameEnds),
    scale('keeps-word', 'Does your worker do what they say they will do?', ['dependable']),
    scale('kind', 'Does your worker treat you with kindness and respect?', ['kind']),
    scale('needs', 'Does your worker understand your family, your culture and what you need?', ['understanding']),
    scale('listened', 'Does your worker listen to you?', ['understanding']),
    scale('explained', 'Has your worker made clear why we are involved, and what the plan is?', [
      'informed-and-skilled',
    ]),
    scale('helped-plan', 'Did you help to make the plan, and to change it when things changed?', ['adaptable']),
    scale('changed', 'Has our help made things better for your child? What has changed?', ['able'], betterEnds),
    words('differently', 'What should we do differently?'),
    words(worriedKey, 'Is there anything you are worried about now?'),
  ],
  closing: [
    'Thank you. What you said helps us to do better.',
    'If you think of something later, tell your worker or call the council.',
    'If someone is in danger now, call 999.',
  ],
}

const underEight: Script = {
  version: 'under-8',
  label: 'Child under 8',
  use: 'For a young child, together with an adult they trust. Few questions, three faces.',
  opening: [
    'This is for a child and a grown-up to do together.',
    'We want to know what you think about the worker who comes to see you.',
    'You do not have to answer. You can stop when you want. Nobody will be cross.',
    'A person who checks our work will read what you say. Your worker may read it later.',
    'If we think you are not safe, we will tell someone who can help.',
  ],
  questions: [
    faces('keeps-word', 'Does your worker come when they say they will?', ['dependable']),
    faces('same', 'Is it the same worker each time?', ['same-person']),
    faces('kind', 'Is your worker kind to you?', ['kind']),
    faces('listened', 'Does your worker listen to you?', ['understanding']),
    faces('changed', 'Does your worker make things better?', ['able']),
    faces('helped-plan', 'Does your worker play, draw or talk with you, the way you like?', ['adaptable']),
    faces('explained', 'Does your worker tell you why they come?', ['informed-and-skilled']),
    words('differently', 'What would make things better for you?'),
    words(worriedKey, 'Is anything making you worried or sad now?'),
  ],
  closing: [
    'Thank you. You did well.',
    'If something makes you sad or scared, tell a grown-up you trust. You can call Childline free on 0800 1111.',
  ],
}

const childOpening = [
  'We work for the council. We check how well our workers help children and young people.',
  'We would like to know what you think. There are no wrong answers.',
  'You can say no. You can stop, or skip a question. It makes no difference to the help you get.',
  'A person who checks our work will read what you say. Your worker may read it later.',
  'There is one limit. If we hear that you or someone else may not be safe, we have to tell someone who can help.',
]
const childClosing = [
  'Thank you. What you said helps us to do better.',
  'If you want to talk to someone, you can call Childline free on 0800 1111, day or night.',
  'If you are in danger now, call 999.',
]

const eightToTwelve: Script = {
  version: '8-to-12',
  label: 'Child of 8 to 12',
  use: 'For a child of 8 to 12, on their own or with an adult near.',
  opening: childOpening,
  questions: [
    scale('reach', 'Do you know who your worker is, and how to talk to them?', ['dependable']),
    scale('same', 'Have you had the same worker?', ['same-person'], sameEnds),
    scale('keeps-word', 'Does your worker do what they say they will do?', ['dependable']),
    scale('kind', 'Is your worker kind to you?', ['kind']),
    scale('needs', 'Does your worker understand you and your family?', ['understanding']),
    scale('listened', 'Does your worker listen to what you want?', ['understanding']),
    scale('explained', 'Did your worker tell you why they see you, and what the plan is?', ['informed-and-skilled']),
    scale('helped-plan', 'When you say that something should change, does your worker try to change it?', [
      'adaptable',
    ]),
    scale('changed', 'Are things better for you now? What has changed?', ['able'], betterEnds),
    words('differently', 'What should we do differently?'),
    words(worriedKey, 'Is there anything you are worried about now?'),
  ],
  closing: childClosing,
}

const thirteenAndOver: Script = {
  version: '13-and-over',
  label: 'Young person of 13 and over',
  use: 'For a young person of 13 or more, asked on their own.',
  opening: childOpening,
  questions: [
    scale('reach', 'Do you know who your worker is, and how to reach them?', ['dependable']),
    scale('same', 'Have you had the same worker?', ['same-person'], sameEnds),
    scale('keeps-word', 'Does your worker do what they say they will do?', ['dependable']),
    scale('kind', 'Does your worker treat you with kindness and respect?', ['kind']),
    scale('needs', 'Does your worker understand who you are, your culture and what you need?', ['understanding']),
    scale('listened', 'Do they listen to you, and take what you say seriously?', ['understanding']),
    scale('explained', 'Do you know why you have a worker, and what the plan is?', ['informed-and-skilled']),
    scale('helped-plan', 'Did you help to make the plan, and to change it when things changed?', ['adaptable']),
    scale('changed', 'Has our help made things better for you? What has changed?', ['able'], betterEnds),
    words('differently', 'What should we do differently?'),
    words(worriedKey, 'Is there anything you are worried about now?'),
  ],
  closing: childClosing,
}

const careLeaver: Script = {
  version: 'care-leaver',
  label: 'Care leaver',
  use: 'For a young person who has left care, about their personal adviser.',
  opening: childOpening,
  questions: [
    scale('reach', 'Do you know who your personal adviser is, and how to reach them?', ['dependable']),
    scale('same', 'Have you had the same adviser?', ['same-person'], sameEnds),
    scale('keeps-word', 'Does your adviser do what they say they will do?', ['dependable']),
    scale('kind', 'Does your adviser treat you with kindness and respect?', ['kind']),
    scale('needs', 'Does your adviser understand who you are, your culture and what you need?', ['understanding']),
    scale('listened', 'Do they listen to you, and take what you say seriously?', ['understanding']),
    scale('explained', 'Does your adviser know what help you can get, and tell you about it?', [
      'informed-and-skilled',
    ]),
    scale('helped-plan', 'Is your pathway plan yours, and does it change when your life changes?', ['adaptable']),
    scale(
      'changed',
      'Has our help made things better, such as your home, work or money? What has changed?',
      ['able'],
      betterEnds,
    ),
    words('differently', 'What should we do differently?'),
    words(worriedKey, 'Is there anything you are worried about now?'),
  ],
  closing: [
    'Thank you. What you said helps us to do better.',
    'If you think of something later, tell your adviser or call the council.',
    'If someone is in danger now, call 999.',
  ],
}

export const scripts: readonly Script[] = [parentOrCarer, underEight, eightToTwelve, thirteenAndOver, careLeaver]

/** The script of a version, or undefined where there is no such version. */
export const scriptOf = (version: string): Script | undefined => scripts.find(script => script.version === version)

export const scriptLabel = (version: string): string => scriptOf(version)?.label ?? version
