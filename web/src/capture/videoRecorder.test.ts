import { beforeEach, describe, expect, it } from "vitest";

import { FakeTime } from "./fakeTicker";
import { STRETCH_MS, VideoRecorder, type VideoStretch } from "./videoRecorder";

class FakeTrack {
  readyState = "live";
  muted = false;
  enabled = true;
  constructor(readonly kind: "video" | "audio") {}
}

/** A file as a browser writes it, as far as is looked at, with a number at its end. */
function file(number: number): Blob {
  const bytes = new Uint8Array(500);
  bytes.set([0x1a, 0x45, 0xdf, 0xa3]);
  bytes[499] = number;
  return new Blob([bytes]);
}

/** Gives its number. */
class FakeMediaRecorder {
  static all: FakeMediaRecorder[] = [];
  state = "inactive";
  readonly number = FakeMediaRecorder.all.length;
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(
    readonly tracks: readonly FakeTrack[],
    readonly options: MediaRecorderOptions,
  ) {
    FakeMediaRecorder.all.push(this);
  }
  start(): void {
    if (this.tracks.some(({ readyState }) => readyState === "ended")) throw new DOMException("", "InvalidStateError");
    this.state = "recording";
  }
  stop(): void {
    this.state = "inactive";
    log.push(`end ${this.number}`);
    queueMicrotask(() => {
      this.ondataavailable?.({ data: starved(this.options) ? new Blob([new Uint8Array([0])]) : file(this.number) });
      this.onstop?.();
    });
  }
}

let time: FakeTime;
let stretches: VideoStretch[];
let recorder: VideoRecorder;
let log: string[];
/** Whether nothing comes of a recording. */
let starved: (options: MediaRecorderOptions) => boolean;

function tracks(...kinds: ("video" | "audio")[]): { fakes: FakeTrack[]; real: MediaStreamTrack[] } {
  const fakes = kinds.map((kind) => new FakeTrack(kind));
  return { fakes, real: fakes as unknown as MediaStreamTrack[] };
}

function taken(): [number, string][] {
  return stretches.map(({ bytes, capturedAt }) => [new Uint8Array(bytes)[499]!, capturedAt.toISOString().slice(14, 19)]);
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  FakeMediaRecorder.all = [];
  log = [];
  starved = () => false;
  time = new FakeTime();
  stretches = [];
  recorder = new VideoRecorder({
    onStretch: (stretch) => stretches.push(stretch),
    ticker: time.ticker,
    now: time.now,
    createRecorder: (recorded, options) => {
      const made = new FakeMediaRecorder(recorded as unknown as FakeTrack[], options);
      log.push(`begin ${made.number}`);
      return made as unknown as MediaRecorder;
    },
  });
});

describe("VideoRecorder", () => {
  it("records stretch after stretch, each begun before the one before it ends", async () => {
    recorder.setTracks(tracks("video", "audio").real, 250);
    recorder.start();
    time.pass(2 * STRETCH_MS + 1000);
    await recorder.stop();
    expect(log).toEqual(["begin 0", "begin 1", "end 0", "begin 2", "end 1", "end 2"]);
    expect(taken()).toEqual([
      [0, "00:00"],
      [1, "00:05"],
      [2, "00:10"],
    ]);
  });

  it("records as many bits as it is told, and sound only where there is some", () => {
    recorder.setTracks(tracks("video").real, 200);
    recorder.start();
    recorder.setTracks(tracks("video", "audio").real, 300);
    expect(FakeMediaRecorder.all.map(({ options }) => options)).toEqual([
      { mimeType: "video/webm;codecs=vp8", videoBitsPerSecond: 200_000 },
      { mimeType: "video/webm;codecs=vp8,opus", videoBitsPerSecond: 300_000, audioBitsPerSecond: 24_000 },
    ]);
  });

  it("goes on without a microphone that has gone, and has nothing to record without a picture", async () => {
    const { fakes, real } = tracks("video", "audio");
    recorder.setTracks(real, 250);
    recorder.start();
    fakes[1]!.readyState = "ended";
    time.pass(STRETCH_MS);
    expect(FakeMediaRecorder.all[1]!.options.mimeType).toBe("video/webm;codecs=vp8");
    fakes[0]!.readyState = "ended";
    time.pass(STRETCH_MS);
    expect(recorder.isRecording).toBe(false);
    expect(FakeMediaRecorder.all).toHaveLength(2);
    await settle();
    expect(taken()).toHaveLength(2);
  });

  it("hands over what was recorded when another camera comes", async () => {
    recorder.setTracks(tracks("video").real, 250);
    recorder.start();
    time.pass(2000);
    recorder.setTracks(tracks("video").real, 250);
    time.pass(STRETCH_MS);
    await settle();
    expect(taken()).toEqual([
      [0, "00:00"],
      [1, "00:02"],
    ]);
  });

  it("records the picture alone for a while where a microphone that gives nothing spoils it", async () => {
    starved = ({ mimeType }) => mimeType?.includes("opus") === true;
    recorder.setTracks(tracks("video", "audio").real, 250);
    recorder.start();
    for (let turn = 0; turn < 16; turn++) {
      time.pass(STRETCH_MS);
      await settle();
    }
    const sounds = FakeMediaRecorder.all.map(({ options }) => options.mimeType?.includes("opus"));
    expect(sounds.indexOf(false)).toBe(2);
    expect(sounds.indexOf(true, 2)).toBe(15);
    expect(taken()).toHaveLength(13);
  });

  it("gives up what the browser could not record, and tries again", async () => {
    recorder.setTracks(tracks("video").real, 250);
    recorder.start();
    FakeMediaRecorder.all[0]!.onerror?.();
    time.pass(STRETCH_MS);
    await recorder.stop();
    expect(taken()).toEqual([]);
    expect(FakeMediaRecorder.all).toHaveLength(2);
  });
});
