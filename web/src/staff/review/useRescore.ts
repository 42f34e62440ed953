/** Judges an exam again, some attempts at a time: what has come is shown while the rest is on its way. */

import { useEffect, useRef, useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Policy, Rescored } from "../../api/types";

export interface RescoreRequest {
  /** The policy in words. */
  by: string;
  policy: Policy | null;
}

interface Progress {
  request: RescoreRequest | null;
  rescored: readonly Rescored[];
  working: boolean;
  /** All attempts have been judged. */
  done: boolean;
  error: unknown;
}

const NOTHING: Progress = { request: null, rescored: [], working: false, done: false, error: null };

export function useRescore(examId: string) {
  const [progress, setProgress] = useState(NOTHING);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);

  const stop = () => {
    underWay.current?.abort();
    setProgress((before) => ({ ...before, working: false }));
  };
  const begin = (request: RescoreRequest) => {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    setProgress({ ...NOTHING, request, working: true });
    void read(examId, request, controller.signal, (rescored) =>
      setProgress((before) => ({ ...before, rescored: [...before.rescored, ...rescored] })),
    ).then(
      () => {
        if (!controller.signal.aborted) setProgress((before) => ({ ...before, working: false, done: true }));
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setProgress((before) => ({ ...before, working: false, error }));
      },
    );
  };
  return { ...progress, begin, stop };
}

async function read(
  examId: string,
  { policy }: RescoreRequest,
  signal: AbortSignal,
  onPage: (rescored: readonly Rescored[]) => void,
): Promise<void> {
  let after: string | null = null;
  do {
    const page: { rescored: Rescored[]; next: string | null } = await unwrap(
      api.POST("/api/v1/exams/{exam_id}/rescore", {
        params: { path: { exam_id: examId }, query: { ...(after !== null && { after }) } },
        body: { policy },
        signal,
      }),
    );
    if (signal.aborted) return;
    onPage(page.rescored);
    after = page.next;
  } while (after !== null);
}
