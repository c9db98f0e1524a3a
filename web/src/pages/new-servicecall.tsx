import { useEffect, useMemo, useState } from 'preact/hooks'
import { TITLE_LENGTH } from '../../../contract/text.ts'
import { Failure } from '../failure.ts'
import { formTexts, texts } from '../i18n/index.ts'
import { AttachmentsBox, limits } from '../parts/attachments.tsx'
import { ContactBlock } from '../parts/contact-block.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { Counter, Field, Star } from '../parts/field.tsx'
import { FormFoot } from '../parts/form-foot.tsx'
import { FormSection } from '../parts/form-section.tsx'
import { Heading } from '../parts/heading.tsx'
import { Trouble } from '../parts/notice.tsx'
import { ProductChoice } from '../parts/product-choice.tsx'
import { Segments } from '../parts/segments.tsx'
import { catalogue, customerOf } from '../state/catalogue.ts'
import { priorities } from '../state/choices.ts'
import { retry } from '../state/connection.ts'
import { type FieldName, fields, sayError } from '../state/field-texts.ts'
import { filed } from '../state/filed.ts'
import { useLeaveGuard } from '../state/leave-guard.ts'
import { listToReturnTo } from '../state/list-path.ts'
import { me, supportLooks } from '../state/me.ts'
import { discardDraft, newServicecall } from '../state/new-servicecall.ts'
import { go, listPath, servicecallPath } from '../state/place.ts'
import { useResource, whenReady } from '../state/resource.ts'
import { toast } from '../state/toasts.ts'

interface Props {
  readonly customer: string
}

const FormOf = (props: Props & { readonly person: string; readonly onDiscard: () => void }) => {
  const t = texts()
  const { create } = formTexts()
  const { customer, person } = props
  const form = useMemo(() => newServicecall(customer, person), [])
  useEffect(() => form.dispose, [])
  const { value: values } = form.values
  const company = whenReady(useResource(customerOf(customer)))
  const products = whenReady(useResource(catalogue))?.products
  const membership = whenReady(me.state.value)?.memberships.find(of => of.customer.id === customer)
  const contacts = company?.contacts ?? []
  const contact = contacts.find(({ id }) => id === values.contact)
  useLeaveGuard(form.draft.value !== 'none' && form.sending.value.kind !== 'sending')

  const errors = form.errors.value
  const errorOf = (field: FieldName): string | undefined =>
    errors[field] === undefined ? undefined : sayError(field, errors[field])
  const wrong = fields.flatMap(field => {
    const text = errorOf(field)
    return text === undefined ? [] : [{ field, text }]
  })

  const submit = async (): Promise<void> => {
    const receipt = await form.submit()
    if (receipt === undefined) return
    const writer = whenReady(me.state.value)
    if (writer !== undefined && contact !== undefined)
      filed(receipt, values, { contact, me: writer, priority: values.priority })
    toast(create.received(receipt.number))
    go(servicecallPath(receipt.customer, receipt.id), { replace: true })
  }

  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <header class="form-head">
        <Heading title={t.newServicecall} />
        <p>
          {create.requiredNote[0]}
          <Star />
          {create.requiredNote[1]}
        </p>
        <ErrorSummary errors={wrong} attempt={form.attempts.value} />
      </header>
      {/* Whose draft it is has to be known before anybody types: what was typed until then would be lost. */}
      <div class="form-body" inert={person === ''}>
        <FormSection title={create.contact} hint={create.contactHint}>
          <ContactBlock
            customer={company?.customer}
            contacts={contacts}
            contact={contact}
            mayChange={contacts.length > 1 && membership?.scope === 'company'}
            error={errorOf('contact')}
            onChange={chosen => form.set({ contact: chosen })}
          />
        </FormSection>
        <FormSection title={create.product} hint={create.productHint}>
          <ProductChoice products={products} values={values} errorOf={errorOf} onChange={form.set} />
        </FormSection>
        <FormSection title={create.concern} hint={create.concernHint}>
          <Field
            id="title"
            label={t.label.title}
            required
            hint={create.titleHint}
            error={errorOf('title')}
            aside={<Counter text={values.title} most={TITLE_LENGTH} />}
          >
            {control => (
              <input
                {...control}
                autoComplete="off"
                value={values.title}
                onInput={event => form.set({ title: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field id="text" label={create.message} required hint={create.messageHint} error={errorOf('text')}>
            {control => (
              <textarea
                {...control}
                rows={7}
                value={values.text}
                onInput={event => form.set({ text: event.currentTarget.value })}
              />
            )}
          </Field>
          <Segments
            legend={t.label.priority}
            options={priorities.map(priority => [priority, t.priority[priority]] as const)}
            value={values.priority}
            onChange={priority => form.set({ priority })}
            describedBy="priority-hint"
          />
          <p id="priority-hint" class="hint">
            {create.priorityHint}
          </p>
        </FormSection>
        <FormSection title={create.documents} hint={limits()}>
          <AttachmentsBox of={form.files} paste />
          {errorOf('documents') !== undefined && <p class="error">{errorOf('documents')}</p>}
        </FormSection>
        <FormFoot
          form={form}
          customer={customer}
          back={listToReturnTo(listPath(customer))}
          onDiscard={props.onDiscard}
        />
      </div>
    </form>
  )
}

/** The form for a new call. */
export const NewServicecall = ({ customer }: Props) => {
  const person = useResource(me)
  const company = useResource(customerOf(customer))
  const [round, setRound] = useState(0)
  // Only a customer's contacts file calls here.
  const failure =
    supportLooks() === true
      ? new Failure('not-allowed')
      : person.kind === 'failed'
        ? person.failure
        : company.kind === 'failed'
          ? company.failure
          : undefined
  const id = whenReady(person)?.id
  return (
    <main id="content" class="sheet form" tabIndex={-1} aria-busy={id === undefined && failure === undefined}>
      {failure !== undefined ? (
        <Trouble failure={failure} onRetry={retry} heading="page">
          <a class="button" href="/">
            {texts().problem.toStart}
          </a>
        </Trouble>
      ) : (
        <FormOf
          key={`${id ?? ''} ${round}`}
          customer={customer}
          person={id ?? ''}
          onDiscard={() => {
            const putBack = discardDraft(customer, id ?? '')
            setRound(round + 1)
            const { create } = formTexts()
            toast(create.discarded, {
              label: create.undo,
              run: () => {
                putBack()
                setRound(round + 2)
              },
            })
          }}
        />
      )}
    </main>
  )
}
