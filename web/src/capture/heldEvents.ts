/**
 * Holds back for a moment that the page was left, until it is clear that the page lives on: a page that is closed, loaded
 * again, frozen or put to sleep looks just like one that is left for another tab, and must not say so with its last word.
 *
 * The order of all events stays the order in which they happened: what comes after a held one waits behind it.
 */
import type { PageSignal } from "./watchPlan";

/** For how long: less than the server waits before it judges what lasts. */
export const HOLD_MS = 1000;
/** What a page may report that is going away. */
const LEAVING: ReadonlySet<PageSignal> = new Set<PageSignal>(["tab_hidden", "window_blurred", "fullscreen_left", "screen_share_stopped"]);

interface Happening {
  signal: PageSignal;
  state: "on" | "off" | "once";
  capturedAt: Date;
}

export class HeldEvents<Event extends Happening> {
  readonly #emit: (event: Event) => void;
  #held: Event[] = [];

  constructor(emit: (event: Event) => void) {
    this.#emit = emit;
  }

  add(event: Event): void {
    if (this.#held.length > 0 || isLeaving(event)) this.#held.push(event);
    else this.#emit(event);
  }

  /** The page is alive: report what was held for long enough, and what waits behind it. */
  release(now: Date): void {
    const young = (event: Event): boolean => isLeaving(event) && Math.abs(now.getTime() - event.capturedAt.getTime()) < HOLD_MS;
    const first = this.#held.findIndex(young);
    for (const event of this.#held.splice(0, first === -1 ? this.#held.length : first)) this.#emit(event);
  }

  /** Report everything at once, as the page goes on without being watched. */
  releaseAll(): void {
    for (const event of this.#held.splice(0)) this.#emit(event);
  }

  /** The page goes away, or was away: forget what was held, with its end; whatever was done before counts. */
  forgetLeaving(): void {
    const begun = new Set<PageSignal>();
    for (const event of this.#held.splice(0)) {
      if (isLeaving(event)) begun.add(event.signal);
      else if (event.state !== "off" || !begun.delete(event.signal)) this.#emit(event);
    }
  }
}

function isLeaving({ signal, state }: Happening): boolean {
  return state === "on" && LEAVING.has(signal);
}
