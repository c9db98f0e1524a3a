import type { RareTexts } from './index.ts'

export const enRare: RareTexts = {
  keys: {
    search: 'Search',
    create: 'New servicecall',
    next: 'Next row',
    previous: 'Previous row',
    open: 'Open',
    reply: 'New message',
    send: 'Send message',
    assign: 'Take over',
    status: 'Change status',
    priority: 'Change priority',
    help: 'This overview',
    dismiss: 'Close window',
    single: 'Use single keys as shortcuts',
    control: 'Ctrl',
    enter: 'Enter',
    escape: 'Esc',
  },

  out: {
    title: 'You are signed out',
    hint: 'See you next time.',
    failed: 'Signing in was not completed. Please sign in again.',
    refused: 'No access',
    refusedHint:
      'Your account is disabled or your session was ended. If that is a mistake, please contact support.',
    signIn: 'Sign in',
    again: 'Sign in again',
  },

  unsent: {
    changed: who => `${who} has changed the servicecall in the meantime. Your message has not been sent yet.`,
    withoutStatus: 'Send without status',
    arrived: 'This message has already arrived.',
    anew: 'Send as a new message',
    documents: 'Please add the documents again to a new message.',
  },

  filed: {
    arrived: number => `Your servicecall has already been received (${number}).`,
    reused: 'This servicecall has already been sent with other content.',
    open: 'Open the servicecall',
    anew: 'Send as a new servicecall',
    documents: 'Please add the documents again to a new servicecall.',
  },

  expired: { title: 'Your session has ended.', signIn: 'Sign in again' },

  agent: {
    take: 'Take over',
    assignee: 'Assignee',
    nobody: 'Nobody',
    saveResolution: 'Save resolution',
    resolutionHint: 'The customer reads it in the servicecall.',
    saved: 'Saved',
    changed: who => `${who} has changed the servicecall in the meantime. Your change was not applied.`,
    somebody: 'Somebody',
    now: (label, value) => `${label}: ${value}`,
    failed: 'Not saved',
    edit: 'Handling',
  },
}
