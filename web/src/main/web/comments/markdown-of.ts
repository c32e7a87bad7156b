/**
 * Markdown that gives this sanitised HTML again: what is offered for editing where the service did not hand out the
 * source. The HTML is parsed in a document that runs and loads nothing.
 */
export function markdownOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return blocks(body)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function blocks(parent: Node): string {
  return Array.from(parent.childNodes, block).join('');
}

function block(node: Node): string {
  if (!(node instanceof Element)) {
    return inline(node);
  }
  switch (node.tagName) {
    case 'P':
      return inlines(node) + '\n\n';
    case 'BLOCKQUOTE':
      return prefixed('> ', '> ', blocks(node)) + '\n\n';
    case 'UL':
      return list(node, () => '- ');
    case 'OL':
      return list(node, (index) => `${index + 1}. `);
    case 'PRE':
      return '```\n' + (node.textContent ?? '').replace(/\n$/, '') + '\n```\n\n';
    case 'HR':
      return '---\n\n';
  }
  const heading = /^H([1-6])$/.exec(node.tagName);
  return heading ? '#'.repeat(Number(heading[1])) + ' ' + inlines(node) + '\n\n' : inline(node);
}

function list(node: Element, mark: (index: number) => string): string {
  const items = Array.from(node.children, (item, index) => prefixed(mark(index), '   ', blocks(item)));
  return items.join('\n') + '\n\n';
}

function prefixed(first: string, others: string, text: string): string {
  const lines = text.trim().split('\n');
  return lines.map((line, index) => (index === 0 ? first : others) + line).join('\n');
}

function inlines(parent: Node): string {
  return Array.from(parent.childNodes, inline).join('');
}

function inline(node: Node): string {
  if (!(node instanceof Element)) {
    return (node.textContent ?? '').replace(/[\\`*_[\]<]/g, '\\$&').replace(/\s+/g, ' ');
  }
  switch (node.tagName) {
    case 'STRONG':
    case 'B':
      return `**${inlines(node)}**`;
    case 'EM':
    case 'I':
      return `_${inlines(node)}_`;
    case 'DEL':
    case 'S':
      return `~~${inlines(node)}~~`;
    case 'CODE':
      return '`' + (node.textContent ?? '') + '`';
    case 'BR':
      return '\\\n';
    case 'A':
      return link(node);
    case 'IMG':
      return `![${node.getAttribute('alt') ?? ''}](${node.getAttribute('src') ?? ''})`;
    default:
      return inlines(node);
  }
}

function link(node: Element): string {
  const address = node.getAttribute('href') ?? '';
  return address.replace(/^mailto:/, '') === node.textContent ? node.textContent : `[${inlines(node)}](${address})`;
}
