/**
 * Takes control characters out of what is typed or pasted into any field, before a form sees it: the server refuses them.
 *
 * One listener for the whole document, so that no form can forget it. Passwords are left alone.
 */
import { withoutControls } from "../api/plainText";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Returns what removes the listener again. */
export function keepInputsPlain(page: Document): () => void {
  // Capturing, and above React's root: it reads the field's value only afterwards.
  page.addEventListener("input", clean, true);
  return () => page.removeEventListener("input", clean, true);
}

function clean({ target }: Event): void {
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
  if (target.type === "password" || target.type === "file") return;
  const cleaned = cleanedFor(target, target.value);
  if (cleaned === target.value) return;
  const caret = target.selectionStart;
  const before = caret === null ? null : cleanedFor(target, target.value.slice(0, caret)).length;
  setValue(target, cleaned);
  if (before !== null) target.setSelectionRange(before, before);
}

/** A line has no tabs: names that are copied from a table come with them. */
function cleanedFor(field: Field, text: string): string {
  return withoutControls(field instanceof HTMLInputElement ? text.replaceAll("\t", " ") : text);
}

/** By the element's own setter: React replaces it to notice changes, and would take this one for its own. */
function setValue(field: Field, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
}
