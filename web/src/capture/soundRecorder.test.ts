import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { FakeTime } from "./fakeTicker";
import { canRecordSound, CHUNK_MS, type SoundChunk, SoundRecorder } from "./soundRecorder";

class FakeTrack extends EventTarget {
  kind = "audio";
  readyState = "live";
  muted = false;
  enabled = true;
}

/** Gives its number as its only byte. */
class FakeMediaRecorder {
  static all: FakeMediaRecorder[] = [];
  state = "inactive";
  data: Blob[];
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly track: { readonly readyState: string }) {
    this.data = [new Blob([new Uint8Array([FakeMediaRecorder.all.length])])];
    FakeMediaRecorder.all.push(this);
  }
  start(): void {
    if (this.track.readyState === "ended") throw new DOMException("", "InvalidStateError");
    this.state = "recording";
  }
  stop(): void {
    this.state = "inactive";
    queueMicrotask(() => {
      for (const data of this.data) this.ondataavailable?.({ data });
      this.onstop?.();
    });
  }
}

let time: FakeTime;
let chunks: SoundChunk[];
let recorder: SoundRecorder;

function streamOf(...tracks: FakeTrack[]): MediaStream {
  return { getAudioTracks: () => tracks } as unknown as MediaStream;
}

function taken(): [number, string][] {
  return chunks.map(({ bytes, capturedAt }) => [new Uint8Array(bytes)[0]!, capturedAt.toISOString().slice(14, 19)]);
}

beforeEach(() => {
  FakeMediaRecorder.all = [];
  time = new FakeTime();
  chunks = [];
  recorder = new SoundRecorder({
    onChunk: (chunk) => chunks.push(chunk),
    ticker: time.ticker,
    now: time.now,
    createRecorder: (track) => new FakeMediaRecorder(track) as unknown as MediaRecorder,
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Let so much time pass, and what was recorded be collected. */
async function pass(ms: number, expected: number): Promise<void> {
  time.pass(ms);
  await vi.waitFor(() => expect(chunks).toHaveLength(expected));
}

describe("SoundRecorder", () => {
  it("gives a complete file for every five seconds, with the time of its beginning", async () => {
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    await pass(CHUNK_MS, 1);
    await pass(CHUNK_MS, 2);
    expect(taken()).toEqual([
      [0, "00:00"],
      [1, "00:05"],
    ]);
    expect(FakeMediaRecorder.all.filter(({ state }) => state === "recording")).toHaveLength(1);
  });

  it("hands over what it has when it is stopped, and then rests", async () => {
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    time.pass(2000);
    await recorder.stop();
    expect(taken()).toEqual([[0, "00:00"]]);
    time.pass(20_000);
    await recorder.stop();
    expect(FakeMediaRecorder.all).toHaveLength(1);
    expect(time.timers).toBe(0);
  });

  it("goes on with another microphone, and with none in between", async () => {
    recorder.start();
    recorder.setStream(streamOf(new FakeTrack()));
    time.pass(3000);
    recorder.setStream(streamOf());
    await pass(10_000, 1);
    recorder.setStream(streamOf(new FakeTrack()));
    await pass(CHUNK_MS, 2);
    expect(taken()).toEqual([
      [0, "00:00"],
      [1, "00:13"],
    ]);
  });

  it("calls nothing silence: a muted or ended microphone is not recorded", async () => {
    const track = new FakeTrack();
    recorder.setStream(streamOf(track));
    recorder.start();
    track.muted = true;
    await pass(CHUNK_MS, 1);
    time.pass(CHUNK_MS);
    track.muted = false;
    time.pass(CHUNK_MS);
    await pass(CHUNK_MS, 2);
    track.readyState = "ended";
    await pass(2 * CHUNK_MS, 3);
    expect(taken().map(([, at]) => at)).toEqual(["00:00", "00:15", "00:20"]);
  });

  it("leaves out what is too short or empty to be read", async () => {
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    time.pass(100);
    await recorder.stop();
    recorder.start();
    FakeMediaRecorder.all[1]!.data = [];
    time.pass(3000);
    await recorder.stop();
    expect(chunks).toEqual([]);
  });

  it("throws away what a failing recorder gave, and begins again", async () => {
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    FakeMediaRecorder.all[0]!.onerror?.();
    time.pass(CHUNK_MS);
    await pass(CHUNK_MS, 1);
    expect(taken()).toEqual([[1, "00:05"]]);
  });
});

describe("canRecordSound", () => {
  it("asks the browser for what the server reads", () => {
    expect(canRecordSound()).toBe(false);
    vi.stubGlobal("MediaRecorder", { isTypeSupported: (type: string) => type === "audio/webm;codecs=opus" });
    expect(canRecordSound()).toBe(true);
  });
});
