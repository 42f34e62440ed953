/** One item's request, and what its answer means for the item. */
import type { Message } from "../api/types";
import { contentDigest } from "./digest";
import type { Item } from "./store";
import { WIRE } from "./streams";

/** What every reply to an item says; a frame's also says when the server would like the next. */
export interface Reply {
  seq: number;
  sha256: string;
  /** Captured before something already judged. */
  late?: boolean;
  next_sample_s?: number;
  /** Of a candidate's message: as the server has it. */
  message?: Message;
}

export type Outcome =
  /** The server has these very bytes. */
  | { kind: "saved"; reply: Reply }
  /** Try again, later: `afterMs` is the server's wish, null where it has none. */
  | { kind: "retry"; afterMs: number | null; cause: "network" | "busy" }
  | { kind: "token" }
  /** The server will never take this item. */
  | { kind: "refused"; problem: string };

export const REQUEST_MS = 10_000;
const URN = "urn:openproctor:";
/** The exam is paused: what was captured before is taken when it goes on, or has ended. */
const PAUSED = `${URN}invalid-transition`;
const PAUSED_MS = 5000;

/** How busy the server is, as every answer to an item says: 0 not at all, 3 it turns pictures away. */
export type Load = 0 | 1 | 2 | 3;
const LOAD_HEADER = "OpenProctor-Load";

export interface Sending {
  fetch: typeof fetch;
  onLoad?: (load: Load) => void;
}

/** Send one item. Never rejects. */
export async function putItem({ fetch: send, onLoad }: Sending, item: Item, body: ArrayBuffer, token: string): Promise<Outcome> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, REQUEST_MS);
  const { path, type } = WIRE[item.stream];
  try {
    const response = await send(`/api/v1/attempts/${encodeURIComponent(item.attemptId)}/${path}/${String(item.seq)}`, {
      method: "PUT",
      headers: {
        "Content-Type": type,
        "Content-Digest": contentDigest(item.sha256),
        "Captured-At": item.capturedAt,
        Authorization: `Bearer ${token}`,
      },
      body,
      signal: abort.signal,
    });
    const load = loadOf(response);
    if (load !== null) onLoad?.(load);
    return await judge(response, item);
  } catch {
    return { kind: "retry", afterMs: null, cause: "network" };
  } finally {
    clearTimeout(timer);
  }
}

function loadOf(response: Response): Load | null {
  const level = Number(response.headers.get(LOAD_HEADER) ?? Number.NaN);
  return level === 0 || level === 1 || level === 2 || level === 3 ? level : null;
}

async function judge(response: Response, item: Item): Promise<Outcome> {
  if (response.ok) {
    const reply: unknown = await response.json();
    // Anything else than our own number and hash is not an acknowledgement: a portal's page, another item's reply.
    return isReply(reply) && reply.seq === item.seq && reply.sha256 === item.sha256
      ? { kind: "saved", reply }
      : { kind: "retry", afterMs: null, cause: "network" };
  }
  if (response.status === 401) return { kind: "token" };
  if (response.status >= 500 || response.status === 429 || response.status === 408) {
    return { kind: "retry", afterMs: retryAfterMs(response.headers.get("Retry-After")), cause: "busy" };
  }
  const problem = await problemType(response);
  if (problem === PAUSED) return { kind: "retry", afterMs: PAUSED_MS, cause: "busy" };
  if (problem !== null) return { kind: "refused", problem };
  if (response.status === 413) return { kind: "refused", problem: `${URN}body-too-large` };
  // Not our server's words: a proxy or a portal stands between.
  return { kind: "retry", afterMs: null, cause: "network" };
}

function isReply(value: unknown): value is Reply {
  if (typeof value !== "object" || value === null || !("seq" in value) || !("sha256" in value)) return false;
  return typeof value.seq === "number" && typeof value.sha256 === "string";
}

async function problemType(response: Response): Promise<string | null> {
  try {
    const body: unknown = await response.json();
    if (typeof body !== "object" || body === null || !("type" in body)) return null;
    return typeof body.type === "string" && body.type.startsWith(URN) ? body.type : null;
  } catch {
    return null;
  }
}

/** `Retry-After` in milliseconds: seconds or a date (RFC 9110); null where there is none. */
export function retryAfterMs(header: string | null): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
