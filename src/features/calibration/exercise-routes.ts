/** Routes of calibration exercises: beginning one, its page, grading within it, closing it, its result and what was talked about. */
import { route, type Route } from '#platform/http/route.ts'
import { begin, close, exercisePage, freshExercise } from './exercise-pages.ts'
import { anyForm, discussionForm } from './forms.ts'
import { paths } from './paths.ts'
import { gradingRoutes } from './practice-routes.ts'
import { discuss, resultAgain, resultPage } from './result-page.ts'

const one = '/calibration/:reference'
const run = 'calibration.run' as const

export const exerciseRoutes: readonly Route[] = [
  route({ method: 'GET', path: paths.freshExercise, permission: run, run: freshExercise }),
  route({
    method: 'POST',
    path: paths.home,
    permission: run,
    body: anyForm,
    announces: ['calibration.begun'],
    run: begin,
    again: freshExercise,
  }),
  route({ method: 'GET', path: one, permission: 'calibration.read', run: exercisePage }),
  ...gradingRoutes(one),
  route({
    method: 'POST',
    path: `${one}/closure`,
    permission: run,
    announces: ['calibration.closed'],
    run: close,
  }),
  route({
    method: 'GET',
    path: `${one}/result`,
    permission: 'calibration.read',
    recordsRead: true,
    announces: ['calibration.result-read'],
    formats: ['page', 'json', 'csv'],
    run: resultPage,
  }),
  route({
    method: 'POST',
    path: `${one}/discussion`,
    permission: run,
    body: discussionForm,
    announces: ['calibration.discussed', 'calibration.result-read'],
    run: discuss,
    again: resultAgain,
  }),
]
