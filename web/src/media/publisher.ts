/** Sends the candidate's camera and microphone to every watching proctor, each over its own connection. Independent of React. */
import type { Schemas, ServerToCandidate } from "../api/types";
import { type PeerOptions, PublisherPeer, type SignalFromCandidate, type Tracks } from "./publisherPeer";

export { encodingFor, type SignalFromCandidate } from "./publisherPeer";

export type RtcMessage = Extract<ServerToCandidate, { type: "rtc_watch" | "rtc_unwatch" | "rtc_quality" | "rtc_signal" }>;

export interface PublisherOptions {
  send(message: SignalFromCandidate): boolean;
  /** Whether the socket is open. */
  canSend(): boolean;
  /** A proctor's sound has arrived; null: it has ended. */
  onVoice(peer: string, stream: MediaStream | null): void;
  createConnection?(configuration: RTCConfiguration): RTCPeerConnection;
}

/** The upload of a home connection does not carry more. */
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

  /** Send this stream from now on, over every connection. */
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
        this.#removePeer(message.peer);
        return;
      case "rtc_quality":
        await this.#peers.get(message.peer)?.setQuality(message.quality);
        return;
      case "rtc_signal":
        await this.#peers.get(message.peer)?.receive(message);
    }
  }

  /** The socket is open again, so that connections which broke meanwhile can be restarted. */
  restoreConnections(): void {
    for (const peer of this.#peers.values()) peer.restartIfBroken();
  }

  close(): void {
    for (const id of [...this.#peers.keys()]) this.#removePeer(id);
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

  /** At the limit, a peer that is not connected makes room: its page may have gone without `rtc_unwatch`. */
  #hasRoom(): boolean {
    if (this.#peers.size < MAX_PEERS) return true;
    for (const [id, peer] of this.#peers) {
      if (peer.isConnected) continue;
      this.#removePeer(id);
      return true;
    }
    return false;
  }

  #removePeer(id: string): void {
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
      onGone: () => this.#removePeer(id),
      createConnection: (configuration) =>
        this.#options.createConnection?.(configuration) ?? new RTCPeerConnection(configuration),
    };
  }
}
