--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: attempt_sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempt_sessions (
    token_hash character varying(64) NOT NULL,
    attempt_id character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: attempts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attempts (
    id character varying(64) NOT NULL,
    exam_id character varying(64) NOT NULL,
    candidate_id character varying(64) NOT NULL,
    state character varying(20) NOT NULL,
    policy jsonb NOT NULL,
    consent_version character varying(40),
    consent_text text,
    consent_at timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    end_reason text,
    ended_by character varying(64),
    rules_state jsonb NOT NULL,
    rules_version integer NOT NULL,
    evidence_state jsonb NOT NULL,
    clock_skew_s double precision NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: candidates; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.candidates (
    id character varying(64) NOT NULL,
    exam_id character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254),
    invite_version integer,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events (
    exam_id character varying(64) NOT NULL,
    id bigint NOT NULL,
    attempt_id character varying(64) NOT NULL,
    kind character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    body jsonb NOT NULL
);


--
-- Name: evidence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.evidence (
    id character varying(64) NOT NULL,
    attempt_id character varying(64) NOT NULL,
    stream character varying(10) NOT NULL,
    seq integer NOT NULL,
    key character varying(300) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    captured_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    faces jsonb NOT NULL,
    status character varying(20) NOT NULL,
    reason character varying(20) NOT NULL
);


--
-- Name: exam_staff; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exam_staff (
    exam_id character varying(64) NOT NULL,
    staff_id character varying(64) NOT NULL
);


--
-- Name: exams; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exams (
    id character varying(64) NOT NULL,
    title character varying(200) NOT NULL,
    exam_url character varying(2000),
    exam_view character varying(10) NOT NULL,
    opens_at timestamp with time zone,
    closes_at timestamp with time zone,
    policy jsonb NOT NULL,
    open_link_enabled boolean NOT NULL,
    open_link_version integer NOT NULL,
    last_event_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: frames; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.frames (
    attempt_id character varying(64) NOT NULL,
    stream character varying(10) NOT NULL,
    seq integer NOT NULL,
    sha256 bytea NOT NULL,
    captured_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    late boolean NOT NULL,
    reply text NOT NULL,
    size bigint NOT NULL
);


--
-- Name: incident_evidence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.incident_evidence (
    incident_id character varying(64) NOT NULL,
    evidence_id character varying(64) NOT NULL
);


--
-- Name: incidents; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.incidents (
    id character varying(64) NOT NULL,
    exam_id character varying(64) NOT NULL,
    attempt_id character varying(64) NOT NULL,
    kind character varying(40) NOT NULL,
    ordinal integer NOT NULL,
    incident_class character varying(20) NOT NULL,
    severity character varying(20) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    peak integer NOT NULL,
    cover_id character varying(64),
    decision character varying(20),
    decided_by character varying(200),
    decided_at timestamp with time zone,
    note text,
    event_id bigint NOT NULL
);


--
-- Name: messages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.messages (
    id character varying(64) NOT NULL,
    attempt_id character varying(64) NOT NULL,
    kind character varying(20) NOT NULL,
    text text NOT NULL,
    staff_id character varying(64),
    author character varying(200),
    incident_kind character varying(40),
    client_id character varying(64) NOT NULL,
    sent_at timestamp with time zone NOT NULL
);


--
-- Name: read_marks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.read_marks (
    exam_id character varying(64) NOT NULL,
    staff_id character varying(64) NOT NULL,
    event_id bigint NOT NULL
);


--
-- Name: setup_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.setup_links (
    token_hash character varying(64) NOT NULL,
    staff_id character varying(64),
    role character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);


--
-- Name: staff; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.staff (
    id character varying(64) NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    role character varying(20) NOT NULL,
    password_hash character varying(300),
    enabled boolean NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: staff_sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.staff_sessions (
    token_hash character varying(64) NOT NULL,
    staff_id character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0001');


--
-- Data for Name: attempt_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempt_sessions VALUES ('259c941c892b3f54130ec8663bf416b0bac4de41eb62730fd005ff1a21aea3d2', 'att_555ceb2454281bf62b2a636a239ebf3a', '2026-11-22 09:00:00+00', '2026-11-24 09:00:00+00');
INSERT INTO public.attempt_sessions VALUES ('bd10d70eda9ae757afdfc1572b6f32234c865466efc43b9ad3ace75267050626', 'att_f7d715ea678142f380fbf10f3d3b7f46', '2026-11-22 09:00:13+00', '2026-11-24 09:00:13+00');


--
-- Data for Name: attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempts VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'exam_c55dc3abaa24e54b835fc2ebfe6e1173', 'cand_c83b4bf52810f83455bda4bcd3f06d15', 'submitted', '{"link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}, "no_face": {"enabled": true, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "record_every_s": 30.0}, "burst_every_s": 0.25, "multiple_faces": {"enabled": true, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "sample_every_s": 1.0, "warn_candidate": true}', '2026-11-22', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server, which counts the faces in them. It does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the counts of faces, the messages between you and the proctors, and the times of these. Live video and sound are not recorded.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:00+00', '2026-11-22 09:00:00+00', '2026-11-22 09:00:13+00', NULL, NULL, '{"signals": {"no_face": {}, "camera_lost": {}, "multiple_faces": {"ordinal": 1, "closed_at": 1795338006.0}, "connection_lost": {}}, "last_look_at": 1795338013.0}', 17, '{"windows": [], "recorded_at": 1795338011.0}', 0, '2026-11-22 09:00:00+00');
INSERT INTO public.attempts VALUES ('att_f7d715ea678142f380fbf10f3d3b7f46', 'exam_c55dc3abaa24e54b835fc2ebfe6e1173', 'cand_d6b07b5b018c63c3a787d55e2acd0968', 'in_progress', '{"link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}, "no_face": {"enabled": true, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "record_every_s": 30.0}, "burst_every_s": 0.25, "multiple_faces": {"enabled": true, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "sample_every_s": 1.0, "warn_candidate": true}', '2026-11-22', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server, which counts the faces in them. It does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the counts of faces, the messages between you and the proctors, and the times of these. Live video and sound are not recorded.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', NULL, NULL, NULL, '{"signals": {"no_face": {}, "camera_lost": {}, "multiple_faces": {"open": true, "peak": 2, "looks": 2, "since": 1795338016.0, "ordinal": 1}, "connection_lost": {}}, "last_look_at": 1795338018.0}', 8, '{"windows": [["multiple_faces", 1, 1795338020.0]], "recorded_at": 1795338018.0}', 0, '2026-11-22 09:00:13+00');


--
-- Data for Name: candidates; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.candidates VALUES ('cand_c83b4bf52810f83455bda4bcd3f06d15', 'exam_c55dc3abaa24e54b835fc2ebfe6e1173', 'Candidate One', NULL, 1, '2026-11-22 09:00:00+00');
INSERT INTO public.candidates VALUES ('cand_d6b07b5b018c63c3a787d55e2acd0968', 'exam_c55dc3abaa24e54b835fc2ebfe6e1173', 'Candidate Two', NULL, 1, '2026-11-22 09:00:13+00');
INSERT INTO public.candidates VALUES ('cand_b9769cb33f738f55d6840e3a6a6763bb', 'exam_c55dc3abaa24e54b835fc2ebfe6e1173', 'Candidate Three', NULL, 1, '2026-11-22 09:00:18+00');


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 1, 'att_555ceb2454281bf62b2a636a239ebf3a', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_555ceb2454281bf62b2a636a239ebf3a", "live": {"faces": null, "camera": "ok", "signals": [], "analysed": true, "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "connection": "lost", "last_frame_at": null}, "state": "invited", "ended_at": null, "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_c83b4bf52810f83455bda4bcd3f06d15", "candidate_name": "Candidate One"}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 2, 'att_555ceb2454281bf62b2a636a239ebf3a', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_555ceb2454281bf62b2a636a239ebf3a", "live": {"faces": null, "camera": "ok", "signals": [], "analysed": true, "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "connection": "lost", "last_frame_at": null}, "state": "checking_in", "ended_at": null, "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_c83b4bf52810f83455bda4bcd3f06d15", "candidate_name": "Candidate One"}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 3, 'att_555ceb2454281bf62b2a636a239ebf3a', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_555ceb2454281bf62b2a636a239ebf3a", "live": {"faces": null, "camera": "ok", "signals": [], "analysed": true, "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "connection": "unstable", "last_frame_at": null}, "state": "in_progress", "ended_at": null, "incidents": 0, "end_reason": null, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_c83b4bf52810f83455bda4bcd3f06d15", "candidate_name": "Candidate One"}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 4, 'att_555ceb2454281bf62b2a636a239ebf3a', 'incident_opened', '2026-11-22 09:00:04+00', '{"attempt": null, "message": null, "incident": {"id": "inc_77945391374f7a0070c98530912f1919", "kind": "multiple_faces", "note": null, "peak": 2, "cover": {"id": "ev_46baf550b268ab07666c1080787497aa", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "exam_id": "exam_c55dc3abaa24e54b835fc2ebfe6e1173", "decision": null, "event_id": 4, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "decided_by": null, "updated_at": "2026-11-22T09:00:04Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 5, 'att_555ceb2454281bf62b2a636a239ebf3a', 'message_sent', '2026-11-22 09:00:04+00', '{"attempt": null, "message": {"id": "msg_0f1eb51903e99ed2dd354880bd034ff8", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:04Z", "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "incident_kind": "multiple_faces"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 6, 'att_555ceb2454281bf62b2a636a239ebf3a', 'incident_closed', '2026-11-22 09:00:08+00', '{"attempt": null, "message": null, "incident": {"id": "inc_77945391374f7a0070c98530912f1919", "kind": "multiple_faces", "note": null, "peak": 2, "cover": {"id": "ev_46baf550b268ab07666c1080787497aa", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "exam_id": "exam_c55dc3abaa24e54b835fc2ebfe6e1173", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 7, 'att_555ceb2454281bf62b2a636a239ebf3a', 'incident_updated', '2026-11-22 09:00:12+00', '{"attempt": null, "message": null, "incident": {"id": "inc_77945391374f7a0070c98530912f1919", "kind": "multiple_faces", "note": null, "peak": 2, "cover": {"id": "ev_46baf550b268ab07666c1080787497aa", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "exam_id": "exam_c55dc3abaa24e54b835fc2ebfe6e1173", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 8, 'att_555ceb2454281bf62b2a636a239ebf3a', 'message_sent', '2026-11-22 09:00:13+00', '{"attempt": null, "message": {"id": "msg_52e179a64ec97f5f9ae7f45b4f1af138", "kind": "staff", "text": "Please stay in the picture.", "author": "Admin", "sent_at": "2026-11-22T09:00:13Z", "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "incident_kind": null}, "incident": null}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 9, 'att_555ceb2454281bf62b2a636a239ebf3a', 'incident_reviewed', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_77945391374f7a0070c98530912f1919", "kind": "multiple_faces", "note": "Seen.", "peak": 2, "cover": {"id": "ev_46baf550b268ab07666c1080787497aa", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "exam_id": "exam_c55dc3abaa24e54b835fc2ebfe6e1173", "decision": "confirmed", "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "decided_by": "Admin", "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 10, 'att_555ceb2454281bf62b2a636a239ebf3a', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_555ceb2454281bf62b2a636a239ebf3a", "live": {"faces": 1, "camera": "ok", "signals": [], "analysed": true, "attempt_id": "att_555ceb2454281bf62b2a636a239ebf3a", "connection": "unstable", "last_frame_at": "2026-11-22T09:00:13Z"}, "state": "submitted", "ended_at": "2026-11-22T09:00:13Z", "incidents": 1, "end_reason": null, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_c83b4bf52810f83455bda4bcd3f06d15", "candidate_name": "Candidate One"}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 12, 'att_f7d715ea678142f380fbf10f3d3b7f46', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_f7d715ea678142f380fbf10f3d3b7f46", "live": {"faces": null, "camera": "ok", "signals": [], "analysed": true, "attempt_id": "att_f7d715ea678142f380fbf10f3d3b7f46", "connection": "lost", "last_frame_at": null}, "state": "checking_in", "ended_at": null, "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_d6b07b5b018c63c3a787d55e2acd0968", "candidate_name": "Candidate Two"}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 14, 'att_f7d715ea678142f380fbf10f3d3b7f46', 'incident_opened', '2026-11-22 09:00:17+00', '{"attempt": null, "message": null, "incident": {"id": "inc_3252a0f9018b530c0eac8d0e952da2f1", "kind": "multiple_faces", "note": null, "peak": 2, "cover": {"id": "ev_845063dccad256a325329d0de6567e83", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "analysed": true, "captured_at": "2026-11-22T09:00:17Z", "received_at": "2026-11-22T09:00:17Z"}, "exam_id": "exam_c55dc3abaa24e54b835fc2ebfe6e1173", "decision": null, "event_id": 14, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:16Z", "attempt_id": "att_f7d715ea678142f380fbf10f3d3b7f46", "decided_by": null, "updated_at": "2026-11-22T09:00:17Z", "candidate_name": "Candidate Two", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 15, 'att_f7d715ea678142f380fbf10f3d3b7f46', 'message_sent', '2026-11-22 09:00:17+00', '{"attempt": null, "message": {"id": "msg_bdce1f90c0e7a6d01cf7da321eb65281", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:17Z", "attempt_id": "att_f7d715ea678142f380fbf10f3d3b7f46", "incident_kind": "multiple_faces"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 11, 'att_f7d715ea678142f380fbf10f3d3b7f46', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_f7d715ea678142f380fbf10f3d3b7f46", "live": {"faces": null, "camera": "ok", "signals": [], "analysed": true, "attempt_id": "att_f7d715ea678142f380fbf10f3d3b7f46", "connection": "lost", "last_frame_at": null}, "state": "invited", "ended_at": null, "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_d6b07b5b018c63c3a787d55e2acd0968", "candidate_name": "Candidate Two"}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 13, 'att_f7d715ea678142f380fbf10f3d3b7f46', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_f7d715ea678142f380fbf10f3d3b7f46", "live": {"faces": null, "camera": "ok", "signals": [], "analysed": true, "attempt_id": "att_f7d715ea678142f380fbf10f3d3b7f46", "connection": "unstable", "last_frame_at": null}, "state": "in_progress", "ended_at": null, "incidents": 0, "end_reason": null, "started_at": "2026-11-22T09:00:13Z", "candidate_id": "cand_d6b07b5b018c63c3a787d55e2acd0968", "candidate_name": "Candidate Two"}, "message": null, "incident": null}');


--
-- Data for Name: evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.evidence VALUES ('ev_1878b957e207c815c4ebbb25df91c15a', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 0, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000000-3b057ed4c8324272.jpg', '3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e', 712, '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record');
INSERT INTO public.evidence VALUES ('ev_611ab0da4ebedb6267423444ef88ded7', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 1, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000001-cc8de708f27c1d13.jpg', 'cc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058', 712, '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_c5bf6a243d5c47a14e1418a60b8011b1', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 2, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000002-006a9667be77f068.jpg', '006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce', 712, '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_46baf550b268ab07666c1080787497aa', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 3, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000003-9c815cfe14e1610b.jpg', '9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be', 712, '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_e6537473572a42ab896aabccfe565c44', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 4, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000004-effc1f8e094a45ba.jpg', 'effc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c', 712, '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_31792d5d3a2ba8c23ad0e82ff092a681', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 5, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000005-f9dc5c5991df00ca.jpg', 'f9dc5c5991df00cae0a10933fc352748bfe26099e0004da57b9e74247ff73f09', 712, '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_dbc6601e37089cad236c85558cdcd5fc', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 6, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000006-0acc41ac08cfe19f.jpg', '0acc41ac08cfe19fd0c43653a361932496825a76b33db8514562a0078afe9d5e', 712, '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_cddb5d9a7b59e33836ed41930e042a43', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 7, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000007-66d44e84aff9b74c.jpg', '66d44e84aff9b74c12244a65f4a7611ceefab5d4d9d3a4a0383e6afaa65c2e54', 712, '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_ee2902e55b32a790adfff869db4b6d78', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 8, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000008-b89c77ddaa40b04f.jpg', 'b89c77ddaa40b04f0cb6e8870d10e793e7ac07bb3388be574cdef01413275cc2', 712, '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_65c1887e6da074a84e1ca5af7d032a1a', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 9, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000009-91459e277eed2027.jpg', '91459e277eed2027d3f2caa67ff73fbd81bcac3b52bff0c3fbe14a9d56adad39', 712, '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_d03a20ca8a46a66fef7b5a4ac11e37fd', 'att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 10, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_555ceb2454281bf62b2a636a239ebf3a/camera/0000000010-04f843e9ad1f6802.jpg', '04f843e9ad1f6802a47eb457e5c0b384d76ace8bcd2edcb68b2622ba591eff1c', 712, '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_54de33339c8df0ca553f0f7f4fe0a396', 'att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 0, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_f7d715ea678142f380fbf10f3d3b7f46/camera/0000000000-3b057ed4c8324272.jpg', '3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e', 712, '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record');
INSERT INTO public.evidence VALUES ('ev_e845c6a71c995fa8e907c864483644c3', 'att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 1, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_f7d715ea678142f380fbf10f3d3b7f46/camera/0000000001-cc8de708f27c1d13.jpg', 'cc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058', 712, '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_e7a696f20532c74b1b6ad70762fb5e3b', 'att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 2, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_f7d715ea678142f380fbf10f3d3b7f46/camera/0000000002-006a9667be77f068.jpg', '006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce', 712, '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_845063dccad256a325329d0de6567e83', 'att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 3, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_f7d715ea678142f380fbf10f3d3b7f46/camera/0000000003-9c815cfe14e1610b.jpg', '9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be', 712, '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_f149507f0a817970e77a1957bb165291', 'att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 4, 'exam_c55dc3abaa24e54b835fc2ebfe6e1173/att_f7d715ea678142f380fbf10f3d3b7f46/camera/0000000004-effc1f8e094a45ba.jpg', 'effc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c', 712, '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');


--
-- Data for Name: exam_staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exam_staff VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 'staff_36e5a726d092d88dd746387a3edebe6a');


--
-- Data for Name: exams; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exams VALUES ('exam_c55dc3abaa24e54b835fc2ebfe6e1173', 'Linear Algebra', NULL, 'tab', NULL, '2026-11-24 09:00:00+00', '{"link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}, "no_face": {"enabled": true, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "record_every_s": 30.0}, "burst_every_s": 0.25, "multiple_faces": {"enabled": true, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "sample_every_s": 1.0, "warn_candidate": true}', false, 0, 15, '2026-11-22 09:00:00+00');


--
-- Data for Name: frames; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 0, '\x3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e', '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', false, '{"seq": 0, "sha256": "3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 1, '\xcc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058', '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', false, '{"seq": 1, "sha256": "cc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 2, '\x006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce', '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', false, '{"seq": 2, "sha256": "006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 0.25}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 3, '\x9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be', '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', false, '{"seq": 3, "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 4, '\xeffc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c', '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', false, '{"seq": 4, "sha256": "effc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 5, '\xf9dc5c5991df00cae0a10933fc352748bfe26099e0004da57b9e74247ff73f09', '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', false, '{"seq": 5, "sha256": "f9dc5c5991df00cae0a10933fc352748bfe26099e0004da57b9e74247ff73f09", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 0.25}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 6, '\x0acc41ac08cfe19fd0c43653a361932496825a76b33db8514562a0078afe9d5e', '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', false, '{"seq": 6, "sha256": "0acc41ac08cfe19fd0c43653a361932496825a76b33db8514562a0078afe9d5e", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 0.25}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 7, '\x66d44e84aff9b74c12244a65f4a7611ceefab5d4d9d3a4a0383e6afaa65c2e54', '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', false, '{"seq": 7, "sha256": "66d44e84aff9b74c12244a65f4a7611ceefab5d4d9d3a4a0383e6afaa65c2e54", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 8, '\xb89c77ddaa40b04f0cb6e8870d10e793e7ac07bb3388be574cdef01413275cc2', '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', false, '{"seq": 8, "sha256": "b89c77ddaa40b04f0cb6e8870d10e793e7ac07bb3388be574cdef01413275cc2", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 9, '\x91459e277eed2027d3f2caa67ff73fbd81bcac3b52bff0c3fbe14a9d56adad39', '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', false, '{"seq": 9, "sha256": "91459e277eed2027d3f2caa67ff73fbd81bcac3b52bff0c3fbe14a9d56adad39", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 10, '\x04f843e9ad1f6802a47eb457e5c0b384d76ace8bcd2edcb68b2622ba591eff1c', '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', false, '{"seq": 10, "sha256": "04f843e9ad1f6802a47eb457e5c0b384d76ace8bcd2edcb68b2622ba591eff1c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 11, '\x04d02f81531688f73a48e61354a17ad6c0e90e76afd54c14283ec96f98e7ea77', '2026-11-22 09:00:12+00', '2026-11-22 09:00:12+00', false, '{"seq": 11, "sha256": "04d02f81531688f73a48e61354a17ad6c0e90e76afd54c14283ec96f98e7ea77", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_555ceb2454281bf62b2a636a239ebf3a', 'camera', 12, '\x8e8f309df8f13074aa4c3d7627d2e321af5a8946e9587a96b8f666a83945368d', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', false, '{"seq": 12, "sha256": "8e8f309df8f13074aa4c3d7627d2e321af5a8946e9587a96b8f666a83945368d", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 0, '\x3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e', '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', false, '{"seq": 0, "sha256": "3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 1, '\xcc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058', '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', false, '{"seq": 1, "sha256": "cc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 2, '\x006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce', '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', false, '{"seq": 2, "sha256": "006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 0.25}', 712);
INSERT INTO public.frames VALUES ('att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 3, '\x9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be', '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', false, '{"seq": 3, "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);
INSERT INTO public.frames VALUES ('att_f7d715ea678142f380fbf10f3d3b7f46', 'camera', 4, '\xeffc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c', '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', false, '{"seq": 4, "sha256": "effc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}', 712);


--
-- Data for Name: incident_evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_1878b957e207c815c4ebbb25df91c15a');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_46baf550b268ab07666c1080787497aa');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_611ab0da4ebedb6267423444ef88ded7');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_c5bf6a243d5c47a14e1418a60b8011b1');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_e6537473572a42ab896aabccfe565c44');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_31792d5d3a2ba8c23ad0e82ff092a681');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_dbc6601e37089cad236c85558cdcd5fc');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_cddb5d9a7b59e33836ed41930e042a43');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_ee2902e55b32a790adfff869db4b6d78');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_65c1887e6da074a84e1ca5af7d032a1a');
INSERT INTO public.incident_evidence VALUES ('inc_77945391374f7a0070c98530912f1919', 'ev_d03a20ca8a46a66fef7b5a4ac11e37fd');
INSERT INTO public.incident_evidence VALUES ('inc_3252a0f9018b530c0eac8d0e952da2f1', 'ev_54de33339c8df0ca553f0f7f4fe0a396');
INSERT INTO public.incident_evidence VALUES ('inc_3252a0f9018b530c0eac8d0e952da2f1', 'ev_845063dccad256a325329d0de6567e83');
INSERT INTO public.incident_evidence VALUES ('inc_3252a0f9018b530c0eac8d0e952da2f1', 'ev_e7a696f20532c74b1b6ad70762fb5e3b');
INSERT INTO public.incident_evidence VALUES ('inc_3252a0f9018b530c0eac8d0e952da2f1', 'ev_e845c6a71c995fa8e907c864483644c3');
INSERT INTO public.incident_evidence VALUES ('inc_3252a0f9018b530c0eac8d0e952da2f1', 'ev_f149507f0a817970e77a1957bb165291');


--
-- Data for Name: incidents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incidents VALUES ('inc_77945391374f7a0070c98530912f1919', 'exam_c55dc3abaa24e54b835fc2ebfe6e1173', 'att_555ceb2454281bf62b2a636a239ebf3a', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:03+00', '2026-11-22 09:00:08+00', '2026-11-22 09:00:06+00', 2, 'ev_46baf550b268ab07666c1080787497aa', 'confirmed', 'Admin', '2026-11-22 09:00:13+00', 'Seen.', 4);
INSERT INTO public.incidents VALUES ('inc_3252a0f9018b530c0eac8d0e952da2f1', 'exam_c55dc3abaa24e54b835fc2ebfe6e1173', 'att_f7d715ea678142f380fbf10f3d3b7f46', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:16+00', '2026-11-22 09:00:17+00', NULL, 2, 'ev_845063dccad256a325329d0de6567e83', NULL, NULL, NULL, NULL, 14);


--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messages VALUES ('msg_0f1eb51903e99ed2dd354880bd034ff8', 'att_555ceb2454281bf62b2a636a239ebf3a', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:04+00');
INSERT INTO public.messages VALUES ('msg_52e179a64ec97f5f9ae7f45b4f1af138', 'att_555ceb2454281bf62b2a636a239ebf3a', 'staff', 'Please stay in the picture.', 'staff_ad9d4c5cf5f0b8687798d8994a2cf8be', 'Admin', NULL, '12345678', '2026-11-22 09:00:13+00');
INSERT INTO public.messages VALUES ('msg_bdce1f90c0e7a6d01cf7da321eb65281', 'att_f7d715ea678142f380fbf10f3d3b7f46', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:17+00');


--
-- Data for Name: read_marks; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: setup_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.setup_links VALUES ('11a56815cdb92e6c69658e71e2d0d9779466450750ae1021d83541205ff7ea19', NULL, 'admin', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');
INSERT INTO public.setup_links VALUES ('7555d864d8de8748b43bdca033ffd00480c26b51e00565d1ccb8b602c5b88010', 'staff_36e5a726d092d88dd746387a3edebe6a', 'proctor', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');


--
-- Data for Name: staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff VALUES ('staff_ad9d4c5cf5f0b8687798d8994a2cf8be', 'admin@example.org', 'Admin', 'admin', '$argon2id$v=19$m=19456,t=2,p=1$Oo1QDAPI5Jryrfphjoqi6w$M6Sx9dQmaRVEC2HY6+XeTjexQ/qS4Gsdp/0U4p7B6n8', true, '2026-11-22 09:00:00+00');
INSERT INTO public.staff VALUES ('staff_36e5a726d092d88dd746387a3edebe6a', 'proctor@example.org', 'proctor', 'proctor', '$argon2id$v=19$m=19456,t=2,p=1$zoXHtEubVHYvzMtwSq+E8g$8iIFBAppK/18oLI2hWcveS52bfFtRGT8ik5ifd+2O1A', true, '2026-11-22 09:00:00+00');


--
-- Data for Name: staff_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff_sessions VALUES ('93e96bee10a30a7f0161b7bb8f20e3d5179356c8f75bf6de8b2f47b0b4b9eecd', 'staff_ad9d4c5cf5f0b8687798d8994a2cf8be', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00');
INSERT INTO public.staff_sessions VALUES ('f6fe60f9ecfc66c8279e82d2c9bf565ea7771f6a7c27c60a45bb6ccb2369cee8', 'staff_36e5a726d092d88dd746387a3edebe6a', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00');


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: attempt_sessions pk_attempt_sessions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt_sessions
    ADD CONSTRAINT pk_attempt_sessions PRIMARY KEY (token_hash);


--
-- Name: attempts pk_attempts; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT pk_attempts PRIMARY KEY (id);


--
-- Name: candidates pk_candidates; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.candidates
    ADD CONSTRAINT pk_candidates PRIMARY KEY (id);


--
-- Name: events pk_events; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT pk_events PRIMARY KEY (exam_id, id);


--
-- Name: evidence pk_evidence; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT pk_evidence PRIMARY KEY (id);


--
-- Name: exam_staff pk_exam_staff; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exam_staff
    ADD CONSTRAINT pk_exam_staff PRIMARY KEY (exam_id, staff_id);


--
-- Name: exams pk_exams; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exams
    ADD CONSTRAINT pk_exams PRIMARY KEY (id);


--
-- Name: frames pk_frames; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.frames
    ADD CONSTRAINT pk_frames PRIMARY KEY (attempt_id, stream, seq);


--
-- Name: incident_evidence pk_incident_evidence; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incident_evidence
    ADD CONSTRAINT pk_incident_evidence PRIMARY KEY (incident_id, evidence_id);


--
-- Name: incidents pk_incidents; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incidents
    ADD CONSTRAINT pk_incidents PRIMARY KEY (id);


--
-- Name: messages pk_messages; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT pk_messages PRIMARY KEY (id);


--
-- Name: read_marks pk_read_marks; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.read_marks
    ADD CONSTRAINT pk_read_marks PRIMARY KEY (exam_id, staff_id);


--
-- Name: setup_links pk_setup_links; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.setup_links
    ADD CONSTRAINT pk_setup_links PRIMARY KEY (token_hash);


--
-- Name: staff pk_staff; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT pk_staff PRIMARY KEY (id);


--
-- Name: staff_sessions pk_staff_sessions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff_sessions
    ADD CONSTRAINT pk_staff_sessions PRIMARY KEY (token_hash);


--
-- Name: attempts uq_attempts_candidate_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT uq_attempts_candidate_id UNIQUE (candidate_id);


--
-- Name: messages uq_messages_client_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT uq_messages_client_id UNIQUE (attempt_id, kind, client_id);


--
-- Name: staff uq_staff_email; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT uq_staff_email UNIQUE (email);


--
-- Name: ix_attempt_sessions_attempt_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attempt_sessions_attempt_id ON public.attempt_sessions USING btree (attempt_id);


--
-- Name: ix_attempts_exam_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attempts_exam_id ON public.attempts USING btree (exam_id);


--
-- Name: ix_attempts_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_attempts_state ON public.attempts USING btree (state);


--
-- Name: ix_candidates_exam_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_candidates_exam_id ON public.candidates USING btree (exam_id);


--
-- Name: ix_evidence_attempt_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_evidence_attempt_id ON public.evidence USING btree (attempt_id);


--
-- Name: ix_exam_staff_staff_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_exam_staff_staff_id ON public.exam_staff USING btree (staff_id);


--
-- Name: ix_exams_created_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_exams_created_at ON public.exams USING btree (created_at);


--
-- Name: ix_frames_captured_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_frames_captured_at ON public.frames USING btree (attempt_id, captured_at);


--
-- Name: ix_incident_evidence_evidence_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_incident_evidence_evidence_id ON public.incident_evidence USING btree (evidence_id);


--
-- Name: ix_incidents_attempt_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_incidents_attempt_id ON public.incidents USING btree (attempt_id);


--
-- Name: ix_setup_links_staff_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_setup_links_staff_id ON public.setup_links USING btree (staff_id);


--
-- Name: ix_staff_sessions_staff_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_staff_sessions_staff_id ON public.staff_sessions USING btree (staff_id);


--
-- Name: uq_evidence_frame; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_evidence_frame ON public.evidence USING btree (attempt_id, stream, seq);


--
-- Name: uq_incidents_event; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_incidents_event ON public.incidents USING btree (exam_id, event_id);


--
-- Name: uq_incidents_ordinal; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX uq_incidents_ordinal ON public.incidents USING btree (attempt_id, kind, ordinal);


--
-- Name: attempt_sessions fk_attempt_sessions_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempt_sessions
    ADD CONSTRAINT fk_attempt_sessions_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id) ON DELETE CASCADE;


--
-- Name: attempts fk_attempts_candidate_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT fk_attempts_candidate_id FOREIGN KEY (candidate_id) REFERENCES public.candidates(id);


--
-- Name: attempts fk_attempts_ended_by; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT fk_attempts_ended_by FOREIGN KEY (ended_by) REFERENCES public.staff(id);


--
-- Name: attempts fk_attempts_exam_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attempts
    ADD CONSTRAINT fk_attempts_exam_id FOREIGN KEY (exam_id) REFERENCES public.exams(id);


--
-- Name: candidates fk_candidates_exam_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.candidates
    ADD CONSTRAINT fk_candidates_exam_id FOREIGN KEY (exam_id) REFERENCES public.exams(id) ON DELETE CASCADE;


--
-- Name: events fk_events_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT fk_events_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


--
-- Name: events fk_events_exam_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT fk_events_exam_id FOREIGN KEY (exam_id) REFERENCES public.exams(id);


--
-- Name: evidence fk_evidence_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT fk_evidence_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


--
-- Name: exam_staff fk_exam_staff_exam_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exam_staff
    ADD CONSTRAINT fk_exam_staff_exam_id FOREIGN KEY (exam_id) REFERENCES public.exams(id) ON DELETE CASCADE;


--
-- Name: exam_staff fk_exam_staff_staff_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exam_staff
    ADD CONSTRAINT fk_exam_staff_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id) ON DELETE CASCADE;


--
-- Name: frames fk_frames_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.frames
    ADD CONSTRAINT fk_frames_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


--
-- Name: incident_evidence fk_incident_evidence_evidence_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incident_evidence
    ADD CONSTRAINT fk_incident_evidence_evidence_id FOREIGN KEY (evidence_id) REFERENCES public.evidence(id);


--
-- Name: incident_evidence fk_incident_evidence_incident_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incident_evidence
    ADD CONSTRAINT fk_incident_evidence_incident_id FOREIGN KEY (incident_id) REFERENCES public.incidents(id);


--
-- Name: incidents fk_incidents_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incidents
    ADD CONSTRAINT fk_incidents_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


--
-- Name: incidents fk_incidents_cover_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incidents
    ADD CONSTRAINT fk_incidents_cover_id FOREIGN KEY (cover_id) REFERENCES public.evidence(id);


--
-- Name: incidents fk_incidents_exam_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incidents
    ADD CONSTRAINT fk_incidents_exam_id FOREIGN KEY (exam_id) REFERENCES public.exams(id);


--
-- Name: messages fk_messages_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT fk_messages_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


--
-- Name: messages fk_messages_staff_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT fk_messages_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id);


--
-- Name: read_marks fk_read_marks_exam_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.read_marks
    ADD CONSTRAINT fk_read_marks_exam_id FOREIGN KEY (exam_id) REFERENCES public.exams(id) ON DELETE CASCADE;


--
-- Name: read_marks fk_read_marks_staff_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.read_marks
    ADD CONSTRAINT fk_read_marks_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id) ON DELETE CASCADE;


--
-- Name: setup_links fk_setup_links_staff_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.setup_links
    ADD CONSTRAINT fk_setup_links_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id) ON DELETE CASCADE;


--
-- Name: staff_sessions fk_staff_sessions_staff_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff_sessions
    ADD CONSTRAINT fk_staff_sessions_staff_id FOREIGN KEY (staff_id) REFERENCES public.staff(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


