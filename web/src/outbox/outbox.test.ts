// @vitest-environment node
import "fake-indexeddb/auto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { contentDigest, sha256 } from "./digest";
import { FakeServer, from, problem, reply } from "./fakeServer";
import { Outbox, type OutboxOptions } from "./outbox";
import { type Reply, retryAfterMs } from "./request";
import { eraseStore } from "./store";
import type { OutboxState } from "./types";

const NOW = new Date("2026-03-01T09:00:00.123Z");
const URN = "urn:openproctor:";

function picture(n: number, size = 16): ArrayBuffer {
  return new Uint8Array(size).fill(n).buffer;
}

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

let server: FakeServer;
let open: Outbox[];
let replies: Reply[];
let backlog: number[];
let states: OutboxState[];
let refreshed: string[];
let loads: number[];

function make(options: Partial<OutboxOptions> = {}): Outbox {
  const outbox = new Outbox({
    attemptId: "attempt-1",
    nextSeqs: from(0),
    tokens: {
      get: () => Promise.resolve(refreshed.length === 0 ? "old" : "new"),
      refresh: (stale) => {
        refreshed.push(stale);
        return Promise.resolve("new");
      },
    },
    fetch: server.fetch,
    onReply: (_stream, value) => replies.push(value),
    onLoad: (load) => loads.push(load),
    onBacklog: (count) => backlog.push(count),
    onState: (state) => states.push(state),
    ...options,
  });
  open.push(outbox);
  return outbox;
}

async function drained(outbox: Outbox): Promise<void> {
  await vi.waitFor(() => {
    expect(outbox.backlog).toBe(0);
  });
}

beforeEach(async () => {
  server = new FakeServer();
  open = [];
  replies = [];
  backlog = [];
  states = [];
  refreshed = [];
  loads = [];
  await eraseStore();
});

afterEach(async () => {
  for (const outbox of open) outbox.close();
  await tick();
});

