// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { intervalTicker } from "../live/socket";
import { ByRequest, type Updates } from "./byRequest";
import { ReceivedMessages } from "./received";

const UPDATES = { attempt: {}, messages: [], server_time: "2026-03-01T09:00:00Z" } as unknown as Updates;

let hasSocket: boolean;
let answers: (() => Promise<Updates>)[];
let reports: number;
let updates: number;
let states: boolean[];
let byRequest: ByRequest;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0);
  [hasSocket, answers, reports, updates, states] = [false, [], 0, 0, []];
  byRequest = new ByRequest({
    ticker: intervalTicker,
    hasSocket: () => hasSocket,
    report: () => {
      reports += 1;
      return (answers.shift() ?? (() => Promise.resolve(UPDATES)))();
    },
    onUpdates: () => (updates += 1),
    onState: (state) => states.push(state),
  });
});

afterEach(() => {
  byRequest.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("ByRequest", () => {
  it("costs nothing while a socket is open, or opens within its time", async () => {
    await vi.advanceTimersByTimeAsync(2000);
    hasSocket = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([reports, states]).toEqual([0, []]);
  });

  it("takes the place of a socket that does not come, every two seconds, and gives it back", async () => {
    await vi.advanceTimersByTimeAsync(4000);
    expect([reports, updates, states, byRequest.isNeeded]).toEqual([1, 1, [true], true]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reports).toBe(6);
    hasSocket = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect([reports, states, byRequest.isNeeded]).toEqual([6, [true, false], false]);
  });

  it("says so when nothing gets through at all, and tries again more rarely", async () => {
    answers = Array.from({ length: 20 }, () => () => Promise.reject(new TypeError("Failed to fetch")));
    await vi.advanceTimersByTimeAsync(40_000);
    expect(updates).toBe(0);
    expect(states).toEqual([]);
    expect(reports).toBeLessThan(13);
    answers = [];
    await vi.advanceTimersByTimeAsync(9000);
    expect(states).toEqual([true]);
  });

  it("has one request on its way at a time", async () => {
    answers = [() => new Promise(() => undefined)];
    await vi.advanceTimersByTimeAsync(30_000);
    expect(reports).toBe(1);
  });
});

describe("ReceivedMessages", () => {
  const message = (id: string, kind: "staff" | "candidate" | "warning", delivered: string | null = null) => ({
    ...{ id, kind, attempt_id: "a", text: "t", author: null, incident_kind: null, sent_at: UPDATES.server_time },
    delivered_at: delivered,
  });

  it("confirms what others wrote and is not confirmed yet, until the server has heard it", () => {
    const received = new ReceivedMessages();
    received.note([message("1", "staff"), message("2", "candidate"), message("3", "warning"), message("4", "staff", UPDATES.server_time)]);
    expect(received.ids).toEqual(["1", "3"]);
    received.confirmed(["1"]);
    expect(received.ids).toEqual(["3"]);
  });
});
