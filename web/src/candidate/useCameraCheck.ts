import { useEffect, useState } from "react";

import type { ExamSession } from "./session";
import { type CheckWords, checkWords, NOT_ANALYSED } from "./words";

const EVERY_MS = 1000;
/** After so long a detector's mistake must not stand between a candidate and the exam. */
const PATIENCE_MS = 10_000;

export interface CheckView {
  /** Null until the first look. */
  words: CheckWords | null;
  /** Tried for long enough to go on without a good look. */
  tried: boolean;
}

/** Has the camera's picture looked at each second, as long as the component is there. */
export function useCameraCheck(session: ExamSession, hasCamera: boolean): CheckView {
  const [view, setView] = useState<CheckView>({ words: null, tried: false });
  useEffect(() => {
    if (!hasCamera) return;
    const abort = new AbortController();
    const begun = performance.now();
    const look = async (): Promise<void> => {
      const words = await lookOnce(session, abort.signal);
      if (abort.signal.aborted) return;
      const tried = performance.now() - begun > PATIENCE_MS;
      setView((before) => ({ words: words ?? before.words, tried: before.tried || tried }));
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    let timer = setTimeout(() => void look(), 0);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [session, hasCamera]);
  return view;
}

async function lookOnce(session: ExamSession, signal: AbortSignal): Promise<CheckWords | null> {
  try {
    const jpeg = await session.look();
    return jpeg === null ? null : checkWords(await session.requests.check(jpeg, signal));
  } catch {
    return NOT_ANALYSED;
  }
}
