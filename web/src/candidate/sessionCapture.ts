/** Captures and sends while the exam runs: pictures, sound, video and the page's events. */
import type { CandidateAttempt, Message } from "../api/types";
import { FrameSampler } from "../capture/frameSampler";
import type { PageEvent } from "../capture/pageEvents";
import { PageWatch } from "../capture/pageWatch";
import { canRecordSound, canRecordVideo } from "../capture/recordingFormats";
import { SoundRecorder } from "../capture/soundRecorder";
import type { VideoSegment } from "../capture/videoRecorder";
import type { WatchPlan } from "../capture/watchPlan";
import type { Ticker } from "../live/socket";
import type { DeviceKind } from "../media/deviceProblems";
import { Outbox } from "../outbox/outbox";
import type { Reply } from "../outbox/request";
import type { Item } from "../outbox/store";
import type { Stream } from "../outbox/streams";
import type { TokenSource } from "../outbox/types";
import { nextSeqsOf } from "./attempt";
import { type UnsentMessage, ChatOutbox } from "./chatOutbox";
import type { Updates } from "./byRequest";
import type { DeliveryView } from "./connectionView";
import { LineControl } from "./lineControl";
import { type RecordedNow, SessionRecording } from "./sessionRecording";

export interface SessionCaptureOptions {
  attempt: CandidateAttempt;
  plan: WatchPlan;
  tokens: TokenSource;
  ticker: Ticker;
  onChange: () => void;
  onRecorded?: (recorded: RecordedNow) => void;
  /** A picture was taken or a stretch of sound recorded, with or without content; what has none is not sent. */
  onCaptured?: (kind: DeviceKind, content: boolean) => void;
  /** Whether no socket says what is new, so that replies should. */
  wantsUpdates?: () => boolean;
  onUpdates?: (updates: Updates) => void;
  /** The line is slow, and what arrives is this many seconds behind; null: it is good. */
  onBehind?: (seconds: number | null) => void;
  now?: () => Date;
}

/** How long to wait for the recorders' last segments: one that never comes must not keep a candidate from handing in. */
const LAST_SEGMENT_MS = 2000;

export class SessionCapture {
  readonly #outbox: Outbox;
  readonly #chatOutbox: ChatOutbox;
  readonly #everyS: number;
  readonly #sampler: FrameSampler;
  readonly #page: PageWatch;
  /** Null where the policy wants no sound or the browser cannot record it. */
  readonly #sound: SoundRecorder | null;
  /** Null where the browser cannot record video. */
  readonly #recording: SessionRecording | null;
  readonly #onUpdates: ((updates: Updates) => void) | undefined;
  readonly #line: LineControl;
  #camera: MediaStreamTrack | null = null;
  #microphone: MediaStreamTrack | null = null;
  #ended = false;

