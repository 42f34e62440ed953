/** Notices when the camera stops giving pictures, and opens it again when it is back. It knows no React. */
import { type DeviceChoice, type DeviceProblem, deviceProblem, openMedia, problemOfMedia, stopStream } from "../media/devices";

export type CameraStatus = { state: "ok" } | { state: "lost"; problem: DeviceProblem };

export interface CameraWatchOptions {
  onStatus(status: CameraStatus): void;
  /** A new stream took the place of the old one. */
  onStream(stream: MediaStream): void;
  /** The stream is about to be let go: whoever holds the camera besides must let it go, too. */
  onRelease?(): void;
  open?: (choice: DeviceChoice) => Promise<MediaStream>;
  devices?: EventTarget;
}

const REOPEN_EVERY_MS = 3000;

export class CameraWatch {
  readonly #options: CameraWatchOptions;
  #stream: MediaStream | null = null;
  #choice: DeviceChoice = { cameraId: null, microphoneId: null };
  #status: CameraStatus | null = null;
  #release: (() => void) | null = null;
  #opening: Promise<boolean> | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #closed = false;

  constructor(options: CameraWatchOptions) {
    this.#options = options;
    this.#devices.addEventListener("devicechange", this.#onDeviceChange);
  }

  get stream(): MediaStream | null {
    return this.#stream;
  }

  get status(): CameraStatus | null {
    return this.#status;
  }

  /** Open these devices, and again the same ones when they come back later. False: it failed, and the status says why. */
  async open(choice: DeviceChoice): Promise<boolean> {
    this.#choice = choice;
    await this.#opening;
    return this.reopen();
  }

  /** Try again, now. */
  reopen(): Promise<boolean> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** Stop the camera for good. */
  close(): void {
    this.#closed = true;
    this.#devices.removeEventListener("devicechange", this.#onDeviceChange);
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#release?.();
    stopStream(this.#stream);
    this.#stream = null;
  }

  get #devices(): EventTarget {
    return this.#options.devices ?? navigator.mediaDevices;
  }

  async #open(): Promise<boolean> {
    if (this.#closed) return false;
    // Some devices give one camera at a time, and none while the old one is held.
    this.#release?.();
    this.#options.onRelease?.();
    stopStream(this.#stream);
    try {
      const stream = await (this.#options.open ?? openMedia)(this.#choice);
      if (this.#isClosed()) {
        stopStream(stream);
        return false;
      }
      this.#stream = stream;
      this.#release = this.#listen(stream);
      this.#options.onStream(stream);
      this.#judge();
      return true;
    } catch (error) {
      this.#lose(problemOfMedia(error));
      return false;
    }
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #listen(stream: MediaStream): () => void {
    const track = stream.getVideoTracks()[0];
    const judge = (): void => this.#judge();
    for (const event of ["ended", "mute", "unmute"]) track?.addEventListener(event, judge);
    return () => {
      for (const event of ["ended", "mute", "unmute"]) track?.removeEventListener(event, judge);
    };
  }

  #judge(): void {
    const track = this.#stream?.getVideoTracks()[0];
    if (track?.readyState === "live" && !track.muted) this.#setStatus({ state: "ok" });
    else this.#lose(deviceProblem("unplugged"));
  }

  #lose(problem: DeviceProblem): void {
    if (this.#closed) return;
    this.#setStatus({ state: "lost", problem });
    // A muted track comes back by itself; an ended one never does.
    if (this.#stream?.getVideoTracks()[0]?.readyState === "live" || problem.kind === "denied") return;
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => void this.reopen(), REOPEN_EVERY_MS);
  }

  #setStatus(status: CameraStatus): void {
    const before = this.#status;
    const kind = (value: CameraStatus | null): string => (value?.state === "lost" ? value.problem.kind : (value?.state ?? ""));
    this.#status = status;
    if (kind(before) !== kind(status)) this.#options.onStatus(status);
  }

  readonly #onDeviceChange = (): void => {
    if (this.#status?.state === "lost" && this.#stream?.getVideoTracks()[0]?.readyState !== "live") void this.reopen();
  };
}
