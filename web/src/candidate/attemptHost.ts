/**
 * Owns the session of an attempt: outside of what draws the page, so that no failure there ends it.
 *
 * Of all pages of this browser one goes on, the one that holds the lock; the others wait and may take over. Of all browsers
 * the one that joined last goes on: the server ends the access of the others.
 */
import { isFinal } from "../api/client";
import type { CandidateAttempt } from "../api/types";
import { pageHealth } from "../ui/pageHealth";
import { AccessTokens } from "./accessToken";
import { isEnded } from "./attempt";
import { forgetLink, rememberedLink } from "./ownLink";
import type { TabLock } from "./pageChannel";
import { Observable } from "./observable";
import { persistently } from "./persistently";
import { rejoin } from "./requests";
import { ExamSession } from "./session";
import { singleFlight } from "./singleFlight";
import { acquireTabLock } from "./tabLock";

export type HostState =
  | { kind: "loading" }
  /** The attempt goes on in another tab or window; it continues here by itself when that one is closed. */
  | { kind: "elsewhere" }
  /** The attempt goes on in another browser. `error`: why it could not be taken back. */
  | { kind: "replaced"; canRejoin: boolean; error: unknown }
  | { kind: "failed"; error: unknown }
  | { kind: "ready"; session: ExamSession };

/** How long to ask whether another page of this browser has joined: its reply, with our new cookie, may still be on its way. */
const ASK_AFTER_MS = [500, 800, 1200];
/** A page that is replaced more often than this within a minute does not insist. */
const MAX_REPLACED = 3;

export class AttemptHost {
  readonly state = new Observable<HostState>({ kind: "loading" });
  readonly #attemptId: string;
  #lock: TabLock | null = null;
  #session: ExamSession | null = null;
  #attempt: CandidateAttempt | null = null;
  /** Counts the sessions begun, so that what belongs to an earlier one is ignored. */
  #round = 0;
  #isJudging = false;
  #replacedAt: number[] = [];
  #stopReporting: (() => void) | null = null;

  constructor(attemptId: string) {
    this.#attemptId = attemptId;
  }

  /** Go on with the attempt, here or when it is this page's turn. Once started, it stays so. */
  start(): void {
    if (this.#lock !== null) return;
    this.#stopReporting = pageHealth.subscribe(() => this.#reportPage());
    this.#acquire();
  }

  /** The page is left: stop everything. */
  stop(): void {
    this.#stopReporting?.();
    this.#end({ kind: "loading" });
    this.#release();
  }

  /** Try once more what has failed. */
  readonly retry = (): void => {
    if (this.state.get().kind !== "failed") return;
    this.state.set({ kind: "loading" });
    if (this.#lock === null) this.#acquire();
    else void this.#begin();
  };

  /** Go on here, in place of another tab or window of this browser. */
  readonly takeOver = (): void => {
    if (this.state.get().kind === "elsewhere") this.#lock?.takeOver();
  };

  /** Go on here, in place of another browser, with the link that this tab was opened by. */
  readonly rejoin = singleFlight(async (): Promise<void> => {
    const link = rememberedLink(this.#attemptId);
    if (link === null || this.state.get().kind !== "replaced") return;
    try {
      await rejoin(link);
    } catch (error) {
      this.state.set({ kind: "replaced", canRejoin: true, error });
      return;
    }
    this.state.set({ kind: "loading" });
    this.#acquire();
  });

  #acquire(): void {
    this.#lock = acquireTabLock(`openproctor-attempt-${this.#attemptId}`, {
      onHeld: () => {
        this.state.set({ kind: "loading" });
        void this.#begin();
      },
      onWaiting: () => this.state.set({ kind: "elsewhere" }),
      onYield: () => this.#yield(),
    });
  }

