/** The candidate's HTTP requests; each throws a `ProblemError` on failure. */
import { api, problemOf, unwrap } from "../api/client";
import type { CandidateAttempt, Message, Schemas } from "../api/types";
import { sitePath } from "../api/basePath";
import type { AccessTokens } from "./accessToken";

export type Invitation = Schemas["Invitation"];
export type CameraCheck = Schemas["CameraCheck"];

export function readInvitation(token: string): Promise<Invitation> {
  return unwrap(api.POST("/api/v1/invitations/read", { body: { token } }));
}

/** Join by an invitation and give consent; returns the attempt. */
export async function join(token: string, name: string | null, textVersion: string): Promise<CandidateAttempt> {
  const access = await unwrap(api.POST("/api/v1/attempts", { body: { token, name } }));
  if (access.attempt.consent_given) return access.attempt;
  const headers = { Authorization: `Bearer ${access.access_token}` };
  return unwrap(
    api.PUT("/api/v1/attempts/{attempt_id}/consent", {
      params: { path: { attempt_id: access.attempt.id } },
      body: { text_version: textVersion },
      headers,
    }),
  );
}

/** Join once more by the link with which this tab has joined before: whichever browser has joined since loses its access. */
export async function rejoin(token: string): Promise<void> {
  await unwrap(api.POST("/api/v1/attempts", { body: { token, name: null } }));
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
      unwrap(api.PUT("/api/v1/attempts/{attempt_id}/consent", { params, headers, body: { text_version: textVersion } })),
    );
  }

  start(): Promise<CandidateAttempt> {
    const params = { path: this.#path };
    return this.#access.with((headers) => unwrap(api.POST("/api/v1/attempts/{attempt_id}/start", { params, headers })));
  }

  submit(): Promise<CandidateAttempt> {
    const params = { path: this.#path };
    return this.#access.with((headers) => unwrap(api.POST("/api/v1/attempts/{attempt_id}/submit", { params, headers })));
  }

  message(text: string, clientId: string): Promise<Message> {
    const params = { path: this.#path };
    const body = { text, client_id: clientId };
    return this.#access.with((headers) => unwrap(api.POST("/api/v1/attempts/{attempt_id}/messages", { params, headers, body })));
  }

  /** Let the server analyse one picture, which it does not keep. */
  check(jpeg: ArrayBuffer, signal: AbortSignal): Promise<CameraCheck> {
    return this.#access.with(async (headers) => {
      const response = await fetch(sitePath(`/api/v1/attempts/${encodeURIComponent(this.#path.attempt_id)}/check`), {
        method: "POST",
        headers: { ...headers, "Content-Type": "image/jpeg" },
        body: jpeg,
        signal,
      });
      const body: unknown = await response.json();
      if (!response.ok) throw problemOf(body, response);
      return body as CameraCheck;
    });
  }
}
