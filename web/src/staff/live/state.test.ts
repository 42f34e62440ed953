import { describe, expect, it } from "vitest";

import type { FeedEvent, ServerToStaff } from "../../api/types";
import { fakeAttempt, fakeEvent, fakeIncident, fakeLive, fakeMessage, fakeSnapshot } from "../fakes";
import { EMPTY, leavesGap, reduce, type LiveState } from "./state";
import { LiveStore } from "./store";

const NOW = Date.parse("2026-03-01T09:59:58Z");

function after(state: LiveState, ...messages: ServerToStaff[]): LiveState {
  return messages.reduce((before, message) => reduce(before, { type: "received", message, now: NOW }), state);
}

function event(part: Parameters<typeof fakeEvent>[0]): { type: "event"; event: FeedEvent } {
  return { type: "event", event: fakeEvent(part) };
}

const started = after(EMPTY, fakeSnapshot());

describe("snapshot", () => {
  it("replaces all that was known", () => {
    const old = after(started, event({ id: 11, kind: "incident_opened", incident: fakeIncident() }));
    const state = after(old, fakeSnapshot({ attempts: [fakeAttempt({ id: "attempt-2" })], last_event_id: 40 }));
    expect(state.attemptOrder).toEqual(["attempt-2"]);
    expect(state.incidentOrder).toEqual([]);
    expect(state.lastEventId).toBe(40);
    expect(state.loaded).toBe(true);
  });

  it("takes over how far the server's clock is ahead", () => {
    expect(started.clockOffsetMs).toBe(2000);
  });

  it("puts messages under their attempts", () => {
    const other = fakeMessage({ id: "message-2", attempt_id: "attempt-2" });
    const state = after(EMPTY, fakeSnapshot({ messages: [fakeMessage(), other] }));
    expect(state.messages.get("attempt-1")).toEqual([fakeMessage()]);
    expect(state.messages.get("attempt-2")).toEqual([other]);
  });
});

describe("incidents", () => {
  const opened = event({ id: 11, kind: "incident_opened", incident: fakeIncident() });

  it("are opened, updated and closed", () => {
    const updated = fakeIncident({ peak: 3 });
    const closed = fakeIncident({ peak: 3, closed_at: "2026-03-01T10:05:09Z" });
    const state = after(started, opened, event({ id: 12, kind: "incident_updated", incident: updated }));
    expect(state.incidents.get("incident-1")).toEqual(updated);
    const end = after(state, event({ id: 13, kind: "incident_closed", incident: closed }));
    expect(end.incidents.get("incident-1")?.closed_at).toBe("2026-03-01T10:05:09Z");
    expect(end.incidentOrder).toEqual(["incident-1"]);
    expect(end.unread).toBe(1);
  });

  it("stand newest first", () => {
    const next = event({ id: 12, kind: "incident_opened", incident: fakeIncident({ id: "incident-2", event_id: 12 }) });
    expect(after(started, opened, next).incidentOrder).toEqual(["incident-2", "incident-1"]);
  });

  it("count once when the same event comes twice", () => {
    const once = after(started, opened);
    expect(after(once, opened)).toBe(once);
    expect(once.unread).toBe(1);
    expect(once.attempts.get("attempt-1")?.incidents).toBe(1);
  });

  it("use the count of the attempt that comes with them", () => {
    const card = fakeAttempt({ incidents: 7 });
    const state = after(started, event({ id: 11, kind: "incident_opened", incident: fakeIncident(), attempt: card }));
    expect(state.attempts.get("attempt-1")?.incidents).toBe(7);
  });

  it("are never counted when they are faults", () => {
    const fault = fakeIncident({ kind: "connection_lost", incident_class: "fault" });
    const state = after(started, event({ id: 11, kind: "incident_opened", incident: fault }));
    expect(state.unread).toBe(0);
    expect(state.attempts.get("attempt-1")?.incidents).toBe(0);
  });

  it("of older pages join without being counted", () => {
    const older = fakeIncident({ id: "incident-0", event_id: 3 });
    const state = reduce(after(started, opened), { type: "older_incidents", incidents: [older] });
    expect(state.incidentOrder).toEqual(["incident-1", "incident-0"]);
    expect(state.unread).toBe(1);
  });
});

