/** What people send when they choose how their council counts. Numbers arrive as typed and are judged by the domain's own tables. */
import { z } from 'zod'
import { limitUnits } from '#domain/timeliness/limits.ts'
import { conventionKeys, conventions, type ConventionKey } from '#domain/timeliness/conventions.ts'
import { settingKeys, type SettingKey } from '#domain/tracking/settings.ts'

const typed = z.string().trim().max(40, 'Use 40 characters or fewer').default('')

const conventionFields = Object.fromEntries(
  conventionKeys.map(key => [
    key,
    z.enum(
      conventions[key].choices.map(({ value }) => value),
      'Choose one of the ways of counting',
    ),
  ]),
) as Readonly<Record<ConventionKey, z.ZodEnum>>
const settingFields = Object.fromEntries(settingKeys.map(key => [key, typed])) as Readonly<
  Record<SettingKey, typeof typed>
>

export const conventionsForm = z.object({ ...conventionFields, ...settingFields })
export type ConventionsForm = Readonly<Record<ConventionKey | SettingKey, string>>

/** An empty number takes the usual limit again. */
export const limitForm = z.object({
  count: typed,
  unit: z.enum(limitUnits, 'Choose working days, days, weeks or months'),
})
export type LimitForm = z.infer<typeof limitForm>

/** The number that was typed, or one that no rule allows, so that it is told beside its field. */
export const numberTyped = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN)
