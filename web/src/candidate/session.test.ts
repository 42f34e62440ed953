// @vitest-environment jsdom
import "fake-indexeddb/auto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { CandidateAttempt } from "../api/types";
import { eraseStore } from "../outbox/store";
import { AccessTokens } from "./accessToken";
import { LAST_WORD_MS } from "./pageReporter";
import { ExamSession } from "./session";

vi.hoisted(() => {
  // Node's `Request` accepts no relative URL, as there is no page.
  const Whole = globalThis.Request;
  globalThis.Request = class extends Whole {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === "string" ? new URL(input, "http://test") : input, init);
    }
  };
});

const FIXTURE = {
  id: "attempt-1",
  state: "in_progress" as const,
  exam_title: "Exam",
  exam_url: null,
  exam_view: "tab" as const,
  candidate_name: "Ada",
  opens_at: null,
  closes_at: null,
  started_at: null,
  ended_at: null,
  end_reason: null,
  consent: { version: "1", paragraphs: [] },
  consent_given: true,
  watched: { sample_every_s: 1, warn_candidate: true, require_fullscreen: false, require_microphone: false, sound: false, keep_sound: false, record_camera: false, record_screen: false, signals: [] },
  sample_every_s: 1,
  recording: { camera: false, screen: false, camera_kbits: 250, screen_kbits: 200 },
  next_seq: 5,
  next_seqs: { camera: 5, microphone: 0, page: 0 },
};
const ATTEMPT: CandidateAttempt = FIXTURE;

