import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { keys } from '../../functions/data/keys.ts'
import {
  call,
  customer,
  eventually,
  file,
  mailsTo,
  newId,
  newMessage,
  persons,
  stack,
  tableClient,
} from '../fixtures/client.ts'

const about = async (who: keyof typeof persons, number: number) =>
  (await mailsTo(persons[who].email)).filter(mail => mail.subject.startsWith(`[#${number}]`))
const arrived = (who: keyof typeof persons, number: number, count = 1) =>
  eventually(async () => {
    const mails = await about(who, number)
    return mails.length >= count && mails
  })
const quiet = () => new Promise(resolve => setTimeout(resolve, 1500))

test('a new call is acknowledged to its contact, with number and title, in the contact’s language', async () => {
  const german = await file('company')
  const [mail] = await arrived('company', german.number)
  expect(mail?.subject).toBe(`[#${german.number}] ${german.request.title}`)
  expect(mail?.text).toContain(`Er hat die Nummer ${german.number}`)
  expect(mail?.text).toContain(`${stack.url}/c/${customer}/servicecalls/${german.id}`)
  const english = await file('colleague')
  expect((await arrived('colleague', english.number))[0]?.text).toContain('We have received your servicecall')
})

test('support’s answer goes to the contact, the contact’s own message to nobody', async () => {
  const { params, number } = await file('company')
  await arrived('company', number)
  await call('company', 'addMessage', { params, body: newMessage() })
  await call('agent', 'addMessage', {
    params,
    body: newMessage({ text: 'Bitte die **Druckvorlage** prüfen.' }),
  })
  const mails = await arrived('company', number, 2)
  expect(mails[0]?.text).toContain('Bitte die **Druckvorlage** prüfen.')
  await quiet()
  expect(await about('company', number)).toHaveLength(2)
})

test('whatever is repeated, each mail goes out once: requests, and events delivered five times at once', async () => {
  const { params, number, request } = await file('company')
  await Promise.all(
    [1, 2, 3].map(() => call('company', 'createServicecall', { params: { customer }, body: request })),
  )
  const message = newMessage()
  await Promise.all([1, 2, 3].map(() => call('agent', 'addMessage', { params, body: message })))
  await arrived('company', number, 2)
  const bus = new EventBridgeClient({
    region: stack.region,
    credentials: stack.credentials,
    endpoint: stack.busUrl,
  })
  const entry = (type: string, id: string, seq: number, by: string) => ({
    EventBusName: stack.busName,
    Source: 'servicecall',
    DetailType: type,
    Detail: JSON.stringify({
      type,
      id,
      customer,
      servicecall: params.servicecall,
      seq,
      at: new Date().toISOString(),
      by,
      documents: [],
      ...(seq > 1 ? { fields: [] } : {}),
    }),
  })
  await bus.send(
    new PutEventsCommand({
      Entries: [1, 2, 3, 4, 5].flatMap(() => [
        entry('servicecall.created', request.id, 1, 'customer'),
        entry('message.added', message.id, 2, 'support'),
      ]),
    }),
  )
  await quiet()
  expect(await about('company', number)).toHaveLength(2)
})

test('what was sent is on record', async () => {
  const { id, number } = await file('company')
  await arrived('company', number)
  const record = await eventually(async () => {
    const { Item } = await tableClient.send(
      new GetCommand({ TableName: stack.tableName, Key: keys.mail(id as never, persons.company.id) }),
    )
    return Item?.state === 'sent' && Item
  })
  expect(record.mailId).toBeTruthy()
})

test('a change that the customer does not wait for sends no mail', async () => {
  const { params, number } = await file('company')
  await arrived('company', number)
  await call('agent', 'changeServicecall', { params, body: { id: newId(), version: 1, priority: 'high' } })
  await quiet()
  expect(await about('company', number)).toHaveLength(1)
})