describe("read mark", () => {
  it("leaves the suspicions above it unread", () => {
    const first = event({ id: 11, kind: "incident_opened", incident: fakeIncident() });
    const second = event({ id: 12, kind: "incident_opened", incident: fakeIncident({ id: "incident-2", event_id: 12 }) });
    const state = after(started, first, second);
    expect(reduce(state, { type: "marked_read", eventId: 11 }).unread).toBe(1);
    expect(reduce(state, { type: "marked_read", eventId: 12 }).unread).toBe(0);
  });

  it("never goes back", () => {
    expect(reduce(started, { type: "marked_read", eventId: 2 }).readEventId).toBe(10);
  });
});

describe("resuming", () => {
  const resumed: ServerToStaff = {
    type: "resumed",
    attempts: [fakeAttempt({ state: "submitted", incidents: 1 })],
    as_of: 12,
    complete: true,
    last_event_id: 12,
    ice_servers: [],
    server_time: "2026-03-01T10:10:00Z",
  };

  it("applies what was missed, and lets no older event undo newer attempts", () => {
    const state = after(
      started,
      resumed,
      event({ id: 11, kind: "incident_opened", incident: fakeIncident() }),
      event({ id: 12, kind: "attempt_changed", attempt: fakeAttempt({ state: "paused" }) }),
    );
    expect(state.attempts.get("attempt-1")?.state).toBe("submitted");
    expect(state.attempts.get("attempt-1")?.incidents).toBe(1);
    expect(state.unread).toBe(1);
    expect(state.lastEventId).toBe(12);
  });

  it("notices events that were left out", () => {
    expect(leavesGap(started, event({ id: 13, kind: "incident_opened" }))).toBe(true);
    expect(leavesGap(started, event({ id: 11, kind: "incident_opened" }))).toBe(false);
    expect(leavesGap(started, event({ id: 9, kind: "incident_opened" }))).toBe(false);
  });
});

describe("slices", () => {
  const begun = after(EMPTY, fakeSnapshot({ complete: false }));
  const slice = (part: Partial<Extract<ServerToStaff, { type: "slice" }>> = {}): ServerToStaff => ({
    type: "slice",
    attempts: [],
    as_of: 0,
    incidents: [],
    messages: [],
    complete: false,
    ...part,
  });
  const opened = event({ id: 11, kind: "incident_opened", incident: fakeIncident({ event_id: 11 }) });

  it("add to what is there until the last one", () => {
    const more = after(begun, slice({ attempts: [fakeAttempt({ id: "attempt-2" })], as_of: 10 }));
    expect(more.attemptOrder).toEqual(["attempt-1", "attempt-2"]);
    expect(more.complete).toBe(false);
    expect(after(more, slice({ complete: true })).complete).toBe(true);
  });

  it("hold what an event says that comes after them, and nothing counts twice", () => {
    const card = fakeAttempt({ id: "attempt-2", incidents: 1 });
    const incident = fakeIncident({ attempt_id: "attempt-2", event_id: 11 });
    const state = after(
      begun,
      slice({ attempts: [card], as_of: 11 }),
      slice({ incidents: [incident] }),
      event({ id: 11, kind: "incident_opened", attempt_id: "attempt-2", incident }),
    );
    expect(state.attempts.get("attempt-2")?.incidents).toBe(1);
    expect(state.unread).toBe(1);
    const next = fakeIncident({ id: "incident-2", attempt_id: "attempt-2", event_id: 12 });
    const later = after(state, event({ id: 12, kind: "incident_opened", attempt_id: "attempt-2", incident: next }));
    expect(later.attempts.get("attempt-2")?.incidents).toBe(2);
  });

  it("are newer than the events before them", () => {
    const state = after(begun, opened, slice({ attempts: [fakeAttempt({ incidents: 1 })], as_of: 11 }));
    expect(state.attempts.get("attempt-1")?.incidents).toBe(1);
    expect(state.unread).toBe(1);
  });

  it("let no event that they know already change an attempt back", () => {
    const ended = fakeAttempt({ state: "submitted" });
    const state = after(
      begun,
      slice({ attempts: [ended], as_of: 12 }),
      event({ id: 11, kind: "attempt_changed", attempt: fakeAttempt({ state: "paused" }) }),
    );
    expect(state.attempts.get("attempt-1")?.state).toBe("submitted");
    expect(state.lastEventId).toBe(11);
  });

  it("do not empty a wall that is there already", () => {
    const both = after(started, event({ id: 11, kind: "attempt_changed", attempt_id: "attempt-2", attempt: fakeAttempt({ id: "attempt-2" }) }));
    const again = after(both, fakeSnapshot({ complete: false, last_event_id: 5000, as_of: 5000 }));
    expect(again.attemptOrder).toEqual(["attempt-1", "attempt-2"]);
    expect(again.complete).toBe(false);
  });

  it("bring messages to their places", () => {
    const older = fakeMessage({ id: "message-0", sent_at: "2026-03-01T09:00:00Z" });
    const state = after(begun, event({ id: 11, kind: "message_sent", message: fakeMessage() }), slice({ messages: [older] }));
    expect(state.messages.get("attempt-1")?.map(({ id }) => id)).toEqual(["message-0", "message-1"]);
  });
});

