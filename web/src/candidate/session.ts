/**
 * One candidate's stay in an attempt: wires camera, sampler, outbox, socket and publisher together. It knows no React.
 *
 * camera → sampler → outbox → server; socket ↔ messages, attempt, signalling → publisher.
 */
import type { CandidateAttempt, CandidateToServer, ServerToCandidate } from "../api/types";
import { type CameraStatus, CameraWatch } from "../capture/cameraWatch";
import { FrameSampler } from "../capture/frameSampler";
import { type WorkerTicker, workerTicker } from "../capture/ticker";
import { backoffMs, LiveSocket, type SocketState, socketUrl } from "../live/socket";
import { type DeviceChoice, devicesOf } from "../media/devices";
import { Publisher } from "../media/publisher";
import { Outbox, type OutboxState, type Refusal } from "../outbox/outbox";
import type { FrameReply } from "../outbox/request";
import type { AccessKeeper } from "./access";
import { isEnded } from "./attempt";
import { rememberDevices, rememberedDevices } from "./memory";
import { MessageBook } from "./messages";
import { Requests } from "./requests";
import { Value } from "./value";
import { Voices } from "./voices";

type Socket = LiveSocket<ServerToCandidate, CandidateToServer>;

export interface ConnectionView {
  socket: SocketState;
  rttMs: number | null;
  outbox: OutboxState;
  /** Pictures on this device that the server has not confirmed. */
  backlog: number;
  refused: number;
  refusals: readonly Refusal[];
  dropped: number;
  /** Whether what waits survives a reload. */
  durable: boolean;
}

export interface CameraView {
  status: CameraStatus | null;
  stream: MediaStream | null;
}

export const FLUSH_MS = 15_000;
const MAX_RECOVERIES = 5;
const REPLACED = "urn:openproctor:replaced";

export class ExamSession {
  readonly attempt: Value<CandidateAttempt>;
  readonly connection: Value<ConnectionView>;
  readonly camera = new Value<CameraView>({ status: null, stream: null });
  readonly voices = new Voices();
  /** Another window has taken over; this one does nothing more. */
  readonly replaced = new Value(false);
  readonly messages: MessageBook;
  readonly requests: Requests;
  readonly #access: AccessKeeper;
  readonly #ticker: WorkerTicker = workerTicker();
  readonly #watch: CameraWatch;
  readonly #sampler: FrameSampler;
  readonly #outbox: Outbox;
  readonly #publisher: Publisher;
  #socket: Socket | null = null;
  #recoveries = 0;
  #recovery: ReturnType<typeof setTimeout> | null = null;
  #welcomed = false;
  #entered = false;
  #finishing = false;
  #closed = false;
  /** What the server's clock is ahead of this device's. */
  #serverAheadMs = 0;

