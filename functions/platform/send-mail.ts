import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
import type { Letter, Prepare } from '../domain/notify.ts'
import { supportAddress } from '../mail/addresses.ts'
import { compose } from '../mail/compose.ts'

/**
 * Sends through SES. The client must not retry by itself: a time-out may hide a mail that went out.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 */
export const preparer =
  (client: SESClient, of: { readonly domain: string; readonly siteUrl: string }): Prepare =>
  async (letter: Letter) => {
    const Data = await compose(letter, of)
    return async () => {
      try {
        const { MessageId } = await client.send(
          new SendRawEmailCommand({
            RawMessage: { Data },
            Source: supportAddress(of.domain),
            Destinations: [letter.to.email],
          }),
        )
        return { sent: MessageId ?? '' }
      } catch (error) {
        // SES answered, and what it answered is no: throttled, rejected, not verified.
        if (error instanceof SESServiceException && (error.$metadata.httpStatusCode ?? 500) < 500)
          return 'refused'
        throw error
      }
    }
  }
