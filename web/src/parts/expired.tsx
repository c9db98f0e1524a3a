import { rareTexts } from '../i18n/index.ts'
import { signIn } from '../session.ts'

/** Says that the session has ended. Whoever is typing goes on, and signs in when it suits. */
export const Expired = () => {
  const { expired } = rareTexts()
  return (
    <div class="offline" role="alert">
      <span>{expired.title}</span>
      <button type="button" class="button" onClick={signIn}>
        {expired.signIn}
      </button>
    </div>
  )
}
