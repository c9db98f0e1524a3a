import { useState } from 'preact/hooks'
import type { Contact, Customer } from '../../../contract/customer.ts'
import { formTexts } from '../i18n/index.ts'
import { Avatar } from './avatar.tsx'

/** Whom support may ask, and for which customer. Who may, changes it to a colleague. */
export const ContactBlock = (props: {
  readonly customer: Customer | undefined
  readonly contacts: readonly Contact[]
  readonly contact: Contact | undefined
  readonly mayChange: boolean
  readonly error: string | undefined
  readonly onChange: (contact: string) => void
}) => {
  const { create } = formTexts()
  const [open, setOpen] = useState(false)
  const { customer, contacts, contact } = props
  return (
    <div class="address">
      <div>
        {contact === undefined ? <span class="avatar bone" /> : <Avatar name={contact.name} class="large" />}
        <div class="lines">
          {contact === undefined ? (
            <>
              <span class="bone" />
              <span class="bone" />
              <span class="bone" />
            </>
          ) : (
            <>
              <strong>{contact.name}</strong>
              <span>{contact.email}</span>
              <span>{contact.phone}</span>
            </>
          )}
          {props.mayChange &&
            (open || props.error !== undefined ? (
              <select
                id="contact"
                aria-label={create.chooseContact}
                autofocus
                value={contact?.id ?? ''}
                onChange={event => {
                  props.onChange(event.currentTarget.value)
                  setOpen(false)
                }}
              >
                {contacts.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            ) : (
              <button type="button" class="link" onClick={() => setOpen(true)}>
                {create.change}
              </button>
            ))}
          {props.error !== undefined && <p class="error">{props.error}</p>}
        </div>
      </div>
      <div class="lines">
        {customer === undefined ? (
          <>
            <span class="bone" />
            <span class="bone" />
            <span class="bone" />
          </>
        ) : (
          <>
            <strong>{customer.name}</strong>
            <span>
              {customer.address.street}, {customer.address.postcode} {customer.address.city}
            </span>
            <span>{create.customerNumber(customer.number)}</span>
          </>
        )}
      </div>
    </div>
  )
}
