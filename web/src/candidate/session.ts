/**
 * A candidate's session in an attempt: connects camera, capture, socket and publisher. Independent of React.
 *
 * camera → capture → outbox → server; socket ↔ messages, attempt, signalling → publisher.
 */
import type { CandidateAttempt, Message, ServerToCandidate } from "../api/types";
import { type CameraStatus, CameraWatch } from "../capture/cameraWatch";
import { type WorkerTicker, workerTicker } from "../capture/ticker";
import type { WatchPlan } from "../capture/watchPlan";
import { REPLACED, type SocketState } from "../live/socket";
import { type DeviceChoice, devicesOf } from "../media/devices";
import { Publisher } from "../media/publisher";
import { ScreenShare, type ShareState } from "../media/screenShare";
import type { ProblemError } from "../api/client";
import type { AccessTokens } from "./accessToken";
import { isEnded, watchPlanOf } from "./attempt";
import { saveChosenDevices, loadChosenDevices } from "./chosenDevices";
import { ByRequest, type Updates } from "./byRequest";
import type { ConnectionView } from "./connectionView";
import { MessageLog } from "./messages";
import { Observable } from "./observable";
import { PageReporter } from "./pageReporter";
import { persistently } from "./persistently";
import { ProctorAudio } from "./proctorAudio";
import { ReceivedMessages } from "./received";
import { Requests } from "./requests";
import { SessionCapture } from "./sessionCapture";
import { SessionSocket } from "./sessionSocket";

export interface CameraView {
  status: CameraStatus | null;
  stream: MediaStream | null;
}

export const FLUSH_MS = 15_000;

