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

export const api = createClient<paths>({
  baseUrl: BASE_PATH,
  credentials: "same-origin",
  // Looked up at each call, so that tests can replace it.
  fetch: (request) => globalThis.fetch(request),
});

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of a call, or a thrown `ProblemError`: `await unwrap(api.GET("/api/v1/exams"))`. */
export async function unwrap<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  let answer: Answer<Data>;
  try {
    answer = await call;
  } catch (cause) {
    throw unreachable(cause);
  }
  if (!answer.response.ok) throw problemOf(answer.error, answer.response);
  // A 204 has no data: its type is `undefined` as well.
  return answer.data as Data;
}

function unreachable(cause: unknown): unknown {
  if (cause instanceof DOMException && cause.name === "AbortError") return cause;
  return new ProblemError({
    type: UNREACHABLE,
    title: "The server cannot be reached. Check your connection and try again.",
    detail: null,
    status: 0,
  });
}

/** The problem in an error body; any other body becomes a general problem. */
export function problemOf(body: unknown, response: Response): ProblemError {
  const retryAfter = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  const retryAfterS = Number.isNaN(retryAfter) ? null : retryAfter;
  if (isProblemBody(body)) {
    const detail = typeof body.detail === "string" ? body.detail : null;
    return new ProblemError({ type: body.type, title: body.title, detail, status: response.status }, retryAfterS);
  }
  return new ProblemError(
    {
      type: "urn:openproctor:unexpected",
      title: `The server gave an unexpected answer (${response.status}).`,
      detail: null,
      status: response.status,
    },
    retryAfterS,
  );
}

function isProblemBody(body: unknown): body is { type: string; title: string; detail?: unknown } {
  return (
    typeof body === "object" &&
    body !== null &&
    "type" in body &&
    typeof body.type === "string" &&
    "title" in body &&
    typeof body.title === "string"
  );
}
