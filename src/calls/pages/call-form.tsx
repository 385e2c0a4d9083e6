// The call form: what is needed while somebody is on the line comes first, the rest is folded away.
import { BackLink, Notice } from '../../console/display.tsx'
import { ChoicesField, ErrorSummary, type FormErrors } from '../../console/form.tsx'
import { nearTimeWithin } from '../../console/format.ts'
import { Layout } from '../../console/layout.tsx'
import type { View } from '../../console/view.ts'
import type { Line } from '../../lines/line.ts'
import { nameOf } from '../../lines/pages/names.ts'
import type { Topic } from '../../lines/topic.ts'
import type { CallRecord } from '../call.ts'
import * as codes from '../codes.ts'
import { AmendFields, Handling, Texts } from './handling-fields.tsx'
import type { CallWords } from './messages.en.ts'
import { CallerFields, ConsentFields, TimeFields } from './more-fields.tsx'
import { privacyWords } from './privacy-words.ts'
import { choicesOf, RiskFields } from './risk-fields.tsx'
import { TopicFields } from './topic-fields.tsx'
import { callWords } from './words.ts'

export interface CallFormProps {
  readonly view: View
  /** As it is to be shown: with what was posted and could not be saved, where that is so. */
  readonly call: CallRecord
  readonly line: Line
  readonly topics: readonly Topic[]
  /** What the summary may be about. */
  readonly suggested: readonly Topic[]
  readonly errors: FormErrors
  /** What was typed into fields that could not be read, by field. */
  readonly typed?: ReadonlyMap<string, string>
  /** What the scrubber took out of the texts that are shown, in words. */
  readonly removed: readonly string[]
  /** Somebody changed the record while this form was open. */
  readonly lost?: boolean
  readonly amending?: { readonly reason: string; readonly note: string }
}

const FORM = { id: 'call', field: 'go' }

export const CallFormPage = (props: CallFormProps) => {
  const { view, call, line, errors, typed = new Map(), removed, lost, amending } = props
  const words = callWords(view.language)
  const title = amending ? words.form.amendTitle : words.form.title
  const { content, head } = call
  const more = { view, content, zone: line.zone, errors, typed }
  const began = nearTimeWithin(view.words, head.startedAt, view.now, line.zone)
  return (
    <Layout view={view} title={title} actionBar form={FORM}>
      <BackLink href={amending ? `/calls/${head.id}` : '/calls'}>
        {amending ? words.view.title : view.words.nav.calls}
      </BackLink>
      <div>
        <h1>{title}</h1>
        <p class="muted">
          {nameOf(line, view.language)} · {words.form.startedAt(began)}
        </p>
      </div>
      {view.done === 'saved' ? <Notice tone="good">{words.view.saved}</Notice> : null}
      {lost ? (
        <Notice tone="danger" title={view.words.problems['lost-update'].title}>
          <p>{words.problem.lost}</p>
        </Notice>
      ) : null}
      <ErrorSummary
        view={view}
        errors={errors}
        labelOf={(name) => labelOf(words, name)}
        {...(lost || amending ? {} : { advice: words.problem.advice })}
      />
      <Removed view={view} removed={removed} callId={head.id} />
      <form method="post" action={`/calls/${head.id}`} id={FORM.id} {...autosaveOf(view, call, amending !== undefined)}>
        <input type="hidden" name="revision" value={String(head.revision)} />
        {amending ? <AmendFields view={view} amending={amending} errors={errors} /> : null}
        <Texts {...props} />
        <ChoicesField
          name="type"
          label={words.form.type}
          values={content.type === null ? [] : [content.type]}
          choices={choicesOf(codes.CALL_TYPES, words.codes.type)}
          errors={errors}
        />
        <TopicFields view={view} topics={props.topics} suggested={props.suggested} content={content} errors={errors} />
        <RiskFields view={view} risk={content.risk} texts={call.texts} errors={errors} typed={typed} />
        <Handling {...props} />
        <div class="stack-tight">
          <TimeFields {...more} />
          <CallerFields {...more} />
          <ConsentFields {...more} />
        </div>
        <ActionBar view={view} callId={head.id} amending={amending !== undefined} />
      </form>
    </Layout>
  )
}

const RENAMED: Readonly<Record<string, string>> = {
  topic: 'mainTopic',
  context: 'contextTags',
  startedAt: 'began',
  endedAt: 'ended',
  waitSeconds: 'wait',
}

function labelOf({ form }: CallWords, name: string): string | undefined {
  const label = Object.entries(form).find(([key]) => key === (RENAMED[name] ?? name))?.[1]
  return typeof label === 'string' ? label : undefined
}

/** What the script needs; without it the form is saved by its buttons. */
function autosaveOf(view: View, { head }: CallRecord, amending: boolean) {
  if (amending) return {}
  const { autosave } = callWords(view.language)
  return {
    'data-autosave': `/calls/${head.id}/autosave`,
    'data-idle': autosave.idle,
    'data-typing': autosave.typing,
    'data-saving': autosave.saving,
    'data-saved': autosave.saved('{at}'),
    'data-unsaved': autosave.unsaved,
    'data-conflict': autosave.conflict,
    'data-invalid': autosave.invalid,
  }
}

const Removed = ({ view, removed, callId }: { view: View; removed: readonly string[]; callId: string }) =>
  removed.length === 0 ? null : (
    <Notice tone="warn">
      <ul>
        {removed.map((what) => (
          <li>{what}</li>
        ))}
      </ul>
      <p>{callWords(view.language).storedText}</p>
      <p>
        <a href={`/calls/${callId}/restore`}>{privacyWords(view.language).restore.link}</a>
      </p>
    </Notice>
  )

const ActionBar = ({ view, callId, amending }: { view: View; callId: string; amending: boolean }) => {
  const words = callWords(view.language)
  return (
    <div class="action-bar">
      <div class="action-bar-inner">
        {amending ? null : <p class="state" data-autosave-state role="status" />}
        {amending ? (
          <>
            <a class="button" href={`/calls/${callId}`}>
              {words.form.leave}
            </a>
            <button type="submit" class="button-main" name="do" value="amend">
              {words.form.amend}
            </button>
          </>
        ) : (
          <>
            <button type="submit" name="do" value="save">
              {words.form.saveDraft}
            </button>
            <button type="submit" class="button-main" name="do" value="close">
              {words.form.close}
            </button>
          </>
        )}
      </div>
    </div>
  )
}
