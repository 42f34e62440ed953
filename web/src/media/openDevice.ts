/** Opens one device, or another of its kind where the wanted one is busy or gone. */
import { type Device, type DeviceChoice, listDevices, problemOfBrowserNow, trackConstraints } from "./devices";
import { DeviceError, deviceProblem, type DeviceKind, type DeviceProblem, isFinal, problemOfMedia } from "./deviceProblems";

export interface OpenedDevice {
  track: MediaStreamTrack;
  instead: Instead | null;
}

/** Another device than the wanted one is used. */
export interface Instead {
  /** Why the wanted one is not. */
  problem: DeviceProblem;
  /** The name of the one that is used. */
  used: string;
}

interface Failure {
  problem: DeviceProblem;
  device: string | null;
}

/**
 * Open the wanted device, or any where none is wanted; if that is busy, gone or broken, the others of its kind one by one.
 *
 * Throws a `DeviceError` that names the wanted device.
 */
export async function openDevice(kind: DeviceKind, wanted: Device | null): Promise<OpenedDevice> {
  const problem = problemOfBrowserNow(kind);
  if (problem !== null) throw new DeviceError(problem);
  const listed = await listedOf(kind);
  const failures: Failure[] = [];
  for (const device of tries(wanted, listed)) {
    try {
      const track = await openTrack(kind, device?.id ?? null);
      const named = failures.find((failure) => failure.device !== null);
      return { track, instead: named === undefined ? null : { problem: named.problem, used: track.label } };
    } catch (error) {
      const label = device?.label ?? null;
      failures.push({ problem: problemOfMedia(kind, error, label), device: label });
      if (failures.some((failure) => isFinal(failure.problem))) break;
    }
  }
  const final = failures.find((failure) => isFinal(failure.problem));
  // Where any would do and none opens, only a single one is worth a name.
  const telling = wanted === null && listed.length === 1 ? failures.at(-1) : failures[0];
  throw new DeviceError((final ?? telling)?.problem ?? deviceProblem(kind, "missing"));
}

/** Both at once, so that the browser asks once; null where that fails for whatever reason: then each is tried alone. */
export async function openBoth(wanted: DeviceChoice): Promise<Record<DeviceKind, MediaStreamTrack> | null> {
  if (problemOfBrowserNow("camera") !== null) return null;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: trackConstraints("camera", wanted.camera?.id ?? null),
      audio: trackConstraints("microphone", wanted.microphone?.id ?? null),
    });
    const [camera, microphone] = [stream.getVideoTracks()[0], stream.getAudioTracks()[0]];
    return camera === undefined || microphone === undefined ? null : { camera, microphone };
  } catch {
    return null;
  }
}

/** Null stands for whichever the browser takes. */
function tries(wanted: Device | null, listed: readonly Device[]): (Device | null)[] {
  // Some browsers give a device another id in each session.
  const first = wanted === null ? null : (listed.find(({ id }) => id === wanted.id) ?? listed.find(({ label }) => label === wanted.label) ?? wanted);
  const others = listed.filter(({ id }) => id !== first?.id);
  return [first, ...(others.length === 0 && first !== null ? [null] : others)];
}

async function openTrack(kind: DeviceKind, id: string | null): Promise<MediaStreamTrack> {
  const constraints = trackConstraints(kind, id);
  const stream = await navigator.mediaDevices.getUserMedia(kind === "camera" ? { video: constraints } : { audio: constraints });
  const [track] = kind === "camera" ? stream.getVideoTracks() : stream.getAudioTracks();
  if (track === undefined) throw new DeviceError(deviceProblem(kind, "missing"));
  return track;
}

async function listedOf(kind: DeviceKind): Promise<Device[]> {
  try {
    return (await listDevices())[kind];
  } catch {
    // Without a list, whichever the browser takes is tried.
    return [];
  }
}
