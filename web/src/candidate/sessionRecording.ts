/** Records camera and screen as video while the exam runs, as the policy asks. */
import type { CandidateAttempt } from "../api/types";
import { VideoRecorder, type VideoSegment } from "../capture/videoRecorder";
import type { Ticker } from "../live/socket";

export interface SessionRecordingOptions {
  recording: CandidateAttempt["recording"];
  ticker: Ticker;
  now: () => Date;
  onSegment: (stream: "recording" | "screen", segment: VideoSegment) => void;
}

/** Enough for a face; a wider picture would look worse at the same bit rate. */
const WIDTH = 640;
const PICTURES_PER_SECOND = 15;

export class SessionRecording {
  readonly #camera: VideoRecorder;
  readonly #screen: VideoRecorder;
  #wanted: CandidateAttempt["recording"];
  /** The camera's track, and a smaller clone of it, which must be stopped here. */
  #source: MediaStreamTrack | null = null;
  #smallTrack: MediaStreamTrack | null = null;

  constructor({ recording, ticker, now, onSegment }: SessionRecordingOptions) {
    this.#wanted = recording;
    this.#camera = new VideoRecorder({ ticker, now, onSegment: (segment) => onSegment("recording", segment) });
    this.#screen = new VideoRecorder({ ticker, now, onSegment: (segment) => onSegment("screen", segment) });
  }

  /** Change what is recorded; takes effect with the next camera and the next screen. */
  update(recording: CandidateAttempt["recording"]): void {
    this.#wanted = recording;
  }

  /** Record these from now on; a camera that stays the same goes on while the microphone changes. */
  setTracks(camera: MediaStreamTrack | null, microphone: MediaStreamTrack | null): void {
    const source = this.#wanted.camera ? camera : null;
    const former = source === this.#source ? null : this.#smallTrack;
    if (source !== this.#source) this.#smallTrack = source === null ? null : smaller(source);
    this.#source = source;
    const tracks = this.#smallTrack === null ? [] : [this.#smallTrack, ...(microphone === null ? [] : [microphone])];
    this.#camera.setTracks(tracks, this.#wanted.camera_kbits);
    former?.stop();
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
}

function smaller(camera: MediaStreamTrack): MediaStreamTrack {
  const { width, height } = camera.getSettings();
  const track = camera.clone();
  const size = width === undefined || height === undefined || width <= WIDTH ? {} : { width: WIDTH, height: Math.round((height * WIDTH) / width) };
  // If the browser cannot apply them, the picture is recorded as it is.
  track.applyConstraints({ ...size, frameRate: { ideal: PICTURES_PER_SECOND, max: PICTURES_PER_SECOND } }).catch(() => undefined);
  return track;
}
