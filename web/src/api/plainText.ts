/** Text as the server takes it: it refuses control characters except line breaks and tabs, and halves of surrogate pairs. */

const CONTROL = /(?![\n\t])\p{Cc}/gu;
const REFUSED = /(?![\n\t])\p{Cc}|\p{Cs}/gu;

/** The text without control characters; a surrogate pair may be half typed. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, "");
}

/** The text without anything that the server refuses in every text. */
export function plainText(text: string): string {
  return text.replace(REFUSED, "");
}

/** The beginning of a text, of at most so many UTF-16 code units, with an ellipsis where something is left out. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${plainText(text.slice(0, most - 1))}…` : text;
}
