import { crc32, inflateSync } from 'node:zlib'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Product } from '../../contract/catalogue.ts'
import { Contact, Customer } from '../../contract/customer.ts'
import { Document } from '../../contract/document.ts'
import { Entry } from '../../contract/message.ts'
import { categoryOf, Servicecall, Status } from '../../contract/servicecall.ts'
import { Resolution, Title, Translated } from '../../contract/text.ts'
import { keys } from '../../functions/data/keys.ts'
import { readServicecall } from '../../functions/data/servicecall-item.ts'
import { readWorkItem } from '../../functions/data/work-item.ts'
import { customerStatusOf } from '../../functions/domain/status.ts'
import { demoCalls, LAST_NUMBER } from '../../local/demo/calls/index.ts'
import { pdf, png } from '../../local/demo/files.ts'
import { demoAccounts, demoIds } from '../../local/demo/ids.ts'
import { orderReference, orders } from '../../local/demo/orders.ts'
import { play } from '../../local/demo/play.ts'
import { prose } from '../../local/demo/prose.ts'
import { callItems } from '../../local/demo/seed.ts'
import { customers, type DemoPerson, people, products } from '../../local/demo/vendor.ts'
import { placeOf, timeOf } from '../../local/demo/when.ts'

const persons: readonly DemoPerson[] = Object.values(people)
// An afternoon, the first minute of a day, a Sunday, and the night in which summer time ends.
const times = ['2026-11-24T15:10', '2027-03-01T23:05', '2026-12-06T09:00', '2026-10-25T01:30'].map(time =>
  Date.parse(`${time}:00Z`),
)
const now = times[0] ?? 0
const played = demoCalls.map(({ number, script }) => play(script, number, now))
const entriesOf = ({ creation, moves }: (typeof played)[number]): readonly Entry[] => [
  creation.message,
  ...moves.flatMap(move => move.entry ?? []),
]

describe('the set-up of the demo', () => {
  it('keeps to the contract', () => {
    for (const product of products) v.assert(Product, product)
    for (const customer of Object.values(customers)) v.assert(Customer, customer)
    for (const { id, name, email, phone } of persons)
      v.assert(Contact, { id, name, email, ...(phone === undefined ? {} : { phone }) })
    for (const order of Object.values(orders)) {
      v.assert(Servicecall.entries.order, orderReference(order))
      v.assert(Title, order.title)
      v.assert(Translated, order.text)
    }
  })

  it('gives everybody an id and an address of their own, and accounts to people that exist', () => {
    const all = Object.values(demoIds)
    expect(new Set(all).size).toBe(all.length)
    expect(new Set(persons.map(({ id }) => id)).size).toBe(persons.length)
    expect(new Set(persons.map(({ email }) => email)).size).toBe(persons.length)
    for (const { id, email } of Object.values(demoAccounts))
      expect(persons.find(person => person.id === id)?.email).toBe(email)
  })
})

