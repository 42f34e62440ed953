/** Which items are evicted where a device has no room. */
import type { Item } from "./store";
import { type Stream, STREAM_RULES, STREAMS } from "./streams";

/** What was captured this long before or after a protected moment belongs to it. */
const NEAR_MS = 5000;
const MAX_MOMENTS = 2000;

/** When something happened: page events, warnings, pictures after which the server asked for more. */
export class ProtectedMoments {
  readonly #moments: number[] = [];

  add(moment: number): void {
    if (this.#moments.push(moment) > MAX_MOMENTS) this.#moments.shift();
  }

  isNear({ capturedAt }: Pick<Item, "capturedAt">): boolean {
    const at = Date.parse(capturedAt);
    return this.#moments.some((moment) => Math.abs(moment - at) <= NEAR_MS);
  }
}

/**
 * Every second item of the older half of one stream: a sparser record of the whole is worth more than none of its beginning.
 *
 * The stream is the one with the lowest rank that has any items, and among equals the one that takes the most room. Items
 * near a protected moment are evicted only when nothing else is left, and streams without a rank never. Empty: nothing may
 * be evicted.
 */
export function evictionCandidates<T extends Item>(idle: (stream: Stream) => T[], moments: ProtectedMoments): T[] {
  for (const near of [false, true]) {
    const choice = largestOfLowestRank((stream) => idle(stream).filter((item) => moments.isNear(item) === near));
    if (choice.length > 0) return choice.slice(0, Math.ceil(choice.length / 2)).filter((_, index) => index % 2 === 0);
  }
  return [];
}

function largestOfLowestRank<T extends Item>(items: (stream: Stream) => T[]): T[] {
  const ranked = STREAMS.flatMap((stream) => {
    const rank = STREAM_RULES[stream].evictionRank;
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