describe("Outbox", () => {
  it("passes on how busy the server says it is, whether it accepts the item or not", async () => {
    const outbox = make();
    server.script = [
      () => new Response(null, { status: 503, headers: { "OpenProctor-Load": "3", "Retry-After": "0" } }),
      (seq, hash) => Response.json(reply(seq, hash), { headers: { "OpenProctor-Load": "1" } }),
      (seq, hash) => Response.json(reply(seq, hash), { headers: { "OpenProctor-Load": "all fine" } }),
    ];
    await outbox.add("camera", picture(1), NOW);
    await outbox.add("camera", picture(2), NOW);
    await drained(outbox);
    expect(loads).toEqual([3, 1]);
  });

  it("sends a frame with its hash, its time and the token", async () => {
    const outbox = make({ nextSeqs: from(7) });
    expect(await outbox.add("camera", picture(1), NOW)).toBe(7);
    await drained(outbox);
    const sent = server.sent[0]!;
    const hash = await sha256(picture(1));
    expect(sent.seq).toBe(7);
    expect(new Uint8Array(sent.body)).toEqual(new Uint8Array(picture(1)));
    expect(sent.headers.get("Content-Type")).toBe("image/jpeg");
    expect(sent.headers.get("Content-Digest")).toBe(contentDigest(hash));
    expect(sent.headers.get("Captured-At")).toBe("2026-03-01T09:00:00.123Z");
    expect(sent.headers.get("Authorization")).toBe("Bearer old");
    expect(replies.map((value) => value.seq)).toEqual([7]);
    expect(backlog.at(-1)).toBe(0);
  });

  it("sends again what got no reply, and is acknowledged once", async () => {
    server.script = [
      (seq, hash) => {
        server.accept(seq, hash);
        throw new TypeError("the reply was lost");
      },
    ];
    const outbox = make();
    await outbox.add("camera", picture(1), NOW);
    await vi.waitFor(() => {
      expect(outbox.state).toBe("waiting");
    });
    expect(outbox.backlog).toBe(1);
    expect(await outbox.flush(2000)).toBe(true);
    expect(server.order).toEqual([0, 0]);
    expect(server.stored.size).toBe(1);
    expect(server.duplicates).toBe(1);
    expect(replies).toHaveLength(1);
    expect(states).toEqual(["waiting", "sending"]);
  });

  it("keeps a frame whose hash or number comes back different", async () => {
    server.script = [
      (seq) => Response.json(reply(seq, "0".repeat(64))),
      () => new Response("<html>portal</html>"),
      (seq, hash) => Response.json(reply(seq + 1, hash)),
    ];
    const outbox = make();
    await outbox.add("camera", picture(1), NOW);
    for (const answers of [1, 2, 3]) {
      await vi.waitFor(() => {
        outbox.wake();
        expect(server.sent.length).toBeGreaterThanOrEqual(answers);
        expect(outbox.state).toBe("waiting");
      });
      expect(outbox.backlog).toBe(1);
    }
    expect(await outbox.flush(2000)).toBe(true);
    expect(replies).toHaveLength(1);
  });

  it("collects while offline and delivers in order afterwards", async () => {
    server.offline = true;
    const outbox = make();
    for (let n = 0; n < 3; n++) await outbox.add("camera", picture(n), NOW);
    expect(outbox.backlog).toBe(3);
    server.offline = false;
    expect(await outbox.flush(2000)).toBe(true);
    expect(server.order).toEqual([0, 1, 2]);
    expect(backlog.filter((count, index) => count !== backlog[index - 1])).toEqual([0, 1, 2, 3, 2, 1, 0]);
  });

  it("sends the newest beside a long backlog", async () => {
    server.offline = true;
    const first = make();
    for (let n = 0; n < 6; n++) await first.add("camera", picture(n), NOW);
    server.offline = false;
    let release: () => void = () => undefined;
    server.script = [
      async (seq, hash) => {
        await new Promise<void>((resolve) => (release = resolve));
        return server.accept(seq, hash);
      },
    ];
    first.wake();
    await vi.waitFor(() => {
      expect(server.order).toEqual([0]);
    });
    // The state stays "waiting" until a request succeeds.
    release();
    await vi.waitFor(() => {
      expect(first.state).toBe("sending");
    });
    await drained(first);
    expect(server.order).toEqual([0, 1, 2, 3, 4, 5]);

    server.script = [() => new Promise<Response>(() => undefined)];
    for (let n = 6; n < 10; n++) await first.add("camera", picture(n), NOW);
    await vi.waitFor(() => {
      expect(server.order.slice(6)).toEqual([6, 9]);
    });
  });

  it("continues after a reload with the same bytes and new numbers", async () => {
    server.offline = true;
    const before = make();
    await before.add("camera", picture(1), NOW);
    await before.add("camera", picture(2), NOW);
    before.close();
    await tick();
    server.offline = false;
    const after = make();
    await after.open();
    expect(await after.add("camera", picture(3), NOW)).toBe(2);
    await drained(after);
    expect(server.order).toEqual([0, 1, 2]);
    expect(server.stored.get(1)).toBe(await sha256(picture(2)));
    after.close();
    await tick();
    const third = make();
    await third.open();
    expect(third.backlog).toBe(0);
  });

  it("numbers on from what the server knows", async () => {
    const outbox = make();
    outbox.continueFrom(from(40));
    outbox.continueFrom(from(12));
    expect(await outbox.add("camera", picture(1), NOW)).toBe(40);
  });

  it("takes the next number when another page of this device has the same", async () => {
    server.offline = true;
    const one = make();
    const two = make();
    await Promise.all([one.open(), two.open()]);
    expect(await one.add("camera", picture(1), NOW)).toBe(0);
    expect(await two.add("camera", picture(2), NOW)).toBe(1);
  });

  it("asks for a new token once and sends the frame again", async () => {
    server.script = [() => problem(401, "token-expired")];
    const outbox = make();
    await outbox.add("camera", picture(1), NOW);
    await drained(outbox);
    expect(refreshed).toEqual(["old"]);
    expect(server.sent.map((sent) => sent.headers.get("Authorization"))).toEqual(["Bearer old", "Bearer new"]);
    expect(states).toEqual([]);
  });

  it("keeps the frame while no token can be had", async () => {
    server.script = [() => problem(401, "token-expired")];
    const outbox = make({ tokens: { get: () => Promise.resolve("old"), refresh: () => Promise.reject(new Error("offline")) } });
    await outbox.add("camera", picture(1), NOW);
    await vi.waitFor(() => {
      expect(outbox.state).toBe("waiting");
    });
    expect(outbox.backlog).toBe(1);
  });

  it("waits as long as a busy server asks", async () => {
    server.script = [() => problem(503, "overloaded", { "Retry-After": "30" })];
    const outbox = make();
    await outbox.add("camera", picture(1), NOW);
    await vi.waitFor(() => {
      expect(outbox.state).toBe("waiting");
    });
    await outbox.add("camera", picture(2), NOW);
    await tick();
    expect(server.sent).toHaveLength(1);
    expect(await outbox.flush(2000)).toBe(true);
  });

  it("lists what the server refuses and goes on", async () => {
    server.script = [() => problem(422, "not-a-jpeg")];
    const outbox = make();
    await outbox.add("camera", picture(1), NOW);
    await outbox.add("camera", picture(2), NOW);
    expect(await outbox.flush(2000)).toBe(true);
    expect(server.gaps.map(({ cause }) => cause)).toEqual(["refused:not-a-jpeg"]);
    expect(outbox.refused).toBe(1);
    expect(outbox.refusals).toEqual([{ stream: "camera", seq: 0, capturedAt: NOW.toISOString(), problem: `${URN}not-a-jpeg` }]);
    expect([...server.stored.keys()]).toEqual([1]);
  });

  it("goes on with the rest when the attempt has ended, and reports what was not accepted", async () => {
    server.offline = true;
    const outbox = make();
    for (let n = 0; n < 4; n++) await outbox.add("camera", picture(n), new Date(NOW.getTime() + n * 1000));
    server.offline = false;
    server.script = [0, 1].map(() => () => problem(409, "attempt-closed"));
    expect(await outbox.flush(4000)).toBe(true);
    expect(outbox.state).toBe("sending");
    expect([...server.stored.keys()]).toEqual([2, 3]);
    expect(outbox.refused).toBe(2);
    expect(server.gaps).toMatchObject([
      {
        stream: "camera",
        seqs: [0, 1],
        begins_at: "2026-03-01T09:00:00.123Z",
        ends_at: "2026-03-01T09:00:01.123Z",
        cause: "refused:attempt-closed",
      },
    ]);
  });

  it("keeps what was captured before a pause until the exam goes on", async () => {
    server.refuse = () => problem(409, "invalid-transition");
    const outbox = make();
    await outbox.add("camera", picture(1), NOW);
    await vi.waitFor(() => {
      expect(outbox.state).toBe("waiting");
    });
    expect(outbox.refused).toBe(0);
    server.refuse = null;
    expect(await outbox.flush(2000)).toBe(true);
    expect([...server.stored.keys()]).toEqual([0]);
  });

  it("gives up waiting for the last frames after the time given", async () => {
    server.offline = true;
    const outbox = make();
    await outbox.add("camera", picture(1), NOW);
    expect(await outbox.flush(30)).toBe(false);
    expect(outbox.backlog).toBe(1);
  });
});

describe("retryAfterMs", () => {
  it("reads seconds, dates and nothing", () => {
    expect(retryAfterMs("2")).toBe(2000);
    expect(retryAfterMs(null)).toBeNull();
    expect(retryAfterMs("soon")).toBeNull();
    expect(retryAfterMs(new Date(Date.now() + 5000).toUTCString())).toBeGreaterThan(3000);
  });
});
