import { pdf, png } from '../files.ts'
import { anja, call, lena, mehmet, nadine, type Script, sabine } from '../script.ts'

/** What came by mail and belongs to no product yet. */
export const mails: readonly Script[] = [
  call({
    title: 'Fehlermeldung beim Start',
    customer: 'lindner',
    of: 'nadine',
    steps: [
      nadine.mails(
        '1h 25m',
        `Hallo, siehe Foto. Kommt seit heute beim Anmelden, danach geht alles ganz normal. Muss ich was machen?

        LG ↵
        Nadine Vogt, Filiale Blautal`,
        png('IMG_2041.png', 'dialog'),
      ),
    ],
  }),

  call({
    title: 'Umzug auf neuen SQL-Server: was müssen wir beachten?',
    customer: 'bergmann',
    of: 'mehmet',
    steps: [
      mehmet.mails(
        '5d 16:44',
        `Hallo zusammen,

        wir ziehen in etwa vier Wochen alle Datenbanken (ERP, Lohn, DMS) auf einen neuen SQL-Server um. Gibt es eine Liste, was dabei zu
        beachten ist, und muss jemand von Ihnen dabei sein?

        Viele Grüße ↵
        Mehmet Yıldız, IT`,
      ),
      sabine.takes('4d 08:50'),
      sabine.says(
        '4d 09:40',
        'Checkliste und Termin',
        `Guten Tag Herr Yıldız,

        die wichtigsten Punkte:

        1. Sortierung ‹Latin1_General_CI_AS› wie bisher
        2. Volltextsuche mit installieren, das DMS braucht sie
        3. Dienste in dieser Reihenfolge stoppen: DMS, Lohn, ERP
        4. Nach dem Umzug in jedem Programm **Hilfe › Systemprüfung**

        Dabei sein müssen wir nicht, eine Rufbereitschaft bieten wir gern an. Welches Wochenende haben Sie im Auge?`,
        pdf(
          'checkliste-sql-umzug.pdf',
          'Checkliste: Umzug der Datenbank',
          '1  Sicherung und Probe der Wiederherstellung',
          '2  Sortierung Latin1_General_CI_AS',
          '3  Volltextsuche',
          '4  Dienste: DMS, Lohn, ERP',
          '5  Systemprüfung',
        ),
      ),
      mehmet.mails(
        '2d 17:20',
        'Danke, sehr hilfreich! Wir planen mit dem dritten Wochenende ab heute, Freitagabend. Rufbereitschaft für Samstag bitte anbieten.',
      ),
    ],
  }),

  call({
    title: 'Neue Kollegin braucht Zugang zum Portal',
    customer: 'bergmann',
    of: 'anja',
    priority: 'low',
    steps: [
      anja.mails(
        '18d 08:55',
        'Guten Morgen, unsere neue Kollegin in der Lohnbuchhaltung soll eigene Servicecalls anlegen können. Was brauchen Sie dafür?',
      ),
      lena.takes('18d 09:20'),
      lena.says(
        '18d 09:26',
        'Name und Adresse genügen',
        `Guten Tag Frau Bergmann, Name, E-Mail-Adresse und die Angabe, ob sie **alle** Servicecalls Ihrer Firma oder nur die eigenen sehen soll.`,
      ),
      anja.mails('18d 11:40', 'Miriam Hauck, m.hauck@metallbau.example, nur die eigenen. Danke!'),
      lena.closes('18d 13:02', 'Ansprechpartnerin angelegt.'),
    ],
  }),
]
