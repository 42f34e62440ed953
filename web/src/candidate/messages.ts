/** Warnings and messages between candidate and proctors, each once, however often the server repeats them. */
import type { Message } from "../api/types";
import { MessageRefused } from "./chatOutbox";
import { Observable } from "./observable";

export interface Entry {
  /** The server's id, or the client's own while the message is not confirmed. */
  key: string;
  kind: Message["kind"];
  text: string;
  sentAt: string;
  /** A refused message is not sent again: the answer would be the same. */
  state: "sent" | "sending" | "failed" | "refused";
  /** The type of the problem with which the server refused it. */
  problem?: string;
}

export interface MessageLogOptions {
  /** Send a message, however long that takes; the same `clientId` again gives the same message. */
  deliver(text: string, clientId: string): Promise<Message>;
  now?(): string;
}

export class MessageLog {
  readonly entries = new Observable<readonly Entry[]>([]);
  /** What is being written, so that it outlives the form. */
  readonly draft = new Observable("");
  readonly #options: MessageLogOptions;
  readonly #listeners = new Set<(message: Message) => void>();
  readonly #known = new Map<string, Entry>();
  readonly #outgoing = new Map<string, Entry>();

  constructor(options: MessageLogOptions) {
    this.#options = options;
  }

  /** Calls back for warnings and proctors' messages that arrive while the page is open. */
  onNewMessage(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Add messages of the server; `isNew` is false for the history after a reload, which is not announced. */
  receive(messages: readonly Message[], isNew: boolean): void {
    const fresh = messages.filter((message) => !this.#known.has(message.id));
    if (fresh.length === 0) return;
    for (const message of fresh) this.#known.set(message.id, entryOf(message));
    this.#publish();
    if (!isNew) return;
    for (const message of fresh.filter(({ kind }) => kind !== "candidate")) for (const listener of this.#listeners) listener(message);
  }

  send(text: string): Promise<void> {
    const clientId = crypto.randomUUID();
    const sentAt = this.#options.now?.() ?? new Date().toISOString();
    return this.#deliver({ key: clientId, kind: "candidate", text, sentAt, state: "sending" });
  }

  /** Go on sending a message that an earlier page has left on the device. */
  resume(text: string, clientId: string, sentAt: string): Promise<void> {
    return this.#deliver({ key: clientId, kind: "candidate", text, sentAt, state: "sending" });
  }

  async retry(key: string): Promise<void> {
    const entry = this.#outgoing.get(key);
    if (entry?.state === "failed") await this.#deliver(entry);
  }

  async #deliver(entry: Entry): Promise<void> {
    this.#outgoing.set(entry.key, { ...entry, state: "sending" });
    this.#publish();
    try {
      const message = await this.#options.deliver(entry.text, entry.key);
      this.#outgoing.delete(entry.key);
      this.#known.set(message.id, entryOf(message));
    } catch (error) {
      this.#outgoing.set(entry.key, { ...entry, ...unsentBecause(error) });
    }
    this.#publish();
  }

  #publish(): void {
    const outgoing = [...this.#outgoing.values()];
    // The socket may deliver a message before its sender gets the reply, and does not say that they are the same.
    const onItsWay = outgoing.filter((entry) => ![...this.#known.values()].some((known) => isSame(known, entry)));
    const all = [...this.#known.values(), ...onItsWay];
    this.entries.set(all.sort((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt)));
  }
}

function unsentBecause(error: unknown): Pick<Entry, "state" | "problem"> {
  return error instanceof MessageRefused ? { state: "refused", problem: error.problem } : { state: "failed" };
}

const CLOCKS_APART_MS = 60_000;

function isSame(known: Entry, outgoing: Entry): boolean {
  // A message written offline may arrive much later, but not earlier.
  const after = Date.parse(known.sentAt) - Date.parse(outgoing.sentAt);
  return outgoing.state === "sending" && known.kind === "candidate" && known.text === outgoing.text && after > -CLOCKS_APART_MS;
}

function entryOf({ id, kind, text, sent_at }: Message): Entry {
  return { key: id, kind, text, sentAt: sent_at, state: "sent" };
}
