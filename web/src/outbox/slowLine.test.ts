// @vitest-environment node
import "fake-indexeddb/auto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { FakeServer, from } from "./fakeServer";
import { Outbox } from "./outbox";
import { Deadline, QUIET_MS, serverMs } from "./request";
import { eraseStore } from "./store";
import type { Stream } from "./streams";
import type { Upload } from "./upload";

const NOW = new Date("2026-03-01T09:00:00.123Z");

let server: FakeServer;
let outbox: Outbox;
/** What is on its way, in order, until it is let through. */
let onTheirWay: { name: string; pass: () => void }[];

const hold: Upload = async (url, init) => {
  const response = await server.fetch(url, init);
  const sent = server.sent.at(-1);
  const name = `${sent?.stream ?? ""} ${sent?.seq ?? ""}`;
  await new Promise<void>((resolve) => onTheirWay.push({ name, pass: resolve }));
  return response;
};

const names = (): string[] => onTheirWay.map(({ name }) => name);

async function add(stream: Stream, bytes = 16): Promise<void> {
  await outbox.add(stream, new Uint8Array(bytes).fill(7).buffer, NOW);
}

/** Let the first that is on its way through, and wait for what comes next. */
async function pass(...expected: string[]): Promise<void> {
  onTheirWay.shift()?.pass();
  await vi.waitFor(() => expect(names()).toEqual(expected));
}

beforeEach(async () => {
  await eraseStore();
  server = new FakeServer();
  onTheirWay = [];
  const tokens = { get: () => Promise.resolve("token"), refresh: () => Promise.resolve("token") };
  outbox = new Outbox({ attemptId: "attempt-1", nextSeqs: from(0), tokens, fetch: hold });
  outbox.setOnePipe(true);
});

afterEach(async () => {
  outbox.close();
  for (const { pass: letThrough } of onTheirWay) letThrough();
  await new Promise((resolve) => setTimeout(resolve, 0));
});

describe("an outbox with one pipe", () => {
  it("sends one after the other: the newest picture, sound, older pictures, video; and words at once", async () => {
    await add("recording");
    await vi.waitFor(() => expect(names()).toEqual(["recording 0"]));
    await add("screen");
    await add("microphone");
    await add("microphone");
    expect(names()).toEqual(["recording 0"]);
    await add("page");
    await vi.waitFor(() => expect(names()).toEqual(["recording 0", "page 0"]));
    onTheirWay.pop()?.pass();
    await pass("microphone 0");
    await pass("microphone 1");
    await pass("screen 0");
    await pass();
    await vi.waitFor(() => expect(outbox.backlog).toBe(0));
  });

  it("sends the newest picture beside what is on its way, but not beside one as new", async () => {
    await add("microphone");
    await vi.waitFor(() => expect(names()).toEqual(["microphone 0"]));
    await add("camera");
    await vi.waitFor(() => expect(names()).toEqual(["microphone 0", "camera 0"]));
    await add("camera");
    await add("camera");
    await add("microphone");
    expect(names()).toEqual(["microphone 0", "camera 0"]);
    await pass("camera 0");
    await pass("camera 2");
    await pass("microphone 1");
    await pass("camera 1");
    await pass();
  });

  it("sends everything once it is not needed any more", async () => {
    await add("microphone");
    await vi.waitFor(() => expect(names()).toEqual(["microphone 0"]));
    await add("recording");
    outbox.setOnePipe(false);
    await vi.waitFor(() => expect(names()).toEqual(["microphone 0", "recording 0"]));
  });
});

describe("Deadline", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is put off as long as something moves, and ends what stands still", () => {
    const deadline = new Deadline(0, 10_000);
    for (let n = 0; n < 10; n++) {
      vi.advanceTimersByTime(QUIET_MS - 1000);
      deadline.moved();
    }
    expect(deadline.signal.aborted).toBe(false);
    vi.advanceTimersByTime(QUIET_MS);
    expect(deadline.signal.aborted).toBe(true);
  });

  it("gives a large item the time that the line needs for it, of which nothing may be seen", () => {
    const deadline = new Deadline(300_000, 12_500);
    vi.advanceTimersByTime(QUIET_MS + 40_000);
    expect(deadline.signal.aborted).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(deadline.signal.aborted).toBe(true);
  });

  it("is short for what stood still when the connection is back", () => {
    const [still, moving] = [new Deadline(0, null), new Deadline(0, null)];
    vi.advanceTimersByTime(9000);
    moving.moved();
    for (const each of [still, moving]) each.connectionIsBack();
    vi.advanceTimersByTime(4000);
    expect([still, moving].map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });
});

describe("serverMs", () => {
  it("reads how long the server took", () => {
    expect(serverMs("app;dur=12.5")).toBe(12.5);
    expect(serverMs("cdn;dur=3, app;dur=7")).toBe(7);
    expect(serverMs(null)).toBe(0);
  });
});
