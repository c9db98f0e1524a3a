import { log, png } from '../files.ts'
import { call, emre, lena, type Script, stefan, tobias } from '../script.ts'

/** Nordwerk ERP: receipts, transfers and stock-taking. */
export const erpWarehouse: readonly Script[] = [
  call({
    title: 'Inventur: Zähllisten enthalten gesperrte Lagerplätze',
    customer: 'bergmann',
    of: 'stefan',
    about: ['erp', '8.4.1', 'lager'],
    steps: [
      stefan.writes(
        '4d 07:32',
        `Die Zähllisten für die Stichtagsinventur enthalten auch die gesperrten Plätze der alten Halle (alles
        mit ‹X-›). Das sind 310 Zeilen, die keiner zählen soll. Letztes Jahr war das nicht so.`,
      ),
      lena.takes('4d 09:05'),
      lena.says(
        '4d 09:48',
        'Vorgehen für diese Inventur',
        `Guten Tag Herr Krause,

        seit 8.4 zählt ein gesperrter Platz mit, sobald er **Restbestand** hat. Bei Ihnen trifft das auf alle
        ‹X-›-Plätze zu, vermutlich von der Räumung. Zwei Wege:

        1. Bestände der alten Halle ausbuchen (Lager › Bestand › Platz räumen), dann fallen die Plätze heraus.
        2. Beim Erstellen der Listen den Filter „Platz beginnt nicht mit“ auf ‹X-› setzen.

        Ich kläre noch, ob es dafür wieder einen Schalter geben wird.`,
      ),
      stefan.writes(
        '2d 06:55',
        `Weg 2 hat funktioniert, danke. Trotzdem hätte ich den Schalter gern zurück, die alte Halle wird erst
        im Frühjahr abgerissen.`,
      ),
    ],
  }),

  call({
    title: 'Scanner am Wareneingang bucht doppelt',
    customer: 'bergmann',
    of: 'tobias',
    about: ['erp', '8.3', 'lager'],
    priority: 'high',
    steps: [
      tobias.writes(
        '71d 08:20',
        `Am Wareneingang haben wir zwei neue Handscanner. Seitdem ist etwa jede fünfte Buchung doppelt im
        System. Mit dem alten Gerät passiert das nicht. Wir stornieren im Moment von Hand hinterher.`,
        log(
          'wareneingang.log',
          '+0 INFO  Scan Gerät WE-02 "4006381333931" Ende CR',
          '+0 INFO  Zugang 771204 gebucht, 40 Stk',
          '+0 INFO  Scan Gerät WE-02 "" Ende LF',
          '+0 INFO  Letzten Scan wiederholen',
          '+1 INFO  Zugang 771205 gebucht, 40 Stk',
        ),
      ),
      emre.takes('71d 08:41'),
      emre.solves(
        '71d 09:30',
        'Einstellung der neuen Scanner',
        `Guten Tag Herr Reuter,

        das Protokoll verrät es: Die neuen Geräte senden nach dem Code **zwei** Zeilenenden (‹CR› und ‹LF›). Das
        zweite versteht das ERP als „letzten Scan wiederholen“, wenn die Maske schnell genug bereit ist.

        Bitte stellen Sie die Geräte auf das Suffix ‹CR› um. Der Code dazu steht im Handbuch des Scanners unter
        „Suffix“, einmal einlesen genügt.`,
        'Scanner auf Suffix CR umgestellt; sie sendeten zwei Zeilenenden.',
      ),
      tobias.writes('70d 07:48', 'Beide umgestellt, seit gestern Mittag keine einzige Doppelbuchung. Danke!'),
      emre.closes('70d 08:02'),
    ],
  }),

  call({
    title: 'Umlagerung zwischen Werk 1 und Werk 2 bleibt „in Transit“',
    customer: 'bergmann',
    of: 'stefan',
    about: ['erp', '8.4.1', 'lager'],
    priority: 'high',
    steps: [
      stefan.mails(
        '7d 13:02',
        `Hallo Support,

        drei Umlagerungen von Werk 1 nach Werk 2 hängen seit einer Woche auf „in Transit“. Die Ware steht hier
        im Regal, ich kann sie aber nicht verbrauchen. Umlagerungen ‹UL-3310›, ‹UL-3312›, ‹UL-3315›.

        S. Krause`,
      ),
      lena.takes('7d 13:25'),
      lena.asks(
        '7d 13:40',
        'Rückfrage zum Zugang',
        `Guten Tag Herr Krause,

        wer bucht bei Ihnen in Werk 2 den Zugang, und erscheint dabei eine Meldung? In den drei Umlagerungen
        sehe ich keinen Versuch einer Buchung.`,
      ),
      stefan.writes(
        '6d 07:15',
        `Das macht sonst Herr Demir, der ist seit zwei Wochen krank. Seine Vertretung sieht den Menüpunkt gar
        nicht. Dachte, das läuft automatisch.`,
        png('menue-werk2.png', 'table'),
      ),
      lena.solves(
        '6d 08:50',
        'Recht vergeben, Umlagerungen gebucht',
        `Guten Tag Herr Krause,

        genau das war es: Der Zugang in Werk 2 braucht das Recht „Umlagerung empfangen“. Frau Bergmann hat es
        der Vertretung eben gegeben, und die drei Umlagerungen sind gebucht. Die Bestände stimmen wieder.

        Damit es beim nächsten Mal auffällt, können Sie unter **Auswertungen › Lager** die Liste „Transit älter
        als 2 Tage“ abonnieren.`,
        'Vertretung in Werk 2 hatte nicht das Recht „Umlagerung empfangen“.',
      ),
    ],
  }),
]
