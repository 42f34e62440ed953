/** What can be wrong with a camera or a microphone, in words: what happened, to which device, and what the person can do. */

export type DeviceKind = "camera" | "microphone";

export type DeviceProblemKind =
  | "denied"
  | "missing"
  | "in_use"
  | "unsupported"
  | "insecure"
  /** It was open, and has gone. */
  | "unplugged"
  /** It is open, and the browser says that it gives nothing for now. */
  | "muted"
  /** It is open and should give something, but gives nothing. */
  | "silent"
  /** It gives something, which this browser cannot record. */
  | "unrecorded"
  | "unknown";

/** Why a device gives nothing, and what the person can do about it. */
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

type Words = Record<DeviceProblemKind, Omit<DeviceProblem, "kind">>;

const BROWSER: Pick<Words, "unsupported" | "insecure"> = {
  unsupported: {
    title: "This browser cannot take part in the exam",
    advice: "Open this link in a current version of Chrome, Edge, Firefox or Safari. A private window or an app’s built-in browser may not work.",
  },
  insecure: {
    title: "This page was not opened over a secure connection",
    advice: "Browsers give the camera only to addresses that begin with https://. Ask your institution for the correct link.",
  },
};

const ALLOW = "click the camera or lock symbol beside the address, choose “Allow”, and try again. On a Mac, also look under System Settings, Privacy & Security.";
const CLOSE_OTHERS = "Close programs such as video calls, and other tabs that show your picture. Then try again.";
const UNKNOWN_ADVICE = "Unplug it and plug it in again, or restart the browser. Then try again.";

const WORDS: Record<DeviceKind, Words> = {
  camera: {
    ...BROWSER,
    denied: { title: "The browser may not use your camera", advice: `Allow it for this site: ${ALLOW}` },
    missing: {
      title: "No camera was found",
      advice: "Plug in a camera, or switch on the built-in one, and try again. Some laptops have a key or a slider for it.",
    },
    in_use: { title: "Another program is using your camera", advice: CLOSE_OTHERS },
    unplugged: {
      title: "Your camera stopped giving pictures",
      advice: "Check that it is plugged in and switched on, and that no other program has taken it. It is opened again as soon as it is back.",
    },
    muted: {
      title: "Your camera gives no pictures at the moment",
      advice: "Another program may have taken it, or a key or slider of your computer has switched it off.",
    },
    silent: {
      title: "Your camera gives no new pictures",
      advice: "Unplug it and plug it in again, or choose another one.",
    },
    unrecorded: { title: "The camera’s pictures could not be recorded", advice: "If this stays, reload this page." },
    unknown: { title: "Your camera could not be opened", advice: UNKNOWN_ADVICE },
  },
  microphone: {
    ...BROWSER,
    denied: { title: "The browser may not use your microphone", advice: `Allow it for this site: ${ALLOW}` },
    missing: { title: "No microphone was found", advice: "Plug in a microphone or a headset, or switch on the built-in microphone, and try again." },
    in_use: { title: "Another program is using your microphone", advice: "Close programs such as video calls. Then try again." },
    unplugged: {
      title: "Your microphone stopped giving sound",
      advice: "Check that it is plugged in and switched on. It is opened again as soon as it is back.",
    },
    muted: {
      title: "Your microphone gives no sound at the moment",
      advice: "It is switched off by a key, by your computer’s settings, or by another program. Switch it on again.",
    },
    silent: {
      title: "Your microphone gives no sound at all",
      advice: "Say something. If this stays: it may be switched off by a key on it or by your computer’s settings. Or choose another one.",
    },
    unrecorded: { title: "Your microphone’s sound could not be recorded", advice: "Choose another microphone if there is one. If this stays, reload this page." },
    unknown: { title: "Your microphone could not be opened", advice: UNKNOWN_ADVICE },
  },
};

/** What is said once where the same is wrong with both. */
const BOTH: Partial<Words> = {
  ...BROWSER,
  denied: { title: "The browser may not use your camera and microphone", advice: `Allow both for this site: ${ALLOW}` },
  missing: {
    title: "No camera or microphone was found",
    advice: "Plug in a camera with a microphone, or switch on the built-in one, and try again. Some laptops have a key or a slider for it.",
  },
  in_use: { title: "Another program is using your camera or microphone", advice: CLOSE_OTHERS },
  unknown: { title: "Your camera or microphone could not be opened", advice: UNKNOWN_ADVICE },
};

/** A title that says which device is meant, where its name is known. */
const NAMED: Partial<Record<DeviceProblemKind, (words: string, device: string) => string>> = {
  in_use: (_, device) => `“${device}” is used by another program`,
  missing: (_, device) => `“${device}” was not found`,
  unknown: (_, device) => `“${device}” could not be opened`,
  unplugged: (words, device) => `${words} (“${device}”)`,
  muted: (words, device) => `${words} (“${device}”)`,
  silent: (words, device) => `${words} (“${device}”)`,
};

/** `device`: its name, where it is known. */
export function deviceProblem(of: DeviceKind, kind: DeviceProblemKind, device: string | null = null): DeviceProblem {
  const { title, advice } = WORDS[of][kind];
  const named = NAMED[kind];
  return { kind, title: named === undefined || device === null || device === "" ? title : named(title, device), advice };
}

/** One problem in place of two alike; null where they are not, or are better said one by one. */
export function problemOfBoth(camera: DeviceProblem, microphone: DeviceProblem): DeviceProblem | null {
  const words = camera.kind === microphone.kind ? BOTH[camera.kind] : undefined;
  return words === undefined ? null : { kind: camera.kind, ...words };
}

const KIND_BY_ERROR = new Map<string, DeviceProblemKind>([
  ["NotAllowedError", "denied"],
  ["PermissionDeniedError", "denied"],
  ["NotFoundError", "missing"],
  ["OverconstrainedError", "missing"],
  ["DevicesNotFoundError", "missing"],
  ["NotReadableError", "in_use"],
  ["TrackStartError", "in_use"],
  ["AbortError", "in_use"],
  ["SecurityError", "insecure"],
]);

/** What an error of `getUserMedia` means to a person. */
export function problemOfMedia(of: DeviceKind, error: unknown, device: string | null = null): DeviceProblem {
  if (error instanceof DeviceError) return error.problem;
  const name = typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
  return deviceProblem(of, KIND_BY_ERROR.get(name) ?? "unknown", device);
}

/** Whether no other device would open either, and trying again by oneself would only nag. */
export function isFinal({ kind }: DeviceProblem): boolean {
  return kind === "denied" || kind === "insecure" || kind === "unsupported";
}
