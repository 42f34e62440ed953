/**
 * One candidate's stay in an attempt: wires camera, capture, socket and publisher together. It knows no React.
 *
 * camera → capture → outbox → server; socket ↔ messages, attempt, signalling → publisher.
 */
import type { CandidateAttempt, Message, ServerToCandidate } from "../api/types";
import { type CameraStatus, CameraWatch } from "../capture/cameraWatch";
import { type WorkerTicker, workerTicker } from "../capture/ticker";
import type { WatchPlan } from "../capture/watchPlan";
import type { SocketState } from "../live/socket";
import { type DeviceChoice, devicesOf } from "../media/devices";
import { Publisher } from "../media/publisher";
import { ScreenShare, type ShareState } from "../media/screenShare";
import type { AccessKeeper } from "./access";
import { isEnded, watchPlanOf } from "./attempt";
import type { ConnectionView } from "./connectionView";
import { rememberDevices, rememberedDevices } from "./memory";
import { MessageBook } from "./messages";
import { Requests } from "./requests";
import { SessionCapture } from "./sessionCapture";
import { SessionSocket } from "./sessionSocket";
import { Value } from "./value";
import { Voices } from "./voices";

export interface CameraView {
  status: CameraStatus | null;
  stream: MediaStream | null;
}

export const FLUSH_MS = 15_000;
const REPLACED = "urn:openproctor:replaced";

export class ExamSession {
  readonly attempt: Value<CandidateAttempt>;
  readonly connection: Value<ConnectionView>;
  readonly camera = new Value<CameraView>({ status: null, stream: null });
  /** How the screen is shared. */
  readonly screen = new Value<ShareState>("off");
  readonly voices = new Voices();
  /** Another window has taken over; this one does nothing more. */
  readonly replaced = new Value(false);
  readonly messages: MessageBook;
  readonly requests: Requests;
  /** What is watched in this attempt. */
  readonly plan: WatchPlan;
  readonly #ticker: WorkerTicker = workerTicker();
  readonly #watch: CameraWatch;
  readonly #share: ScreenShare;
  readonly #capture: SessionCapture;
  readonly #socket: SessionSocket;
  readonly #publisher: Publisher;
  #welcomed = false;
  #entered = false;
  #ended = false;
  #finishing = false;
  #closed = false;

