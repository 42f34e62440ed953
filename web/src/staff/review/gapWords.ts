/** A gap in plain words. */
import type { Schemas } from "../../api/types";
import { clockTime, count } from "../../ui/format";

type Gap = Schemas["Gap"];

const ITEMS: Record<Gap["stream"], [one: string, many: string]> = {
  camera: ["camera picture", "camera pictures"],
  microphone: ["stretch of sound", "stretches of sound"],
  page: ["note of the page", "notes of the page"],
  recording: ["stretch of the camera’s recording", "stretches of the camera’s recording"],
  screen: ["stretch of the screen’s recording", "stretches of the screen’s recording"],
};

const CAUSES: Record<string, string> = {
  device_full: "the device was full",
  storage_failed: "the browser’s storage failed",
  page_closed_without_storage: "the page was closed, and this browser stores nothing",
  unexplained: "not arrived, and no page has said why",
};

const REFUSED = "refused:";

/** `12 camera pictures between 09:00:03 and 09:00:27: the device was full` */
export function gapWords({ stream, count: items, begins_at, ends_at, cause }: Pick<Gap, "stream" | "count" | "begins_at" | "ends_at" | "cause">): string {
  const [begin, end] = [clockTime(begins_at), clockTime(ends_at)];
  const when = begin === end ? `at ${begin}` : `between ${begin} and ${end}`;
  return `${count(items, ...ITEMS[stream])} ${when}: ${causeWords(cause)}`;
}

function causeWords(cause: string): string {
  if (cause.startsWith(REFUSED)) return `not accepted by the server (${cause.slice(REFUSED.length).replaceAll("-", " ")})`;
  return CAUSES[cause] ?? cause;
}
