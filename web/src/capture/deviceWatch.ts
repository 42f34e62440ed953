/** Watches one device, a camera or a microphone, by itself: tells when it gives nothing, and opens it again when it is back. Independent of React. */
import { intervalTicker, type Ticker } from "../live/socket";
import { type Device, deviceOf, listDevices } from "../media/devices";
import { deviceProblem, type DeviceKind, type DeviceProblem, type DeviceProblemKind, isFinal, problemOfMedia } from "../media/deviceProblems";
import { type Instead, openDevice, type OpenedDevice } from "../media/openDevice";
import { SilenceRule } from "./silence";
import { type SoundMeter, soundMeter } from "./soundMeter";

export type DeviceStatus =
  /** `instead`: another device than the wanted one is used. */
  { state: "ok"; instead: Instead | null } | { state: "lost"; problem: DeviceProblem };

export interface DeviceWatchOptions {
  kind: DeviceKind;
  onStatus(status: DeviceStatus): void;
  /** The track to use from now on; null while the device gives nothing. */
  onTrack(track: MediaStreamTrack | null): void;
  /** The device that is wanted from now on. */
  onWanted?(device: Device | null): void;
  ticker?: Ticker;
  /** Milliseconds that only grow: what the clock says may be set back by hours while a device is waited for. */
  now?: () => number;
  open?: (kind: DeviceKind, wanted: Device | null) => Promise<OpenedDevice>;
  list?: () => Promise<readonly Device[]>;
  meter?: (track: MediaStreamTrack) => SoundMeter | null;
  devices?: EventTarget;
}

const LOOK_EVERY_MS = 500;
/** The list of devices follows a little after a device has gone. */
const REOPEN_FIRST_MS = 500;
const REOPEN_EVERY_MS = 3000;
/** What gives only zeros, or no pictures, may give something once it was opened again. */
const REOPEN_SILENT_MS = 30_000;
const EVENTS = ["ended", "mute", "unmute"] as const;
/** How often in a row what is captured of a device may be empty, as it may have only just begun; and what it then is. */
const EMPTY: Record<DeviceKind, { times: number; problem: DeviceProblemKind }> = {
  // Every few seconds a stretch of sound.
  microphone: { times: 2, problem: "unrecorded" },
  // Every second a picture.
  camera: { times: 5, problem: "silent" },
};

export class DeviceWatch {
  readonly #options: DeviceWatchOptions;
  readonly #stopTicker: () => void;
  #wanted: Device | null = null;
  #track: MediaStreamTrack | null = null;
  #instead: Instead | null = null;
  /** Why there is no track. */
  #failure: DeviceProblem | null = null;
  #status: DeviceStatus | null = null;
  #given: MediaStreamTrack | null = null;
  #meter: SoundMeter | null = null;
  #silence = new SilenceRule();
  #emptyTimes = 0;
  #listed: ReadonlySet<string> = new Set();
  #opening: Promise<boolean> | null = null;
  /** When to open it again, by the clock; null: not by itself. */
  #reopenAt: number | null = null;
  #lookedAt: number;
  #closed = false;

  constructor(options: DeviceWatchOptions) {
    this.#options = options;
    this.#lookedAt = this.#now;
    this.#devices.addEventListener("devicechange", this.#onDeviceChange);
    this.#stopTicker = (options.ticker ?? intervalTicker)(LOOK_EVERY_MS, () => this.#look());
  }

  get status(): DeviceStatus | null {
    return this.#status;
  }

  /** Open this device, now and whenever it comes back; `ready`: it is open already. False if opening failed; the status says why. */
  open(wanted: Device | null, ready: MediaStreamTrack | null = null): Promise<boolean> {
    this.#wanted = wanted;
    return this.#start(ready);
  }

  /** Open the wanted device again, now. */
  reopen(): Promise<boolean> {
    return this.#opening ?? this.#start(null);
  }

  /** Something was captured of it, a picture or a stretch of sound, with or without content. */
  captured(content: boolean): void {
    if (this.#given === null) return;
    const before = this.#isEmpty;
    this.#emptyTimes = content ? 0 : this.#emptyTimes + 1;
    if (before === this.#isEmpty) return;
    if (this.#isEmpty && this.#options.kind === "camera") this.#reopenAt = this.#now + REOPEN_SILENT_MS;
    this.#judge();
  }

  /** Stop the device for good. */
  close(): void {
    this.#closed = true;
    this.#devices.removeEventListener("devicechange", this.#onDeviceChange);
    this.#stopTicker();
    this.#release();
  }

  get #devices(): EventTarget {
    return this.#options.devices ?? navigator.mediaDevices;
  }

  get #now(): number {
    return this.#options.now?.() ?? performance.now();
  }

  get #isEmpty(): boolean {
    return this.#emptyTimes >= EMPTY[this.#options.kind].times;
  }

