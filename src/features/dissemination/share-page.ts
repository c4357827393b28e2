/** The page on which learning is shared: what, why, and with which teams. */
import { shareKindLabel } from '#domain/dissemination/share.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { casesTold } from './case-told.ts'
import type { ShareForm } from './forms.ts'
import { paths } from './paths.ts'
import { teamPlaces, type TeamPlace } from './queries.ts'
import { shareLearning } from './share-learning.ts'
import { codeOf, sourcesNow } from './sources.ts'

const chosenIn = (typed: Typed, field: string): readonly string[] => {
  const value = typed[field]
  return Array.isArray(value) ? value.map(String) : [typedText(typed, field)]
}

async function whatField(ctx: Context, typed: Typed, errors: FieldErrors) {
  const chosen = typedText(typed, 'what')
  const sources = await sourcesNow(ctx)
  return params({
    id: 'what',
    name: 'what',
    label: { text: 'What do you share?', classes: 'govuk-label--s' },
    hint: { text: 'Approved messages, published examples, reports of closed rounds, or a message of your own.' },
    items: [
      { value: '', text: 'Choose', selected: chosen === '' },
      { value: 'practice-message', text: shareKindLabel('practice-message'), selected: chosen === 'practice-message' },
      ...sources.map(source => ({ value: codeOf(source), text: source.title, selected: codeOf(source) === chosen })),
    ],
    ...errorOf(errors, 'what'),
  })
}

/** Each locality with its teams below it. */
function placeItems(places: readonly TeamPlace[], chosen: readonly string[]) {
  const localities = [...new Map(places.map(({ localityId, locality }) => [localityId, locality]))]
  return localities.flatMap(([localityId, locality]) => {
    const teams = places.filter(place => place.localityId === localityId)
    const whole = `locality:${localityId}`
    return [
      { value: whole, text: `All ${teams.length} teams of ${locality}`, checked: chosen.includes(whole) },
      ...teams.map(({ teamId, team }) => ({
        value: `team:${teamId}`,
        text: team,
        checked: chosen.includes(`team:${teamId}`),
      })),
    ]
  })
}

export async function sharePage(ctx: Context, typed: Typed, errors: FieldErrors): Promise<Reply> {
  const chosen = chosenIn(typed, 'places')
  const view = {
    back: paths.shared,
    action: paths.fresh,
    summary: errorSummary(errors),
    what: await whatField(ctx, typed, errors),
    title: params({
      id: 'title',
      name: 'title',
      value: typedText(typed, 'title'),
      label: { text: 'Title of your message', classes: 'govuk-label--s' },
      hint: { text: 'Only for a message of your own. Everything else keeps its title.' },
      ...errorOf(errors, 'title'),
    }),
    words: params({
      id: 'words',
      name: 'words',
      rows: 6,
      value: typedText(typed, 'words'),
      label: { text: 'Your message, or why you share this', classes: 'govuk-label--s' },
      hint: { text: 'In plain words, for everybody in the teams: no case, and no name.' },
      ...errorOf(errors, 'words'),
    }),
    places: params({
      idPrefix: 'places',
      name: 'places',
      fieldset: { legend: { text: 'With whom?', classes: 'govuk-fieldset__legend--s' } },
      items: placeItems(await teamPlaces(ctx), chosen),
      ...errorOf(errors, 'places'),
    }),
    noMail: !ctx.post.configured,
  }
  return page('dissemination/pages/share.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export async function share(ctx: Context, { body }: RouteRequest<ShareForm>): Promise<Reply> {
  const errors = await casesTold(ctx, { title: body.title, words: body.words })
  if (Object.keys(errors).length > 0) return sharePage(ctx, body, errors)
  const reference = await shareLearning(ctx, body)
  return seeOther(`${paths.one(reference)}?done=learning-shared`)
}
