/** The candidate's short-lived access token: fetched with the cookie that joining set, and renewed before it expires. */
import { api, isFinal, isProblem, unwrap } from "../api/client";
import type { CandidateAttempt } from "../api/types";
import type { TokenSource } from "../outbox/types";

export interface AccessTokensOptions {
  attemptId: string;
  onAttempt(attempt: CandidateAttempt): void;
  /** This browser no longer has access to the attempt, as the server itself says. */
  onLost?(error: unknown): void;
}

/** A token is replaced this long before it expires. */
const MARGIN_MS = 60_000;

export class AccessTokens implements TokenSource {
  readonly #options: AccessTokensOptions;
  #token: string | null = null;
  /** By `performance.now()`, which does not jump when the device's clock is set. */
  #expiresAt = 0;
  #refreshing: Promise<string> | null = null;

  constructor(options: AccessTokensOptions) {
    this.#options = options;
  }

  get(): Promise<string> {
    if (this.#token !== null && performance.now() < this.#expiresAt) return Promise.resolve(this.#token);
    return this.renew();
  }

  refresh(stale: string): Promise<string> {
    if (this.#token !== null && this.#token !== stale) return Promise.resolve(this.#token);
    return this.renew();
  }

  /** Run a call with a token, and if the server answers 401 once more with a new one. */
  async with<T>(call: (headers: { Authorization: string }) => Promise<T>): Promise<T> {
    const token = await this.get();
    try {
      return await call({ Authorization: `Bearer ${token}` });
    } catch (error) {
      if (!isProblem(error) || error.status !== 401) throw error;
      return call({ Authorization: `Bearer ${await this.refresh(token)}` });
    }
  }

  /** A new token, even if the old one is still valid; concurrent callers share one request. */
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
      const access = await unwrap(answer, "access_token", "expires_at", "attempt");
      this.#token = access.access_token;
      // The lifetime is measured by the server's clock, as this device's may be wrong by hours.
      const date = (await answer).response.headers.get("Date");
      const now = date === null ? Date.now() : Date.parse(date);
      this.#expiresAt = performance.now() + Date.parse(access.expires_at) - now - MARGIN_MS;
      this.#options.onAttempt(access.attempt);
      return access.access_token;
    } catch (error) {
      if (isFinal(error)) this.#options.onLost?.(error);
      throw error;
    }
  }
}
