/** All viewers of one live page: one connection an attempt, shared by its tile and the large view. It knows no React. */

import type { IceServer, Quality, Schemas, StaffToServer } from "../../api/types";
import { Viewer, type ViewerSnapshot } from "../../media/viewer";

interface Watched {
  viewer: Viewer;
  /** One entry for each place that shows it. */
  qualities: Quality[];
  linger: ReturnType<typeof setTimeout> | null;
}

/** Scrolling past and back, or a short look at another tab, needs no new connection. */
const LINGER_MS = 2000;

export class Viewers {
  #watched = new Map<string, Watched>();
  #listeners = new Map<string, Set<() => void>>();
  #iceServers: RTCIceServer[] = [];
  #send: (message: StaffToServer) => boolean;

  constructor(send: (message: StaffToServer) => boolean) {
    this.#send = send;
  }

  setIceServers(servers: readonly IceServer[]): void {
    this.#iceServers = servers.map(toIceServer);
  }

  /** Show an attempt in one place; the best quality that any place wants is asked for. Returns what ends it. */
  show(attemptId: string, quality: Quality): () => void {
    const watched = this.#watched.get(attemptId) ?? this.#open(attemptId, quality);
    if (watched.linger !== null) clearTimeout(watched.linger);
    watched.linger = null;
    watched.qualities.push(quality);
    watched.viewer.setQuality(bestOf(watched.qualities));
    return () => this.#release(attemptId, watched, quality);
  }

  snapshot(attemptId: string): ViewerSnapshot | null {
    return this.#watched.get(attemptId)?.viewer.snapshot ?? null;
  }

  subscribe(attemptId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(attemptId) ?? new Set();
    this.#listeners.set(attemptId, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  receive(signal: Schemas["RtcSignal"]): void {
    const viewer = this.#watched.get(signal.attempt_id)?.viewer;
    if (viewer?.peer === signal.peer) void viewer.receive(signal);
  }

  async talk(attemptId: string, on: boolean): Promise<void> {
    await this.#watched.get(attemptId)?.viewer.talk(on);
  }

  /** The way to all candidates was cut: the socket was down for a while. */
  watchAllAgain(): void {
    for (const { viewer } of this.#watched.values()) viewer.watch();
  }

  /** The candidate's page came back, perhaps as a new one. */
  watchAgain(attemptId: string): void {
    this.#watched.get(attemptId)?.viewer.watch();
  }

  close(): void {
    for (const [attemptId, { viewer, linger }] of this.#watched) {
      if (linger !== null) clearTimeout(linger);
      this.#watched.delete(attemptId);
      viewer.close();
    }
  }

  #open(attemptId: string, quality: Quality): Watched {
    const viewer = new Viewer(
      {
        attemptId,
        iceServers: () => this.#iceServers,
        send: (message) => this.#send(message),
        onChange: () => this.#changed(attemptId),
      },
      quality,
    );
    const watched: Watched = { viewer, qualities: [], linger: null };
    this.#watched.set(attemptId, watched);
    this.#changed(attemptId);
    return watched;
  }

  #release(attemptId: string, watched: Watched, quality: Quality): void {
    const index = watched.qualities.indexOf(quality);
    if (index >= 0) watched.qualities.splice(index, 1);
    if (watched.qualities.length > 0) {
      watched.viewer.setQuality(bestOf(watched.qualities));
      return;
    }
    watched.linger = setTimeout(() => {
      if (this.#watched.get(attemptId) === watched) this.#watched.delete(attemptId);
      watched.viewer.close();
      this.#changed(attemptId);
    }, LINGER_MS);
  }

  #changed(attemptId: string): void {
    for (const listener of this.#listeners.get(attemptId) ?? []) listener();
  }
}

function bestOf(qualities: readonly Quality[]): Quality {
  return qualities.includes("full") ? "full" : "tile";
}

function toIceServer(server: IceServer): RTCIceServer {
  return {
    urls: server.urls,
    ...(server.username !== null && { username: server.username }),
    ...(server.credential !== null && { credential: server.credential }),
  };
}
