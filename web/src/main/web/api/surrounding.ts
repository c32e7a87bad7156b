/** An attribute of an element, or else of the nearest one around it, also outside the element that it is a part of; null where none has it. */
export function surrounding(element: Element, attribute: string): string | null {
  let node: Node | null = element;
  while (node) {
    const named: Element | null = node instanceof Element ? node.closest(`[${attribute}]`) : null;
    if (named) {
      return named.getAttribute(attribute);
    }
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
