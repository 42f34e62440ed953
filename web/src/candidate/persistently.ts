/** Repeats a request until the server itself has answered: what stands in between decides nothing. */
import { isPassing, type ProblemError } from "../api/client";
import { backoffMs } from "../live/socket";

export interface Persistence {
  /** What is in the way; null once nothing is any more. */
  onTrouble: (trouble: ProblemError | null) => void;
  /** Whether somebody still waits for the answer. */
  isWanted: () => boolean;
}

/** The answer, however long it takes; rejects with what the server refuses, and with what was in the way if nobody waits. */
export async function persistently<T>(request: () => Promise<T>, { onTrouble, isWanted }: Persistence): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      const answer = await request();
      onTrouble(null);
      return answer;
    } catch (error) {
      if (!isPassing(error) || !isWanted()) {
        onTrouble(null);
        throw error;
      }
      onTrouble(error);
      await wait(error.retryAfterS === null ? backoffMs(failures) : error.retryAfterS * 1000);
    }
  }
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
