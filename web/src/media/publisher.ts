/** Shows the candidate's camera and microphone to every proctor who looks, each over a connection of its own. No React here. */
import type { Schemas, ServerToCandidate } from "../api/types";
import { type PeerOptions, PublisherPeer, type SignalFromCandidate, type Tracks } from "./publisherPeer";

export { encodingFor, type SignalFromCandidate } from "./publisherPeer";

export type RtcMessage = Extract<ServerToCandidate, { type: "rtc_watch" | "rtc_unwatch" | "rtc_quality" | "rtc_signal" }>;

export interface PublisherOptions {
  send(message: SignalFromCandidate): boolean;
  /** Whether the socket is open. */
  canSend(): boolean;
  /** A proctor's sound has arrived, or is gone. */
  onVoice(peer: string, stream: MediaStream | null): void;
  createConnection?(configuration: RTCConfiguration): RTCPeerConnection;
}

/** A home's upload does not carry more. */
export const MAX_PEERS = 12;

export class Publisher {
  readonly #options: PublisherOptions;
  readonly #peers = new Map<string, PublisherPeer>();
  #tracks: Tracks = { video: null, audio: null };
  #iceServers: RTCIceServer[] = [];

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  get watchers(): number {
    return this.#peers.size;
  }

  setIceServers(servers: readonly Schemas["IceServer"][]): void {
    this.#iceServers = servers.map(({ urls, username, credential }) => ({
      urls,
      ...(username === null ? {} : { username }),
      ...(credential === null ? {} : { credential }),
    }));
  }

  /** What the camera gives now; every connection changes over to it. */
  async setStream(stream: MediaStream | null): Promise<void> {
    this.#tracks = { video: stream?.getVideoTracks()[0] ?? null, audio: stream?.getAudioTracks()[0] ?? null };
    await Promise.all([...this.#peers.values()].map((peer) => peer.setTracks(this.#tracks)));
  }

  async handle(message: RtcMessage): Promise<void> {
    switch (message.type) {
      case "rtc_watch":
        await this.#watch(message);
        return;
      case "rtc_unwatch":
        this.#forget(message.peer);
        return;
      case "rtc_quality":
        await this.#peers.get(message.peer)?.setQuality(message.quality);
        return;
      case "rtc_signal":
        await this.#peers.get(message.peer)?.receive(message);
    }
  }

  /** The socket is open again. */
  mend(): void {
    for (const peer of this.#peers.values()) peer.mend();
  }

  close(): void {
    for (const id of [...this.#peers.keys()]) this.#forget(id);
  }

  async #watch({ peer: id, quality }: Schemas["RtcWatch"]): Promise<void> {
    let peer = this.#peers.get(id);
    if (peer === undefined) {
      if (!this.#hasRoom()) return;
      peer = new PublisherPeer(this.#peerOptions(id), quality, this.#tracks);
      this.#peers.set(id, peer);
    }
    await peer.watch(quality);
  }

  /** Whoever does not look any more, without having said so, makes room. */
  #hasRoom(): boolean {
    if (this.#peers.size < MAX_PEERS) return true;
    for (const [id, peer] of this.#peers) {
      if (peer.isConnected) continue;
      this.#forget(id);
      return true;
    }
    return false;
  }

  #forget(id: string): void {
    this.#peers.get(id)?.close();
    this.#peers.delete(id);
    this.#options.onVoice(id, null);
  }

  #peerOptions(id: string): PeerOptions {
    return {
      peer: id,
      iceServers: () => this.#iceServers,
      send: (message) => this.#options.send(message),
      canSend: () => this.#options.canSend(),
      onVoice: (stream) => this.#options.onVoice(id, stream),
      onGone: () => this.#forget(id),
      createConnection: (configuration) =>
        this.#options.createConnection?.(configuration) ?? new RTCPeerConnection(configuration),
    };
  }
}
