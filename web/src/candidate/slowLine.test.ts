// @vitest-environment node
/** What a line carries, by simulated time: outbox and control loop together, with pictures, sound and video of realistic sizes. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { FrameLimits } from "../capture/frameSampler";
import { FakeServer, from } from "../outbox/fakeServer";
import { Outbox } from "../outbox/outbox";
import { fullPictureBytes } from "../outbox/uploadPlan";
import { LineControl } from "./lineControl";
import type { RecordingLimits } from "./sessionRecording";
import { type LineLike, SimulatedLine } from "./simulatedLine";

// Real hashes are made elsewhere, in time that is not simulated.
vi.mock("../outbox/digest", () => ({
  sha256: (bytes: ArrayBuffer) => Promise.resolve(bytes.byteLength.toString(16).padStart(64, "0")),
  contentDigest: (hex: string) => hex,
}));

const STEP_MS = 25;
const SECOND = 1000;
const SEGMENT_MS = 5000;
const VIDEO_KBITS = 250;
const NARROW_MS = 180 * SECOND;

class Candidate {
  readonly server = new FakeServer();
  readonly line: SimulatedLine;
  readonly outbox: Outbox;
  readonly control: LineControl;
  readonly ages: number[] = [];
  behind: number | null = null;
  #limits: FrameLimits & RecordingLimits = { everyS: 0, quality: 0.8, maxSide: 640, soundKbits: 24, videoFactor: 1 };
  #lastPicture = 0;
  #newest = Date.now();
  readonly #video: boolean;
  readonly #pictureBytes: number;

  constructor(like: LineLike, video: boolean, pictureBytes: number, seed: number) {
    this.#video = video;
    this.#pictureBytes = pictureBytes;
    this.line = new SimulatedLine(this.server, like, seed);
    const tokens = { get: () => Promise.resolve("token"), refresh: () => Promise.resolve("token") };
    this.outbox = new Outbox({
      attemptId: "attempt-1",
      nextSeqs: from(0),
      tokens,
      fetch: this.line.upload,
      onReply: (stream, _, item) => {
        if (stream !== "camera") return;
        this.#newest = Math.max(this.#newest, Date.parse(item.capturedAt));
        this.control.pictureSent(new Date(item.capturedAt));
      },
    });
    this.control = new LineControl({
      outbox: this.outbox,
      everyS: 1,
      ticker: (ms, tick) => {
        const timer = setInterval(tick, ms);
        return () => clearInterval(timer);
      },
      now: () => new Date(),
      hasSound: true,
      videoKbits: () => (video ? [VIDEO_KBITS] : []),
      apply: (limits) => {
        if (limits.quality < this.#limits.quality || limits.maxSide < this.#limits.maxSide) this.#lastPicture = 0;
        this.#limits = limits;
      },
      onBehind: (seconds) => (this.behind = seconds),
    });
  }

  start(): void {
    this.outbox.line.noteRoundTrip(this.line.like.delayMs);
    this.control.start();
    setInterval(() => this.#takePicture(), 100);
    setInterval(() => this.outbox.line.noteRoundTrip(this.line.like.delayMs), 2 * SECOND);
    setInterval(() => this.#record(), SEGMENT_MS);
  }

  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      this.line.pass(STEP_MS);
      await vi.advanceTimersByTimeAsync(STEP_MS);
      if (passed % LOOK_MS === 0) this.ages.push((Date.now() - this.#newest) / SECOND);
    }
  }

  #takePicture(): void {
    const everyMs = Math.max(1, this.#limits.everyS) * SECOND;
    if (Date.now() - this.#lastPicture < everyMs) return;
    this.#lastPicture = Date.now();
    const bytes = Math.round(this.#pictureBytes / fullPictureBytes(1, this.control.plan));
    this.control.pictureTaken(bytes);
    this.#add("camera", bytes, 0);
  }

  #record(): void {
    const { soundKbits, videoFactor } = this.#limits;
    this.#add("microphone", (soundKbits * SEGMENT_MS) / 8, SEGMENT_MS);
    if (this.#video) this.#add("recording", (VIDEO_KBITS * videoFactor * SEGMENT_MS) / 8, SEGMENT_MS);
  }

  #add(stream: "camera" | "microphone" | "recording", bytes: number, lastedMs: number): void {
    void this.outbox.add(stream, new ArrayBuffer(Math.round(bytes)), new Date(Date.now() - lastedMs));
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"], now: Date.parse("2026-03-01T09:00:00Z") });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Pictures of 640 x 480 in full quality: of a person before a plain wall, and in a room. */
const [PLAIN, ROOM] = [20_000, 38_000];

