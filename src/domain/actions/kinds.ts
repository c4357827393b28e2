/** The kinds of action and whom an action is for (domain notes, C30), and where one that no audit asked for comes from. */
export const actionKinds = [
  { code: 'guidance', label: 'Guidance or toolkit' },
  { code: 'training', label: 'Training' },
  { code: 'monitoring', label: 'Monitoring through monthly audit' },
  { code: 'policy', label: 'Adherence to policy' },
  { code: 'new-role', label: 'New role' },
  { code: 'system-change', label: 'Change to the case system' },
  { code: 'panel', label: 'Tracking by a panel' },
  { code: 'standard', label: 'Restating a standard' },
] as const
export const kindLabel = (code: string): string => actionKinds.find(kind => kind.code === code)?.label ?? code

export const forWhoms = [
  { code: 'child', label: 'Child' },
  { code: 'practitioner', label: 'Practitioner' },
  { code: 'team', label: 'Team' },
  { code: 'service', label: 'Service' },
  { code: 'partnership', label: 'Partnership' },
] as const
export const forWhomLabel = (code: string): string => forWhoms.find(one => one.code === code)?.label ?? code

export const sources = [
  { code: 'round', label: 'Round of audits' },
  { code: 'theme', label: 'Theme' },
  { code: 'board', label: 'Board' },
  { code: 'panel', label: 'Panel' },
  { code: 'review', label: 'Review' },
] as const
