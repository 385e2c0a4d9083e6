// Comfort only: every page works without this. Idle lock with a warning, drafts saved while one types, focus on errors.

const SECOND = 1000

/* Errors first: the summary is what a screen reader and a tired eye should meet. */
document.querySelector('[data-focus]')?.focus()

/* What was typed before the lock goes on its way as soon as the lock is open. */
document.querySelector('form[data-replay]')?.submit()

/* A one-time link carries its secret after the '#', where no log sees it. */
const tokenField = document.querySelector('[data-token]')
if (tokenField && location.hash.length > 20) {
  tokenField.querySelector('input').value = location.hash.slice(1)
  tokenField.hidden = true
  history.replaceState(null, '', location.pathname)
}

/* Drafts -------------------------------------------------------------------------------------------------------- */

/** The part of a page that saves itself: <form data-autosave="address" data-revision="3" data-saved="…" …> */
const draft = document.querySelector('form[data-autosave]')
const autosave = draft ? startAutosave(draft) : undefined

function startAutosave(form) {
  const state = document.querySelector('[data-autosave-state]')
  const revision = form.elements.revision
  let dirty = false
  let running = false
  let timer
  let failures = 0

  const say = (text, problem) => {
    if (!state || !text) return
    state.textContent = text
    state.classList.toggle('field-error', Boolean(problem))
  }
  const later = (milliseconds) => {
    clearTimeout(timer)
    timer = setTimeout(save, milliseconds)
  }

  async function save() {
    if (!dirty || running) return
    running = true
    dirty = false
    say(form.dataset.saving)
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { accept: 'application/json' },
        redirect: 'manual',
      })
      if (answer.status === 200) await saved(await answer.json())
      else if (answer.status === 401) locked()
      else if (answer.status === 409 || answer.status === 412) say(form.dataset.conflict, true)
      else if (answer.status === 422) say(form.dataset.invalid, true)
      else throw new Error(String(answer.status))
      failures = 0
    } catch {
      dirty = true
      failures++
      say(form.dataset.unsaved, true)
      later(Math.min(60, 3 * 2 ** failures) * SECOND)
    } finally {
      running = false
      if (dirty && failures === 0) later(2 * SECOND)
    }
  }

  async function saved({ id, revision: current, at, findings }) {
    if (revision) revision.value = String(current)
    if (id && form.elements.id && form.elements.id.value === '') {
      form.elements.id.value = id
      history.replaceState(null, '', form.dataset.record.replace('{id}', id))
    }
    if (!dirty) say([form.dataset.saved.replace('{at}', at), findings].filter(Boolean).join(' · '))
  }

  /** The session is locked: the whole form goes to the unlock page, which carries it along. */
  function locked() {
    form.submit()
  }

  form.addEventListener('input', () => {
    dirty = true
    say(form.dataset.typing)
    later(2.5 * SECOND)
  })
  form.addEventListener('submit', () => {
    dirty = false
    clearTimeout(timer)
  })
  addEventListener('beforeunload', (event) => {
    if (dirty || running) event.preventDefault()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save()
  })
  addEventListener('online', () => later(0))

  return {
    /** Sends the form with what is to come then; true when there was something to send. */
    submitThen(then) {
      if (!dirty) return false
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = 'then'
      field.value = then
      form.append(field)
      dirty = false
      form.submit()
      return true
    },
  }
}

/* The idle lock -------------------------------------------------------------------------------------------------- */

const idleSeconds = Number(document.body.dataset.idleLock)
if (idleSeconds > 0) startIdleLock(idleSeconds * SECOND)

function startIdleLock(idle) {
  const KEY = 'warmline-active'
  const WARN = 60 * SECOND
  const TELL_SERVER_EVERY = Math.min(240 * SECOND, idle / 3)
  let told = Date.now()
  let active = Date.now()
  let countdown

  const remember = (at) => {
    active = at
    try {
      localStorage.setItem(KEY, String(at))
    } catch {
      // Private windows may refuse; then each tab counts for itself.
    }
  }
  const lastActive = () => {
    try {
      return Math.max(active, Number(localStorage.getItem(KEY)) || 0)
    } catch {
      return active
    }
  }

  function noteActivity() {
    const now = Date.now()
    if (now - lastActive() >= idle) return
    if (now - active > SECOND) remember(now)
    if (now - told > TELL_SERVER_EVERY) {
      told = now
      fetch('/still-here').catch(() => {})
    }
  }

  function lock() {
    clearInterval(timer)
    if (autosave?.submitThen('lock')) return
    const form = document.createElement('form')
    form.method = 'post'
    form.action = `/lock?next=${encodeURIComponent(location.pathname + location.search)}`
    document.body.append(form)
    form.submit()
  }

  function warn(left) {
    if (!countdown) countdown = makeCountdown(() => noteActivity())
    countdown.hidden = left <= 0 || left > WARN
    if (!countdown.hidden) countdown.querySelector('time').textContent = `${Math.ceil(left / SECOND)} s`
  }

  function tick() {
    const left = lastActive() + idle - Date.now()
    if (left <= 0) lock()
    else if (left <= WARN || countdown) warn(left)
  }

  remember(Date.now())
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
    addEventListener(kind, noteActivity, { passive: true })
  }
  const timer = setInterval(tick, SECOND)
  document.addEventListener('visibilitychange', tick)
}

function makeCountdown(stay) {
  const box = document.createElement('div')
  box.className = 'countdown'
  box.setAttribute('role', 'alert')
  const text = document.createElement('span')
  text.textContent = `${document.body.dataset.lockSoon} `
  text.append(document.createElement('time'))
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = document.body.dataset.stay
  button.addEventListener('click', () => {
    stay()
    box.hidden = true
  })
  box.append(text, button)
  document.body.append(box)
  return box
}
