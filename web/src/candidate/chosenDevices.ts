/** The chosen camera and microphone, stored so that a reload opens the same ones. */
import type { Device, DeviceChoice } from "../media/devices";

const KEY = "openproctor.devices";

export function loadChosenDevices(): DeviceChoice {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { camera: device(stored, "camera"), microphone: device(stored, "microphone") };
  } catch {
    return { camera: null, microphone: null };
  }
}

export function saveChosenDevices({ camera, microphone }: DeviceChoice): void {
  const stored = { cameraId: camera?.id, cameraLabel: camera?.label, microphoneId: microphone?.id, microphoneLabel: microphone?.label };
  try {
    localStorage.setItem(KEY, JSON.stringify(stored));
  } catch {
    // Storage is switched off: the next page opens any camera.
  }
}

/** An older page has stored no name. */
function device(stored: unknown, kind: keyof DeviceChoice): Device | null {
  const id = text(stored, `${kind}Id`);
  return id === null ? null : { id, label: text(stored, `${kind}Label`) ?? "" };
}

function text(stored: unknown, key: string): string | null {
  const value = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>)[key] : null;
  return typeof value === "string" && value !== "" ? value : null;
}
