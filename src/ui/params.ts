/**
 * Parameters for GOV.UK and MoJ macros, and for our own components. Those templates read options that may be left out, so a
 * strict view would refuse them; `params()` brands a plain value, deep, and strict views leave branded values alone.
 */
const branded = new WeakSet<object>()

declare const isParams: unique symbol

/** A value made by `params()`. Copying it with `{ ...it }` loses the brand. */
export type Params<Options extends object = object> = Options & { readonly [isParams]: true }

/** Marks macro options as such. Returns the very object it was given. */
export function params<const Options extends object>(options: Options): Params<Options> {
  branded.add(options)
  return options as Params<Options>
}

export function areParams(value: object): boolean {
  return branded.has(value)
}
