/** Connects the socket, the state and the viewers of a live page. Independent of React. */

import { isFinal, type ProblemError } from "../../api/client";
import type { Schemas, ServerToStaff, StaffToServer } from "../../api/types";
import { workerTicker, type WorkerTicker } from "../../capture/ticker";
import { LiveSocket, socketUrl } from "../../live/socket";
import { staffTicket } from "../../live/ticket";
import { leavesGap } from "./state";
import { LiveStore } from "./store";
import { Viewers } from "./viewers";

export interface LiveListener {
  /** The server refused a message, but keeps the connection open. */
  onProblem: (problem: Schemas["SocketProblem"]) => void;
  /** An incident changed; null when any may have changed. */
  onIncident: (incidentId: string | null) => void;
}

/** From so many attempts on, what comes is shown together. */
const LARGE = 200;
const FLUSH_EVERY_MS = 100;

export class LiveConnection {
  readonly store = new LiveStore();
  readonly viewers = new Viewers((message) => this.#socket?.send(message) ?? false);
  #socket: LiveSocket<ServerToStaff, StaffToServer> | null = null;
  /** A worker's, as the timers of a hidden tab run too rarely to ping in time. */
  #ticker: WorkerTicker | null = null;
  #gapAt: number | null = null;
  /** Messages that are not shown yet, in their order. */
  #queue: ServerToStaff[] = [];
  #flushing: ReturnType<typeof setTimeout> | null = null;

  constructor(
    readonly examId: string,
    private readonly listener: LiveListener,
  ) {}

  start(): void {
    if (this.#socket !== null) return;
    this.#ticker ??= workerTicker();
    const socket = new LiveSocket<ServerToStaff, StaffToServer>({
      ticker: this.#ticker.tick,
      url: () => socketUrl(this.#path()),
      hello: async () => {
        try {
          return { type: "hello", ticket: await staffTicket(this.examId) };
        } catch (error) {
          if (isFinal(error)) this.#refused(socket, error);
          throw error;
        }
      },
      onMessage: (message) => this.#enqueue(message),
      onState: (state) => {
        // A socket that was replaced may still report states.
        if (this.#socket === socket) this.store.dispatch({ type: "socket", state });
      },
      onTrouble: (words) => {
        if (this.#socket === socket) this.store.dispatch({ type: "trouble", words });
      },
      ping: (t) => ({ type: "ping", t }),
    });
    this.#socket = socket;
    socket.start();
  }

  /** Connect now instead of waiting for the next try. */
  tryNow(): void {
    this.#socket?.tryNow();
  }

  stop(): void {
    this.viewers.close();
    if (this.#flushing !== null) clearTimeout(this.#flushing);
    this.#flushing = null;
    this.#queue = [];
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#ticker?.close();
    this.#ticker = null;
  }

  /** This person gets no ticket any more, so that connecting again would not help. */
  #refused(socket: LiveSocket<ServerToStaff, StaffToServer>, { type, title, detail }: ProblemError): void {
    if (this.#socket !== socket) return;
    const message = { type: "problem", problem: type, title, detail, fatal: true } as const;
    this.store.dispatch({ type: "received", message, now: Date.now() });
    socket.close();
  }

  #path(): string {
    this.#flush();
    const { complete, lastEventId } = this.store.getState();
    const path = `/api/v1/exams/${encodeURIComponent(this.examId)}/live`;
    return complete ? `${path}?after=${lastEventId}` : path;
  }

  /** In a large exam, messages are shown ten times a second, all that have come meanwhile together. */
  #enqueue(message: ServerToStaff): void {
    this.#queue.push(message);
    const urgent = message.type === "rtc_signal" || message.type === "problem";
    if (urgent || this.store.getState().attempts.size < LARGE) this.#flush();
    else this.#flushing ??= setTimeout(() => this.#flush(), FLUSH_EVERY_MS);
  }

  #flush(): void {
    if (this.#flushing !== null) clearTimeout(this.#flushing);
    this.#flushing = null;
    const queue = this.#queue;
    this.#queue = [];
    if (queue.length === 0) return;
    const socket = this.#socket;
    this.store.batch(() => {
      for (const message of queue) {
        // What comes after a gap is read again on a new socket.
        if (this.#socket === socket) this.#receive(message);
      }
    });
  }

  #receive(message: ServerToStaff): void {
    if (this.#missesEvents(message)) {
      this.#restart();
      return;
    }
    const { live } = this.store.getState();
    const cameBack =
      message.type === "live" && live.get(message.live.attempt_id)?.connection === "lost" && message.live.connection !== "lost";
    this.store.dispatch({ type: "received", message, now: Date.now() });
    switch (message.type) {
      case "snapshot":
      case "resumed":
        this.viewers.setIceServers(message.ice_servers);
        this.viewers.watchAllAgain();
        this.listener.onIncident(null);
        break;
      case "live":
        if (cameBack) this.viewers.watchAgain(message.live.attempt_id);
        break;
      case "slice":
        break;
      case "rtc_signal":
        this.viewers.receive(message);
        break;
      case "problem":
        if (!message.fatal) this.listener.onProblem(message);
        break;
      case "event":
        if (message.event.incident !== null) this.listener.onIncident(message.event.incident.id);
        break;
      case "pong":
    }
  }

  /** Whether events before this one are missing and should be read again. A gap that remains after that is accepted. */
  #missesEvents(message: ServerToStaff): boolean {
    if (message.type !== "event" || !leavesGap(this.store.getState(), message)) return false;
    if (this.#gapAt === message.event.id) return false;
    this.#gapAt = message.event.id;
    return true;
  }

  #restart(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.start();
  }
}
