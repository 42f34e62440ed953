/** Records camera and screen as video while the exam runs, as the policy asks. */
import type { CandidateAttempt } from "../api/types";
import { fit } from "../capture/fit";
import { type Recorded, VideoRecorder, type VideoSegment } from "../capture/videoRecorder";
import type { Ticker } from "../live/socket";
import type { Stream } from "../outbox/streams";

/** What is being recorded at this moment. */
export interface RecordedNow {
  readonly camera: boolean;
  readonly sound: boolean;
  readonly screen: boolean;
}

export const NOTHING_RECORDED: RecordedNow = { camera: false, sound: false, screen: false };

export interface SessionRecordingOptions {
  onRecorded: (recorded: RecordedNow) => void;
  recording: CandidateAttempt["recording"];
  ticker: Ticker;
  now: () => Date;
  onSegment: (stream: "recording" | "screen", segment: VideoSegment) => void;
}

/** Enough for a face; a larger picture would look worse at the same bit rate. */
const LONG_SIDE = 640;
const PICTURES_PER_SECOND = 15;
/** At such low bit rates fewer and smaller pictures show more. */
const FEW_KBITS = 120;
const FEW_WIDTH = 320;
const FEW_PICTURES_PER_SECOND = 8;
const SOUND_KBITS = 24;
/** Of what a segment with sound may have, this much is the pictures' at least. */
const LEAST_SHARE = 0.6;

/** What the line leaves for the recorders. */
export interface RecordingLimits {
  /** What the policy's bit rates are multiplied by. */
  videoFactor: number;
  soundKbits: number;
}

export class SessionRecording {
  readonly #camera: VideoRecorder;
  readonly #screen: VideoRecorder;
  readonly #onRecorded: (recorded: RecordedNow) => void;
  #wanted: CandidateAttempt["recording"];
  #recorded = NOTHING_RECORDED;
  /** The camera's track, and a smaller clone of it, which must be stopped here. */
  #source: MediaStreamTrack | null = null;
  #small: SmallTrack | null = null;
  #microphone: MediaStreamTrack | null = null;
  #limits: RecordingLimits = { videoFactor: 1, soundKbits: SOUND_KBITS };

  constructor({ recording, ticker, now, onSegment, onRecorded }: SessionRecordingOptions) {
    this.#wanted = recording;
    this.#onRecorded = onRecorded;
    this.#camera = new VideoRecorder({
      ticker,
      now,
      onSegment: (segment) => {
        void this.#small?.fit(this.#cameraKbits);
        onSegment("recording", segment);
      },
      onRecorded: ({ picture, sound }) => this.#changed({ camera: picture, sound }),
    });
    this.#screen = new VideoRecorder({
      ticker,
      now,
      onSegment: (segment) => onSegment("screen", segment),
      onRecorded: ({ picture }: Recorded) => this.#changed({ screen: picture }),
    });
  }

  /** Change what is recorded; takes effect with the next camera and the next screen. */
  update(recording: CandidateAttempt["recording"]): void {
    this.#wanted = recording;
  }

  /** The bit rate of each video that is recorded where it can be, as the policy sets it. */
  get wantedKbits(): number[] {
    const { camera, camera_kbits, screen, screen_kbits } = this.#wanted;
    return [...(camera && this.#camera.isRecording ? [camera_kbits] : []), ...(screen && this.#screen.isRecording ? [screen_kbits] : [])];
  }

  /** Follow what the line carries, from the next segments on. */
  setLimits(limits: RecordingLimits): void {
    if (limits.videoFactor === this.#limits.videoFactor && limits.soundKbits === this.#limits.soundKbits) return;
    this.#limits = limits;
    this.#applyBitRates();
    void this.#small?.fit(this.#cameraKbits);
  }

  /** Record these from now on; a camera that stays the same goes on while the microphone changes. */
  setTracks(camera: MediaStreamTrack | null, microphone: MediaStreamTrack | null): void {
    const source = this.#wanted.camera ? camera : null;
    this.#microphone = microphone;
    if (source !== this.#source) {
      this.#source = source;
      this.#small?.track.stop();
      this.#small = source === null ? null : new SmallTrack(source);
    }
    const small = this.#small;
    if (small === null) this.#camera.setTracks([], 0);
    // A recorder does not like a picture that changes its size.
    else void small.fit(this.#cameraKbits).then(() => this.#record(small));
  }

  #record(small: SmallTrack): void {
    if (this.#small !== small) return;
    this.#camera.setTracks([small.track, ...(this.#microphone === null ? [] : [this.#microphone])], this.#cameraKbits);
    this.#applyBitRates();
  }

  /** Something on the way takes no segment as large as the last of this stream: those from now on are half as long or less. */
  makeSmaller(stream: Stream): void {
    if (stream === "recording") this.#camera.makeShorter();
    if (stream === "screen") this.#screen.makeShorter();
  }

  setScreen(track: MediaStreamTrack | null): void {
    this.#screen.setTracks(track === null || !this.#wanted.screen ? [] : [track], this.#wanted.screen_kbits);
    this.#applyBitRates();
  }

  get #cameraKbits(): number {
    return this.#wanted.camera_kbits * this.#limits.videoFactor;
  }

  #applyBitRates(): void {
    const { videoFactor, soundKbits } = this.#limits;
    // The sound of a camera's video is a part of what the line leaves for it; with full bits, as ever, it comes on top.
    const pictures = videoFactor === 1 ? this.#cameraKbits : Math.max(this.#cameraKbits * LEAST_SHARE, this.#cameraKbits - soundKbits);
    this.#camera.setKbits(pictures, soundKbits);
    this.#screen.setKbits(this.#wanted.screen_kbits * videoFactor, soundKbits);
  }

  start(): void {
    this.#camera.start();
    this.#screen.start();
  }

  /** Stop; resolves once the last segments have been passed on. */
  async stop(): Promise<void> {
    await Promise.all([this.#camera.stop(), this.#screen.stop()]);
  }

  #changed(part: Partial<RecordedNow>): void {
    const next = { ...this.#recorded, ...part };
    if (RECORDED_PARTS.every((name) => next[name] === this.#recorded[name])) return;
    this.#recorded = next;
    this.#onRecorded(next);
  }
}

const RECORDED_PARTS = ["camera", "sound", "screen"] as const;

/** A smaller clone of a camera's track, of the same shape. */
class SmallTrack {
  readonly track: MediaStreamTrack;
  readonly #camera: MediaStreamTrack;
  #shape = "";

  constructor(camera: MediaStreamTrack) {
    this.#camera = camera;
    this.track = camera.clone();
  }

  /** Take the camera's shape again, for that of a tablet changes when it is turned, in the size that these bits show best. */
  async fit(kbits: number): Promise<void> {
    const { width, height } = this.#camera.getSettings();
    const [most, rate] = kbits < FEW_KBITS ? [FEW_WIDTH, FEW_PICTURES_PER_SECOND] : [LONG_SIDE, PICTURES_PER_SECOND];
    const shape = `${width ?? 0} ${height ?? 0} ${most}`;
    if (shape === this.#shape) return;
    this.#shape = shape;
    const known = width !== undefined && height !== undefined;
    const size = known && Math.max(width, height) > most ? { ...fit(width, height, most, most), resizeMode: "crop-and-scale" } : {};
    const constraints: MediaTrackConstraints = { ...size, frameRate: { ideal: rate, max: rate } };
    // If the browser cannot apply them, the picture is recorded as it is.
    await this.track.applyConstraints(constraints).catch(() => undefined);
  }
}
