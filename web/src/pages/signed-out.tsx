import { rareTexts } from '../i18n/index.ts'
import { Heading } from '../parts/heading.tsx'
import { signIn, signOut } from '../session.ts'
import { vendor } from '../state/me.ts'
import { search } from '../state/place.ts'

/** The end of a session: on one's own wish, or because the API lets this person in no more. */
export const SignedOut = ({ reason }: { readonly reason: 'signed-out' | 'refused' }) => {
  const { out } = rareTexts()
  const name = vendor()
  const refused = reason === 'refused'
  return (
    <main id="content" class="door" tabIndex={-1}>
      <div>
        {name !== undefined && (
          <span class="mark" aria-hidden="true">
            {name.slice(0, 1)}
          </span>
        )}
        <Heading title={refused ? out.refused : out.title} />
        <p role={refused ? 'alert' : undefined}>
          {refused ? out.refusedHint : search.value.has('again') ? out.failed : out.hint}
        </p>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            // The sign-in page may still know this person, and would send it straight back here.
            if (refused) signOut().catch(signIn)
            else signIn()
          }}
        >
          {refused ? out.again : out.signIn}
        </button>
      </div>
    </main>
  )
}
