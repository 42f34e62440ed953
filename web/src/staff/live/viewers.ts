/** The viewers of a live page: one connection per attempt, shared by its tile and the large view. Independent of React. */

import type { IceServer, Quality, Schemas, StaffToServer } from "../../api/types";
import { Viewer, type ViewerSnapshot } from "../../media/viewer";

interface Watched {
  viewer: Viewer;
  /** The quality wanted by each place that shows the attempt. */
  qualities: Quality[];
  linger: ReturnType<typeof setTimeout> | null;
}

/** A viewer is closed this long after it was last shown, so that scrolling back needs no new connection. */
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

  /** Show an attempt in one place, at the best quality that any place wants; the returned function ends it. */
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

  /** The socket is open again after it was down, so that messages to all candidates may have been lost. */
  watchAllAgain(): void {
    for (const { viewer } of this.#watched.values()) viewer.watch();
  }

  /** The candidate's page is connected again, possibly after a reload. */
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
