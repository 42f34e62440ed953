/**
 * The proctor's side of one peer connection: the candidate's page offers, this answers. Independent of React.
 *
 * A viewer exists while an attempt is shown. It recovers from any failure by sending `rtc_watch` with the same peer id
 * again: the candidate's page then restarts ICE, or makes a new offer if it was reloaded meanwhile.
 */

import type { Quality, Schemas, StaffToServer } from "../api/types";
import { fromCandidate, toInit } from "./iceCandidate";

export type ViewerStatus = "connecting" | "live" | "interrupted" | "closed";

export interface ViewerSnapshot {
  readonly status: ViewerStatus;
  /** What the candidate sends; a new object for each new connection. */
  readonly stream: MediaStream | null;
  readonly talking: boolean;
  /** The candidate's page has answered, but no way for the media has been found for a while. */
  readonly noWay: boolean;
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

/** When to ask again: after a connection broke, and after a request without an answer, doubling up to the maximum. */
const RETRY_MS = { broken: 2000, unanswered: 8000, max: 30_000 };

const NO_WAY_MS = 6000;

export class Viewer {
  readonly peer: string;
  #options: Required<ViewerOptions>;
  #quality: Quality;
  #connection: RTCPeerConnection | null = null;
  #earlyCandidates: RTCIceCandidateInit[] = [];
  #work: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #noWayTimer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = RETRY_MS.unanswered;
  #microphone: MediaStreamTrack | null = null;
  #talkRequest = 0;
  #snapshot: ViewerSnapshot = { status: "connecting", stream: null, talking: false, noWay: false };

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

  /** The same object until something changes. */
  get snapshot(): ViewerSnapshot {
    return this.#snapshot;
  }

  /** Ask for the media, or ask again after something broke. */
  watch(): void {
    if (this.#closed) return;
    this.#send({ type: "rtc_watch", ...this.#address, quality: this.#quality });
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MS.max);
    this.#retryIn(this.#retryMs / 2);
    if (this.#microphone !== null) this.#send({ type: "talk", ...this.#address, on: true });
  }

  /** Change the candidate's encoding, without a new negotiation. */
  setQuality(quality: Quality): void {
    if (quality === this.#quality || this.#closed) return;
    this.#quality = quality;
    this.#send({ type: "rtc_quality", ...this.#address, quality });
  }

  /** Process a description or an ICE candidate from the other side, strictly in order of arrival. */
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
    // The button was released, or the viewer closed, while the browser was still asking.
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
    clearTimeout(this.#noWayTimer);
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
    // If this fails the socket is down, and `watchAllAgain` is called once it is back.
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
      // The offer does not fit the existing connection: try once more with a new one.
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
    // Both directions from the start, so that talking later needs no new negotiation.
    if (audio !== undefined) audio.direction = "sendrecv";
    await this.#attachMicrophone();
    await connection.setLocalDescription(await connection.createAnswer());
    const answer = connection.localDescription;
    if (answer === null || connection !== this.#connection) return;
    this.#signal({ description: { type: answer.type, sdp: answer.sdp } });
    this.#expectAWay();
    const early = this.#earlyCandidates.splice(0);
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
      this.#earlyCandidates.push(candidate);
      return;
    }
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch {
      // It belongs to an earlier ICE session, and is not needed.
    }
  }

  /** Both sides are known to each other: what is missing from now on is a way for the media. */
  #expectAWay(): void {
    clearTimeout(this.#noWayTimer);
    this.#noWayTimer = setTimeout(() => {
      if (!this.#closed && this.#connection?.connectionState !== "connected") this.#change({ noWay: true });
    }, NO_WAY_MS);
  }

  #signal(part: Partial<Pick<Schemas["RtcSignal"], "description" | "candidate">>): void {
    this.#send({ type: "rtc_signal", ...this.#address, description: null, candidate: null, ...part });
  }

  #dropConnection(): void {
    const connection = this.#connection;
    this.#connection = null;
    this.#earlyCandidates = [];
    if (connection === null) return;
    connection.ontrack = null;
    connection.onicecandidate = null;
    connection.onconnectionstatechange = null;
    connection.close();
  }

  // --- recovery ---

  #connectionChanged(state: RTCPeerConnectionState): void {
    if (state === "connected") {
      this.#clearTimer();
      clearTimeout(this.#noWayTimer);
      this.#retryMs = RETRY_MS.unanswered;
      this.#change({ status: "live", noWay: false });
    } else if (state === "disconnected" || state === "failed") {
      if (state === "failed") this.#change({ noWay: true });
      this.#interrupted();
    }
  }

  #interrupted(): void {
    this.#change({ status: "interrupted" });
    this.#retryIn(RETRY_MS.broken);
  }

  #retryIn(ms: number): void {
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

/** Whether two descriptions come from the same peer connection, by its origin line and its certificate. */
export function sameSession(before: string, after: string): boolean {
  return originOf(before) === originOf(after) && fingerprintOf(before) === fingerprintOf(after);
}

function originOf(sdp: string): string | undefined {
  return /^o=\S+ (\S+)/m.exec(sdp)?.[1];
}

function fingerprintOf(sdp: string): string | undefined {
  return /^a=fingerprint:(.+?)\s*$/m.exec(sdp)?.[1];
}

async function openMicrophone(): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
  const [track] = stream.getAudioTracks();
  if (track === undefined) throw new DOMException("No microphone was found.", "NotFoundError");
  return track;
}

/** A random identifier, also on pages without HTTPS, where `randomUUID` is missing. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
