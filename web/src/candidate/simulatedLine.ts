/** For tests: a line by simulated time, which carries so many bits a second for all requests together, delays them, and loses packets. */
import type { FakeServer } from "../outbox/fakeServer";
import type { Upload } from "../outbox/upload";

export interface LineLike {
  kbits: number;
  /** There and back. */
  delayMs: number;
  /** How many of the packets that go up are lost: each holds its own request up for the delay. */
  loss: number;
}

interface Request {
  size: number;
  bytesLeft: number;
  /** The system has taken so much. */
  onTaken: (bytes: number) => void;
  heldUntil: number;
  arrived: () => void;
}

const PACKET = 1400;
const HEADERS = 700;
/** What the system takes ahead of the line. */
const BUFFER = 32_000;

export class SimulatedLine {
  like: LineLike;
  readonly #server: FakeServer;
  readonly #chance: () => number;
  readonly #requests: Request[] = [];
  #now = 0;
  #credit = 0;

  constructor(server: FakeServer, like: LineLike, seed: number) {
    this.#server = server;
    this.like = like;
    this.#chance = random(seed);
  }

  readonly upload: Upload = async (url, init) => {
    const size = init.body.byteLength + HEADERS;
    await new Promise<void>((arrived, failed) => {
      const request = { size, bytesLeft: size, onTaken: (taken: number) => init.onProgress?.(taken), heldUntil: this.#now + this.like.delayMs / 2, arrived };
      this.#requests.push(request);
      init.signal.addEventListener("abort", () => {
        // What the system has taken still goes.
        request.bytesLeft = Math.min(request.bytesLeft, BUFFER);
        request.arrived = () => undefined;
        failed(new DOMException("aborted", "AbortError"));
      });
    });
    const response = await this.#server.fetch(url, init);
    await new Promise((resolve) => setTimeout(resolve, this.like.delayMs / 2));
    return response;
  };

  /** Let so much time pass: requests take turns, packet by packet. */
  pass(ms: number): void {
    this.#now += ms;
    const perMs = this.like.kbits / 8;
    this.#credit = Math.min(this.#credit + ms * perMs, Math.max(PACKET, ms * perMs));
    for (;;) {
      const next = this.#requests.findIndex(({ heldUntil }) => heldUntil <= this.#now);
      if (next === -1 || this.#credit <= 0) return;
      this.#carry(this.#requests.splice(next, 1)[0] as Request);
    }
  }

  #carry(request: Request): void {
    const bytes = Math.min(PACKET, request.bytesLeft);
    this.#credit -= bytes;
    request.bytesLeft -= bytes;
    if (this.#chance() < this.like.loss) request.heldUntil = this.#now + Math.max(200, this.like.delayMs);
    request.onTaken(Math.min(request.size, request.size - request.bytesLeft + BUFFER));
    if (request.bytesLeft > 0) this.#requests.push(request);
    else request.arrived();
  }
}

/** Mulberry32 by Tommy Ettinger: the same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
