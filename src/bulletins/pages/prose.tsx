// Markdown-light as elements: paragraphs and lists, everything else as it stands.
import { blocksOf } from '../markdown.ts'

export const Prose = ({ text }: { text: string }) => (
  <>
    {blocksOf(text).map((block) => {
      if (block.kind === 'paragraph') {
        return (
          <p>
            {block.lines.map((line, i) => (
              <>
                {i > 0 ? <br /> : null}
                {line}
              </>
            ))}
          </p>
        )
      }
      const items = block.items.map((item) => <li>{item}</li>)
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    })}
  </>
)
