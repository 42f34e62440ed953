// @vitest-environment jsdom
import "fake-indexeddb/auto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { fakeWebm } from "../capture/fakeFiles";
import { FakeTime } from "../capture/fakeTime";
import { planOf } from "../capture/watchPlan";
import { FakeServer } from "../outbox/fakeServer";
import { eraseStore } from "../outbox/store";
import { nextSeqsOf, placeOf } from "./attempt";
import { SessionCapture } from "./sessionCapture";

type Attempt = ConstructorParameters<typeof SessionCapture>[0]["attempt"];

const NOT_RECORDED = { camera: false, screen: false, camera_kbits: 250, screen_kbits: 200 };

let server: FakeServer;
let time: FakeTime;
let capture: SessionCapture;
let recorders: number;

function make(sound: boolean): void {
  const signals = ["tab_hidden", "clipboard", "virtual_camera"].map((kind) => ({ kind, told: true, prevented: false }));
  capture = new SessionCapture({
    attempt: { id: "attempt-1", sample_every_s: 1, recording: NOT_RECORDED, next_seqs: { camera: 5, microphone: 2, page: 9 } } as unknown as Attempt,
    plan: planOf({ sample_every_s: 1, warn_candidate: true, sound, signals }, "frame"),
    tokens: { get: () => Promise.resolve("token"), refresh: () => Promise.resolve("token") },
    ticker: time.ticker,
    onChange: () => undefined,
    now: time.now,
  });
}

/** Camera and microphone of one device. */
function stream(label: string): MediaStream {
  const track = { label, readyState: "live", muted: false, enabled: true };
  return { getVideoTracks: () => [track], getAudioTracks: () => [track] } as unknown as MediaStream;
}

type Track = ReturnType<typeof trackOf>;

function trackOf(label: string) {
  return { label, readyState: "live", muted: false, enabled: true };
}

function streamWith(camera: Track | null, microphone: Track | null): MediaStream {
  const listed = (track: Track | null): Track[] => (track === null ? [] : [track]);
  return { getVideoTracks: () => listed(camera), getAudioTracks: () => listed(microphone) } as unknown as MediaStream;
}

class FakeMediaRecorder {
  static isTypeSupported = (): boolean => true;
  state = "inactive";
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  constructor(_stream: object, options: MediaRecorderOptions) {
    expect(options).toEqual({ mimeType: "audio/webm;codecs=opus", audioBitsPerSecond: 24_000 });
    recorders += 1;
  }
  start(): void {
    this.state = "recording";
  }
  stop(): void {
    this.state = "inactive";
    this.ondataavailable?.({ data: new Blob([fakeWebm()]) });
    this.onstop?.();
  }
}

function bodies(): object[] {
  const pages = server.sent.filter((sent) => sent.stream === "page");
  return pages.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as object);
}

beforeEach(async () => {
  server = new FakeServer();
  time = new FakeTime();
  recorders = 0;
  vi.stubGlobal("fetch", server.fetch);
  vi.stubGlobal("XMLHttpRequest", undefined);
  vi.stubGlobal("MediaRecorder", FakeMediaRecorder);
  vi.stubGlobal("MediaStream", EventTarget);
  vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
  await eraseStore();
});

afterEach(async () => {
  await capture.end();
  capture.close();
  await new Promise((resolve) => setTimeout(resolve, 0));
  vi.unstubAllGlobals();
});

