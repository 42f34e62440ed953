/** The candidate's side of one peer connection: sends camera and microphone to one proctor, receives that proctor's voice. */
import type { CandidateToServer, Quality, Schemas } from "../api/types";
import { fromCandidate, toInit } from "./iceCandidate";

export type SignalFromCandidate = Extract<CandidateToServer, { type: "rtc_signal" }>;

export interface PeerOptions {
  peer: string;
  iceServers(): RTCIceServer[];
  send(message: SignalFromCandidate): boolean;
  /** Whether the socket is open, so that an offer can be sent. */
  canSend(): boolean;
  onVoice(stream: MediaStream | null): void;
  /** Every restart failed: nothing more will be tried. */
  onGone(): void;
  createConnection(configuration: RTCConfiguration): RTCPeerConnection;
}

/** The tracks to send, null where there is no such device. */
export interface Tracks {
  video: MediaStreamTrack | null;
  audio: MediaStreamTrack | null;
}

const DISCONNECTED_MS = 2000;
/** How long an offer may wait for its answer before another is made. */
const ANSWER_MS = 2000;
const MAX_RESTARTS = 6;
const TILE_WIDTH = 320;

/** The encoder's limits for a source of this width. */
export function encodingFor(quality: Quality, sourceWidth: number): RTCRtpEncodingParameters {
  return quality === "tile"
    ? { maxBitrate: 100_000, maxFramerate: 8, scaleResolutionDownBy: Math.max(1, sourceWidth / TILE_WIDTH) }
    : { maxBitrate: 1_500_000, maxFramerate: 30, scaleResolutionDownBy: 1 };
}

export class PublisherPeer {
  readonly #options: PeerOptions;
  #quality: Quality;
  #tracks: Tracks;
  #connection: RTCPeerConnection | null = null;
  #video: RTCRtpSender | null = null;
  #audio: RTCRtpSender | null = null;
  #earlyCandidates: RTCIceCandidateInit[] = [];
  #work: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #offeredAt = -Infinity;
  #restarts = 0;
  #closed = false;

  constructor(options: PeerOptions, quality: Quality, tracks: Tracks) {
    this.#options = options;
    this.#quality = quality;
    this.#tracks = tracks;
  }

  get isConnected(): boolean {
    return this.#connection?.connectionState === "connected";
  }

