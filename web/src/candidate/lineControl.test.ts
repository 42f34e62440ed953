// @vitest-environment node
import { beforeEach, describe, expect, it } from "vitest";

import { FakeTime } from "../capture/fakeTime";
import type { FrameLimits } from "../capture/frameSampler";
import { LineEstimate } from "../outbox/lineEstimate";
import type { Stream } from "../outbox/streams";
import { LineControl } from "./lineControl";
import type { RecordingLimits } from "./sessionRecording";

let time: FakeTime;
let line: LineEstimate;
let oldest: Partial<Record<Stream, Date>>;
let onePipe: boolean[];
let applied: (FrameLimits & RecordingLimits)[];
let behind: (number | null)[];
let control: LineControl;
let state: "sending" | "waiting";

const ago = (seconds: number): Date => new Date(time.now().getTime() - seconds * 1000);

/** The line carries this much from now on. */
function carries(kbits: number): void {
  for (let n = 0; n < 40; n++) {
    const transfer = line.begin(19_300);
    transferEndsAfter(160 / kbits);
    line.arrived(transfer);
  }
}

let lineNow = 0;
function transferEndsAfter(seconds: number): void {
  lineNow += seconds * 1000;
}

beforeEach(() => {
  time = new FakeTime();
  line = new LineEstimate(() => lineNow);
  oldest = {};
  [onePipe, applied, behind] = [[], [], []];
  state = "sending";
  control = new LineControl({
    outbox: {
      line,
      oldestOf: (stream) => oldest[stream] ?? null,
      setOnePipe: (value) => onePipe.push(value),
      get state() {
        return state;
      },
    },
    everyS: 1,
    ticker: time.ticker,
    now: time.now,
    hasSound: true,
    videoKbits: () => [250],
    apply: (limits) => applied.push(limits),
    onBehind: (seconds) => behind.push(seconds),
  });
  control.start();
});

describe("LineControl", () => {
  it("leaves everything as it is on a good line", () => {
    carries(5000);
    time.pass(20_000);
    expect(applied).toEqual([]);
    expect(behind).toEqual([]);
    expect(onePipe.at(-1)).toBe(false);
  });

  it("captures less on a slow line and says how far behind it is, once it has been slow for a while", () => {
    carries(100);
    oldest.camera = ago(11);
    time.pass(1000);
    expect(applied.at(-1)).toMatchObject({ maxSide: 320 });
    expect(applied.at(-1)?.videoFactor).toBeLessThan(0.5);
    expect(onePipe.at(-1)).toBe(true);
    expect(behind).toEqual([]);
    time.pass(7000);
    expect(behind.at(-1)).toBe(20);
  });

  it("goes back when the line is good again, and says so", () => {
    carries(100);
    time.pass(8000);
    carries(5000);
    time.pass(12_000);
    expect(applied.at(-1)).toMatchObject({ everyS: 0, quality: 0.8, maxSide: 640, soundKbits: 24, videoFactor: 1 });
    expect(behind.at(-1)).toBeNull();
    expect(onePipe.at(-1)).toBe(false);
  });

  it("counts sound and video from their end", () => {
    carries(100);
    oldest.recording = ago(7);
    time.pass(7000);
    expect(behind.at(-1)).toBe(10);
  });

  it("calls a good line slow that is long behind, but not one that is down", () => {
    carries(5000);
    oldest.camera = ago(60);
    state = "waiting";
    time.pass(10_000);
    expect(behind).toEqual([]);
    state = "sending";
    time.pass(8000);
    expect(behind.at(-1)).toBeGreaterThan(60);
    oldest.camera = ago(0);
    time.pass(500);
    oldest = {};
    time.pass(6000);
    expect(behind.at(-1)).toBeNull();
  });

  it("leaves all of the line to what waits once nothing is captured", () => {
    carries(64);
    time.pass(8000);
    control.stop();
    expect(onePipe.at(-1)).toBe(false);
    expect(behind.at(-1)).toBeNull();
  });
});
