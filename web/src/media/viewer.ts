/**
 * The proctor's side of one peer-to-peer connection: the candidate offers, this answers. It knows no React.
 *
 * One viewer lives as long as somebody looks at the attempt. What goes wrong heals by asking again: `rtc_watch` with the
 * same peer id makes the candidate's page restart ICE, or offer anew when it was reloaded in between.
 */

import type { Quality, Schemas, StaffToServer } from "../api/types";

export type ViewerStatus = "connecting" | "live" | "interrupted" | "closed";

export interface ViewerSnapshot {
  readonly status: ViewerStatus;
  /** What the candidate sends; another object after the connection was made anew. */
  readonly stream: MediaStream | null;
  readonly talking: boolean;
}

export interface ViewerOptions {
  attemptId: string;
  iceServers: () => RTCIceServer[];
  send: (message: StaffToServer) => boolean;
  onChange: () => void;
  createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
  createStream?: () => MediaStream;
  getMicrophone?: () => Promise<MediaStreamTrack>;
}

/** After a broken connection, and doubling up to the last while nothing comes back, in milliseconds. */
const ASK_AGAIN_MS = { broken: 2000, unanswered: 8000, most: 30_000 };

export class Viewer {
  readonly peer: string;
  #options: Required<ViewerOptions>;
  #quality: Quality;
  #connection: RTCPeerConnection | null = null;
  #early: RTCIceCandidateInit[] = [];
  #work: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #patienceMs = ASK_AGAIN_MS.unanswered;
  #microphone: MediaStreamTrack | null = null;
  #talkRequest = 0;
  #snapshot: ViewerSnapshot = { status: "connecting", stream: null, talking: false };

