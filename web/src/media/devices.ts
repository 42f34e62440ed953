/** Cameras and microphones: listing them, opening them, and what a person can do when that fails. */

export interface Device {
  id: string;
  label: string;
}

export interface Devices {
  cameras: Device[];
  microphones: Device[];
}

export interface DeviceChoice {
  cameraId: string | null;
  microphoneId: string | null;
}

export type DeviceProblemKind = "denied" | "missing" | "in_use" | "unsupported" | "insecure" | "unplugged" | "unknown";

/** Why there is no picture, and what the person can do about it. */
export interface DeviceProblem {
  kind: DeviceProblemKind;
  title: string;
  advice: string;
}

export class DeviceError extends Error {
  override readonly name = "DeviceError";
  readonly problem: DeviceProblem;

  constructor(problem: DeviceProblem) {
    super(problem.title);
    this.problem = problem;
  }
}

const PROBLEMS: Record<DeviceProblemKind, Omit<DeviceProblem, "kind">> = {
  denied: {
    title: "The browser may not use your camera and microphone",
    advice:
      "Allow both for this site: click the camera or lock symbol beside the address, choose “Allow”, and try again. On a Mac, also look under System Settings, Privacy & Security.",
  },
  missing: {
    title: "No camera or microphone was found",
    advice: "Plug in a camera with a microphone, or switch on the built-in one, and try again. Some laptops have a key or a slider for it.",
  },
  in_use: {
    title: "Another program is using your camera or microphone",
    advice: "Close programs such as video calls, and other tabs that show your picture. Then try again.",
  },
  unsupported: {
    title: "This browser cannot take part in the exam",
    advice: "Open this link in a current version of Chrome, Edge, Firefox or Safari. A private window or an app’s built-in browser may not work.",
  },
  insecure: {
    title: "This page was not opened over a secure connection",
    advice: "Browsers give the camera only to addresses that begin with https://. Ask your institution for the correct link.",
  },
  unplugged: {
    title: "Your camera stopped giving pictures",
    advice: "Check that it is plugged in and switched on, and that no other program has taken it. The exam goes on meanwhile.",
  },
  unknown: {
    title: "Your camera or microphone could not be opened",
    advice: "Unplug it and plug it in again, or restart the browser. Then try again.",
  },
};

export function deviceProblem(kind: DeviceProblemKind): DeviceProblem {
  return { kind, ...PROBLEMS[kind] };
}

const KIND_BY_ERROR = new Map<string, DeviceProblemKind>([
  ["NotAllowedError", "denied"],
  ["PermissionDeniedError", "denied"],
  ["NotFoundError", "missing"],
  ["OverconstrainedError", "missing"],
  ["DevicesNotFoundError", "missing"],
  ["NotReadableError", "in_use"],
  ["AbortError", "in_use"],
  ["SecurityError", "insecure"],
]);

/** What an error of `getUserMedia` means to a person. */
export function problemOfMedia(error: unknown): DeviceProblem {
  if (error instanceof DeviceError) return error.problem;
  const name = typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
  return deviceProblem(KIND_BY_ERROR.get(name) ?? "unknown");
}

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
export function problemOfBrowser(has: Capabilities): DeviceProblem | null {
  if (!has.secure) return deviceProblem("insecure");
  return has.mediaDevices && has.subtleCrypto ? null : deviceProblem("unsupported");
}

/** The constraints for `getUserMedia`: exactly the chosen devices, or any where none is chosen. */
export function mediaConstraints(choice: DeviceChoice): MediaStreamConstraints {
  return {
    video: {
      width: { min: 320, ideal: 1280, max: 1920 },
      height: { min: 240, ideal: 720, max: 1080 },
      frameRate: { ideal: 30, max: 30 },
      ...(choice.cameraId === null ? { facingMode: "user" } : { deviceId: { exact: choice.cameraId } }),
    },
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      // Stereo would double what is recorded and sent, for one voice.
      channelCount: { ideal: 1 },
      ...(choice.microphoneId === null ? {} : { deviceId: { exact: choice.microphoneId } }),
    },
  };
}

/** Open camera and microphone: the chosen devices, or else any, or else a camera without a microphone. */
export async function openMedia(choice: DeviceChoice): Promise<MediaStream> {
  const problem = problemOfBrowser(capabilities());
  if (problem !== null) throw new DeviceError(problem);
  const any = mediaConstraints({ cameraId: null, microphoneId: null });
  let failure: unknown = null;
  for (const constraints of [mediaConstraints(choice), any, { ...any, audio: false }]) {
    try {
      return await navigator.mediaDevices.getUserMedia(constraints);
    } catch (error) {
      failure ??= error;
      if (problemOfMedia(error).kind !== "missing") break;
    }
  }
  throw new DeviceError(problemOfMedia(failure));
}

export async function listDevices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return { cameras: ofKind(all, "videoinput", "Camera"), microphones: ofKind(all, "audioinput", "Microphone") };
}

function ofKind(all: MediaDeviceInfo[], kind: MediaDeviceKind, word: string): Device[] {
  return all
    .filter((device) => device.kind === kind && device.deviceId !== "")
    .map((device, index) => ({ id: device.deviceId, label: device.label || `${word} ${index + 1}` }));
}

/** The ids of the devices that a stream actually uses. */
export function devicesOf(stream: MediaStream): DeviceChoice {
  return {
    cameraId: stream.getVideoTracks()[0]?.getSettings().deviceId ?? null,
    microphoneId: stream.getAudioTracks()[0]?.getSettings().deviceId ?? null,
  };
}

export function stopStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
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
