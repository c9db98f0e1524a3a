import { csv, log, pdf, png } from '../files.ts'
import { anja, call, emre, katharina, lena, mehmet, type Script, sabine, tobias } from '../script.ts'

/** Nordwerk ERP: sales. */
export const erpSales: readonly Script[] = [
  call({
    title: 'Sammelrechnung lässt sich nach Storno nicht erneut erstellen',
    customer: 'bergmann',
    of: 'tobias',
    about: ['erp', '8.4', 'verkauf'],
    priority: 'high',
    steps: [
      tobias.writes(
        '29d 11:18',
        `Wir haben die Sammelrechnung ‹RE-60233› storniert, weil die Kostenstelle falsch war. Jetzt lässt sie sich
        nicht neu erstellen: „Keine abrechenbaren Lieferscheine gefunden“. Die 14 Lieferscheine stehen alle auf
        „berechnet“.

        Der Kunde wartet auf die Rechnung, es geht um 38.400 €.`,
      ),
      emre.takes('29d 11:30'),
      emre.says(
        '29d 12:05',
        'Lieferscheine zurückgesetzt',
        `Guten Tag Herr Reuter,

        ich habe die 14 Lieferscheine auf „geliefert“ zurückgesetzt, Sie können die Rechnung jetzt erstellen. Die
        Ursache ist ein Fehler beim Storno von **Sammel**rechnungen; er setzt nur den ersten Lieferschein zurück.
        Dazu lege ich einen Auftrag für die Entwicklung an.`,
      ),
      tobias.writes('29d 13:10', 'Rechnung ist raus, danke. Bitte Bescheid geben, wenn es behoben ist.'),
      emre.plans('27d 09:15', 'sammelrechnung'),
      emre.solves(
        '2d 09:30',
        'Behoben in Version 8.4.2',
        `Guten Tag Herr Reuter,

        seit **Version 8.4.2** gibt ein Storno alle Lieferscheine einer Sammelrechnung wieder frei. Ihr System
        wurde letzte Woche aktualisiert. Mögen Sie es beim nächsten Storno prüfen und uns kurz bestätigen?`,
        'Mit Version 8.4.2 behoben: Storno gibt alle Lieferscheine frei.',
      ),
    ],
  }),

  call({
    title: 'Auftrag lässt sich nach Freigabe nicht mehr öffnen',
    customer: 'bergmann',
    of: 'tobias',
    about: ['erp', '8.4.2', 'verkauf'],
    priority: 'high',
    steps: [
      tobias.writes(
        '5d 14:52',
        `Auftrag ‹AU-118377› wurde heute Vormittag freigegeben und lässt sich seitdem nicht mehr öffnen. Es
        erscheint kurz die Sanduhr, dann ist man wieder in der Liste. Keine Meldung. Bei der Kollegin dasselbe.`,
      ),
      lena.takes('5d 15:10'),
      lena.asks(
        '4d 10:20',
        'Bitte um eine Aufzeichnung',
        `Guten Tag Herr Reuter,

        bei uns öffnet sich der Auftrag, es hängt also an etwas in Ihrer Umgebung. Bitte einmal:

        1. **Hilfe › Aufzeichnung starten**
        2. Auftrag öffnen, bis Sie wieder in der Liste sind
        3. **Hilfe › Aufzeichnung beenden** und die Datei hier anhängen

        Wichtig wäre auch: Enthält der Auftrag Zeichnungen aus dem DMS?`,
      ),
      tobias.writes(
        '4d 11:47',
        'Ja, vier Zeichnungen, eine davon ziemlich groß. Aufzeichnung anbei.',
        log(
          'aufzeichnung-au-118377.log',
          '+0 INFO  Auftrag AU-118377 öffnen',
          '+0 INFO  4 Dokumente, Vorschau laden',
          '+1 INFO  Vorschau 1/4 konsole.dwg 0,4 MB',
          '+2 INFO  Vorschau 2/4 halle-nord.dwg 212,7 MB',
          '+32 WARN  Vorschau nach 30 s abgebrochen',
          '+32 ERROR Maske AUFTRAG: unerwartetes Ende der Vorschau',
        ),
      ),
      lena.asks(
        '2d 16:05',
        'Vorschau abschalten',
        `Guten Tag Herr Reuter,

        danke, das ist eindeutig: Die Vorschau von ‹halle-nord.dwg› (213 MB) läuft in die Zeitgrenze und reißt die
        Maske mit. Bitte schalten Sie unter **Einstellungen › Anzeige** die Vorschau für DWG aus und öffnen Sie den
        Auftrag noch einmal. Klappt es damit?`,
      ),
    ],
  }),

  call({
    title: 'Rundungsdifferenz in Angeboten mit Staffelrabatt',
    customer: 'bergmann',
    of: 'mehmet',
    about: ['erp', '8.4.1', 'verkauf'],
    priority: 'low',
    steps: [
      mehmet.writes(
        '16d 10:09',
        `Wenn ein Angebot einen Staffelrabatt **und** einen Kopfrabatt hat, weicht die Summe um ein bis drei Cent
        von der Summe der Positionen ab. Beispiel anbei. Für uns nur ein Schönheitsfehler, aber ein Großkunde
        rechnet alles nach.`,
        csv(
          'angebot-an-44120.csv',
          'Pos;Menge;Einzelpreis;Staffel %;Kopf %;Gesamt',
          '1;125;3,49;4;2;410,38',
          '2;60;12,75;3;2;727,36',
          '3;8;99,90;0;2;783,22',
          'Summe laut Angebot;;;;;1920,95',
        ),
      ),
      emre.takes('16d 13:40'),
      emre.says(
        '15d 09:22',
        'Nachgestellt',
        `Guten Tag Herr Yıldız,

        Ihre Rechnung stimmt, die Positionen ergeben 1.920,96 €. Für die Summe zieht das ERP den Kopfrabatt **einmal
        vom Ganzen** ab, für die Positionen je Zeile, und rundet beide Male. Ich gebe das an die Kollegen der
        Preisfindung, weil beide Wege in Verträgen vorkommen und wir nichts ungefragt ändern wollen.`,
      ),
      emre.forwards('15d 09:25'),
    ],
  }),

  call({
    title: 'E-Rechnung wird vom Portal des Landes abgelehnt (BR-DE-15)',
    customer: 'bergmann',
    of: 'anja',
    about: ['erp', '8.4.1', 'verkauf'],
    priority: 'high',
    steps: [
      anja.writes(
        '22d 09:40',
        `Guten Morgen,

        die Stadt Metzingen lehnt unsere XRechnung ab. Auszug aus dem Prüfbericht:

        > [BR-DE-15] Das Element „Buyer reference“ muss übermittelt werden.

        Die Leitweg-ID haben wir beim Kunden eingetragen, ich sehe sie auch. Was fehlt?`,
        pdf(
          'pruefbericht.pdf',
          'Prüfbericht E-Rechnung RE-60318',
          'Ergebnis: nicht konform, Annahme verweigert',
          '',
          'Fehler   BR-DE-15   /Invoice/BuyerReference   Element fehlt',
          'Hinweis  BR-DE-28   /Invoice/Supplier/Contact  E-Mail-Adresse prüfen',
        ),
      ),
      sabine.takes('22d 10:02'),
      sabine.solves(
        '22d 10:45',
        'Leitweg-ID an der Rechnungsanschrift',
        `Guten Tag Frau Bergmann,

        die Leitweg-ID steht bei Ihnen am **Kunden**, übertragen wird sie aber von der **abweichenden
        Rechnungsanschrift**, und dort ist das Feld leer. Bitte dort eintragen und die Rechnung über ‹Senden ›
        Erneut erzeugen› neu ausgeben. Der Hinweis BR-DE-28 ist nur eine Warnung.`,
        'Leitweg-ID war nur am Kunden eingetragen, nicht an der Rechnungsanschrift.',
      ),
      anja.writes(
        '21d 08:31',
        'Angenommen! Da muss man aber auch erst einmal drauf kommen. Vielen Dank für die schnelle Hilfe.',
      ),
      sabine.closes('21d 08:50'),
    ],
  }),

  call({
    title: 'Englische Auftragsbestätigung mit deutscher Zahlungsbedingung',
    customer: 'bergmann',
    of: 'anja',
    about: ['erp', '8.4.2', 'verkauf'],
    priority: 'low',
    steps: [
      anja.writes(
        '1d 13:35',
        `Bei Kunden mit Sprache Englisch ist die Auftragsbestätigung komplett übersetzt, nur die Zahlungsbedingung
        „14 Tage 2 % Skonto, 30 Tage netto“ bleibt deutsch. Die Übersetzung ist unter Stammdaten gepflegt. Nicht
        eilig.`,
      ),
    ],
  }),

  call({
    title: 'Neue Artikelgruppe erscheint nicht in der Preisliste',
    customer: 'lindner',
    of: 'katharina',
    about: ['erp', '8.4.1', 'stammdaten'],
    steps: [
      katharina.writes(
        '9d 15:28',
        `Wir haben die Artikelgruppe „Bondrucker mobil“ angelegt und 22 Artikel zugeordnet. In der Preisliste für
        Händler taucht sie nicht auf, in der Artikelsuche schon. Die Liste soll nächste Woche an 140 Händler gehen.`,
        png('preisliste.png', 'table'),
      ),
      lena.takes('9d 15:45'),
      lena.solves(
        '8d 09:10',
        'Gruppe in die Preisliste aufnehmen',
        `Guten Tag Frau Sommer,

        die Händlerpreisliste führt eine feste Auswahl von Gruppen; neue kommen nicht von selbst dazu. Sie ergänzen
        sie unter **Verkauf › Preislisten › Händler › Gruppen**.

        Wenn Sie dort „neue Gruppen automatisch“ ankreuzen, brauchen Sie künftig nicht mehr daran zu denken.`,
        'Preisliste hatte eine feste Auswahl; Gruppe dort ergänzen.',
      ),
    ],
  }),
]
