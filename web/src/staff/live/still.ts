/** The newest picture that the server has of a camera, for where live video does not come through. */

import { useEffect, useState } from "react";

import { sitePath } from "../../api/basePath";
import { useConnection } from "./context";

export interface Still {
  /** An address of the picture within this page. */
  url: string;
  /** When it was captured, by the server's clock. */
  capturedAt: number;
}

const EVERY_MS = 3000;
/** Live video is given so long to come before a picture is asked for. */
const PATIENCE_MS = 1200;

/** The picture, asked for again and again while `wanted`; null while there is none. */
export function useStill(attemptId: string, wanted: boolean): Still | null {
  const { examId } = useConnection();
  const [still, setStill] = useState<Still | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    let shown: string | null = null;
    const look = async (): Promise<void> => {
      const found = await newestFrame(examId, attemptId, abort.signal);
      if (abort.signal.aborted) {
        if (found !== null) URL.revokeObjectURL(found.url);
        return;
      }
      if (found !== null) {
        if (shown !== null) URL.revokeObjectURL(shown);
        shown = found.url;
        setStill(found);
      }
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    let timer = setTimeout(() => void look(), PATIENCE_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
      if (shown !== null) URL.revokeObjectURL(shown);
      setStill(null);
    };
  }, [examId, attemptId, wanted]);
  return still;
}

/** Null where there is none, or where something is in the way: what is shown grows older, and says so. */
async function newestFrame(examId: string, attemptId: string, signal: AbortSignal): Promise<Still | null> {
  const address = `/api/v1/exams/${encodeURIComponent(examId)}/attempts/${encodeURIComponent(attemptId)}/newest-frame`;
  try {
    const response = await fetch(sitePath(address), { signal, redirect: "error", cache: "no-store" });
    const capturedAt = Date.parse(response.headers.get("Captured-At") ?? "");
    if (response.status !== 200 || response.headers.get("Content-Type") !== "image/jpeg" || Number.isNaN(capturedAt)) return null;
    return { url: URL.createObjectURL(await response.blob()), capturedAt };
  } catch {
    return null;
  }
}
