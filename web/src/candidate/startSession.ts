/** Starts the session of an attempt once this tab has the lock and an access token. */
import type { CandidateAttempt } from "../api/types";
import { AccessTokens } from "./accessToken";
import { persistently } from "./persistently";
import { ExamSession } from "./session";
import { acquireTabLock } from "./tabLock";

export type StartState =
  | { kind: "loading" }
  /** The attempt is open in another tab; it continues here by itself when that tab is closed. */
  | { kind: "elsewhere" }
  | { kind: "failed"; error: unknown }
  | { kind: "ready"; session: ExamSession };

/** Start a session and report its state; the returned function stops it. */
export function startSession(attemptId: string, onChange: (state: StartState) => void): () => void {
  let left = false;
  let session: ExamSession | null = null;
  let attempt: CandidateAttempt | null = null;
  const report = (state: StartState): void => {
    if (!left) onChange(state);
  };
  const access = new AccessTokens({
    attemptId,
    onAttempt: (latest) => {
      attempt = latest;
      session?.update(latest);
    },
    onLost: (error) => {
      session?.close();
      report({ kind: "failed", error });
    },
  });
  /** Whatever is in the way is said, and tried again by itself. */
  const enter = (): Promise<string> =>
    persistently(() => access.get(), {
      onTrouble: (error) => {
        if (error !== null) report({ kind: "failed", error });
      },
      isWanted: () => !left,
    });
  const begin = async (): Promise<void> => {
    try {
      await enter();
    } catch (error) {
      report({ kind: "failed", error });
      return;
    }
    if (left || attempt === null) return;
    session = new ExamSession(access, attempt);
    session.start();
    report({ kind: "ready", session });
  };
  const release = acquireTabLock(`openproctor-attempt-${attemptId}`, {
    onHeld: () => {
      report({ kind: "loading" });
      void begin();
    },
    onWaiting: () => report({ kind: "elsewhere" }),
  });
  return () => {
    left = true;
    session?.close();
    release();
  };
}
