/** Which keys and clipboard actions are reported, and how; the copied or pasted text itself is never reported. */

/** Marks the form in which the candidate writes to the proctors: copying and pasting there is reported, but never prevented. */
export const OWN_TEXT = "data-own-text";

export function isOwnText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`[${OWN_TEXT}]`) !== null;
}

type Keys = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Ctrl+P or Cmd+P. Alt is excluded, as AltGr is reported as Ctrl and Alt and types a letter. */
export function isPrintKey({ key, ctrlKey, metaKey, altKey }: Keys): boolean {
  return (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "p";
}

/** F12; Ctrl+Shift or, on a Mac, Cmd+Option with I, J or C. By `code`, as Option changes the letter in `key`. */
export function devtoolsKey({ key, code, ctrlKey, metaKey, shiftKey, altKey }: Keys): string | null {
  if (key === "F12") return "F12";
  const letter = /^Key([IJC])$/.exec(code)?.[1];
  if (letter === undefined) return null;
  if (ctrlKey && shiftKey && !altKey) return `Ctrl+Shift+${letter}`;
  return metaKey && altKey ? `Cmd+Option+${letter}` : null;
}

export type ClipboardAction = "copy" | "cut" | "paste";

/** For instance `paste, 120 characters`; null where nothing was copied, as nothing was selected. */
export function clipboardDetail(action: ClipboardAction, event: Event, page: Document): string | null {
  const words = action === "paste" ? pasted(clipboardData(event)) : copied(event.target, page);
  if (words === null) return null;
  return `${action}, ${words}${isOwnText(event.target) ? ", in the messages to the proctors" : ""}`;
}

function clipboardData(event: Event): DataTransfer | null {
  return "clipboardData" in event ? (event as ClipboardEvent).clipboardData : null;
}

function pasted(data: DataTransfer | null): string {
  const characters = data?.getData("text/plain").length ?? 0;
  if (characters > 0) return inCharacters(characters);
  const files = data?.files.length ?? 0;
  return files === 0 ? "no text" : `${files} ${files === 1 ? "file" : "files"}`;
}

function copied(target: EventTarget | null, page: Document): string | null {
  const characters = selectedIn(target) ?? page.getSelection()?.toString().length ?? 0;
  return characters === 0 ? null : inCharacters(characters);
}

/** How many characters are selected in a field; null where the target is none. */
function selectedIn(target: EventTarget | null): number | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return null;
  const { selectionStart, selectionEnd } = target;
  return selectionStart === null || selectionEnd === null ? null : selectionEnd - selectionStart;
}

function inCharacters(count: number): string {
  return `${count} ${count === 1 ? "character" : "characters"}`;
}
