/**
 * Records the microphone in short segments, each a complete file, as the recorder is stopped and started again for each.
 * Independent of React and of the server.
 */
import { intervalTicker, type Ticker } from "../live/socket";
import { collectSegment } from "./recordedSegment";
import { FirstThatWorks, soundTypes } from "./recordingFormats";
import { holdsMedia } from "./segmentContent";

export interface SoundSegment {
  /** WebM with Opus, or MP4 with AAC or Opus. */
  bytes: ArrayBuffer;
  /** When the segment begins. */
  capturedAt: Date;
}

export interface SoundRecorderOptions {
  onSegment(segment: SoundSegment): void;
  /** A whole segment was recorded in which there is nothing. */
  onEmpty?(): void;
  ticker?: Ticker;
  now?: () => Date;
  createRecorder?: (track: MediaStreamTrack, type: string, bitsPerSecond: number) => MediaRecorder;
}

export const SEGMENT_MS = 5000;
/** A shorter segment may hold no sound at all and be unreadable. */
const MIN_MS = 500;
const BITS_PER_SECOND = 24_000;

/** The segment that is being recorded. */
interface ActiveSegment {
  recorder: MediaRecorder;
  done: Promise<void>;
}

export class SoundRecorder {
  readonly #options: SoundRecorderOptions;
  readonly #now: () => Date;
  readonly #types = new FirstThatWorks(soundTypes);
  readonly #unfinished = new Set<Promise<void>>();
  #track: MediaStreamTrack | null = null;
  #active: ActiveSegment | null = null;
  #stopTicker: (() => void) | null = null;
  #running = false;
  #bitsPerSecond = BITS_PER_SECOND;

  constructor(options: SoundRecorderOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** Record this stream's microphone from now on; with null or without a microphone, nothing is recorded for now. */
  setStream(stream: MediaStream | null): void {
    this.#finishSegment();
    this.#track = stream?.getAudioTracks()[0] ?? null;
    if (this.#running) this.#begin();
  }

  /** The bit rate from the next segment on. */
  setKbits(kbits: number): void {
    this.#bitsPerSecond = kbits * 1000;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#begin();
  }

  /** Stop; resolves once the last segment has been passed on. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#stopTicker?.();
    this.#stopTicker = null;
    this.#finishSegment();
    await Promise.all(this.#unfinished);
  }

  /** Restart the ticker with the recording, so that a new microphone's first segment is as long as the others. */
  #begin(): void {
    this.#stopTicker?.();
    this.#startSegment();
    this.#stopTicker = (this.#options.ticker ?? intervalTicker)(SEGMENT_MS, () => this.#startNext());
  }

  #startNext(): void {
    this.#finishSegment();
    this.#startSegment();
  }

  #startSegment(): void {
    const track = this.#track;
    // A microphone that gives nothing would be recorded as silence, which would falsely say that nothing was heard.
    if (track?.readyState !== "live" || track.muted || !track.enabled) return;
    try {
      const active = this.#types.use((type): ActiveSegment => {
        const recorder = (this.#options.createRecorder ?? recorderOf)(track, type, this.#bitsPerSecond);
        const done = this.#collect(recorder);
        recorder.start();
        return { recorder, done };
      });
      this.#active = active;
      this.#unfinished.add(active.done);
      void active.done.finally(() => this.#unfinished.delete(active.done));
    } catch {
      // The microphone has just gone; the next segment tries again.
      this.#active = null;
    }
  }

  #finishSegment(): void {
    const recorder = this.#active?.recorder;
    this.#active = null;
    // A recorder stops by itself when its track has ended.
    if (recorder !== undefined && recorder.state !== "inactive") recorder.stop();
  }

  /** Pass on a recorder's data once it has stopped for whatever reason. */
  async #collect(recorder: MediaRecorder): Promise<void> {
    const segment = await collectSegment(recorder, this.#now);
    if (segment === null) this.#types.passOver();
    if (segment === null || segment.lastedMs < MIN_MS) return;
    const bytes = await segment.recorded.arrayBuffer();
    if (holdsMedia(bytes)) this.#options.onSegment({ bytes, capturedAt: segment.capturedAt });
    else this.#options.onEmpty?.();
  }
}

function recorderOf(track: MediaStreamTrack, type: string, audioBitsPerSecond: number): MediaRecorder {
  return new MediaRecorder(new MediaStream([track]), { mimeType: type, audioBitsPerSecond });
}
