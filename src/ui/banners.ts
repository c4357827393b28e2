/** What a person is told once, after something was done: `seeOther('/rounds?done=round-opened')`. Nothing from the address is shown. */
const banners: Readonly<Record<string, string>> = {
  'signed-out': 'You have signed out.',
  'people-imported': 'The list of people has been brought in.',
  'import-accepted':
    'The case list has been accepted. Rounds can now be drawn from it, and measures are worked out anew.',
  'list-accepted':
    'The list has been accepted. What it tells stands beside the other facts of each child, and measures are worked out anew.',
  'import-undone': 'The case list has been undone. Everything stands as it did before it.',
  'import-discarded': 'The case list has been discarded.',
  'columns-named': 'The columns have been named. Look at what was read of them before you accept it.',
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
  'more-asked': 'Saved. Your answers ask more of this section: see the questions that have no answer yet.',
  'audit-submitted': 'The audit has been submitted for moderation.',
  'audit-correction-begun': 'The audit is open again. Change what is wrong, then submit it.',
  'audit-moderated': 'The moderation has been recorded.',
  'graded-blind': 'Your grade is kept. Now both grades are shown: say which one is agreed.',
  'moderation-rule-set': 'The rule is set. It decides for audits that are handed in from now on.',
  'reflection-kept': 'Your reflection has been kept. The auditor can read it.',
  'reflection-replaced':
    'Your reflection has been kept. Another version was kept after you opened this page: yours now stands in its place, and both are shown below.',
  'reply-sent': 'Your reply has been sent. The auditor, the moderator and the quality assurance lead can read it.',
  'reply-answered': 'Your answer has been sent.',
  'conversation-recorded': 'The conversation has been recorded.',
  'result-choice-made': 'Your choice is kept, and applies from now on.',
  'family-attempt-recorded': 'The attempt has been recorded.',
  'family-answers-recorded': 'What they said has been recorded.',
  'family-answers-corrected': 'The correction has been recorded. What it corrects is kept.',
  'family-link-withdrawn': 'The private link no longer opens.',
  'audit-returned': 'The audit has been returned to its auditor.',
  'safety-concern-raised':
    'The concern has been recorded, and those who answer for the child have been told. The audit can go on.',
  'safety-concern-told': 'Who was told has been recorded.',
  'safety-concern-responded': 'The response has been recorded.',
  'safety-concern-closed': 'The concern has been confirmed and closed.',
  're-audit-added': 'The case is in the sample. Next: allocate it to an auditor.',
  're-audit-waived': 'The re-audit has been waived.',
  're-audit-settings-set': 'Kept. Grades agreed from now on go by it.',
  'programme-activity-added': 'The activity is in the programme.',
  'programme-activity-changed': 'The change has been kept, beside what stood before.',
  'programme-output-recorded': 'What came of it has been recorded.',
  'programme-activity-cancelled': 'The activity has been cancelled.',
  'programme-activity-carried-over':
    'Carried over. This is the activity of the next year: change what should be different.',
  'programme-minimum-set': 'The minimum has been set.',
  'external-grade-recorded': 'What they judged has been recorded.',
  'tracking-noted': 'What you wrote has been kept.',
  'conventions-set': 'Kept. Every figure is being worked out anew; with many cases that takes a minute.',
  'safety-clocks-set': 'The clocks have been set. Concerns raised from now on go by them.',
}

export function bannerFor(code: string | undefined): string | null {
  return code !== undefined && Object.hasOwn(banners, code) ? (banners[code] ?? null) : null
}
