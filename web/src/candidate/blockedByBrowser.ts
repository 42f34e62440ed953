/** What a browser blocks of all that an exam uses, found out before the exam. */
import { capabilities, problemOfBrowser } from "../media/devices";

export type Severity =
  /** The exam cannot be taken with this browser as it is. */
  | "stops"
  /** Most likely it cannot. */
  | "doubtful"
  /** It can be taken, but not everything works. */
  | "limits";

export interface Blocked {
  kind: "browser" | "cookies" | "camera" | "microphone" | "video" | "socket" | "storage";
  severity: Severity;
  title: string;
  advice: string;
}

/** What the check asks of the browser; each may throw, as browsers and extensions do where they block something. */
export interface Probes {
  /** Whether a cookie that is set can be read. */
  cookies(): boolean;
  /** Whether bytes can be stored and read again. */
  storage(): Promise<boolean>;
  permission(name: "camera" | "microphone"): Promise<PermissionState>;
}

const BY_THE_ADDRESS = "click the lock or settings symbol beside the address";

const COOKIES: Blocked = {
  kind: "cookies",
  severity: "doubtful",
  title: "Your browser blocks cookies",
  advice: `The exam recognises your browser by one cookie, and cannot let you in without. Allow cookies for this site (${BY_THE_ADDRESS}), or leave the private window. Then check again.`,
};
const STORAGE: Blocked = {
  kind: "storage",
  severity: "limits",
  title: "Your browser stores nothing for this site",
  advice: `You can take the exam. But what cannot be sent at once is then held in memory alone: while something waits, do not reload or close the page. To change that, allow this site to keep data (${BY_THE_ADDRESS}), leave the private window, or make room on the disk.`,
};
const VIDEO: Blocked = {
  kind: "video",
  severity: "limits",
  title: "Your browser blocks live video (WebRTC)",
  advice: "You can take the exam: the proctors see single pictures instead. To change that, switch off the extension or setting that blocks WebRTC, or use another browser.",
};
const SOCKET: Blocked = {
  kind: "socket",
  severity: "limits",
  title: "Your browser blocks live connections (WebSocket)",
  advice: "You can try to take the exam: messages of the proctors may reach you late. To change that, switch off the extension or setting that blocks them, or use another browser.",
};

function denied(kind: "camera" | "microphone"): Blocked {
  return {
    kind,
    severity: "limits",
    title: `Your browser does not let this site use your ${kind}`,
    advice: `It was forbidden earlier. Allow it (${BY_THE_ADDRESS}): you need it for the exam, and try it on the next page.`,
  };
}

/** Everything that is blocked, the most serious first; empty if nothing is. */
export async function blockedBy(probes: Probes): Promise<Blocked[]> {
  const problem = problemOfBrowser(capabilities());
  const [storage, camera, microphone] = await Promise.all([
    orElse(probes.storage(), false),
    orElse(probes.permission("camera"), "prompt"),
    orElse(probes.permission("microphone"), "prompt"),
  ]);
  return [
    ...(problem === null ? [] : [{ kind: "browser", severity: "stops", title: problem.title, advice: problem.advice } satisfies Blocked]),
    ...(holds(() => probes.cookies()) ? [] : [COOKIES]),
    ...(camera === "denied" ? [denied("camera")] : []),
    ...(microphone === "denied" ? [denied("microphone")] : []),
    ...(typeof RTCPeerConnection === "undefined" ? [VIDEO] : []),
    ...(typeof WebSocket === "undefined" ? [SOCKET] : []),
    ...(storage ? [] : [STORAGE]),
  ];
}

function holds(probe: () => boolean): boolean {
  try {
    return probe();
  } catch {
    return false;
  }
}

const PATIENCE_MS = 2000;

/** What a probe answers; `otherwise` where it fails, or does not answer at all. */
async function orElse<T>(probe: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), PATIENCE_MS)));
  try {
    return await Promise.race([probe, tooLong]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

const PROBE = "openproctor-probe";
/** More than a picture. */
const PROBE_BYTES = 256 * 1024;

export const browserProbes: Probes = {
  cookies: () => {
    if (!navigator.cookieEnabled) return false;
    document.cookie = `${PROBE}=1; path=/; SameSite=Strict`;
    const isKept = document.cookie.includes(`${PROBE}=1`);
    document.cookie = `${PROBE}=; path=/; SameSite=Strict; max-age=0`;
    return isKept;
  },
  storage: async () => {
    const { deleteDB, openDB } = await import("idb");
    const db = await openDB(PROBE, 1, { upgrade: (created) => void created.createObjectStore("bytes") });
    try {
      await db.put("bytes", new ArrayBuffer(PROBE_BYTES), 0);
      return (await db.count("bytes")) === 1;
    } finally {
      db.close();
      void deleteDB(PROBE).catch(() => undefined);
    }
  },
  permission: async (name) => (await navigator.permissions.query({ name })).state,
};
