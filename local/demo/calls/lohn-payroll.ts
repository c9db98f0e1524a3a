import { csv } from '../files.ts'
import { anja, call, claudia, emre, lena, mehmet, type Script, sabine } from '../script.ts'

/** Nordwerk Lohn: payroll, time and employee records. */
export const lohnPayroll: readonly Script[] = [
  call({
    title: 'Lohnkonto: Jahreswechsel übernimmt Urlaubsreste nicht',
    customer: 'bergmann',
    of: 'claudia',
    about: ['lohn', '2026.4', 'personal'],
    priority: 'high',
    steps: [
      claudia.writes(
        '12d 13:44',
        `Ich teste den Jahreswechsel im Probemandanten. Bei 23 von 118 Mitarbeitern steht der Resturlaub danach auf
        **0 Tage**. Gemeinsamkeit finde ich keine, es sind Angestellte und Gewerbliche dabei.`,
        csv(
          'urlaub-probelauf.csv',
          'Personalnr;Rest alt;Rest neu;Urlaubsgruppe',
          '1014;6,0;0,0;',
          '1022;3,5;0,0;',
          '1031;4,0;4,0;GEW',
          '1047;11,0;0,0;',
        ),
      ),
      emre.takes('12d 14:20'),
      emre.solves(
        '11d 10:30',
        'Urlaubsgruppe fehlt',
        `Guten Tag Frau Fiedler,

        in Ihrer Liste ist es zu sehen: Alle 23 haben **keine Urlaubsgruppe**. Ohne Gruppe weiß der Jahreswechsel nicht,
        ob Reste verfallen, und nimmt 0 an. Tragen Sie die Gruppe über **Personal › Massenänderung** nach und
        wiederholen Sie den Probelauf, bevor es ernst wird.

        Dass er stillschweigend 0 annimmt, finden wir auch nicht gut. Künftig wird er in diesem Fall anhalten.`,
        'Fehlende Urlaubsgruppe nachtragen, danach stimmt der Jahreswechsel.',
      ),
    ],
  }),

  call({
    title: 'Zuschuss zum Mutterschaftsgeld zu niedrig',
    customer: 'bergmann',
    of: 'claudia',
    about: ['lohn', '2026.4', 'abrechnung'],
    priority: 'high',
    steps: [
      claudia.writes(
        '6d 10:35',
        `Der Zuschuss wird aus den letzten drei Monaten berechnet, in einem davon war die Kollegin zwei Wochen ohne
        Lohnfortzahlung krank. Das Programm teilt das Netto trotzdem durch volle 90 Tage. Nach meinem Verständnis
        müssen die Tage ohne Entgelt außen vor bleiben.`,
      ),
      lena.takes('6d 11:00'),
      lena.asks(
        '5d 08:47',
        'Fehlzeit und ihre Art',
        `Guten Tag Frau Fiedler,

        so sehen wir das auch. Das Programm lässt Tage aus, deren **Fehlzeitart** „ohne Entgelt“ ist. Welche Art ist für
        die zwei Wochen eingetragen? Bei „Krank mit Entgelt“ zählen sie mit, auch wenn tatsächlich nichts gezahlt wurde.`,
      ),
    ],
  }),

  call({
    title: 'Nachtzuschlag wird doppelt berechnet',
    customer: 'bergmann',
    of: 'anja',
    about: ['lohn', '2026.3', 'zeiten'],
    priority: 'high',
    steps: [
      anja.writes(
        '58d 14:10',
        `Die Spätschicht hat für die Stunden nach 20 Uhr den Zuschlag **zweimal** bekommen, 25 % und noch einmal 25 %. Den
        Mitarbeitern ist es, sagen wir, nicht unangenehm aufgefallen. Abgerechnet ist schon.`,
      ),
      lena.takes('58d 14:30'),
      lena.solves(
        '57d 09:15',
        'Zwei Regeln für dieselbe Zeit',
        `Guten Tag Frau Bergmann,

        der Zuschlag kommt einmal aus dem **Schichtmodell** und einmal aus dem **Kalender** „Werk 2 neu“, der vorletzte
        Woche angelegt wurde. Im Kalender ist er überflüssig, dort habe ich ihn nach Rücksprache entfernt.

        Bei der nächsten Abrechnung entsteht eine Rückrechnung. Wenn Sie die Überzahlung belassen möchten, setzen Sie
        vorher „Rückrechnung unterdrücken“.`,
        'Zuschlag doppelt hinterlegt (Schichtmodell und Kalender), im Kalender entfernt.',
      ),
      anja.writes('56d 10:05', 'Verstanden, wir verrechnen es. Danke.'),
      lena.closes('56d 10:20'),
    ],
  }),

  call({
    title: 'Terminal am Tor 2 überträgt keine Stempelungen',
    customer: 'bergmann',
    of: 'mehmet',
    about: ['lohn', '2026.3', 'zeiten'],
    priority: 'critical',
    steps: [
      mehmet.writes(
        '52d 06:58',
        'Terminal Tor 2 sendet seit gestern 17:40 nichts mehr. Ping geht. Neustart brachte nichts.',
      ),
      emre.takes('52d 08:01'),
      emre.says(
        '52d 08:10',
        'Die Stempelungen sind nicht verloren',
        `Guten Tag Herr Yıldız,

        vorweg: Das Terminal speichert bis zu 20.000 Stempelungen, es geht nichts verloren.

        Gestern um 17:40 ist die Firewall bei Ihnen aktualisiert worden, richtig? Das Terminal braucht **TCP 4370 ausgehend**
        zum Zeitserver.`,
      ),
      mehmet.writes(
        '52d 08:26',
        `Volltreffer, die neue Regel kannte den Port nicht. Alle 164 Stempelungen sind da. Woher wussten Sie das mit der
        Firewall?`,
      ),
      emre.says('52d 08:33', 'Nur geraten', 'Erfahrung mit 17:40 Uhr. Viele Grüße!'),
      emre.closes('52d 08:34', 'Firewall ließ TCP 4370 nicht mehr durch.'),
    ],
  }),

  call({
    title: 'Geldwerter Vorteil nach Wechsel auf Elektrofahrzeug',
    customer: 'bergmann',
    of: 'anja',
    about: ['lohn', '2026.4', 'abrechnung'],
    steps: [
      anja.writes(
        '10d 11:26',
        `Unser Vertriebsleiter fährt seit dem 16. des Monats ein reines Elektroauto. Das Programm rechnet den ganzen Monat mit
        dem alten Diesel. Muss ich das von Hand korrigieren?`,
      ),
      sabine.takes('10d 13:00'),
      sabine.solves(
        '10d 13:48',
        'Wechsel im laufenden Monat',
        `Guten Tag Frau Bergmann,

        nein, das kann das Programm: Legen Sie im Personalstamm unter **Firmenwagen** ein zweites Fahrzeug mit Beginn am 16. an
        und lassen Sie den Diesel am 15. enden. Die Monatswerte richten sich dann nach der Einstellung „überwiegende
        Nutzung“, die in Ihrem Haus gewählt ist.

        - Antrieb: „Elektro“, damit nur ein Viertel des Listenpreises zählt
        - Listenpreis: immer der Bruttowert bei Erstzulassung, nicht der gezahlte

        Im Zweifel bitte mit Ihrer Steuerberaterin abstimmen.`,
        'Zweites Fahrzeug mit eigenem Beginn anlegen.',
      ),
    ],
  }),

  call({
    title: 'Abrechnung gesperrt: „Periode wird von anderem Benutzer bearbeitet“',
    customer: 'bergmann',
    of: 'claudia',
    about: ['lohn', '2026.3', 'abrechnung'],
    priority: 'critical',
    steps: [
      lena.records(
        '28d 08:05',
        `Anruf von Frau Fiedler: Die Abrechnung ist gesperrt, angeblich durch sie selbst. Gestern ist ihr Rechner während der
        Probeabrechnung abgestürzt. Abgabe bei der Bank ist heute um 12 Uhr.`,
      ),
      lena.takes('28d 08:06'),
      lena.says(
        '28d 08:21',
        'Sperre aufgehoben',
        `Guten Tag Frau Fiedler,

        wie am Telefon besprochen habe ich die Sperre aufgehoben und die angefangene Probeabrechnung verworfen. Sie können
        von vorn beginnen. Frau Bergmann kann solche Sperren künftig selbst lösen: **Extras › Sperren**.`,
      ),
      claudia.writes('28d 11:20', 'Zahlung ist um 11:05 Uhr bei der Bank eingegangen. Herzlichen Dank!'),
      lena.closes('28d 11:30', 'Sperre einer abgestürzten Probeabrechnung aufgehoben.'),
    ],
  }),
]
