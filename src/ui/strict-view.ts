/**
 * A page that asks for something its view-model does not have would otherwise print nothing, and nobody would notice. A strict
 * view throws instead, naming the page and the path. It covers plain objects and arrays, however deep; `params()` are let be.
 */
import { areParams } from './params.ts'

/** Wraps `view`. `null` and `undefined` that are present are fine; so is whatever every object has, such as `toString`. */
export function strictView<View extends object>(view: View, template: string): View {
  return guarded(view, { template, path: 'view', wrapped: new WeakMap() }) as View
}

interface Place {
  readonly template: string
  /** Where we are in the view-model, such as `view.rows.0`. */
  readonly path: string
  /** One proxy for one object, so that equal things stay equal. */
  readonly wrapped: WeakMap<object, object>
}

function guarded(value: unknown, place: Place): unknown {
  if (!isPlain(value) || areParams(value)) return value
  const known = place.wrapped.get(value)
  if (known) return known
  // A shallow copy is wrapped: a frozen object would forbid the proxy to answer with anything but the bare value.
  const copy = Array.isArray(value) ? [...(value as readonly unknown[])] : { ...value }
  const proxy = new Proxy<object>(copy, { get: (target, key) => read(target, key, place) })
  place.wrapped.set(value, proxy)
  return proxy
}

function read(target: object, key: string | symbol, place: Place): unknown {
  if (typeof key === 'symbol') return Reflect.get(target, key)
  const path = `${place.path}.${key}`
  if (key in target) return guarded(Reflect.get(target, key), { ...place, path })
  if (asked(target, key)) return undefined
  throw new Error(`The page ${place.template} reads ${path}, which its view-model does not have`)
}

/** Nunjucks and JSON ask these of anything; and an array may be asked for an item beyond its end. */
function asked(target: object, key: string): boolean {
  return key === 'length' || key === 'toJSON' || (Array.isArray(target) && /^\d+$/.test(key))
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return true
  const parent: unknown = Object.getPrototypeOf(value)
  return parent === Object.prototype || parent === null
}
