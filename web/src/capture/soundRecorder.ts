/**
 * Records the microphone in short stretches, each a complete file: the recorder is stopped and started anew for each.
 * It knows no React, and no server.
 */
import { intervalTicker, type Ticker } from "../live/socket";
import { takeOf } from "./take";

export interface SoundChunk {
  /** WebM with Opus. */
  bytes: ArrayBuffer;
  /** When it begins. */
  capturedAt: Date;
}

export interface SoundRecorderOptions {
  onChunk(chunk: SoundChunk): void;
  ticker?: Ticker;
  now?: () => Date;
  createRecorder?: (track: MediaStreamTrack) => MediaRecorder;
}

export const CHUNK_MS = 5000;
/** Anything shorter may hold no sound at all, and could not be read. */
const LEAST_MS = 500;
const TYPE = "audio/webm;codecs=opus";
const BITS_PER_SECOND = 24_000;

/** Whether this browser can record what the server reads. */
export function canRecordSound(): boolean {
  return typeof MediaRecorder !== "undefined" && MediaRecorder.isTypeSupported(TYPE);
}

/** One stretch that is being recorded. */
interface Take {
  recorder: MediaRecorder;
  done: Promise<void>;
}

export class SoundRecorder {
  readonly #options: SoundRecorderOptions;
  readonly #now: () => Date;
  readonly #unfinished = new Set<Promise<void>>();
  #track: MediaStreamTrack | null = null;
  #take: Take | null = null;
  #stopTicker: (() => void) | null = null;
  #running = false;

  constructor(options: SoundRecorderOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** Record this stream's microphone from now on; null or a stream without one: nothing to record for now. */
  setStream(stream: MediaStream | null): void {
    this.#finishTake();
    this.#track = stream?.getAudioTracks()[0] ?? null;
    if (this.#running) this.#begin();
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#begin();
  }

  /** Stop; resolves once the last stretch has been handed over. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#stopTicker?.();
    this.#stopTicker = null;
    this.#finishTake();
    await Promise.all(this.#unfinished);
  }

  /** Every stretch begins with the ticker, so that a new microphone's first is as long as the others. */
  #begin(): void {
    this.#stopTicker?.();
    this.#startTake();
    this.#stopTicker = (this.#options.ticker ?? intervalTicker)(CHUNK_MS, () => this.#turn());
  }

  #turn(): void {
    this.#finishTake();
    this.#startTake();
  }

  #startTake(): void {
    const track = this.#track;
    // A microphone that gives nothing would be recorded as silence: that nothing was heard would then be untrue.
    if (track?.readyState !== "live" || track.muted || !track.enabled) return;
    try {
      const recorder = (this.#options.createRecorder ?? recorderOf)(track);
      const take: Take = { recorder, done: this.#collect(recorder) };
      recorder.start();
      this.#take = take;
      this.#unfinished.add(take.done);
      void take.done.finally(() => this.#unfinished.delete(take.done));
    } catch {
      // The microphone went away this very moment; the next turn tries again.
      this.#take = null;
    }
  }

  #finishTake(): void {
    const recorder = this.#take?.recorder;
    this.#take = null;
    // It stops by itself when its track has ended.
    if (recorder !== undefined && recorder.state !== "inactive") recorder.stop();
  }

  /** Hand over what a recorder gives, once it has stopped for whatever reason. */
  async #collect(recorder: MediaRecorder): Promise<void> {
    const take = await takeOf(recorder, this.#now);
    if (take === null || take.recorded.size === 0 || take.lastedMs < LEAST_MS) return;
    this.#options.onChunk({ bytes: await take.recorded.arrayBuffer(), capturedAt: take.capturedAt });
  }
}

function recorderOf(track: MediaStreamTrack): MediaRecorder {
  return new MediaRecorder(new MediaStream([track]), { mimeType: TYPE, audioBitsPerSecond: BITS_PER_SECOND });
}
