import { png } from '../files.ts'
import { call, daniel, emre, lena, mehmet, type Script, stefan, tobias } from '../script.ts'

/** Nordwerk ERP: purchasing, production and interfaces. */
export const erpPurchasing: readonly Script[] = [
  call({
    title: 'Goods receipt for subcontracted parts cannot be posted',
    customer: 'bergmann',
    of: 'daniel',
    about: ['erp', '8.4.2', 'einkauf'],
    steps: [
      daniel.writes(
        '2d 10:26',
        `Hello,

        we send brackets out for galvanising and receive them back under a subcontracting order. Since 8.4.2 the
        receipt stops with **“Component not found at supplier”**, although the stock at the supplier shows 240
        pieces of ‹K-240-R›. The last receipt that went through was under 8.4.1.

        Order number: ‹BE-90417›. A screenshot is attached.`,
        png('goods-receipt.png', 'dialog'),
      ),
      emre.takes('2d 11:03'),
      emre.says(
        '2d 13:37',
        'Found the reason, looking for the cleanest fix',
        `Hello Mr Murray,

        thank you, the order number helped a lot. The components were issued to the supplier's **old** address,
        which was replaced last month. 8.4.2 compares the address, 8.4.1 only compared the supplier.

        I am checking with our developers whether we move the stock to the new address for you or relax the check.
        You will hear from me by tomorrow. If the parts are urgent, post the receipt with “Location: old address”
        under **More › Supplier stock**.`,
      ),
      daniel.writes(
        '1d 08:14',
        `The workaround did the job for this delivery. No rush then, but we get the next 400 pieces back on
        Friday.`,
      ),
    ],
  }),

  call({
    title: 'Bestellung per E-Mail kommt beim Lieferanten ohne PDF an',
    customer: 'bergmann',
    of: 'tobias',
    about: ['erp', '8.4.2', 'einkauf'],
    steps: [
      tobias.writes(
        '3d 08:37',
        `Zwei Lieferanten haben angerufen: Unsere Bestellungen kommen als E-Mail ohne Anhang an. Andere Lieferanten
        bekommen das PDF. Bei uns steht in allen Fällen „gesendet“.`,
      ),
      emre.takes('3d 09:02'),
      emre.asks(
        '3d 09:35',
        'Welche Lieferanten?',
        `Guten Tag Herr Reuter,

        nennen Sie mir bitte die beiden Lieferanten und je eine Bestellnummer. Und: Haben die beiden gemeinsam, dass
        bei ihnen „Bestellung als Datei (EDI)“ angekreuzt ist? Dann würde das PDF absichtlich entfallen.`,
      ),
    ],
  }),

  call({
    title: 'Mindestbestand löst keinen Bestellvorschlag aus',
    customer: 'bergmann',
    of: 'tobias',
    about: ['erp', '8.3', 'einkauf'],
    steps: [
      tobias.writes(
        '83d 10:55',
        `Für rund 60 Kleinteile ist ein Mindestbestand gepflegt, der Bestellvorschlag bleibt trotzdem leer. Aktuelles
        Beispiel: ‹SCHR-M8-40›, Mindestbestand 2.000, Bestand 350.`,
      ),
      lena.takes('83d 11:30'),
      lena.asks(
        '82d 09:15',
        'Frage zum Konsignationslager',
        `Guten Tag Herr Reuter, der Vorschlag rechnet **alle** Lager zusammen. Im Konsignationslager liegen noch 4.800
        Schrauben. Sollen die mitzählen?`,
      ),
      tobias.writes('82d 09:41', 'Nein, die gehören dem Lieferanten, bis wir sie entnehmen.'),
      lena.solves(
        '82d 10:20',
        'Lager ausgeschlossen',
        `Dann ist es einfach: Ich habe das Konsignationslager unter **Einkauf › Disposition › Lager** ausgenommen. Der
        nächste Vorschlag enthält 57 Artikel.`,
        'Konsignationslager von der Disposition ausgenommen.',
      ),
      tobias.writes('82d 14:03', 'Passt genau. Kann geschlossen werden.'),
      lena.closes('82d 14:15'),
    ],
  }),

  call({
    title: 'Webshop erhält keine Bestände mehr',
    customer: 'bergmann',
    of: 'mehmet',
    about: ['erp', '8.4', 'schnittstellen'],
    priority: 'critical',
    steps: [
      mehmet.mails(
        '39d 07:41',
        `Seit heute Nacht 02:00 kommen im Webshop keine Bestände mehr an, der Shop verkauft Ware, die wir nicht haben.
        Die Schnittstelle meldet ‹401 Unauthorized›. Auf unserer Seite wurde nichts geändert.`,
      ),
      lena.takes('39d 08:00'),
      lena.says(
        '39d 08:12',
        'Zugang des Shops abgelaufen',
        `Guten Tag Herr Yıldız,

        der Zugangsschlüssel, den der Shop ausgestellt hat, gilt ein Jahr und ist heute Nacht abgelaufen. Bitte im Shop
        unter **Integrationen** einen neuen erzeugen und hier eintragen: **Schnittstellen › Webshop › Zugang**.`,
      ),
      mehmet.writes(
        '39d 08:30',
        'Eingetragen, Bestände laufen wieder. Neun Bestellungen müssen wir absagen.',
      ),
      lena.sets('39d 08:36', 'normal'),
      lena.solves(
        '39d 09:15',
        'Warnung eingerichtet',
        `Damit das nicht noch einmal so endet: Ich habe eingestellt, dass Sie 30 Tage vor Ablauf eine E-Mail bekommen
        und dass der Shop nach zwei Stunden ohne Bestände auf „Anfrage“ umschaltet.`,
        'Zugangsschlüssel des Shops erneuert, Warnung vor Ablauf eingerichtet.',
      ),
      lena.closes('32d 09:00'),
    ],
  }),

  call({
    title: 'Copied routing shows wrong setup time on the work order',
    customer: 'bergmann',
    of: 'daniel',
    about: ['erp', '8.4.2', 'fertigung'],
    steps: [
      daniel.writes(
        '4d 08:44',
        `Hello,

        I copied routing ‹AP-2210› to ‹AP-2210-B› and changed the setup time of operation 20 from 45 to **15 minutes**.
        Work orders made from the copy still plan 45 minutes. Capacity planning is off by half a day because of it.`,
      ),
      emre.takes('4d 09:30'),
      emre.asks(
        '4d 10:18',
        'Which date is it valid from?',
        `Hello Mr Murray,

        a copied routing keeps the **valid-from date** of the original for every operation, and your change has a date of
        its own. Could you look at operation 20, column “Valid from”, and tell me what it says? I suspect the first of
        next month.`,
      ),
    ],
  }),

  call({
    title: 'Fertigungsauftrag lässt sich nicht splitten',
    customer: 'bergmann',
    of: 'stefan',
    about: ['erp', '8.4.1', 'fertigung'],
    steps: [
      stefan.writes(
        '11d 06:48',
        `Wollen den Auftrag ‹FT-7781› (400 Stück) auf zwei Maschinen aufteilen. Knopf „Splitten“ ist grau. Bei
        anderen Aufträgen geht es.`,
      ),
      emre.takes('11d 08:10'),
      emre.asks(
        '11d 08:55',
        'Schon zurückgemeldet?',
        `Guten Tag Herr Krause,

        gesplittet werden kann nur, solange **nichts zurückgemeldet** ist. In ‹FT-7781› sehe ich eine Rückmeldung über 0
        Stück von gestern 21:58. War das ein Versehen der Spätschicht? Wenn ja, dürfen wir sie stornieren?`,
      ),
    ],
  }),
]
