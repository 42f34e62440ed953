/** A recording's streams and gaps in words. */

export const STREAM_WORDS: Readonly<Record<string, string>> = { recording: "Camera", screen: "Screen" };

const CAUSES: Readonly<Record<string, string>> = {
  camera_lost: "the camera gave no picture",
  connection_lost: "the connection was lost",
  screen_share_stopped: "the screen was not shared",
  nothing_recorded: "nothing was recorded",
};

/** Why there is a gap. */
export function causeOfGap(cause: string): string {
  return CAUSES[cause] ?? cause.replaceAll("_", " ");
}
