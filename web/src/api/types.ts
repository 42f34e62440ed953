/** Short names for the generated types of the API. */

import type { components } from "./schema";

export type Schemas = components["schemas"];

export type Accommodation = Schemas["Accommodation-Output"];
export type Attempt = Schemas["AttemptCard"];
export type AttemptLive = Schemas["AttemptLive"];
export type AttemptState = Schemas["AttemptState"];
export type Candidate = Schemas["Candidate"];
export type CandidateAttempt = Schemas["CandidateAttempt"];
export type Detector = Schemas["Detector"];
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
export type PolicyVersion = Schemas["PolicyVersion"];
export type Quality = Schemas["RtcWatch"]["quality"];
export type RecordedVideo = Schemas["RecordedVideo"];
export type Rescored = Schemas["Rescored"];
export type ReviewDecision = Schemas["ReviewDecision"];
export type Role = Schemas["Role"];
export type Score = Schemas["AttemptScore"];
export type ScoreContribution = Schemas["ScoreContribution"];
export type Session = Schemas["Session"];
export type SignalPolicy = Schemas["SignalPolicy"];
export type Staff = Schemas["Staff"];
export type Watching = Schemas["Watching"];

export type ServerToStaff = Schemas["ServerToStaff"];
export type StaffToServer = Schemas["StaffToServer"];
export type ServerToCandidate = Schemas["ServerToCandidate"];
export type CandidateToServer = Schemas["CandidateToServer"];
