/**
 * A WebSocket that notices its own death.
 *
 * Browsers leave a socket "open" for minutes after the network has gone, so the silence of the server is what counts:
 * a ping every two seconds, and a socket that heard nothing for five is dropped and dialled again.
 */

export type SocketState = "connecting" | "open" | "lost" | "closed";

/** Calls `tick` every `ms` milliseconds until the returned function is called. */
export type Ticker = (ms: number, tick: () => void) => () => void;

export interface LiveSocketOptions<In, Out> {
  url: () => string;
  onMessage(message: In): void;
  onState(state: SocketState): void;
  /** The first message, sent as soon as the socket stands; null for none. A rejection counts as a lost connection. */
  hello?: () => Promise<Out | null>;
  ping: (t: number, rttMs: number | null) => Out;
  /** What keeps time; hidden tabs slow down the default, so a page that works in the background gives its own. */
  ticker?: Ticker;
}

export const PING_EVERY_MS = 2000;
export const SILENCE_MS = 5000;
const DIAL_MS = 10_000;
const TICK_MS = 500;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MAX_MS = 8000;

export const intervalTicker: Ticker = (ms, tick) => {
  const timer = setInterval(tick, ms);
  return () => {
    clearInterval(timer);
  };
};

/** The socket address of a path on this page's own server. */
export function socketUrl(path: string): string {
  const scheme = window.location.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${window.location.host}${path}`;
}

/** How long to wait before dialling again: doubling, capped, and spread so that a restarted server is not stormed. */
export function backoffMs(failures: number): number {
  const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** failures);
  return ceiling * (0.5 + Math.random() / 2);
}

export class LiveSocket<In extends { type: string }, Out> {
  readonly #options: LiveSocketOptions<In, Out>;
  #socket: WebSocket | null = null;
  #state: SocketState | null = null;
  #rttMs: number | null = null;
  #failures = 0;
  /** When to dial next; null while a socket stands or is being dialled. */
  #dialAt: number | null = null;
  #heardAt = 0;
  #pingedAt = 0;
  #tickedAt = 0;
  #stopTicker: (() => void) | null = null;

  constructor(options: LiveSocketOptions<In, Out>) {
    this.#options = options;
  }

  /** The last round trip, measured by the page. */
  get rttMs(): number | null {
    return this.#rttMs;
  }

  start(): void {
    if (this.#state !== null) return;
    window.addEventListener("online", this.#dialNow);
    this.#tickedAt = performance.now();
    this.#stopTicker = (this.#options.ticker ?? intervalTicker)(TICK_MS, this.#tick);
    this.#setState("connecting");
    this.#dial();
  }

  /** Send, if the server has been heard on this connection; false means that nothing was sent. */
  send(message: Out): boolean {
    if (this.#state !== "open" || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Close for good. */
  close(): void {
    if (this.#state === "closed") return;
    window.removeEventListener("online", this.#dialNow);
    this.#stopTicker?.();
    this.#stopTicker = null;
    this.#dialAt = null;
    this.#discard();
    this.#setState("closed");
  }

  #setState(state: SocketState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }

  #dial(): void {
    this.#dialAt = null;
    const socket = new WebSocket(this.#options.url());
    this.#socket = socket;
    this.#heardAt = performance.now();
    socket.onopen = () => {
      this.#heardAt = performance.now();
      void this.#sayHello(socket);
    };
    socket.onmessage = (event: MessageEvent<unknown>) => {
      this.#receive(event.data);
    };
    // An error is always followed by a close.
    socket.onclose = () => {
      this.#lose();
    };
  }

  async #sayHello(socket: WebSocket): Promise<void> {
    try {
      const hello = (await this.#options.hello?.()) ?? null;
      if (this.#socket !== socket || socket.readyState !== WebSocket.OPEN) return;
      if (hello !== null) socket.send(JSON.stringify(hello));
    } catch {
      if (this.#socket === socket) this.#lose();
    }
  }

  #receive(data: unknown): void {
    const parsed = parse(data);
    if (parsed === null) return;
    // The server's own words: their form is the contract's, generated from the same source.
    const message = parsed as In;
    this.#heardAt = performance.now();
    if (isFatal(message)) {
      this.#options.onMessage(message);
      this.close();
      return;
    }
    if (this.#state !== "open") {
      const cameBack = this.#state === "lost";
      this.#failures = 0;
      this.#setState("open");
      // When a network comes back, every page of an exam does: letting them in comes before measuring round trips.
      if (cameBack) this.#pingedAt = performance.now();
      else this.#ping();
    }
    if (message.type === "pong") this.#measure(message);
    this.#options.onMessage(message);
  }

  #measure(pong: In): void {
    if ("t" in pong && typeof pong.t === "number") this.#rttMs = Math.max(0, performance.now() - pong.t);
  }

  #ping(): void {
    this.#pingedAt = performance.now();
    this.send(this.#options.ping(this.#pingedAt, this.#rttMs));
  }

  readonly #tick = (): void => {
    const now = performance.now();
    const slept = now - this.#tickedAt > SILENCE_MS / 2;
    this.#tickedAt = now;
    if (this.#dialAt !== null) {
      if (now >= this.#dialAt) this.#dial();
      return;
    }
    // After a sleep of the page the silence is our own: ask, and judge by the answer.
    if (slept) this.#heardAt = now;
    const standing = this.#socket?.readyState === WebSocket.OPEN;
    if (now - this.#heardAt > (standing ? SILENCE_MS : DIAL_MS)) this.#lose();
    else if (this.#state === "open" && now - this.#pingedAt >= PING_EVERY_MS) this.#ping();
  };

  readonly #dialNow = (): void => {
    if (this.#state === "closed") return;
    if (this.#dialAt !== null) this.#dial();
  };

  #lose(): void {
    if (this.#state === "closed") return;
    this.#discard();
    this.#rttMs = null;
    this.#dialAt = performance.now() + backoffMs(this.#failures);
    this.#failures += 1;
    this.#setState("lost");
  }

  /** Forget the socket: whatever it still says is not heard. */
  #discard(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}

function parse(data: unknown): { type: string } | null {
  if (typeof data !== "string") return null;
  try {
    const value: unknown = JSON.parse(data);
    const typed = typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
    return typed ? (value as { type: string }) : null;
  } catch {
    return null;
  }
}

function isFatal(message: { type: string }): boolean {
  return message.type === "problem" && "fatal" in message && message.fatal === true;
}
