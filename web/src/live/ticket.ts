/** One-time tickets that authorise a WebSocket; each connection needs a new one. */
import { api, unwrap } from "../api/client";

export async function candidateTicket(attemptId: string, headers: { Authorization: string }): Promise<string> {
  const params = { path: { attempt_id: attemptId } };
  return (await unwrap(api.POST("/api/v1/attempts/{attempt_id}/socket-ticket", { params, headers }), "ticket")).ticket;
}

export async function staffTicket(examId: string): Promise<string> {
  const params = { path: { exam_id: examId } };
  return (await unwrap(api.POST("/api/v1/exams/{exam_id}/socket-ticket", { params }), "ticket")).ticket;
}
