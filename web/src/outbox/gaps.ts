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

/** The gap that these items of one stream leave. */
export function gapOf(stream: Stream, items: readonly Pick<Item, "seq" | "capturedAt">[], cause: Cause): Gap {
  const seqs = items.map(({ seq }) => seq);
  const times = items.map(({ capturedAt }) => capturedAt).sort();
  return {
    stream: stream as Gap["stream"],
    first_seq: Math.min(...seqs),
    last_seq: Math.max(...seqs),
    count: items.length,
    begins_at: times[0] ?? "",
    ends_at: times.at(-1) ?? "",
    cause,
  };
}

/** Both as one, where they are of one kind and touch; otherwise null. */
export function merged(one: Gap, other: Gap): Gap | null {
  if (one.stream !== other.stream || one.cause !== other.cause) return null;
  if (other.first_seq > one.last_seq + 1 || one.first_seq > other.last_seq + 1) return null;
  return {
    ...one,
    first_seq: Math.min(one.first_seq, other.first_seq),
    last_seq: Math.max(one.last_seq, other.last_seq),
    count: one.count + other.count,
    begins_at: one.begins_at < other.begins_at ? one.begins_at : other.begins_at,
    ends_at: one.ends_at > other.ends_at ? one.ends_at : other.ends_at,
  };
}

export function bytesOfGap(gap: Gap): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify(gap)).buffer;
}

export function gapOfBytes(bytes: ArrayBuffer): Gap {
  return JSON.parse(new TextDecoder().decode(bytes)) as Gap;
}
