/** What the staff pages read, and under which key it is kept. */

import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "../api/client";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => unwrap(api.GET("/api/v1/session")),
  staleTime: Infinity,
});

export const examsQuery = queryOptions({
  queryKey: ["exams"],
  queryFn: () => unwrap(api.GET("/api/v1/exams")),
  staleTime: 0,
});

export function examQuery(examId: string) {
  return queryOptions({
    queryKey: ["exams", examId],
    queryFn: () => unwrap(api.GET("/api/v1/exams/{exam_id}", { params: { path: { exam_id: examId } } })),
  });
}

/** Shipped with the server: they do not change while it runs. */
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

/** Not pushed: read anew when the page is looked at again, and on request. */
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

/** Kept up to date by the socket's events, which make it stale. */
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

/** Where the bytes of one kept frame are; the session's cookie opens it. */
export function evidenceUrl(examId: string, evidenceId: string): string {
  return `/api/v1/exams/${encodeURIComponent(examId)}/evidence/${encodeURIComponent(evidenceId)}`;
}
