/** Which proctors speak to the candidate, and their audio streams. */
import { Observable } from "./observable";

export interface ProctorAudioView {
  /** Peers whose microphones are open to this candidate. */
  talking: ReadonlySet<string>;
  streams: ReadonlyMap<string, MediaStream>;
}

export class ProctorAudio {
  readonly view = new Observable<ProctorAudioView>({ talking: new Set(), streams: new Map() });

  setTalking(peer: string, on: boolean): void {
    const talking = new Set(this.view.get().talking);
    if (on) talking.add(peer);
    else talking.delete(peer);
    this.view.patch({ talking });
  }

  /** A peer's audio has arrived; null: the peer is gone. */
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

  /** Forget who is talking: without the socket, nobody can report that they stopped. */
  clearTalking(): void {
    this.view.patch({ talking: new Set() });
  }
}
