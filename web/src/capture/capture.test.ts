// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { DeviceError, deviceProblem } from "../media/devices";
import { type CameraStatus, CameraWatch } from "./cameraWatch";
import { fit } from "./fit";
import { type Frame, FrameSampler } from "./frameSampler";

class FakeTrack extends EventTarget {
  readyState = "live";
  muted = false;
  enabled = true;
  kind = "video";
  stopped = false;
  stop(): void {
    this.stopped = true;
    this.readyState = "ended";
  }
  getSettings(): object {
    return {};
  }
  say(event: "ended" | "mute" | "unmute"): void {
    if (event === "ended") this.readyState = "ended";
    else this.muted = event === "mute";
    this.dispatchEvent(new Event(event));
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

describe("CameraWatch", () => {
  let statuses: string[];
  let answers: (FakeTrack | Error)[];
  let devices: EventTarget;
  let watch: CameraWatch;
  const choice = { cameraId: "cam", microphoneId: null };

  beforeEach(() => {
    statuses = [];
    answers = [];
    devices = new EventTarget();
    watch = new CameraWatch({
      devices,
      open: () => {
        const answer = answers.shift();
        if (answer === undefined) return Promise.reject(new DeviceError(deviceProblem("missing")));
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(streamOf(answer));
      },
      onStatus: (status: CameraStatus) => statuses.push(status.state === "ok" ? "ok" : status.problem.kind),
      onStream: () => undefined,
    });
  });

  afterEach(() => watch.close());

  it("tells when the camera falls silent and when it is back", async () => {
    const track = new FakeTrack();
    answers = [track];
    expect(await watch.open(choice)).toBe(true);
    track.say("mute");
    track.say("unmute");
    expect(statuses).toEqual(["ok", "unplugged", "ok"]);
  });

  it("opens the camera again when it has come back", async () => {
    const track = new FakeTrack();
    answers = [track];
    await watch.open(choice);
    track.say("ended");
    devices.dispatchEvent(new Event("devicechange"));
    await vi.advanceTimersByTimeAsync(0);
    expect(statuses).toEqual(["ok", "unplugged", "missing"]);
    const back = new FakeTrack();
    answers = [back];
    await vi.advanceTimersByTimeAsync(3000);
    expect(statuses).toEqual(["ok", "unplugged", "missing", "ok"]);
    expect(watch.stream?.getVideoTracks()[0]).toBe(back);
  });

  it("does not nag after a refusal", async () => {
    answers = [new DeviceError(deviceProblem("denied")), new FakeTrack()];
    expect(await watch.open(choice)).toBe(false);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(statuses).toEqual(["denied"]);
    expect(await watch.reopen()).toBe(true);
  });

  it("stops the camera when closed, even one that opens late", async () => {
    const track = new FakeTrack();
    answers = [track];
    const opening = watch.open(choice);
    await Promise.resolve();
    watch.close();
    expect(await opening).toBe(false);
    expect(track.stopped || watch.stream === null).toBe(true);
  });
});
