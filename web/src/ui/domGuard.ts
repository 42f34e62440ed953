/**
 * Notices when other software has taken a part of the page away.
 *
 * Browser extensions and translators change the page under React, which never looks at what it has drawn: it would go on
 * writing into elements that nobody sees. So whatever leaves the document is looked at once the change is over.
 */

/** A part of the page that can be drawn again, from new elements. */
export interface Part {
  /** The part that surrounds it; null for the whole page. */
  readonly parent: Part | null;
  /** The element that holds the part; null where it has none of its own, or is not drawn. */
  host(): Element | null;
  redraw(): void;
}

/** Long enough for React to let go of the elements that it has removed itself. */
const LOOK_AFTER_MS = 500;

const parts = new Set<Part>();
const byHost = new WeakMap<Element, Part>();
let removed: { node: Element; from: Node }[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Watch a part until the returned function is called. */
export function watchPart(part: Part): () => void {
  parts.add(part);
  return () => parts.delete(part);
}

/** The part that this element holds. */
export function noteHost(host: Element, part: Part): void {
  byHost.set(host, part);
}

/** Watch the document; called once. */
export function watchDocument(document: Document): void {
  new MutationObserver((records) => {
    for (const { removedNodes, target } of records) {
      for (const node of removedNodes) if (node instanceof Element) removed.push({ node, from: target });
    }
    if (removed.length > 0) timer ??= setTimeout(look, LOOK_AFTER_MS);
  }).observe(document, { childList: true, subtree: true });
}

function look(): void {
  timer = undefined;
  const taken = removed;
  removed = [];
  const affected = new Set<Part>();
  for (const part of parts) if (part.host()?.isConnected === false) affected.add(standing(part));
  if (affected.size === 0) {
    for (const { node, from } of taken) {
      const part = isDrawn(node) && !node.isConnected ? partAround(from) : undefined;
      if (part !== undefined) affected.add(part);
    }
  }
  for (const part of affected) part.redraw();
}

/** The part that must be drawn again so that this one is back: the nearest around it that is still in the document. */
function standing(part: Part): Part {
  let found = part;
  while (found.parent !== null && found.host()?.isConnected !== true) found = found.parent;
  return found;
}

function partAround(node: Node): Part | undefined {
  for (let each = node instanceof Element ? node : node.parentElement; each !== null; each = each.parentElement) {
    const part = byHost.get(each);
    if (part !== undefined) return parts.has(part) ? part : undefined;
  }
  return undefined;
}

/** Whether React still takes this element for its own; from those that it has removed itself it deletes this mark. */
function isDrawn(node: Element): boolean {
  return Object.keys(node).some((key) => key.startsWith("__reactFiber$"));
}
