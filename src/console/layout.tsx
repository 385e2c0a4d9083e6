// The frame around every page: head, top bar, tabs under the thumb, the content, the foot.
import type { Child } from 'hono/jsx'
import { asset } from './assets.ts'
import { LanguageSwitch, type SurvivingForm } from './language-switch.tsx'
import { Tabs } from './navigation.tsx'
import type { View } from './view.ts'

export interface LayoutProps {
  readonly view: View
  readonly title: string
  /** 'wide' for tables, 'narrow' for a form of two fields. */
  readonly width?: 'wide' | 'narrow'
  /** A page with an action bar gives its own, and has no tabs on a phone. */
  readonly actionBar?: boolean
  /** No account buttons: sign-in, unlock. */
  readonly bare?: boolean
  /** The form whose text must survive a change of language or a lock: their buttons submit it. */
  readonly form?: SurvivingForm
  /** This page in the other language, where that is an address of its own. */
  readonly otherLanguageHref?: string
  /** More for the head: feed links, canonical addresses. */
  readonly head?: Child
  readonly children: Child
}

export const Layout = ({
  view,
  title,
  width,
  actionBar,
  bare,
  form,
  head,
  otherLanguageHref,
  children,
}: LayoutProps) => (
  <html lang={view.language === 'zh' ? 'zh-CN' : 'en'}>
    <Head title={`${title} · ${view.words.product}`} more={head} />
    <body class={bodyClass(view, actionBar, bare)} {...idleLock(view, bare)}>
      {form ? <DefaultButton form={form} /> : null}
      <a class="skip" href="#content">
        {view.words.skip}
      </a>
      <TopBar view={view} bare={bare} tabs={!actionBar} form={form} href={otherLanguageHref} />
      <main id="content" tabindex={-1} class={width ?? ''}>
        {children}
      </main>
      <Foot view={view} bare={bare} />
    </body>
  </html>
)

const Head = ({ title, more }: { title: string; more?: Child }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="format-detection" content="telephone=no" />
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fffdfa" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1c2023" />
    <title>{title}</title>
    <link rel="icon" type="image/svg+xml" href={asset('icon.svg')} />
    <link rel="stylesheet" href={asset('console.css')} />
    <script src={asset('console.js')} defer />
    {more}
  </head>
)

function bodyClass(view: View, actionBar = false, bare = false): string {
  if (actionBar) return 'with-actions'
  return view.viewer && !bare ? 'with-tabs' : ''
}

/** What the script needs to count down to the lock. */
function idleLock(view: View, bare: boolean | undefined) {
  if (!view.viewer || bare) return {}
  const { lockSoon, stay } = view.words
  return { 'data-idle-lock': String(view.idleLockSeconds), 'data-lock-soon': lockSoon, 'data-stay': stay }
}

/** The Enter key presses a form's first button, wherever it stands: it must not be one of the top bar. */
const DefaultButton = ({ form }: { form: SurvivingForm }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it cannot be reached by the keyboard, only be meant by Enter
  <button type="submit" form={form.id} class="visually-hidden" tabindex={-1} aria-hidden="true" />
)

interface TopBarProps {
  readonly view: View
  readonly bare: boolean | undefined
  readonly tabs: boolean
  readonly form: SurvivingForm | undefined
  readonly href: string | undefined
}

const TopBar = ({ view, bare, tabs, form, href }: TopBarProps) => (
  <header class="top">
    <div class="top-inner">
      <a class="brand" href={view.viewer ? '/' : '/bulletins'}>
        <img src={asset('icon.svg')} alt="" width={28} height={28} />
        {view.words.product}
      </a>
      {view.viewer && !bare && tabs ? <Tabs view={view} /> : null}
      <div class="top-end">
        <LanguageSwitch view={view} form={form} href={href} />
        {bare ? null : <AccountButton view={view} form={form} />}
      </div>
    </div>
  </header>
)

const AccountButton = ({ view, form }: { view: View; form: SurvivingForm | undefined }) => {
  if (!view.viewer) {
    return (
      <a class="button button-quiet" href="/sign-in">
        {view.words.signIn}
      </a>
    )
  }
  const title = view.words.signedInAs(view.viewer.name)
  if (form) {
    return (
      <button
        type="submit"
        class="button-quiet"
        form={form.id}
        name={form.field}
        value="lock"
        formnovalidate
        title={title}
      >
        {view.words.lockNow}
      </button>
    )
  }
  return (
    <form method="post" action="/lock">
      <input type="hidden" name="next" value={view.path} />
      <button type="submit" class="button-quiet" title={title}>
        {view.words.lockNow}
      </button>
    </form>
  )
}

const Foot = ({ view, bare }: { view: View; bare?: boolean | undefined }) =>
  view.viewer && !bare ? (
    <footer class="foot">
      <a href="/account">{view.words.signedInAs(view.viewer.name)}</a>
      <form method="post" action="/change-account">
        <input type="hidden" name="next" value={view.path} />
        <button type="submit" class="button-quiet">
          {view.words.changeAccount}
        </button>
      </form>
      <form method="post" action="/sign-out">
        <button type="submit" class="button-quiet">
          {view.words.signOut}
        </button>
      </form>
    </footer>
  ) : null