const FRESH_S = 5;
/** In which the page finds out what the line carries. */
const FIRST_MS = 20 * SECOND;
/** How often the age is looked at. */
const LOOK_MS = 250;

describe.each([
  { kbits: 64, video: false, pictureBytes: PLAIN, firstS: 5.5 },
  { kbits: 64, video: false, pictureBytes: ROOM, firstS: 5.5 },
  // A segment that was recorded for the good line has its share of the narrow one until it is through.
  { kbits: 64, video: true, pictureBytes: PLAIN, firstS: 5.5 },
  { kbits: 64, video: true, pictureBytes: ROOM, firstS: 7.5, thenS: 5.5 },
  { kbits: 100, video: false, pictureBytes: ROOM, firstS: FRESH_S },
  { kbits: 100, video: true, pictureBytes: ROOM, firstS: 5.5 },
  { kbits: 200, video: true, pictureBytes: ROOM, firstS: FRESH_S },
  { kbits: 500, video: true, pictureBytes: ROOM, firstS: FRESH_S },
])("a line that narrows to $kbits kbit/s, with 300 ms and 5 % loss, for pictures of $pictureBytes bytes, recording: $video", ({ kbits, video, pictureBytes, firstS, thenS = FRESH_S }) => {
  it.each([1, 2, 3, 4])("shows what happens now (seed %d)", async (seed) => {
    const candidate = new Candidate({ kbits: 5000, delayMs: 300, loss: 0 }, video, pictureBytes, seed);
    candidate.start();
    await candidate.pass(10 * SECOND);
    candidate.line.like = { kbits, delayMs: 300, loss: 0.05 };
    candidate.ages.length = 0;
    await candidate.pass(NARROW_MS);
    const first = FIRST_MS / LOOK_MS;
    expect(Math.max(...candidate.ages.slice(0, first))).toBeLessThanOrEqual(firstS);
    expect(Math.max(...candidate.ages.slice(first))).toBeLessThanOrEqual(thenS);
    candidate.line.like = { kbits: 5000, delayMs: 300, loss: 0 };
    await candidate.pass(15 * SECOND);
    expect(candidate.outbox.backlog).toBeLessThan(4);
    expect(candidate.control.plan.level).toBeLessThan(2);
    candidate.outbox.close();
    candidate.control.stop();
  });
});

describe("a line that is good again", () => {
  it("carries what waits, and everything as before, and is said to be good within half a minute", async () => {
    const candidate = new Candidate({ kbits: 20_000, delayMs: 20, loss: 0 }, true, PLAIN, 1);
    candidate.start();
    await candidate.pass(6 * SECOND);
    candidate.line.like = { kbits: 40, delayMs: 300, loss: 0 };
    await candidate.pass(60 * SECOND);
    expect(candidate.behind).not.toBeNull();
    candidate.line.like = { kbits: 20_000, delayMs: 20, loss: 0 };
    await candidate.pass(3 * SECOND);
    expect(candidate.outbox.backlog).toBeLessThan(4);
    await candidate.pass(20 * SECOND);
    expect(candidate.control.plan).toMatchObject({ level: 0, everyS: 1, videoFactor: 1 });
    expect(candidate.behind).toBeNull();
    candidate.outbox.close();
    candidate.control.stop();
  });
});

describe("a line that carries all that is captured", () => {
  it.each([1000, 2000])("at %d kbit/s leaves the pictures as they are", async (kbits) => {
    const candidate = new Candidate({ kbits, delayMs: 300, loss: 0 }, true, ROOM, 1);
    candidate.start();
    await candidate.pass(60 * SECOND);
    expect(candidate.control.plan).toMatchObject({ level: 0, everyS: 1, videoFactor: 1 });
    expect(candidate.behind).toBeNull();
    candidate.outbox.close();
    candidate.control.stop();
  });

  it("is not called slow because it stood still for a second", async () => {
    const candidate = new Candidate({ kbits: 5000, delayMs: 50, loss: 0 }, true, ROOM, 1);
    candidate.start();
    const said: unknown[] = [];
    for (let n = 0; n < 6; n++) {
      await candidate.pass(10 * SECOND);
      candidate.line.like = { kbits: 0, delayMs: 50, loss: 0 };
      await candidate.pass(1200);
      candidate.line.like = { kbits: 5000, delayMs: 50, loss: 0 };
      await candidate.pass(9 * SECOND);
      said.push(candidate.behind);
    }
    expect(said).toEqual([null, null, null, null, null, null]);
    candidate.outbox.close();
    candidate.control.stop();
  });
});