  get #isLive(): boolean {
    return this.#track?.readyState === "live";
  }

  #start(ready: MediaStreamTrack | null): Promise<boolean> {
    const opening = (this.#opening ?? Promise.resolve()).then(() => this.#open(ready));
    this.#opening = opening;
    void opening.finally(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    return opening;
  }

  async #open(ready: MediaStreamTrack | null): Promise<boolean> {
    if (this.#closed) {
      ready?.stop();
      return false;
    }
    this.#reopenAt = null;
    // Some devices do not open while their old track still runs.
    const wasSilent = this.#silence.isSilent;
    this.#release();
    const wanted = this.#wanted;
    try {
      const opened = ready === null ? await (this.#options.open ?? openDevice)(this.#options.kind, wanted) : { track: ready, instead: null };
      if (this.#isClosed()) {
        opened.track.stop();
        return false;
      }
      this.#take(opened, wanted, wasSilent);
    } catch (error) {
      if (this.#isClosed()) return false;
      this.#fail(problemOfMedia(this.#options.kind, error));
    }
    this.#judge();
    void this.#readList();
    return this.#isLive;
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #take({ track, instead }: OpenedDevice, wanted: Device | null, wasSilent: boolean): void {
    this.#track = track;
    this.#instead = instead;
    this.#failure = null;
    for (const event of EVENTS) track.addEventListener(event, this.#onTrackEvent);
    // Opened again, a silent microphone is believed only once it is heard.
    if (!wasSilent) this.#silence = new SilenceRule();
    this.#meter = this.#options.kind === "microphone" ? (this.#options.meter ?? soundMeter)(track) : null;
    if (wasSilent) this.#reopenAt = this.#now + REOPEN_SILENT_MS;
    // Another may have been chosen meanwhile.
    if (instead !== null || wanted !== this.#wanted) return;
    this.#wanted = deviceOf(track) ?? this.#wanted;
    this.#options.onWanted?.(this.#wanted);
  }

  #fail(problem: DeviceProblem): void {
    // “It stopped” says more than “it is not found”, which everyone knows of a device that was pulled out.
    const wasThere = this.#failure?.kind === "unplugged" && problem.kind === "missing";
    if (!wasThere) this.#failure = problem;
    this.#reopenAt = isFinal(problem) ? null : this.#now + REOPEN_EVERY_MS;
  }

  #release(): void {
    this.#give(null);
    this.#meter?.close();
    this.#meter = null;
    if (this.#track === null) return;
    for (const event of EVENTS) this.#track.removeEventListener(event, this.#onTrackEvent);
    this.#track.stop();
    this.#track = null;
  }

  #give(track: MediaStreamTrack | null): void {
    if (track === this.#given) return;
    this.#given = track;
    this.#options.onTrack(track);
  }

  readonly #onTrackEvent = (): void => {
    if (!this.#isLive) this.#gone();
    this.#judge();
  };

  /** The track has ended, or its device is no longer there. */
  #gone(): void {
    const { label = "" } = this.#track ?? {};
    this.#failure = deviceProblem(this.#options.kind, "unplugged", label);
    this.#release();
    this.#reopenAt = this.#now + REOPEN_FIRST_MS;
  }

  /** Pass on the track and the status as they are now. */
  #judge(): void {
    if (this.#closed) return;
    const problem = this.#problem();
    const gives = this.#isLive && this.#track?.muted === false;
    this.#give(gives ? this.#track : null);
    this.#setStatus(problem === null ? { state: "ok", instead: this.#instead } : { state: "lost", problem });
  }

  #problem(): DeviceProblem | null {
    const { kind } = this.#options;
    const track = this.#track;
    if (track?.readyState !== "live") return this.#failure ?? deviceProblem(kind, "missing");
    if (track.muted) return deviceProblem(kind, "muted", track.label);
    if (this.#silence.isSilent) return deviceProblem(kind, "silent", track.label);
    return this.#isEmpty ? deviceProblem(kind, EMPTY[kind].problem, track.label) : null;
  }

  #setStatus(status: DeviceStatus): void {
    const before = JSON.stringify(this.#status);
    this.#status = status;
    if (before !== JSON.stringify(status)) this.#options.onStatus(status);
  }

  #look(): void {
    const now = this.#now;
    const elapsedMs = now - this.#lookedAt;
    this.#lookedAt = now;
    if (this.#track !== null && !this.#isLive) this.#onTrackEvent();
    if (this.#meter !== null && this.#track?.muted === false && this.#silence.look(this.#meter.zeros(), elapsedMs)) {
      this.#reopenAt = this.#silence.isSilent ? now + REOPEN_SILENT_MS : null;
      this.#judge();
    }
    if (this.#reopenAt !== null && now >= this.#reopenAt && this.#opening === null) void this.reopen();
  }

  readonly #onDeviceChange = (): void => {
    void this.#compareList();
  };

  /** A device may leave the list without a word of its track, and the wanted one may come back. */
  async #compareList(): Promise<void> {
    const before = this.#listed;
    await this.#readList();
    if (this.#closed || this.#opening !== null) return;
    const device = this.#track === null ? null : deviceOf(this.#track);
    if (this.#isLive && device !== null && before.has(device.id) && !this.#listed.has(device.id)) {
      this.#gone();
      this.#judge();
    }
    const wantedIsBack = this.#instead !== null && this.#wanted !== null && this.#listed.has(this.#wanted.id) && !before.has(this.#wanted.id);
    if ((this.#status?.state === "lost" && !this.#isLive) || wantedIsBack) void this.reopen();
  }

  async #readList(): Promise<void> {
    try {
      const listed = await (this.#options.list ?? (async () => (await listDevices())[this.#options.kind]))();
      this.#listed = new Set(listed.map(({ id }) => id));
    } catch {
      // Without a list, only the track itself tells.
    }
  }
}
