/** The state of the live page, and how the server's messages change it. Pure functions. */

import type { Attempt, AttemptLive, FeedEvent, Incident, Message, Schemas, ServerToStaff } from "../../api/types";
import { isFinalProblem, type SocketState } from "../../live/socket";
import { withEntries } from "./batch";

export interface LiveState {
  readonly socket: SocketState;
  /** False until the first snapshot. */
  readonly loaded: boolean;
  /** Why no connection would be let in; null while one may be. */
  readonly fatal: Schemas["SocketProblem"] | null;
  /** What was in the way of the last connection, in words; null where nobody said. */
  readonly trouble: string | null;
  readonly attempts: ReadonlyMap<string, Attempt>;
  /** In the order of joining, so that tiles keep their places. */
  readonly attemptOrder: readonly string[];
  readonly live: ReadonlyMap<string, AttemptLive>;
  readonly incidents: ReadonlyMap<string, Incident>;
  /** Newest first. */
  readonly incidentOrder: readonly string[];
  /** By attempt, oldest first. */
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  /** Candidates' messages that nobody looked at here, by attempt. */
  readonly unseenMessages: ReadonlyMap<string, number>;
  readonly lastEventId: number;
  readonly readEventId: number;
  readonly unread: number;
  /** False while further slices of the first snapshot are on their way: until then the page cannot resume. */
  readonly complete: boolean;
  /** For each attempt the newest event that it knows of: older ones, which come after it, do not change it. */
  readonly asOf: ReadonlyMap<string, number>;
  /** Server time minus this browser's, in milliseconds. */
  readonly clockOffsetMs: number;
}

export type LiveAction =
  | { type: "socket"; state: SocketState }
  | { type: "trouble"; words: string | null }
  | { type: "received"; message: ServerToStaff; now: number }
  | { type: "marked_read"; eventId: number }
  | { type: "older_incidents"; incidents: readonly Incident[] }
  | { type: "message_sent"; message: Message }
  | { type: "incident_changed"; incident: Incident }
  | { type: "messages_seen"; attemptId: string };

export const EMPTY: LiveState = {
  socket: "connecting",
  loaded: false,
  fatal: null,
  trouble: null,
  attempts: new Map(),
  attemptOrder: [],
  live: new Map(),
  incidents: new Map(),
  incidentOrder: [],
  messages: new Map(),
  unseenMessages: new Map(),
  lastEventId: 0,
  readEventId: 0,
  unread: 0,
  complete: false,
  asOf: new Map(),
  clockOffsetMs: 0,
};

export function reduce(state: LiveState, action: LiveAction): LiveState {
  switch (action.type) {
    case "socket":
      return { ...state, socket: action.state };
    case "trouble":
      return { ...state, trouble: action.words };
    case "received":
      return receive(state, action.message, action.now);
    case "marked_read":
      return markRead(state, action.eventId);
    case "older_incidents":
      return addOlder(state, action.incidents);
    case "message_sent":
      return putMessage(state, action.message);
    case "incident_changed":
      return putIncident(state, action.incident);
    case "messages_seen":
      return state.unseenMessages.has(action.attemptId)
        ? { ...state, unseenMessages: without(state.unseenMessages, action.attemptId) }
        : state;
  }
}

/** Whether events before this one are missing, so that the log must be read again. */
export function leavesGap(state: LiveState, message: ServerToStaff): boolean {
  return message.type === "event" && state.loaded && message.event.id > state.lastEventId + 1;
}

function receive(state: LiveState, message: ServerToStaff, now: number): LiveState {
  switch (message.type) {
    case "snapshot":
      return applySnapshot(state, message, now);
    case "resumed":
      return applyResumed(state, message, now);
    case "slice":
      return applySlice(state, message);
    case "event":
      return applyEvent(state, message.event);
    case "live":
      return { ...state, live: withEntry(state.live, message.live.attempt_id, message.live) };
    case "problem":
      return message.fatal && isFinalProblem(message) ? { ...state, fatal: message } : state;
    case "rtc_signal":
    case "pong":
      return state;
  }
}

function applySnapshot(state: LiveState, snapshot: Schemas["StaffSnapshot"], now: number): LiveState {
  const incidents = new Map(snapshot.incidents.map((incident) => [incident.id, incident]));
  // A page that knows the attempts keeps showing them until their slices come.
  const before = snapshot.complete ? { ...state, ...NO_ATTEMPTS } : state;
  return {
    ...putAttempts(before, snapshot.attempts, snapshot.as_of),
    loaded: true,
    complete: snapshot.complete,
    fatal: null,
    incidents,
    incidentOrder: newestFirst(incidents),
    messages: byAttempt(snapshot.messages),
    lastEventId: snapshot.last_event_id,
    readEventId: snapshot.read_event_id,
    unread: snapshot.unread,
    clockOffsetMs: Date.parse(snapshot.server_time) - now,
  };
}

function applyResumed(state: LiveState, resumed: Schemas["StaffResumed"], now: number): LiveState {
  // `lastEventId` stays, as the events up to `last_event_id` follow one by one.
  const next = putAttempts(state, resumed.attempts, resumed.as_of);
  return { ...next, clockOffsetMs: Date.parse(resumed.server_time) - now };
}

function applySlice(state: LiveState, slice: Schemas["StaffSlice"]): LiveState {
  const next = slice.messages.reduce(putMessage, putAttempts(state, slice.attempts, slice.as_of));
  return { ...addOlder(next, slice.incidents), complete: state.complete || slice.complete };
}

