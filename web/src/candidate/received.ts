/** Which messages have arrived here and are not confirmed yet: the staff read whether a message was delivered. */
import type { Message } from "../api/types";

/** The server takes no more at once. */
const MOST = 200;

export class ReceivedMessages {
  readonly #unconfirmed = new Set<string>();

  /** These have come, and are shown from now on. */
  note(messages: readonly Message[]): void {
    for (const { id, kind, delivered_at } of messages) {
      if (kind !== "candidate" && (delivered_at ?? null) === null) this.#unconfirmed.add(id);
    }
  }

  /** What is to be confirmed next. */
  get ids(): string[] {
    return [...this.#unconfirmed].slice(0, MOST);
  }

  confirmed(ids: readonly string[]): void {
    for (const id of ids) this.#unconfirmed.delete(id);
  }
}
