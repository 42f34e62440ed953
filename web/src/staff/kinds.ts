/** The kinds of incident as the staff sees them: an icon each, and how urgently it is shown. Their words stand in `ui/signals`. */

import { IconAlertTriangle, type Icon } from "@tabler/icons-react";

import type { AttemptLive, Detector, Incident, IncidentKind } from "../api/types";
import { isSignalKind, SIGNALS, type SignalWords } from "../ui/signals";
import type { Tone } from "../ui/StatusChip";
import { SIGNAL_ICONS } from "./signalIcons";

/** The words of a kind, also of one that only a newer server knows. */
export function signalWords(kind: string): SignalWords {
  if (isSignalKind(kind)) return SIGNALS[kind];
  const name = kind.replaceAll("_", " ");
  return { group: "page", name, candidate: name, staff: `${name}.` };
}

export function kindIcon(kind: string): Icon {
  return isSignalKind(kind) ? SIGNAL_ICONS[kind] : IconAlertTriangle;
}

/** A kind in words; with the number of faces where that is known. */
export function kindWords(kind: IncidentKind, faces: number | null = null): string {
  return kind === "multiple_faces" && faces !== null && faces > 1 ? `${faces} faces` : signalWords(kind).name;
}

export function incidentWords(incident: Pick<Incident, "kind" | "peak">): string {
  return kindWords(incident.kind, incident.peak);
}

/** What was noticed, in one sentence: the server's own, which knows how much and how long. */
export function causeWords(incident: Pick<Incident, "kind" | "cause">): string {
  return incident.cause ? incident.cause : signalWords(incident.kind).staff;
}

/** Whether the sentence says more than the incident's chip does. */
export function causeHelps({ kind, incident_class, cause }: Pick<Incident, "kind" | "incident_class" | "cause">): boolean {
  return Boolean(cause) && incident_class === "suspicion" && kind !== "multiple_faces" && kind !== "no_face";
}

/** A trouble of technique or light: shown, and never counted. */
export function isFault(kind: IncidentKind): boolean {
  return isSignalKind(kind) && SIGNALS[kind].fault;
}

export function incidentTone(incident: Pick<Incident, "incident_class" | "severity">): Tone {
  if (incident.incident_class === "fault") return "fault";
  if (incident.severity === "info") return "quiet";
  return incident.severity === "high" ? "alarm" : "suspicion";
}

export function signalTone(kind: IncidentKind): Tone {
  if (isFault(kind)) return "fault";
  return isSignalKind(kind) && SIGNALS[kind].severity === "high" ? "alarm" : "suspicion";
}

/** Whether something holds now that a person should look at. */
export function isSuspicious(live: AttemptLive | undefined): boolean {
  return live?.signals.some((kind) => !isFault(kind)) ?? false;
}

/** What each detector looks at; each may fail without the others. */
export const DETECTOR_WORDS: Record<Detector, string> = {
  faces: "Faces",
  scene: "Picture",
  landmarks: "Head and eyes",
  objects: "Objects",
  identity: "Identity",
  speech: "Sound",
};
