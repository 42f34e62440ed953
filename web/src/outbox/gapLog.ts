/** The gaps that were not sent yet: they may still grow, so that a hundred refusals become one gap. */
import { type Gap, merged } from "./gaps";

/** A gap is sent once it has not grown for this long. */
export const SETTLED_AFTER_MS = 2000;

interface OpenGap {
  gap: Gap;
  /** When it last grew. */
  since: number;
}

export class GapLog {
  readonly #open = new Map<number, OpenGap>();

  /** The gap that `lost` can be merged into, and its item; removed from the log until it is added again. Null: there is none. */
  takeMergeable<T>(lost: Gap, itemOf: (seq: number) => T | undefined): { item: T; gap: Gap } | null {
    for (const [seq, { gap }] of this.#open) {
      const item = itemOf(seq);
      const both = merged(gap, lost);
      if (item === undefined || both === null) continue;
      this.#open.delete(seq);
      return { item, gap: both };
    }
    return null;
  }

  add(seq: number, gap: Gap): void {
    this.#open.set(seq, { gap, since: performance.now() });
  }

  /** The gap is being sent: what is lost from now on becomes another gap. */
  seal(seq: number): void {
    this.#open.delete(seq);
  }

  isGrowing(seq: number): boolean {
    const open = this.#open.get(seq);
    return open !== undefined && performance.now() - open.since < SETTLED_AFTER_MS;
  }

  settleAll(): void {
    for (const open of this.#open.values()) open.since = Number.NEGATIVE_INFINITY;
  }
}
