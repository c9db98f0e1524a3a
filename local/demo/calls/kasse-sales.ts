import { csv } from '../files.ts'
import { anja, call, emre, katharina, lena, markus, type Script, sabine, stefan, tobias } from '../script.ts'

/** Nordwerk Kasse: at the till and at the end of the day. */
export const kasseSales: readonly Script[] = [
  call({
    title: 'Tagesabschluss: Differenz von 0,01 € bei Kartenzahlung',
    customer: 'lindner',
    of: 'katharina',
    about: ['kasse', '6.1.2', 'abschluss'],
    priority: 'low',
    steps: [
      katharina.writes(
        '31d 18:22',
        `An manchen Tagen weicht die Summe der Kartenzahlungen im Tagesabschluss um genau einen Cent vom Beleg des Terminals
        ab. Bisher immer an Tagen mit Rabattaktion.`,
        csv(
          'abschluss-vergleich.csv',
          'Tag;Kasse;Terminal;Differenz',
          'Mo;2418,60;2418,60;0,00',
          'Di;3902,17;3902,16;0,01',
          'Mi;2877,45;2877,45;0,00',
          'Do;4120,03;4120,02;0,01',
        ),
      ),
      lena.takes('30d 09:10'),
      lena.says(
        '30d 11:55',
        'Rundung bei Rabatten',
        `Guten Tag Frau Sommer,

        Ihre Vermutung stimmt. Bei mehreren rabattierten Positionen rundet die Kasse jede einzeln; an das Terminal geht die
        einmal gerundete Summe. Buchhalterisch gilt der Beleg des Terminals, den Cent können Sie als Rundungsdifferenz
        buchen.`,
      ),
      lena.plans('22d 10:30', 'cent'),
    ],
  }),

  call({
    title: 'Kassenbericht im Werksverkauf weicht um einen Cent vom Terminal ab',
    customer: 'bergmann',
    of: 'tobias',
    about: ['kasse', '6.1.2', 'abschluss'],
    priority: 'low',
    steps: [
      tobias.writes(
        '19d 16:47',
        'Im Werksverkauf fehlt uns im Kassenbericht gegenüber dem Kartenterminal gelegentlich ein Cent. Kein Drama, aber unsere Buchhaltung mag es nicht.',
      ),
      lena.takes('18d 08:45'),
      lena.plans('18d 09:00', 'cent'),
      lena.says(
        '18d 09:04',
        'Bereits eingeplant',
        `Guten Tag Herr Reuter,

        das hängt mit der Rundung von Rabatten zusammen und ist für **Kasse 6.1.4** eingeplant. Ihr Servicecall hängt jetzt an
        diesem Auftrag, Sie werden also von selbst informiert.`,
      ),
    ],
  }),

  call({
    title: 'Gutschein lässt sich nicht teilweise einlösen',
    customer: 'lindner',
    of: 'markus',
    about: ['kasse', '6.1', 'kassieren'],
    steps: [
      markus.writes(
        '44d 17:33',
        `Ein Kunde wollte von einem 100-€-Gutschein nur 36 € ausgeben. Unsere Kasse löst ihn ganz ein und will 64 € **bar**
        herausgeben. Das kann ja wohl nicht so gedacht sein.`,
      ),
      emre.takes('43d 08:30'),
      emre.solves(
        '43d 09:02',
        'Restgutschein einschalten',
        `Guten Tag Herr Lindner,

        ist es auch nicht. Unter **Artikel & Preise › Gutscheine** steht bei Ihrer Gutscheinart „Rest: Auszahlung“. Mit „Rest:
        neuer Gutschein“ druckt die Kasse einen Gutschein über 64 € mit neuer Nummer, der alte wird entwertet.`,
        'Gutscheinart auf „Rest: neuer Gutschein“ umgestellt.',
      ),
      markus.writes('43d 11:50', 'Umgestellt und ausprobiert. So gefällt es mir.'),
      emre.closes('43d 12:00'),
    ],
  }),

  call({
    title: 'Preise der zweiten Kasse werden nicht abgeglichen',
    customer: 'lindner',
    of: 'katharina',
    about: ['kasse', '6.1.2', 'artikel'],
    priority: 'critical',
    steps: [
      emre.records(
        '34d 09:15',
        `Anruf von Frau Sommer: Kasse 2 verkauft seit Montag zu den alten Preisen, Kasse 1 zu den neuen. Beide sind online. Heute
        läuft eine Anzeige in der Zeitung mit den neuen Preisen.`,
      ),
      emre.takes('34d 09:16'),
      emre.says(
        '34d 09:40',
        'Abgleich wieder in Gang',
        `Guten Tag Frau Sommer,

        auf Kasse 2 war der Speicherplatz voll, dann hält der Abgleich an. Ich habe 18 GB alter Protokolle entfernt und den
        Abgleich angestoßen; Kasse 2 hat jetzt die neuen Preise. Eine Warnung bei unter 5 GB ist eingerichtet.`,
      ),
      katharina.writes('34d 10:20', 'Stichprobe gemacht, Preise stimmen. Gerade noch rechtzeitig, danke!'),
      emre.closes('34d 10:25', 'Volle Platte an Kasse 2 bereinigt, Warnung eingerichtet.'),
    ],
  }),

  call({
    title: 'Personalrabatt wird zusätzlich auf Aktionspreise gewährt',
    customer: 'bergmann',
    of: 'anja',
    about: ['kasse', '6.1.2', 'artikel'],
    steps: [
      anja.writes(
        '9d 13:18',
        `Im Werksverkauf bekommen unsere Leute 15 %. Auf bereits reduzierte Ware soll das nicht gelten, die Kasse zieht es aber
        auch dort ab. Lässt sich das trennen?`,
      ),
      sabine.takes('9d 14:00'),
      sabine.asks(
        '9d 14:25',
        'Wie werden die Aktionen gepflegt?',
        `Guten Tag Frau Bergmann, das lässt sich trennen, wenn die Aktion als **Aktionspreis** gepflegt ist und nicht als geänderter
        Verkaufspreis. Wie machen Sie es?`,
      ),
      anja.writes(
        '7d 10:02',
        'Leider als geänderter Verkaufspreis, das hat sich so eingebürgert. Dann stellen wir um. Gibt es dafür einen Import?',
      ),
      sabine.hands('6d 09:00', 'lena'),
      lena.says(
        '6d 10:17',
        'Import für Aktionspreise',
        `Guten Tag Frau Bergmann,

        ja: **Artikel & Preise › Import › Aktionspreise**. Die Tabelle braucht Artikelnummer, Preis, „gültig von“ und „gültig bis“.
        Danach schließen Sie die Aktionspreise beim Personalrabatt aus. Soll ich beim ersten Mal dabei sein?`,
      ),
    ],
  }),

  call({
    title: 'Kasse im Werksverkauf startet nicht: Lizenz abgelaufen',
    customer: 'bergmann',
    of: 'stefan',
    about: ['kasse', '6.1', 'kassieren'],
    priority: 'critical',
    steps: [
      sabine.records(
        '61d 12:52',
        'Anruf von Herrn Krause: Kasse meldet „Lizenz abgelaufen“ und startet nicht. Werksverkauf öffnet um 13:30 Uhr.',
      ),
      sabine.takes('61d 12:53'),
      sabine.says(
        '61d 13:04',
        'Lizenz verlängert',
        `Guten Tag Herr Krause,

        Ihr Vertrag ist verlängert, nur die neue Lizenz war der Kasse nicht zugestellt. Das habe ich nachgeholt. Bitte am
        Startbildschirm auf **Lizenz abrufen** tippen.`,
      ),
      stefan.writes('61d 13:11', 'Läuft. Danke.'),
      sabine.closes('61d 13:15', 'Verlängerte Lizenz zugestellt.'),
    ],
  }),
]
