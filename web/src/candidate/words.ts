/** Texts for the candidate: plain, and without blame. */
import type { ExamPlace, PlannedSignal, WatchPlan } from "../capture/watchPlan";
import { count } from "../ui/format";
import type { ConnectionView } from "./connectionView";
import type { CameraCheck } from "./requests";

/** `every second`, `every 2 seconds` */
export function everySeconds(seconds: number): string {
  return seconds === 1 ? "every second" : `every ${seconds} seconds`;
}

export type Health = "connected" | "by_request" | "slow" | "unstable" | "reconnecting";

const SLOW_RTT_MS = 1000;
const LONG_BACKLOG = 5;

export function healthOf({ socket, byRequest, rttMs, behindS, outbox, backlog, heldBack }: ConnectionView): Health {
  if (socket !== "open" && !byRequest) return "reconnecting";
  if (behindS !== null) return "slow";
  if (outbox === "waiting" || backlog - heldBack > LONG_BACKLOG || (rttMs ?? 0) > SLOW_RTT_MS) return "unstable";
  return byRequest ? "by_request" : "connected";
}

export const HEALTH_WORDS: Record<Health, { title: string; advice: string }> = {
  connected: { title: "Connected", advice: "Everything is being sent." },
  by_request: { title: "Connected, without live video", advice: "Everything is being sent." },
  slow: {
    title: "Slow line",
    advice: "Go on with your exam: smaller and fewer pictures are sent. What must wait is kept on this device and sent later. The proctors are told.",
  },
  unstable: { title: "Unstable", advice: "The connection is slow. Pictures that could not be sent are kept on this device and sent later." },
  reconnecting: {
    title: "Reconnecting",
    advice: "Go on with your exam: your pictures are kept on this device and sent later. Do not close this tab.",
  },
};

export const NO_SOCKET_WORDS =
  "Something in your network, a proxy or a filter, blocks live connections (WebSocket): messages of the proctors take a few seconds longer, and live video and talk are not possible.";

/** What something on the way does not let through. */
export function heldBackWords(heldBack: number): string {
  return `Something in your network does not let ${count(heldBack, "item")} through, while the rest passes. ${heldBack === 1 ? "It is" : "They are"} kept and tried again.`;
}

type Waiting = Pick<ConnectionView, "backlog" | "pictures" | "sounds" | "videos" | "chats">;

/** What waits on this device, for instance `2 notes of this page and 12 pictures`. */
export function backlogWords({ backlog, pictures, sounds, videos, chats }: Waiting): string {
  const others = backlog - pictures - sounds - videos - chats;
  const parts = [
    chats > 0 ? count(chats, "message") : "",
    others > 0 ? count(others, "note of this page", "notes of this page") : "",
    sounds > 0 ? count(sounds, "stretch of sound", "stretches of sound") : "",
    videos > 0 ? count(videos, "stretch of video", "stretches of video") : "",
    pictures > 0 ? count(pictures, "picture") : "",
  ].filter((part) => part !== "");
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

/** Whether what waits on this device survives a reload and low disk space. */
export function storageWords({ durable, held, persistent }: Pick<ConnectionView, "durable" | "held" | "persistent">): string {
  if (!durable) return "This browser stores nothing: do not reload or close this page while something waits.";
  if (held > 0) return `${count(held, "item")} had no room on this device’s disk and would not survive a reload: do not reload or close this page meanwhile.`;
  const kept = "What waits survives a reload of this page and a restart of the browser";
  return persistent === true ? `${kept}, and the browser does not clear it away.` : `${kept}.`;
}

/** For how many signals the candidate is notified at once; with `most` or `few`, the exceptions are marked in the list. */
export type NotificationScope = "all" | "most" | "few" | "none";

export function notificationScope(signals: readonly Pick<PlannedSignal, "told">[]): NotificationScope {
  const notified = signals.filter(({ told }) => told).length;
  if (notified === 0) return "none";
  if (notified === signals.length) return "all";
  return 2 * notified >= signals.length ? "most" : "few";
}

export const NOTIFICATION_WORDS: Record<NotificationScope, string> = {
  all: "You are told at once when something is noted, so that you can put it right.",
  most: "You are told at once when something is noted, so that you can put it right, except where it says that you are not.",
  few: "Where it says so, you are told at once when it is noted, so that you can put it right.",
  none: "You are not told during the exam when something is noted.",
};

/** What is special about a signal, shown beside its sentence; empty for most. */
export function consequence({ prevented, told }: Pick<PlannedSignal, "prevented" | "told">, usually: NotificationScope): string {
  const mark = usually === "most" && !told ? "you are not told" : usually === "few" && told ? "you are told" : "";
  const words = [prevented ? "not possible on this page" : "", mark].filter((word) => word !== "");
  return words.length === 0 ? "" : `(${words.join("; ")})`;
}

/** What happens with the microphone's sound. */
export function soundWords({ sound, keepSound }: Pick<WatchPlan, "sound" | "keepSound">): string {
  if (!sound) return "The proctors can listen live. No software looks at the sound, and none of it is kept.";
  const kept = keepSound ? "kept where speech was noted" : "thrown away once they have been looked at";
  return `The proctors can listen live. Stretches of five seconds are looked at for whether somebody speaks, not for words, and ${kept}.`;
}

/** What this page cannot see, as the exam is on another site. */
export const REACH_WORDS: Record<ExamPlace, string> = {
  frame: "This page cannot see into the exam’s own frame: copying, pasting, printing or the context menu in there are neither noted nor prevented.",
  tab: "Your exam opens in a tab of its own: that you leave this page for it is not noted, and nothing on the exam’s page is seen.",
  elsewhere: "Only this page is meant: what other programs and pages do is not seen.",
};

export const REACH_UNKNOWN =
  "Only this page is meant. It cannot see into the exam’s own site, and if your exam opens in a tab of its own, leaving this page for it is not noted.";

/** What a candidate reads about one check of the camera. */
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

export const NOT_SENT: CheckWords = {
  good: false,
  title: "Your network does not let your picture through just now",
  advice: "Your camera works. We keep trying; if it stays like this, sign in to your network or use another one.",
};

/** A problem type in words: `urn:openproctor:image-too-large` becomes `image too large`. */
export function shortProblem(type: string): string {
  return type.replace("urn:openproctor:", "").replaceAll("-", " ");
}

const REFUSALS: Record<string, string> = {
  "urn:openproctor:invalid-request": "This message was not accepted: it is too long, or holds characters that cannot be sent. Write it again.",
  "urn:openproctor:body-too-large": "This message was not accepted: it is too long. Send it in parts.",
  "urn:openproctor:attempt-closed": "This message was not accepted: the exam has ended.",
};

/** Why the server refused a message, and what to do. */
export function refusalWords(problem: string | undefined): string {
  return REFUSALS[problem ?? ""] ?? "This message was not accepted. Write it again.";
}
