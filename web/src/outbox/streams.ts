/** The streams in which a candidate's page tells the server what happens; each has an order and numbers of its own. */

/** How the items of one stream are handed in, and what becomes of them where there is no room. */
export interface StreamRule {
  /** The address's last part but the number. */
  path: string;
  /** The media type. */
  type: string;
  /** Streams of one line share one request at a time, in order of priority; lines do not wait for each other. */
  line: string;
  /** Who is given up first where the device is full: the lowest rank, and of equals the heaviest. Null: never. */
  thinRank: number | null;
  /** A backlog of these goes at a limited rate. */
  paced: boolean;
  /** Where a backlog has built up, the newest goes beside it, so that the proctors see what happens now. */
  live: boolean;
  /** What is given up is told to the server as a gap. */
  gaps: boolean;
}

/** All streams, in order of priority: to add one is to add it here. */
const TABLE = {
  gaps: { path: "gaps", type: "application/json", line: "words", thinRank: null, paced: false, live: false, gaps: false },
  page: { path: "events", type: "application/json", line: "words", thinRank: null, paced: false, live: false, gaps: true },
  // The candidate sees whether a message was taken.
  chat: { path: "messages", type: "application/json", line: "words", thinRank: null, paced: false, live: false, gaps: false },
  camera: { path: "frames", type: "image/jpeg", line: "pictures", thinRank: 1, paced: true, live: true, gaps: true },
  microphone: { path: "sound", type: "audio/webm", line: "sound", thinRank: 1, paced: true, live: false, gaps: true },
  // Video is large: in a line of its own, no picture waits behind it.
  recording: { path: "recording", type: "video/webm", line: "video", thinRank: 0, paced: true, live: false, gaps: true },
  screen: { path: "screen", type: "video/webm", line: "video", thinRank: 0, paced: true, live: false, gaps: true },
} satisfies Record<string, StreamRule>;

export type Stream = keyof typeof TABLE;

export const WIRE: Readonly<Record<Stream, StreamRule>> = TABLE;

/** In order of priority. */
export const STREAMS = Object.keys(TABLE) as readonly Stream[];

/** Streams that share one request at a time, in order of priority. */
export type Line = readonly Stream[];

export const LINES: readonly Line[] = [...new Set(STREAMS.map((stream) => WIRE[stream].line))].map((line) =>
  STREAMS.filter((stream) => WIRE[stream].line === line),
);

/** For each stream the first number that the server has not seen; 0 where it is not named. */
export type NextSeqs = Readonly<Partial<Record<Stream, number>>>;

/** A value for every stream. */
export function byStream<T>(make: (stream: Stream) => T): Readonly<Record<Stream, T>> {
  return Object.fromEntries(STREAMS.map((stream) => [stream, make(stream)])) as Record<Stream, T>;
}

/** How often a stream is passed over before it comes first, whatever its priority. */
const PATIENCE = 4;

/** Whose turn it is where streams share one line: by priority, and nobody waits for ever. */
export class Turns {
  readonly #passedOver = new Map<Stream, number>();

  /** The stream to serve next of those that have something, in order of priority; undefined where none has. */
  next(ready: readonly Stream[]): Stream | undefined {
    const chosen = ready.find((stream) => this.#count(stream) >= PATIENCE) ?? ready[0];
    for (const stream of ready) this.#passedOver.set(stream, stream === chosen ? 0 : this.#count(stream) + 1);
    return chosen;
  }

  #count(stream: Stream): number {
    return this.#passedOver.get(stream) ?? 0;
  }
}
