// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { fit } from "./fit";
import { type Frame, FrameSampler } from "./frameSampler";

class FakeTrack extends EventTarget {
  readyState = "live";
  muted = false;
  enabled = true;
  kind = "video";
  stop(): void {
    this.readyState = "ended";
  }
}

function streamOf(track: FakeTrack): MediaStream {
  return { getVideoTracks: () => [track], getAudioTracks: () => [], getTracks: () => [track] } as unknown as MediaStream;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("fit", () => {
  it("keeps the shape and never enlarges", () => {
    expect(fit(1280, 720, 640, 480)).toEqual({ width: 640, height: 360 });
    expect(fit(480, 640, 640, 480)).toEqual({ width: 360, height: 480 });
    expect(fit(320, 240, 640, 480)).toEqual({ width: 320, height: 240 });
  });
});

describe("FrameSampler", () => {
  let track: FakeTrack;
  let frames: Frame[];
  let skips: number;
  let qualities: number[];
  let sampler: FrameSampler;

  beforeEach(() => {
    track = new FakeTrack();
    frames = [];
    skips = 0;
    qualities = [];
    vi.stubGlobal(
      "OffscreenCanvas",
      class {
        getContext(): object {
          return { drawImage: () => undefined };
        }
        convertToBlob({ quality }: { quality: number }): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }> {
          qualities.push(quality);
          return Promise.resolve({ arrayBuffer: () => Promise.resolve(new ArrayBuffer(8)) });
        }
      },
    );
    vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
    vi.spyOn(HTMLMediaElement.prototype, "readyState", "get").mockReturnValue(4);
    vi.spyOn(HTMLVideoElement.prototype, "videoWidth", "get").mockReturnValue(1280);
    vi.spyOn(HTMLVideoElement.prototype, "videoHeight", "get").mockReturnValue(720);
    sampler = new FrameSampler({ everyS: 1, onFrame: (frame) => frames.push(frame), onSkip: () => (skips += 1) });
    sampler.setStream(streamOf(track));
  });

  afterEach(() => sampler.stop());

  it("takes a picture every interval, which can change", async () => {
    sampler.start();
    await vi.advanceTimersByTimeAsync(3000);
    expect(frames).toHaveLength(3);
    sampler.setInterval(0.5);
    await vi.advanceTimersByTimeAsync(2000);
    expect(frames).toHaveLength(7);
    sampler.setInterval(0);
    expect(sampler.everyS).toBe(0.2);
    sampler.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(frames).toHaveLength(7);
  });

  it("looks less often and sends lighter pictures while the server is busy", async () => {
    sampler.start();
    sampler.setLoad(3);
    await vi.advanceTimersByTimeAsync(6000);
    expect(frames).toHaveLength(2);
    sampler.setInterval(0.5);
    await vi.advanceTimersByTimeAsync(3000);
    expect(frames).toHaveLength(4);
    sampler.setLoad(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(frames).toHaveLength(6);
    expect(qualities).toEqual([0.5, 0.5, 0.5, 0.5, 0.8, 0.8]);
  });

  it("takes rarer, lighter and smaller pictures within its limits, however often they change", async () => {
    sampler.start();
    for (let n = 0; n < 8; n++) {
      sampler.setLimits({ everyS: 2 + n / 10, quality: 0.5, maxSide: 320 });
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(frames.length).toBeGreaterThanOrEqual(1);
    expect(qualities[0]).toBe(0.5);
    frames.length = 0;
    sampler.setInterval(0.5);
    await vi.advanceTimersByTimeAsync(8100);
    expect(frames).toHaveLength(3);
    sampler.setLimits({ everyS: 0, quality: 1, maxSide: 640 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(frames.length).toBeGreaterThanOrEqual(6);
  });

  it("skips while the camera gives nothing", async () => {
    sampler.start();
    track.muted = true;
    await vi.advanceTimersByTimeAsync(2000);
    track.muted = false;
    await vi.advanceTimersByTimeAsync(1000);
    track.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(frames).toHaveLength(1);
    expect(skips).toBe(3);
  });

  it("has nothing to look at without a stream", async () => {
    sampler.setStream(null);
    expect(await sampler.captureFrame()).toBeNull();
  });
});
