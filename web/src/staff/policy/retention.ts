/** How long each class of data is kept, in words. Pure functions. */

import type { Policy } from "../../api/types";

export type Retention = Policy["retention"];

export interface RetentionClass {
  field: keyof Retention;
  label: string;
  description: string;
}

/** In the order in which they are usually erased. */
export const RETENTION_CLASSES: readonly RetentionClass[] = [
  { field: "portraits_days", label: "Portraits and face templates", description: "What a face is compared with." },
  { field: "documents_days", label: "Pictures of documents", description: "Of identity documents shown at check-in." },
  { field: "recordings_days", label: "Recordings", description: "Video of camera and screen, where the policy records." },
  { field: "pictures_days", label: "Pictures kept as evidence", description: "With the stretches of sound that were kept." },
  { field: "observations_days", label: "What was measured", description: "Without it, an exam cannot be judged again." },
  { field: "logs_days", label: "Incidents, messages and names", description: "When these go, nobody knows whose exam it was." },
];

const WORDS: Record<number, string> = { 0: "until nothing more can come", 1: "1 day", 365: "1 year", 730: "2 years" };

/** `until nothing more can come`, `30 days`, `1 year` */
export function keptFor(days: number): string {
  return WORDS[days] ?? `${days} days`;
}

/** A warning about classes that are kept longer than the names; null if there are none. */
export function retentionHint(retention: Retention): string | null {
  const last = retention.logs_days;
  const longer = RETENTION_CLASSES.filter(({ field }) => field !== "logs_days" && retention[field] > last);
  if (longer.length === 0) return null;
  return `${longer.map(({ label }) => label).join(", ")}: kept for longer than the name of the person shown in it.`;
}
