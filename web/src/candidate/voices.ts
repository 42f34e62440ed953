/** The proctors who speak to the candidate, and their sound. */
import { Value } from "./value";

export interface VoiceView {
  /** Peers whose microphones are open to this candidate. */
  talking: ReadonlySet<string>;
  streams: ReadonlyMap<string, MediaStream>;
}

export class Voices {
  readonly view = new Value<VoiceView>({ talking: new Set(), streams: new Map() });

  setTalking(peer: string, on: boolean): void {
    const talking = new Set(this.view.get().talking);
    if (on) talking.add(peer);
    else talking.delete(peer);
    this.view.patch({ talking });
  }

  /** A peer's sound has arrived; null: the peer is gone. */
  setStream(peer: string, stream: MediaStream | null): void {
    const streams = new Map(this.view.get().streams);
    if (stream === null) {
      streams.delete(peer);
      this.setTalking(peer, false);
    } else {
      streams.set(peer, stream);
    }
    this.view.patch({ streams });
  }

  /** Nobody can be heard to have stopped while the socket is away. */
  silence(): void {
    this.view.patch({ talking: new Set() });
  }
}
