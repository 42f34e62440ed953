/**
 * Records video, with sound where there is some, in short segments, each a complete file that begins with a key frame, as a
 * new recorder is started for each. The next starts before the last one stops, so that nothing is lost between them.
 * Independent of React and of the server.
 */
import { intervalTicker, type Ticker } from "../live/socket";
import { collectSegment } from "./recordedSegment";
import { FirstThatWorks, recordedContainer, videoFormats } from "./recordingFormats";
import { holdsMedia } from "./segmentContent";

export interface VideoSegment {
  /** WebM with VP8, and with Opus where there is sound; or MP4 with H.264, and AAC or Opus. */
  bytes: ArrayBuffer;
  /** When the segment begins. */
  capturedAt: Date;
}

/** What is being recorded. */
export interface Recorded {
  readonly picture: boolean;
  readonly sound: boolean;
}

export interface VideoRecorderOptions {
  onRecorded?(recorded: Recorded): void;
  onSegment(segment: VideoSegment): void;
  ticker?: Ticker;
  now?: () => Date;
  createRecorder?: (tracks: MediaStreamTrack[], options: MediaRecorderOptions) => MediaRecorder;
}

export const SEGMENT_MS = 5000;
/** A segment that is too large is told of by the time the next ones are on their way: those tell nothing new. */
const SETTLES_MS = 5000;
const SHORTEST_MS = 1000;
/** A shorter segment may hold no picture at all. */
const MIN_MS = 300;
/** A microphone that gives nothing also keeps the browser from writing pictures: this many segments then go without it. */
const SEGMENTS_WITHOUT_SOUND = 12;
/** A recorder that was stopped earlier, as a device went or came, may not have written anything yet: that says nothing of the microphone. */
const TELLING_MS = 1000;
const SOUND_BITS_PER_SECOND = 24_000;

export class VideoRecorder {
  readonly #options: VideoRecorderOptions;
  readonly #now: () => Date;
  readonly #formats = new FirstThatWorks(videoFormats);
  readonly #unfinished = new Set<Promise<void>>();
  #tracks: readonly MediaStreamTrack[] = [];
  #kbits = 0;
  #recorder: MediaRecorder | null = null;
  #stopTicker: (() => void) | null = null;
  #running = false;
  /** The microphone that gave nothing, and how many segments more go without it. */
  #nothingHeard: { microphone: MediaStreamTrack; segments: number } | null = null;
  #segmentMs = SEGMENT_MS;
  #shortenedAt = Number.NEGATIVE_INFINITY;
  #soundBitsPerSecond = SOUND_BITS_PER_SECOND;

  constructor(options: VideoRecorderOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  get isRecording(): boolean {
    return this.#recorder?.state === "recording";
  }

  /** Make the segments from now on half as long, and so about half as large. */
  makeShorter(): void {
    if (performance.now() - this.#shortenedAt < this.#segmentMs + SETTLES_MS || this.#segmentMs <= SHORTEST_MS) return;
    this.#shortenedAt = performance.now();
    this.#segmentMs = Math.max(SHORTEST_MS, this.#segmentMs / 2);
    if (!this.#running) return;
    this.#finish(this.#recorder);
    this.#begin();
  }

  /** Record these tracks from now on, the video at this bit rate; without tracks, nothing is recorded for now. */
  setTracks(tracks: readonly MediaStreamTrack[], kbits: number): void {
    const former = this.#recorder;
    this.#recorder = null;
    if (!this.#running) this.#nothing();
    this.#tracks = tracks;
    this.#kbits = kbits;
    if (this.#running) this.#begin();
    this.#finish(former);
  }

  /** The bit rates of video and sound from the next segment on. */
  setKbits(kbits: number, soundKbits: number): void {
    this.#kbits = kbits;
    this.#soundBitsPerSecond = soundKbits * 1000;
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
    this.#finish(this.#recorder);
    this.#recorder = this.#nothing();
    await Promise.all(this.#unfinished);
  }

  #begin(): void {
    this.#stopTicker?.();
    this.#recorder = this.#startRecorder();
    this.#stopTicker = (this.#options.ticker ?? intervalTicker)(this.#segmentMs, () => this.#startNext());
  }

  #startNext(): void {
    const former = this.#recorder;
    this.#recorder = this.#startRecorder();
    this.#finish(former);
  }

  #startRecorder(): MediaRecorder | null {
    const passedOver = this.#passOver();
    const live = this.#tracks.filter((track) => isRecordable(track) && track !== passedOver);
    if (!live.some(({ kind }) => kind === "video")) return this.#nothing();
    const microphone = live.find(({ kind }) => kind === "audio");
    const hasSound = microphone !== undefined;
    try {
      const { recorder, done } = this.#formats.use(({ silent, withSound }) => {
        const made = (this.#options.createRecorder ?? recorderOf)(live, {
          mimeType: hasSound ? withSound : silent,
          videoBitsPerSecond: this.#kbits * 1000,
          ...(hasSound && { audioBitsPerSecond: this.#soundBitsPerSecond }),
        });
        const collected = this.#collect(made, microphone);
        made.start();
        return { recorder: made, done: collected };
      });
      this.#unfinished.add(done);
      void done.finally(() => this.#unfinished.delete(done));
      this.#options.onRecorded?.({ picture: true, sound: hasSound });
      return recorder;
    } catch {
      // The device has just gone; the next segment tries again.
      return this.#nothing();
    }
  }

  /** The microphone that the next segment goes without; null: none. */
  #passOver(): MediaStreamTrack | null {
    if (this.#nothingHeard === null || this.#nothingHeard.segments === 0) return null;
    this.#nothingHeard.segments -= 1;
    return this.#nothingHeard.microphone;
  }

  #nothing(): null {
    this.#options.onRecorded?.({ picture: false, sound: false });
    return null;
  }

  #finish(recorder: MediaRecorder | null): void {
    // A recorder stops by itself when its tracks have ended.
    if (recorder !== null && recorder.state !== "inactive") recorder.stop();
  }

  /** Pass on a recorder's data once it has stopped for whatever reason. */
  async #collect(recorder: MediaRecorder, microphone: MediaStreamTrack | undefined): Promise<void> {
    const segment = await collectSegment(recorder, this.#now);
    if (segment === null) this.#formats.passOver();
    if (segment === null || segment.lastedMs < MIN_MS) return;
    const bytes = await segment.recorded.arrayBuffer();
    if (recordedContainer(bytes) !== null && holdsMedia(bytes)) this.#options.onSegment({ bytes, capturedAt: segment.capturedAt });
    else if (microphone !== undefined && segment.lastedMs >= TELLING_MS) this.#nothingHeard = { microphone, segments: SEGMENTS_WITHOUT_SOUND };
  }
}

/** A microphone that gives nothing would be recorded as silence, which would falsely say that nothing was heard. */
function isRecordable({ kind, readyState, muted, enabled }: MediaStreamTrack): boolean {
  return readyState === "live" && enabled && (kind === "video" || !muted);
}

function recorderOf(tracks: MediaStreamTrack[], options: MediaRecorderOptions): MediaRecorder {
  return new MediaRecorder(new MediaStream(tracks), options);
}
