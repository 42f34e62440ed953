/** The wire's words in the candidate's language: plain, and without blame. */
import type { IncidentKind } from "../api/types";
import type { CameraCheck } from "./requests";
import type { ConnectionView } from "./session";

export const WATCHED_WORDS: Record<IncidentKind, string> = {
  multiple_faces: "more than one face in the picture",
  no_face: "no face in the picture for a while",
  camera_lost: "the camera stops giving pictures (a technical fault, not counted against you)",
  connection_lost: "the connection is interrupted (a technical fault, not counted against you)",
};

/** `every second`, `every 2 seconds` */
export function everySeconds(seconds: number): string {
  return seconds === 1 ? "every second" : `every ${seconds} seconds`;
}

export type Health = "connected" | "unstable" | "reconnecting";

const SLOW_RTT_MS = 1000;
const LONG_BACKLOG = 5;

export function healthOf({ socket, rttMs, outbox, backlog }: ConnectionView): Health {
  if (socket !== "open") return "reconnecting";
  return outbox === "waiting" || backlog > LONG_BACKLOG || (rttMs ?? 0) > SLOW_RTT_MS ? "unstable" : "connected";
}

export const HEALTH_WORDS: Record<Health, { title: string; advice: string }> = {
  connected: { title: "Connected", advice: "Everything is being sent." },
  unstable: { title: "Unstable", advice: "The connection is slow. Pictures that could not be sent are kept on this device and sent later." },
  reconnecting: {
    title: "Reconnecting",
    advice: "Go on with your exam: your pictures are kept on this device and sent later. Do not close this tab.",
  },
};

/** What a candidate reads about one look of the camera. */
export interface CheckWords {
  good: boolean;
  title: string;
  advice: string;
}

export function checkWords({ status, faces }: CameraCheck): CheckWords {
  if (status === "not_analysed") return NOT_ANALYSED;
  if (faces.length === 1) return { good: true, title: "We see exactly one face", advice: "Stay about like this during the exam." };
  if (faces.length === 0) return NO_FACE;
  return {
    good: false,
    title: `We see ${faces.length} faces`,
    advice: "You should be alone. A poster or a mirror behind you can also look like a face: turn the camera away from it.",
  };
}

const NO_FACE: CheckWords = {
  good: false,
  title: "We see no face",
  advice: "Sit in front of the camera with your whole face in the picture, and have the light in front of you rather than behind.",
};

export const NOT_ANALYSED: CheckWords = {
  good: false,
  title: "Your picture could not be analysed just now",
  advice: "This is not your fault. We keep trying.",
};

/** A refused frame's problem type without its prefix: `image-too-large` */
export function shortProblem(type: string): string {
  return type.replace("urn:openproctor:", "").replaceAll("-", " ");
}

/** The exam's address, if it is one that a link may lead to. */
export function safeUrl(url: string | null): string | null {
  if (url === null) return null;
  try {
    return ["https:", "http:"].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}
