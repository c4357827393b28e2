/**
 * Every clock of a safety concern, with its sentence. No national time limit exists for acting on what an audit finds (domain notes, 2.9
 * and the list of what is local), so each is `local`: a council may set its own, and the values here hold until it does.
 */
import type { WorkingHours } from '../calendar/working-time.ts'
import type { Severity } from './severity.ts'

interface ClockSetting {
  readonly sentence: string
  readonly unit: 'o’clock' | 'working days' | 'working hours'
  readonly usual: number
  readonly most: number
  readonly source: 'local'
}

type Limits = 'respond-days' | 'service-manager-hours' | 'director-days'
export type ClockKey = 'day-opens' | 'day-closes' | `${Severity}-${Limits}`

const hour = (usual: number, sentence: string): ClockSetting => ({
  sentence,
  unit: 'o’clock',
  usual,
  most: 23,
  source: 'local',
})
const days = (usual: number, sentence: string): ClockSetting => ({
  sentence,
  unit: 'working days',
  usual,
  most: 60,
  source: 'local',
})
const hours = (usual: number, sentence: string): ClockSetting => ({
  sentence,
  unit: 'working hours',
  usual,
  most: 480,
  source: 'local',
})

/** The service manager is told when half of the time has gone without a written response, the director when all of it has. */
export const clockSettings: Readonly<Record<ClockKey, ClockSetting>> = {
  'day-opens': hour(9, 'The working day begins.'),
  'day-closes': hour(17, 'The working day ends.'),
  'immediate-respond-days': days(1, 'An immediate concern has a written response within this time.'),
  'immediate-service-manager-hours': hours(4, 'An immediate concern without one is told to the service manager.'),
  'immediate-director-days': days(1, 'An immediate concern without one is told to the director.'),
  'urgent-respond-days': days(5, 'An urgent concern has a written response within this time.'),
  'urgent-service-manager-hours': hours(20, 'An urgent concern without one is told to the service manager.'),
  'urgent-director-days': days(5, 'An urgent concern without one is told to the director.'),
  'standard-respond-days': days(10, 'A standard concern has a written response within this time.'),
  'standard-service-manager-hours': hours(40, 'A standard concern without one is told to the service manager.'),
  'standard-director-days': days(10, 'A standard concern without one is told to the director.'),
}

export const clockKeys = Object.keys(clockSettings) as readonly ClockKey[]
export type ClockValues = Readonly<Record<ClockKey, number>>

/** The council's own values where it has set them, else the usual ones. A key that is not known here is passed over. */
export function clockValues(set: ReadonlyMap<string, number>): ClockValues {
  return Object.fromEntries(
    clockKeys.map(key => [key, set.get(key) ?? clockSettings[key].usual]),
  ) as unknown as ClockValues
}

export const workingHours = (values: ClockValues): WorkingHours => ({
  opens: values['day-opens'] * 60,
  closes: values['day-closes'] * 60,
})

const least = (key: ClockKey): number => (key === 'day-opens' ? 0 : 1)

function isFit(key: ClockKey, text: string): boolean {
  return /^\d{1,4}$/.test(text) && Number(text) >= least(key) && Number(text) <= clockSettings[key].most
}

/** What is wrong with values somebody typed, by key; empty when they can be used. */
export function clockFaults(typed: ReadonlyMap<ClockKey, string>): Readonly<Record<string, string>> {
  const unfit = [...typed].filter(([key, text]) => !isFit(key, text))
  const faults = Object.fromEntries(
    unfit.map(([key]) => [key, `Enter a whole number from ${least(key)} to ${clockSettings[key].most}`]),
  )
  if ('day-opens' in faults || 'day-closes' in faults) return faults
  const ends = Number(typed.get('day-closes')) > Number(typed.get('day-opens'))
  return ends ? faults : { ...faults, 'day-closes': 'The working day must end after it begins' }
}
