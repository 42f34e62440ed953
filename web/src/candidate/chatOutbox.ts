/** Sends the candidate's messages through the outbox, so that one written offline arrives later. */
import type { Message } from "../api/types";
import type { Outbox } from "../outbox/outbox";
import type { Item } from "../outbox/store";

export interface UnsentMessage {
  text: string;
  clientId: string;
  writtenAt: string;
}

/** The server will never take the message. */
export class MessageRefused extends Error {
  override readonly name = "MessageRefused";
  /** The type of the server's problem. */
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

interface PendingReply {
  resolve(message: Message): void;
  reject(error: Error): void;
}

export class ChatOutbox {
  readonly #outbox: Outbox;
  readonly #now: () => Date;
  readonly #pending = new Map<string, PendingReply>();

  constructor(outbox: Outbox, now: () => Date) {
    this.#outbox = outbox;
    this.#now = now;
  }

  get waiting(): number {
    return this.#outbox.waiting("chat");
  }

  /** Resolves once the server has the message, rejects if it refuses it. The same `clientId` again is the same message. */
  send(text: string, clientId: string): Promise<Message> {
    return new Promise((resolve, reject) => {
      const isUnderWay = this.#pending.has(clientId);
      this.#pending.set(clientId, { resolve, reject });
      if (!isUnderWay) void this.#enqueue(text, clientId);
    });
  }

  /** Messages that an earlier page has left; `send` one again under its id to learn when it arrives. */
  async unsent(): Promise<UnsentMessage[]> {
    const found = await this.#outbox.waitingItems("chat");
    return found.flatMap(({ item: { ref, capturedAt }, bytes }) => {
      if (ref === undefined || this.#pending.has(ref)) return [];
      const { text } = JSON.parse(new TextDecoder().decode(bytes)) as { text: string };
      return [{ text, clientId: ref, writtenAt: capturedAt }];
    });
  }

  resolve({ ref }: Item, message: Message | undefined): void {
    if (message === undefined) this.#removePending(ref)?.reject(new Error("The reply lacks the message."));
    else this.#removePending(ref)?.resolve(message);
  }

  reject({ stream, ref }: Item, problem: string): void {
    if (stream === "chat") this.#removePending(ref)?.reject(new MessageRefused(problem));
  }

  async #enqueue(text: string, clientId: string): Promise<void> {
    const known = await this.#outbox.waitingItems("chat");
    if (known.some(({ item }) => item.ref === clientId)) return;
    const bytes = new TextEncoder().encode(JSON.stringify({ text, client_id: clientId })).buffer;
    const seq = await this.#outbox.add("chat", bytes, this.#now(), clientId);
    if (seq === null) this.#removePending(clientId)?.reject(new Error("This page sends nothing any more."));
  }

  #removePending(ref: string | undefined): PendingReply | undefined {
    const pending = this.#pending.get(ref ?? "");
    this.#pending.delete(ref ?? "");
    return pending;
  }
}
