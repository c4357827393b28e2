/**
 * The limits that tracking boards work with, as an authority sets them. The usual values are those of law and guidance where there
 * are any, and of common local practice where there are none; which is said beside each.
 */
interface SettingTold {
  readonly label: string
  /** What it does, and where the usual value comes from. */
  readonly hint: string
  readonly unit: 'months' | 'weeks' | 'days' | 'working days' | 'referrals' | 'reviews'
  readonly usual: number
  readonly least: number
  readonly most: number
}

const setting = (
  label: string,
  hint: string,
  [unit, usual, least, most]: readonly [SettingTold['unit'], number, number, number],
): SettingTold => ({ label, hint, unit, usual, least, most })

export const trackingSettings = {
  permanenceWatch: setting(
    'Permanence: watch from',
    'Months after becoming looked after. Guidance asks for a plan by the second review, at about four months.',
    ['months', 4, 1, 24],
  ),
  permanenceDrift: setting(
    'Permanence: drifting after',
    'Months after becoming looked after without an agreed permanence plan. Six is the usual alert.',
    ['months', 6, 1, 36],
  ),
  permanenceReviews: setting(
    'Permanence: plan due by review number',
    'Once so many reviews have been held without an agreed plan, the child is drifting. Guidance: the second.',
    ['reviews', 2, 1, 6],
  ),
  permanenceUnfinished: setting(
    'Permanence: plan not carried out after',
    'Months after a plan to leave care (return, adoption, special guardianship) was agreed, while the child is still looked after.',
    ['months', 12, 3, 60],
  ),
  inNeedWatch: setting(
    'Child in need: watch from',
    'Months that a plan has been open. Some councils ask a manager to look again at six.',
    ['months', 6, 1, 24],
  ),
  inNeedDrift: setting('Child in need: drifting after', 'Months that a plan has been open. Local practice.', [
    'months',
    12,
    1,
    60,
  ]),
  inNeedReview: setting(
    'Child in need: review every',
    'Months from the start or the last review. There is no national limit.',
    ['months', 3, 1, 12],
  ),
  pathwayReview: setting('Pathway plans: review every', 'Months. The regulations say at least every six.', [
    'months',
    6,
    1,
    12,
  ]),
  pathwaySoon: setting('Pathway plans: watch', 'Days before the review is due.', ['days', 28, 0, 90]),
  summaryEvery: setting('Case summaries: every', 'Months. Three is the usual standard.', ['months', 3, 1, 12]),
  summarySoon: setting('Case summaries: watch', 'Days before the summary is due.', ['days', 14, 0, 60]),
  referralsWithin: setting(
    'Repeat referrals: within',
    'Months between one referral and the next. The national measure says 12.',
    ['months', 12, 1, 36],
  ),
  referralsMany: setting('Repeat referrals: drifting from', 'Referrals of one child in that time.', [
    'referrals',
    3,
    2,
    12,
  ]),
  plansWithin: setting(
    'Repeat protection plans: drifting within',
    'Months from the end of the last plan to the start of the next. Many councils track two years.',
    ['months', 24, 1, 120],
  ),
  assessmentFirst: setting('Assessments: first look', 'Working days. Local practice.', ['working days', 10, 1, 44]),
  assessmentSecond: setting('Assessments: second look', 'Working days. Local practice.', ['working days', 20, 1, 44]),
  assessmentLast: setting('Assessments: last look', 'Working days, in time to finish.', ['working days', 35, 1, 44]),
  assessmentLimit: setting('Assessments: limit', 'Working days. Guidance: 45 at most.', ['working days', 45, 5, 45]),
  preProceedingsWatch: setting('Pre-proceedings: watch from', 'Weeks.', ['weeks', 12, 1, 51]),
  preProceedingsLimit: setting('Pre-proceedings: limit', 'Weeks. Guidance: up to 16.', ['weeks', 16, 1, 52]),
  proceedingsWatch: setting('Care proceedings: watch from', 'Weeks.', ['weeks', 20, 1, 51]),
  proceedingsLimit: setting('Care proceedings: limit', 'Weeks. The Children Act 1989 says 26.', ['weeks', 26, 1, 52]),
} as const satisfies Readonly<Record<string, SettingTold>>

export type SettingKey = keyof typeof trackingSettings
export type TrackingSettings = Readonly<Record<SettingKey, number>>

export const settingKeys = Object.keys(trackingSettings) as readonly SettingKey[]

export const settingTold = (key: SettingKey): SettingTold => trackingSettings[key]

export const usualTrackingSettings = Object.fromEntries(
  settingKeys.map(key => [key, trackingSettings[key].usual]),
) as TrackingSettings

/** Each is reached before the next, or the board would skip a step. */
const inOrder: readonly (readonly [earlier: SettingKey, later: SettingKey])[] = [
  ['permanenceWatch', 'permanenceDrift'],
  ['inNeedWatch', 'inNeedDrift'],
  ['assessmentFirst', 'assessmentSecond'],
  ['assessmentSecond', 'assessmentLast'],
  ['assessmentLast', 'assessmentLimit'],
  ['preProceedingsWatch', 'preProceedingsLimit'],
  ['proceedingsWatch', 'proceedingsLimit'],
]

export interface SettingFault {
  readonly key: SettingKey
  /** To be shown beside the field. */
  readonly sentence: string
}

function faultOf(key: SettingKey, value: unknown): SettingFault | null {
  const { label, unit, least, most } = trackingSettings[key]
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return null
  return { key, sentence: `“${label}” must be a whole number of ${unit} from ${least} to ${most}` }
}

/** What is wrong with values for every setting; empty where they can be used. */
export function faultsOfSettings(values: Readonly<Partial<Record<SettingKey, unknown>>>): readonly SettingFault[] {
  const single = settingKeys.map(key => faultOf(key, values[key])).filter(fault => fault !== null)
  const wrong = new Set(single.map(({ key }) => key))
  const pairs = inOrder
    .filter(([earlier, later]) => !wrong.has(earlier) && !wrong.has(later))
    .filter(([earlier, later]) => Number(values[earlier]) >= Number(values[later]))
    .map(([earlier, later]) => ({
      key: earlier,
      sentence: `“${trackingSettings[earlier].label}” must be less than “${trackingSettings[later].label}”`,
    }))
  return [...single, ...pairs]
}
