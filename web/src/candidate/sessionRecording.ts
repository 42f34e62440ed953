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
  #wanted: CandidateAttempt["recording"];
  /** A smaller clone of the camera's track, which must be stopped here. */
  #smallTrack: MediaStreamTrack | null = null;
  #cameraSize: MediaTrackSettings = {};
  #limits: RecordingLimits = { videoFactor: 1, soundKbits: SOUND_KBITS };

  constructor({ recording, ticker, now, onSegment }: SessionRecordingOptions) {
    this.#wanted = recording;
    this.#camera = new VideoRecorder({ ticker, now, onSegment: (segment) => onSegment("recording", segment) });
    this.#screen = new VideoRecorder({ ticker, now, onSegment: (segment) => onSegment("screen", segment) });
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
    if (this.#smallTrack !== null) shrink(this.#smallTrack, this.#cameraSize, this.#cameraKbits);
  }

  setCamera(stream: MediaStream | null): void {
    this.#smallTrack?.stop();
    this.#smallTrack = null;
    const camera = stream?.getVideoTracks()[0];
    if (stream === null || camera === undefined || !this.#wanted.camera) {
      this.#camera.setTracks([], 0);
      return;
    }
    this.#smallTrack = camera.clone();
    this.#cameraSize = camera.getSettings();
    shrink(this.#smallTrack, this.#cameraSize, this.#cameraKbits);
    this.#camera.setTracks([this.#smallTrack, ...stream.getAudioTracks()], this.#cameraKbits);
    this.#applyBitRates();
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
}

function shrink(track: MediaStreamTrack, { width, height }: MediaTrackSettings, kbits: number): void {
  const [most, rate] = kbits < FEW_KBITS ? [FEW_WIDTH, FEW_PICTURES_PER_SECOND] : [WIDTH, PICTURES_PER_SECOND];
  const size = width === undefined || height === undefined || width <= most ? {} : { width: most, height: Math.round((height * most) / width) };
  // If the browser cannot apply them, the picture is recorded as it is.
  track.applyConstraints({ ...size, frameRate: { ideal: rate, max: rate } }).catch(() => undefined);
}
