/** What stands in place of live video. */

import type { AttemptLive } from "../../api/types";
import type { SocketState } from "../../live/socket";
import type { ViewerSnapshot } from "../../media/viewer";

/** Why there is no live video, the nearest reason first. */
export function noVideoWords(viewer: ViewerSnapshot | null, live: AttemptLive | undefined, own: SocketState): string {
  if (own !== "open") return "No live video: this page’s own connection is lost";
  if (live?.connection === "lost") return "Waiting for the candidate to come back";
  if (live?.socket === false) return "No live video: a proxy at the candidate’s blocks WebSocket";
  if (live?.camera === "lost") return "No live video: camera lost";
  if (viewer?.noWay === true) return "No live video: no way through for UDP";
  return viewer?.status === "interrupted" ? "Picture interrupted, reconnecting" : "Connecting to the camera";
}
