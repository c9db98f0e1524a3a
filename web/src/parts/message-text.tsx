import { type Block, blocksOf, type Inline, inlinesOf } from '../state/markup.ts'

/* Blocks, lines and pieces of a text have no identity beyond their place: it is their key. */

const Piece = ({ of: { kind, text } }: { readonly of: Inline }) => {
  switch (kind) {
    case 'text':
      return <>{text}</>
    case 'bold':
      return <strong>{text}</strong>
    case 'code':
      return <code>{text}</code>
    case 'link':
      return (
        <a href={text} target="_blank" rel="noopener noreferrer nofollow">
          {text}
        </a>
      )
  }
}

const Line = ({ of }: { readonly of: string }) => (
  <>
    {inlinesOf(of).map((piece, i) => (
      <Piece key={`${i}`} of={piece} />
    ))}
  </>
)

const Lines = ({ of }: { readonly of: readonly string[] }) => (
  <>
    {of.map((line, i) => (
      <>
        {i > 0 && <br key={`b${i}`} />}
        <Line key={`${i}`} of={line} />
      </>
    ))}
  </>
)

const Items = ({ of }: { readonly of: readonly string[] }) => (
  <>
    {of.map((line, i) => (
      <li key={`${i}`}>
        <Line of={line} />
      </li>
    ))}
  </>
)

const BlockOf = ({ block: { kind, lines } }: { readonly block: Block }) => {
  switch (kind) {
    case 'paragraph':
      return (
        <p>
          <Lines of={lines} />
        </p>
      )
    case 'quote':
      return (
        <blockquote>
          <Lines of={lines} />
        </blockquote>
      )
    case 'bullets':
      return (
        <ul>
          <Items of={lines} />
        </ul>
      )
    case 'numbers':
      return (
        <ol>
          <Items of={lines} />
        </ol>
      )
    case 'code':
      return <pre>{lines.join('\n')}</pre>
  }
}

/** What somebody wrote. Built from nodes, never from markup: a message cannot bring its own. */
export const MessageText = ({ text }: { readonly text: string }) => (
  <div class="prose">
    {blocksOf(text).map((block, i) => (
      <BlockOf key={`${i}`} block={block} />
    ))}
  </div>
)