describe("a batch", () => {
  it("gives what the messages give one by one, and leaves the state before it as it was", () => {
    const messages: ServerToStaff[] = [
      event({ id: 11, kind: "attempt_changed", attempt_id: "attempt-2", attempt: fakeAttempt({ id: "attempt-2" }) }),
      { type: "live", live: fakeLive({ faces: 2 }) },
      { type: "live", live: fakeLive({ faces: 3 }) },
      event({ id: 12, kind: "incident_opened", incident: fakeIncident({ event_id: 12 }) }),
    ];
    const store = new LiveStore();
    store.dispatch({ type: "received", message: fakeSnapshot(), now: NOW });
    const before = store.getState();
    const copy = structuredClone({ live: before.live, attempts: before.attempts });
    let heard = 0;
    store.subscribe(() => (heard += 1));
    store.batch(() => {
      for (const message of messages) store.dispatch({ type: "received", message, now: NOW });
    });
    expect(store.getState()).toEqual(after(before, ...messages));
    expect({ live: before.live, attempts: before.attempts }).toEqual(copy);
    expect(heard).toBe(1);
  });
});

describe("attempts", () => {
  it("join at the end, so that no tile jumps", () => {
    const joined = fakeAttempt({ id: "attempt-2" });
    const state = after(started, event({ id: 11, kind: "attempt_changed", attempt_id: "attempt-2", attempt: joined }));
    expect(state.attemptOrder).toEqual(["attempt-1", "attempt-2"]);
  });

  it("change from second to second without touching one another", () => {
    const both = after(started, event({ id: 11, kind: "attempt_changed", attempt: fakeAttempt({ id: "attempt-2" }) }));
    const live = fakeLive({ signals: ["multiple_faces"], faces: 2 });
    const state = after(both, { type: "live", live });
    expect(state.live.get("attempt-1")).toBe(live);
    expect(state.live.get("attempt-2")).toBe(both.live.get("attempt-2"));
    expect(state.attempts).toBe(both.attempts);
  });
});

describe("messages", () => {
  const arrived = event({ id: 11, kind: "message_sent", message: fakeMessage() });

  it("arrive once, also when the sender knew them already", () => {
    const sent = reduce(started, { type: "message_sent", message: fakeMessage({ kind: "staff" }) });
    const state = after(sent, event({ id: 11, kind: "message_sent", message: fakeMessage({ kind: "staff" }) }));
    expect(state.messages.get("attempt-1")).toHaveLength(1);
    expect(state.unseenMessages.size).toBe(0);
  });

  it("are delivered once that is known, whatever comes late", () => {
    const sent = fakeMessage({ kind: "staff" });
    const delivered = { ...sent, delivered_at: "2026-03-01T10:06:02Z" };
    const state = after(started, event({ id: 11, kind: "message_sent", message: sent }), event({ id: 12, kind: "message_delivered", message: delivered }));
    expect(state.messages.get("attempt-1")).toEqual([delivered]);
    expect(reduce(state, { type: "message_sent", message: sent }).messages.get("attempt-1")).toEqual([delivered]);
    expect(state.unseenMessages.size).toBe(0);
  });

  it("of candidates are unseen until somebody looks", () => {
    const state = after(started, arrived);
    expect(state.unseenMessages.get("attempt-1")).toBe(1);
    const seen = reduce(state, { type: "messages_seen", attemptId: "attempt-1" });
    expect(seen.unseenMessages.size).toBe(0);
    expect(reduce(seen, { type: "messages_seen", attemptId: "attempt-1" })).toBe(seen);
  });
});

it("keeps the reason why the server closed the socket", () => {
  const problem: ServerToStaff = { type: "problem", problem: "urn:openproctor:not-found", title: "No", detail: null, fatal: true };
  expect(after(started, problem).fatal).toEqual(problem);
  expect(after(started, { ...problem, fatal: false })).toBe(started);
  // Another try may be let in: the page goes on.
  for (const type of ["hello-late", "too-many-requests", "ticket-invalid"]) {
    expect(after(started, { ...problem, problem: `urn:openproctor:${type}` })).toBe(started);
  }
});
