import { pdf, png } from '../files.ts'
import { anja, call, emre, lena, mehmet, type Script, tobias } from '../script.ts'

/** Nordwerk DMS: search, scanning, approvals and permissions. */
export const dmsUse: readonly Script[] = [
  call({
    title: 'Berechtigung „Nur lesen“ erlaubt das Umbenennen',
    customer: 'bergmann',
    of: 'mehmet',
    about: ['dms', '5.2', 'rechte'],
    steps: [
      mehmet.writes(
        '12d 10:02',
        `Ein Praktikant mit dem Recht „Nur lesen“ konnte Dokumente **umbenennen**. Inhalt ändern und löschen ist gesperrt, der Name
        offenbar nicht. Nachgestellt mit einem Testbenutzer, Bildschirmfoto anbei.`,
        png('umbenannt.png', 'dialog'),
      ),
      emre.takes('12d 10:30'),
      emre.says(
        '11d 15:20',
        'Bestätigt für geerbte Rechte',
        `Guten Tag Herr Yıldız,

        wir können es nachstellen, aber nur, wenn „Nur lesen“ **geerbt** ist. Wird das Recht direkt am Ordner vergeben, ist auch der
        Name geschützt. Die Entwicklung hat den Fall übernommen.`,
      ),
      emre.forwards('11d 15:22'),
    ],
  }),

  call({
    title: 'Volltextsuche findet neue Belege erst am nächsten Tag',
    customer: 'bergmann',
    of: 'tobias',
    about: ['dms', '5.1.4', 'suche'],
    steps: [
      tobias.writes(
        '13d 11:36',
        'Lieferscheine, die ich vormittags scanne, findet die Suche erst am Tag darauf. Früher ging das sofort.',
      ),
      lena.takes('13d 12:10'),
      lena.solves(
        '12d 09:25',
        'Index läuft wieder laufend',
        `Guten Tag Herr Reuter,

        seit dem Serverwechsel lief der Index nur noch nachts. Ich habe ihn zusammen mit Herrn Yıldız wieder auf „laufend“
        gestellt. Neue Belege sollten jetzt nach **ein bis zwei Minuten** auffindbar sein. Bitte probieren Sie es aus.`,
        'Index war auf „nächtlich“ gestellt, läuft wieder laufend.',
      ),
    ],
  }),

  call({
    title: 'Scanstapel wird am Barcode nicht getrennt',
    customer: 'bergmann',
    of: 'tobias',
    about: ['dms', '5.1', 'scan'],
    steps: [
      tobias.writes(
        '67d 13:50',
        'Der Stapelscanner macht aus 40 Lieferscheinen ein einziges Dokument mit 40 Seiten. Trennblatt-Barcodes sind auf den Belegen.',
        pdf(
          'stapel-seite-1.pdf',
          'Lieferschein LS-198334',
          'Barcode: *LS198334* (Code 39)',
          'Seite 1 von 40',
        ),
      ),
      emre.takes('67d 14:15'),
      emre.solves(
        '67d 15:01',
        'Barcode-Typ im Scanprofil',
        `Guten Tag Herr Reuter,

        Ihre Belege tragen **Code 39**, das Scanprofil „Stapel Lager“ sucht nach Code 128. Ich habe Code 39 ergänzt. Den Stapel von
        heute können Sie mit **Dokument › Nachträglich trennen** aufteilen, er muss nicht noch einmal durch den Scanner.`,
        'Scanprofil um Code 39 ergänzt.',
      ),
      tobias.writes('66d 09:17', 'Klasse, das nachträgliche Trennen kannte ich nicht. Erledigt.'),
      emre.closes('66d 09:30'),
    ],
  }),

  call({
    title: 'Freigabe bleibt bei Urlaub des Vorgesetzten hängen',
    customer: 'bergmann',
    of: 'anja',
    about: ['dms', '5.1', 'freigaben'],
    steps: [
      anja.writes(
        '55d 10:21',
        `Eingangsrechnungen, die unser Einkaufsleiter freigeben muss, liegen während seines Urlaubs einfach. Zweimal haben wir dadurch
        Skonto verloren. Wir bräuchten eine **Vertretung**, die automatisch greift.`,
      ),
      lena.takes('55d 11:00'),
      lena.says(
        '54d 14:40',
        'Heute von Hand, künftig automatisch',
        `Guten Tag Frau Bergmann,

        bisher lässt sich eine Freigabe nur von Hand umleiten (**Freigaben › Aufgabe › Weitergeben**, auch durch Sie als Key-User). Eine
        automatische Vertretung ist als Erweiterung vorgesehen.`,
      ),
      lena.plans('50d 10:10', 'vertretung', '5.2.1'),
      lena.plans('17d 11:30', 'vertretung'),
      lena.says(
        '17d 11:38',
        'Umfang größer, Termin später',
        `Die Vertretung wird gleich den **Urlaubskalender** aus Nordwerk Lohn berücksichtigen. Das ist mehr Arbeit, deshalb wandert sie
        von 5.2.1 nach **5.3**. Ich hoffe, der Tausch ist in Ihrem Sinn.`,
      ),
    ],
  }),

  call({
    title: 'Texterkennung verwechselt Umlaute nach dem Serverumzug',
    customer: 'bergmann',
    of: 'mehmet',
    about: ['dms', '5.1.4', 'scan'],
    steps: [
      mehmet.writes(
        '36d 15:12',
        'Seit dem Umzug auf den neuen Server wird aus „Träger“ im Text „Trager“ oder „Trdger“. Die alten Dokumente sind in Ordnung.',
      ),
      emre.takes('36d 15:40'),
      emre.solves(
        '35d 08:50',
        'Deutsches Sprachpaket fehlte',
        `Guten Tag Herr Yıldız,

        auf dem neuen Server ist nur das englische Sprachpaket der Texterkennung installiert. Das deutsche liegt auf dem
        Installationsmedium unter ‹OCR\\de›. Nach der Installation bitte **Verwaltung › Texterkennung wiederholen** für den Zeitraum seit
        dem Umzug starten.`,
        'Deutsches Sprachpaket installiert, Texterkennung wiederholt.',
      ),
      mehmet.writes('34d 08:20', '2.300 Dokumente sind neu erkannt, Umlaute stimmen.'),
      emre.closes('34d 08:30'),
    ],
  }),
]
