/**
 * Records video, with sound where there is some, in short stretches, each a complete file that begins with a whole picture:
 * the recorder is started anew for each. The next begins before the former ends, so that nothing falls between them.
 * It knows no React, and no server.
 */
import { intervalTicker, type Ticker } from "../live/socket";
import { takeOf } from "./take";

export interface VideoStretch {
  /** WebM with VP8, and with Opus where there is sound. */
  bytes: ArrayBuffer;
  /** When it begins. */
  capturedAt: Date;
}

export interface VideoRecorderOptions {
  onStretch(stretch: VideoStretch): void;
  ticker?: Ticker;
  now?: () => Date;
  createRecorder?: (tracks: MediaStreamTrack[], options: MediaRecorderOptions) => MediaRecorder;
}

export const STRETCH_MS = 5000;
/** Anything shorter may hold no picture at all. */
const LEAST_MS = 300;
/** A file of fewer bytes holds no picture. */
const LEAST_BYTES = 400;
/** A microphone that gives nothing keeps the browser from writing the picture, too: so many stretches go without it then. */
const STRETCHES_WITHOUT_SOUND = 12;
const SILENT = "video/webm;codecs=vp8";
const WITH_SOUND = "video/webm;codecs=vp8,opus";
const SOUND_BITS_PER_SECOND = 24_000;

/** Whether this browser can record what the server keeps. */
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

  constructor(options: VideoRecorderOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  get isRecording(): boolean {
    return this.#recorder?.state === "recording";
  }

  /** Record these from now on, the picture with so many thousand bits a second; none: nothing for now. */
  setTracks(tracks: readonly MediaStreamTrack[], kbits: number): void {
    this.#finish(this.#recorder);
    this.#recorder = null;
    this.#tracks = tracks;
    this.#kbits = kbits;
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
    this.#finish(this.#recorder);
    this.#recorder = null;
    await Promise.all(this.#unfinished);
  }

  #begin(): void {
    this.#stopTicker?.();
    this.#recorder = this.#startRecorder();
    this.#stopTicker = (this.#options.ticker ?? intervalTicker)(STRETCH_MS, () => this.#turn());
  }

  #turn(): void {
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
        ...(hasSound && { audioBitsPerSecond: SOUND_BITS_PER_SECOND }),
      });
      const done = this.#collect(recorder, hasSound);
      recorder.start();
      this.#unfinished.add(done);
      void done.finally(() => this.#unfinished.delete(done));
      return recorder;
    } catch {
      // The device went away this very moment; the next turn tries again.
      return null;
    }
  }

  #finish(recorder: MediaRecorder | null): void {
    // It stops by itself when its tracks have ended.
    if (recorder !== null && recorder.state !== "inactive") recorder.stop();
  }

  /** Hand over what a recorder gives, once it has stopped for whatever reason. */
  async #collect(recorder: MediaRecorder, hasSound: boolean): Promise<void> {
    const take = await takeOf(recorder, this.#now);
    if (take === null || take.lastedMs < LEAST_MS) return;
    const bytes = await take.recorded.arrayBuffer();
    if (isWebm(bytes)) this.#options.onStretch({ bytes, capturedAt: take.capturedAt });
    else if (hasSound) this.#withoutSound = STRETCHES_WITHOUT_SOUND;
  }
}

/** Browsers hand over scraps where nothing came of a recording. */
function isWebm(bytes: ArrayBuffer): boolean {
  return bytes.byteLength >= LEAST_BYTES && new DataView(bytes).getUint32(0) === 0x1a45dfa3;
}

/** A microphone that gives nothing would be recorded as silence: that nothing was to be heard would then be untrue. */
function isRecordable({ kind, readyState, muted, enabled }: MediaStreamTrack): boolean {
  return readyState === "live" && enabled && (kind === "video" || !muted);
}

function recorderOf(tracks: MediaStreamTrack[], options: MediaRecorderOptions): MediaRecorder {
  return new MediaRecorder(new MediaStream(tracks), options);
}
