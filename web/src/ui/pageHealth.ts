/** Which parts of this page could not be drawn, for whoever has to tell somebody. Independent of React. */

/** A part that has been drawn again counts as well once it has stood for this long. */
export const RECOVERED_AFTER_MS = 5000;

export class PageHealth {
  /** The failed parts, and for those that have been drawn again when they count as well. */
  readonly #failed = new Map<object, ReturnType<typeof setTimeout> | null>();
  readonly #listeners = new Set<() => void>();

  get ok(): boolean {
    return this.#failed.size === 0;
  }

  /** Calls back when the page fails and when it is well again; the returned function ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** This part could not be drawn, or other software has taken it away. */
  failed(part: object): void {
    this.#set(part, null);
  }

  /** A part that had failed has been drawn again, or is not wanted any more. */
  redrawn(part: object): void {
    if (this.#failed.has(part)) this.#set(part, setTimeout(() => this.#recovered(part), RECOVERED_AFTER_MS));
  }

  #set(part: object, timer: ReturnType<typeof setTimeout> | null): void {
    const wasOk = this.ok;
    clearTimeout(this.#failed.get(part) ?? undefined);
    this.#failed.set(part, timer);
    if (wasOk) this.#notify();
  }

  #recovered(part: object): void {
    this.#failed.delete(part);
    if (this.ok) this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The health of this page. */
export const pageHealth = new PageHealth();
