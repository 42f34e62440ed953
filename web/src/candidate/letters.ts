/** The candidate's messages on their way: kept on the device like pictures, so that one written offline arrives. */
import type { Message } from "../api/types";
import type { Outbox } from "../outbox/outbox";
import type { Item } from "../outbox/store";

export interface Letter {
  text: string;
  clientId: string;
  writtenAt: string;
}

interface Answer {
  resolve(message: Message): void;
  reject(error: Error): void;
}

export class Letters {
  readonly #outbox: Outbox;
  readonly #now: () => Date;
  readonly #answers = new Map<string, Answer>();

  constructor(outbox: Outbox, now: () => Date) {
    this.#outbox = outbox;
    this.#now = now;
  }

  get waiting(): number {
    return this.#outbox.waiting("chat");
  }

  /** Resolves when the server has it; rejects when it will not be taken. The same `clientId` again is the same message. */
  write(text: string, clientId: string): Promise<Message> {
    return new Promise((resolve, reject) => {
      const isUnderWay = this.#answers.has(clientId);
      this.#answers.set(clientId, { resolve, reject });
      if (!isUnderWay) void this.#keep(text, clientId);
    });
  }

  /** What an earlier page has left; `write` it again under its id to hear of it. */
  async left(): Promise<Letter[]> {
    const found = await this.#outbox.waitingItems("chat");
    return found.flatMap(({ item: { ref, capturedAt }, bytes }) => {
      if (ref === undefined || this.#answers.has(ref)) return [];
      const { text } = JSON.parse(new TextDecoder().decode(bytes)) as { text: string };
      return [{ text, clientId: ref, writtenAt: capturedAt }];
    });
  }

  sent({ ref }: Item, message: Message | undefined): void {
    if (message === undefined) this.#answer(ref)?.reject(new Error("The reply lacks the message."));
    else this.#answer(ref)?.resolve(message);
  }

  refused({ stream, ref }: Item, problem: string): void {
    if (stream === "chat") this.#answer(ref)?.reject(new Error(problem));
  }

  async #keep(text: string, clientId: string): Promise<void> {
    const known = await this.#outbox.waitingItems("chat");
    if (known.some(({ item }) => item.ref === clientId)) return;
    const bytes = new TextEncoder().encode(JSON.stringify({ text, client_id: clientId })).buffer;
    const seq = await this.#outbox.add("chat", bytes, this.#now(), clientId);
    if (seq === null) this.#answer(clientId)?.reject(new Error("This page sends nothing any more."));
  }

  #answer(ref: string | undefined): Answer | undefined {
    const answer = this.#answers.get(ref ?? "");
    this.#answers.delete(ref ?? "");
    return answer;
  }
}
