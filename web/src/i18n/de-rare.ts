/** Texts of support's controls and of what is seldom seen. */
export const deRare = {
  keys: {
    search: 'Suche',
    create: 'Neuer Servicecall',
    next: 'Nächste Zeile',
    previous: 'Vorherige Zeile',
    open: 'Öffnen',
    reply: 'Neue Nachricht',
    send: 'Nachricht senden',
    assign: 'Übernehmen',
    status: 'Status ändern',
    priority: 'Priorität ändern',
    help: 'Diese Übersicht',
    dismiss: 'Fenster schließen',
    single: 'Einzelne Tasten als Kürzel verwenden',
    control: 'Strg',
    enter: 'Eingabe',
    escape: 'Esc',
  },

  out: {
    title: 'Sie sind abgemeldet',
    hint: 'Bis zum nächsten Mal.',
    failed: 'Die Anmeldung wurde nicht abgeschlossen. Bitte melden Sie sich erneut an.',
    refused: 'Kein Zugang',
    refusedHint:
      'Ihr Zugang ist gesperrt oder Ihre Sitzung wurde beendet. Falls das ein Irrtum ist, wenden Sie sich bitte an den Support.',
    signIn: 'Anmelden',
    again: 'Erneut anmelden',
  },

  unsent: {
    changed: (who: string) =>
      `${who} hat den Servicecall inzwischen geändert. Ihre Nachricht wurde noch nicht gesendet.`,
    withoutStatus: 'Ohne Status senden',
    arrived: 'Diese Nachricht ist bereits angekommen.',
    anew: 'Als neue Nachricht senden',
    documents: 'Fügen Sie die Dokumente zu einer neuen Nachricht bitte erneut hinzu.',
  },

  filed: {
    arrived: (number: string) => `Ihr Servicecall ist bereits eingegangen (${number}).`,
    reused: 'Dieser Servicecall wurde bereits mit anderem Inhalt gesendet.',
    open: 'Servicecall öffnen',
    anew: 'Als neuen Servicecall senden',
    documents: 'Fügen Sie die Dokumente zu einem neuen Servicecall bitte erneut hinzu.',
  },

  expired: { title: 'Ihre Sitzung ist abgelaufen.', signIn: 'Erneut anmelden' },

  agent: {
    take: 'Übernehmen',
    assignee: 'Zuständig',
    nobody: 'Niemand',
    saveResolution: 'Ergebnis speichern',
    resolutionHint: 'Sieht der Kunde im Servicecall.',
    saved: 'Gespeichert',
    changed: (who: string) =>
      `${who} hat den Servicecall inzwischen geändert. Ihre Änderung wurde nicht übernommen.`,
    somebody: 'Jemand',
    now: (label: string, value: string) => `${label}: ${value}`,
    failed: 'Nicht gespeichert',
    edit: 'Bearbeitung',
  },
}
