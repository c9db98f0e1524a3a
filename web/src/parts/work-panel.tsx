import warning from 'icon:triangle-alert'
import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Servicecall, Work } from '../../../contract/servicecall.ts'
import { RESOLUTION_LENGTH } from '../../../contract/text.ts'
import { formTexts, rareTexts, texts } from '../i18n/index.ts'
import { agents } from '../state/catalogue.ts'
import { type Changing, changer, type Difference } from '../state/change.ts'
import { asPriority, asStatus, priorities, statusesAfter } from '../state/choices.ts'
import { dropDraft, keepDraft, readDraft } from '../state/draft.ts'
import { useKeys } from '../state/keys.ts'
import { me } from '../state/me.ts'
import { useResource, whenReady } from '../state/resource.ts'
import { Counter, Field } from './field.tsx'
import { Icon } from './icon.tsx'

interface Props {
  readonly servicecall: Servicecall
  readonly work: Work
}

const valueIn = ({ field, servicecall, work }: Difference): string => {
  const t = texts()
  switch (field) {
    case 'status':
      return work === undefined ? '' : t.work[work.status]
    case 'priority':
      return t.priority[servicecall.priority]
    case 'assignee':
      return work?.assignee?.name ?? rareTexts().agent.nobody
    case 'resolution':
      return servicecall.resolution ?? t.detail.open
  }
}

/** What became of the last change, if it was not simply saved. */
const Outcome = ({ state, onAgain }: { readonly state: Changing; readonly onAgain: () => void }) => {
  const t = texts()
  const more = rareTexts()
  if (state.kind === 'failed')
    return (
      <div class="outcome" role="alert">
        <Icon of={warning} />
        <p>
          {more.agent.failed}
          {state.failure.kind === 'offline' && `: ${t.problem.offline}`}
          {state.failure.kind === 'invalid' && `: ${formTexts().field.status}`}
        </p>
        {state.failure.kind !== 'invalid' && (
          <button type="button" class="button" onClick={onAgain}>
            {t.retry}
          </button>
        )}
      </div>
    )
  if (state.kind !== 'overtaken') return null
  return (
    <div class="outcome" role="alert">
      <Icon of={warning} />
      <div>
        <p>{more.agent.changed(state.by ?? more.agent.somebody)}</p>
        <ul>
          {state.differences.map(difference => (
            <li key={difference.field}>{more.agent.now(t.label[difference.field], valueIn(difference))}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Keeps a typed resolution until it is saved, as the drafts of messages are kept. */
const useTypedDraft = (
  servicecall: string,
  person: string | undefined,
  resolution: Signal<string>,
  isTyped: boolean,
): void => {
  const key = `${person ?? ''} ${servicecall} resolution`
  const restored = useRef('')
  useEffect(() => {
    if (person === undefined) return
    if (restored.current !== key) {
      restored.current = key
      const kept = isTyped ? undefined : readDraft(key)?.text
      if (kept !== undefined) {
        resolution.value = kept
        return
      }
    }
    if (isTyped) keepDraft(key, { text: resolution.value })
    else dropDraft(key)
  }, [key, resolution.value, isTyped])
}

/** What support sets in a call. Every change says which version it was made upon, so that nobody overwrites anybody. */
export const WorkPanel = ({ servicecall, work }: Props) => {
  const t = texts()
  const more = rareTexts()
  const person = whenReady(me.state.value)
  const team = whenReady(useResource(agents))?.agents ?? []
  const change = useMemo(() => changer(servicecall.customer, servicecall.id), [])
  const state = change.state.value
  const pending = state.kind === 'saving' ? state.change : {}
  const status = useRef<HTMLSelectElement>(null)
  const priority = useRef<HTMLSelectElement>(null)
  const isMine = work.assignee !== undefined && work.assignee.id === person?.id
  const take = (): void => {
    if (person !== undefined && !isMine) change.apply({ assignee: person.id })
  }
  useKeys({ a: take, s: () => status.current?.focus(), p: () => priority.current?.focus() })

  // What is being typed stays, whatever arrives meanwhile; only an untouched text follows the call.
  const saved = servicecall.resolution ?? ''
  const resolution = useSignal(saved)
  const base = useRef(saved)
  useEffect(() => {
    if (resolution.value === base.current) resolution.value = saved
    base.current = saved
  }, [saved])
  const isTyped = resolution.value.trim() !== saved
  useTypedDraft(servicecall.id, person?.id, resolution, isTyped)
  const isTooLong = [...resolution.value.trim()].length > RESOLUTION_LENGTH
  const save = async (): Promise<void> => {
    const text = resolution.value.trim()
    if (await change.apply({ resolution: text === '' ? null : text })) resolution.value = text
  }

  const assignee = pending.assignee === undefined ? (work.assignee?.id ?? '') : (pending.assignee ?? '')
  const named = team.some(({ id }) => id === work.assignee?.id)
  return (
    <section class="work" aria-label={more.agent.edit} aria-busy={state.kind === 'saving'}>
      <h2>{more.agent.edit}</h2>
      <Outcome state={state} onAgain={change.again} />
      <Field id="work-status" label={t.label.status}>
        {control => (
          <select
            {...control}
            ref={status}
            aria-keyshortcuts="s"
            value={pending.status ?? work.status}
            onChange={event => {
              const chosen = asStatus(event.currentTarget.value)
              if (chosen !== undefined) change.apply({ status: chosen })
            }}
          >
            {statusesAfter(work.status).map(one => (
              <option key={one} value={one}>
                {t.work[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="work-priority" label={t.label.priority}>
        {control => (
          <select
            {...control}
            ref={priority}
            aria-keyshortcuts="p"
            value={pending.priority ?? servicecall.priority}
            onChange={event => {
              const chosen = asPriority(event.currentTarget.value)
              if (chosen !== undefined) change.apply({ priority: chosen })
            }}
          >
            {priorities.map(one => (
              <option key={one} value={one}>
                {t.priority[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        id="work-assignee"
        label={more.agent.assignee}
        aside={
          isMine ? undefined : (
            <button type="button" class="link" aria-keyshortcuts="a" onClick={take}>
              {more.agent.take}
            </button>
          )
        }
      >
        {control => (
          <select
            {...control}
            value={assignee}
            onChange={event => change.apply({ assignee: event.currentTarget.value || null })}
          >
            <option value="">{more.agent.nobody}</option>
            {work.assignee !== undefined && !named && (
              <option value={work.assignee.id}>{work.assignee.name}</option>
            )}
            {team.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        id="work-resolution"
        label={t.label.resolution}
        hint={more.agent.resolutionHint}
        error={isTooLong ? formTexts().field.resolutionLong(RESOLUTION_LENGTH) : undefined}
        aside={isTyped ? <Counter text={resolution.value} most={RESOLUTION_LENGTH} /> : undefined}
      >
        {control => (
          <textarea
            {...control}
            rows={3}
            value={resolution.value}
            onInput={event => {
              resolution.value = event.currentTarget.value
            }}
          />
        )}
      </Field>
      <button
        type="button"
        class="button"
        disabled={!isTyped || isTooLong || state.kind === 'saving'}
        onClick={save}
      >
        {more.agent.saveResolution}
      </button>
    </section>
  )
}
