import { useEffect, useState } from "react";

import { isNetwork } from "../api/client";
import type { ExamSession } from "./session";
import { type CheckWords, checkWords, NOT_ANALYSED, NOT_SENT } from "./words";

const EVERY_MS = 1000;
/** After this time the candidate may start anyway, as the detector may be wrong. */
const PATIENCE_MS = 10_000;

export interface CheckView {
  /** Null until the first check. */
  words: CheckWords | null;
  /** Whether it was tried long enough to start without a good check. */
  tried: boolean;
}

/** Lets the server check the camera's picture each second while the component is mounted. */
export function useCameraCheck(session: ExamSession, hasCamera: boolean): CheckView {
  const [view, setView] = useState<CheckView>({ words: null, tried: false });
  useEffect(() => {
    if (!hasCamera) return;
    const abort = new AbortController();
    const begun = performance.now();
    const check = async (): Promise<void> => {
      const words = await checkOnce(session, abort.signal);
      if (abort.signal.aborted) return;
      const tried = performance.now() - begun > PATIENCE_MS;
      setView((before) => ({ words: words ?? before.words, tried: before.tried || tried }));
      timer = setTimeout(() => void check(), EVERY_MS);
    };
    let timer = setTimeout(() => void check(), 0);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [session, hasCamera]);
  return view;
}

async function checkOnce(session: ExamSession, signal: AbortSignal): Promise<CheckWords | null> {
  try {
    const jpeg = await session.captureFrame();
    return jpeg === null ? null : checkWords(await session.requests.check(jpeg, signal));
  } catch (error) {
    return isNetwork(error) ? NOT_SENT : NOT_ANALYSED;
  }
}
