/** The streams in which a candidate's page tells the server what happens; each has an order and numbers of its own. */

export type Stream = "camera" | "microphone" | "page" | "recording" | "screen";

/** In order of priority. */
export const STREAMS: readonly Stream[] = ["page", "camera", "microphone", "recording", "screen"];

/** For each stream the first number that the server has not seen. */
export type NextSeqs = Readonly<Record<Stream, number>>;

/** Where the items of a stream go, and what they are. */
export const WIRE: Readonly<Record<Stream, { path: string; type: string }>> = {
  camera: { path: "frames", type: "image/jpeg" },
  microphone: { path: "sound", type: "audio/webm" },
  page: { path: "events", type: "application/json" },
  recording: { path: "recording", type: "video/webm" },
  screen: { path: "screen", type: "video/webm" },
};

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
