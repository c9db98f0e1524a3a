import { texts } from '../i18n/index.ts'
import { NothingPicture, Notice } from '../parts/notice.tsx'

export const NotFound = () => {
  const { problem } = texts()
  return (
    <main id="content" class="sheet" tabIndex={-1}>
      <Notice
        title={problem.notFound}
        hint={problem.notFoundHint}
        picture={<NothingPicture />}
        heading="page"
      >
        <a class="button" href="/">
          {problem.toStart}
        </a>
      </Notice>
    </main>
  )
}
