/** Short names for the generated wire types. */

import type { components } from "./schema";

export type Schemas = components["schemas"];

export type Attempt = Schemas["AttemptCard"];
export type AttemptLive = Schemas["AttemptLive"];
export type AttemptState = Schemas["AttemptState"];
export type Candidate = Schemas["Candidate"];
export type CandidateAttempt = Schemas["CandidateAttempt"];
export type EvidenceFrame = Schemas["EvidenceFrame"];
export type Exam = Schemas["Exam"];
export type ExamInput = Schemas["ExamInput"];
export type ExamSummary = Schemas["ExamSummary"];
export type FeedEvent = Schemas["FeedEvent"];
export type IceServer = Schemas["IceServer"];
export type Incident = Schemas["Incident"];
export type IncidentDetail = Schemas["IncidentDetail"];
export type IncidentKind = Schemas["IncidentKind"];
export type Message = Schemas["Message"];
export type Policy = Schemas["Policy"];
export type Quality = Schemas["RtcWatch"]["quality"];
export type ReviewDecision = Schemas["ReviewDecision"];
export type Role = Schemas["Role"];
export type Session = Schemas["Session"];
export type Staff = Schemas["Staff"];

export type ServerToStaff = Schemas["ServerToStaff"];
export type StaffToServer = Schemas["StaffToServer"];
export type ServerToCandidate = Schemas["ServerToCandidate"];
export type CandidateToServer = Schemas["CandidateToServer"];
