/** The words of sanitised HTML, parsed in a document that runs and loads nothing. */
export function textOf(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const blocks = Array.from(parsed.body.children, (block) => block.textContent?.trim() ?? '');
  return (blocks.length ? blocks.join('\n\n') : (parsed.body.textContent ?? '')).trim();
}
