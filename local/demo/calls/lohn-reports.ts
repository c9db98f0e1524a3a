import { log, pdf } from '../files.ts'
import { call, claudia, emre, lena, type Script, sabine } from '../script.ts'

/** Nordwerk Lohn: reporting, certificates and payments. */
export const lohnReports: readonly Script[] = [
  call({
    title: 'DEÜV-Meldung wird von der Krankenkasse abgelehnt',
    customer: 'bergmann',
    of: 'claudia',
    about: ['lohn', '2026.4', 'meldewesen'],
    steps: [
      claudia.writes(
        '2d 09:52',
        `Guten Morgen,

        die Anmeldung eines Auszubildenden kommt von der Kasse mit „Personengruppe und Beitragsgruppe passen nicht
        zusammen“ zurück. Personengruppe ist ‹102›, Beitragsgruppe ‹1111›. Für mich sieht das richtig aus.`,
        pdf(
          'rueckmeldung-kasse.pdf',
          'Rückmeldung zur Meldung vom Arbeitgeber',
          'Abgabegrund 10 (Anmeldung)',
          'Ergebnis: abgewiesen',
          'Personengruppe 102 / Beitragsgruppe 1-1-1-1: Kombination prüfen, Beginn der Ausbildung fehlt',
        ),
      ),
      lena.takes('2d 10:15'),
      lena.says(
        '2d 11:03',
        'Beginn der Ausbildung',
        `Guten Tag Frau Fiedler,

        die Gruppen stimmen, die Meldung der Kasse ist unglücklich formuliert. Es fehlt der **Beginn der Ausbildung** im
        Personalstamm, Reiter „Ausbildung“. Bitte ergänzen und die Meldung über **Meldewesen › Stornieren und neu
        melden** wiederholen.`,
      ),
      claudia.writes(
        '5h 5m',
        `Datum ergänzt und neu gemeldet. Jetzt kommt „Stornierung zu unbekannter Meldung“. Habe ich in der falschen
        Reihenfolge gedrückt?`,
      ),
    ],
  }),

  call({
    title: 'Pfändungsrechner liefert abweichenden Betrag',
    customer: 'bergmann',
    of: 'claudia',
    about: ['lohn', '2026.4', 'zahlungen'],
    priority: 'critical',
    steps: [
      claudia.writes(
        '15d 08:12',
        `Bei Personalnummer 1066 rechnet das Programm 214,98 € Pfändung, die amtliche Tabelle ergibt für das Netto mit
        zwei Unterhaltspflichten deutlich weniger. Der Mitarbeiter hat heute schon bei mir gestanden, der Gläubiger
        ist bezahlt. Das muss vor dem nächsten Lauf geklärt sein!`,
      ),
      lena.takes('15d 08:20'),
      lena.asks(
        '15d 09:02',
        'Seit wann zwei Unterhaltspflichten?',
        `Guten Tag Frau Fiedler,

        ab welchem Datum sind die zwei Unterhaltspflichten eingetragen, und war es vorher eine? Bitte keine Namen und
        keinen Bescheid schicken, das Datum genügt.`,
      ),
      claudia.writes(
        '15d 09:20',
        'Seit dem 1. des letzten Monats zwei, vorher eine. Im selben Monat eingetragen.',
      ),
      lena.says(
        '15d 11:36',
        'Fehler bestätigt, Weg für den nächsten Lauf',
        `Damit konnten wir es nachrechnen: Eine geänderte Unterhaltspflicht wirkt in der Pfändung erst im **Folgemonat**,
        richtig wäre der Monat, in dem sie beginnt. Das ist unser Fehler.

        Für den nächsten Lauf: Beginn einen Monat früher eintragen, dann stimmt der Betrag. Zur Korrektur des alten
        Monats rechnen Sie ihn nach der Änderung einfach noch einmal ab, die Differenz wird verrechnet.`,
      ),
      lena.plans('13d 10:00', 'pfaendung'),
      claudia.writes(
        '12d 15:31',
        'Mit dem früheren Datum stimmt es auf den Cent. Danke, ich warte auf 2026.5.',
      ),
    ],
  }),

  call({
    title: 'Bescheinigungen ohne Firmenlogo',
    customer: 'bergmann',
    of: 'claudia',
    about: ['lohn', '2026.2', 'bescheinigungen'],
    priority: 'low',
    steps: [
      claudia.writes(
        '98d 14:27',
        `Kann man auf Arbeits- und Verdienstbescheinigungen unser Logo drucken? Banken fragen gelegentlich nach, ob das
        Blatt wirklich von uns ist.`,
      ),
      emre.says(
        '97d 09:44',
        'Als Wunsch aufgenommen',
        `Guten Tag Frau Fiedler,

        bisher geht das nur auf der Abrechnung selbst. Der Wunsch ist verständlich und notiert. Sobald er eingeplant ist,
        sehen Sie es hier.`,
      ),
      emre.takes('97d 09:46'),
      emre.plans('60d 11:00', 'logo', '2026.4'),
      emre.plans('25d 16:10', 'logo'),
      emre.says(
        '25d 16:14',
        'Verschoben auf 2026.5',
        `Leider rutscht das Logo um eine Version: Die neuen amtlichen Vordrucke hatten Vorrang. Geplant ist es jetzt für
        **2026.5**.`,
      ),
    ],
  }),

  call({
    title: 'eAU-Abruf liefert keine Rückmeldung',
    customer: 'bergmann',
    of: 'claudia',
    about: ['lohn', '2026.3', 'meldewesen'],
    steps: [
      claudia.writes(
        '64d 09:33',
        'Seit einer Woche bekomme ich auf eAU-Abrufe gar nichts zurück, weder eine Bescheinigung noch „liegt nicht vor“.',
      ),
      emre.takes('64d 10:12'),
      emre.asks(
        '64d 10:50',
        'Bitte das Übertragungsprotokoll',
        'Guten Tag Frau Fiedler, bitte hängen Sie das Protokoll aus **Meldewesen › Postfach › Protokoll** an.',
      ),
      claudia.writes(
        '63d 08:15',
        'Hier ist es.',
        log(
          'postfach.log',
          '+0 INFO  Abholung Kommunikationsserver gestartet',
          '+1 INFO  12 Sendungen übertragen',
          '+2 WARN  Quittierung fehlgeschlagen: Zeitabweichung 11 min',
          '+2 INFO  0 Rückmeldungen abgeholt',
        ),
      ),
      emre.solves(
        '63d 08:58',
        'Uhr des Servers geht vor',
        `Die Uhr Ihres Servers geht elf Minuten vor. Der Kommunikationsserver nimmt dann keine Quittung an und liefert
        nichts aus. Herr Yıldız hat die Zeitsynchronisation eben eingeschaltet, 31 Rückmeldungen sind angekommen.`,
        'Serveruhr ging vor; Zeitsynchronisation eingeschaltet.',
      ),
      claudia.writes('63d 09:10', 'Alles da. Auf die Uhr wäre ich nie gekommen.'),
      emre.closes('63d 09:12'),
    ],
  }),

  call({
    title: 'Minijob: Umlage U2 fehlt im Beitragsnachweis',
    customer: 'bergmann',
    of: 'claudia',
    about: ['lohn', '2026.4', 'meldewesen'],
    steps: [
      claudia.mails(
        '1d 16:18',
        `Sehr geehrte Damen und Herren,

        im Beitragsnachweis für die Minijob-Zentrale steht bei unseren vier Aushilfen nur U1, die U2 ist mit 0,00
        ausgewiesen. Abgabefrist ist in drei Tagen.

        Mit freundlichen Grüßen ↵
        Claudia Fiedler ↵
        Lohnbuchhaltung`,
      ),
    ],
  }),

  call({
    title: 'Lohnzahlung: Ausführungstag fällt auf Feiertag',
    customer: 'bergmann',
    of: 'claudia',
    about: ['lohn', '2026.2', 'zahlungen'],
    priority: 'low',
    steps: [
      claudia.writes(
        '76d 10:40',
        'Das Programm schlägt als Ausführungstag einen Feiertag vor. Nimmt die Bank dann den Tag davor oder danach?',
      ),
      sabine.takes('76d 12:50'),
      sabine.says(
        '76d 13:05',
        'Danach, deshalb besser vorziehen',
        `Guten Tag Frau Fiedler,

        die Bank bucht am **nächsten** Geschäftstag, das Geld käme also zu spät. Maßgeblich sind die TARGET-Feiertage, nicht
        die des Landes. Mit „Ausführung vorziehen“ in den Zahlungseinstellungen nimmt das Programm den Tag davor.`,
      ),
      sabine.closes('74d 09:00', 'Einstellung „Ausführung vorziehen“ erklärt.'),
    ],
  }),
]
