/** The session's line to the server: dials, comes back with a new token where the old one is refused, and knows the server's clock. */
import type { CandidateToServer, ServerToCandidate } from "../api/types";
import { candidateTicket } from "../live/ticket";
import { backoffMs, LiveSocket, type SocketState, socketUrl, type Ticker } from "../live/socket";
import type { AccessKeeper } from "./access";

export interface SessionSocketOptions {
  attemptId: string;
  access: AccessKeeper;
  ticker: Ticker;
  /** How many items wait on this device; the proctors are told. */
  backlog(): number;
  onMessage(message: ServerToCandidate): void;
  onState(state: SocketState): void;
  /** Whether there is still something to come back to. */
  isWanted(): boolean;
}

type Socket = LiveSocket<ServerToCandidate, CandidateToServer>;

const MAX_RECOVERIES = 5;

export class SessionSocket {
  readonly #options: SessionSocketOptions;
  #socket: Socket | null = null;
  #recoveries = 0;
  #recovery: ReturnType<typeof setTimeout> | null = null;
  /** For the next dial, handed over by the last socket; used once, as one that was refused is of no more use. */
  #nextTicket: string | null = null;
  /** What the server's clock is ahead of this device's. */
  #serverAheadMs = 0;

  constructor(options: SessionSocketOptions) {
    this.#options = options;
  }

  /** The last round trip; null where none was measured. */
  get rttMs(): number | null {
    return this.#socket?.rttMs ?? null;
  }

  /** This moment of the device's clock, by the server's. */
  serverTime(now: number): Date {
    return new Date(now + this.#serverAheadMs);
  }

  connect(): void {
    const { access, attemptId, ticker } = this.#options;
    const socket: Socket = new LiveSocket<ServerToCandidate, CandidateToServer>({
      url: () => socketUrl(`/api/v1/attempts/${encodeURIComponent(attemptId)}/live`),
      ticker,
      hello: async () => ({ type: "hello", ticket: this.#takeNext() ?? (await access.with((headers) => candidateTicket(attemptId, headers))) }),
      ping: (t, rttMs) => ({ type: "ping", t, rtt_ms: rttMs, sent_at: new Date().toISOString(), backlog: this.#options.backlog() }),
      onMessage: (message) => this.#received(message),
      onState: (state) => this.#changed(state),
    });
    this.#socket = socket;
    socket.start();
  }

  /** False: the socket does not stand, and nothing was sent. */
  send(message: CandidateToServer): boolean {
    return this.#socket?.send(message) ?? false;
  }

  close(): void {
    if (this.#recovery !== null) clearTimeout(this.#recovery);
    this.#socket?.close();
  }

  #takeNext(): string | null {
    const ticket = this.#nextTicket;
    this.#nextTicket = null;
    return ticket;
  }

  #received(message: ServerToCandidate): void {
    if (message.type === "welcome") {
      this.#recoveries = 0;
      this.#nextTicket = message.next_ticket;
      this.#setClock(message.server_time, 0);
    } else if (message.type === "pong") {
      this.#setClock(message.server_time, (this.rttMs ?? 0) / 2);
    }
    this.#options.onMessage(message);
  }

  #changed(state: SocketState): void {
    this.#options.onState(state);
    if (state === "closed") this.#recover();
  }

  /** The server has closed the door: get a new token and the attempt's state, then knock again, a few times. */
  #recover(): void {
    this.#nextTicket = null;
    if (!this.#options.isWanted() || this.#recoveries >= MAX_RECOVERIES) return;
    this.#recovery = setTimeout(() => void this.#knock(), backoffMs(this.#recoveries));
    this.#recoveries += 1;
  }

  async #knock(): Promise<void> {
    try {
      await this.#options.access.renew();
    } catch {
      this.#recover();
      return;
    }
    if (this.#options.isWanted()) this.connect();
  }

  #setClock(serverTime: string, agoMs: number): void {
    this.#serverAheadMs = Date.parse(serverTime) + agoMs - Date.now();
  }
}
