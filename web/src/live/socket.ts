/**
 * A WebSocket that notices when its connection is dead, and reconnects.
 *
 * Browsers report a socket as open for minutes after the network has gone, so that the server's silence counts instead: it
 * is pinged every two seconds, and after five seconds without a message the socket is closed and opened again.
 */

import { sitePath } from "../api/basePath";
import { FINAL } from "../api/client";

export type SocketState = "connecting" | "open" | "lost" | "closed";

/** Calls `tick` every `ms` milliseconds until the returned function is called. */
export type Ticker = (ms: number, tick: () => void) => () => void;

export interface LiveSocketOptions<In, Out> {
  url: () => string;
  onMessage(message: In): void;
  onState(state: SocketState): void;
  /** The first message, sent as soon as the socket is open; null for none. A rejection counts as a lost connection. */
  hello?: () => Promise<Out | null>;
  ping: (t: number, rttMs: number | null) => Out;
  /** Why the last connection was lost, where somebody said so: for people to read. */
  onTrouble?(words: string | null): void;
  /** The default is throttled in hidden tabs, so that pages which work in the background give their own. */
  ticker?: Ticker;
}

export const PING_EVERY_MS = 2000;
export const SILENCE_MS = 5000;
const CONNECT_TIMEOUT_MS = 10_000;
const TICK_MS = 500;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MAX_MS = 8000;
/** Only a socket that was open for so long counts as one that gets through. */
const STEADY_MS = 5000;

export const REPLACED = "urn:openproctor:replaced";

export const intervalTicker: Ticker = (ms, tick) => {
  const timer = setInterval(tick, ms);
  return () => {
    clearInterval(timer);
  };
};

/** The WebSocket address of a path on this page's own server. */
export function socketUrl(path: string): string {
  const scheme = window.location.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${window.location.host}${sitePath(path)}`;
}

/** How long to wait before the next attempt: doubling, capped, and random so that not all pages come back at once. */
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
  /** When to connect next; null while a socket is open or being opened. */
  #connectAt: number | null = null;
  #receivedAt = 0;
  #openedAt = 0;
  #pingedAt = 0;
  #tickedAt = 0;
  #stopTicker: (() => void) | null = null;

  constructor(options: LiveSocketOptions<In, Out>) {
    this.#options = options;
  }

  /** The last round-trip time; null before the first. */
  get rttMs(): number | null {
    return this.#rttMs;
  }

  start(): void {
    if (this.#state !== null) return;
    window.addEventListener("online", this.#connectNow);
    this.#tickedAt = performance.now();
    this.#stopTicker = (this.#options.ticker ?? intervalTicker)(TICK_MS, this.#tick);
    this.#setState("connecting");
    this.#connect();
  }

  /** Send, if the server has sent something on this connection already; false if nothing was sent. */
  send(message: Out): boolean {
    if (this.#state !== "open" || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Connect now instead of waiting for the next try. */
  tryNow(): void {
    if (this.#state === null || this.#state === "closed" || this.#state === "open") return;
    this.#discard();
    this.#connect();
  }

  /** Close without reconnecting. */
  close(): void {
    if (this.#state === "closed") return;
    window.removeEventListener("online", this.#connectNow);
    this.#stopTicker?.();
    this.#stopTicker = null;
    this.#connectAt = null;
    this.#discard();
    this.#setState("closed");
  }

  #setState(state: SocketState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }

  #connect(): void {
    this.#connectAt = null;
    this.#receivedAt = performance.now();
    let socket: WebSocket;
    try {
      socket = new WebSocket(this.#options.url());
    } catch {
      // Some browsers and extensions allow none.
      this.#connectionLost();
      return;
    }
    this.#socket = socket;
    socket.onopen = () => {
      this.#receivedAt = performance.now();
      void this.#sendHello(socket);
    };
    socket.onmessage = (event: MessageEvent<unknown>) => {
      this.#receive(event.data);
    };
    // An error is always followed by a close.
    socket.onclose = () => {
      this.#connectionLost();
    };
  }

  async #sendHello(socket: WebSocket): Promise<void> {
    try {
      const hello = (await this.#options.hello?.()) ?? null;
      if (this.#socket !== socket || socket.readyState !== WebSocket.OPEN) return;
      if (hello !== null) socket.send(JSON.stringify(hello));
    } catch (error) {
      if (this.#socket !== socket) return;
      this.#options.onTrouble?.(error instanceof Error ? error.message : null);
      this.#connectionLost();
    }
  }

  #receive(data: unknown): void {
    const parsed = parse(data);
    if (parsed === null) return;
    // The server's messages are not validated: their types are generated from its own schema.
    const message = parsed as In;
    this.#receivedAt = performance.now();
    if (isFatal(message)) {
      this.#refused(message);
      return;
    }
    if (this.#state !== "open") {
      const cameBack = this.#state === "lost";
      this.#openedAt = this.#receivedAt;
      this.#setState("open");
      this.#options.onTrouble?.(null);
      // When a network comes back, all pages of an exam reconnect at once: their first pings would only add to the load.
      if (cameBack) this.#pingedAt = performance.now();
      else this.#ping();
    }
    if (message.type === "pong") this.#measure(message);
    this.#options.onMessage(message);
  }

  /** The server closes the socket. That ends it for good only where another would be refused for the same reason. */
  #refused(message: In & SocketProblem): void {
    this.#options.onMessage(message);
    if (isFinalProblem(message)) {
      this.close();
      return;
    }
    this.#options.onTrouble?.(message.detail ?? message.title ?? null);
    this.#connectionLost();
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
    if (this.#connectAt !== null) {
      if (now >= this.#connectAt) this.#connect();
      return;
    }
    // After the page itself was asleep, the server gets a new chance to answer before the connection counts as lost.
    if (slept) this.#receivedAt = now;
    const isOpen = this.#socket?.readyState === WebSocket.OPEN;
    if (now - this.#receivedAt > (isOpen ? SILENCE_MS : CONNECT_TIMEOUT_MS)) this.#connectionLost();
    else if (this.#state === "open" && now - this.#pingedAt >= PING_EVERY_MS) this.#ping();
  };

  readonly #connectNow = (): void => {
    if (this.#state === "closed") return;
    if (this.#connectAt !== null) this.#connect();
  };

  #connectionLost(): void {
    if (this.#state === "closed") return;
    if (this.#state === "open" && performance.now() - this.#openedAt >= STEADY_MS) this.#failures = 0;
    this.#discard();
    this.#rttMs = null;
    this.#connectAt = performance.now() + backoffMs(this.#failures);
    this.#failures += 1;
    this.#setState("lost");
  }

  /** Close the socket and ignore whatever it still reports. */
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

export interface SocketProblem {
  problem?: string;
  title?: string;
  detail?: string | null;
}

/** Whether the server closes the socket after this message. */
function isFatal(message: { type: string }): message is { type: string } & SocketProblem {
  return message.type === "problem" && "fatal" in message && message.fatal === true;
}

/** Whether no other socket would get further, by the type of the problem. */
export function isFinalProblem({ problem }: SocketProblem): boolean {
  return problem !== undefined && (problem === REPLACED || FINAL.has(problem));
}
