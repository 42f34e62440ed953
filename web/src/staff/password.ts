/** The server's minimum length. */
export const PASSWORD_MIN = 10;

/** The hint shown while a password is typed; only its length counts. */
export function passwordHint(password: string): string {
  const missing = PASSWORD_MIN - password.length;
  if (password === "") return `At least ${PASSWORD_MIN} characters. A few unrelated words are easy to remember.`;
  if (missing > 0) return `${missing} more ${missing === 1 ? "character" : "characters"} needed.`;
  return password.length < 14 ? "Long enough; a few more characters make it stronger." : "A strong length.";
}
