/** Full screen, as far as this browser has it. */

/** What is asked of the document; older browsers know nothing of it. */
export interface FullscreenDocument {
  readonly fullscreenElement?: Element | null;
  readonly fullscreenEnabled?: boolean;
  readonly defaultView: Window | null;
}

/** Telephones, for instance, may have none: nothing can then be asked of the candidate. */
export function canFullscreen(page: FullscreenDocument = document): boolean {
  return page.fullscreenEnabled === true;
}

/** Whether the page fills the screen, by its own doing or by the browser's key for it. */
export function isFullscreen(page: FullscreenDocument = document): boolean {
  if ((page.fullscreenElement ?? null) !== null) return true;
  // Called as it may be missing, as in a browser without layout.
  const view = page.defaultView as Partial<Pick<Window, "matchMedia">> | null;
  return view?.matchMedia?.("(display-mode: fullscreen)").matches === true;
}

/** Only within a click or a key press. False: the browser refused, and the exam goes on without. */
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
  // Refused where the browser has left it meanwhile.
  if ((page.fullscreenElement ?? null) !== null) await document.exitFullscreen().catch(() => undefined);
}

/** Calls back whenever the page enters or leaves full screen; returns what ends that. */
export function onFullscreen(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  window.addEventListener("resize", listener);
  return () => {
    document.removeEventListener("fullscreenchange", listener);
    window.removeEventListener("resize", listener);
  };
}
