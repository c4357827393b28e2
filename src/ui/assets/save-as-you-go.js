/**
 * Saves each answer of a form as it is given, one `[data-save-part]` at a time, so that a misfit in one holds up no other. What the
 * server has not yet acknowledged is never called saved. Nothing is kept in the browser's store: the text is about a child. Without
 * script the form's own buttons save the same fields to the same address.
 */
const pauseAfterTyping = 900
const pauseBeforeRetry = 4000

/** What the line beside the buttons says. */
const words = {
  saving: 'Saving…',
  waiting: 'Not yet saved.',
  offline: 'Not yet saved: there is no connection. Keep this page open, and it will be saved when the connection is back.',
  signedOut: 'Not yet saved: you have been signed out. Sign in again in another window, and what you typed here will be saved.',
  stale: 'Not yet saved: this was changed meanwhile in another window. Choose “Save and continue” to see both texts.',
  failed: 'Not yet saved: the service could not take it. It will be tried again.',
}

/** Whether a field holds something else than the page brought. */
function changed(field) {
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
  if (field.options === undefined) return field.value !== field.defaultValue
  return field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected))
}

export function saveAsYouGo(form) {
  const line = form.querySelector('[data-save-state]')
  const unsaved = new Set()
  let timer = 0
  let working = null
  let leaving = false

  const say = (state, text) => {
    line.dataset.saveState = state
    if (line.textContent !== text) line.textContent = text
  }

  const later = pause => {
    clearTimeout(timer)
    timer = setTimeout(() => void saveAll(), pause)
  }

  /** The fields of one part, and those that every save carries. */
  function fieldsOf(part) {
    const fields = new URLSearchParams()
    for (const input of form.querySelectorAll('input, textarea, select')) {
      const always = input.name === 'formToken' || input.name === 'shown'
      const given = !['checkbox', 'radio'].includes(input.type) || input.checked
      if (input.name !== '' && given && (always || part.contains(input))) fields.append(input.name, input.value)
    }
    fields.append('then', 'stay')
    return fields
  }

  /** The answers just saved are seen as they stand now; what the page showed of all others stays. */
  function seen(shown) {
    const field = form.elements.namedItem('shown')
    const pairs = `${field.value} ${shown}`.split(' ').filter(Boolean).map(pair => pair.split('='))
    field.value = [...new Map(pairs)].map(pair => pair.join('=')).join(' ')
  }

  /** Questions that the answer just saved asks are shown, others hidden; what the instrument works out is told. */
  function standsNow(asked, workedOut) {
    for (const part of form.querySelectorAll('.lfa-question[id$="-question"]'))
      part.hidden = !asked.includes(part.id.replace(/-question$/, ''))
    for (const [id, text] of Object.entries(workedOut)) {
      const told = document.getElementById(`${id}-worked-out`)
      if (told !== null && told.textContent !== text) told.textContent = text
    }
  }

  /** After signing in again the form needs the new session's token, which the page as it is now holds. */
  async function renewToken() {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } })
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    const token = fresh.querySelector(`form[data-save-as-you-go] input[name=formToken]`)
    if (token !== null) form.elements.namedItem('formToken').value = token.value
    return token !== null
  }

  const send = part =>
    fetch(form.action, { method: 'POST', body: fieldsOf(part), redirect: 'manual', headers: { accept: 'application/json' } })

  /** What came of saving a part: `saved`, or why the server does not have it. */
  async function save(part) {
    let response = await send(part)
    const refused = response.type === 'opaqueredirect' || [401, 403].includes(response.status)
    if (refused && (await renewToken())) response = await send(part)
    if (response.ok && response.type !== 'opaqueredirect') {
      const { shown, saved, asked, workedOut } = await response.json()
      seen(shown)
      standsNow(asked, workedOut)
      return { state: 'saved', text: saved }
    }
    if (response.status === 422) return { state: 'misfit', text: `Not yet saved: ${(await response.json()).text}.` }
    if (response.status === 409) return { state: 'stale', text: words.stale }
    const signedOut = response.type === 'opaqueredirect' || [401, 403].includes(response.status)
    return signedOut ? { state: 'signed-out', text: words.signedOut } : { state: 'failed', text: words.failed }
  }

  /** Saved is said only when nothing is left that the server does not have. */
  async function saveOnce() {
    if (unsaved.size === 0) return
    say('saving', words.saving)
    let said = null
    for (const part of [...unsaved]) {
      unsaved.delete(part)
      const came = await save(part).catch(() => ({ state: 'offline', text: words.offline }))
      if (came.state !== 'saved') unsaved.add(part)
      if (said === null || said.state === 'saved') said = came
    }
    if (said.state === 'saved' && unsaved.size > 0) say('waiting', words.waiting)
    else say(said.state, said.text)
    if (toTryAgain()) later(pauseBeforeRetry)
  }

  const toTryAgain = () => ['offline', 'failed', 'signed-out'].includes(line.dataset.saveState)

  /** One save at a time; null once all that were asked for are done. */
  function saveAll() {
    const mine = (working ?? Promise.resolve()).then(saveOnce).then(() => { if (working === mine) working = null })
    working = mine
    return mine
  }

  /** The save under way decides; only what it left over is saved again. So a button pressed without a connection never acts later. */
  async function reached() {
    if (working !== null) {
      await working
      if (toTryAgain()) return false
    }
    if (unsaved.size > 0) await saveAll()
    return !toTryAgain()
  }

  form.addEventListener('input', event => {
    const part = event.target.closest('[data-save-part]')
    if (part === null) return
    unsaved.add(part)
    say('waiting', words.waiting)
    later(['radio', 'checkbox'].includes(event.target.type) ? 0 : pauseAfterTyping)
  })
  form.addEventListener('focusout', () => { if (unsaved.size > 0) later(0) })
  addEventListener('online', () => later(0))
  addEventListener('beforeunload', event => { if (unsaved.size > 0 && !leaving) event.preventDefault() })

  // A button goes on only when the server can be reached: a page that cannot be saved must not be left by mistake.
  form.addEventListener('submit', event => {
    if (leaving || unsaved.size === 0) return
    event.preventDefault()
    const { submitter } = event
    void reached().then(yes => {
      if (!yes) return
      leaving = true
      form.requestSubmit(submitter)
    })
  })

  // This script comes after the page: what was typed before it is saved as well.
  for (const part of form.querySelectorAll('[data-save-part]'))
    if ([...part.querySelectorAll('input, textarea, select')].some(changed)) unsaved.add(part)
  if (unsaved.size > 0) {
    say('waiting', words.waiting)
    later(0)
  }
}
