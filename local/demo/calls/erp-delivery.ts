import { csv, log, pdf, png } from '../files.ts'
import { call, emre, jensUwe, katharina, lena, type Script, tobias } from '../script.ts'

/** Nordwerk ERP: picking and delivery. */
export const erpDelivery: readonly Script[] = [
  call({
    title: 'Lieferschein druckt falsche Lagerplätze bei Teillieferung',
    customer: 'bergmann',
    of: 'tobias',
    about: ['erp', '8.4', 'lager'],
    priority: 'high',
    steps: [
      tobias.writes(
        '6d 15:13',
        `Hallo zusammen,

        seit dem Update auf Version 8.4 druckt der Lieferschein bei **Teillieferungen** immer den
        Standard-Lagerplatz statt des tatsächlich gebuchten Platzes.

        So lässt es sich nachstellen:

        - Auftrag mit zwei Positionen anlegen, Bestand auf ‹B-04-12› und ‹B-07-03›
        - Nur Position 1 liefern und Lieferschein drucken
        - Auf dem Beleg steht ‹A-01-01›

        Bei Komplettlieferungen stimmt der Platz. Beleg und Protokoll hängen an.`,
        pdf(
          'lieferschein-204811.pdf',
          'Lieferschein LS-204811',
          'Bergmann Metallbau GmbH · Industriestraße 14 · 72764 Reutlingen',
          '',
          'Pos.  Artikel                              Menge    Lagerplatz',
          '1      Konsole verzinkt 240 mm       12 Stk   A-01-01',
          '',
          'Teillieferung zu Auftrag AU-118204. Rest folgt.',
        ),
        log(
          'druckprotokoll.log',
          '+0 INFO  Druckauftrag 55120 Formular LIEFERSCHEIN_STD Beleg LS-204811',
          '+0 INFO  Belegart Teillieferung, 1 von 2 Positionen',
          '+1 DEBUG Lagerplatz aus ARTIKEL.STANDARDPLATZ = A-01-01',
          '+1 DEBUG Buchung 884512: LAGERPLATZ = B-04-12 (nicht verwendet)',
          '+2 INFO  Ausgabe an \\\\druck01\\versand, 1 Seite',
        ),
      ),
      emre.takes('6d 15:31'),
      emre.asks(
        '6d 15:44',
        'Rückfrage zum Druckformular',
        `Guten Tag Herr Reuter,

        danke für die genaue Beschreibung, damit konnten wir den Fehler in unserer Testumgebung sofort
        nachstellen.

        Eine Rückfrage noch: Nutzen Sie das Standardformular oder ein angepasstes? Sie sehen das unter
        **Stammdaten › Belege**, Spalte „Herkunft“.`,
      ),
      tobias.mails(
        '5d 09:12',
        `Guten Tag Herr Aydin,

        es ist das Standardformular. Anbei die Rückmeldung unseres Lagerleiters. **Alle Lieferscheine seit
        Montag** sind betroffen, zum Beispiel

        - LS-204811: laut ERP ‹B-04-12›, gedruckt ‹A-01-01›
        - LS-204817: laut ERP ‹B-07-03›, gedruckt ‹A-01-01›

        Mit freundlichen Grüßen ↵
        Tobias Reuter ↵
        Bergmann Metallbau GmbH`,
        csv(
          'lieferscheine-seit-montag.csv',
          'Beleg;Position;Lagerplatz ERP;gedruckt',
          'LS-204811;1;B-04-12;A-01-01',
          'LS-204814;2;B-04-09;A-01-01',
          'LS-204817;1;B-07-03;A-01-01',
          'LS-204817;3;C-01-02;A-01-01',
        ),
      ),
      emre.plans('3d 11:02', 'lagerplatz'),
      emre.says(
        '1h 50m',
        'Korrektur eingeplant',
        `Guten Tag Herr Reuter,

        die Entwicklung hat die Ursache gefunden: Bei Teillieferungen wird der Platz aus dem Artikelstamm
        gelesen statt aus der Buchung. Die Korrektur kommt mit **Version 8.4.3**.

        > Bis dahin hilft die Druckvorlage „Lieferschein (Buchung)“. Wir haben sie für Sie freigeschaltet.

        Sie finden die Vorlage beim Drucken in der Auswahl oben rechts.`,
      ),
    ],
  }),

  call({
    title: 'Kommissionierliste zeigt Hauptlagerplatz statt Buchungsplatz',
    customer: 'lindner',
    of: 'katharina',
    about: ['erp', '8.4.1', 'lager'],
    steps: [
      katharina.writes(
        '5d 10:41',
        `Guten Morgen,

        unsere Aushilfen suchen seit letzter Woche ständig am falschen Regal. Auf der Kommissionierliste
        steht bei Teilmengen der Hauptlagerplatz ‹H-01›, die Ware liegt aber auf dem Platz, den wir bei der
        Reservierung gewählt haben. Am Bildschirm ist es richtig, nur auf dem Papier nicht.`,
      ),
      lena.takes('5d 11:15'),
      lena.plans('3d 11:20', 'lagerplatz'),
      lena.says(
        '3d 11:26',
        'Bekannter Fehler',
        `Guten Tag Frau Sommer,

        Ihre Beobachtung stimmt: Lieferschein und Kommissionierliste holen den Platz bei Teilmengen aus dem
        Artikelstamm. Beides wird mit derselben Korrektur in **Version 8.4.3** behoben.

        Bis dahin können Ihre Aushilfen die Liste im Lager am Bildschirm abarbeiten: **Lager ›
        Kommissionierung › Mobil**. Dort steht der gebuchte Platz.`,
      ),
    ],
  }),

  call({
    title: 'Seriennummern fehlen auf dem Packzettel',
    customer: 'lindner',
    of: 'jensUwe',
    about: ['erp', '8.4', 'lager'],
    steps: [
      jensUwe.writes(
        '33d 14:05',
        `Hallo,

        für Lindner richte ich gerade den Versand der Leihkassen ein. Auf dem Lieferschein stehen die
        Seriennummern, auf dem **Packzettel** nicht, und ein Feld dafür finde ich im Formulareditor nicht.
        Übersehe ich etwas?

        Gruß, J.-U. Pohl`,
      ),
      emre.takes('33d 15:20'),
      emre.says(
        '32d 10:12',
        'Noch nicht vorgesehen',
        `Guten Tag Herr Pohl,

        Sie übersehen nichts: Der Packzettel kennt nur Mengen. Ich habe Ihren Wunsch an das Produktmanagement
        gegeben, zwei andere Kunden warten ebenfalls darauf.

        Als Behelf lässt sich der Lieferschein ohne Preise als zweites Exemplar in die Sendung legen.`,
      ),
      emre.plans('20d 13:30', 'seriennummern'),
      jensUwe.writes('19d 09:00', '8.5 passt, die Leihkassen gehen ohnehin erst im Frühjahr heraus. Danke.'),
    ],
  }),

  call({
    title: 'Lieferschein ohne Chargennummer',
    customer: 'bergmann',
    of: 'tobias',
    about: ['erp', '8.4.2', 'lager'],
    priority: 'high',
    steps: [
      tobias.writes(
        '38m',
        `Guten Tag,

        ein Kunde aus der Bahntechnik verlangt die Chargennummer auf dem Lieferschein. Im Formular ist das Feld
        angehakt, gedruckt wird aber nur die Überschrift „Charge“ und dahinter nichts.

        Betrifft bisher zwei Lieferscheine von heute, die Spedition kommt morgen früh. Gibt es einen schnellen
        Weg?`,
        png('lieferschein-vorschau.png', 'table'),
      ),
    ],
  }),
]
