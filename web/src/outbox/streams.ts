/** The streams of items that a candidate's page sends; each is ordered and numbered by itself. */

/** How a stream's items are sent, and what happens to them where the device has no room. */
export interface StreamRule {
  /** The part of the URL before the item's number. */
  path: string;
  /** The media type; of sound and video what an item is in that says nothing else itself. */
  type: string;
  /** Streams of one channel share one request at a time; channels do not wait for each other. */
  channel: string;
  /** The lowest rank is evicted first, and among equals the stream that takes the most room. Null: never evicted. */
  evictionRank: number | null;
  /** A backlog of this stream is sent at a limited rate. */
  rateLimited: boolean;
  /** While there is a backlog, the newest item is sent beside it, so that the proctors see what happens now. */
  newestOutOfTurn: boolean;
  /** Lost items are reported to the server as a gap. */
  gaps: boolean;
}

/** All streams, in order of priority. */
const RULES = {
  gaps: { path: "gaps", type: "application/json", channel: "text", evictionRank: null, rateLimited: false, newestOutOfTurn: false, gaps: false },
  page: { path: "events", type: "application/json", channel: "text", evictionRank: null, rateLimited: false, newestOutOfTurn: false, gaps: true },
  // No gap: the page itself shows the candidate whether a message was accepted.
  chat: { path: "messages", type: "application/json", channel: "text", evictionRank: null, rateLimited: false, newestOutOfTurn: false, gaps: false },
  camera: { path: "frames", type: "image/jpeg", channel: "pictures", evictionRank: 1, rateLimited: true, newestOutOfTurn: true, gaps: true },
  microphone: { path: "sound", type: "audio/webm", channel: "sound", evictionRank: 1, rateLimited: true, newestOutOfTurn: false, gaps: true },
  // Video has a channel of its own, as it is large and pictures would wait behind it.
  recording: { path: "recording", type: "video/webm", channel: "video", evictionRank: 0, rateLimited: true, newestOutOfTurn: false, gaps: true },
  screen: { path: "screen", type: "video/webm", channel: "video", evictionRank: 0, rateLimited: true, newestOutOfTurn: false, gaps: true },
} satisfies Record<string, StreamRule>;

export type Stream = keyof typeof RULES;

export const STREAM_RULES: Readonly<Record<Stream, StreamRule>> = RULES;

/** In order of priority. */
export const STREAMS = Object.keys(RULES) as readonly Stream[];

/** The streams that share one request at a time, in order of priority. */
export type Channel = readonly Stream[];

export const CHANNELS: readonly Channel[] = [...new Set(STREAMS.map((stream) => STREAM_RULES[stream].channel))].map((channel) =>
  STREAMS.filter((stream) => STREAM_RULES[stream].channel === channel),
);

/** For each stream the first number that the server has not seen; 0 where it is not named. */
export type NextSeqs = Readonly<Partial<Record<Stream, number>>>;

/** A value for every stream. */
export function byStream<T>(make: (stream: Stream) => T): Readonly<Record<Stream, T>> {
  return Object.fromEntries(STREAMS.map((stream) => [stream, make(stream)])) as Record<Stream, T>;
}

/** A stream that was passed over this often comes next, whatever its priority. */
const MAX_PASSED_OVER = 4;

/** Chooses the next stream of a channel by priority, without starving those of low priority. */
export class FairScheduler {
  readonly #passedOver = new Map<Stream, number>();

  /** The next of the streams that have something to send, given in order of priority; undefined if there are none. */
  next(ready: readonly Stream[]): Stream | undefined {
    const chosen = ready.find((stream) => this.#count(stream) >= MAX_PASSED_OVER) ?? ready[0];
    for (const stream of ready) this.#passedOver.set(stream, stream === chosen ? 0 : this.#count(stream) + 1);
    return chosen;
  }

  #count(stream: Stream): number {
    return this.#passedOver.get(stream) ?? 0;
  }
}
