import { describe, expect, it } from "vitest";

import type { Message } from "../api/types";
import { MessageRefused } from "./chatOutbox";
import { MessageLog } from "./messages";

const AT = "2026-03-01T09:00:00Z";

function message(id: string, kind: Message["kind"] = "staff", text = "text"): Message {
  return { id, attempt_id: "a", kind, text, author: null, incident_kind: null, sent_at: AT, delivered_at: null };
}

describe("MessageLog", () => {
  it("shows what the server repeats once, and announces it once", () => {
    const log = new MessageLog({ deliver: () => Promise.reject(new Error("unused")) });
    const announced: string[] = [];
    log.onNewMessage(({ id }) => announced.push(id));
    log.receive([message("1"), message("2", "warning")], false);
    log.receive([message("1"), message("2", "warning"), message("3", "warning"), message("4", "candidate")], true);
    log.receive([message("3", "warning")], true);
    expect(log.entries.get().map(({ key }) => key)).toEqual(["1", "2", "3", "4"]);
    expect(announced).toEqual(["3"]);
  });

  it("shows an own message from sending to sent, once, whichever answer comes first", async () => {
    let answer: (value: Message) => void = () => undefined;
    const log = new MessageLog({ deliver: () => new Promise((resolve) => (answer = resolve)), now: () => AT });
    const sending = log.send("hello");
    expect(log.entries.get().map(({ state }) => state)).toEqual(["sending"]);
    log.receive([message("m1", "candidate", "hello")], true);
    expect(log.entries.get()).toHaveLength(1);
    answer(message("m1", "candidate", "hello"));
    await sending;
    expect(log.entries.get()).toMatchObject([{ key: "m1", state: "sent" }]);
  });

  it("keeps a message that failed, and sends it again under the same id", async () => {
    const ids: string[] = [];
    const log = new MessageLog({
      deliver: (text, clientId) => {
        ids.push(clientId);
        return ids.length === 1 ? Promise.reject(new Error("offline")) : Promise.resolve(message("m1", "candidate", text));
      },
      now: () => AT,
    });
    await log.send("hello");
    const [failed] = log.entries.get();
    expect(failed?.state).toBe("failed");
    await log.retry(failed?.key ?? "");
    expect(ids[0]).toBe(ids[1]);
    expect(log.entries.get()).toMatchObject([{ key: "m1", state: "sent" }]);
  });

  it("keeps a message that the server refuses, says why, and never sends it again", async () => {
    let deliveries = 0;
    const log = new MessageLog({
      deliver: () => {
        deliveries += 1;
        return Promise.reject(new MessageRefused("urn:openproctor:invalid-request"));
      },
      now: () => AT,
    });
    await log.send("hello");
    const [refused] = log.entries.get();
    expect(refused).toMatchObject({ text: "hello", state: "refused", problem: "urn:openproctor:invalid-request" });
    await log.retry(refused?.key ?? "");
    expect(deliveries).toBe(1);
  });
});
