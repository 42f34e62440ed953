/** What the session takes in and sends while the exam runs: pictures, sound, and what the page tells of itself. */
import type { CandidateAttempt, Message } from "../api/types";
import { FrameSampler } from "../capture/frameSampler";
import type { PageEvent } from "../capture/pageEvents";
import { PageWatch } from "../capture/pageWatch";
import { canRecordVideo, type VideoSegment } from "../capture/videoRecorder";
import { canRecordSound, SoundRecorder } from "../capture/soundRecorder";
import type { WatchPlan } from "../capture/watchPlan";
import type { Ticker } from "../live/socket";
import { Outbox } from "../outbox/outbox";
import type { Reply } from "../outbox/request";
import type { Item } from "../outbox/store";
import type { Stream } from "../outbox/streams";
import type { TokenSource } from "../outbox/types";
import { nextSeqsOf } from "./attempt";
import type { DeliveryView } from "./connectionView";
import { type Letter, Letters } from "./letters";
import { SessionRecording } from "./sessionRecording";

export interface SessionCaptureOptions {
  attempt: CandidateAttempt;
  plan: WatchPlan;
  tokens: TokenSource;
  ticker: Ticker;
  onChange: () => void;
  now?: () => Date;
}

/** How long to wait for the recorders' last segments: one that never comes must not keep a candidate from handing in. */
const LAST_SEGMENT_MS = 2000;

export class SessionCapture {
  readonly #outbox: Outbox;
  readonly #letters: Letters;
  readonly #everyS: number;
  readonly #sampler: FrameSampler;
  readonly #page: PageWatch;
  /** Null: no sound is wanted, or none can be recorded. */
  readonly #sound: SoundRecorder | null;
  /** Null: this browser cannot record video. */
  readonly #recording: SessionRecording | null;
  #ended = false;

  constructor({ attempt, plan, tokens, ticker, onChange, now = () => new Date() }: SessionCaptureOptions) {
    this.#outbox = new Outbox({
      attemptId: attempt.id,
      nextSeqs: nextSeqsOf(attempt),
      tokens,
      onLoad: (load) => this.#sampler.setLoad(load),
      onReply: (stream, reply, item) => this.#saved(stream, reply, item),
      onRefused: (item, problem) => this.#letters.refused(item, problem),
      onBacklog: onChange,
      onState: onChange,
    });
    this.#letters = new Letters(this.#outbox, now);
    this.#everyS = attempt.sample_every_s;
    this.#sampler = new FrameSampler({
      everyS: attempt.sample_every_s,
      ticker,
      onFrame: ({ jpeg, capturedAt }) => this.#keep("camera", jpeg, capturedAt),
    });
    this.#page = new PageWatch({ plan, ticker, now, onEvent: (event) => this.#keep("page", bodyOf(event), event.capturedAt) });
    const records = plan.sound && canRecordSound();
    const onSoundSegment = ({ bytes, capturedAt }: { bytes: ArrayBuffer; capturedAt: Date }): void => this.#keep("microphone", bytes, capturedAt);
    this.#sound = records ? new SoundRecorder({ ticker, now, onSegment: onSoundSegment }) : null;
    const { recording } = attempt;
    const onVideoSegment = (stream: Stream, { bytes, capturedAt }: VideoSegment): void => this.#keep(stream, bytes, capturedAt);
    this.#recording = canRecordVideo() ? new SessionRecording({ recording, ticker, now, onSegment: onVideoSegment }) : null;
  }

  get view(): DeliveryView {
    const { state, backlog, refused, refusals, dropped, durable, saved, sent, persistent } = this.#outbox;
    const [pictures, sounds, chats] = [this.#outbox.waiting("camera"), this.#outbox.waiting("microphone"), this.#letters.waiting];
    const videos = this.#outbox.waiting("recording") + this.#outbox.waiting("screen");
    return { outbox: state, backlog, pictures, sounds, videos, chats, refused, refusals, dropped, durable, saved, sent, persistent };
  }

  /** What camera and microphone give now. */
  setStream(stream: MediaStream | null): void {
    this.#sampler.setStream(stream);
    this.#sound?.setStream(stream);
    this.#page.setCamera(stream?.getVideoTracks()[0]?.label ?? null);
    this.#recording?.setCamera(stream);
  }

  /** The camera is about to be let go; another stream follows, or none. */
  releaseCamera(): void {
    this.#recording?.setCamera(null);
  }

  /** The screen that is shared now. */
  setScreen(track: MediaStreamTrack | null): void {
    this.#page.setScreen(track);
    this.#recording?.setScreen(track);
  }

  /** Send what an earlier page has left. */
  open(): Promise<void> {
    return this.#outbox.open();
  }

  /** Hand a message to the server, however long that takes; rejects where it will not be taken. */
  write(text: string, clientId: string): Promise<Message> {
    return this.#letters.write(text, clientId);
  }

  /** Messages that an earlier page could not hand in any more. */
  unsent(): Promise<Letter[]> {
    return this.#letters.left();
  }

  /** Something was noted about then: what was captured around it is kept as long as anything is. */
  mark(at: Date): void {
    this.#outbox.protectAround(at);
  }

  start(): void {
    void this.open();
    this.#sampler.start();
    this.#sound?.start();
    this.#recording?.start();
    this.#page.start();
  }

  /** Take nothing more in for now; resolves when the last of it is in the outbox. */
  async stop(): Promise<void> {
    this.#sampler.stop();
    this.#page.stop();
    let patience: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<void>((resolve) => (patience = setTimeout(resolve, LAST_SEGMENT_MS)));
    await Promise.race([Promise.all([this.#sound?.stop(), this.#recording?.stop()]), tooLong]);
    clearTimeout(patience);
  }

  /** The attempt has ended: the last of what was captured before is kept, and what comes in from then on is left out. */
  async end(): Promise<void> {
    await this.stop();
    this.#ended = true;
    this.setStream(null);
    this.setScreen(null);
  }

  /** One picture now; null while the camera gives none. */
  async look(): Promise<ArrayBuffer | null> {
    return (await this.#sampler.captureFrame())?.jpeg ?? null;
  }

  /** The server knows of what it says in its attempt. */
  update(attempt: CandidateAttempt): void {
    this.#outbox.continueFrom(nextSeqsOf(attempt));
    this.#recording?.update(attempt.recording);
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

  #keep(stream: Stream, bytes: ArrayBuffer, capturedAt: Date): void {
    if (!this.#ended) void this.#outbox.add(stream, bytes, capturedAt);
  }

  #saved(stream: Stream, { late, next_sample_s, message }: Reply, item: Item): void {
    if (stream === "chat") this.#letters.sent(item, message);
    if (stream !== "camera" || next_sample_s === undefined) return;
    // The server looks closer: something may be about to be noted.
    if (next_sample_s < this.#everyS) this.#outbox.protectAround(new Date(item.capturedAt));
    if (late !== true) this.#sampler.setInterval(next_sample_s);
  }
}

function bodyOf({ signal, state, detail, count }: PageEvent): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify({ signal, state, detail, count })).buffer;
}
