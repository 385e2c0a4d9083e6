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

/* Another language: what was typed since the page came goes along with what it carries. */
const carrying = document.querySelector('form[data-carries]')
let typedInto
addEventListener('input', ({ target }) => {
  typedInto = target.form
})
carrying?.addEventListener('submit', () => {
  if (typedInto?.action !== carrying.action) return
  const add = (name, value) => {
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name, value })
    carrying.append(field)
  }
  for (const [name, value] of new FormData(typedInto)) add(name, value)
  // The button that the form was sent with is not among its data: that one is carried.
  const typed = Array.from(typedInto.elements).filter(({ type }) => type !== 'submit')
  add('in-form', [...new Set(typed.map(({ name }) => name))].filter(Boolean).join(' '))
})

/* Drafts -------------------------------------------------------------------------------------------------------- */

/** The form that saves itself: <form data-autosave="address" data-saved="Saved {at}" …> with a field `revision`. */
const draft = document.querySelector('form[data-autosave]')
const autosave = draft ? startAutosave(draft) : undefined

function startAutosave(form) {
  const state = document.querySelector('[data-autosave-state]')
  const revision = form.elements.namedItem('revision')
  const { autosave: address, ...words } = form.dataset
  let dirty = false
  let running = false
  let stopped = false
  let failures = 0
  let timer

  const say = (text, problem = false) => {
    if (!state) return
    state.textContent = text
    state.classList.toggle('field-error', problem)
  }
  const saveIn = (seconds) => {
    clearTimeout(timer)
    timer = setTimeout(save, seconds * SECOND)
  }

  async function save() {
    if (!dirty || running || stopped) return
    running = true
    dirty = false
    say(words.saving)
    try {
      const sent = new URLSearchParams(new FormData(form))
      const headers = { accept: 'application/json', 'if-match': `"${revision.value}"` }
      const answer = await fetch(address, { method: 'POST', body: sent, headers })
      await understand(answer, sent)
      failures = 0
    } catch {
      dirty = true
      failures++
      say(words.unsaved, true)
    } finally {
      running = false
      if (dirty) saveIn(failures > 0 ? Math.min(60, 2 ** failures) : 2)
    }
  }

  async function understand(answer, sent) {
    if (answer.ok) return saved(await answer.json(), sent)
    // Locked: the whole form goes to the unlock page, which carries it along.
    if (answer.status === 401) return sendOff()
    if (answer.status === 409 || answer.status === 412) {
      stopped = true
      return say(words.conflict, true)
    }
    throw new Error(`status ${answer.status}`)
  }

  function saved({ revision: current, at, findings, texts, partly }, sent) {
    revision.value = String(current)
    for (const [field, text] of Object.entries(texts)) showStored(field, text, sent.get(field))
    if (!dirty)
      say([partly ? words.invalid : words.saved.replace('{at}', at), findings].filter(Boolean).join(' · '), partly)
  }

  /** The text as it is stored takes the place of what was typed, unless one is typing on. */
  function showStored(field, text, was) {
    const area = form.elements.namedItem(field)
    const same = area.value.replace(/\r\n?/g, '\n') === (was ?? '').replace(/\r\n?/g, '\n')
    if (same && document.activeElement !== area) area.value = text
    else if (same) area.addEventListener('blur', () => replaceOnce(area, was, text), { once: true })
  }

  function replaceOnce(area, was, text) {
    if (area.value.replace(/\r\n?/g, '\n') === (was ?? '').replace(/\r\n?/g, '\n')) area.value = text
  }

  function sendOff() {
    stopped = true
    dirty = false
    form.submit()
  }

  form.addEventListener('input', () => {
    dirty = true
    if (stopped) return
    say(words.typing)
    saveIn(2.5)
  })
  form.addEventListener('submit', () => {
    stopped = true
    dirty = false
    clearTimeout(timer)
  })
  addEventListener('beforeunload', (event) => {
    if (dirty || running) event.preventDefault()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save()
  })
  addEventListener('online', () => saveIn(0))
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
  say(words.idle)

  return {
    /** Sends the form with what is to come then; false when there was nothing to send. */
    submitThen(then) {
      if (!dirty && !running) return false
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = 'go'
      field.value = then
      form.append(field)
      sendOff()
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
  const TELL_SERVER_EVERY = Math.min(60 * SECOND, idle / 4)
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

/* A run of the solver, live ------------------------------------------------------------------------------------- */

const run = document.querySelector('[data-run-events]')
if (run && 'EventSource' in window) watchRun(run)

function watchRun(section) {
  const phases = JSON.parse(section.dataset.phases)
  const started = Date.now()
  const bar = section.querySelector('progress')
  const begun = bar?.value ?? 0
  const say = (name, text) => {
    const place = section.querySelector(`[data-run="${name}"]`)
    if (place && text !== undefined) place.textContent = text
  }
  const number = (value) => (value === null ? undefined : String(Math.round(value * 100) / 100))
  const stream = new EventSource(section.dataset.runEvents)
  stream.addEventListener('run.progress', ({ data }) => {
    const { phase, incumbent, bound, gap } = JSON.parse(data)
    say('phase', phases[phase] ?? phase)
    say('incumbent', number(incumbent))
    say('bound', number(bound))
    say('gap', gap === null ? undefined : `${number(gap * 100)} %`)
  })
  stream.addEventListener('run.over', () => {
    stream.close()
    location.reload()
  })
  setInterval(() => {
    if (bar) bar.value = begun + (Date.now() - started) / SECOND
  }, SECOND)
}
