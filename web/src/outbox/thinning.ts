/** Which items are given up where a device has no room. */
import type { Item } from "./store";
import { type Stream, STREAMS, WIRE } from "./streams";

/** What was captured so long before or after a mark belongs to it. */
const NEAR_MS = 5000;
const MAX_MARKS = 2000;

/** Moments around which something happened: page events, warnings, pictures that made the server look closer. */
export class Marks {
  readonly #moments: number[] = [];

  add(moment: number): void {
    if (this.#moments.push(moment) > MAX_MARKS) this.#moments.shift();
  }

  isNear({ capturedAt }: Pick<Item, "capturedAt">): boolean {
    const at = Date.parse(capturedAt);
    return this.#moments.some((moment) => Math.abs(moment - at) <= NEAR_MS);
  }
}

/**
 * Every second item of the older half: a thinner record of the whole is worth more than none of its beginning.
 *
 * All of one stream: of the lowest rank that has any, and of equals whichever takes most room. What is near a mark goes
 * only when nothing else is left; the streams without a rank stay. Empty: nothing may be given up.
 */
export function victims<T extends Item>(idle: (stream: Stream) => T[], marks: Marks): T[] {
  for (const near of [false, true]) {
    const choice = heaviest((stream) => idle(stream).filter((item) => marks.isNear(item) === near));
    if (choice.length > 0) return choice.slice(0, Math.ceil(choice.length / 2)).filter((_, index) => index % 2 === 0);
  }
  return [];
}

function heaviest<T extends Item>(items: (stream: Stream) => T[]): T[] {
  const ranked = STREAMS.flatMap((stream) => {
    const rank = WIRE[stream].thinRank;
    return rank === null ? [] : [{ rank, items: items(stream) }];
  });
  const some = ranked.filter((each) => each.items.length > 0);
  const lowest = some.reduce((least, { rank }) => Math.min(least, rank), Infinity);
  const weight = (each: T[]): number => each.reduce((sum, { size }) => sum + size, 0);
  return some
    .filter(({ rank }) => rank === lowest)
    .map((each) => each.items)
    .reduce<T[]>((most, each) => (weight(each) > weight(most) ? each : most), []);
}
