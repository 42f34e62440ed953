/** Warnings and the words between candidate and proctors, each once, however often the server repeats them. */
import type { Message } from "../api/types";
import { Value } from "./value";

export interface Entry {
  /** The server's id, or for what is still on its way the client's own. */
  key: string;
  kind: Message["kind"];
  text: string;
  sentAt: string;
  state: "sent" | "sending" | "failed";
}

export interface MessageBookOptions {
  /** Hand a message to the server, however long that takes; sending the same `clientId` twice gives the same message. */
  deliver(text: string, clientId: string): Promise<Message>;
  now?(): string;
}

export class MessageBook {
  readonly entries = new Value<readonly Entry[]>([]);
  readonly #options: MessageBookOptions;
  readonly #listeners = new Set<(message: Message) => void>();
  readonly #known = new Map<string, Entry>();
  readonly #outgoing = new Map<string, Entry>();

  constructor(options: MessageBookOptions) {
    this.#options = options;
  }

  /** What arrives while the page is open, apart from the candidate's own. */
  onNews(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Take in what the server tells; `isNews` unless it is the history after a reload. */
  receive(messages: readonly Message[], isNews: boolean): void {
    const fresh = messages.filter((message) => !this.#known.has(message.id));
    if (fresh.length === 0) return;
    for (const message of fresh) this.#known.set(message.id, entryOf(message));
    this.#publish();
    if (!isNews) return;
    for (const message of fresh.filter(({ kind }) => kind !== "candidate")) for (const listener of this.#listeners) listener(message);
  }

  send(text: string): Promise<void> {
    const clientId = crypto.randomUUID();
    const sentAt = this.#options.now?.() ?? new Date().toISOString();
    return this.#deliver({ key: clientId, kind: "candidate", text, sentAt, state: "sending" });
  }

  /** A message that an earlier page has left on the device. */
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
    } catch {
      this.#outgoing.set(entry.key, { ...entry, state: "failed" });
    }
    this.#publish();
  }

  #publish(): void {
    const outgoing = [...this.#outgoing.values()];
    // The server may tell of a message before its reply to the sender arrives; the wire does not say that both are one.
    const onItsWay = outgoing.filter((entry) => ![...this.#known.values()].some((known) => isSame(known, entry)));
    const all = [...this.#known.values(), ...onItsWay];
    this.entries.set(all.sort((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt)));
  }
}

const CLOCKS_APART_MS = 60_000;

function isSame(known: Entry, outgoing: Entry): boolean {
  // What was written offline may arrive much later, but not before.
  const after = Date.parse(known.sentAt) - Date.parse(outgoing.sentAt);
  return outgoing.state === "sending" && known.kind === "candidate" && known.text === outgoing.text && after > -CLOCKS_APART_MS;
}

function entryOf({ id, kind, text, sent_at }: Message): Entry {
  return { key: id, kind, text, sentAt: sent_at, state: "sent" };
}
