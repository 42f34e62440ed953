/** What this page had to give up, in the words in which the server is told: items of one stream, and why. */
import type { Schemas } from "../api/types";
import type { Item } from "./store";
import type { Stream } from "./streams";

export type Gap = Schemas["GapInput"];

export type Cause =
  /** No room: the oldest that are not near an incident go first. */
  | "device_full"
  /** The browser's storage does not work, and the memory kept for it is used up. */
  | "storage_failed"
  /** They were in memory alone when the page was closed. */
  | "page_closed_without_storage"
  /** The server will never take them; its problem's type follows. */
  | `refused:${string}`;

const LONGEST_CAUSE = 40;

/** The cause that names a problem's type. */
export function refusedFor(problem: string): Cause {
  return `refused:${problem.replace("urn:openproctor:", "")}`.slice(0, LONGEST_CAUSE) as Cause;
}

/** So many numbers stand in one gap at most, as the server takes them. */
export const MAX_NUMBERS = 2000;

/** The gap that these items of one stream leave, `MAX_NUMBERS` at most. */
export function gapOf(stream: Stream, items: readonly Pick<Item, "seq" | "capturedAt">[], cause: Cause): Gap {
  const times = items.map(({ capturedAt }) => capturedAt).sort();
  return {
    stream: stream as Gap["stream"],
    seqs: items.map(({ seq }) => seq).sort((a, b) => a - b),
    begins_at: times[0] ?? "",
    ends_at: times.at(-1) ?? "",
    cause,
  };
}

/** Both as one, where they are of one kind, touch, and have room in one; otherwise null. */
export function merged(one: Gap, other: Gap): Gap | null {
  if (one.stream !== other.stream || one.cause !== other.cause) return null;
  if (firstOf(other) > lastOf(one) + 1 || firstOf(one) > lastOf(other) + 1) return null;
  const seqs = [...new Set([...one.seqs, ...other.seqs])].sort((a, b) => a - b);
  if (seqs.length > MAX_NUMBERS) return null;
  return {
    ...one,
    seqs,
    begins_at: one.begins_at < other.begins_at ? one.begins_at : other.begins_at,
    ends_at: one.ends_at > other.ends_at ? one.ends_at : other.ends_at,
  };
}

export function lastOf(gap: Gap): number {
  return gap.seqs.at(-1) ?? -1;
}

function firstOf(gap: Gap): number {
  return gap.seqs[0] ?? -1;
}

export function bytesOfGap(gap: Gap): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify(gap)).buffer;
}

export function gapOfBytes(bytes: ArrayBuffer): Gap {
  return JSON.parse(new TextDecoder().decode(bytes)) as Gap;
}
