import { describe, expect, it } from "vitest";

import type { Message } from "../api/types";
import { MessageBook } from "./messages";

const AT = "2026-03-01T09:00:00Z";

function message(id: string, kind: Message["kind"] = "staff", text = "text"): Message {
  return { id, attempt_id: "a", kind, text, author: null, incident_kind: null, sent_at: AT };
}

describe("MessageBook", () => {
  it("shows what the server repeats once, and tells of it once", () => {
    const book = new MessageBook({ deliver: () => Promise.reject(new Error("unused")) });
    const news: string[] = [];
    book.onNews(({ id }) => news.push(id));
    book.receive([message("1"), message("2", "warning")], false);
    book.receive([message("1"), message("2", "warning"), message("3", "warning"), message("4", "candidate")], true);
    book.receive([message("3", "warning")], true);
    expect(book.entries.get().map(({ key }) => key)).toEqual(["1", "2", "3", "4"]);
    expect(news).toEqual(["3"]);
  });

  it("shows an own message from sending to sent, once, whichever answer comes first", async () => {
    let answer: (value: Message) => void = () => undefined;
    const book = new MessageBook({ deliver: () => new Promise((resolve) => (answer = resolve)), now: () => AT });
    const sending = book.send("hello");
    expect(book.entries.get().map(({ state }) => state)).toEqual(["sending"]);
    book.receive([message("m1", "candidate", "hello")], true);
    expect(book.entries.get()).toHaveLength(1);
    answer(message("m1", "candidate", "hello"));
    await sending;
    expect(book.entries.get()).toMatchObject([{ key: "m1", state: "sent" }]);
  });

  it("keeps a message that failed, and sends it again under the same id", async () => {
    const ids: string[] = [];
    const book = new MessageBook({
      deliver: (text, clientId) => {
        ids.push(clientId);
        return ids.length === 1 ? Promise.reject(new Error("offline")) : Promise.resolve(message("m1", "candidate", text));
      },
      now: () => AT,
    });
    await book.send("hello");
    const [failed] = book.entries.get();
    expect(failed?.state).toBe("failed");
    await book.retry(failed?.key ?? "");
    expect(ids[0]).toBe(ids[1]);
    expect(book.entries.get()).toMatchObject([{ key: "m1", state: "sent" }]);
  });
});
