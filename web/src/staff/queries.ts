/** The queries of the staff pages and their cache keys. */

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "../api/client";
import { sitePath } from "../api/basePath";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => unwrap(api.GET("/api/v1/session")),
  staleTime: Infinity,
});

/** All exams in use; with `archived`, those that were put away, too. */
export function examsQuery(archived: boolean) {
  return queryOptions({
    queryKey: ["exam-list", { archived }],
    queryFn: () => unwrap(api.GET("/api/v1/exams", { params: { query: { archived } } })),
    staleTime: 0,
  });
}

export function examQuery(examId: string) {
  return queryOptions({
    queryKey: ["exams", examId],
    queryFn: () => unwrap(api.GET("/api/v1/exams/{exam_id}", { params: { path: { exam_id: examId } } })),
  });
}

/** The presets are part of the server and do not change while it runs. */
export const presetsQuery = queryOptions({
  queryKey: ["policy-presets"],
  queryFn: () => unwrap(api.GET("/api/v1/policy-presets")),
  staleTime: Infinity,
});

export function policiesQuery(examId: string) {
  return queryOptions({
    queryKey: ["exams", examId, "policies"],
    queryFn: () => unwrap(api.GET("/api/v1/exams/{exam_id}/policies", { params: { path: { exam_id: examId } } })),
  });
}

export function candidatesQuery(examId: string) {
  return queryOptions({
    queryKey: ["exams", examId, "candidates"],
    queryFn: () => unwrap(api.GET("/api/v1/exams/{exam_id}/candidates", { params: { path: { exam_id: examId } } })),
    staleTime: 0,
  });
}

/** Changes are not pushed: read again when the window gets the focus, and on request. */
export function scoresQuery(examId: string) {
  return queryOptions({
    queryKey: ["exams", examId, "scores"],
    queryFn: () => unwrap(api.GET("/api/v1/exams/{exam_id}/scores", { params: { path: { exam_id: examId } } })),
    staleTime: 0,
    refetchOnWindowFocus: true,
  });
}

export function scoreQuery(examId: string, attemptId: string) {
  return queryOptions({
    queryKey: ["exams", examId, "scores", attemptId],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/exams/{exam_id}/attempts/{attempt_id}/score", {
          params: { path: { exam_id: examId, attempt_id: attemptId } },
        }),
      ),
    staleTime: 0,
    refetchOnWindowFocus: true,
  });
}

export function gapsQuery(examId: string, attemptId: string) {
  return queryOptions({
    queryKey: ["exams", examId, "gaps", attemptId],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/exams/{exam_id}/attempts/{attempt_id}/gaps", {
          params: { path: { exam_id: examId, attempt_id: attemptId } },
        }),
      ),
    staleTime: 0,
  });
}

/** An attempt's recordings, which grow while the exam runs. */
export function recordingsQuery(examId: string, attemptId: string) {
  return queryOptions({
    queryKey: ["exams", examId, "recordings", attemptId],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/exams/{exam_id}/attempts/{attempt_id}/recordings", {
          params: { path: { exam_id: examId, attempt_id: attemptId } },
        }),
      ),
    staleTime: 0,
    // Otherwise the video would change while it is being watched.
    refetchOnWindowFocus: false,
  });
}

export function attemptIncidentsQuery(examId: string, attemptId: string) {
  return queryOptions({
    queryKey: ["exams", examId, "incidents", "of", attemptId],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/exams/{exam_id}/incidents", {
          params: { path: { exam_id: examId }, query: { attempt_id: attemptId, limit: 200 } },
        }),
      ),
    staleTime: 0,
  });
}

/** Kept up to date by the socket's events, which invalidate it. */
export function incidentQuery(examId: string, incidentId: string) {
  return queryOptions({
    queryKey: ["exams", examId, "incidents", incidentId],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/exams/{exam_id}/incidents/{incident_id}", {
          params: { path: { exam_id: examId, incident_id: incidentId } },
        }),
      ),
  });
}

export const staffQuery = queryOptions({
  queryKey: ["staff"],
  queryFn: () => unwrap(api.GET("/api/v1/staff")),
});

export const ownSessionsQuery = queryOptions({
  queryKey: ["own-sessions"],
  queryFn: () => unwrap(api.GET("/api/v1/sessions")),
  staleTime: 0,
});

export function memberSessionsQuery(staffId: string) {
  return queryOptions({
    queryKey: ["staff", staffId, "sessions"],
    queryFn: () => unwrap(api.GET("/api/v1/staff/{staff_id}/sessions", { params: { path: { staff_id: staffId } } })),
    staleTime: 0,
  });
}

/** The audit log, newest first, one page at a time. */
export function auditQuery(examId: string | null, staffId: string | null) {
  const filter = { ...(examId !== null && { exam_id: examId }), ...(staffId !== null && { staff_id: staffId }) };
  return infiniteQueryOptions({
    queryKey: ["audit", examId, staffId],
    queryFn: ({ pageParam }) =>
      unwrap(api.GET("/api/v1/audit", { params: { query: { ...filter, ...(pageParam !== null && { before: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next_before,
    staleTime: 0,
  });
}

/** The URL of one stored frame; the session's cookie authorises it. */
export function evidenceUrl(examId: string, evidenceId: string): string {
  return sitePath(`/api/v1/exams/${encodeURIComponent(examId)}/evidence/${encodeURIComponent(evidenceId)}`);
}
