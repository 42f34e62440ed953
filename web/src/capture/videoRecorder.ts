/**
 * Records video, with sound where there is some, in short segments, each a complete file that begins with a key frame, as a
 * new recorder is started for each. The next starts before the last one stops, so that nothing is lost between them.
 * Independent of React and of the server.
 */
import { intervalTicker, type Ticker } from "../live/socket";
import { collectSegment } from "./recordedSegment";

export interface VideoSegment {
  /** WebM with VP8, and with Opus where there is sound. */
  bytes: ArrayBuffer;
  /** When the segment begins. */
  capturedAt: Date;
}

export interface VideoRecorderOptions {
  onSegment(segment: VideoSegment): void;
  ticker?: Ticker;
  now?: () => Date;
  createRecorder?: (tracks: MediaStreamTrack[], options: MediaRecorderOptions) => MediaRecorder;
}

export const SEGMENT_MS = 5000;
/** A shorter segment may hold no picture at all. */
const MIN_MS = 300;
/** A file of fewer bytes holds no picture. */
const MIN_BYTES = 400;
/** A microphone that gives nothing also keeps the browser from writing pictures: this many segments then go without it. */
const SEGMENTS_WITHOUT_SOUND = 12;
const SILENT = "video/webm;codecs=vp8";
const WITH_SOUND = "video/webm;codecs=vp8,opus";
const SOUND_BITS_PER_SECOND = 24_000;

/** Whether this browser can record in the server's format. */
export function canRecordVideo(): boolean {
  return typeof MediaRecorder !== "undefined" && [SILENT, WITH_SOUND].every((type) => MediaRecorder.isTypeSupported(type));
}

export class VideoRecorder {
  readonly #options: VideoRecorderOptions;
  readonly #now: () => Date;
  readonly #unfinished = new Set<Promise<void>>();
  #tracks: readonly MediaStreamTrack[] = [];
  #kbits = 0;
  #recorder: MediaRecorder | null = null;
  #stopTicker: (() => void) | null = null;
  #running = false;
  #withoutSound = 0;
  #soundBitsPerSecond = SOUND_BITS_PER_SECOND;

  constructor(options: VideoRecorderOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  get isRecording(): boolean {
    return this.#recorder?.state === "recording";
  }

  /** Record these tracks from now on, the video at this bit rate; without tracks, nothing is recorded for now. */
  setTracks(tracks: readonly MediaStreamTrack[], kbits: number): void {
    this.#finish(this.#recorder);
    this.#recorder = null;
    this.#tracks = tracks;
    this.#kbits = kbits;
    if (this.#running) this.#begin();
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
    this.#recorder = null;
    await Promise.all(this.#unfinished);
  }

  #begin(): void {
    this.#stopTicker?.();
    this.#recorder = this.#startRecorder();
    this.#stopTicker = (this.#options.ticker ?? intervalTicker)(SEGMENT_MS, () => this.#startNext());
  }

  #startNext(): void {
    const former = this.#recorder;
    this.#recorder = this.#startRecorder();
    this.#finish(former);
  }

  #startRecorder(): MediaRecorder | null {
    const live = this.#tracks.filter((track) => isRecordable(track) && (track.kind === "video" || this.#withoutSound === 0));
    this.#withoutSound = Math.max(0, this.#withoutSound - 1);
    if (!live.some(({ kind }) => kind === "video")) return null;
    const hasSound = live.some(({ kind }) => kind === "audio");
    try {
      const recorder = (this.#options.createRecorder ?? recorderOf)(live, {
        mimeType: hasSound ? WITH_SOUND : SILENT,
        videoBitsPerSecond: this.#kbits * 1000,
        ...(hasSound && { audioBitsPerSecond: this.#soundBitsPerSecond }),
      });
      const done = this.#collect(recorder, hasSound);
      recorder.start();
      this.#unfinished.add(done);
      void done.finally(() => this.#unfinished.delete(done));
      return recorder;
    } catch {
      // The device has just gone; the next segment tries again.
      return null;
    }
  }

  #finish(recorder: MediaRecorder | null): void {
    // A recorder stops by itself when its tracks have ended.
    if (recorder !== null && recorder.state !== "inactive") recorder.stop();
  }

  /** Pass on a recorder's data once it has stopped for whatever reason. */
  async #collect(recorder: MediaRecorder, hasSound: boolean): Promise<void> {
    const segment = await collectSegment(recorder, this.#now);
    if (segment === null || segment.lastedMs < MIN_MS) return;
    const bytes = await segment.recorded.arrayBuffer();
    if (isWebm(bytes)) this.#options.onSegment({ bytes, capturedAt: segment.capturedAt });
    else if (hasSound) this.#withoutSound = SEGMENTS_WITHOUT_SOUND;
  }
}

/** Where nothing was recorded, browsers give a few bytes that are no WebM file. */
function isWebm(bytes: ArrayBuffer): boolean {
  return bytes.byteLength >= MIN_BYTES && new DataView(bytes).getUint32(0) === 0x1a45dfa3;
}

/** A microphone that gives nothing would be recorded as silence, which would falsely say that nothing was heard. */
function isRecordable({ kind, readyState, muted, enabled }: MediaStreamTrack): boolean {
  return readyState === "live" && enabled && (kind === "video" || !muted);
}

function recorderOf(tracks: MediaStreamTrack[], options: MediaRecorderOptions): MediaRecorder {
  return new MediaRecorder(new MediaStream(tracks), options);
}