  constructor({
    attempt,
    plan,
    tokens,
    ticker,
    onChange,
    onRecorded = () => undefined,
    onCaptured,
    wantsUpdates,
    onUpdates,
    onBehind = () => undefined,
    now = () => new Date(),
  }: SessionCaptureOptions) {
    this.#outbox = new Outbox({
      attemptId: attempt.id,
      nextSeqs: nextSeqsOf(attempt),
      tokens,
      onLoad: (load) => this.#sampler.setLoad(load),
      onReply: (stream, reply, item) => this.#saved(stream, reply, item),
      wantsUpdates: () => wantsUpdates?.() ?? false,
      onTooLarge: ({ stream }) => this.#recording?.makeSmaller(stream),
      onRefused: (item, problem) => this.#chatOutbox.reject(item, problem),
      onBacklog: onChange,
      onState: onChange,
    });
    this.#onUpdates = onUpdates;
    this.#chatOutbox = new ChatOutbox(this.#outbox, now);
    this.#everyS = attempt.sample_every_s;
    this.#sampler = new FrameSampler({
      everyS: attempt.sample_every_s,
      ticker,
      onFrame: ({ jpeg, capturedAt }) => {
        onCaptured?.("camera", true);
        this.#line.pictureTaken(jpeg.byteLength);
        this.#addToOutbox("camera", jpeg, capturedAt);
      },
      onSkip: () => onCaptured?.("camera", false),
    });
    this.#page = new PageWatch({ plan, ticker, now, onEvent: (event) => this.#addToOutbox("page", bodyOf(event), event.capturedAt) });
    const records = plan.sound && canRecordSound();
    const onSoundSegment = ({ bytes, capturedAt }: { bytes: ArrayBuffer; capturedAt: Date }): void => {
      onCaptured?.("microphone", true);
      this.#addToOutbox("microphone", bytes, capturedAt);
    };
    this.#sound = records ? new SoundRecorder({ ticker, now, onSegment: onSoundSegment, onEmpty: () => onCaptured?.("microphone", false) }) : null;
    const { recording } = attempt;
    const onVideoSegment = (stream: Stream, { bytes, capturedAt }: VideoSegment): void => this.#addToOutbox(stream, bytes, capturedAt);
    this.#recording = canRecordVideo() ? new SessionRecording({ recording, ticker, now, onSegment: onVideoSegment, onRecorded }) : null;
    this.#line = new LineControl({
      outbox: this.#outbox,
      everyS: attempt.sample_every_s,
      ticker,
      now,
      hasSound: records,
      videoKbits: () => this.#recording?.wantedKbits ?? [],
      apply: (limits) => {
        this.#sampler.setLimits(limits);
        this.#sound?.setKbits(limits.soundKbits);
        this.#recording?.setLimits(limits);
      },
      onBehind,
    });
  }

  get view(): DeliveryView {
    const { state, backlog, refused, refusals, dropped, durable, held, saved, sent, persistent } = this.#outbox;
    const [pictures, sounds, chats] = [this.#outbox.waiting("camera"), this.#outbox.waiting("microphone"), this.#chatOutbox.waiting];
    const videos = this.#outbox.waiting("recording") + this.#outbox.waiting("screen");
    const { heldBack } = this.#outbox;
    const items = { pictures, sounds, videos, chats };
    return { outbox: state, backlog, heldBack, ...items, refused, refusals, dropped, durable, held, saved, sent, persistent };
  }

  /** Capture this stream's tracks from now on. While one device's track stays the same, nothing that is captured of it is interrupted. */
  setStream(stream: MediaStream | null): void {
    const [camera, microphone] = [stream?.getVideoTracks()[0] ?? null, stream?.getAudioTracks()[0] ?? null];
    const [isOtherCamera, isOtherMicrophone] = [camera !== this.#camera, microphone !== this.#microphone];
    this.#camera = camera;
    this.#microphone = microphone;
    if (isOtherCamera) this.#sampler.setStream(camera === null ? null : stream);
    if (isOtherMicrophone) this.#sound?.setStream(stream);
    // While a camera gives nothing, nothing is known of the next one.
    if (isOtherCamera && camera !== null) this.#page.setCamera(camera.label);
    if (isOtherCamera || isOtherMicrophone) this.#recording?.setTracks(camera, microphone);
  }

  /** Record this screen from now on. */
  setScreen(track: MediaStreamTrack | null): void {
    this.#page.setScreen(track);
    this.#recording?.setScreen(track);
  }

  /** Load what an earlier page has left, and send it. */
  open(): Promise<void> {
    return this.#outbox.open();
  }

  /** Send a message, however long that takes; rejects if the server refuses it. */
  sendMessage(text: string, clientId: string): Promise<Message> {
    return this.#chatOutbox.send(text, clientId);
  }

  /** Messages that an earlier page could not send any more. */
  unsentMessages(): Promise<UnsentMessage[]> {
    return this.#chatOutbox.unsent();
  }

  /** Something was noted at this time: what was captured around it is evicted last. */
  protectAround(at: Date): void {
    this.#outbox.protectAround(at);
  }

  start(): void {
    void this.open();
    this.#sampler.start();
    this.#sound?.start();
    this.#recording?.start();
    this.#page.start();
    this.#line.start();
  }

  /** Stop capturing for now; resolves when the last segments are in the outbox. */
  async stop(): Promise<void> {
    this.#sampler.stop();
    this.#page.stop();
    this.#line.stop();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<void>((resolve) => (timer = setTimeout(resolve, LAST_SEGMENT_MS)));
    await Promise.race([Promise.all([this.#sound?.stop(), this.#recording?.stop()]), tooLong]);
    clearTimeout(timer);
  }

  /** The attempt has ended: keep what was captured until now, and ignore whatever comes later. */
  async end(): Promise<void> {
    await this.stop();
    this.#ended = true;
    this.setStream(null);
    this.#page.setCamera(null);
    this.setScreen(null);
  }

  /** One picture now; null while the camera gives none. */
  async captureFrame(): Promise<ArrayBuffer | null> {
    return (await this.#sampler.captureFrame())?.jpeg ?? null;
  }

  /** Continue the numbers and the recording as the server's attempt says. */
  update(attempt: CandidateAttempt): void {
    this.#outbox.continueFrom(nextSeqsOf(attempt));
    this.#recording?.update(attempt.recording);
  }

  /** A small message took this long there and back. */
  noteRoundTrip(ms: number): void {
    this.#outbox.line.noteRoundTrip(ms);
  }

  wake(): void {
    this.#outbox.wake();
  }

  flush(timeoutMs: number): Promise<boolean> {
    return this.#outbox.flush(timeoutMs);
  }

  close(): void {
    this.#outbox.close();
  }

  #addToOutbox(stream: Stream, bytes: ArrayBuffer, capturedAt: Date): void {
    if (!this.#ended) void this.#outbox.add(stream, bytes, capturedAt);
  }

  #saved(stream: Stream, { late, next_sample_s, message, updates }: Reply, item: Item): void {
    if (updates !== undefined) this.#onUpdates?.(updates);
    if (stream === "chat") this.#chatOutbox.resolve(item, message);
    if (stream === "camera") this.#line.pictureSent(new Date(item.capturedAt));
    if (stream !== "camera" || next_sample_s === undefined) return;
    // The server asks for pictures more often: it may be about to note something.
    if (next_sample_s < this.#everyS) this.#outbox.protectAround(new Date(item.capturedAt));
    if (late !== true) this.#sampler.setInterval(next_sample_s);
  }
}

function bodyOf({ signal, state, detail, count }: PageEvent): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify({ signal, state, detail, count })).buffer;
}
