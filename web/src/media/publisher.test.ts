import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { encodingFor, MAX_PEERS, Publisher, type SignalFromCandidate } from "./publisher";

interface FakeTrack {
  kind: "video" | "audio";
  getSettings(): { width: number };
}

class FakeSender {
  track: FakeTrack | null;
  encodings: RTCRtpEncodingParameters[];
  constructor(track: FakeTrack | null, encodings: RTCRtpEncodingParameters[] = []) {
    this.track = track;
    this.encodings = encodings;
  }
  getParameters(): { encodings: RTCRtpEncodingParameters[] } {
    return { encodings: this.encodings.map((encoding) => ({ ...encoding })) };
  }
  setParameters(parameters: { encodings: RTCRtpEncodingParameters[] }): Promise<void> {
    this.encodings = parameters.encodings;
    return Promise.resolve();
  }
  replaceTrack(track: FakeTrack | null): Promise<void> {
    this.track = track;
    return Promise.resolve();
  }
}

class FakeConnection {
  static all: FakeConnection[] = [];
  signalingState = "stable";
  connectionState = "new";
  iceConnectionState = "new";
  localDescription: { type: string; sdp: string } | null = null;
  candidates: unknown[] = [];
  senders: FakeSender[] = [];
  directions: (string | undefined)[] = [];
  restarts = 0;
  offers = 0;
  closed = false;
  ontrack: ((event: object) => void) | null = null;
  onicecandidate: ((event: object) => void) | null = null;
  oniceconnectionstatechange: (() => void) | null = null;
  readonly configuration: RTCConfiguration;

  constructor(configuration: RTCConfiguration) {
    this.configuration = configuration;
    FakeConnection.all.push(this);
  }
  addTransceiver(source: FakeTrack | string, init: RTCRtpTransceiverInit): { sender: FakeSender } {
    const sender = new FakeSender(typeof source === "string" ? null : source, init.sendEncodings);
    this.senders.push(sender);
    this.directions.push(init.direction);
    return { sender };
  }
  createOffer(options: RTCOfferOptions): Promise<{ type: string; sdp: string }> {
    this.offers += 1;
    return Promise.resolve({ type: "offer", sdp: `offer ${this.offers}${options.iceRestart === true ? " restart" : ""}` });
  }
  setLocalDescription(description: { type: string; sdp: string }): Promise<void> {
    this.localDescription = description;
    this.signalingState = "have-local-offer";
    return Promise.resolve();
  }
  setRemoteDescription(): Promise<void> {
    this.signalingState = "stable";
    return Promise.resolve();
  }
  addIceCandidate(candidate: unknown): Promise<void> {
    this.candidates.push(candidate);
    return Promise.resolve();
  }
  restartIce(): void {
    this.restarts += 1;
  }
  close(): void {
    this.closed = true;
    this.connectionState = "closed";
  }
  become(state: string): void {
    this.iceConnectionState = state;
    this.connectionState = state;
    this.oniceconnectionstatechange?.();
  }
}

const PEER = "peer-0001";
let sent: SignalFromCandidate[];
let open: boolean;
let voices: [string, boolean][];
let publisher: Publisher;

const video = (width = 1280): FakeTrack => ({ kind: "video", getSettings: () => ({ width }) });
const audio: FakeTrack = { kind: "audio", getSettings: () => ({ width: 0 }) };

function stream(camera: FakeTrack): MediaStream {
  return { getVideoTracks: () => [camera], getAudioTracks: () => [audio] } as unknown as MediaStream;
}

const watch = (quality: "tile" | "full" = "tile", peer = PEER): Promise<void> =>
  publisher.handle({ type: "rtc_watch", attempt_id: "attempt-1", peer, quality });
const answer = (peer = PEER): Promise<void> =>
  publisher.handle({ type: "rtc_signal", attempt_id: "attempt-1", peer, description: { type: "answer", sdp: "a" }, candidate: null });
const remoteCandidate = (candidate: string): Promise<void> =>
  publisher.handle({
    type: "rtc_signal",
    attempt_id: "attempt-1",
    peer: PEER,
    description: null,
    candidate: { candidate, sdp_mid: "0", sdp_m_line_index: 0, username_fragment: null },
  });
const connection = (index = -1): FakeConnection => FakeConnection.all.at(index)!;

beforeEach(async () => {
  vi.useFakeTimers();
  FakeConnection.all = [];
  sent = [];
  voices = [];
  open = true;
  publisher = new Publisher({
    send: (message) => {
      sent.push(message);
      return open;
    },
    canSend: () => open,
    onVoice: (peer, value) => voices.push([peer, value !== null]),
    createConnection: (configuration) => new FakeConnection(configuration) as unknown as RTCPeerConnection,
  });
  publisher.setIceServers([{ urls: ["stun:stun.test"], username: null, credential: null }]);
  await publisher.setStream(stream(video()));
});

afterEach(() => {
  publisher.close();
  vi.useRealTimers();
});

