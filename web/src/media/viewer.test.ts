import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Schemas, StaffToServer } from "../api/types";
import { sameSession, Viewer, type ViewerOptions } from "./viewer";

function offer(session: number, fingerprint = "sha-256 AA"): string {
  return `v=0\r\no=- ${session} 2 IN IP4 127.0.0.1\r\na=fingerprint:${fingerprint}\r\n`;
}

function candidate(name: string): Schemas["IceCandidate"] {
  return { candidate: name, sdp_mid: "0", sdp_m_line_index: 0, username_fragment: null };
}

class FakeSender {
  track: MediaStreamTrack | null = null;
  replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    this.track = track;
    return Promise.resolve();
  }
}

class FakeConnection {
  connectionState: RTCPeerConnectionState = "new";
  remoteDescription: { sdp: string } | null = null;
  localDescription: { type: string; sdp: string } | null = null;
  audio = { receiver: { track: { kind: "audio" } }, direction: "recvonly", sender: new FakeSender() };
  candidates: string[] = [];
  closed = false;
  refuses = false;
  ontrack: ((event: { track: unknown }) => void) | null = null;
  onicecandidate: ((event: { candidate: unknown }) => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;

  setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    if (this.refuses) return Promise.reject(new Error("The order of m-lines does not match"));
    this.remoteDescription = { sdp };
    return Promise.resolve();
  }
  getTransceivers() {
    return this.remoteDescription === null ? [] : [this.audio];
  }
  createAnswer() {
    return Promise.resolve({ type: "answer", sdp: "answer" });
  }
  setLocalDescription(description: { type: string; sdp: string }): Promise<void> {
    this.localDescription = description;
    return Promise.resolve();
  }
  addIceCandidate(init: { candidate: string }): Promise<void> {
    this.candidates.push(init.candidate);
    return Promise.resolve();
  }
  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
  close(): void {
    this.closed = true;
  }
}

