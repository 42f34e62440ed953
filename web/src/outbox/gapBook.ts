/** The gaps that this page has made and told nobody of: they may still grow, so that a hundred refusals are told as one. */
import { type Gap, merged } from "./gaps";

/** A gap that has not grown for so long is told. */
const SETTLED_AFTER_MS = 2000;

interface Open {
  gap: Gap;
  /** When it last grew. */
  since: number;
}

export class GapBook {
  readonly #open = new Map<number, Open>();

  /** A gap that `lost` belongs to, with the item that says so; taken out until it is entered again. Null: there is none. */
  take<T>(lost: Gap, itemOf: (seq: number) => T | undefined): { item: T; gap: Gap } | null {
    for (const [seq, { gap }] of this.#open) {
      const item = itemOf(seq);
      const both = merged(gap, lost);
      if (item === undefined || both === null) continue;
      this.#open.delete(seq);
      return { item, gap: both };
    }
    return null;
  }

  enter(seq: number, gap: Gap): void {
    this.#open.set(seq, { gap, since: Date.now() });
  }

  /** It is being told: whatever is lost from now on is another gap. */
  seal(seq: number): void {
    this.#open.delete(seq);
  }

  grows(seq: number): boolean {
    const open = this.#open.get(seq);
    return open !== undefined && Date.now() - open.since < SETTLED_AFTER_MS;
  }

  settle(): void {
    for (const open of this.#open.values()) open.since = 0;
  }
}

export { SETTLED_AFTER_MS };