const NO_ATTEMPTS: Pick<LiveState, "attempts" | "attemptOrder" | "live" | "asOf"> = {
  attempts: new Map(),
  attemptOrder: [],
  live: new Map(),
  asOf: new Map(),
};

/** Attempts as the server has just read them: newer than every event that came before. */
function putAttempts(state: LiveState, attempts: readonly Attempt[], asOf: number): LiveState {
  if (attempts.length === 0) return state;
  const added = attempts.filter(({ id }) => !state.attempts.has(id)).map(({ id }) => id);
  return {
    ...state,
    attempts: withEntries(state.attempts, attempts.map((attempt) => [attempt.id, attempt])),
    attemptOrder: added.length === 0 ? state.attemptOrder : [...state.attemptOrder, ...added],
    live: withEntries(state.live, attempts.map(({ id, live }) => [id, live])),
    asOf: withEntries(state.asOf, attempts.map(({ id }) => [id, asOf])),
  };
}

function applyEvent(state: LiveState, event: FeedEvent): LiveState {
  if (event.id <= state.lastEventId) return state;
  let next: LiveState = { ...state, lastEventId: event.id };
  if (event.incident !== null) next = applyIncident(next, event, event.incident);
  if (event.attempt !== null && isNews(state, event)) next = putAttempts(next, [event.attempt], event.id);
  if (event.message !== null) next = applyMessage(next, event.message);
  return next;
}

/** Whether an event says something of its attempt that the attempt, as it is shown, does not know yet. */
function isNews(state: LiveState, event: FeedEvent): boolean {
  return event.id > (state.asOf.get(event.attempt_id) ?? 0);
}

/** An event is applied once. So it counts although a slice, or a page of older incidents, has shown the incident already. */
function applyIncident(state: LiveState, event: FeedEvent, incident: Incident): LiveState {
  const next = putIncident(state, incident);
  if (event.kind !== "incident_opened" || incident.incident_class !== "suspicion") return next;
  const attempt = next.attempts.get(incident.attempt_id);
  const counted = isNews(state, event) && event.attempt === null && attempt !== undefined;
  return {
    ...next,
    unread: incident.event_id > state.readEventId ? next.unread + 1 : next.unread,
    attempts: counted
      ? withEntry(next.attempts, attempt.id, { ...attempt, incidents: attempt.incidents + 1 })
      : next.attempts,
    asOf: counted ? withEntry(next.asOf, attempt.id, event.id) : next.asOf,
  };
}

function putIncident(state: LiveState, incident: Incident): LiveState {
  const known = state.incidents.has(incident.id);
  return {
    ...state,
    incidents: withEntry(state.incidents, incident.id, incident),
    incidentOrder: known ? state.incidentOrder : inserted(state, incident),
  };
}

/** The order with one more: nearly always the newest. */
function inserted({ incidents, incidentOrder }: LiveState, incident: Incident): readonly string[] {
  const older = incidentOrder.findIndex((id) => (incidents.get(id)?.event_id ?? 0) < incident.event_id);
  const place = older < 0 ? incidentOrder.length : older;
  return [...incidentOrder.slice(0, place), incident.id, ...incidentOrder.slice(place)];
}

/** Incidents that are not known yet, without counting them. */
function addOlder(state: LiveState, older: readonly Incident[]): LiveState {
  const added = older.filter(({ id }) => !state.incidents.has(id));
  if (added.length === 0) return state;
  const incidents = withEntries(state.incidents, added.map((incident) => [incident.id, incident]));
  return { ...state, incidents, incidentOrder: newestFirst(incidents) };
}

function applyMessage(state: LiveState, message: Message): LiveState {
  const next = putMessage(state, message);
  if (message.kind !== "candidate") return next;
  const unseen = (state.unseenMessages.get(message.attempt_id) ?? 0) + 1;
  return { ...next, unseenMessages: withEntry(state.unseenMessages, message.attempt_id, unseen) };
}

function putMessage(state: LiveState, message: Message): LiveState {
  const before = state.messages.get(message.attempt_id) ?? [];
  const known = before.find(({ id }) => id === message.id);
  // What is known to be delivered stays so, whatever comes late.
  if (known !== undefined && (known.delivered_at !== null || message.delivered_at === null)) return state;
  const after = [...before.filter((each) => each !== known), message].sort((a, b) => Date.parse(a.sent_at) - Date.parse(b.sent_at));
  return { ...state, messages: withEntry(state.messages, message.attempt_id, after) };
}

function markRead(state: LiveState, eventId: number): LiveState {
  const readEventId = Math.max(eventId, state.readEventId);
  const above = Array.from(state.incidents.values()).filter(
    ({ event_id, incident_class }) => incident_class === "suspicion" && event_id > readEventId,
  );
  return { ...state, readEventId, unread: above.length };
}

function byAttempt(messages: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const group = groups.get(message.attempt_id);
    if (group === undefined) groups.set(message.attempt_id, [message]);
    else group.push(message);
  }
  return groups;
}

function newestFirst(incidents: ReadonlyMap<string, Incident>): readonly string[] {
  return Array.from(incidents.values())
    .sort((a, b) => b.event_id - a.event_id)
    .map(({ id }) => id);
}

function withEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> {
  return withEntries(map, [[key, value]]);
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
