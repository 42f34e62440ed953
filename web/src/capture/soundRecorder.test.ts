import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { emptyWebm, fakeWebm, markOf } from "./fakeFiles";
import { FakeTime } from "./fakeTime";
import { canRecordSound } from "./recordingFormats";
import { SEGMENT_MS, type SoundSegment, SoundRecorder } from "./soundRecorder";

class FakeTrack extends EventTarget {
  kind = "audio";
  readyState = "live";
  muted = false;
  enabled = true;
}

/** A recorder whose data is marked with its number. */
class FakeMediaRecorder {
  static all: FakeMediaRecorder[] = [];
  state = "inactive";
  data: Blob[];
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly track: { readonly readyState: string }) {
    this.data = [new Blob([fakeWebm(FakeMediaRecorder.all.length)])];
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
let segments: SoundSegment[];
let empty: number;
let recorder: SoundRecorder;

function streamOf(...tracks: FakeTrack[]): MediaStream {
  return { getAudioTracks: () => tracks } as unknown as MediaStream;
}

function recorded(): [number, string][] {
  return segments.map(({ bytes, capturedAt }) => [markOf(bytes), capturedAt.toISOString().slice(14, 19)]);
}

beforeEach(() => {
  vi.stubGlobal("MediaRecorder", { isTypeSupported: (type: string) => type.startsWith("audio/webm") || type.endsWith("mp4a.40.2") });
  FakeMediaRecorder.all = [];
  time = new FakeTime();
  segments = [];
  empty = 0;
  recorder = new SoundRecorder({
    onSegment: (segment) => segments.push(segment),
    onEmpty: () => (empty += 1),
    ticker: time.ticker,
    now: time.now,
    createRecorder: (track) => new FakeMediaRecorder(track) as unknown as MediaRecorder,
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Let this time pass, and wait until the recorded segments have been collected. */
async function pass(ms: number, expected: number): Promise<void> {
  time.pass(ms);
  await vi.waitFor(() => expect(segments).toHaveLength(expected));
}

describe("SoundRecorder", () => {
  it("gives a complete file for every five seconds, with the time of its beginning", async () => {
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    await pass(SEGMENT_MS, 1);
    await pass(SEGMENT_MS, 2);
    expect(recorded()).toEqual([
      [0, "00:00"],
      [1, "00:05"],
    ]);
    expect(FakeMediaRecorder.all.filter(({ state }) => state === "recording")).toHaveLength(1);
  });

  it("passes on what it has when it is stopped, and then rests", async () => {
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    time.pass(2000);
    await recorder.stop();
    expect(recorded()).toEqual([[0, "00:00"]]);
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
    await pass(SEGMENT_MS, 2);
    expect(recorded()).toEqual([
      [0, "00:00"],
      [1, "00:13"],
    ]);
  });

  it("calls nothing silence: a muted or ended microphone is not recorded", async () => {
    const track = new FakeTrack();
    recorder.setStream(streamOf(track));
    recorder.start();
    track.muted = true;
    await pass(SEGMENT_MS, 1);
    time.pass(SEGMENT_MS);
    track.muted = false;
    time.pass(SEGMENT_MS);
    await pass(SEGMENT_MS, 2);
    track.readyState = "ended";
    await pass(2 * SEGMENT_MS, 3);
    expect(recorded().map(([, at]) => at)).toEqual(["00:00", "00:15", "00:20"]);
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
    expect(segments).toEqual([]);
  });

  it.each([
    ["nothing", []],
    ["a header alone", [new Blob([emptyWebm()])]],
    ["a few bytes that are no file", [new Blob([new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])])]],
  ])("passes on no segment that holds %s, but tells", async (_, data) => {
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    FakeMediaRecorder.all[0]!.data = data;
    time.pass(SEGMENT_MS);
    await vi.waitFor(() => expect(empty).toBe(1));
    await pass(SEGMENT_MS, 1);
    expect(recorded()).toEqual([[1, "00:05"]]);
  });

  it("throws away what a failing recorder gave, and begins again", async () => {
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    FakeMediaRecorder.all[0]!.onerror?.();
    time.pass(SEGMENT_MS);
    await pass(SEGMENT_MS, 1);
    expect(recorded()).toEqual([[1, "00:05"]]);
  });
});

describe("the format", () => {
  it("is another one where the browser says that it knows one, and then refuses it", async () => {
    const asked: string[] = [];
    recorder = new SoundRecorder({
      onSegment: (segment) => segments.push(segment),
      ticker: time.ticker,
      now: time.now,
      createRecorder: (track, type) => {
        asked.push(type);
        if (type.startsWith("audio/webm")) throw new DOMException("", "NotSupportedError");
        return new FakeMediaRecorder(track) as unknown as MediaRecorder;
      },
    });
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    await pass(SEGMENT_MS, 1);
    const mp4 = "audio/mp4;codecs=mp4a.40.2";
    expect(asked).toEqual(["audio/webm;codecs=opus", mp4, mp4]);
  });

  it("is another one after a recorder has failed", async () => {
    const asked: string[] = [];
    recorder = new SoundRecorder({
      onSegment: (segment) => segments.push(segment),
      ticker: time.ticker,
      now: time.now,
      createRecorder: (track, type) => {
        asked.push(type);
        return new FakeMediaRecorder(track) as unknown as MediaRecorder;
      },
    });
    recorder.setStream(streamOf(new FakeTrack()));
    recorder.start();
    FakeMediaRecorder.all[0]!.onerror?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
    time.pass(SEGMENT_MS);
    expect(asked).toEqual(["audio/webm;codecs=opus", "audio/mp4;codecs=mp4a.40.2"]);
  });
});

describe("canRecordSound", () => {
  it("asks the browser for what the server reads", () => {
    vi.unstubAllGlobals();
    expect(canRecordSound()).toBe(false);
    vi.stubGlobal("MediaRecorder", { isTypeSupported: (type: string) => type === "audio/webm;codecs=opus" });
    expect(canRecordSound()).toBe(true);
  });
});