describe("Publisher", () => {
  it("offers a small picture without sound to a new watcher", async () => {
    await watch("tile");
    expect(connection().configuration).toEqual({ iceServers: [{ urls: ["stun:stun.test"] }] });
    expect(connection().directions).toEqual(["sendonly", "sendrecv"]);
    expect(connection().senders[0]?.encodings).toEqual([{ maxBitrate: 100_000, maxFramerate: 8, scaleResolutionDownBy: 4 }]);
    expect(connection().senders[1]?.track).toBeNull();
    expect(sent).toEqual([{ type: "rtc_signal", peer: PEER, description: { type: "offer", sdp: "offer 1" }, candidate: null }]);
  });

  it("switches to full size with sound, and back, without a new offer", async () => {
    await watch("tile");
    await answer();
    await publisher.handle({ type: "rtc_quality", attempt_id: "attempt-1", peer: PEER, quality: "full" });
    expect(connection().senders[0]?.encodings).toEqual([{ maxBitrate: 1_500_000, maxFramerate: 30, scaleResolutionDownBy: 1 }]);
    expect(connection().senders[1]?.track).toBe(audio);
    await publisher.handle({ type: "rtc_quality", attempt_id: "attempt-1", peer: PEER, quality: "tile" });
    expect(connection().senders[1]?.track).toBeNull();
    expect(connection().offers).toBe(1);
  });

  it("trickles its own candidates and holds the other side's until the answer", async () => {
    await watch();
    await remoteCandidate("early");
    expect(connection().candidates).toEqual([]);
    await answer();
    await remoteCandidate("later");
    expect(connection().candidates).toMatchObject([{ candidate: "early" }, { candidate: "later" }]);
    connection().onicecandidate?.({ candidate: { candidate: "c", sdpMid: "0", sdpMLineIndex: 0, usernameFragment: "u" } });
    expect(sent.at(-1)?.candidate).toEqual({ candidate: "c", sdp_mid: "0", sdp_m_line_index: 0, username_fragment: "u" });
  });

  it("restarts ICE when a known peer watches again", async () => {
    await watch();
    await answer();
    await watch("full");
    expect(FakeConnection.all).toHaveLength(1);
    expect(connection().restarts).toBe(1);
    expect(sent.at(-1)?.description?.sdp).toBe("offer 2 restart");
    expect(connection().senders[1]?.track).toBe(audio);
  });

  it("makes a new connection when the earlier offer was never answered", async () => {
    await watch();
    await watch();
    expect(FakeConnection.all).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3000);
    await watch();
    expect(FakeConnection.all).toHaveLength(2);
    expect(connection(0).closed).toBe(true);
  });

  it("restarts by itself after a failure, and after two seconds of interruption", async () => {
    await watch();
    await answer();
    connection().become("connected");
    connection().become("disconnected");
    await vi.advanceTimersByTimeAsync(1900);
    expect(connection().restarts).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(connection().restarts).toBe(1);
    await answer();
    connection().become("failed");
    await vi.advanceTimersByTimeAsync(0);
    expect(connection().restarts).toBe(2);
  });

  it("does not restart an interruption that ended by itself", async () => {
    await watch();
    await answer();
    connection().become("disconnected");
    connection().become("connected");
    await vi.advanceTimersByTimeAsync(5000);
    expect(connection().restarts).toBe(0);
  });

  it("waits for the socket before it restarts", async () => {
    await watch();
    await answer();
    open = false;
    connection().become("failed");
    await vi.advanceTimersByTimeAsync(0);
    expect(connection().restarts).toBe(0);
    open = true;
    publisher.restoreConnections();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection().restarts).toBe(1);
  });

  it("gives up a peer that never comes back", async () => {
    await watch();
    for (let n = 0; n < 8; n++) {
      await answer();
      connection().become("failed");
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(publisher.watchers).toBe(0);
    expect(connection().closed).toBe(true);
  });

  it("closes at the end of watching", async () => {
    await watch();
    await publisher.handle({ type: "rtc_unwatch", attempt_id: "attempt-1", peer: PEER });
    expect(connection().closed).toBe(true);
    expect(publisher.watchers).toBe(0);
    await answer();
  });

  it("passes on the proctor's voice", async () => {
    await watch();
    connection().ontrack?.({ track: { kind: "audio" }, streams: [{}] });
    expect(voices).toEqual([[PEER, true]]);
    publisher.close();
    expect(voices.at(-1)).toEqual([PEER, false]);
  });

  it("puts a new camera into every connection", async () => {
    await watch("tile", "peer-0001");
    await watch("tile", "peer-0002");
    const other = video(640);
    await publisher.setStream(stream(other));
    for (const { senders } of FakeConnection.all) {
      expect(senders[0]?.track).toBe(other);
      expect(senders[0]?.encodings[0]?.scaleResolutionDownBy).toBe(2);
    }
  });

  it("serves a limited number of watchers, and drops disconnected ones first", async () => {
    for (let n = 0; n < MAX_PEERS; n++) {
      await watch("tile", `peer-00${n}`);
      connection().become("connected");
    }
    await watch("tile", "peer-late");
    expect(FakeConnection.all).toHaveLength(MAX_PEERS);
    connection(3).become("disconnected");
    await watch("tile", "peer-late");
    expect(FakeConnection.all).toHaveLength(MAX_PEERS + 1);
    expect(publisher.watchers).toBe(MAX_PEERS);
  });
});

describe("encodingFor", () => {
  it("never enlarges a small picture", () => {
    expect(encodingFor("tile", 160).scaleResolutionDownBy).toBe(1);
  });
});
