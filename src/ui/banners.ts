/** What a person is told once, after something was done: `seeOther('/rounds?done=round-opened')`. Nothing from the address is shown. */
const banners: Readonly<Record<string, string>> = {
  'signed-out': 'You have signed out.',
  'people-imported': 'The list of people has been brought in.',
  'import-accepted': 'The case list has been accepted. Rounds can now be drawn from it.',
  'import-discarded': 'The case list has been discarded.',
  'teams-matched': 'The team names have been matched, and will be recognised next time.',
  'round-opened': 'The round is open. Next: draw its sample.',
  'sample-drawn': 'The sample has been drawn. Next: allocate auditors.',
  'audits-allocated': 'The audits have been allocated.',
  'round-closed': 'The round is closed. Its report is ready.',
  'section-saved': 'Saved.',
  'audit-submitted': 'The audit has been submitted for moderation.',
  'audit-moderated': 'The moderation has been recorded.',
  'family-attempt-recorded': 'The attempt has been recorded.',
  'family-answers-recorded': 'What they said has been recorded.',
  'family-answers-corrected': 'The correction has been recorded. What it corrects is kept.',
  'family-link-withdrawn': 'The private link no longer opens.',
  'audit-returned': 'The audit has been returned to its auditor.',
}

export function bannerFor(code: string | undefined): string | null {
  return code !== undefined && Object.hasOwn(banners, code) ? (banners[code] ?? null) : null
}
