import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { createTransport } from 'nodemailer'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../../local/identity/sign-in.ts'
import { JsonObject } from '../../local/json.ts'
import { type Stack, startStack } from '../../local/stack.ts'
import { writeExample } from './example/template.ts'

const folder = mkdtempSync(join(tmpdir(), 'servicecall-stack-'))
const template = join(folder, 'template')
const options = { port: 0, data: join(folder, 'data'), web: false, template, retryDelayMs: 5 }
const faulty: string[] = []
let stack: Stack
let dynamo: DynamoDBClient

const start = async () => {
  stack = await startStack({
    ...options,
    faults: (_, operation, body) =>
      faulty.includes(operation) && body.includes('call-fault')
        ? {
            status: 400,
            body: { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException', message: 'slow down' },
          }
        : undefined,
  })
  const { region, credentials, endpoints } = stack
  dynamo = new DynamoDBClient({ region, credentials, endpoint: endpoints.DYNAMODB ?? '', maxAttempts: 1 })
}
beforeAll(async () => {
  await writeExample(template)
  await start()
})
afterAll(() => stack.stop())

const Echo = v.object({ event: JsonObject, env: v.record(v.string(), v.string()) })
const get = async (path: string, init?: RequestInit) => fetch(stack.url + path, init)
const echo = async (path: string, init?: RequestInit) => v.parse(Echo, await (await get(path, init)).json())
const put = (pk: string, others = {}) =>
  dynamo.send(new PutItemCommand({ TableName: stack.tableName, Item: { pk: { S: pk }, ...others } }))
const subjects = () => stack.mails().map(({ subject }) => subject)

describe('the gateway', () => {
  it('hands requests on in payload format 2.0, with the most specific route', async () => {
    const { event } = await echo('/api/open/a%2Fb?x=1&x=2&y=%C3%A4', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie: 'a=1; b=2', 'X-Own': 'yes' },
      body: '{"ä":1}',
    })
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /api/open/{id}',
      rawQueryString: 'x=1&x=2&y=%C3%A4',
      queryStringParameters: { x: '1,2', y: 'ä' },
      pathParameters: { id: 'a/b' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-own': 'yes', 'content-type': 'application/json' },
      body: '{"ä":1}',
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST' }, stage: '$default' },
    })
    expect((await echo('/api/open/special')).event.routeKey).toBe('GET /api/open/special')
    const answer = await get('/api/open/1')
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([201, ['a=1; Path=/', 'b=2; Path=/']])
  })

  it('gives a function the environment of the template and nothing of this process', async () => {
    process.env.LEAK = 'leak'
    const { env } = await echo('/api/open/1')
    expect(env).toMatchObject({
      OWN: `${stack.url}/x`,
      AWS_LAMBDA_FUNCTION_NAME: 'EchoFunction',
      AWS_REGION: 'eu-central-1',
    })
    expect(
      Object.keys(env)
        .filter(name => !name.startsWith('AWS_'))
        .sort(),
    ).toEqual(['LANG', 'OWN', 'TZ'])
  })

  it('asks for a token where the route does', async () => {
    await stack.users.add({ username: '01K', email: 'kim@example.org', password: 'a-long-password' })
    const { issuer, clientId } = stack
    const redirectUri = `${stack.url}/api/session/callback`
    const tokens = await signIn({
      issuer,
      clientId,
      redirectUri,
      email: 'kim@example.org',
      password: 'a-long-password',
    })
    const bearer = (token: string | undefined) => ({ headers: { authorization: `Bearer ${token}` } })
    const { event } = await echo('/api/closed/a/b', bearer(tokens?.access_token))
    expect(event).toMatchObject({
      pathParameters: { rest: 'a/b' },
      requestContext: { authorizer: { jwt: { claims: { username: '01K', token_use: 'access' } } } },
    })
    for (const token of [undefined, `${tokens?.access_token}x`]) {
      const refused = await get('/api/closed/a', bearer(token))
      expect([refused.status, await refused.json()]).toEqual([401, { message: 'Unauthorized' }])
    }
  })

  it('answers for API Gateway where no function does', async () => {
    const answers = await Promise.all(
      [
        get('/api/nothing'),
        get('/api/open/1', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) }),
        get('/api/open/1?fail=yes'),
        get('/api/open/1?wait=1500'),
      ].map(async pending => {
        const answer = await pending
        return [answer.status, v.parse(JsonObject, await answer.json()).message]
      }),
    )
    expect(answers).toEqual([
      [404, 'Not Found'],
      [413, 'Request Entity Too Large'],
      [500, 'Internal Server Error'],
      [500, 'Internal Server Error'],
    ])
    expect((await get('/api/open/1')).status).toBe(201)
  })
})

describe('events', () => {
  it('go from the stream over bus and queue to a mail, repeated where they are refused', async () => {
    await Promise.all([put('call-1'), put('other-1')])
    await put('call-2')
    await put('call-3', { broken: { BOOL: true } })
    await stack.idle()
    expect(subjects().sort()).toEqual(['call-1', 'call-2'])
    expect(stack.queued('DeadLetters')).toHaveLength(1)
    const [mail] = stack.mails()
    expect(mail?.text).toContain('arn:aws:dynamodb:eu-central-1:000000000000:table/Table/stream/local')
    expect(mail?.headers.filter(({ name }) => name.toLowerCase() === 'message-id')).toEqual([
      { name: 'Message-ID', value: `<${mail?.id}@eu-central-1.amazonses.com>` },
    ])
  })

  it('arrive within a moment', async () => {
    const before = Date.now()
    await put('call-fast')
    while (!subjects().includes('call-fast')) await new Promise(resolve => setTimeout(resolve, 5))
    expect(Date.now() - before).toBeLessThan(1000)
  })

  it('are not lost over a restart', async () => {
    await put('call-late')
    await stack.stop()
    await start()
    await stack.idle()
    expect(subjects().filter(subject => subject === 'call-late')).toHaveLength(1)
    expect(subjects().filter(subject => subject === 'call-1')).toHaveLength(1)
  })
})

it('DynamoDB fails where a test wants it to', async () => {
  faulty.push('PutItem')
  await expect(put('call-fault')).rejects.toThrow('slow down')
  faulty.pop()
  await put('call-fault')
})

it('a mail from outside reaches the function with what SES says about it', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: stack.smtpPort })
  await transport.sendMail({
    from: 'kim@example.org',
    to: 'call+7@helpdesk.localhost',
    subject: 'Drucker',
    text: 'kaputt',
  })
  await stack.deliver({
    from: 'x@y.example',
    to: ['desk@helpdesk.localhost'],
    raw: Buffer.from('Subject: falsch\r\n\r\nx'),
    verdicts: { spf: 'FAIL' },
  })
  await expect(
    transport.sendMail({ from: 'a@b.example', to: 'c@elsewhere.example', text: 'x' }),
  ).rejects.toThrow('550')
  await stack.idle()
  const mails = stack.mails()
  const reply = mails.find(({ subject }) => subject === 'Re: Drucker')
  expect(reply?.text).toMatch(/^PASS[\s\S]*kaputt/)
  expect(mails.find(({ subject }) => subject === 'Re: falsch')?.text).toMatch(/^FAIL/)
  const page = await get(`/mailbox/${reply?.id}`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('kaputt')])
})
