/** The path below which this site lies, such as `/proctoring`; empty at the root of a host. The server writes it into the page. */

export const BASE_PATH: string =
  typeof document === "undefined" ? "" : (document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? "");

/** The path of this site's own `path`, which begins with a slash. Paths in the server's answers have it already. */
export function sitePath(path: string): string {
  return BASE_PATH + path;
}