  constructor(access: AccessKeeper, attempt: CandidateAttempt) {
    this.attempt = new Value(attempt);
    this.plan = watchPlanOf(attempt);
    this.requests = new Requests(access, attempt.id);
    this.messages = new MessageBook({
      deliver: (text, clientId) => this.#capture.write(text, clientId),
      now: () => this.serverTime(Date.now()).toISOString(),
    });
    this.#watch = new CameraWatch({
      onStatus: (status) => this.#cameraChanged(status),
      onStream: (stream) => this.#streamChanged(stream),
      onRelease: () => this.#capture.releaseCamera(),
    });
    this.#share = new ScreenShare({
      onState: (state) => this.screen.set(state),
      onTrack: (track) => this.#capture.setScreen(track),
    });
    this.#capture = new SessionCapture({
      attempt,
      plan: this.plan,
      tokens: access,
      ticker: this.#ticker.tick,
      onChange: () => this.connection.patch(this.#capture.view),
    });
    this.#socket = new SessionSocket({
      attemptId: attempt.id,
      access,
      ticker: this.#ticker.tick,
      backlog: () => this.#capture.view.backlog,
      onMessage: (message) => this.#received(message),
      onState: (state) => this.#socketChanged(state),
      isWanted: () => !this.#closed && !isEnded(this.attempt.get()),
    });
    this.#publisher = new Publisher({
      send: (message) => this.#socket.send(message),
      canSend: () => this.connection.get().socket === "open",
      onVoice: (peer, stream) => this.voices.setStream(peer, stream),
    });
    this.connection = new Value<ConnectionView>({ socket: "connecting", rttMs: null, ...this.#capture.view });
  }

  start(): void {
    window.addEventListener("online", this.#online);
    this.#follow();
    if (this.attempt.get().consent_given) void this.#resumeMessages();
  }

  /** Leave the page: everything stops, and what waits to be sent stays on the device. */
  close(): void {
    this.#closed = true;
    window.removeEventListener("online", this.#online);
    this.#stop();
    this.#capture.close();
  }

  /** This moment of the device's clock, by the server's. */
  serverTime(now: number): Date {
    return this.#socket.serverTime(now);
  }

  /** Open other devices, and keep to them. */
  choose(choice: DeviceChoice): Promise<boolean> {
    rememberDevices(choice);
    return this.#watch.open(choice);
  }

  reopenCamera(): Promise<boolean> {
    return this.#watch.reopen();
  }

  /** Ask for the whole screen, from within a click. */
  shareScreen(): Promise<void> {
    return this.#share.request();
  }

  /** A picture as the exam would send it; null while the camera gives none. */
  look(): Promise<ArrayBuffer | null> {
    return this.#capture.look();
  }

  async giveConsent(): Promise<void> {
    this.update(await this.requests.consent(this.attempt.get().consent.version));
  }

  async begin(): Promise<void> {
    this.update(await this.requests.start());
  }

  /** Send what is left, for a bounded time, and hand in. On failure the exam goes on. */
  async finish(): Promise<void> {
    this.#finishing = true;
    try {
      await this.#capture.stop();
      await this.#capture.flush(FLUSH_MS);
      this.update(await this.requests.submit());
    } finally {
      this.#finishing = false;
      this.#follow();
    }
  }

  /** What the server says of the attempt. Answers can overtake each other; an ended attempt stays ended. */
  update(attempt: CandidateAttempt): void {
    if (isEnded(this.attempt.get())) return;
    const goesOn = this.attempt.get().state === "paused" && attempt.state === "in_progress";
    this.attempt.set(attempt);
    this.#capture.update(attempt);
    this.#follow();
    if (goesOn) this.#capture.wake();
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
    if (attempt.state === "in_progress" && !this.#finishing) this.#capture.start();
    else void this.#capture.stop();
  }

  /** Messages that were written before a reload and have not arrived. */
  async #resumeMessages(): Promise<void> {
    for (const { text, clientId, writtenAt } of await this.#capture.unsent()) void this.messages.resume(text, clientId, writtenAt);
  }

  #enter(): void {
    this.#entered = true;
    void this.#watch.open(rememberedDevices());
    this.#socket.connect();
  }

  /** The exam is over; what waits on this device is still sent, also what an earlier page has left. */
  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stop();
    void this.#capture.open().then(() => this.#capture.wake());
  }

  #stop(): void {
    void this.#capture.end();
    this.#publisher.close();
    this.#watch.close();
    this.#share.close();
    this.camera.set({ status: null, stream: null });
    this.#socket.close();
    this.#ticker.close();
  }

  // --- camera ---

  #streamChanged(stream: MediaStream): void {
    this.camera.patch({ stream });
    rememberDevices(devicesOf(stream));
    this.#capture.setStream(stream);
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
    this.#socket.send({ type: "camera", state: status.state, reason });
  }

  // --- socket ---

  readonly #online = (): void => {
    this.#capture.wake();
  };

  #socketChanged(state: SocketState): void {
    this.connection.patch({ socket: state, rttMs: null });
    if (state === "open") {
      this.#reportCamera();
      this.#capture.wake();
      this.#publisher.restoreConnections();
    } else {
      this.voices.silence();
    }
  }

  #received(message: ServerToCandidate): void {
    switch (message.type) {
      case "welcome":
        this.#publisher.setIceServers(message.ice_servers);
        this.messages.receive(message.messages, this.#welcomed);
        for (const each of message.messages) this.#markWarning(each);
        this.#welcomed = true;
        this.update(message.attempt);
        return;
      case "message":
        this.messages.receive([message.message], true);
        this.#markWarning(message.message);
        return;
      case "attempt":
        this.update(message.attempt);
        return;
      case "pong":
        this.connection.patch({ rttMs: this.#socket.rttMs });
        return;
      case "talk":
        this.voices.setTalking(message.peer, message.on);
        return;
      case "problem":
        // Any other fatal one closes the socket, which comes back by itself; the rest concern one message of ours.
        if (message.problem === REPLACED) this.#giveWay();
        return;
      default:
        void this.#publisher.handle(message);
    }
  }

  /** What was captured around a warning is kept as long as anything is. */
  #markWarning({ kind, sent_at }: Message): void {
    if (kind !== "warning") return;
    const aheadMs = this.serverTime(0).getTime();
    this.#capture.mark(new Date(Date.parse(sent_at) - aheadMs));
  }

  /** The attempt goes on in another window: camera and outbox are its own now. */
  #giveWay(): void {
    this.close();
    this.replaced.set(true);
  }
}
