/** Objects of the API, for tests. */

import type { Attempt, AttemptLive, FeedEvent, Incident, Message, Schemas } from "../api/types";

export function fakeLive(part: Partial<AttemptLive> = {}): AttemptLive {
  return {
    attempt_id: "attempt-1",
    connection: "connected",
    camera_reason: null,
    microphone: "ok",
    microphone_reason: null,
    page: "ok",
    behind_s: null,
    socket: true,
    held_back: 0,
    camera: "ok",
    signals: [],
    faces: 1,
    analysed: true,
    not_analysed: [],
    stretch: 1,
    last_frame_at: "2026-03-01T10:00:00Z",
    ...part,
  };
}

export function fakeAttempt(part: Partial<Attempt> = {}): Attempt {
  const id = part.id ?? "attempt-1";
  return {
    id,
    candidate_id: `candidate-of-${id}`,
    candidate_name: "Ada Lovelace",
    state: "in_progress",
    started_at: "2026-03-01T10:00:00Z",
    ended_at: null,
    end_reason: null,
    closes_at: null,
    policy_version: 1,
    clock_skew_s: 0,
    away_s: 0,
    incidents: 0,
    legal_hold: false,
    erased: false,
    live: fakeLive({ attempt_id: id }),
    ...part,
  };
}

export function fakeIncident(part: Partial<Incident> = {}): Incident {
  return {
    id: "incident-1",
    exam_id: "exam-1",
    attempt_id: "attempt-1",
    candidate_name: "Ada Lovelace",
    kind: "multiple_faces",
    incident_class: "suspicion",
    severity: "high",
    opened_at: "2026-03-01T10:05:00Z",
    updated_at: "2026-03-01T10:05:00Z",
    closed_at: null,
    peak: 2,
    detail: null,
    late: false,
    cause: "2 faces were in the picture.",
    cover: null,
    decision: null,
    decided_by: null,
    note: null,
    event_id: 11,
    ...part,
  };
}

export function fakeMessage(part: Partial<Message> = {}): Message {
  return {
    id: "message-1",
    attempt_id: "attempt-1",
    kind: "candidate",
    text: "Hello",
    author: null,
    incident_kind: null,
    sent_at: "2026-03-01T10:06:00Z",
    delivered_at: null,
    ...part,
  };
}

export function fakeEvent(part: Partial<FeedEvent> & Pick<FeedEvent, "id" | "kind">): FeedEvent {
  return {
    exam_id: "exam-1",
    attempt_id: "attempt-1",
    at: "2026-03-01T10:05:00Z",
    attempt: null,
    incident: null,
    message: null,
    ...part,
  };
}

export function fakeSnapshot(part: Partial<Schemas["StaffSnapshot"]> = {}): Schemas["StaffSnapshot"] {
  return {
    type: "snapshot",
    attempts: [fakeAttempt()],
    as_of: 10,
    incidents: [],
    messages: [],
    complete: true,
    last_event_id: 10,
    read_event_id: 10,
    unread: 0,
    ice_servers: [],
    server_time: "2026-03-01T10:00:00Z",
    ...part,
  };
}
