/** The audit log's identifiers in readable form. */

/** Operation ids whose words differ from those of the pages. */
const ACTIONS: Readonly<Record<string, string>> = { grant_allowance: "Grant accommodation" };

/** `read_exam` becomes `Read exam`. */
export function actionWords(action: string): string {
  const known = ACTIONS[action];
  if (known !== undefined) return known;
  const words = action.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `allowed` becomes `Allowed`; a problem's type says that it was refused, and why. */
export function outcomeWords(outcome: string): string {
  return outcome === "allowed" ? "Allowed" : `Refused: ${outcome.replaceAll("-", " ")}`;
}
