/** What a person is told once, after something was done: `seeOther('/rounds?done=round-opened')`. Nothing from the address is shown. */
const banners: Readonly<Record<string, string>> = {
  'signed-out': 'You have signed out.',
  'people-imported': 'The list of people has been brought in.',
  'import-accepted': 'The case list has been accepted. Rounds can now be drawn from it.',
  'import-discarded': 'The case list has been discarded.',
  'teams-matched': 'The team names have been matched, and will be recognised next time.',
  'tool-draft-begun': 'The draft has begun. Nobody sees it in a round until it is published.',
  'tool-draft-saved': 'The draft has been saved.',
  'tool-draft-replaced': 'The draft is now as in the file.',
  'tool-draft-discarded': 'The draft has been discarded.',
  'tool-published': 'The version is published. Rounds opened from now on can use it.',
  'round-opened': 'The round is open. Next: draw its sample.',
  'sample-drawn': 'The sample has been drawn. Next: allocate auditors.',
  'audits-allocated': 'The audits have been allocated.',
  'round-closed': 'The round is closed. Its report is ready.',
  'section-saved': 'Saved.',
  'audit-submitted': 'The audit has been submitted for moderation.',
  'audit-moderated': 'The moderation has been recorded.',
  'audit-returned': 'The audit has been returned to its auditor.',
}

export function bannerFor(code: string | undefined): string | null {
  return code !== undefined && Object.hasOwn(banners, code) ? (banners[code] ?? null) : null
}
