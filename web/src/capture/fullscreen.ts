/** Full screen, as far as this browser has it. */

/** The members of the document that are used; older browsers lack some of them. */
export interface FullscreenDocument {
  readonly fullscreenElement?: Element | null;
  readonly fullscreenEnabled?: boolean;
  readonly defaultView: Window | null;
}

/** False on some phones, for instance: the candidate cannot be asked for full screen there. */
export function canFullscreen(page: FullscreenDocument = document): boolean {
  return page.fullscreenEnabled === true;
}

/** Whether the page fills the screen, through the API or through the browser's own key. */
export function isFullscreen(page: FullscreenDocument = document): boolean {
  if ((page.fullscreenElement ?? null) !== null) return true;
  // Optional, as it is missing in a DOM without layout.
  const view = page.defaultView as Partial<Pick<Window, "matchMedia">> | null;
  return view?.matchMedia?.("(display-mode: fullscreen)").matches === true;
}

/** Works only within a click or a key press. False: the browser refused, and the exam goes on without full screen. */
export async function enterFullscreen(): Promise<boolean> {
  if (!canFullscreen()) return false;
  if (isFullscreen()) return true;
  try {
    await document.documentElement.requestFullscreen({ navigationUI: "hide" });
    return true;
  } catch {
    return false;
  }
}

export async function leaveFullscreen(page: FullscreenDocument = document): Promise<void> {
  // Rejected if the browser has left full screen meanwhile.
  if ((page.fullscreenElement ?? null) !== null) await document.exitFullscreen().catch(() => undefined);
}

/** Calls back whenever the page enters or leaves full screen, until the returned function is called. */
export function onFullscreen(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  window.addEventListener("resize", listener);
  return () => {
    document.removeEventListener("fullscreenchange", listener);
    window.removeEventListener("resize", listener);
  };
}
