/** Themes of findings: those of the founding report's Appendix 2ii, and those that recur in inspection reports (domain notes, 6). */
export const themes = [
  { code: 'assessments', label: 'Assessments' },
  { code: 'case-summaries', label: 'Case summaries and pen pictures' },
  { code: 'child-in-need-drift', label: 'Drift for children in need' },
  { code: 'chronologies', label: 'Chronologies' },
  { code: 'core-groups', label: 'Core groups' },
  { code: 'direct-work', label: 'Direct work' },
  { code: 'life-story', label: 'Life-story work' },
  { code: 'management-oversight', label: 'Management oversight' },
  { code: 'multi-agency', label: 'Working with other agencies' },
  { code: 'pathway-plans', label: 'Pathway plans' },
  { code: 'permanence', label: 'Permanence' },
  { code: 'plans', label: 'Plans' },
  { code: 'pre-proceedings', label: 'Pre-proceedings' },
  { code: 'record-keeping', label: 'Record keeping' },
  { code: 'repeat-referrals', label: 'Repeat referrals' },
  { code: 'return-interviews', label: 'Return home interviews' },
  { code: 'supervision', label: 'Supervision' },
  { code: 'visits', label: 'Visits' },
  { code: 'voice-of-the-child', label: 'Voice of the child' },
  { code: 'other', label: 'Something else' },
] as const

export const themeLabel = (code: string): string => themes.find(theme => theme.code === code)?.label ?? code
