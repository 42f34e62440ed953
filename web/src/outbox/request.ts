/** The request that sends one item, and what its response means for the item. */
import type { Message, Schemas } from "../api/types";
import { sitePath } from "../api/basePath";
import { contentDigest } from "./digest";
import type { Item } from "./store";
import { STREAM_RULES } from "./streams";
import type { TokenSource } from "./types";

/** The body of the server's reply to an item; for a picture it also says when the server wants the next. */
export interface Reply {
  seq: number;
  sha256: string;
  /** The item was captured before others that the server has judged already. */
  late?: boolean;
  next_sample_s?: number;
  /** What the page would have heard on its socket, where it asked. */
  updates?: Schemas["CandidateUpdates"];
  /** The candidate's message as the server stored it. */
  message?: Message;
}

export type Outcome =
  /** The server has exactly these bytes. */
  | { kind: "saved"; reply: Reply }
  /** Try again later: after `afterMs` if the server named a time. */
  | { kind: "retry"; afterMs: number | null; cause: "network" | "busy" }
  /** Somebody between this page and the server answered in its place. */
  | { kind: "foreign"; status: number }
  /** The server no longer accepts the token. */
  | { kind: "token" }
  /** The server will never accept this item. */
  | { kind: "refused"; problem: string };

export const REQUEST_MS = 10_000;
const URN = "urn:openproctor:";
/** The exam is paused: the server accepts what was captured before once the exam goes on or has ended. */
const PAUSED = `${URN}invalid-transition`;
const PAUSED_MS = 5000;

/** How busy the server is, sent with every reply to an item: from 0, not at all, to 3, it rejects pictures. */
export type Load = 0 | 1 | 2 | 3;
const UPDATES_HEADER = "OpenProctor-Updates";
const LOAD_HEADER = "OpenProctor-Load";

export interface Transport {
  fetch: typeof fetch;
  onLoad?: (load: Load) => void;
  /** Whether replies should say what else is new, as no socket does. */
  wantsUpdates?: () => boolean;
}

/** Send one item, and if the server rejects the token, once more with a new one. Rejects only if there is no token. */
export async function sendItem(transport: Transport, tokens: TokenSource, item: Item, body: ArrayBuffer): Promise<Outcome> {
  const token = await tokens.get();
  const outcome = await putItem(transport, item, body, token);
  if (outcome.kind !== "token") return outcome;
  return putItem(transport, item, body, await tokens.refresh(token));
}

/** Never rejects. */
async function putItem({ fetch: send, onLoad, wantsUpdates }: Transport, item: Item, body: ArrayBuffer, token: string): Promise<Outcome> {
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort();
  }, REQUEST_MS);
  const { path, type } = STREAM_RULES[item.stream];
  try {
    const response = await send(sitePath(`/api/v1/attempts/${encodeURIComponent(item.attemptId)}/${path}/${String(item.seq)}`), {
      method: "PUT",
      headers: {
        "Content-Type": type,
        "Content-Digest": contentDigest(item.sha256),
        "Captured-At": item.capturedAt,
        Authorization: `Bearer ${token}`,
        ...(wantsUpdates?.() === true && { [UPDATES_HEADER]: "1" }),
      },
      body,
      // The server redirects nobody: where one comes, somebody else answered.
      redirect: "error",
      signal: abort.signal,
    });
    const load = loadOf(response);
    if (load !== null) onLoad?.(load);
    return await outcomeOf(response, item);
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

async function outcomeOf(response: Response, item: Item): Promise<Outcome> {
  if (response.ok) {
    const reply = await jsonOf(response);
    // Without our own number and hash it is no acknowledgement: it may be a captive portal's page or another item's reply.
    return isReply(reply) && reply.seq === item.seq && reply.sha256 === item.sha256
      ? { kind: "saved", reply }
      : { kind: "foreign", status: response.status };
  }
  const problem = await problemType(response);
  // Whatever its status says: it is not the server's, and decides nothing about the item.
  if (problem === null) return { kind: "foreign", status: response.status };
  if (response.status === 401) return { kind: "token" };
  if (response.status >= 500 || response.status === 429 || response.status === 408) {
    return { kind: "retry", afterMs: retryAfterMs(response.headers.get("Retry-After")), cause: "busy" };
  }
  if (problem === PAUSED) return { kind: "retry", afterMs: PAUSED_MS, cause: "busy" };
  return { kind: "refused", problem };
}

function isReply(value: unknown): value is Reply {
  if (typeof value !== "object" || value === null || !("seq" in value) || !("sha256" in value)) return false;
  return typeof value.seq === "number" && typeof value.sha256 === "string";
}

async function problemType(response: Response): Promise<string | null> {
  const body = await jsonOf(response);
  if (typeof body !== "object" || body === null || !("type" in body)) return null;
  return typeof body.type === "string" && body.type.startsWith(URN) ? body.type : null;
}

/** The body, if it is whole and JSON; otherwise null. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
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
