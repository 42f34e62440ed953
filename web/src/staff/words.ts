/** Texts for the staff, with icons; those of incidents are in `kinds`. */

import { IconCircleCheck, IconCircleX, IconWifi, IconWifiOff, type Icon } from "@tabler/icons-react";

import type { Attempt, AttemptLive, AttemptState, ReviewDecision, Role } from "../api/types";
import type { Tone } from "../ui/StatusChip";

export const STATE_WORDS: Record<AttemptState, string> = {
  invited: "Invited",
  checking_in: "Checking in",
  waiting: "Waiting to start",
  in_progress: "In progress",
  paused: "Paused",
  submitted: "Submitted",
  terminated: "Ended",
  expired: "Time over",
};

export function hasEnded(attempt: Pick<Attempt, "state">): boolean {
  return ["submitted", "terminated", "expired"].includes(attempt.state);
}

/** Whether there is a camera to watch: after consent and until the attempt ends. */
export function isWatchable(attempt: Pick<Attempt, "state">): boolean {
  return ["checking_in", "waiting", "in_progress", "paused"].includes(attempt.state);
}

export function stateTone(state: AttemptState): Tone {
  return state === "in_progress" ? "good" : "quiet";
}

export const CONNECTIONS: Record<AttemptLive["connection"], { words: string; tone: Tone; icon: Icon }> = {
  connected: { words: "Connected", tone: "good", icon: IconWifi },
  unstable: { words: "Unstable", tone: "fault", icon: IconWifi },
  lost: { words: "Lost", tone: "fault", icon: IconWifiOff },
};

/** What stands for the connection; with a proxy that blocks sockets all is well but for live video. */
export function connectionWords({ connection, socket }: Pick<AttemptLive, "connection" | "socket">): { words: string; title: string | null; tone: Tone; icon: Icon } {
  const shown = { ...CONNECTIONS[connection], title: null };
  if (socket || connection === "lost") return shown;
  const words = `${shown.words}, without live video`;
  return { ...shown, words, title: `${words}: a proxy blocks WebSocket. Pictures come; messages take a few seconds longer, and there is no talk.` };
}

export const DECISIONS: Record<ReviewDecision, { words: string; tone: Tone; icon: Icon }> = {
  confirmed: { words: "Confirmed", tone: "suspicion", icon: IconCircleCheck },
  dismissed: { words: "Dismissed", tone: "quiet", icon: IconCircleX },
};

export const ROLE_WORDS: Record<Role, string> = {
  admin: "Administrator",
  proctor: "Proctor",
  reviewer: "Reviewer",
};

export const ROLE_HINTS: Record<Role, string> = {
  admin: "Makes exams and accounts, sees every exam.",
  proctor: "Watches the exams assigned, speaks with candidates, ends attempts.",
  reviewer: "Reads the exams assigned and decides about incidents.",
};
