/** The candidate's short-lived access token: fetched with the cookie of the browser that joined, renewed before it ends. */
import { api, isProblem, unwrap } from "../api/client";
import type { CandidateAttempt } from "../api/types";
import type { TokenSource } from "../outbox/types";

export interface AccessOptions {
  attemptId: string;
  onAttempt(attempt: CandidateAttempt): void;
  /** This browser may not enter the attempt any more. */
  onLost?(error: unknown): void;
}

/** So long before its end a token is replaced. */
const MARGIN_MS = 60_000;

export class AccessKeeper implements TokenSource {
  readonly #options: AccessOptions;
  #token: string | null = null;
  /** On the clock that nobody sets. */
  #goodUntil = 0;
  #refreshing: Promise<string> | null = null;

  constructor(options: AccessOptions) {
    this.#options = options;
  }

  get(): Promise<string> {
    if (this.#token !== null && performance.now() < this.#goodUntil) return Promise.resolve(this.#token);
    return this.renew();
  }

  refresh(stale: string): Promise<string> {
    if (this.#token !== null && this.#token !== stale) return Promise.resolve(this.#token);
    return this.renew();
  }

  /** Run a call with a token, once more with a new one when the server says that it has expired. */
  async with<T>(call: (headers: { Authorization: string }) => Promise<T>): Promise<T> {
    const token = await this.get();
    try {
      return await call({ Authorization: `Bearer ${token}` });
    } catch (error) {
      if (!isProblem(error) || error.status !== 401) throw error;
      return call({ Authorization: `Bearer ${await this.refresh(token)}` });
    }
  }

  /** A new token, whatever the old one is worth; callers at the same time share one request. */
  renew(): Promise<string> {
    this.#refreshing ??= this.#fetch().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #fetch(): Promise<string> {
    try {
      const params = { path: { attempt_id: this.#options.attemptId } };
      const answer = api.POST("/api/v1/attempts/{attempt_id}/token", { params });
      const access = await unwrap(answer);
      this.#token = access.access_token;
      // The lifetime by the server's own clock: this device's may be wrong by hours.
      const date = (await answer).response.headers.get("Date");
      const now = date === null ? Date.now() : Date.parse(date);
      this.#goodUntil = performance.now() + Date.parse(access.expires_at) - now - MARGIN_MS;
      this.#options.onAttempt(access.attempt);
      return access.access_token;
    } catch (error) {
      if (isProblem(error) && [401, 403, 404].includes(error.status)) this.#options.onLost?.(error);
      throw error;
    }
  }
}
