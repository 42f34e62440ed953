/** Records camera and screen as video while the exam runs, as the policy asks. */
import type { CandidateAttempt } from "../api/types";
import { fit } from "../capture/fit";
import { type Recorded, VideoRecorder, type VideoSegment } from "../capture/videoRecorder";
import type { Ticker } from "../live/socket";

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

export class SessionRecording {
  readonly #camera: VideoRecorder;
  readonly #screen: VideoRecorder;
  readonly #onRecorded: (recorded: RecordedNow) => void;
  #wanted: CandidateAttempt["recording"];
  #recorded = NOTHING_RECORDED;
  /** A smaller clone of the camera's track, which must be stopped here. */
  #small: SmallTrack | null = null;

  constructor({ recording, ticker, now, onSegment, onRecorded }: SessionRecordingOptions) {
    this.#wanted = recording;
    this.#onRecorded = onRecorded;
    this.#camera = new VideoRecorder({
      ticker,
      now,
      onSegment: (segment) => {
        void this.#small?.fit();
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

  setCamera(stream: MediaStream | null): void {
    this.#small?.track.stop();
    this.#small = null;
    const camera = stream?.getVideoTracks()[0];
    if (stream === null || camera === undefined || !this.#wanted.camera) {
      this.#camera.setTracks([], 0);
      return;
    }
    const small = new SmallTrack(camera);
    this.#small = small;
    const kbits = this.#wanted.camera_kbits;
    // A recorder does not like a picture that changes its size.
    void small.fit().then(() => {
      if (this.#small === small) this.#camera.setTracks([small.track, ...stream.getAudioTracks()], kbits);
    });
  }

  setScreen(track: MediaStreamTrack | null): void {
    this.#screen.setTracks(track === null || !this.#wanted.screen ? [] : [track], this.#wanted.screen_kbits);
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

  /** Take the camera's shape again: that of a tablet changes when it is turned. */
  async fit(): Promise<void> {
    const { width, height } = this.#camera.getSettings();
    const shape = `${width ?? 0} ${height ?? 0}`;
    if (shape === this.#shape) return;
    this.#shape = shape;
    const known = width !== undefined && height !== undefined;
    const size = known && Math.max(width, height) > LONG_SIDE ? { ...fit(width, height, LONG_SIDE, LONG_SIDE), resizeMode: "crop-and-scale" } : {};
    const constraints: MediaTrackConstraints = { ...size, frameRate: { ideal: PICTURES_PER_SECOND, max: PICTURES_PER_SECOND } };
    // If the browser cannot apply them, the picture is recorded as it is.
    await this.track.applyConstraints(constraints).catch(() => undefined);
  }
}
