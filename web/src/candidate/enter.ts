/** The way into an attempt: this tab alone, with a token, then the session. */
import type { CandidateAttempt } from "../api/types";
import { AccessKeeper } from "./access";
import { ExamSession } from "./session";
import { holdTab } from "./tabLock";

export type Entry =
  | { kind: "loading" }
  /** Open in another tab of this browser; it goes on by itself when that one is closed. */
  | { kind: "elsewhere" }
  | { kind: "failed"; error: unknown }
  | { kind: "ready"; session: ExamSession };

/** Enter; the returned function leaves again. */
export function enterAttempt(attemptId: string, onEntry: (entry: Entry) => void): () => void {
  let left = false;
  let session: ExamSession | null = null;
  let attempt: CandidateAttempt | null = null;
  const tell = (entry: Entry): void => {
    if (!left) onEntry(entry);
  };
  const access = new AccessKeeper({
    attemptId,
    onAttempt: (latest) => {
      attempt = latest;
      session?.update(latest);
    },
    onLost: (error) => {
      session?.close();
      tell({ kind: "failed", error });
    },
  });
  const begin = async (): Promise<void> => {
    try {
      await access.get();
    } catch (error) {
      tell({ kind: "failed", error });
      return;
    }
    if (left || attempt === null) return;
    session = new ExamSession(access, attempt);
    session.start();
    tell({ kind: "ready", session });
  };
  const release = holdTab(`openproctor-attempt-${attemptId}`, {
    onHeld: () => {
      tell({ kind: "loading" });
      void begin();
    },
    onWaiting: () => tell({ kind: "elsewhere" }),
  });
  return () => {
    left = true;
    session?.close();
    release();
  };
}
