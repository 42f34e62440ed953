import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { fakeWebm, markOf } from "./fakeFiles";
import { FakeTime } from "./fakeTime";
import { type Recorded, SEGMENT_MS, VideoRecorder, type VideoSegment } from "./videoRecorder";

class FakeTrack {
  readyState = "live";
  muted = false;
  enabled = true;
  constructor(readonly kind: "video" | "audio") {}
}

/** A recorder whose data ends with its number. */
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
      this.ondataavailable?.({ data: givesNothing(this.options) ? new Blob([new Uint8Array([0])]) : new Blob([fakeWebm(this.number)]) });
      this.onstop?.();
    });
  }
}

let time: FakeTime;
let segments: VideoSegment[];
let recorder: VideoRecorder;
let log: string[];
let said: Recorded[];
/** Formats that this browser knows. */
let supported: (type: string) => boolean;
/** Whether a recorder with these options gives no video. */
let givesNothing: (options: MediaRecorderOptions) => boolean;

function tracks(...kinds: ("video" | "audio")[]): { fakes: FakeTrack[]; real: MediaStreamTrack[] } {
  const fakes = kinds.map((kind) => new FakeTrack(kind));
  return { fakes, real: fakes as unknown as MediaStreamTrack[] };
}

function recorded(): [number, string][] {
  return segments.map(({ bytes, capturedAt }) => [markOf(bytes), capturedAt.toISOString().slice(14, 19)]);
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  FakeMediaRecorder.all = [];
  log = [];
  said = [];
  supported = (type) => type.startsWith("video/webm");
  vi.stubGlobal("MediaRecorder", { isTypeSupported: (type: string) => supported(type) });
  givesNothing = () => false;
  time = new FakeTime();
  segments = [];
  recorder = new VideoRecorder({
    onSegment: (segment) => segments.push(segment),
    onRecorded: (recorded) => said.push(recorded),
    ticker: time.ticker,
    now: time.now,
    createRecorder: (recorded, options) => {
      const made = new FakeMediaRecorder(recorded as unknown as FakeTrack[], options);
      log.push(`begin ${made.number}`);
      return made as unknown as MediaRecorder;
    },
  });
});

afterEach(() => vi.unstubAllGlobals());

describe("VideoRecorder", () => {
  it("records MP4 where the browser knows no WebM, with the sound that it knows", () => {
    supported = (type) => type.startsWith("video/mp4") && !type.includes("mp4a");
    recorder.setTracks(tracks("video").real, 200);
    recorder.start();
    recorder.setTracks(tracks("video", "audio").real, 200);
    expect(FakeMediaRecorder.all.map(({ options }) => options.mimeType)).toEqual(["video/mp4;codecs=avc1.42E01E", "video/mp4;codecs=avc1.42E01E,opus"]);
  });

  it("says what is recorded, not what should be", async () => {
    const { fakes, real } = tracks("video", "audio");
    recorder.setTracks(real, 250);
    recorder.start();
    expect(said.at(-1)).toEqual({ picture: true, sound: true });
    fakes[1]!.muted = true;
    time.pass(SEGMENT_MS);
    expect(said.at(-1)).toEqual({ picture: true, sound: false });
    fakes[0]!.readyState = "ended";
    time.pass(SEGMENT_MS);
    expect(said.at(-1)).toEqual({ picture: false, sound: false });
    await recorder.stop();
    expect(said.at(-1)).toEqual({ picture: false, sound: false });
  });

  it("says that nothing is recorded where the browser knows no format", () => {
    supported = () => false;
    recorder.setTracks(tracks("video").real, 200);
    recorder.start();
    expect(said.at(-1)).toEqual({ picture: false, sound: false });
  });

  it("records segment after segment, each begun before the one before it ends", async () => {
    recorder.setTracks(tracks("video", "audio").real, 250);
    recorder.start();
    time.pass(2 * SEGMENT_MS + 1000);
    await recorder.stop();
    expect(log).toEqual(["begin 0", "begin 1", "end 0", "begin 2", "end 1", "end 2"]);
    expect(recorded()).toEqual([
      [0, "00:00"],
      [1, "00:05"],
      [2, "00:10"],
    ]);
  });

  it("records at the given bit rate, and sound only where there is some", () => {
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
    time.pass(SEGMENT_MS);
    expect(FakeMediaRecorder.all[1]!.options.mimeType).toBe("video/webm;codecs=vp8");
    fakes[0]!.readyState = "ended";
    time.pass(SEGMENT_MS);
    expect(recorder.isRecording).toBe(false);
    expect(FakeMediaRecorder.all).toHaveLength(2);
    await settle();
    expect(recorded()).toHaveLength(2);
  });

  it("passes on what was recorded when another camera comes", async () => {
    recorder.setTracks(tracks("video").real, 250);
    recorder.start();
    time.pass(2000);
    recorder.setTracks(tracks("video").real, 250);
    time.pass(SEGMENT_MS);
    await settle();
    expect(recorded()).toEqual([
      [0, "00:00"],
      [1, "00:02"],
    ]);
  });

  it("records the picture alone for a while where a microphone that gives nothing spoils it", async () => {
    givesNothing = ({ mimeType }) => mimeType?.includes("opus") === true;
    recorder.setTracks(tracks("video", "audio").real, 250);
    recorder.start();
    for (let turn = 0; turn < 16; turn++) {
      time.pass(SEGMENT_MS);
      await settle();
    }
    const sounds = FakeMediaRecorder.all.map(({ options }) => options.mimeType?.includes("opus"));
    expect(sounds.indexOf(false)).toBe(2);
    expect(sounds.indexOf(true, 2)).toBe(15);
    expect(recorded()).toHaveLength(13);
  });

  it("records the sound of the microphone that comes after one that gave nothing", async () => {
    givesNothing = ({ mimeType }) => mimeType?.includes("opus") === true;
    const camera = tracks("video").real;
    recorder.setTracks([...camera, ...tracks("audio").real], 250);
    recorder.start();
    for (let turn = 0; turn < 3; turn++) {
      time.pass(SEGMENT_MS);
      await settle();
    }
    expect(said.at(-1)).toEqual({ picture: true, sound: false });
    recorder.setTracks([...camera, ...tracks("audio").real], 250);
    expect(said.at(-1)).toEqual({ picture: true, sound: true });
  });

  it("does not give up a microphone for a segment that was cut short before anything was written", async () => {
    givesNothing = ({ mimeType }) => mimeType?.includes("opus") === true;
    const { real } = tracks("video", "audio");
    recorder.setTracks(real, 250);
    recorder.start();
    time.pass(500);
    recorder.setTracks(real, 250);
    await settle();
    givesNothing = () => false;
    time.pass(SEGMENT_MS);
    expect(said.at(-1)).toEqual({ picture: true, sound: true });
  });

  it("gives up what the browser could not record, and tries again", async () => {
    recorder.setTracks(tracks("video").real, 250);
    recorder.start();
    FakeMediaRecorder.all[0]!.onerror?.();
    time.pass(SEGMENT_MS);
    await recorder.stop();
    expect(recorded()).toEqual([]);
    expect(FakeMediaRecorder.all).toHaveLength(2);
  });
});