  #release(): void {
    const lock = this.#lock;
    this.#lock = null;
    lock?.release();
  }

  async #begin(): Promise<void> {
    const round = ++this.#round;
    const access = new AccessTokens({
      attemptId: this.#attemptId,
      onAttempt: (latest) => {
        if (round === this.#round) this.#updated(latest);
      },
      onLost: (error) => {
        if (round === this.#round && this.#session !== null && !this.#isJudging) this.#lost(error);
      },
    });
    try {
      // Whatever is in the way is said, and tried again by itself.
      await persistently(() => access.get(), {
        onTrouble: (error) => {
          if (error !== null && round === this.#round) this.state.set({ kind: "failed", error });
        },
        isWanted: () => round === this.#round,
      });
      if (round !== this.#round || this.#attempt === null) return;
      const session = new ExamSession(access, this.#attempt, () => this.#mayGoOn(access));
      this.#session = session;
      session.start();
      this.#reportPage();
      this.state.set({ kind: "ready", session });
    } catch (error) {
      if (round === this.#round) this.#end({ kind: "failed", error });
    }
  }

  #updated(latest: CandidateAttempt): void {
    this.#attempt = latest;
    if (isEnded(latest)) forgetLink(this.#attemptId);
    this.#session?.update(latest);
  }

  /** Stop, and keep what has been captured for the page that takes over. */
  async #yield(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    this.#round += 1;
    if (session === null) return;
    this.state.set({ kind: "elsewhere" });
    await session.handOver();
  }

  /** This browser has no access any more. */
  #lost(error: unknown): void {
    const wasReplaced = this.#replacedAt.length > 0;
    this.#end(wasReplaced ? { kind: "replaced", canRejoin: rememberedLink(this.#attemptId) !== null, error: null } : { kind: "failed", error });
    this.#release();
  }

  #end(state: HostState): void {
    this.#round += 1;
    this.#session?.close();
    this.#session = null;
    this.state.set(state);
  }

  // --- the server says that another page has taken this one's place ---

  /** Whether the session may go on for the time being. */
  #mayGoOn(access: AccessTokens): boolean {
    const now = performance.now();
    this.#replacedAt = [...this.#replacedAt.filter((at) => now - at < 60_000), now];
    const isAgreed = this.#lock?.isGuarded === true && this.#replacedAt.length <= MAX_REPLACED;
    if (isAgreed) void this.#judge(access);
    else this.#stepAside();
    return isAgreed;
  }

  /** A page of this browser has joined again, and waits for its turn: then our cookie is as good as its own. */
  async #judge(access: AccessTokens): Promise<void> {
    if (this.#isJudging) return;
    this.#isJudging = true;
    const round = this.#round;
    const error = await this.#askAgain(access);
    this.#isJudging = false;
    if (error !== null && round === this.#round) this.#lost(error);
  }

  /** Null if this browser has access, or cannot learn it now; otherwise the server's answer. */
  async #askAgain(access: AccessTokens): Promise<unknown> {
    let refusal: unknown = null;
    for (const ms of ASK_AFTER_MS) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      try {
        await access.renew();
        return null;
      } catch (error) {
        if (!isFinal(error)) return null;
        refusal = error;
      }
    }
    return refusal;
  }

  /** The pages of this browser cannot agree by themselves: the newer one goes on, until somebody says otherwise. */
  #stepAside(): void {
    this.#end({ kind: "elsewhere" });
  }

  #reportPage(): void {
    this.#session?.reporter.patch({ page: pageHealth.ok ? "ok" : "failed" });
  }
}

const hosts = new Map<string, AttemptHost>();

/** The one host of an attempt in this page. */
export function attemptHost(attemptId: string): AttemptHost {
  const host = hosts.get(attemptId) ?? new AttemptHost(attemptId);
  hosts.set(attemptId, host);
  return host;
}

/** The page shows something else now. */
export function leaveAttempt(attemptId: string): void {
  hosts.get(attemptId)?.stop();
  hosts.delete(attemptId);
}

// Browsers may keep a page that was left, to show it again at once: meanwhile another one may go on.
if (typeof window !== "undefined") {
  window.addEventListener("pagehide", ({ persisted }) => {
    if (persisted) for (const host of hosts.values()) host.stop();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) for (const host of hosts.values()) host.start();
  });
}
