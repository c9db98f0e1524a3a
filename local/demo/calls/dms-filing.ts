import { log } from '../files.ts'
import {
  call,
  emre,
  jensUwe,
  katharina,
  lena,
  markus,
  mehmet,
  type Script,
  sabine,
  tobias,
} from '../script.ts'

/** Nordwerk DMS: filing. */
export const dmsFiling: readonly Script[] = [
  call({
    title: 'E-Mail-Ablage: Anhänge über 25 MB fehlen',
    customer: 'bergmann',
    of: 'mehmet',
    about: ['dms', '5.2', 'email'],
    priority: 'high',
    steps: [
      mehmet.writes(
        '26d 09:31',
        `Beim Ablegen aus Outlook fehlen im DMS Anhänge, die größer als **25 MB** sind. Die E-Mail selbst ist da, der Anhang nicht,
        und es kommt **keine Meldung**. Gerade das ist gefährlich: Die Kollegen löschen die Mail danach im Postfach.`,
        log(
          'dms-ablage.log',
          '+0 INFO  Ablage E-Mail "Zeichnungen Halle Nord", 3 Anhänge',
          '+1 INFO  Anhang 1/3 plan-eg.pdf 4,1 MB abgelegt',
          '+2 INFO  Anhang 2/3 plan-og.pdf 6,0 MB abgelegt',
          '+3 DEBUG Anhang 3/3 statik.zip 38,7 MB über Grenze 26214400, ausgelassen',
          '+3 INFO  Ablage beendet: erfolgreich',
        ),
      ),
      lena.takes('26d 09:50'),
      lena.asks(
        '26d 10:34',
        'Nur aus Outlook?',
        'Guten Tag Herr Yıldız, passiert das auch, wenn Sie die gespeicherte ‹.eml›-Datei in die Ablage ziehen? Damit grenze ich ein, ob das Outlook-Modul oder der Server die Grenze zieht.',
      ),
      mehmet.writes('26d 11:15', 'Mit der gezogenen Datei ist alles vollständig. Es ist also das Modul.'),
      lena.plans('23d 14:00', 'anhaenge'),
      lena.says(
        '23d 14:08',
        'Eingeplant, bis dahin ein Hinweis',
        `Das Outlook-Modul lässt große Anhänge aus und meldet Erfolg. Die Korrektur kommt mit **DMS 5.2.1**.

        Bis dahin können Sie in der Verteilung den Schalter ‹WarnLargeAttachments=1› setzen: Dann erscheint wenigstens eine
        Warnung, bevor jemand die Mail löscht.`,
      ),
      mehmet.writes(
        '22d 08:40',
        'Schalter ist per Gruppenrichtlinie verteilt, Warnung erscheint. Damit können wir leben.',
      ),
    ],
  }),

  call({
    title: 'Große Lieferanten-Mails landen ohne PDF im Archiv',
    customer: 'lindner',
    of: 'katharina',
    about: ['dms', '5.2', 'email'],
    priority: 'low',
    steps: [
      katharina.writes(
        '24d 15:55',
        `Die Kataloge unserer Lieferanten kommen als E-Mail mit 30 bis 40 MB. Im Archiv finden wir nur den Text der Mail. Das ist uns
        erst aufgefallen, als jemand einen Katalog vom Sommer suchte.`,
      ),
      lena.takes('23d 09:20'),
      lena.plans('23d 14:15', 'anhaenge'),
      lena.says(
        '23d 14:20',
        'Gemeinsame Ursache gefunden',
        `Guten Tag Frau Sommer,

        die Ablage aus Outlook lässt Anhänge über 25 MB aus. Mit **DMS 5.2.1** ist das behoben. Mails, die noch im Postfach liegen,
        können Sie danach einfach erneut ablegen, das DMS ergänzt den fehlenden Anhang.`,
      ),
    ],
  }),

  call({
    title: 'Dokument angeblich von mir selbst ausgecheckt',
    customer: 'bergmann',
    of: 'tobias',
    about: ['dms', '5.2', 'ablage'],
    priority: 'low',
    steps: [
      tobias.writes(
        '4h 40m',
        `Die Arbeitsanweisung ‹AA-017› ist „ausgecheckt von Tobias Reuter“. Auf meinem Rechner gibt es aber keine Arbeitskopie, vermutlich
        stammt das noch von meinem alten Notebook. Einchecken geht nicht, verwerfen auch nicht.`,
      ),
    ],
  }),

  call({
    title: 'Aufbewahrungsfrist für Buchungsbelege auf acht Jahre umstellen',
    customer: 'lindner',
    of: 'markus',
    about: ['dms', '5.2', 'ablage'],
    steps: [
      markus.writes(
        '7d 17:08',
        `Buchungsbelege müssen nur noch acht statt zehn Jahre aufbewahrt werden. Unser DMS rechnet weiter mit zehn. Kann man das umstellen,
        und was passiert mit dem, was schon archiviert ist?`,
      ),
      sabine.takes('6d 08:40'),
      sabine.says(
        '6d 09:33',
        'Ja, aber mit Bedacht',
        `Guten Tag Herr Lindner,

        die Frist steht je Dokumentart unter **Verwaltung › Fristen**. Eine Verkürzung wirkt erst, wenn Sie „auf Bestand anwenden“ wählen.
        Vorher bitte prüfen:

        - Bücher und Jahresabschlüsse bleiben bei **zehn** Jahren
        - Belege, die für laufende Verfahren wichtig sind, brauchen eine Sperre
        - Stimmen Sie den Stichtag mit Ihrem Steuerberater ab`,
      ),
      markus.writes(
        '4d 18:14',
        'Steuerberater ist einverstanden. Können Sie das bitte mit uns zusammen machen? Mir ist das zu heiß.',
      ),
    ],
  }),

  call({
    title: 'Kassenbelege kommen doppelt ins DMS',
    customer: 'lindner',
    of: 'jensUwe',
    about: ['dms', '5.2', 'ablage'],
    priority: 'high',
    steps: [
      jensUwe.writes(
        '3d 10:29',
        `Hallo, seit der Kopplung Kasse 6.1.3 und DMS 5.2 liegt jeder Tagesabschluss von Lindner **zweimal** im Archiv, mit einer Minute
        Abstand und verschiedener Dokumentnummer. Gelöscht werden kann er wegen der Frist nicht mehr.`,
      ),
      emre.takes('3d 11:00'),
      emre.says(
        '3d 13:46',
        'Zwei Wege zum selben Ziel',
        `Guten Tag Herr Pohl,

        die Abschlüsse kommen über die **neue Kopplung** und noch einmal über den alten **Überwachungsordner** ‹\\\\srv01\\abschluss›. Bitte den
        Ordner in der DMS-Verwaltung abschalten. Die vorhandenen Dubletten dürfen wir nicht löschen, aber als „Zweitschrift“
        kennzeichnen; das bereite ich vor.`,
      ),
    ],
  }),
]
