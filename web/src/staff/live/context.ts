import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore, type RefObject } from "react";

import { api, unwrap } from "../../api/client";
import type { Quality } from "../../api/types";
import type { ViewerSnapshot } from "../../media/viewer";
import type { LiveConnection } from "./connection";
import type { LiveState } from "./state";
import { useLiveState } from "./store";

export const LiveContext = createContext<LiveConnection | null>(null);

export function useConnection(): LiveConnection {
  const connection = useContext(LiveContext);
  if (connection === null) throw new Error("There is no live connection around this component.");
  return connection;
}

/** A part of the live state; the component renders again only when this part changes. */
export function useLive<Selected>(select: (state: LiveState) => Selected): Selected {
  return useLiveState(useConnection().store, select);
}

/** Shows an attempt's media while the component is mounted and `wanted` is true. */
export function useWatch(attemptId: string, quality: Quality, wanted: boolean): ViewerSnapshot | null {
  const { viewers } = useConnection();
  useEffect(() => (wanted ? viewers.show(attemptId, quality) : undefined), [viewers, attemptId, quality, wanted]);
  const subscribe = useCallback((listener: () => void) => viewers.subscribe(attemptId, listener), [viewers, attemptId]);
  return useSyncExternalStore(subscribe, () => viewers.snapshot(attemptId));
}

const SETTLE_MS = 300;

/** Whether an element is visible; scrolling past it quickly does not count. */
export function useOnScreen(element: RefObject<HTMLElement | null>): boolean {
  const [onScreen, setOnScreen] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    let within = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setOnScreen(within && document.visibilityState === "visible"), SETTLE_MS);
    };
    const observer = new IntersectionObserver((entries) => {
      within = entries.at(-1)?.isIntersecting ?? false;
      settle();
    });
    observer.observe(target);
    document.addEventListener("visibilitychange", settle);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("visibilitychange", settle);
    };
  }, [element]);
  return onScreen;
}

/** Opens and closes attempts and incidents through the address, so that the browser's back button works. */
export function useFocus() {
  const { examId } = useConnection();
  const navigate = useNavigate();
  const go = useCallback(
    (part: { attempt?: string | undefined; incident?: string | undefined }) =>
      void navigate({
        to: "/exams/$examId/live",
        params: { examId },
        search: (before) => withoutEmpty({ ...before, ...part }),
      }),
    [examId, navigate],
  );
  return {
    openAttempt: useCallback((attempt: string) => go({ attempt, incident: undefined }), [go]),
    closeAttempt: useCallback(() => go({ attempt: undefined }), [go]),
    openIncident: useCallback((incident: string) => go({ incident }), [go]),
    closeIncident: useCallback(() => go({ incident: undefined }), [go]),
  };
}

function withoutEmpty(search: { attempt?: string | undefined; incident?: string | undefined }) {
  return {
    ...(search.attempt !== undefined && { attempt: search.attempt }),
    ...(search.incident !== undefined && { incident: search.incident }),
  };
}

export function useMarkAllRead() {
  const { examId, store } = useConnection();
  return useMutation({
    mutationFn: async () => {
      const { incidentOrder, incidents, readEventId } = store.getState();
      const newest = incidents.get(incidentOrder[0] ?? "")?.event_id ?? readEventId;
      await unwrap(
        api.PUT("/api/v1/exams/{exam_id}/read-mark", {
          params: { path: { exam_id: examId } },
          body: { event_id: newest },
        }),
      );
      return newest;
    },
    onSuccess: (eventId) => store.dispatch({ type: "marked_read", eventId }),
  });
}
