/**
 * The private link by which this tab has joined, until the exam ends: with it the tab can take the exam back from another
 * browser. Kept by the tab alone; it is neither in the address bar nor in the history.
 */

const KEY = "openproctor.link.";

export function rememberLink(attemptId: string, token: string): void {
  try {
    sessionStorage.setItem(KEY + attemptId, token);
  } catch {
    // The browser keeps nothing: to come back, the link has to be opened again.
  }
}

export function rememberedLink(attemptId: string): string | null {
  try {
    return sessionStorage.getItem(KEY + attemptId);
  } catch {
    return null;
  }
}

export function forgetLink(attemptId: string): void {
  try {
    sessionStorage.removeItem(KEY + attemptId);
  } catch {
    // Then nothing was kept.
  }
}