function setUp(part: Partial<ViewerOptions> = {}) {
  const sent: StaffToServer[] = [];
  const connections: FakeConnection[] = [];
  const viewer = new Viewer(
    {
      attemptId: "attempt-1",
      iceServers: () => [],
      send: (message) => sent.push(message) > 0,
      onChange: () => undefined,
      createConnection: () => {
        const connection = new FakeConnection();
        connections.push(connection);
        return connection as unknown as RTCPeerConnection;
      },
      createStream: () => ({ addTrack: () => undefined }) as unknown as MediaStream,
      ...part,
    },
    "tile",
  );
  const receive = (description: string | null, ice: string | null = null) =>
    viewer.receive({
      description: description === null ? null : { type: "offer", sdp: description },
      candidate: ice === null ? null : candidate(ice),
    });
  const kinds = () => sent.map(({ type }) => type);
  return { viewer, sent, connections, receive, kinds };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("answering", () => {
  it("asks for the media, answers the offer, and can talk later without negotiating", async () => {
    const { viewer, sent, connections, receive } = setUp();
    expect(sent[0]).toEqual({ type: "rtc_watch", attempt_id: "attempt-1", peer: viewer.peer, quality: "tile" });
    await receive(offer(1));
    expect(connections[0]!.audio.direction).toBe("sendrecv");
    expect(sent[1]).toMatchObject({ type: "rtc_signal", description: { type: "answer", sdp: "answer" }, candidate: null });
  });

  it("keeps candidates until the offer has come, in order", async () => {
    const { connections, receive } = setUp();
    await receive(null, "early");
    await receive(offer(1));
    await receive(null, "late");
    expect(connections[0]!.candidates).toEqual(["early", "late"]);
  });

  it("sends its own candidates and their end", async () => {
    const { sent, connections, receive } = setUp();
    await receive(offer(1));
    connections[0]!.onicecandidate?.({
      candidate: { candidate: "mine", sdpMid: "0", sdpMLineIndex: 0, usernameFragment: "u" },
    });
    connections[0]!.onicecandidate?.({ candidate: null });
    expect(sent.at(-2)).toMatchObject({ candidate: { candidate: "mine", sdp_mid: "0", username_fragment: "u" } });
    expect(sent.at(-1)).toMatchObject({ type: "rtc_signal", description: null, candidate: null });
  });

  it("keeps the connection for an ICE restart", async () => {
    const { connections, receive } = setUp();
    await receive(offer(1));
    await receive(offer(1));
    expect(connections).toHaveLength(1);
  });

  it("makes a new connection when the candidate's page is a new one", async () => {
    const { connections, receive } = setUp();
    await receive(offer(1));
    await receive(offer(2, "sha-256 BB"));
    expect(connections).toHaveLength(2);
    expect(connections[0]!.closed).toBe(true);
    expect(connections[1]!.remoteDescription?.sdp).toBe(offer(2, "sha-256 BB"));
  });

  it("makes a new connection when the offer does not fit", async () => {
    const { connections, receive } = setUp();
    await receive(offer(1));
    connections[0]!.refuses = true;
    await receive(offer(1));
    expect(connections).toHaveLength(2);
    expect(connections[1]!.localDescription).not.toBeNull();
  });
});

describe("a way for the media", () => {
  it("is missing where both sides know each other and nothing connects for a while, until something does", async () => {
    const { viewer, connections, receive } = setUp();
    await vi.advanceTimersByTimeAsync(7000);
    expect(viewer.snapshot.noWay).toBe(false);
    await receive(offer(1));
    await vi.advanceTimersByTimeAsync(5500);
    expect(viewer.snapshot.noWay).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(viewer.snapshot).toMatchObject({ status: "connecting", noWay: true });
    connections[0]!.become("connected");
    expect(viewer.snapshot).toMatchObject({ status: "live", noWay: false });
    viewer.close();
  });

  it("is missing as soon as the browser gives up", async () => {
    const { viewer, connections, receive } = setUp();
    await receive(offer(1));
    connections[0]!.become("failed");
    expect(viewer.snapshot).toMatchObject({ status: "interrupted", noWay: true });
    viewer.close();
  });
});

describe("recovery", () => {
  it("asks again with the same peer two seconds after the connection broke", async () => {
    const { viewer, connections, receive, sent } = setUp();
    await receive(offer(1));
    connections[0]!.become("connected");
    expect(viewer.snapshot.status).toBe("live");
    connections[0]!.become("disconnected");
    expect(viewer.snapshot.status).toBe("interrupted");
    vi.advanceTimersByTime(1900);
    expect(sent.filter(({ type }) => type === "rtc_watch")).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(sent.filter(({ type }) => type === "rtc_watch")).toHaveLength(2);
    expect(sent.at(-1)).toMatchObject({ peer: viewer.peer });
  });

  it("does not ask when the connection recovered by itself", async () => {
    const { connections, receive, kinds } = setUp();
    await receive(offer(1));
    connections[0]!.become("disconnected");
    connections[0]!.become("connected");
    vi.advanceTimersByTime(60_000);
    expect(kinds().filter((kind) => kind === "rtc_watch")).toHaveLength(1);
  });

  it("asks ever less often while nobody answers", () => {
    const { kinds } = setUp();
    vi.advanceTimersByTime(8000);
    expect(kinds()).toHaveLength(2);
    vi.advanceTimersByTime(15_000 - 1);
    expect(kinds()).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(kinds()).toHaveLength(3);
  });

  it("is silent once it is closed", async () => {
    const { viewer, connections, receive, kinds } = setUp();
    await receive(offer(1));
    viewer.close();
    await receive(offer(1));
    vi.advanceTimersByTime(60_000);
    expect(kinds().at(-1)).toBe("rtc_unwatch");
    expect(connections).toHaveLength(1);
    expect(connections[0]!.closed).toBe(true);
  });
});

describe("quality", () => {
  it("changes without negotiation, and is what is asked for afterwards", () => {
    const { viewer, sent } = setUp();
    viewer.setQuality("full");
    viewer.setQuality("full");
    viewer.watch();
    expect(sent.map(({ type }) => type)).toEqual(["rtc_watch", "rtc_quality", "rtc_watch"]);
    expect(sent.at(-1)).toMatchObject({ quality: "full" });
  });
});

describe("talking", () => {
  function microphone() {
    const stop = vi.fn();
    return { stop, track: { stop, kind: "audio" } as unknown as MediaStreamTrack };
  }

  it("opens and closes the microphone", async () => {
    const { track, stop } = microphone();
    const { viewer, sent, connections, receive } = setUp({ getMicrophone: () => Promise.resolve(track) });
    await receive(offer(1));
    await viewer.talk(true);
    expect(connections[0]!.audio.sender.track).toBe(track);
    expect(viewer.snapshot.talking).toBe(true);
    expect(sent.at(-1)).toMatchObject({ type: "talk", on: true });
    await viewer.talk(false);
    expect(connections[0]!.audio.sender.track).toBeNull();
    expect(stop).toHaveBeenCalled();
    expect(sent.at(-1)).toMatchObject({ type: "talk", on: false });
  });

  it("stays shut when the button was let go before the browser gave the microphone", async () => {
    let give: (track: MediaStreamTrack) => void = () => undefined;
    const { track, stop } = microphone();
    const { viewer, kinds } = setUp({ getMicrophone: () => new Promise((resolve) => (give = resolve)) });
    const talking = viewer.talk(true);
    await viewer.talk(false);
    give(track);
    await talking;
    expect(stop).toHaveBeenCalled();
    expect(kinds()).not.toContain("talk");
  });

  it("goes on through a new connection", async () => {
    const { track } = microphone();
    const { viewer, connections, receive } = setUp({ getMicrophone: () => Promise.resolve(track) });
    await receive(offer(1));
    await viewer.talk(true);
    await receive(offer(2));
    expect(connections[1]!.audio.sender.track).toBe(track);
  });
});

it("tells sessions apart by origin and certificate", () => {
  expect(sameSession(offer(1), offer(1))).toBe(true);
  expect(sameSession(offer(1), offer(2))).toBe(false);
  expect(sameSession(offer(1), offer(1, "sha-256 BB"))).toBe(false);
});