describe('the calls of the demo', () => {
  it('are some sixty, most of them open, in every state, priority and channel', () => {
    const heads = played.map(({ servicecall }) => servicecall)
    expect(heads.length).toBeGreaterThanOrEqual(60)
    expect(heads.at(-1)?.number).toBe(LAST_NUMBER)
    expect(new Set(played.map(({ status }) => status))).toEqual(new Set(Status.options))
    expect(new Set(heads.map(({ priority }) => priority)).size).toBe(4)
    expect(new Set(heads.map(({ channel }) => channel)).size).toBe(3)
    const open = heads.filter(({ status }) => categoryOf(status) !== 'done')
    expect(open.length).toBeGreaterThanOrEqual(40)
    expect(new Set(heads.map(({ title }) => title)).size).toBe(heads.length)
  })

  it('keep to the contract, entry by entry', () => {
    for (const one of played) {
      v.assert(Servicecall, one.servicecall)
      if (one.servicecall.resolution !== undefined) v.assert(Resolution, one.servicecall.resolution)
      for (const entry of entriesOf(one)) v.assert(Entry, entry)
      for (const { document, body } of one.attachments) {
        v.assert(Document, document)
        expect(document.size).toBe(body.length)
      }
    }
  })

  it('are about products, versions and modules that exist, and of contacts of their customer', () => {
    for (const { servicecall } of played) {
      if (servicecall.product) {
        const { id, version, module } = servicecall.product
        const product = products.find(each => each.id === id)
        expect(product?.versions.map(({ name }) => name)).toContain(version)
        expect(product?.modules.map(each => each.id)).toContain(module)
      }
      const contact = persons.find(({ id }) => id === servicecall.contact.id)
      expect(contact?.memberships.map(({ customer }) => customer.id)).toContain(servicecall.customer)
    }
  })

  it('have no text, id or file twice', () => {
    const entries = played.flatMap(entriesOf)
    const ids = entries.map(({ id }) => id)
    const texts = entries.flatMap(entry => (entry.kind === 'message' ? [entry.text] : []))
    const files = played.flatMap(({ attachments }) => attachments.map(({ document }) => document))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(texts).size).toBe(texts.length)
    expect(new Set(files.map(({ id }) => id)).size).toBe(files.length)
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
  })

  it('carry only signs that come in pairs', () => {
    for (const entry of played.flatMap(entriesOf)) {
      if (entry.kind !== 'message') continue
      expect(entry.text).not.toMatch(/‹|↵|\\u| {2}/)
      for (const line of entry.text.split('\n')) {
        expect(line.split('`').length % 2, line).toBe(1)
        expect(line.split('**').length % 2, line).toBe(1)
      }
    }
  })

  it.each(times)('happen one thing after the other, at %d', time => {
    for (const { number, script } of demoCalls) {
      const one = play(script, number, time)
      const at = [one.creation.message.at, ...one.moves.map(move => move.at)]
      expect([...at].sort()).toEqual(at)
      expect(new Set(at).size, script.title).toBe(at.length)
      expect(Date.parse(at.at(-1) ?? '')).toBeLessThanOrEqual(time)
    }
  })

  it('are written by the data layer, with work items that follow', async () => {
    const items = new Map((await callItems(played)).map(item => [`${item.pk} ${item.sk}`, item]))
    const get = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => ({
      ...items.get(`${pk} ${sk}`),
    })
    for (const { servicecall, status, creation } of played) {
      const { id, customer, version, agent } = servicecall
      const head = readServicecall(get(keys.servicecall(customer, id)))
      expect(head).toEqual(servicecall)
      const work = readWorkItem(get(keys.work(id)))
      expect(work).toMatchObject({ id, status, version, customer: creation.work.customer })
      expect(work.assignee?.name).toBe(agent)
      expect(work.turn === undefined).toBe(status === 'closed')
      expect(customerStatusOf(work.status)).toBe(servicecall.status)
    }
  })
})

describe('when', () => {
  it('counts working days back in German time', () => {
    // A Monday in summer, a Monday in winter: the Friday before.
    expect(new Date(timeOf('1d 09:05', Date.parse('2026-07-06T10:00Z'))).toISOString()).toContain(
      '07-03T07:05',
    )
    expect(new Date(timeOf('1d 09:05', Date.parse('2026-11-23T10:00Z'))).toISOString()).toContain(
      '11-20T08:05',
    )
    expect(timeOf('2h 20m', now)).toBe(now - 140 * 60_000)
    expect(placeOf('2d 17:00')).toBeLessThan(placeOf('1d 08:00'))
    expect(placeOf('1d 23:00')).toBeLessThan(placeOf('7h'))
  })
})

describe('prose', () => {
  it('joins wrapped lines, keeps paragraphs, lists and wanted line ends', () => {
    const text = prose(`Guten Tag,

      bitte **A › B** und
      ‹x.log› prüfen:

      - eins
        und mehr
      - zwei

      Gruß ↵
      T. R.`)
    expect(text).toBe(
      'Guten Tag,\n\nbitte **A › B** und `x.log` prüfen:\n\n- eins und mehr\n- zwei\n\nGruß\nT. R.',
    )
  })
})

describe('files', () => {
  it('are a real picture', () => {
    const body = Buffer.from(png('a.png', 'dialog').content(now))
    expect(body.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    let place = 8
    for (const type of ['IHDR', 'PLTE', 'IDAT', 'IEND']) {
      const length = body.readUInt32BE(place)
      const named = body.subarray(place + 4, place + 8 + length)
      expect(named.subarray(0, 4).toString('latin1')).toBe(type)
      expect(body.readUInt32BE(place + 8 + length)).toBe(crc32(named))
      if (type === 'IDAT') expect(inflateSync(named.subarray(4)).length).toBe(481 * 270)
      place += 12 + length
    }
    expect(place).toBe(body.length)
  })

  it('are a real PDF, whose table finds its objects', () => {
    const text = Buffer.from(pdf('a.pdf', 'Prüfung (1)', 'Zeile').content(now)).toString('latin1')
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
    expect(text.slice(start, start + 4)).toBe('xref')
    const places = [...text.slice(start).matchAll(/(\d{10}) 00000 n/g)].map(match => Number(match[1]))
    expect(places).toHaveLength(6)
    for (const [i, place] of places.entries())
      expect(text.slice(place)).toMatch(new RegExp(`^${i + 1} 0 obj`))
  })

  it('hold nothing that a PDF in Latin-1 could not show', () => {
    for (const { document, body } of played.flatMap(({ attachments }) => attachments))
      if (document.type === 'application/pdf')
        expect(Buffer.from(body).toString('latin1'), document.name).not.toMatch(/[\x80-\x9f]/)
  })
})