class FakeWebSocket {
  static readonly OPEN = 1;
  static all: FakeWebSocket[] = [];
  readyState = 0;
  sent: { type: string }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  constructor() {
    FakeWebSocket.all.push(this);
  }
  send(data: string): void {
    this.sent.push(JSON.parse(data) as { type: string });
  }
  close(): void {
    this.readyState = 3;
  }
  stand(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  lose(): void {
    this.readyState = 3;
    this.onclose?.();
  }
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  welcome(attempt: CandidateAttempt = ATTEMPT): void {
    this.say({ type: "welcome", attempt, messages: [], ice_servers: [], server_time: new Date().toISOString(), next_ticket: "next" });
  }
}

class FakeTrack extends EventTarget {
  kind = "video";
  readyState = "live";
  muted = false;
  enabled = true;
  stop(): void {
    this.readyState = "ended";
  }
  getSettings(): object {
    return { deviceId: "cam" };
  }
}

class FakeStream {
  constructor(readonly tracks: FakeTrack[]) {}
  getTracks = (): FakeTrack[] => this.tracks;
  getVideoTracks = (): FakeTrack[] => this.tracks;
  getAudioTracks = (): FakeTrack[] => [];
}

let track: FakeTrack;
let calls: string[];
let tokens: number;
let tickets: number;
let session: ExamSession;
/** The attempt as the fake server has it. */
let serverAttempt: CandidateAttempt;

function answer(url: string, body: ArrayBuffer | null): Promise<Response> | Response {
  if (url.endsWith("/token")) {
    tokens += 1;
    const expires_at = new Date(Date.now() + 900_000).toISOString();
    return Response.json({ access_token: `token-${tokens}`, expires_at, attempt: serverAttempt });
  }
  if (url.endsWith("/submit")) {
    serverAttempt = { ...serverAttempt, state: "submitted" };
    return Response.json(serverAttempt);
  }
  if (url.endsWith("/socket-ticket")) {
    tickets += 1;
    return Response.json({ ticket: `ticket-${tickets}`, expires_at: new Date().toISOString() });
  }
  const seq = Number(url.split("/").at(-1));
  return crypto.subtle.digest("SHA-256", new Uint8Array(body ?? new ArrayBuffer(0))).then((hash) => {
    const sha256 = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return Response.json({ seq, sha256, status: "analysed", faces: [], width: 1, height: 1, detector: null, late: false, next_sample_s: 0.2 });
  });
}

async function make(attempt: CandidateAttempt = ATTEMPT): Promise<void> {
  serverAttempt = attempt;
  const access: AccessTokens = new AccessTokens({ attemptId: attempt.id, onAttempt: (latest) => existing()?.update(latest) });
  session = new ExamSession(access, attempt);
  session.start();
  await vi.waitFor(() => expect(session.attempt.get().consent_given ? FakeWebSocket.all.length : 1).toBeGreaterThan(0));
}

function existing(): ExamSession | undefined {
  return session;
}

const socket = (): FakeWebSocket => FakeWebSocket.all.at(-1)!;
const frames = (): string[] => calls.filter((call) => call.includes("/frames/")).map((call) => call.split("/").at(-1)!);

async function connected(): Promise<void> {
  socket().stand();
  await vi.waitFor(() => expect(socket().sent[0]?.type).toBe("hello"));
  socket().welcome(serverAttempt);
}

beforeEach(async () => {
  track = new FakeTrack();
  calls = [];
  tokens = 0;
  tickets = 0;
  FakeWebSocket.all = [];
  const open = ({ audio }: MediaStreamConstraints): Promise<FakeStream> =>
    audio === undefined ? Promise.resolve(new FakeStream([track])) : Promise.reject(new DOMException("", "NotFoundError"));
  vi.stubGlobal("WebSocket", FakeWebSocket);
  vi.stubGlobal("MediaStream", FakeStream);
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("RTCPeerConnection", vi.fn());
  vi.stubGlobal("OffscreenCanvas", class {
    getContext = (): object => ({ drawImage: () => undefined });
    convertToBlob = (): Promise<object> => Promise.resolve({ arrayBuffer: () => Promise.resolve(new ArrayBuffer(8)) });
  });
  vi.stubGlobal("XMLHttpRequest", undefined);
  vi.stubGlobal("fetch", (input: Request | string, init?: RequestInit) => {
    const url = typeof input === "string" ? input : input.url;
    calls.push(url);
    return Promise.resolve(answer(url, (init?.body ?? null) as ArrayBuffer | null));
  });
  Object.defineProperty(navigator, "mediaDevices", {
    configurable: true,
    value: Object.assign(new EventTarget(), { getUserMedia: open }),
  });
  vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
  vi.spyOn(HTMLMediaElement.prototype, "readyState", "get").mockReturnValue(4);
  vi.spyOn(HTMLVideoElement.prototype, "videoWidth", "get").mockReturnValue(640);
  vi.spyOn(HTMLVideoElement.prototype, "videoHeight", "get").mockReturnValue(480);
  await eraseStore();
});

afterEach(async () => {
  session.close();
  await new Promise((resolve) => setTimeout(resolve, 0));
  vi.unstubAllGlobals();
});

describe("ExamSession", () => {
  it("goes straight on with a running attempt: camera, socket, frames", async () => {
    await make();
    await connected();
    expect(socket().sent[0]).toEqual({ type: "hello", ticket: "ticket-1" });
    await vi.waitFor(() => expect(socket().sent.map(({ type }) => type)).toContain("report"));
    expect(session.connection.get().socket).toBe("open");
    await vi.waitFor(() => expect(frames().length).toBeGreaterThan(2), 4000);
    // The fake server asks for a picture every 0.2 s; numbers continue after those it has seen.
    expect(frames().slice(0, 3)).toEqual(["5", "6", "7"]);
  });

  it("starts nothing before consent", async () => {
    await make({ ...ATTEMPT, state: "invited", consent_given: false });
    expect(session.camera.get().stream).toBeNull();
    expect(FakeWebSocket.all).toHaveLength(0);
  });

  it("sends no frames while checking in", async () => {
    await make({ ...ATTEMPT, state: "checking_in", sample_every_s: 0.2 });
    await connected();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(frames()).toEqual([]);
    expect(await session.captureFrame()).not.toBeNull();
  });

  it("submits, and switches the camera off", async () => {
    await make();
    await connected();
    await session.finish();
    expect(session.attempt.get().state).toBe("submitted");
    expect(track.readyState).toBe("ended");
    expect(session.connection.get().socket).toBe("closed");
    expect(session.connection.get().backlog).toBe(0);
  });

  it("stops when a proctor ends the attempt, and an older answer does not revive it", async () => {
    await make();
    await connected();
    socket().say({ type: "attempt", attempt: { ...ATTEMPT, state: "terminated", end_reason: "Reason" } });
    expect(track.readyState).toBe("ended");
    session.update(ATTEMPT);
    expect(session.attempt.get().state).toBe("terminated");
  });

  it("yields to another window, and does not reconnect", async () => {
    await make();
    await connected();
    socket().say({ type: "problem", problem: "urn:openproctor:replaced", title: "t", detail: null, fatal: true });
    expect(session.replaced.get()).toBe(true);
    expect(track.readyState).toBe("ended");
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(FakeWebSocket.all).toHaveLength(1);
  });

  it("comes back with a new ticket when the socket is refused", async () => {
    await make();
    await connected();
    socket().say({ type: "problem", problem: "urn:openproctor:ticket-invalid", title: "t", detail: null, fatal: true });
    await vi.waitFor(() => expect(FakeWebSocket.all).toHaveLength(2), 3000);
    await connected();
    expect(socket().sent[0]).toEqual({ type: "hello", ticket: "ticket-2" });
  });

  it("comes back with the ticket that the lost socket received, once, and then with one that it asks for", async () => {
    await make();
    await connected();
    socket().lose();
    await vi.waitFor(() => expect(FakeWebSocket.all).toHaveLength(2), 3000);
    socket().stand();
    await vi.waitFor(() => expect(socket().sent[0]).toEqual({ type: "hello", ticket: "next" }));
    socket().lose();
    await vi.waitFor(() => expect(FakeWebSocket.all).toHaveLength(3), 3000);
    socket().stand();
    await vi.waitFor(() => expect(socket().sent[0]).toEqual({ type: "hello", ticket: "ticket-2" }));
  });

  it("reports a camera that fails, once it is clear that the page lives", async () => {
    await make();
    await connected();
    await vi.waitFor(() => expect(session.camera.get().status?.state).toBe("ok"));
    track.readyState = "ended";
    track.dispatchEvent(new Event("ended"));
    expect(socket().sent.at(-1)).not.toMatchObject({ camera: "lost" });
    await vi.waitFor(() => expect(socket().sent.findLast(({ type }) => type === "report")).toMatchObject({ camera: "lost" }), 2 * LAST_WORD_MS);
    expect(session.camera.get().status?.state).toBe("lost");
  });

  it("knows who speaks", async () => {
    await make();
    await connected();
    socket().say({ type: "talk", attempt_id: "attempt-1", peer: "peer-0001", on: true });
    expect([...session.proctorAudio.view.get().talking]).toEqual(["peer-0001"]);
    socket().say({ type: "talk", attempt_id: "attempt-1", peer: "peer-0001", on: false });
    expect(session.proctorAudio.view.get().talking.size).toBe(0);
  });
});
