/** Routes of practice cases: the list, writing, publishing and withdrawing, grading one alone, and the council's setting. */
import { page, route, type Route } from '#platform/http/route.ts'
import { caseAgain, casePage, publish, takeShipped, withdraw } from './case-page.ts'
import { anyForm, publicationForm, reflectionForm, settingsForm, withdrawalForm } from './forms.ts'
import { feedbackAgain, feedbackPage, grade, gradingPage, keepReflection } from './grading-page.ts'
import { homeView } from './home-page.ts'
import { paths } from './paths.ts'
import { saveSettings, settingsAgain, settingsPage } from './settings-page.ts'
import { begin, freshPage, reword, wordingPage } from './wording-page.ts'

const one = '/practice-cases/:reference'
const keep = 'practice-case.keep' as const
const read = 'calibration.read' as const

/** Grading, feedback and what one takes from it: the same alone and within an exercise. */
export const gradingRoutes = (at: string): readonly Route[] => [
  route({ method: 'GET', path: `${at}/grading`, permission: 'calibration.grade', run: gradingPage }),
  route({
    method: 'POST',
    path: `${at}/grading`,
    permission: 'calibration.grade',
    body: anyForm,
    announces: ['practice-case.grading-saved', 'practice-case.graded'],
    run: grade,
    again: gradingPage,
  }),
  route({ method: 'GET', path: `${at}/feedback`, permission: 'calibration.grade', run: feedbackPage }),
  route({
    method: 'POST',
    path: `${at}/feedback`,
    permission: 'calibration.grade',
    body: reflectionForm,
    announces: ['practice-case.reflected'],
    run: keepReflection,
    again: feedbackAgain,
  }),
]

export const practiceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.home,
    permission: read,
    run: async ctx => page('calibration/pages/home.njk', await homeView(ctx)),
  }),
  route({ method: 'GET', path: paths.settings, permission: 'calibration.run', run: settingsPage }),
  route({
    method: 'POST',
    path: paths.settings,
    permission: 'calibration.run',
    body: settingsForm,
    announces: ['calibration.settings-set'],
    run: saveSettings,
    again: settingsAgain,
  }),
  route({ method: 'GET', path: paths.freshCase, permission: keep, run: freshPage }),
  route({
    method: 'POST',
    path: paths.cases,
    permission: keep,
    body: anyForm,
    announces: ['practice-case.written'],
    run: begin,
    again: freshPage,
  }),
  route({
    method: 'POST',
    path: paths.shipped,
    permission: keep,
    body: anyForm,
    announces: ['practice-case.written'],
    run: takeShipped,
    again: freshPage,
  }),
  route({ method: 'GET', path: one, permission: keep, run: casePage }),
  route({ method: 'GET', path: `${one}/wording`, permission: keep, run: wordingPage }),
  route({
    method: 'POST',
    path: `${one}/wording`,
    permission: keep,
    body: anyForm,
    announces: ['practice-case.written'],
    run: reword,
    again: wordingPage,
  }),
  route({
    method: 'POST',
    path: `${one}/publication`,
    permission: keep,
    body: publicationForm,
    announces: ['practice-case.published'],
    run: publish,
    again: caseAgain,
  }),
  route({
    method: 'POST',
    path: `${one}/withdrawal`,
    permission: keep,
    body: withdrawalForm,
    announces: ['practice-case.withdrawn'],
    run: withdraw,
    again: caseAgain,
  }),
  ...gradingRoutes(one),
]
