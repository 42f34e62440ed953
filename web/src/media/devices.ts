/** Cameras and microphones: listing them, and what the exam asks of them. */
import { type DeviceKind, type DeviceProblem, deviceProblem } from "./deviceProblems";

export interface Device {
  id: string;
  label: string;
}

export type Devices = Record<DeviceKind, Device[]>;

/** The wanted devices; null: any. */
export type DeviceChoice = Record<DeviceKind, Device | null>;

/** What the exam cannot do without; passed as data so that it can be tested without one. */
export interface Capabilities {
  secure: boolean;
  mediaDevices: boolean;
  subtleCrypto: boolean;
}

export function capabilities(): Capabilities {
  return {
    secure: window.isSecureContext,
    // `mediaDevices` is missing altogether on insecure pages and in old browsers.
    mediaDevices: typeof (navigator as Partial<Navigator>).mediaDevices?.getUserMedia === "function",
    subtleCrypto: "crypto" in window && "subtle" in crypto,
  };
}

/** Why this browser cannot be used, known before any device is opened; null if it can. */
export function problemOfBrowser(has: Capabilities, of: DeviceKind = "camera"): DeviceProblem | null {
  if (!has.secure) return deviceProblem(of, "insecure");
  return has.mediaDevices && has.subtleCrypto ? null : deviceProblem(of, "unsupported");
}

/** A camera's picture as it is. Browsers that do not know it do not crop where only a width is asked for. */
const UNCROPPED = { resizeMode: { ideal: "none" } } as const;

export function problemOfBrowserNow(of: DeviceKind): DeviceProblem | null {
  return problemOfBrowser(capabilities(), of);
}

/** What `getUserMedia` is asked for: exactly the device with this id, or any. */
export function trackConstraints(of: DeviceKind, id: string | null): MediaTrackConstraints {
  const exact = id === null ? {} : { deviceId: { exact: id } };
  if (of === "camera") {
    return {
      // Where the camera has no such size, nothing is cut off to reach it: of an upright camera that would be most of the picture.
      width: { ideal: 1280 },
      ...UNCROPPED,
      frameRate: { ideal: 30, max: 30 },
      ...(id === null ? { facingMode: "user" } : exact),
    };
  }
  // Stereo would double what is recorded and sent, for one voice.
  return { echoCancellation: true, noiseSuppression: true, channelCount: { ideal: 1 }, ...exact };
}

export async function listDevices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return { camera: ofKind(all, "videoinput", "Camera"), microphone: ofKind(all, "audioinput", "Microphone") };
}

function ofKind(all: MediaDeviceInfo[], kind: MediaDeviceKind, word: string): Device[] {
  return all
    .filter((device) => device.kind === kind && device.deviceId !== "")
    .map((device, index) => ({ id: device.deviceId, label: device.label || `${word} ${index + 1}` }));
}

/** The device that a track comes from; null where the browser does not tell. */
export function deviceOf(track: MediaStreamTrack): Device | null {
  const { deviceId } = track.getSettings();
  return deviceId === undefined || deviceId === "" ? null : { id: deviceId, label: track.label };
}

/** Names of virtual cameras; “Dummy video device” is v4l2loopback's default. */
const VIRTUAL_CAMERAS =
  /\bobs\b|obs-camera|manycam|snap ?camera|xsplit|v4l2 ?loopback|dummy video device|virtual|droidcam|iriun|epoccam|\bcamo\b|camtwist|splitcam|youcam|sparkocam|altercam|webcamoid|finecam|vcam|mmhmm|nvidia broadcast/i;
const BROWSER_FAKES = /\bfake[_ ]device/i;
/**
 * Browsers started with test flags have a fake camera (`fake_device_0` in Chromium). A candidate could do so too, but it is
 * not counted, as every browser test here runs with it and would begin with this signal.
 */
const COUNT_BROWSER_FAKES: boolean = false;

/** The part of a camera's label that names a virtual camera, null if none does. A hint only, as labels can be faked. */
export function virtualCameraName(label: string, countFakes = COUNT_BROWSER_FAKES): string | null {
  return VIRTUAL_CAMERAS.exec(label)?.[0] ?? (countFakes ? (BROWSER_FAKES.exec(label)?.[0] ?? null) : null);
}
