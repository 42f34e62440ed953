/** Gaps: which items of one stream are lost, and why, as the server stores them. */
import type { Schemas } from "../api/types";
import type { Item } from "./store";
import type { Stream } from "./streams";

export type Gap = Schemas["GapInput"];

export type Cause =
  /** There was no room: the oldest items that are not near an incident are evicted first. */
  | "device_full"
  /** The browser's storage does not work, and the memory used instead is full. */
  | "storage_failed"
  /** The items were in memory alone when the page was closed. */
  | "page_closed_without_storage"
  /** The server will never accept the items; the type of its problem follows. */
  | `refused:${string}`;

const MAX_CAUSE_LENGTH = 40;

/** The cause for items that the server refused with this problem type. */
export function refusedFor(problem: string): Cause {
  return `refused:${problem.replace("urn:openproctor:", "")}`.slice(0, MAX_CAUSE_LENGTH) as Cause;
}

/** The server accepts no more numbers in one gap. */
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

/** Both gaps as one if they have the same stream and cause, are adjacent and fit into one; otherwise null. */
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
