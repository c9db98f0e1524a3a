/**
 * Messages as this folder writes them: indented, wrapped where the source needs it, with an empty line between
 * paragraphs. `↵` keeps a line end, and ‹…› stands for the code signs, which would have to be escaped here
 * (a lone › separates the steps of a menu).
 */
export function prose(text: string): string {
  let out = ''
  for (const line of text.trim().split('\n')) {
    const content = line.trim()
    if (content === '') out += '\n\n'
    else if (out === '' || /\n$/.test(out)) out += content
    else if (/^([-*>] |\d+\. )/.test(content)) out += `\n${content}`
    else if (out.endsWith('↵')) out = `${out.slice(0, -1).trimEnd()}\n${content}`
    else out += ` ${content}`
  }
  return out.replace(/‹([^‹›\n]+)›/g, '`$1`')
}
