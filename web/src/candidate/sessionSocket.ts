/** The session's WebSocket: reconnects with another ticket whenever it is lost or refused, and tracks the server's clock. */
import type { CandidateToServer, ServerToCandidate } from "../api/types";
import { LiveSocket, type SocketState, socketUrl, type Ticker } from "../live/socket";
import { candidateTicket } from "../live/ticket";
import type { AccessTokens } from "./accessToken";

export interface SessionSocketOptions {
  attemptId: string;
  access: AccessTokens;
  ticker: Ticker;
  /** How many items wait on this device, for the proctors. */
  backlog(): number;
  onMessage(message: ServerToCandidate): void;
  onState(state: SocketState): void;
  onTrouble?(words: string | null): void;
}

type Socket = LiveSocket<ServerToCandidate, CandidateToServer>;

export class SessionSocket {
  readonly #options: SessionSocketOptions;
  #socket: Socket | null = null;
  /** A ticket for the next connection, which the last one received; used once, whether or not it is accepted. */
  #nextTicket: string | null = null;
  /** How far the server's clock is ahead of this device's. */
  #serverAheadMs = 0;

  constructor(options: SessionSocketOptions) {
    this.#options = options;
  }

  /** The last round-trip time; null if none was measured. */
  get rttMs(): number | null {
    return this.#socket?.rttMs ?? null;
  }

  /** A time of this device's clock in server time. */
  serverTime(now: number): Date {
    return new Date(now + this.#serverAheadMs);
  }

  connect(): void {
    const { access, attemptId, ticker } = this.#options;
    const socket: Socket = new LiveSocket<ServerToCandidate, CandidateToServer>({
      url: () => socketUrl(`/api/v1/attempts/${encodeURIComponent(attemptId)}/live`),
      ticker,
      hello: async () => ({ type: "hello", ticket: this.#consumeTicket() ?? (await access.with((headers) => candidateTicket(attemptId, headers))) }),
      ping: (t, rttMs) => ({ type: "ping", t, rtt_ms: rttMs, sent_at: new Date().toISOString(), backlog: this.#options.backlog() }),
      onMessage: (message) => this.#received(message),
      onState: (state) => this.#options.onState(state),
      onTrouble: (words) => this.#options.onTrouble?.(words),
    });
    this.#socket = socket;
    socket.start();
  }

  /** False if nothing was sent, because the socket is not open. */
  send(message: CandidateToServer): boolean {
    return this.#socket?.send(message) ?? false;
  }

  close(): void {
    this.#socket?.close();
  }

  #consumeTicket(): string | null {
    const ticket = this.#nextTicket;
    this.#nextTicket = null;
    return ticket;
  }

  #received(message: ServerToCandidate): void {
    if (message.type === "welcome") {
      this.#nextTicket = message.next_ticket;
      this.setClock(message.server_time, 0);
    } else if (message.type === "problem" && message.fatal) {
      // What the server has against this page, it may have against the ticket, too.
      this.#nextTicket = null;
    } else if (message.type === "pong") {
      this.setClock(message.server_time, (this.rttMs ?? 0) / 2);
    }
    this.#options.onMessage(message);
  }

  /** The server said what time it is, so many milliseconds ago. */
  setClock(serverTime: string, agoMs: number): void {
    this.#serverAheadMs = Date.parse(serverTime) + agoMs - Date.now();
  }
}
