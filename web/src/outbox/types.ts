/** What the outbox reports to those who use it, and what it needs from them. */
import type { Stream } from "./streams";

export type OutboxState =
  /** Everything is sent or being sent. */
  | "sending"
  /** Something failed: items are kept and sent again later. */
  | "waiting"
  /** This page sends nothing more. */
  | "closed";

export interface TokenSource {
  /** A token believed to be valid. */
  get(): Promise<string>;
  /** A new token, because the server no longer accepts `stale`. */
  refresh(stale: string): Promise<string>;
}

/** An item that the server will never accept, and why. */
export interface Refusal {
  stream: Stream;
  seq: number;
  capturedAt: string;
  /** The server's problem type. */
  problem: string;
}
