/**
 * The colours of series, alike in the page and the slides. Each carries white figures at 4.5 to 1 or better, and neighbours
 * differ in hue and in lightness, so that they are told apart in print and by people who see colours differently. Names of
 * series and numbers are always printed too: colour alone says nothing.
 */
import type { Tone } from '#domain/learning/report-document.ts'

export const toneColours: Readonly<Record<Tone, string>> = {
  first: '#12505b',
  second: '#2c7f74',
  third: '#a55a12',
  fourth: '#74204a',
  fifth: '#667074',
  sixth: '#51448a',
}

export const figureColour = '#ffffff'

/** Grounds of a heat table, lightest for none: black text on each at 7 to 1 or better. */
export const shadeColours = ['#ffffff', '#e6f0f0', '#c9dfe0', '#a8cccd', '#86b8ba'] as const
