/** The chosen camera and microphone, stored so that a reload opens the same ones. */
import type { DeviceChoice } from "../media/devices";

const KEY = "openproctor.devices";

export function loadChosenDevices(): DeviceChoice {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { cameraId: text(stored, "cameraId"), microphoneId: text(stored, "microphoneId") };
  } catch {
    return { cameraId: null, microphoneId: null };
  }
}

export function saveChosenDevices(choice: DeviceChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // Storage is switched off: the next page opens any camera.
  }
}

function text(stored: unknown, key: string): string | null {
  const value = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>)[key] : null;
  return typeof value === "string" && value !== "" ? value : null;
}
