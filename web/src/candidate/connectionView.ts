/** What the page shows about its connection and about what waits to be sent. */
import type { SocketState } from "../live/socket";
import type { OutboxState, Refusal } from "../outbox/types";

/** The progress of captured items on their way to the server. */
export interface DeliveryView {
  outbox: OutboxState;
  /** Items on this device that the server has not confirmed, of every stream. */
  backlog: number;
  pictures: number;
  sounds: number;
  videos: number;
  refused: number;
  refusals: readonly Refusal[];
  dropped: number;
  /** Items that something on the way does not let through while others pass. */
  heldBack: number;
  /** Messages to the proctors that wait. */
  chats: number;
  /** Items that this page has written to the disk. */
  saved: number;
  /** Items that the server has confirmed to this page. */
  sent: number;
  /** Whether the browser has promised not to evict the stored items; null: it makes no promise. */
  persistent: boolean | null;
  /** Whether the device's storage works. */
  durable: boolean;
  /** How many of the waiting items are in memory alone, and do not survive a reload. */
  held: number;
}

export interface ConnectionView extends DeliveryView {
  socket: SocketState;
  rttMs: number | null;
  /** Whether requests say and hear what the socket, which is not open, would. */
  byRequest: boolean;
  /** Who or what was in the way last, in words; null where nobody said. */
  trouble: string | null;
  /** How many seconds what arrives is behind, while the line carries less than is captured; null while it is good. */
  behindS: number | null;
}