  constructor(options: ViewerOptions, quality: Quality) {
    this.#options = {
      createConnection: (configuration) => new RTCPeerConnection(configuration),
      createStream: () => new MediaStream(),
      getMicrophone: openMicrophone,
      ...options,
    };
    this.#quality = quality;
    this.peer = randomId();
    this.watch();
  }

  /** The same object until something changed. */
  get snapshot(): ViewerSnapshot {
    return this.#snapshot;
  }

  /** Ask for the media, or ask again after something broke. */
  watch(): void {
    if (this.#closed) return;
    this.#send({ type: "rtc_watch", ...this.#address, quality: this.#quality });
    this.#patienceMs = Math.min(this.#patienceMs * 2, ASK_AGAIN_MS.most);
    this.#askAgainIn(this.#patienceMs / 2);
    if (this.#microphone !== null) this.#send({ type: "talk", ...this.#address, on: true });
  }

  /** Change what the candidate's encoder does; nothing is negotiated. */
  setQuality(quality: Quality): void {
    if (quality === this.#quality || this.#closed) return;
    this.#quality = quality;
    this.#send({ type: "rtc_quality", ...this.#address, quality });
  }

  /** A description or an ICE candidate from the other side; worked off strictly in order. */
  receive(signal: Pick<Schemas["RtcSignal"], "description" | "candidate">): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.#closed) return;
      if (signal.description?.type === "offer") await this.#answer(signal.description.sdp);
      else if (signal.candidate !== null) await this.#addCandidate(toInit(signal.candidate));
    });
    return this.#work;
  }

  /**
   * Open or close the proctor's microphone to this candidate.
   * @throws DOMException when the browser gives no microphone.
   */
  async talk(on: boolean): Promise<void> {
    const request = ++this.#talkRequest;
    if (!on) return this.#stopTalking();
    if (this.#microphone !== null) return;
    const track = await this.#options.getMicrophone();
    // Let go, or closed, while the browser was still asking.
    if (request !== this.#talkRequest || this.#closed) {
      track.stop();
      return;
    }
    this.#microphone = track;
    await this.#attachMicrophone();
    this.#send({ type: "talk", ...this.#address, on: true });
    this.#change({ talking: true });
  }

  close(): void {
    if (this.#closed) return;
    this.#talkRequest += 1;
    if (this.#microphone !== null) void this.#stopTalking();
    this.#send({ type: "rtc_unwatch", ...this.#address });
    this.#clearTimer();
    this.#dropConnection();
    this.#change({ status: "closed", stream: null });
  }

  get #closed(): boolean {
    return this.#snapshot.status === "closed";
  }

  get #address(): { attempt_id: string; peer: string } {
    return { attempt_id: this.#options.attemptId, peer: this.peer };
  }

  #send(message: StaffToServer): void {
    // Not delivered means that the socket is down: the pool watches anew once it is back.
    this.#options.send(message);
  }

  #change(part: Partial<ViewerSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.#options.onChange();
  }

  // --- negotiation ---

  async #answer(sdp: string): Promise<void> {
    const known = this.#connection?.remoteDescription?.sdp;
    if (known !== undefined && !sameSession(known, sdp)) this.#dropConnection();
    try {
      await this.#negotiate(sdp);
    } catch {
      // The offer does not fit what was agreed before: begin afresh with it, once.
      this.#dropConnection();
      try {
        await this.#negotiate(sdp);
      } catch {
        this.#dropConnection();
        this.#interrupted();
      }
    }
  }

  async #negotiate(sdp: string): Promise<void> {
    const connection = this.#connection ?? this.#connect();
    await connection.setRemoteDescription({ type: "offer", sdp });
    const audio = audioTransceiver(connection);
    // Both ways from the start, so that talking later needs no negotiation.
    if (audio !== undefined) audio.direction = "sendrecv";
    await this.#attachMicrophone();
    await connection.setLocalDescription(await connection.createAnswer());
    const answer = connection.localDescription;
    if (answer === null || connection !== this.#connection) return;
    this.#signal({ description: { type: answer.type, sdp: answer.sdp } });
    const early = this.#early.splice(0);
    for (const candidate of early) await this.#addCandidate(candidate);
  }

  #connect(): RTCPeerConnection {
    const connection = this.#options.createConnection({ iceServers: this.#options.iceServers() });
    const stream = this.#options.createStream();
    connection.ontrack = ({ track }) => {
      stream.addTrack(track);
      this.#change({ stream });
    };
    connection.onicecandidate = ({ candidate }) => {
      if (connection === this.#connection) this.#signal({ candidate: fromCandidate(candidate) });
    };
    connection.onconnectionstatechange = () => {
      if (connection === this.#connection) this.#connectionChanged(connection.connectionState);
    };
    this.#connection = connection;
    return connection;
  }

  async #addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (!this.#connection?.remoteDescription) {
      this.#early.push(candidate);
      return;
    }
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch {
      // One of an earlier round of ICE; the others decide.
    }
  }

  #signal(part: Partial<Pick<Schemas["RtcSignal"], "description" | "candidate">>): void {
    this.#send({ type: "rtc_signal", ...this.#address, description: null, candidate: null, ...part });
  }

  #dropConnection(): void {
    const connection = this.#connection;
    this.#connection = null;
    this.#early = [];
    if (connection === null) return;
    connection.ontrack = null;
    connection.onicecandidate = null;
    connection.onconnectionstatechange = null;
    connection.close();
  }

  // --- healing ---

  #connectionChanged(state: RTCPeerConnectionState): void {
    if (state === "connected") {
      this.#clearTimer();
      this.#patienceMs = ASK_AGAIN_MS.unanswered;
      this.#change({ status: "live" });
    } else if (state === "disconnected" || state === "failed") {
      this.#interrupted();
    }
  }

  #interrupted(): void {
    this.#change({ status: "interrupted" });
    this.#askAgainIn(ASK_AGAIN_MS.broken);
  }

  #askAgainIn(ms: number): void {
    this.#clearTimer();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#connection?.connectionState !== "connected") this.watch();
    }, ms);
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  // --- talking ---

  async #attachMicrophone(): Promise<void> {
    if (this.#connection === null) return;
    const sender = audioTransceiver(this.#connection)?.sender;
    if (sender !== undefined && sender.track !== this.#microphone) await sender.replaceTrack(this.#microphone);
  }

  async #stopTalking(): Promise<void> {
    const track = this.#microphone;
    if (track === null) return;
    this.#microphone = null;
    track.stop();
    this.#send({ type: "talk", ...this.#address, on: false });
    this.#change({ talking: false });
    await this.#attachMicrophone();
  }
}

function audioTransceiver(connection: RTCPeerConnection): RTCRtpTransceiver | undefined {
  return connection.getTransceivers().find(({ receiver }) => receiver.track.kind === "audio");
}

/** Whether two descriptions come from the same peer connection: its origin line and its certificate stay. */
export function sameSession(before: string, after: string): boolean {
  return originOf(before) === originOf(after) && fingerprintOf(before) === fingerprintOf(after);
}

function originOf(sdp: string): string | undefined {
  return /^o=\S+ (\S+)/m.exec(sdp)?.[1];
}

function fingerprintOf(sdp: string): string | undefined {
  return /^a=fingerprint:(.+?)\s*$/m.exec(sdp)?.[1];
}

function toInit(candidate: Schemas["IceCandidate"]): RTCIceCandidateInit {
  return {
    candidate: candidate.candidate,
    sdpMid: candidate.sdp_mid,
    sdpMLineIndex: candidate.sdp_m_line_index,
    usernameFragment: candidate.username_fragment,
  };
}

function fromCandidate(candidate: RTCIceCandidate | null): Schemas["IceCandidate"] | null {
  if (candidate === null || candidate.candidate === "") return null;
  return {
    candidate: candidate.candidate,
    sdp_mid: candidate.sdpMid,
    sdp_m_line_index: candidate.sdpMLineIndex,
    username_fragment: candidate.usernameFragment,
  };
}

async function openMicrophone(): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
  const [track] = stream.getAudioTracks();
  if (track === undefined) throw new DOMException("No microphone was found.", "NotFoundError");
  return track;
}

/** A random identifier; `randomUUID` exists on secure pages only. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
