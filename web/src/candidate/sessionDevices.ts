/** Camera and microphone of a session, each watched by itself, and what is captured of both as one stream. */
import { type DeviceStatus, DeviceWatch } from "../capture/deviceWatch";
import type { Ticker } from "../live/socket";
import type { Device, DeviceChoice } from "../media/devices";
import type { DeviceKind } from "../media/deviceProblems";
import { openBoth } from "../media/openDevice";
import { loadChosenDevices, saveChosenDevices } from "./chosenDevices";
import { Observable } from "./observable";
import type { PageReport } from "./pageReporter";

export interface DeviceView {
  /** Null until it was tried. */
  status: DeviceStatus | null;
  /** The device's own track alone; null while it gives nothing. */
  stream: MediaStream | null;
  /** The device that is wanted, which may not be the one that is used. */
  wanted: Device | null;
}

export interface SessionDevicesOptions {
  ticker: Ticker;
  /** What is to be captured and sent from now on: the tracks of the devices that work. */
  onStream(stream: MediaStream): void;
  report(part: Partial<Omit<PageReport, "type">>): void;
}

const NONE: DeviceView = { status: null, stream: null, wanted: null };

export class SessionDevices {
  readonly camera = new Observable<DeviceView>(NONE);
  readonly microphone = new Observable<DeviceView>(NONE);
  readonly #options: SessionDevicesOptions;
  readonly #tracks: Record<DeviceKind, MediaStreamTrack | null> = { camera: null, microphone: null };
  readonly #watches: Record<DeviceKind, DeviceWatch>;
  #choice: DeviceChoice = { camera: null, microphone: null };
  #closed = false;

  constructor(options: SessionDevicesOptions) {
    this.#options = options;
    this.#watches = { camera: this.#watch("camera"), microphone: this.#watch("microphone") };
  }

  /** Open what was chosen before, or any. */
  async open(): Promise<void> {
    const choice = loadChosenDevices();
    this.#choice = choice;
    const ready = await openBoth(choice);
    await Promise.all([this.#watches.camera.open(choice.camera, ready?.camera), this.#watches.microphone.open(choice.microphone, ready?.microphone)]);
  }

  /** Open another device, now and after a reload. */
  choose(kind: DeviceKind, device: Device): Promise<boolean> {
    this.#want(kind, device);
    return this.#watches[kind].open(device);
  }

  /** Try the wanted device again. */
  reopen(kind: DeviceKind): Promise<boolean> {
    return this.#watches[kind].reopen();
  }

  /** A picture was taken or a stretch of sound recorded, with or without content. */
  captured(kind: DeviceKind, content: boolean): void {
    this.#watches[kind].captured(content);
  }

  close(): void {
    this.#closed = true;
    for (const watch of Object.values(this.#watches)) watch.close();
    this.camera.set(NONE);
    this.microphone.set(NONE);
  }

  #watch(kind: DeviceKind): DeviceWatch {
    return new DeviceWatch({
      kind,
      ticker: this.#options.ticker,
      onStatus: (status) => this.#statusChanged(kind, status),
      onTrack: (track) => this.#trackChanged(kind, track),
      onWanted: (device) => this.#want(kind, device),
    });
  }

  #want(kind: DeviceKind, device: Device | null): void {
    this.#choice = { ...this.#choice, [kind]: device };
    this[kind].patch({ wanted: device });
    saveChosenDevices(this.#choice);
  }

  #statusChanged(kind: DeviceKind, status: DeviceStatus): void {
    this[kind].patch({ status, wanted: this.#choice[kind] });
    const reason = status.state === "lost" ? status.problem.title : null;
    this.#options.report(kind === "camera" ? { camera: status.state, camera_reason: reason } : { microphone: status.state, microphone_reason: reason });
  }

  #trackChanged(kind: DeviceKind, track: MediaStreamTrack | null): void {
    this.#tracks[kind] = track;
    if (this.#closed) return;
    this[kind].patch({ stream: track === null ? null : new MediaStream([track]) });
    const { camera, microphone } = this.#tracks;
    this.#options.onStream(new MediaStream([camera, microphone].filter((each) => each !== null)));
  }
}
