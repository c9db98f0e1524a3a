/** The domain that the helpdesk of a stack on one machine has for its mails: the parameter `MailDomain`. */
export const mailDomain = 'helpdesk.localhost'

/** Whatever is sent to the domain arrives; this is the address that its own mails come from. */
export const supportAddress = `support@${mailDomain}`
