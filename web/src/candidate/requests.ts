/** The candidate's HTTP requests; each throws a `ProblemError` on failure. */
import { answerOf, api, notAnswered, unwrap } from "../api/client";
import type { CandidateAttempt, Message, Schemas } from "../api/types";
import { sitePath } from "../api/basePath";
import type { AccessTokens } from "./accessToken";
import { type Persistence, persistently } from "./persistently";

export type Invitation = Schemas["Invitation"];
export type CameraCheck = Schemas["CameraCheck"];

export function readInvitation(token: string): Promise<Invitation> {
  return unwrap(api.POST("/api/v1/invitations/read", { body: { token } }), "exam_title", "consent");
}

/** Join by an invitation and give consent; returns the attempt. */
export async function join(token: string, name: string | null, textVersion: string, persistence: Persistence): Promise<CandidateAttempt> {
  const enter = (): Promise<Schemas["Access"]> => unwrap(api.POST("/api/v1/attempts", { body: { token, name } }), "access_token", "attempt");
  // A private link leads to the same attempt again. The open one makes a new candidate each time: only a person asks again.
  const access = await (name === null ? persistently(enter, persistence) : enter());
  if (access.attempt.consent_given) return access.attempt;
  const headers = { Authorization: `Bearer ${access.access_token}` };
  const params = { path: { attempt_id: access.attempt.id } };
  const body = { text_version: textVersion };
  const agree = (): Promise<CandidateAttempt> => unwrap(api.PUT("/api/v1/attempts/{attempt_id}/consent", { params, body, headers }), ...ATTEMPT);
  return persistently(agree, persistence);
}

/** What every answer with an attempt holds. */
const ATTEMPT = ["id", "state", "consent"] as const;
/** Join once more by the link with which this tab has joined before: whichever browser has joined since loses its access. */
export async function rejoin(token: string): Promise<void> {
  await unwrap(api.POST("/api/v1/attempts", { body: { token, name: null } }), "access_token", "attempt");
}

/** The candidate's requests about one attempt. */
export class Requests {
  readonly #access: AccessTokens;
  readonly #path: { attempt_id: string };

  constructor(access: AccessTokens, attemptId: string) {
    this.#access = access;
    this.#path = { attempt_id: attemptId };
  }

  consent(textVersion: string): Promise<CandidateAttempt> {
    const params = { path: this.#path };
    return this.#access.with((headers) =>
      unwrap(api.PUT("/api/v1/attempts/{attempt_id}/consent", { params, headers, body: { text_version: textVersion } }), ...ATTEMPT),
    );
  }

  start(): Promise<CandidateAttempt> {
    const params = { path: this.#path };
    return this.#access.with((headers) => unwrap(api.POST("/api/v1/attempts/{attempt_id}/start", { params, headers }), ...ATTEMPT));
  }

  submit(): Promise<CandidateAttempt> {
    const params = { path: this.#path };
    return this.#access.with((headers) => unwrap(api.POST("/api/v1/attempts/{attempt_id}/submit", { params, headers }), ...ATTEMPT));
  }

  message(text: string, clientId: string): Promise<Message> {
    const params = { path: this.#path };
    const body = { text, client_id: clientId };
    return this.#access.with((headers) => unwrap(api.POST("/api/v1/attempts/{attempt_id}/messages", { params, headers, body })));
  }

  /** Say by a request what the page would say on its socket, and learn what is new. */
  report(body: Schemas["ReportByRequest"]): Promise<Schemas["CandidateUpdates"]> {
    const params = { path: this.#path };
    return this.#access.with((headers) =>
      unwrap(api.POST("/api/v1/attempts/{attempt_id}/report", { params, headers, body }), "attempt", "messages", "server_time"),
    );
  }

  /** Let the server analyse one picture, which it does not keep. */
  check(jpeg: ArrayBuffer, signal: AbortSignal): Promise<CameraCheck> {
    return this.#access.with(async (headers) => {
      const address = sitePath(`/api/v1/attempts/${encodeURIComponent(this.#path.attempt_id)}/check`);
      try {
        const headersOfPicture = { ...headers, "Content-Type": "image/jpeg" };
        const response = await fetch(address, { method: "POST", headers: headersOfPicture, body: jpeg, signal });
        return (await answerOf(response, "status", "faces")) as CameraCheck;
      } catch (cause) {
        throw notAnswered(cause);
      }
    });
  }
}
