/** The queries of the staff pages and their cache keys. */

import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "../api/client";
import { sitePath } from "../api/basePath";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => unwrap(api.GET("/api/v1/session"), "staff"),
  staleTime: Infinity,
});

/** The exams in use, newest first, one page at a time; those whose title contains `search`; with `archived`, those that were put away, too. */
export function examsQuery({ search = "", archived = false } = {}) {
  return infiniteQueryOptions({
    queryKey: ["exam-list", { search, archived }],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/exams", { params: { query: { ...pageOf(search, pageParam), archived } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** The parameters of one page of a list that is searched on the server. */
function pageOf(search: string, after: string | null): { search?: string; after?: string } {
  return { ...(search.trim() !== "" && { search: search.trim() }), ...(after !== null && { after }) };
}

export function examQuery(examId: string) {
  return queryOptions({
    queryKey: ["exams", examId],
    queryFn: () => unwrap(api.GET("/api/v1/exams/{exam_id}", { params: { path: { exam_id: examId } } }), "id", "title"),
  });
}

/** The presets are part of the server and do not change while it runs. */
export const presetsQuery = queryOptions({
  queryKey: ["policy-presets"],
  queryFn: () => unwrap(api.GET("/api/v1/policy-presets")),
  staleTime: Infinity,
});

/** The versions of an exam's policy, newest first, one page at a time. */
export function policiesQuery(examId: string) {
  return infiniteQueryOptions({
    queryKey: ["exams", examId, "policies"],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/exams/{exam_id}/policies", {
          params: { path: { exam_id: examId }, query: { ...(pageParam !== null && { before: pageParam }) } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next_before,
  });
}

/** The beginning of the key of every query of a roster. */
export function candidatesKey(examId: string) {
  return ["exams", examId, "candidates"] as const;
}

/** A roster, one page at a time; those whose name or e-mail contains `search`. */
export function candidatesQuery(examId: string, search = "") {
  return infiniteQueryOptions({
    queryKey: [...candidatesKey(examId), search],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/exams/{exam_id}/candidates", {
          params: { path: { exam_id: examId }, query: pageOf(search, pageParam) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** The beginning of the key of every query of an exam's scores. */
export function scoresKey(examId: string) {
  return ["exams", examId, "scores"] as const;
}

/**
 * The highest scores first, one page at a time; those whose name contains `search`. Changes are not pushed: read again when the
 * window gets the focus, and on request.
 */
export function scoresQuery(examId: string, search = "") {
  return infiniteQueryOptions({
    queryKey: [...scoresKey(examId), "list", search],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/exams/{exam_id}/scores", {
          params: { path: { exam_id: examId }, query: pageOf(search, pageParam) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
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
