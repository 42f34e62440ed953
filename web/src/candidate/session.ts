/**
 * A candidate's session in an attempt: connects camera, capture, socket and publisher. Independent of React.
 *
 * camera → capture → outbox → server; socket ↔ messages, attempt, signalling → publisher.
 */
import type { CandidateAttempt, Message, ServerToCandidate } from "../api/types";
import { type WorkerTicker, workerTicker } from "../capture/ticker";
import { WakeLock, type WakeLockState } from "../capture/wakeLock";
import type { WatchPlan } from "../capture/watchPlan";
import { REPLACED, type SocketState } from "../live/socket";
import type { Device } from "../media/devices";
import type { DeviceKind } from "../media/deviceProblems";
import { Publisher } from "../media/publisher";
import { ScreenShare, type ShareState } from "../media/screenShare";
import type { ProblemError } from "../api/client";
import type { AccessTokens } from "./accessToken";
import { isEnded, watchPlanOf } from "./attempt";
import { soundLimit } from "./browserLimits";
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
import { SessionDevices } from "./sessionDevices";
import { NOTHING_RECORDED } from "./sessionRecording";
import { SessionSocket } from "./sessionSocket";
import { singleFlight } from "./singleFlight";

export const FLUSH_MS = 15_000;

export class ExamSession {
  readonly attempt: Observable<CandidateAttempt>;
  readonly connection: Observable<ConnectionView>;
  readonly camera: SessionDevices["camera"];
  readonly microphone: SessionDevices["microphone"];
  readonly screen = new Observable<ShareState>("off");
  /** What is being recorded at this moment. */
  readonly recorded = new Observable(NOTHING_RECORDED);
  /** Whether the screen is kept on. */
  readonly wakeLock = new Observable<WakeLockState>("off");
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
  readonly #devices: SessionDevices;
  readonly #share: ScreenShare;
  readonly #screenLock = new WakeLock((state) => this.wakeLock.set(state));
  readonly #capture: SessionCapture;
  readonly #socket: SessionSocket;
  readonly #publisher: Publisher;
  readonly #byRequest: ByRequest;
  readonly #received = new ReceivedMessages();
  readonly #mayGoOn: () => boolean;
  #welcomed = false;
  #opened = false;
  #ended = false;
  #finishing = false;
  #closed = false;

  /** `mayGoOn` is asked when the server says that another page has taken this one's place. */
  constructor(access: AccessTokens, attempt: CandidateAttempt, mayGoOn: () => boolean = () => false) {
    this.#mayGoOn = mayGoOn;
    this.attempt = new Observable(attempt);
    this.plan = watchPlanOf(attempt);
    this.requests = new Requests(access, attempt.id);
    this.messages = new MessageLog({
      deliver: (text, clientId) => this.#capture.sendMessage(text, clientId),
      now: () => this.serverTime(Date.now()).toISOString(),
    });
    this.#devices = new SessionDevices({
      ticker: this.#ticker.tick,
      onStream: (stream) => this.#streamChanged(stream),
      report: (part) => this.reporter.patch(part),
    });
    this.camera = this.#devices.camera;
    this.microphone = this.#devices.microphone;
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
      onRecorded: (recorded) => this.recorded.set(recorded),
      onCaptured: (kind, content) => this.#devices.captured(kind, content),
      onBehind: (behindS) => this.#behind(behindS),
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
    const noSound = soundLimit(this.plan);
    if (noSound !== null) this.reporter.always({ microphone: "lost", microphone_reason: noSound });
    this.connection = new Observable<ConnectionView>({
      socket: "connecting",
      rttMs: null,
      byRequest: false,
      trouble: null,
      behindS: null,
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
    void this.#stop();
    this.#capture.close();
  }

  /** Stop everything because another page of this browser goes on; resolves once it may use the camera and what is stored. */
  async handOver(): Promise<void> {
    this.#closed = true;
    window.removeEventListener("online", this.#online);
    await this.#stop();
    await this.#capture.flush(0);
    this.#capture.close();
  }

  /** A time of this device's clock in server time. */
  serverTime(now: number): Date {
    return this.#socket.serverTime(now);
  }

  /** Open another device, now and after a reload. */
  choose(kind: DeviceKind, device: Device): Promise<boolean> {
    return this.#devices.choose(kind, device);
  }

  /** Try the wanted device again. */
  reopen(kind: DeviceKind): Promise<boolean> {
    return this.#devices.reopen(kind);
  }

  /** Ask for the entire screen; works only within a click. */
  shareScreen(): Promise<void> {
    return this.#share.request();
  }

  /** A picture as it is sent during the exam; null while the camera gives none. */
  captureFrame(): Promise<ArrayBuffer | null> {
    return this.#capture.captureFrame();
  }

  readonly giveConsent = singleFlight(async (): Promise<void> => {
    this.update(await this.#persistently(() => this.requests.consent(this.attempt.get().consent.version)));
  });

  readonly begin = singleFlight(async (): Promise<void> => {
    this.update(await this.#persistently(() => this.requests.start()));
  });

  /** Send what waits, for a limited time, and submit the attempt. If that fails, the exam goes on. */
  readonly finish = singleFlight(() => this.#finish());

  async #finish(): Promise<void> {
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
    void this.#devices.open();
    this.#screenLock.hold();
    this.#socket.connect();
  }

  /** The exam is over: stop everything, but still send what waits on this device, also from an earlier page. */
  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    void this.#stop();
    void this.#capture.open().then(() => this.#capture.wake());
  }

  /** Resolves when the last of what was captured is in the outbox. */
  #stop(): Promise<void> {
    const captured = this.#capture.end();
    this.#byRequest.close();
    this.#publisher.close();
    this.#devices.close();
    this.#share.close();
    this.#screenLock.release();
    this.#socket.close();
    this.#ticker.close();
    return captured;
  }

  // --- camera and microphone ---

  #streamChanged(stream: MediaStream): void {
    this.#capture.setStream(stream);
    void this.#publisher.setStream(stream);
  }

  #behind(behindS: number | null): void {
    this.connection.patch({ behindS });
    this.reporter.patch({ behind_s: behindS });
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
        if (this.#socket.rttMs !== null) this.#capture.noteRoundTrip(this.#socket.rttMs);
        return;
      case "talk":
        this.proctorAudio.setTalking(message.peer, message.on);
        return;
      case "problem":
        // Other fatal problems close the socket, which reconnects by itself; the rest concern single messages of ours.
        if (message.problem === REPLACED && !this.#mayGoOn()) this.#yieldToOtherWindow();
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
