/** The exam's address if it is a web address, otherwise null: a `javascript:` link would run in this page. */
export function safeUrl(url: string | null): string | null {
  if (url === null) return null;
  try {
    return ["https:", "http:"].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}