describe("SessionCapture", () => {
  it("sends page events as the server expects them", async () => {
    make(false);
    capture.start();
    const paste = Object.assign(new Event("paste"), { clipboardData: { getData: () => "abc", files: [] } });
    document.dispatchEvent(paste);
    expect(await capture.flush(2000)).toBe(true);
    expect(server.order).toEqual([9, 10]);
    expect(bodies()).toEqual([
      { signal: "tab_hidden", state: "off", detail: null, count: 1 },
      { signal: "clipboard", state: "once", detail: "paste, 3 characters", count: 1 },
    ]);
    expect(server.sent.map(({ headers }) => headers.get("Content-Type"))).toEqual(["application/json", "application/json"]);
  });

  it("names the camera", async () => {
    make(false);
    capture.start();
    capture.setStream(stream("OBS Virtual Camera"));
    await capture.flush(2000);
    expect(bodies().at(-1)).toEqual({ signal: "virtual_camera", state: "on", detail: "OBS Virtual Camera", count: 1 });
  });

  it("sends sound where it is wanted, the last of it before the exam is handed in", async () => {
    make(true);
    capture.setStream(stream("Webcam"));
    capture.start();
    time.pass(7000);
    await capture.stop();
    expect(await capture.flush(2000)).toBe(true);
    const sounds = server.sent.filter((sent) => sent.stream === "microphone");
    expect(sounds.map(({ seq, headers }) => [seq, headers.get("Captured-At")])).toEqual([
      [2, "2026-03-01T09:00:00.000Z"],
      [3, "2026-03-01T09:00:05.000Z"],
    ]);
    expect(sounds[0]?.headers.get("Content-Type")).toBe("audio/webm");
  });

  it("goes on recording a device that stays while the other one changes", () => {
    make(true);
    const [camera, microphone] = [trackOf("Webcam"), trackOf("Headset")];
    capture.setStream(streamWith(camera, microphone));
    capture.start();
    const pictures = vi.spyOn(document, "createElement");
    capture.setStream(streamWith(null, microphone));
    capture.setStream(streamWith(trackOf("Other camera"), microphone));
    expect(recorders).toBe(1);
    pictures.mockClear();
    capture.setStream(streamWith(null, null));
    capture.setStream(streamWith(camera, trackOf("Other microphone")));
    expect(recorders).toBe(2);
    capture.setStream(streamWith(camera, null));
    // The picture is taken of one hidden video element for each camera, not for each stream.
    expect(pictures).toHaveBeenCalledTimes(1);
    pictures.mockRestore();
  });

  it("records nothing where no sound is wanted", async () => {
    make(false);
    capture.setStream(stream("Webcam"));
    capture.start();
    time.pass(20_000);
    await capture.stop();
    expect(recorders).toBe(0);
  });

  it("keeps the last segment when the attempt has ended, and captures nothing more", async () => {
    make(true);
    capture.setStream(stream("Webcam"));
    capture.start();
    await capture.flush(2000);
    time.pass(3000);
    await capture.end();
    expect(await capture.flush(2000)).toBe(true);
    expect(server.others).toContain("microphone 2");
    const sent = server.sent.length;
    capture.start();
    time.pass(10_000);
    await capture.stop();
    expect(await capture.flush(2000)).toBe(true);
    expect(server.sent).toHaveLength(sent);
  });

  it("sends a message when it can, also one that an earlier page has left", async () => {
    server.offline = true;
    make(false);
    void capture.sendMessage("Help, please.", "client-0001");
    await vi.waitFor(() => expect(capture.view.chats).toBe(1));
    capture.close();
    await new Promise((resolve) => setTimeout(resolve, 0));
    make(false);
    const [unsent] = await capture.unsentMessages();
    expect(unsent).toMatchObject({ text: "Help, please.", clientId: "client-0001", writtenAt: time.now().toISOString() });
    const answer = capture.sendMessage("Help, please.", "client-0001");
    server.offline = false;
    server.script = [
      (seq, hash) => Response.json({ seq, sha256: hash, late: false, message: { id: "msg_1", text: "Help, please." } }),
    ];
    expect(await capture.flush(2000)).toBe(true);
    expect(await answer).toMatchObject({ id: "msg_1" });
    expect(server.streams).toEqual(["chat"]);
    expect(new TextDecoder().decode(server.sent[0]?.body)).toBe('{"text":"Help, please.","client_id":"client-0001"}');
  });

  it("reports a message that is not accepted", async () => {
    make(false);
    server.refuse = (to) => (to === "chat" ? Response.json({ type: "urn:openproctor:attempt-closed" }, { status: 409 }) : null);
    await expect(capture.sendMessage("Too late.", "client-0002")).rejects.toThrow("attempt-closed");
    expect(capture.view.chats).toBe(0);
  });

  it("goes on with the next words when the server refuses some for good, and never sends those again", async () => {
    make(false);
    const refusal = () => Response.json({ type: "urn:openproctor:invalid-request" }, { status: 422 });
    server.script = [
      refusal,
      (seq, hash) => Response.json({ seq, sha256: hash, late: false, message: { id: "msg_2", text: "Heard?" } }),
    ];
    const first = capture.sendMessage("a\0b", "client-0003");
    const second = capture.sendMessage("Heard?", "client-0004");
    await expect(first).rejects.toMatchObject({ name: "MessageRefused", problem: "urn:openproctor:invalid-request" });
    expect(await second).toMatchObject({ id: "msg_2" });
    expect(await capture.flush(2000)).toBe(true);
    expect(server.sent.map(({ stream: to, seq }) => [to, seq])).toEqual([
      ["chat", 0],
      ["chat", 1],
    ]);
  });
});

describe("what an attempt says", () => {
  it("gives each stream its first number, from either version of the server", () => {
    expect(nextSeqsOf({ next_seqs: { camera: 4, page: 2 } })).toEqual({ camera: 4, microphone: 0, page: 2, recording: 0, screen: 0 });
    expect(nextSeqsOf({ next_seq: 7 })).toEqual({ camera: 7, microphone: 0, page: 0, recording: 0, screen: 0 });
  });

  it("knows where the exam is", () => {
    expect(placeOf({ exam_url: "https://exam.test/", exam_view: "frame" })).toBe("frame");
    expect(placeOf({ exam_url: "https://exam.test/", exam_view: "tab" })).toBe("tab");
    expect(placeOf({ exam_url: null, exam_view: "tab" })).toBe("elsewhere");
    expect(placeOf({ exam_url: "javascript:alert(1)", exam_view: "frame" })).toBe("elsewhere");
  });
});
