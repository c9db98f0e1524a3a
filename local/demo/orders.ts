import type * as v from 'valibot'
import type { CustomerId, ServicecallId } from '../../contract/ids.ts'
import type { OrderReference as OrderReferenceSchema } from '../../contract/servicecall.ts'
import type { Translated } from '../../contract/text.ts'
import { keys } from '../../functions/data/keys.ts'

type Text = v.InferOutput<typeof Translated>
type OrderReference = v.InferOutput<typeof OrderReferenceSchema>

/** A development order: what the vendor builds or repairs, and what the customers with calls on it are told. */
export interface DemoOrder extends OrderReference {
  readonly product: string
  readonly title: string
  readonly text: Text
  readonly state: 'planned' | 'done'
}

const order = (
  number: string,
  kind: OrderReference['kind'],
  [product, plannedVersion]: readonly [product: string, plannedVersion: string],
  title: string,
  de: string,
  en: string,
  state: DemoOrder['state'] = 'planned',
): DemoOrder => ({ number, kind, product, plannedVersion, title, text: { de, en }, state })

export const orders = {
  logo: order(
    'FA-3441',
    'enhancement',
    ['lohn', '2026.5'],
    'Firmenlogo auf Bescheinigungen',
    'Bescheinigungen lassen sich mit dem Firmenlogo drucken.',
    'Certificates can be printed with the company logo.',
  ),
  sammelrechnung: order(
    'FA-3528',
    'fix',
    ['erp', '8.4.2'],
    'Sammelrechnung nach Storno erneut erstellen',
    'Nach einem Storno stehen die Lieferscheine wieder für eine Sammelrechnung bereit.',
    'After a cancellation, delivery notes are available for a collective invoice again.',
    'done',
  ),
  vertretung: order(
    'FA-3558',
    'enhancement',
    ['dms', '5.3'],
    'Vertretung in Freigaben',
    'Freigaben gehen bei Abwesenheit an die hinterlegte Vertretung.',
    'During an absence, approvals go to the deputy.',
  ),
  anhaenge: order(
    'FA-3594',
    'fix',
    ['dms', '5.2.1'],
    'E-Mail-Ablage verliert Anhänge über 25 MB',
    'Die E-Mail-Ablage übernimmt Anhänge jeder Größe und meldet, wenn einer fehlt.',
    'E-mail filing takes attachments of any size and reports a missing one.',
  ),
  lagerplatz: order(
    'FA-3612',
    'fix',
    ['erp', '8.4.3'],
    'Belege drucken den Lagerplatz des Artikelstamms statt der Buchung',
    'Lieferschein und Kommissionierliste drucken den Lagerplatz, von dem gebucht wurde.',
    'Delivery note and picking list print the storage bin that the goods were booked from.',
  ),
  seriennummern: order(
    'FA-3640',
    'enhancement',
    ['erp', '8.5'],
    'Seriennummern auf dem Packzettel',
    'Der Packzettel kann die Seriennummern der Positionen drucken.',
    'The packing slip can print the serial numbers of its lines.',
  ),
  pfaendung: order(
    'FA-3652',
    'fix',
    ['lohn', '2026.5'],
    'Pfändung: Unterhaltspflicht ab dem Folgemonat',
    'Geänderte Unterhaltspflichten gelten in der Pfändung ab dem Monat, in dem sie beginnen.',
    'Changed maintenance obligations count in garnishments from the month in which they begin.',
  ),
  cent: order(
    'FA-3686',
    'fix',
    ['kasse', '6.1.4'],
    'Ein Cent Differenz zwischen Kasse und Kartenterminal',
    'Rabatte werden je Bon statt je Position gerundet; Kasse und Terminal stimmen überein.',
    'Discounts are rounded per receipt instead of per line; till and terminal agree.',
  ),
  waehrung: order(
    'FA-3701',
    'fix',
    ['erp', '8.4.3'],
    'Offene Posten: Fremdwährung zum Stichtag',
    'Die Liste der offenen Posten zeigt Beträge wahlweise in der Währung des Belegs.',
    'The list of open items shows amounts in the currency of the document, if you wish.',
  ),
} as const satisfies Record<string, DemoOrder>

export type OrderName = keyof typeof orders

export const orderReference = (
  { number, kind, plannedVersion }: DemoOrder,
  version = plannedVersion,
): OrderReference => ({ number, kind, ...(version === undefined ? {} : { plannedVersion: version }) })

export const orderItem = (demoOrder: DemoOrder): Record<string, unknown> => ({
  ...keys.order(demoOrder.number),
  ...demoOrder,
})

/** That a call waits for an order. */
export const orderCallItem = (
  order: string,
  customer: CustomerId,
  servicecall: ServicecallId,
): Record<string, unknown> => ({ ...keys.orderCall(order, customer, servicecall), customer, servicecall })
