/** The typed HTTP client: every call either returns its data or throws a `ProblemError`. */

import createClient from "openapi-fetch";

import { BASE_PATH } from "./basePath";
import type { paths } from "./schema";
import type { Schemas } from "./types";

/** The type of a problem, stable across versions of the server. */
export type ProblemType = `urn:openproctor:${string}`;

/** The page was opened by an address that the server does not know as its own. */
export const ORIGIN_REFUSED: ProblemType = "urn:openproctor:origin-refused";
export const NOT_SIGNED_IN: ProblemType = "urn:openproctor:not-signed-in";
/** There was no response: this device is offline, or the server is down. */
export const UNREACHABLE: ProblemType = "urn:openproctor:unreachable";
/** Something between this device and the server answered in its place: a proxy, a filter, the sign-in page of a network. */
export const FOREIGN_ANSWER: ProblemType = "urn:openproctor:foreign-answer";

/** The server's problems that say that this person may not: no other try changes that. Sockets and requests alike. */
export const FINAL: ReadonlySet<string> = new Set<ProblemType>([
  NOT_SIGNED_IN,
  "urn:openproctor:second-factor-required",
  "urn:openproctor:not-allowed",
  "urn:openproctor:not-found",
]);
const URN = "urn:openproctor:";

/** An RFC 9457 problem of the server, or one made up here for other failures. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly type: string;
  readonly title: string;
  readonly detail: string | null;
  /** The HTTP status; 0 when there was no response. */
  readonly status: number;
  /** From `Retry-After`, in seconds. */
  readonly retryAfterS: number | null;

  constructor(problem: Schemas["Problem"], retryAfterS: number | null = null) {
    super(problem.detail ?? problem.title);
    this.type = problem.type;
    this.title = problem.title;
    this.detail = problem.detail;
    this.status = problem.status;
    this.retryAfterS = retryAfterS;
  }

  is(type: ProblemType): boolean {
    return this.type === type;
  }
}

/** Whether an error is a problem, and of the given type if there is one. */
export function isProblem(error: unknown, type?: ProblemType): error is ProblemError {
  return error instanceof ProblemError && (type === undefined || error.is(type));
}

/** Whether the server itself was not reached, whoever or whatever is in the way. */
export function isNetwork(error: unknown): error is ProblemError {
  return isProblem(error, UNREACHABLE) || isProblem(error, FOREIGN_ANSWER);
}

const PASSING_STATUSES = new Set([408, 429, 500, 502, 503, 504]);

/** Whether the same request may be answered otherwise a little later: the network is in the way, or the server is busy. */
export function isPassing(error: unknown): error is ProblemError {
  return isNetwork(error) || (isProblem(error) && PASSING_STATUSES.has(error.status));
}

/** Whether the server says that this person may not. */
export function isFinal(error: unknown): error is ProblemError {
  return isProblem(error) && FINAL.has(error.type);
}

/** A request that nobody answers is given up after this time; those of a candidate are small, those of the staff may be files. */
const CANDIDATE_MS = 20_000;
const STAFF_MS = 120_000;

/** Redirects are not followed: the server answers none of these requests with one. */
function fetchInTime(request: Request): Promise<Response> {
  const abort = new AbortController();
  const forward = (): void => abort.abort(request.signal.reason);
  if (request.signal.aborted) forward();
  request.signal.addEventListener("abort", forward);
  const isCandidates = /\/api\/v1\/(?:attempts|invitations)\b/.test(request.url);
  setTimeout(() => abort.abort(new DOMException("No answer came in time.", "TimeoutError")), isCandidates ? CANDIDATE_MS : STAFF_MS);
  // Looked up at each call, so that tests can replace it.
  return globalThis.fetch(request, { signal: abort.signal, redirect: "error" });
}

export const api = createClient<paths>({
  baseUrl: BASE_PATH,
  credentials: "same-origin",
  fetch: fetchInTime,
});

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * The data of a call, or a thrown `ProblemError`: `await unwrap(api.GET("/api/v1/exams"))`. What lacks one of the `needed`
 * members is no answer of the server.
 */
export async function unwrap<Data>(call: Promise<Answer<Data>>, ...needed: (string & keyof NonNullable<Data>)[]): Promise<Data> {
  let answer: Answer<Data>;
  try {
    answer = await call;
  } catch (cause) {
    throw notAnswered(cause);
  }
  const { response } = answer;
  if (!response.ok) throw problemOf(answer.error, response);
  if (response.status !== 204 && !isAnswer(answer.data, needed)) throw foreignAnswer(response.status);
  // A 204 has no data: its type is `undefined` as well.
  return answer.data as Data;
}

function isAnswer(data: unknown, needed: readonly string[]): boolean {
  if (typeof data !== "object") return false;
  return needed.every((name) => data !== null && name in data);
}

/** The JSON of a response of the server itself; anything else is a foreign answer. */
export async function answerOf(response: Response, ...needed: string[]): Promise<unknown> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (cause) {
    throw response.ok ? notAnswered(cause) : foreignAnswer(response.status);
  }
  if (!response.ok) throw problemOf(body, response);
  if (!isAnswer(body, needed)) throw foreignAnswer(response.status);
  return body;
}

/** What a request ended with that brought no readable answer. */
export function notAnswered(cause: unknown): unknown {
  if (isProblem(cause)) return cause;
  if (cause instanceof DOMException && cause.name === "AbortError") return cause;
  // A whole answer came, and it is not the server's.
  if (cause instanceof SyntaxError) return foreignAnswer(null);
  return new ProblemError({
    type: UNREACHABLE,
    title: "The server cannot be reached. Check your connection and try again.",
    detail: null,
    status: 0,
  });
}

function foreignAnswer(status: number | null): ProblemError {
  const code = status === null ? "" : ` (${status})`;
  return new ProblemError({
    type: FOREIGN_ANSWER,
    title: `Something between this device and the server answered in its place${code}: a filter, or a network that wants you to sign in.`,
    detail: null,
    // Its status says nothing about the request.
    status: 0,
  });
}

/** The problem in an error body of the server; any other body is from somebody else. */
export function problemOf(body: unknown, response: Response): ProblemError {
  const retryAfter = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  const retryAfterS = Number.isNaN(retryAfter) ? null : retryAfter;
  if (isProblemBody(body)) {
    const detail = typeof body.detail === "string" ? body.detail : null;
    return new ProblemError({ type: body.type, title: body.title, detail, status: response.status }, retryAfterS);
  }
  return foreignAnswer(response.status);
}

function isProblemBody(body: unknown): body is { type: string; title: string; detail?: unknown } {
  return (
    typeof body === "object" &&
    body !== null &&
    "type" in body &&
    typeof body.type === "string" &&
    body.type.startsWith(URN) &&
    "title" in body &&
    typeof body.title === "string"
  );
}
