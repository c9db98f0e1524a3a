import { csv, log, png } from '../files.ts'
import { call, emre, jensUwe, katharina, lena, nadine, type Script } from '../script.ts'

/** Nordwerk Kasse: fiscal device, printers, scales and card terminals. */
export const kasseDevices: readonly Script[] = [
  call({
    title: 'TSE meldet „Signatur nicht verfügbar“ nach Update',
    customer: 'lindner',
    of: 'katharina',
    about: ['kasse', '6.1.3', 'tse'],
    priority: 'critical',
    steps: [
      katharina.writes(
        '1d 08:06',
        `Nach dem Update auf 6.1.3 zeigt Kasse 2 in der Hafengasse bei jedem Bon **„Signatur nicht verfügbar“**. Wir kassieren
        weiter, auf den Bons steht „TSE ausgefallen“. Kasse 1 läuft. Was sollen wir tun?`,
        log(
          'tse-kasse2.log',
          '+0 INFO  TSE Seriennummer 8f21…c04, Zertifikat gültig',
          '+1 INFO  Selbsttest angefordert',
          '+6 ERROR Selbsttest: Zeitüberschreitung (Laufwerk E: nicht bereit)',
          '+6 WARN  Signatur nicht verfügbar, Betrieb ohne TSE',
        ),
      ),
      emre.takes('1d 08:12'),
      emre.says(
        '1d 08:25',
        'Erste Schritte',
        `Guten Morgen Frau Sommer,

        weiterkassieren ist richtig, der Ausfall wird von der Kasse dokumentiert. Das Protokoll sagt, dass Windows die TSE
        beim Start nicht schnell genug bereitstellt.

        1. Kasse 2 ganz herunterfahren (nicht neu starten)
        2. TSE abziehen, zehn Sekunden warten, an der **Rückseite** wieder einstecken
        3. Kasse einschalten`,
      ),
      katharina.writes(
        '1d 09:30',
        'Danach lief es eine Stunde, dann wieder derselbe Fehler. Hinten war schon vorher, jetzt steckt sie vorn.',
      ),
      emre.asks(
        '2h 20m',
        'Energiesparen am USB-Anschluss',
        `Danke. „Eine Stunde“ passt zum Energiesparen: 6.1.3 fragt die TSE seltener ab, und Windows legt den Anschluss dann
        schlafen.

        Bitte im Gerätemanager unter **USB-Root-Hub › Energieverwaltung** das Häkchen „kann ausgeschaltet werden“ entfernen.
        Oder lassen Sie mich kurz per Fernwartung darauf, wann passt es Ihnen?`,
      ),
    ],
  }),

  call({
    title: 'Bondrucker schneidet nach jedem Artikel',
    customer: 'lindner',
    of: 'nadine',
    about: ['kasse', '6.1.3', 'geraete'],
    steps: [
      nadine.writes(
        '3h 15m',
        `Hallo, der neue Bondrucker in der Filiale Blautal schneidet nach **jedem Artikel** ab. Ein Kunde hat vorhin sieben
        Schnipsel bekommen. Lustig, aber nur einmal.`,
        png('bon-schnipsel.png', 'receipt'),
      ),
    ],
  }),

  call({
    title: 'Kartenterminal verliert nach Standby die Verbindung',
    customer: 'lindner',
    of: 'nadine',
    about: ['kasse', '6.1.3', 'zahlung'],
    priority: 'high',
    steps: [
      nadine.writes(
        '2d 12:15',
        `Jeden Morgen dasselbe: erste Kartenzahlung, „Terminal nicht erreichbar“. Dann Terminal aus, an, zwei Minuten warten,
        Kundschaft genervt. Ab der zweiten Zahlung geht es den ganzen Tag.`,
      ),
      lena.takes('2d 12:40'),
      lena.asks(
        '2d 13:02',
        'Adresse des Terminals',
        `Guten Tag Frau Vogt,

        bitte am Terminal **Menü › Netzwerk** öffnen und mir die angezeigte IP-Adresse nennen, einmal abends und einmal morgens
        nach dem Fehler. Ich vermute, sie wechselt über Nacht.`,
      ),
      nadine.writes('3h 2m', 'Gestern Abend ‹192.168.20.31›, heute früh ‹192.168.20.44›. Sie hatten recht.'),
    ],
  }),

  call({
    title: 'Kassenschublade öffnet auch bei Kartenzahlung',
    customer: 'lindner',
    of: 'nadine',
    about: ['kasse', '6.0', 'geraete'],
    priority: 'low',
    steps: [
      nadine.mails(
        '87d 10:08',
        'Hallo, kann man abstellen, dass die Schublade aufgeht, wenn jemand mit Karte zahlt? LG Nadine Vogt',
      ),
      lena.takes('87d 10:30'),
      lena.says(
        '87d 10:36',
        'Ja, je Zahlungsart',
        'Guten Tag Frau Vogt, gern: **Einstellungen › Zahlungsarten › Karte**, Häkchen „Schublade öffnen“ entfernen, Tagesabschluss machen, fertig.',
      ),
      nadine.mails('87d 19:12', 'Super, danke!'),
      lena.closes('86d 08:05', 'Öffnen der Schublade bei Kartenzahlung abgeschaltet.'),
    ],
  }),

  call({
    title: 'DSFinV-K-Export enthält keine Bons von Kasse 3',
    customer: 'lindner',
    of: 'jensUwe',
    about: ['kasse', '6.1.3', 'tse'],
    priority: 'high',
    steps: [
      jensUwe.writes(
        '4d 11:40',
        `Hallo zusammen,

        bei Lindner steht eine Kassen-Nachschau an, der Prüfer möchte die Daten bis Ende nächster Woche. Im DSFinV-K-Export
        fehlen **alle Bons von Kasse 3** zwischen dem Gerätetausch und dem Tagesabschluss danach, rund 380 Stück. In der
        Kasse selbst sind sie zu sehen.

        Gruß, J.-U. Pohl`,
        csv(
          'export-uebersicht.csv',
          'Kasse;Bons in der Kasse;Bons im Export;TSE',
          '1;4120;4120;8f21…a11',
          '2;3877;3877;8f21…c04',
          '3;2951;2569;8f21…b90',
        ),
      ),
      emre.takes('4d 12:05'),
      emre.says(
        '4d 14:31',
        'Bons gehören noch zur alten TSE',
        `Guten Tag Herr Pohl,

        die 382 Bons sind korrekt signiert, aber der **alten** TSE von Kasse 3 zugeordnet, und der Export nimmt nur die aktuelle.
        Es fehlt also nichts in den Daten, nur im Export. Ich gebe das mit dem Termin Ihrer Prüfung an die Entwicklung.`,
      ),
      emre.forwards('4d 14:33'),
      jensUwe.writes(
        '1d 09:44',
        'Danke. Der Prüfer kommt am Freitag, ein Zwischenstand bis Mittwoch wäre hilfreich.',
      ),
    ],
  }),

  call({
    title: 'Waage: Gewicht wird nicht in den Bon übernommen',
    customer: 'lindner',
    of: 'katharina',
    about: ['kasse', '6.1.3', 'geraete'],
    steps: [
      katharina.writes(
        '8d 10:50',
        'Bei unserem Vorführgerät mit Waage bleibt das Gewicht auf 0,000 kg, obwohl die Waage selbst richtig anzeigt.',
      ),
      emre.takes('8d 11:10'),
      emre.solves(
        '8d 11:52',
        'Einheit der Waage',
        `Guten Tag Frau Sommer,

        die Waage sendet in **Gramm**, in der Kasse ist „kg mit drei Stellen“ eingestellt; alles unter 1000 wird dann zu 0. Unter
        **Einstellungen › Geräte › Waage** bitte „g“ wählen.

        Beachten Sie: Nach der Änderung muss die Kombination für den eichpflichtigen Betrieb neu abgenommen werden. Für ein
        Vorführgerät spielt das keine Rolle.`,
        'Einheit der Waage auf Gramm gestellt.',
      ),
    ],
  }),
]