  /** Send an offer, the first one or one that restarts a broken connection. */
  watch(quality: Quality): Promise<void> {
    this.#quality = quality;
    this.#restarts = 0;
    return this.#queue(async () => {
      await this.#offer();
      await this.#apply();
    });
  }

  /** Change the encoding, without a new negotiation. */
  setQuality(quality: Quality): Promise<void> {
    this.#quality = quality;
    return this.#queue(() => this.#apply());
  }

  /** Send these tracks from now on, without a new negotiation. */
  setTracks(tracks: Tracks): Promise<void> {
    this.#tracks = tracks;
    return this.#queue(() => this.#apply());
  }

  /** Process an answer or an ICE candidate from the other side, strictly in order of arrival. */
  receive(signal: Pick<Schemas["RtcSignal"], "description" | "candidate">): Promise<void> {
    return this.#queue(async () => {
      if (signal.description?.type === "answer") await this.#accept(signal.description.sdp);
      else if (signal.candidate !== null) await this.#addCandidate(toInit(signal.candidate));
    });
  }

  /** The socket is open again: restart the connection if it broke meanwhile. */
  restartIfBroken(): void {
    if (this.#connection !== null && !this.isConnected) this.#restart();
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #queue(job: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.#closed) return;
      try {
        await job();
      } catch {
        // After a refused step the connection may never come up: check it later and restart it.
        this.#restartSoon();
      }
    });
    return this.#work;
  }

  // --- negotiation ---

  async #offer(): Promise<void> {
    if (!this.#options.canSend()) return;
    const state = this.#connection?.signalingState;
    const pending = state === "have-local-offer";
    if (pending && performance.now() - this.#offeredAt < ANSWER_MS) return;
    const isNew = this.#connection === null || state !== "stable" || this.#connection.connectionState === "closed";
    const connection = isNew || this.#connection === null ? this.#connect() : this.#connection;
    if (!isNew) connection.restartIce();
    await connection.setLocalDescription(await connection.createOffer(isNew ? {} : { iceRestart: true }));
    const offer = connection.localDescription;
    if (offer === null || connection !== this.#connection) return;
    this.#offeredAt = performance.now();
    this.#signal({ description: { type: offer.type, sdp: offer.sdp } });
  }

  #connect(): RTCPeerConnection {
    this.#drop();
    const connection = this.#options.createConnection({ iceServers: this.#options.iceServers() });
    this.#connection = connection;
    const encoding = encodingFor(this.#quality, this.#sourceWidth);
    this.#video = connection.addTransceiver(this.#tracks.video ?? "video", { direction: "sendonly", sendEncodings: [encoding] }).sender;
    this.#audio = connection.addTransceiver("audio", { direction: "sendrecv" }).sender;
    connection.ontrack = ({ track, streams }) => {
      if (track.kind === "audio") this.#options.onVoice(streams[0] ?? new MediaStream([track]));
    };
    connection.onicecandidate = ({ candidate }) => {
      if (connection === this.#connection && candidate !== null) this.#signal({ candidate: fromCandidate(candidate) });
    };
    connection.oniceconnectionstatechange = () => {
      if (connection === this.#connection) this.#iceChanged(connection.iceConnectionState);
    };
    return connection;
  }

  async #accept(sdp: string): Promise<void> {
    const connection = this.#connection;
    // The answer belongs to an offer that was abandoned meanwhile.
    if (connection?.signalingState !== "have-local-offer") return;
    await connection.setRemoteDescription({ type: "answer", sdp });
    for (const candidate of this.#earlyCandidates.splice(0)) await this.#addCandidate(candidate);
  }

  async #addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.#connection?.signalingState !== "stable") {
      this.#earlyCandidates.push(candidate);
      return;
    }
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch {
      // It belongs to an earlier ICE session, and is not needed.
    }
  }

  #signal(part: Partial<Pick<SignalFromCandidate, "description" | "candidate">>): void {
    this.#options.send({ type: "rtc_signal", peer: this.#options.peer, description: null, candidate: null, ...part });
  }

  #drop(): void {
    this.#clearTimer();
    const connection = this.#connection;
    this.#connection = null;
    this.#video = this.#audio = null;
    this.#earlyCandidates = [];
    if (connection === null) return;
    connection.ontrack = connection.onicecandidate = connection.oniceconnectionstatechange = null;
    connection.close();
    this.#options.onVoice(null);
  }

  // --- what is sent ---

  get #sourceWidth(): number {
    return this.#tracks.video?.getSettings().width ?? 1280;
  }

  async #apply(): Promise<void> {
    const video = this.#video;
    const audio = this.#audio;
    if (video === null || audio === null) return;
    const sound = this.#quality === "full" ? this.#tracks.audio : null;
    if (video.track !== this.#tracks.video) await video.replaceTrack(this.#tracks.video);
    if (audio.track !== sound) await audio.replaceTrack(sound);
    const parameters = video.getParameters();
    const [encoding] = parameters.encodings;
    if (encoding === undefined) return;
    Object.assign(encoding, encodingFor(this.#quality, this.#sourceWidth));
    // Proctors need detail rather than motion, and a resolution that was reduced takes long to recover.
    parameters.degradationPreference = "maintain-resolution";
    await video.setParameters(parameters);
  }

  // --- recovery ---

  #iceChanged(state: RTCIceConnectionState): void {
    if (state === "connected" || state === "completed") {
      this.#clearTimer();
      this.#restarts = 0;
    } else if (state === "failed") {
      this.#restart();
    } else if (state === "disconnected") {
      this.#restartSoon();
    }
  }

  #restartSoon(): void {
    this.#clearTimer();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.isConnected) this.#restart();
    }, DISCONNECTED_MS);
  }

  #restart(): void {
    // Without the socket no offer can be sent; `restartIfBroken` is called when it is back.
    if (this.#closed || !this.#options.canSend()) return;
    this.#restarts += 1;
    if (this.#restarts > MAX_RESTARTS) {
      this.close();
      this.#options.onGone();
      return;
    }
    void this.#queue(() => this.#offer());
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