export class ExamSession {
  readonly attempt: Observable<CandidateAttempt>;
  readonly connection: Observable<ConnectionView>;
  readonly camera = new Observable<CameraView>({ status: null, stream: null });
  readonly screen = new Observable<ShareState>("off");
  readonly proctorAudio = new ProctorAudio();
  /** Whether another window has taken over, so that this one does nothing more. */
  readonly replaced = new Observable(false);
  readonly messages: MessageLog;
  readonly requests: Requests;
  readonly reporter = new PageReporter((report) => this.#socket.send(report));
  /** What keeps the candidate's last step from reaching the server; it is tried again meanwhile. Null while nothing does. */
  readonly trouble = new Observable<ProblemError | null>(null);
  /** What is watched in this attempt. */
  readonly plan: WatchPlan;
  readonly #ticker: WorkerTicker = workerTicker();
  readonly #watch: CameraWatch;
  readonly #share: ScreenShare;
  readonly #capture: SessionCapture;
  readonly #socket: SessionSocket;
  readonly #publisher: Publisher;
  readonly #byRequest: ByRequest;
  readonly #received = new ReceivedMessages();
  #welcomed = false;
  #opened = false;
  #ended = false;
  #finishing = false;
  #closed = false;

  constructor(access: AccessTokens, attempt: CandidateAttempt) {
    this.attempt = new Observable(attempt);
    this.plan = watchPlanOf(attempt);
    this.requests = new Requests(access, attempt.id);
    this.messages = new MessageLog({
      deliver: (text, clientId) => this.#capture.sendMessage(text, clientId),
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
      onChange: () => this.#delivered(),
      wantsUpdates: () => this.#byRequest.isNeeded,
      onUpdates: (updates) => this.#hear(updates),
    });
    this.#socket = new SessionSocket({
      attemptId: attempt.id,
      access,
      ticker: this.#ticker.tick,
      backlog: () => this.#capture.view.backlog,
      onMessage: (message) => this.#heard(message),
      onState: (state) => this.#socketChanged(state),
      onTrouble: (trouble) => this.connection.patch({ trouble }),
    });
    this.#byRequest = new ByRequest({
      ticker: this.#ticker.tick,
      hasSocket: () => this.connection.get().socket === "open" || !this.#opened || this.#ended,
      report: (rttMs) => this.#report(rttMs),
      onUpdates: (updates, tookMs) => {
        this.#socket.setClock(updates.server_time, tookMs / 2);
        this.#hear(updates);
      },
      onState: (byRequest) => this.connection.patch({ byRequest }),
    });
    this.#publisher = new Publisher({
      send: (message) => this.#socket.send(message),
      canSend: () => this.connection.get().socket === "open",
      onVoice: (peer, stream) => this.proctorAudio.setStream(peer, stream),
    });
    this.connection = new Observable<ConnectionView>({
      socket: "connecting",
      rttMs: null,
      byRequest: false,
      trouble: null,
      ...this.#capture.view,
    });
  }

  start(): void {
    window.addEventListener("online", this.#online);
    this.#applyState();
    if (this.attempt.get().consent_given) void this.#resumeMessages();
  }

  /** Stop everything because the page is left; what waits to be sent stays on the device. */
  close(): void {
    this.#closed = true;
    window.removeEventListener("online", this.#online);
    this.#stop();
    this.#capture.close();
  }

  /** A time of this device's clock in server time. */
  serverTime(now: number): Date {
    return this.#socket.serverTime(now);
  }

  /** Open other devices, now and after a reload. */
  choose(choice: DeviceChoice): Promise<boolean> {
    saveChosenDevices(choice);
    return this.#watch.open(choice);
  }

  reopenCamera(): Promise<boolean> {
    return this.#watch.reopen();
  }

  /** Ask for the entire screen; works only within a click. */
  shareScreen(): Promise<void> {
    return this.#share.request();
  }

  /** A picture as it is sent during the exam; null while the camera gives none. */
  captureFrame(): Promise<ArrayBuffer | null> {
    return this.#capture.captureFrame();
  }

  async giveConsent(): Promise<void> {
    this.update(await this.#persistently(() => this.requests.consent(this.attempt.get().consent.version)));
  }

  async begin(): Promise<void> {
    this.update(await this.#persistently(() => this.requests.start()));
  }

  /** Send what waits, for a limited time, and submit the attempt. If that fails, the exam goes on. */
  async finish(): Promise<void> {
    this.#finishing = true;
    try {
      await this.#capture.stop();
      await this.#capture.flush(FLUSH_MS);
      this.update(await this.#persistently(() => this.requests.submit()));
    } finally {
      this.#finishing = false;
      this.#applyState();
    }
  }

  /** Repeat a request until the server itself has answered; what is in the way is said. */
  #persistently<T>(request: () => Promise<T>): Promise<T> {
    return persistently(request, { onTrouble: (trouble) => this.trouble.set(trouble), isWanted: () => !this.#closed });
  }

  /** Apply the attempt as the server reports it. An ended attempt stays ended, as an older report may arrive later. */
  update(attempt: CandidateAttempt): void {
    if (isEnded(this.attempt.get())) return;
    const isResumed = this.attempt.get().state === "paused" && attempt.state === "in_progress";
    this.attempt.set(attempt);
    this.#capture.update(attempt);
    this.#applyState();
    if (isResumed) this.#capture.wake();
  }

  /** Start and stop devices, socket and capture to match the attempt's state. */
  #applyState(): void {
    if (this.#closed) return;
    const attempt = this.attempt.get();
    if (isEnded(attempt)) {
      this.#end();
      return;
    }
    if (!attempt.consent_given) return;
    if (!this.#opened) this.#openDevices();
    if (attempt.state === "in_progress" && !this.#finishing) this.#capture.start();
    else void this.#capture.stop();
  }

  /** Go on sending messages that were written before a reload. */
  async #resumeMessages(): Promise<void> {
    for (const { text, clientId, writtenAt } of await this.#capture.unsentMessages()) void this.messages.resume(text, clientId, writtenAt);
  }

  #openDevices(): void {
    this.#opened = true;
    void this.#watch.open(loadChosenDevices());
    this.#socket.connect();
  }

  /** The exam is over: stop everything, but still send what waits on this device, also from an earlier page. */
  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stop();
    void this.#capture.open().then(() => this.#capture.wake());
  }

  #stop(): void {
    void this.#capture.end();
    this.#byRequest.close();
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
    saveChosenDevices(devicesOf(stream));
    this.#capture.setStream(stream);
    void this.#publisher.setStream(stream);
  }

  #cameraChanged(status: CameraStatus): void {
    this.camera.patch({ status });
    this.reporter.patch({ camera: status.state, camera_reason: status.state === "lost" ? status.problem.title : null });
  }

  // --- socket ---

  readonly #online = (): void => {
    this.#capture.wake();
  };

  #socketChanged(state: SocketState): void {
    this.connection.patch({ socket: state, rttMs: null });
    if (state === "open") {
      this.reporter.repeat();
      this.#capture.wake();
      this.#publisher.restoreConnections();
    } else {
      this.proctorAudio.clearTalking();
    }
  }

  /** How devices, page and line are, and which messages have come; the reply says what is new. */
  async #report(rttMs: number | null): Promise<Updates> {
    const received = this.#received.ids;
    const history = !this.#welcomed;
    const { backlog } = this.#capture.view;
    const sent = { rtt_ms: rttMs, sent_at: new Date().toISOString(), backlog };
    const updates = await this.requests.report({ report: this.reporter.current, ...sent, received, history });
    this.#received.confirmed(received);
    if (history) this.messages.receive(updates.messages, false);
    this.#welcomed = true;
    return updates;
  }

  /** What a reply said is new. */
  #hear(updates: Updates): void {
    this.#take(updates.messages, true);
    this.update(updates.attempt);
  }

  #take(messages: readonly Message[], isNew: boolean): void {
    this.messages.receive(messages, isNew);
    for (const each of messages) this.#protectAroundWarning(each);
    this.#received.note(messages);
    this.#confirm();
  }

  /** Tell the server which messages have come; what it does not hear is told again on the next connection. */
  #confirm(): void {
    const { ids } = this.#received;
    if (ids.length > 0 && this.#socket.send({ type: "received", ids })) this.#received.confirmed(ids);
  }

  #delivered(): void {
    const { view } = this.#capture;
    this.connection.patch(view);
    this.reporter.patch({ held_back: view.heldBack });
  }

  #heard(message: ServerToCandidate): void {
    switch (message.type) {
      case "welcome":
        this.#publisher.setIceServers(message.ice_servers);
        this.#take(message.messages, this.#welcomed);
        this.#welcomed = true;
        this.update(message.attempt);
        return;
      case "message":
        this.#take([message.message], true);
        return;
      case "attempt":
        this.update(message.attempt);
        return;
      case "pong":
        this.connection.patch({ rttMs: this.#socket.rttMs });
        return;
      case "talk":
        this.proctorAudio.setTalking(message.peer, message.on);
        return;
      case "problem":
        // Other fatal problems close the socket, which reconnects by itself; the rest concern single messages of ours.
        if (message.problem === REPLACED) this.#yieldToOtherWindow();
        return;
      default:
        void this.#publisher.handle(message);
    }
  }

  /** What was captured around a warning is evicted last. */
  #protectAroundWarning({ kind, sent_at }: Message): void {
    if (kind !== "warning") return;
    const aheadMs = this.serverTime(0).getTime();
    this.#capture.protectAround(new Date(Date.parse(sent_at) - aheadMs));
  }

  /** The attempt goes on in another window, which now uses the camera and the outbox. */
  #yieldToOtherWindow(): void {
    this.close();
    this.replaced.set(true);
  }
}
