// The steps that may be taken on a case: the one that the clock runs for first.
import type { Child } from 'hono/jsx'
import { ChoicesField, LongTextField, NO_ERRORS, SelectField } from '../../console/form.tsx'
import { one } from '../../console/posted.ts'
import { CALL_BACK_RESULTS, CASE_OUTCOMES, NOTED_STEPS, SIDES } from '../case.ts'
import type { CaseVerb } from '../steps.ts'
import type { CasePageProps } from './case-page.tsx'
import { caseWords, choicesOf } from './words.ts'

type Verb = CaseVerb['verb']

export const CaseForms = (props: CasePageProps) => {
  const { state } = props.item
  const words = caseWords(props.view.language)
  return (
    <>
      <section class="card card-now">
        {state === 'received' ? <ReportForm {...props} /> : null}
        {state === 'reported' ? <ResolveForm {...props} /> : null}
        {state === 'resolved' ? <CallBackForm {...props} /> : null}
      </section>
      <details class="more" open={typedIn(props, 'note') !== undefined}>
        <summary>{words.noteButton}</summary>
        <div class="inside">
          <NoteForm {...props} />
        </div>
      </details>
      <details class="more" open={typedIn(props, 'withdraw') !== undefined}>
        <summary>{words.withdraw}</summary>
        <div class="inside">
          <Step props={props} verb="withdraw">
            <Text props={props} verb="withdraw" label={words.withdrawText} />
            <button type="submit" class="button-danger">
              {words.withdraw}
            </button>
          </Step>
        </div>
      </details>
    </>
  )
}

const typedIn = ({ result, typed }: CasePageProps, verb: Verb, field = `${verb}-text`) =>
  result !== 'done' && one(typed, 'verb') === verb ? one(typed, field) : undefined

const Step = ({ props: { item }, verb, children }: { props: CasePageProps; verb: Verb; children: Child }) => (
  <form method="post" action={`/cases/${item.id}`} class="stack-tight">
    <input type="hidden" name="revision" value={String(item.revision)} />
    <input type="hidden" name="verb" value={verb} />
    {children}
  </form>
)

const Text = ({ props, verb, label }: { props: CasePageProps; verb: Verb; label: string }) => (
  <LongTextField
    name={`${verb}-text`}
    label={label}
    hint={caseWords(props.view.language).textHint}
    short
    value={typedIn(props, verb)}
    errors={NO_ERRORS}
  />
)

const ReportForm = (props: CasePageProps) => {
  const words = caseWords(props.view.language)
  return (
    <Step props={props} verb="report">
      <Text props={props} verb="report" label={words.reportText} />
      <button type="submit" class="button-main">
        {words.reportButton}
      </button>
    </Step>
  )
}

const ResolveForm = (props: CasePageProps) => {
  const words = caseWords(props.view.language)
  const outcomes = CASE_OUTCOMES.filter((each) => each !== 'withdrawn')
  return (
    <Step props={props} verb="resolve">
      <SelectField
        name="outcome"
        label={words.outcomeField}
        empty={props.view.words.notChosen}
        value={typedIn(props, 'resolve', 'outcome')}
        choices={choicesOf(outcomes, words.outcome)}
        errors={NO_ERRORS}
      />
      <Text props={props} verb="resolve" label={words.resolveText} />
      <button type="submit" class="button-main">
        {words.resolveButton}
      </button>
    </Step>
  )
}

const CallBackForm = (props: CasePageProps) => {
  const words = caseWords(props.view.language)
  return (
    <Step props={props} verb="call-back">
      <ChoicesField
        name="result"
        label={words.callBackField}
        values={[typedIn(props, 'call-back', 'result') ?? '']}
        choices={choicesOf(CALL_BACK_RESULTS, words.callBack)}
        errors={NO_ERRORS}
      />
      <Text props={props} verb="call-back" label={words.callBackText} />
      <button type="submit" class="button-main">
        {words.callBackButton}
      </button>
    </Step>
  )
}

const NoteForm = (props: CasePageProps) => {
  const words = caseWords(props.view.language)
  return (
    <Step props={props} verb="note">
      <SelectField
        name="kind"
        label={words.noteKind}
        value={typedIn(props, 'note', 'kind') ?? 'statement'}
        choices={choicesOf(NOTED_STEPS, words.step)}
        errors={NO_ERRORS}
      />
      <SelectField
        name="side"
        label={words.noteSide}
        empty={words.neither}
        value={typedIn(props, 'note', 'side')}
        choices={choicesOf(SIDES, words.side)}
        errors={NO_ERRORS}
      />
      <Text props={props} verb="note" label={words.noteText} />
      <button type="submit">{words.noteButton}</button>
    </Step>
  )
}
