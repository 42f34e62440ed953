/** Reports when the camera stops giving pictures, and opens it again when it is back. Independent of React. */
import { type DeviceChoice, type DeviceProblem, deviceProblem, openMedia, problemOfMedia, stopStream } from "../media/devices";

export type CameraStatus = { state: "ok" } | { state: "lost"; problem: DeviceProblem };

export interface CameraWatchOptions {
  onStatus(status: CameraStatus): void;
  /** A new stream took the place of the old one. */
  onStream(stream: MediaStream): void;
  /** The camera is about to be opened again: clones of its tracks must be stopped first, as some devices open only once. */
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

  /** Open these devices, now and whenever they come back. False if opening failed; the status says why. */
  async open(choice: DeviceChoice): Promise<boolean> {
    this.#choice = choice;
    await this.#opening;
    return this.reopen();
  }

  /** Open the chosen devices again, now. */
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
    // Some devices do not open while the old stream still runs.
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
      this.#updateStatus();
      return true;
    } catch (error) {
      this.#setLost(problemOfMedia(error));
      return false;
    }
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #listen(stream: MediaStream): () => void {
    const track = stream.getVideoTracks()[0];
    const judge = (): void => this.#updateStatus();
    for (const event of ["ended", "mute", "unmute"]) track?.addEventListener(event, judge);
    return () => {
      for (const event of ["ended", "mute", "unmute"]) track?.removeEventListener(event, judge);
    };
  }

  #updateStatus(): void {
    const track = this.#stream?.getVideoTracks()[0];
    if (track?.readyState === "live" && !track.muted) this.#setStatus({ state: "ok" });
    else this.#setLost(deviceProblem("unplugged"));
  }

  #setLost(problem: DeviceProblem): void {
    if (this.#closed) return;
    this.#setStatus({ state: "lost", problem });
    // A muted track may come back by itself; an ended one never does.
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