  constructor(access: AccessKeeper, attempt: CandidateAttempt) {
    this.#access = access;
    this.attempt = new Value(attempt);
    this.requests = new Requests(access, attempt.id);
    this.messages = new MessageBook({
      deliver: (text, clientId) => this.requests.message(text, clientId),
      now: () => this.serverTime(Date.now()).toISOString(),
    });
    this.#watch = new CameraWatch({ onStatus: (status) => this.#cameraChanged(status), onStream: (stream) => this.#streamChanged(stream) });
    this.#sampler = new FrameSampler({
      everyS: attempt.sample_every_s,
      ticker: this.#ticker.tick,
      onFrame: ({ jpeg, capturedAt }) => void this.#outbox.add(jpeg, capturedAt),
    });
    this.#outbox = new Outbox({
      attemptId: attempt.id,
      nextSeq: attempt.next_seq,
      tokens: access,
      onReply: (reply) => this.#frameSaved(reply),
      onBacklog: () => this.#outboxChanged(),
      onState: () => this.#outboxChanged(),
    });
    this.#publisher = new Publisher({
      send: (message) => this.#socket?.send(message) ?? false,
      canSend: () => this.connection.get().socket === "open",
      onVoice: (peer, stream) => this.voices.setStream(peer, stream),
    });
    this.connection = new Value<ConnectionView>({ socket: "connecting", rttMs: null, ...this.#outboxView() });
  }

  start(): void {
    window.addEventListener("online", this.#online);
    this.#follow();
  }

  /** Leave the page: everything stops, and what waits to be sent stays on the device. */
  close(): void {
    this.#closed = true;
    window.removeEventListener("online", this.#online);
    this.#stop();
    this.#outbox.close();
  }

  /** This moment of the device's clock, by the server's. */
  serverTime(now: number): Date {
    return new Date(now + this.#serverAheadMs);
  }

  /** Open other devices, and keep to them. */
  choose(choice: DeviceChoice): Promise<boolean> {
    rememberDevices(choice);
    return this.#watch.open(choice);
  }

  reopenCamera(): Promise<boolean> {
    return this.#watch.reopen();
  }

  /** A picture as the exam would send it; null while the camera gives none. */
  async look(): Promise<ArrayBuffer | null> {
    return (await this.#sampler.look())?.jpeg ?? null;
  }

  async giveConsent(): Promise<void> {
    this.update(await this.requests.consent(this.attempt.get().consent.version));
  }

  async begin(): Promise<void> {
    this.update(await this.requests.start());
  }

  /** Send the last pictures, for a bounded time, and hand in. On failure the exam goes on. */
  async finish(): Promise<void> {
    this.#finishing = true;
    this.#sampler.stop();
    try {
      await this.#outbox.flush(FLUSH_MS);
      this.update(await this.requests.submit());
    } finally {
      this.#finishing = false;
      this.#follow();
    }
  }

  /** What the server says of the attempt. Answers can overtake each other; an ended attempt stays ended. */
  update(attempt: CandidateAttempt): void {
    if (isEnded(this.attempt.get())) return;
    this.attempt.set(attempt);
    this.#outbox.continueFrom(attempt.next_seq);
    this.#follow();
  }

  /** Make what runs fit the attempt's state. */
  #follow(): void {
    if (this.#closed) return;
    const attempt = this.attempt.get();
    if (isEnded(attempt)) {
      this.#end();
      return;
    }
    if (!attempt.consent_given) return;
    if (!this.#entered) this.#enter();
    if (attempt.state === "in_progress" && !this.#finishing) {
      void this.#outbox.open();
      this.#sampler.start();
    } else {
      this.#sampler.stop();
    }
  }

  #enter(): void {
    this.#entered = true;
    void this.#watch.open(rememberedDevices());
    this.#connect();
  }

  #end(): void {
    this.#stop();
    if (!this.#entered) return;
    // What is left is refused now, by its name, and removed from the device.
    void this.#outbox.flush(FLUSH_MS).finally(() => this.#outbox.close());
  }

  #stop(): void {
    if (this.#recovery !== null) clearTimeout(this.#recovery);
    this.#sampler.stop();
    this.#sampler.setStream(null);
    this.#publisher.close();
    this.#watch.close();
    this.camera.set({ status: null, stream: null });
    this.#socket?.close();
    this.#ticker.close();
  }

  // --- camera ---

  #streamChanged(stream: MediaStream): void {
    this.camera.patch({ stream });
    rememberDevices(devicesOf(stream));
    this.#sampler.setStream(stream);
    void this.#publisher.setStream(stream);
  }

  #cameraChanged(status: CameraStatus): void {
    this.camera.patch({ status });
    this.#reportCamera();
  }

  #reportCamera(): void {
    const { status } = this.camera.get();
    if (status === null) return;
    const reason = status.state === "lost" ? status.problem.title.slice(0, 200) : null;
    this.#socket?.send({ type: "camera", state: status.state, reason });
  }

  // --- outbox ---

  #frameSaved(reply: FrameReply): void {
    if (!reply.late) this.#sampler.setInterval(reply.next_sample_s);
  }

  #outboxChanged(): void {
    this.connection.patch(this.#outboxView());
  }

  #outboxView(): Omit<ConnectionView, "socket" | "rttMs"> {
    const { state, backlog, refused, refusals, dropped, durable } = this.#outbox;
    return { outbox: state, backlog, refused, refusals, dropped, durable };
  }

  readonly #online = (): void => {
    this.#outbox.wake();
  };

  // --- socket ---

  #connect(): void {
    const socket: Socket = new LiveSocket<ServerToCandidate, CandidateToServer>({
      url: () => socketUrl(`/api/v1/attempts/${encodeURIComponent(this.attempt.get().id)}/live`),
      ticker: this.#ticker.tick,
      hello: async () => ({ type: "hello", token: await this.#access.get() }),
      ping: (t, rttMs) => ({ type: "ping", t, rtt_ms: rttMs, sent_at: new Date().toISOString(), backlog: this.#outbox.backlog }),
      onMessage: (message) => this.#received(message),
      onState: (state) => this.#socketChanged(state),
    });
    this.#socket = socket;
    socket.start();
  }

  #socketChanged(state: SocketState): void {
    this.connection.patch({ socket: state, rttMs: null });
    if (state === "open") {
      this.#reportCamera();
      this.#outbox.wake();
      this.#publisher.mend();
    } else {
      this.voices.silence();
    }
    if (state === "closed") this.#recover();
  }

  #received(message: ServerToCandidate): void {
    switch (message.type) {
      case "welcome":
        this.#recoveries = 0;
        this.#publisher.setIceServers(message.ice_servers);
        this.#setClock(message.server_time, 0);
        this.messages.receive(message.messages, this.#welcomed);
        this.#welcomed = true;
        this.update(message.attempt);
        return;
      case "message":
        this.messages.receive([message.message], true);
        return;
      case "attempt":
        this.update(message.attempt);
        return;
      case "pong":
        this.#setClock(message.server_time, (this.#socket?.rttMs ?? 0) / 2);
        this.connection.patch({ rttMs: this.#socket?.rttMs ?? null });
        return;
      case "talk":
        this.voices.setTalking(message.peer, message.on);
        return;
      case "problem":
        // Any other fatal one closes the socket, and `#recover` sees to it; the rest concern one message of ours.
        if (message.problem === REPLACED) this.#giveWay();
        return;
      default:
        void this.#publisher.handle(message);
    }
  }

  /** The server has closed the door: get a new token and the attempt's state, then knock again, a few times. */
  #recover(): void {
    if (this.#closed || isEnded(this.attempt.get()) || this.#recoveries >= MAX_RECOVERIES) return;
    this.#recovery = setTimeout(() => void this.#knock(), backoffMs(this.#recoveries));
    this.#recoveries += 1;
  }

  async #knock(): Promise<void> {
    try {
      await this.#access.renew();
    } catch {
      this.#recover();
      return;
    }
    if (!this.#closed && !isEnded(this.attempt.get())) this.#connect();
  }

  /** The attempt goes on in another window: camera and outbox are its own now. */
  #giveWay(): void {
    this.close();
    this.replaced.set(true);
  }

  #setClock(serverTime: string, agoMs: number): void {
    this.#serverAheadMs = Date.parse(serverTime) + agoMs - Date.now();
  }
}
