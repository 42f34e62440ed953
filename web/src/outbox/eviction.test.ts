import { describe, expect, it } from "vitest";

import { evictionCandidates, ProtectedMoments } from "./eviction";
import { GapLog } from "./gapLog";
import { gapOf, merged, refusedFor } from "./gaps";
import { RateLimiter } from "./rateLimiter";
import type { Item } from "./store";
import { byStream, CHANNELS, type Stream, STREAM_RULES, STREAMS } from "./streams";

const AT = Date.parse("2026-03-01T09:00:00Z");

function items(stream: Stream, count: number, size = 10): Item[] {
  return Array.from({ length: count }, (_, seq) => ({
    attemptId: "a",
    stream,
    seq,
    capturedAt: new Date(AT + seq * 1000).toISOString(),
    sha256: "",
    size,
  }));
}

function chosen(waiting: Partial<Record<Stream, Item[]>>, moments = new ProtectedMoments()): string[] {
  return evictionCandidates((stream) => waiting[stream] ?? [], moments).map(({ stream, seq }) => `${stream} ${seq}`);
}

describe("evictionCandidates", () => {
  it("takes every second of the older half of what takes most room", () => {
    expect(chosen({ camera: items("camera", 8), microphone: items("microphone", 7) })).toEqual(["camera 0", "camera 2"]);
    expect(chosen({ camera: items("camera", 8), microphone: items("microphone", 4, 90) })).toEqual(["microphone 0"]);
  });

  it("spares what is near a protected moment as long as anything else is left", () => {
    const moments = new ProtectedMoments();
    moments.add(AT + 3000);
    const waiting = { camera: items("camera", 12) };
    expect(chosen(waiting, moments)).toEqual(["camera 9"]);
    expect(chosen({ camera: items("camera", 4) }, moments)).toEqual(["camera 0"]);
  });

  it("never evicts what the page says, what the candidate writes, or a gap", () => {
    expect(chosen({ page: items("page", 9), chat: items("chat", 9), gaps: items("gaps", 9) })).toEqual([]);
  });
});

describe("gaps", () => {
  it("become one where they touch and are of one kind", () => {
    const [first, second, third] = [items("camera", 3), items("camera", 5).slice(3), items("camera", 9).slice(6)];
    const one = gapOf("camera", first, "device_full");
    const both = merged(gapOf("camera", second, "device_full"), one);
    expect(both).toMatchObject({ seqs: [0, 1, 2, 3, 4], begins_at: "2026-03-01T09:00:00.000Z" });
    expect(both?.ends_at).toBe("2026-03-01T09:00:04.000Z");
    expect(merged(one, gapOf("camera", third, "device_full"))).toBeNull();
    const many = gapOf("camera", items("camera", 2000), "device_full");
    expect(merged(many, gapOf("camera", items("camera", 2001).slice(2000), "device_full"))).toBeNull();
    expect(merged(many, one)?.seqs).toHaveLength(2000);
    expect(merged(one, gapOf("camera", second, "storage_failed"))).toBeNull();
    expect(merged(one, gapOf("microphone", second, "device_full"))).toBeNull();
  });

  it("grow until they are sent", () => {
    const log = new GapLog();
    const one = gapOf("camera", items("camera", 1), refusedFor("urn:openproctor:not-a-jpeg"));
    log.add(7, one);
    expect(log.isGrowing(7)).toBe(true);
    log.seal(7);
    expect(log.takeMergeable(one, (seq) => seq)).toBeNull();
    log.add(8, one);
    log.settleAll();
    expect(log.isGrowing(8)).toBe(false);
  });

  it("name the problem within what the server takes", () => {
    expect(refusedFor("urn:openproctor:not-a-jpeg")).toBe("refused:not-a-jpeg");
    expect(refusedFor(`urn:openproctor:${"x".repeat(90)}`)).toHaveLength(40);
  });
});

describe("RateLimiter", () => {
  it("lets twenty a second through, and saves nothing up", () => {
    let now = 0;
    const limiter = new RateLimiter(() => now);
    const passed = (): number => {
      let count = 0;
      while (limiter.tryAcquire() === 0) count += 1;
      return count;
    };
    expect(passed()).toBe(20);
    now = 500;
    expect(passed()).toBe(10);
    now = 60_000;
    expect(passed()).toBe(20);
    expect(limiter.tryAcquire()).toBe(50);
  });
});

describe("the table of streams", () => {
  it("puts each stream into one channel, text apart from pictures", () => {
    expect(CHANNELS.flat().sort()).toEqual([...STREAMS].sort());
    expect(CHANNELS[0]).toEqual(["gaps", "page", "chat"]);
    expect(byStream((stream) => STREAM_RULES[stream].evictionRank === null)).toMatchObject({ gaps: true, page: true, chat: true, camera: false });
  });
});
