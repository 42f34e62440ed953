/** The request that sends one item, and what its response means for the item. */
import type { Message, Schemas } from "../api/types";
import { sitePath } from "../api/basePath";
import { contentDigest } from "./digest";
import { mediaTypeOf } from "./mediaType";
import type { Item } from "./store";
import type { LineEstimate } from "./lineEstimate";
import { STREAM_RULES } from "./streams";
import type { TokenSource } from "./types";
import type { Upload } from "./upload";

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

/** A request is given up after this time in which nothing of it has moved, and the time that the line may need for its bytes. */
export const QUIET_MS = 15_000;
/** Browsers count what lies in the system's buffer as sent: of that nothing moves until it is through. */
const LINE_TIMES = 2;
/** Bytes a second of a line of which nothing is known. */
const UNKNOWN_RATE = 4000;
const MAX_ON_ITS_WAY_MS = 120_000;
/** When the connection is back, what stood still is given only this much more. */
const QUIET_WHEN_BACK_MS = 3000;
const URN = "urn:openproctor:";
/** The exam is paused: the server accepts what was captured before once the exam goes on or has ended. */
const PAUSED = `${URN}invalid-transition`;
const PAUSED_MS = 5000;

/** How busy the server is, sent with every reply to an item: from 0, not at all, to 3, it rejects pictures. */
export type Load = 0 | 1 | 2 | 3;
const UPDATES_HEADER = "OpenProctor-Updates";
const LOAD_HEADER = "OpenProctor-Load";

export interface Transport {
  fetch: Upload;
  line: LineEstimate;
  onLoad?: (load: Load) => void;
  /** Whether replies should say what else is new, as no socket does. */
  wantsUpdates?: () => boolean;
}

/** Gives a request up when nothing of it has moved for too long. */
export class Deadline {
  readonly #abort = new AbortController();
  readonly #onItsWayMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #beganAt = performance.now();
  #movedAt = this.#beganAt;

  /** `rate` is what the line carries, in bytes a second; null where that is not known. */
  constructor(bytes: number, rate: number | null) {
    this.#onItsWayMs = Math.min(MAX_ON_ITS_WAY_MS, (LINE_TIMES * bytes * 1000) / (rate ?? UNKNOWN_RATE));
    this.moved();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Milliseconds since the item was taken up. */
  get ageMs(): number {
    return performance.now() - this.#beganAt;
  }

  /** Milliseconds in which nothing has moved. */
  get quietMs(): number {
    return performance.now() - this.#movedAt;
  }

  readonly moved = (): void => {
    this.#movedAt = performance.now();
    this.#expireIn(QUIET_MS + this.#onItsWayMs);
  };

  /** The connection is back: what has moved goes on, and what stood still is soon sent anew. */
  connectionIsBack(): void {
    if (this.quietMs > QUIET_WHEN_BACK_MS) this.#expireIn(QUIET_WHEN_BACK_MS + this.#onItsWayMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #expireIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#abort.abort(), ms);
  }
}

/** Send one item, and if the server rejects the token, once more with a new one. Rejects only if there is no token. */
export async function sendItem(transport: Transport, tokens: TokenSource, item: Item, body: ArrayBuffer, deadline: Deadline): Promise<Outcome> {
  const token = await tokens.get();
  const outcome = await putItem(transport, item, body, token, deadline);
  if (outcome.kind !== "token") return outcome;
  return putItem(transport, item, body, await tokens.refresh(token), deadline);
}

/** Never rejects. */
async function putItem(transport: Transport, item: Item, body: ArrayBuffer, token: string, deadline: Deadline): Promise<Outcome> {
  const { fetch: send, line, onLoad, wantsUpdates } = transport;
  const { path } = STREAM_RULES[item.stream];
  const transfer = line.begin(body.byteLength);
  deadline.moved();
  try {
    const response = await send(sitePath(`/api/v1/attempts/${encodeURIComponent(item.attemptId)}/${path}/${String(item.seq)}`), {
      method: "PUT",
      headers: {
        "Content-Type": mediaTypeOf(item.stream, body),
        "Content-Digest": contentDigest(item.sha256),
        "Captured-At": item.capturedAt,
        Authorization: `Bearer ${token}`,
        ...(wantsUpdates?.() === true && { [UPDATES_HEADER]: "1" }),
      },
      body,
      signal: deadline.signal,
      onProgress: (taken) => {
        deadline.moved();
        if (taken !== null) line.moved(transfer, taken);
      },
    });
    const load = loadOf(response);
    if (load !== null) onLoad?.(load);
    const outcome = await outcomeOf(response, item);
    if (outcome.kind === "saved") line.arrived(transfer, serverMs(response.headers.get("Server-Timing")));
    return outcome;
  } catch {
    return { kind: "retry", afterMs: null, cause: "network" };
  } finally {
    line.failed(transfer);
    deadline.end();
  }
}

/** How long the server itself took (`app;dur=12.3`); 0 where it does not say. */
export function serverMs(header: string | null): number {
  return Number(/(?:^|,)\s*app;dur=([\d.]+)/.exec(header ?? "")?.[1] ?? 0);
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
