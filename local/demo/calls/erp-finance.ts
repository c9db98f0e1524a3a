import { csv, log, pdf } from '../files.ts'
import { anja, call, emre, jensUwe, lena, mehmet, type Script, sabine } from '../script.ts'

/** Nordwerk ERP: accounting and reports. */
export const erpFinance: readonly Script[] = [
  call({
    title: 'Auswertung „Offene Posten“ zeigt Fremdwährung in Euro',
    customer: 'bergmann',
    of: 'anja',
    about: ['erp', '8.4.1', 'auswertungen'],
    steps: [
      anja.writes(
        '21d 09:14',
        `Unsere Schweizer Kunden zahlen in Franken. In der Liste der offenen Posten stehen diese Rechnungen in Euro,
        und zwar zum Kurs des **Rechnungstages**. Für die Saldenbestätigungen zum Jahresende brauche ich die
        Beträge in CHF.`,
      ),
      sabine.takes('21d 10:30'),
      sabine.says(
        '21d 11:12',
        'Übergangslösung',
        `Guten Tag Frau Bergmann,

        die Liste rechnet seit jeher um, der Betrag in Belegwährung lässt sich nicht einblenden. Das ändern wir.

        Für einzelne Saldenbestätigungen können Sie **Fibu › Konto › Auszug** nehmen, dort stehen beide Währungen.`,
      ),
      sabine.plans('14d 15:00', 'waehrung', '8.5'),
      anja.writes(
        '13d 08:20',
        `8.5 wäre für den Jahresabschluss zu spät. Gibt es eine Möglichkeit, das vorzuziehen? Einzelne Auszüge sind bei
        63 Kunden keine Freude.`,
      ),
      sabine.plans('9d 11:45', 'waehrung'),
      sabine.says(
        '9d 11:52',
        'Auf Version 8.4.3 vorgezogen',
        'Gute Nachricht: Die Änderung ist vorgezogen und kommt schon mit **Version 8.4.3**, rechtzeitig vor dem Abschluss.',
      ),
    ],
  }),

  call({
    title: 'DATEV-Export: Buchungsstapel wird nicht angenommen',
    customer: 'bergmann',
    of: 'anja',
    about: ['erp', '8.3', 'fibu'],
    priority: 'high',
    steps: [
      anja.writes(
        '92d 11:02',
        `Unsere Steuerberaterin bekommt den Buchungsstapel vom letzten Monat nicht eingelesen: „Sachkontenlänge der
        Datei weicht vom Mandanten ab“. Am Monatsende davor ging es noch.`,
        csv(
          'EXTF_Buchungsstapel.csv',
          '"EXTF";700;21;"Buchungsstapel";13;;;"NW";"";"";29098;10482;;5',
          'Umsatz;S/H;WKZ;Konto;Gegenkonto;Belegfeld 1',
          '1190,00;S;EUR;10482;44000;RE-58811',
          '357,00;S;EUR;10517;44000;RE-58812',
        ),
      ),
      emre.takes('92d 11:20'),
      emre.asks(
        '92d 11:48',
        'Kontenlänge geändert?',
        `Guten Tag Frau Bergmann,

        im Kopf der Datei steht die Kontenlänge **5**, bisher waren es 4 Stellen. Hat jemand ein fünfstelliges
        Sachkonto angelegt, zum Beispiel ‹44000›?`,
      ),
      anja.writes(
        '92d 13:15',
        `Oh. Ja, unsere neue Kollegin wollte die Erlöse aufteilen. Konto ist wieder gelöscht, gebucht war darauf zum
        Glück nur eine Handvoll. Neuer Export ist unterwegs.`,
      ),
      emre.closes('91d 09:00', 'Fünfstelliges Sachkonto änderte die Kontenlänge; Konto entfernt.'),
    ],
  }),

  call({
    title: 'Umsatzsteuer-Voranmeldung: ELSTER-Zertifikat ungültig',
    customer: 'bergmann',
    of: 'anja',
    about: ['erp', '8.4', 'fibu'],
    priority: 'critical',
    steps: [
      emre.records(
        '47d 09:05',
        `Anruf von Frau Bergmann: Die Voranmeldung muss **heute** heraus, beim Senden erscheint „Zertifikat ungültig oder
        abgelaufen“. Das Zertifikat liegt auf dem Server unter ‹D:\\elster\\bergmann.pfx›.`,
      ),
      emre.takes('47d 09:06'),
      emre.says(
        '47d 09:20',
        'Zertifikat verlängern',
        `Guten Tag Frau Bergmann,

        wie besprochen: Das Zertifikat ist gestern abgelaufen. Im Portal „Mein ELSTER“ lässt es sich unter **Mein
        Benutzerkonto › Zertifikat verlängern** erneuern. Die neue Datei bitte über die alte speichern und das neue
        Passwort in **Fibu › Einstellungen › ELSTER** eintragen.`,
      ),
      anja.writes('47d 10:02', 'Hat geklappt, Übertragungsprotokoll liegt vor. Puh.'),
      emre.closes('47d 10:10', 'Abgelaufenes ELSTER-Zertifikat erneuert.'),
    ],
  }),

  call({
    title: 'Zahlungslauf: Bank weist SEPA-Datei zurück (Adresse unstrukturiert)',
    customer: 'bergmann',
    of: 'anja',
    about: ['erp', '8.4.2', 'fibu'],
    priority: 'high',
    steps: [
      anja.writes(
        '1d 09:03',
        `Unsere Bank hat den heutigen Zahlungslauf komplett abgelehnt: „Adressangaben unstrukturiert, nicht mehr
        zulässig“. 47 Lieferanten, 212.000 €, bei einigen läuft die Skontofrist **übermorgen** ab. Bitte dringend!`,
        log(
          'protokoll-bank.log',
          '+0 Auftrag 8Q31 pain.001 47 Posten Summe 212.094,18 EUR',
          '+1 Prüfung Schema: in Ordnung',
          '+1 Prüfung Posten 12: AdrLine ohne TwnNm/Ctry, nicht zulässig',
          '+1 Prüfung Posten 31: AdrLine ohne TwnNm/Ctry, nicht zulässig',
          '+2 Ergebnis: Datei zurückgewiesen',
        ),
      ),
      lena.takes('1d 09:10'),
      lena.sets('1d 09:11', 'critical'),
      lena.says(
        '1d 09:34',
        'Zwei Posten, schneller Weg',
        `Guten Tag Frau Bergmann,

        laut Protokoll sind es nur die Posten **12 und 31**: Bei beiden Lieferanten steht die ganze Adresse in einer
        Zeile, ohne Ort und Land in eigenen Feldern. Bitte nehmen Sie die beiden aus dem Zahlungslauf, dann geht der
        Rest sofort durch. Die zwei Adressen ergänzen Sie unter **Stammdaten › Lieferanten**.`,
      ),
      anja.writes(
        '1d 10:58',
        `45 Zahlungen sind durch, die zwei Lieferanten haben wir ergänzt. Danke, das war knapp!

        Können Sie das ERP so einstellen, dass es **vor** dem Erzeugen der Datei warnt?`,
      ),
      lena.sets('1d 11:05', 'high'),
      lena.says(
        '5h 20m',
        'Prüfung vorab',
        `Eine Prüfung gibt es, sie ist ab Werk nur ausgeschaltet: **Fibu › Zahlungen › Einstellungen › Adressen prüfen**.
        Ich möchte vorher noch klären, ob sie bei Ihren Schweizer Lieferanten richtig liegt, und melde mich heute.`,
      ),
    ],
  }),

  call({
    title: 'Auswertung Deckungsbeitrag dauert seit dem Update zwölf Minuten',
    customer: 'bergmann',
    of: 'mehmet',
    about: ['erp', '8.4.2', 'auswertungen'],
    priority: 'high',
    steps: [
      mehmet.writes(
        '8d 13:21',
        `Hallo,

        die Auswertung „Deckungsbeitrag je Auftrag“ brauchte unter 8.4.1 rund 20 Sekunden, seit 8.4.2 sind es **zwölf
        Minuten**. Server hat genug Luft (CPU 15 %, kein Swap). Das Protokoll der Datenbank hängt an; mir fällt der
        Vollzugriff auf ‹BUCHUNG_POS› auf.`,
        log(
          'db-langsam.log',
          '+0 Abfrage DB_AUFTRAG gestartet (Benutzer ABERGMANN)',
          '+0 Plan: HASH JOIN AUFTRAG_POS, Index IX_AUFTRAG_POS_NR',
          '+0 Plan: FULL SCAN BUCHUNG_POS, 18.442.310 Zeilen',
          '+714 Abfrage DB_AUFTRAG beendet, 4.218 Zeilen',
        ),
      ),
      emre.takes('8d 14:00'),
      emre.says(
        '8d 15:42',
        'An die Entwicklung gegeben',
        `Guten Tag Herr Yıldız,

        vorbildlich, danke. Der Index ‹IX_BUCHUNG_POS_AUFTRAG› wird beim Update auf 8.4.2 neu aufgebaut und scheint bei
        Ihnen zu fehlen. Ob das Update abgebrochen ist oder der Aufbau übersprungen wurde, sieht sich die Entwicklung
        an. Bitte legen Sie ihn **noch nicht** von Hand an.`,
      ),
      emre.forwards('8d 15:45'),
      mehmet.writes('2d 08:58', 'Gibt es etwas Neues? Die Geschäftsführung fragt täglich nach ihren Zahlen.'),
      emre.says(
        '2d 10:11',
        'Zwischenstand',
        `Der Aufbau wurde übersprungen, weil während des Updates noch ein Benutzer angemeldet war. Die Entwicklung
        prüft gerade das Skript, das ihn im laufenden Betrieb nachholt. Ich schicke es Ihnen, sobald es freigegeben
        ist.`,
      ),
    ],
  }),

  call({
    title: 'Bankauszug wird doppelt eingelesen',
    customer: 'bergmann',
    of: 'jensUwe',
    about: ['erp', '8.4.2', 'fibu'],
    steps: [
      jensUwe.writes(
        '10d 16:20',
        `Hallo Nordwerk,

        bei Bergmann habe ich die Bankanbindung von MT940 auf **CAMT.053** umgestellt. Seitdem kommt jeder Auszug zweimal,
        einmal um 6 und einmal um 14 Uhr. Die Umsätze am Nachmittag sind dieselben wie am Morgen.

        Gruß, J.-U. Pohl`,
        pdf(
          'kontoauszug-218.pdf',
          'Kontoauszug 218',
          'Abruf 06:00 Uhr, 31 Umsätze',
          'Abruf 14:00 Uhr, 31 Umsätze (dieselben)',
        ),
      ),
      sabine.takes('9d 08:30'),
      sabine.solves(
        '9d 09:40',
        'Zwei Abrufe, ein Auszug',
        `Guten Tag Herr Pohl,

        bei MT940 erkennt das ERP Auszüge an der laufenden Nummer. Bei CAMT.053 liefert diese Bank um 14 Uhr denselben
        Auszug mit **neuer Kennung**. Bitte in der Bankverbindung „Dubletten an Umsätzen erkennen“ einschalten; die
        doppelten von gestern habe ich entfernt.`,
        'Erkennung von Dubletten für CAMT.053 eingeschaltet.',
      ),
    ],
  }),
]
