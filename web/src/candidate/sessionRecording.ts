/** What of camera and screen is recorded while the exam runs, as the policy wants it. */
import type { CandidateAttempt } from "../api/types";
import { VideoRecorder, type VideoSegment } from "../capture/videoRecorder";
import type { Ticker } from "../live/socket";

export interface SessionRecordingOptions {
  recording: CandidateAttempt["recording"];
  ticker: Ticker;
  now: () => Date;
  onSegment: (stream: "recording" | "screen", segment: VideoSegment) => void;
}

/** A face fills enough of so wide a picture; more would only look worse at the same bit rate. */
const WIDTH = 640;
const PICTURES_PER_SECOND = 15;

export class SessionRecording {
  readonly #camera: VideoRecorder;
  readonly #screen: VideoRecorder;
  #wanted: CandidateAttempt["recording"];
  /** The camera's picture, made smaller; ours to stop. */
  #small: MediaStreamTrack | null = null;

  constructor({ recording, ticker, now, onSegment }: SessionRecordingOptions) {
    this.#wanted = recording;
    this.#camera = new VideoRecorder({ ticker, now, onSegment: (segment) => onSegment("recording", segment) });
    this.#screen = new VideoRecorder({ ticker, now, onSegment: (segment) => onSegment("screen", segment) });
  }

  /** What the server says now; it holds from the next camera and the next screen on. */
  update(recording: CandidateAttempt["recording"]): void {
    this.#wanted = recording;
  }

  setCamera(stream: MediaStream | null): void {
    this.#small?.stop();
    this.#small = null;
    const camera = stream?.getVideoTracks()[0];
    if (stream === null || camera === undefined || !this.#wanted.camera) {
      this.#camera.setTracks([], 0);
      return;
    }
    this.#small = smaller(camera);
    this.#camera.setTracks([this.#small, ...stream.getAudioTracks()], this.#wanted.camera_kbits);
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
  // Where the browser cannot, the picture is recorded as it is.
  track.applyConstraints({ ...size, frameRate: { ideal: PICTURES_PER_SECOND, max: PICTURES_PER_SECOND } }).catch(() => undefined);
  return track;
}
