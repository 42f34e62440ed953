/** Records camera and screen as video while the exam runs, as the policy asks. */
import type { CandidateAttempt } from "../api/types";
import { VideoRecorder, type VideoSegment } from "../capture/videoRecorder";
import type { Ticker } from "../live/socket";
import type { Stream } from "../outbox/streams";

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
  /** A smaller clone of the camera's track, which must be stopped here. */
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

  setCamera(stream: MediaStream | null): void {
    this.#smallTrack?.stop();
    this.#smallTrack = null;
    const camera = stream?.getVideoTracks()[0];
    if (stream === null || camera === undefined || !this.#wanted.camera) {
      this.#camera.setTracks([], 0);
      return;
    }
    this.#smallTrack = smaller(camera);
    this.#camera.setTracks([this.#smallTrack, ...stream.getAudioTracks()], this.#wanted.camera_kbits);
  }

  /** Something on the way takes no segment as large as the last of this stream: those from now on are half as long or less. */
  makeSmaller(stream: Stream): void {
    if (stream === "recording") this.#camera.makeShorter();
    if (stream === "screen") this.#screen.makeShorter();
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
