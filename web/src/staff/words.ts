/** The wire's words in the proctors' language, with an icon each. */

import {
  IconCircleCheck,
  IconCircleX,
  IconUserOff,
  IconUsers,
  IconVideoOff,
  IconWifi,
  IconWifiOff,
  type Icon,
} from "@tabler/icons-react";

import type { Attempt, AttemptLive, AttemptState, Incident, IncidentKind, ReviewDecision, Role } from "../api/types";
import type { Tone } from "../ui/StatusChip";

export const KIND_ICONS: Record<IncidentKind, Icon> = {
  multiple_faces: IconUsers,
  no_face: IconUserOff,
  camera_lost: IconVideoOff,
  connection_lost: IconWifiOff,
};

const KIND_WORDS: Record<IncidentKind, string> = {
  multiple_faces: "More than one face",
  no_face: "No face",
  camera_lost: "Camera lost",
  connection_lost: "Connection lost",
};

const SUSPICIONS: ReadonlySet<IncidentKind> = new Set<IncidentKind>(["multiple_faces", "no_face"]);

/** A kind in words; with the number of faces where that is known. */
export function kindWords(kind: IncidentKind, faces: number | null = null): string {
  return kind === "multiple_faces" && faces !== null && faces > 1 ? `${faces} faces` : KIND_WORDS[kind];
}

export function incidentWords(incident: Pick<Incident, "kind" | "peak">): string {
  return kindWords(incident.kind, incident.peak);
}

export function incidentTone(incident: Pick<Incident, "incident_class" | "severity">): Tone {
  if (incident.incident_class === "fault") return "fault";
  return incident.severity === "high" ? "alarm" : "suspicion";
}

export function signalTone(kind: IncidentKind): Tone {
  if (!SUSPICIONS.has(kind)) return "fault";
  return kind === "multiple_faces" ? "alarm" : "suspicion";
}

/** Whether something holds now that a person should look at. */
export function isSuspicious(live: AttemptLive | undefined): boolean {
  return live?.signals.some((kind) => SUSPICIONS.has(kind)) ?? false;
}

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

/** There is a camera to watch after consent, and until the end. */
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
