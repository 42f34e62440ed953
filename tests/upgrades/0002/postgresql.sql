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
    created_at timestamp with time zone NOT NULL,
    learnt jsonb
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
    created_at timestamp with time zone NOT NULL,
    allowance jsonb
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
    size bigint NOT NULL,
    observation bytea
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
    event_id bigint NOT NULL,
    detail character varying(200)
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
-- Name: policies; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policies (
    exam_id character varying(64) NOT NULL,
    version integer NOT NULL,
    policy jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by character varying(200)
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

INSERT INTO public.alembic_version VALUES ('0002');


--
-- Data for Name: attempt_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempt_sessions VALUES ('787b5be608095995c9122a90f53e2695857d4b39ba1544354de1903abb4ffcb2', 'att_d24043ea03ee8fbf4f2c77fffb959e86', '2026-11-22 09:00:00+00', '2026-11-24 09:00:00+00');
INSERT INTO public.attempt_sessions VALUES ('6bae9e8164f7a18bba7b5534c4ba360a39a7f704ed1dce1a8a6b5db9803fe7c9', 'att_948cf214500931d13541fe7ef1b40267', '2026-11-22 09:00:13+00', '2026-11-24 09:00:13+00');


--
-- Data for Name: attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempts VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'exam_1d6176bbe5466bd050123c39bc88fd2b', 'cand_6e28cf51cb12f1700357b0ce9449c091', 'submitted', '{"link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}, "preset": "standard", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-24', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Live video is not recorded; sound is kept only if the list of what is watched says so.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:00+00', '2026-11-22 09:00:00+00', '2026-11-22 09:00:13+00', NULL, NULL, '{"last": {"page": 1795338013.0, "camera": 1795338013.0}, "signals": {"clipboard": {"ordinal": 1, "closed_at": 1795338013.0}, "multiple_faces": {"ordinal": 1, "closed_at": 1795338006.0}}, "baseline": null}', 17, '{"windows": [["clipboard", 1, 1795338016.0]], "recorded_at": 1795338011.0}', 0, '2026-11-22 09:00:00+00', NULL);
INSERT INTO public.attempts VALUES ('att_948cf214500931d13541fe7ef1b40267', 'exam_1d6176bbe5466bd050123c39bc88fd2b', 'cand_11705822f730df7ad488e79335cfd01f', 'in_progress', '{"link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}, "preset": "standard", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-24', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Live video is not recorded; sound is kept only if the list of what is watched says so.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', NULL, NULL, NULL, '{"last": {"camera": 1795338018.0}, "signals": {"multiple_faces": {"open": true, "peak": 2, "looks": 2, "since": 1795338016.0, "ordinal": 1}}, "baseline": null}', 8, '{"windows": [["multiple_faces", 1, 1795338020.0]], "recorded_at": 1795338018.0}', 0, '2026-11-22 09:00:13+00', NULL);


--
-- Data for Name: candidates; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.candidates VALUES ('cand_6e28cf51cb12f1700357b0ce9449c091', 'exam_1d6176bbe5466bd050123c39bc88fd2b', 'Candidate One', NULL, 1, '2026-11-22 09:00:00+00', NULL);
INSERT INTO public.candidates VALUES ('cand_11705822f730df7ad488e79335cfd01f', 'exam_1d6176bbe5466bd050123c39bc88fd2b', 'Candidate Two', NULL, 1, '2026-11-22 09:00:13+00', '{"note": "", "signals": {}, "extra_minutes": 10}');
INSERT INTO public.candidates VALUES ('cand_934003eec8655e8e281882f194533336', 'exam_1d6176bbe5466bd050123c39bc88fd2b', 'Candidate Three', NULL, 1, '2026-11-22 09:00:18+00', NULL);


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 1, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "invited", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_6e28cf51cb12f1700357b0ce9449c091", "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 2, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "checking_in", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_6e28cf51cb12f1700357b0ce9449c091", "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 3, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "connection": "unstable", "not_analysed": [], "last_frame_at": null}, "state": "in_progress", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_6e28cf51cb12f1700357b0ce9449c091", "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 4, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'incident_opened', '2026-11-22 09:00:04+00', '{"attempt": null, "message": null, "incident": {"id": "inc_b32d4120b5cc64fde42a78fba411489f", "kind": "multiple_faces", "note": null, "peak": 2, "cause": "2 faces were in the picture.", "cover": {"id": "ev_5c6e71439f57d68542f4236d4ca0c338", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_1d6176bbe5466bd050123c39bc88fd2b", "decision": null, "event_id": 4, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "decided_by": null, "updated_at": "2026-11-22T09:00:04Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 5, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'message_sent', '2026-11-22 09:00:04+00', '{"attempt": null, "message": {"id": "msg_47d98012389bbe2c243d7a67b664ae2b", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:04Z", "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "incident_kind": "multiple_faces"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 6, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'incident_closed', '2026-11-22 09:00:08+00', '{"attempt": null, "message": null, "incident": {"id": "inc_b32d4120b5cc64fde42a78fba411489f", "kind": "multiple_faces", "note": null, "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_5c6e71439f57d68542f4236d4ca0c338", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_1d6176bbe5466bd050123c39bc88fd2b", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 7, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'incident_updated', '2026-11-22 09:00:12+00', '{"attempt": null, "message": null, "incident": {"id": "inc_b32d4120b5cc64fde42a78fba411489f", "kind": "multiple_faces", "note": null, "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_5c6e71439f57d68542f4236d4ca0c338", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_1d6176bbe5466bd050123c39bc88fd2b", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 8, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'message_sent', '2026-11-22 09:00:13+00', '{"attempt": null, "message": {"id": "msg_cd586f6d45c9361651c8bc53bad784d9", "kind": "staff", "text": "Please stay in the picture.", "author": "Admin", "sent_at": "2026-11-22T09:00:13Z", "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "incident_kind": null}, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 9, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'incident_reviewed', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_b32d4120b5cc64fde42a78fba411489f", "kind": "multiple_faces", "note": "Seen.", "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_5c6e71439f57d68542f4236d4ca0c338", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_1d6176bbe5466bd050123c39bc88fd2b", "decision": "confirmed", "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "decided_by": "Admin", "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 10, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'incident_opened', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_20d1346d473ea6d09cfafb4d5d0f4d84", "kind": "clipboard", "note": null, "peak": 1, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_8e8dfe7a34f36afef06fcb2941e886a3", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "analysed": true, "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z"}, "detail": null, "exam_id": "exam_1d6176bbe5466bd050123c39bc88fd2b", "decision": null, "event_id": 10, "severity": "medium", "closed_at": null, "opened_at": "2026-11-22T09:00:13Z", "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "decided_by": null, "updated_at": "2026-11-22T09:00:13Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 11, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'message_sent', '2026-11-22 09:00:13+00', '{"attempt": null, "message": {"id": "msg_1ee29773d94d9c3e63bbab7018cfaff4", "kind": "warning", "text": "Copying and pasting is noted in this exam.", "author": null, "sent_at": "2026-11-22T09:00:13Z", "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "incident_kind": "clipboard"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 12, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'incident_closed', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_20d1346d473ea6d09cfafb4d5d0f4d84", "kind": "clipboard", "note": null, "peak": 1, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_8e8dfe7a34f36afef06fcb2941e886a3", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "analysed": true, "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z"}, "detail": null, "exam_id": "exam_1d6176bbe5466bd050123c39bc88fd2b", "decision": null, "event_id": 10, "severity": "medium", "closed_at": "2026-11-22T09:00:13Z", "opened_at": "2026-11-22T09:00:13Z", "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "decided_by": null, "updated_at": "2026-11-22T09:00:13Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 14, 'att_948cf214500931d13541fe7ef1b40267', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_948cf214500931d13541fe7ef1b40267", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_948cf214500931d13541fe7ef1b40267", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "invited", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_11705822f730df7ad488e79335cfd01f", "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 13, 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "live": {"faces": 1, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_d24043ea03ee8fbf4f2c77fffb959e86", "connection": "unstable", "not_analysed": [], "last_frame_at": "2026-11-22T09:00:13Z"}, "state": "submitted", "ended_at": "2026-11-22T09:00:13Z", "closes_at": "2026-11-24T09:00:00Z", "incidents": 2, "end_reason": null, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_6e28cf51cb12f1700357b0ce9449c091", "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 15, 'att_948cf214500931d13541fe7ef1b40267', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_948cf214500931d13541fe7ef1b40267", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_948cf214500931d13541fe7ef1b40267", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "checking_in", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_11705822f730df7ad488e79335cfd01f", "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 16, 'att_948cf214500931d13541fe7ef1b40267', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_948cf214500931d13541fe7ef1b40267", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_948cf214500931d13541fe7ef1b40267", "connection": "unstable", "not_analysed": [], "last_frame_at": null}, "state": "in_progress", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": "2026-11-22T09:00:13Z", "candidate_id": "cand_11705822f730df7ad488e79335cfd01f", "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 17, 'att_948cf214500931d13541fe7ef1b40267', 'incident_opened', '2026-11-22 09:00:17+00', '{"attempt": null, "message": null, "incident": {"id": "inc_5101f3da93faf690192a200baab551e6", "kind": "multiple_faces", "note": null, "peak": 2, "cause": "2 faces were in the picture.", "cover": {"id": "ev_137869f15134d1981e19ad264d6e54b1", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:17Z", "received_at": "2026-11-22T09:00:17Z"}, "detail": null, "exam_id": "exam_1d6176bbe5466bd050123c39bc88fd2b", "decision": null, "event_id": 17, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:16Z", "attempt_id": "att_948cf214500931d13541fe7ef1b40267", "decided_by": null, "updated_at": "2026-11-22T09:00:17Z", "candidate_name": "Candidate Two", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 18, 'att_948cf214500931d13541fe7ef1b40267', 'message_sent', '2026-11-22 09:00:17+00', '{"attempt": null, "message": {"id": "msg_0d5cc5965a263dcf15d85fa3cb9a55c9", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:17Z", "attempt_id": "att_948cf214500931d13541fe7ef1b40267", "incident_kind": "multiple_faces"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 19, 'att_948cf214500931d13541fe7ef1b40267', 'attempt_changed', '2026-11-22 09:00:18+00', '{"attempt": {"id": "att_948cf214500931d13541fe7ef1b40267", "live": {"faces": 2, "camera": "ok", "signals": ["multiple_faces"], "stretch": 1.0, "analysed": true, "attempt_id": "att_948cf214500931d13541fe7ef1b40267", "connection": "unstable", "not_analysed": [], "last_frame_at": "2026-11-22T09:00:18Z"}, "state": "in_progress", "ended_at": null, "closes_at": "2026-11-24T09:10:00Z", "incidents": 1, "end_reason": null, "started_at": "2026-11-22T09:00:13Z", "candidate_id": "cand_11705822f730df7ad488e79335cfd01f", "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');


--
-- Data for Name: evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.evidence VALUES ('ev_2d06abdcb8a16ebeaf605b78c535368c', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 0, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000000-9f1c2d748e3fdde5.jpg', '9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', 1328, '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record');
INSERT INTO public.evidence VALUES ('ev_e0c4d61f1203790d87264ea539368adf', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 1, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000001-a902ceab7d782364.jpg', 'a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', 1318, '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_748a935d0e609558ced26a6efa89101e', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 2, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000002-fb6b985b912de9ea.jpg', 'fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', 1363, '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_5c6e71439f57d68542f4236d4ca0c338', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 3, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000003-948a2dba4fe0ec9d.jpg', '948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', 1348, '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_6a8e827714b2cba5ef142a5b2de04b5b', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 4, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000004-88f77f7074f25960.jpg', '88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', 1349, '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_70d896cd620accba73898f251f2877a0', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 5, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000005-7f962fbe95215b61.jpg', '7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036', 1319, '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_8183103598f637fa2f4bf63e3aac6688', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 6, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000006-68798307995c3fbb.jpg', '68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225', 1335, '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_67c77fecbe8aa3c423615198b0043cfd', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 7, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000007-1e2c4c1c6054e1a5.jpg', '1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52', 1314, '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_d1f16550925c483852ff5795c50f57e3', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 8, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000008-2c8655b9c39b3752.jpg', '2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa', 1332, '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_df75d29e47da85ad781c1c88946db843', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 9, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000009-76fd8baa32c2baeb.jpg', '76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779', 1323, '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_6f049f6e64b1ef24076d3de7eece5e8d', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 10, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000010-0ee4bb06d0c349aa.jpg', '0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d', 1319, '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_cdccc88b478c44f30fa9348e72640181', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 11, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000011-4ae74e766f5aad65.jpg', '4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96', 1315, '2026-11-22 09:00:12+00', '2026-11-22 09:00:12+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_8e8dfe7a34f36afef06fcb2941e886a3', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 12, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_d24043ea03ee8fbf4f2c77fffb959e86/camera/0000000012-8bd218a69eb7cef1.jpg', '8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830', 1312, '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_ed3b48b63ef81ccac14b7393d393997d', 'att_948cf214500931d13541fe7ef1b40267', 'camera', 0, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_948cf214500931d13541fe7ef1b40267/camera/0000000000-9f1c2d748e3fdde5.jpg', '9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', 1328, '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record');
INSERT INTO public.evidence VALUES ('ev_267cdf275113b6c31248bb352c0c66e8', 'att_948cf214500931d13541fe7ef1b40267', 'camera', 1, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_948cf214500931d13541fe7ef1b40267/camera/0000000001-a902ceab7d782364.jpg', 'a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', 1318, '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_98c29e87cd0b56fb83e95b4554f228a4', 'att_948cf214500931d13541fe7ef1b40267', 'camera', 2, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_948cf214500931d13541fe7ef1b40267/camera/0000000002-fb6b985b912de9ea.jpg', 'fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', 1363, '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_137869f15134d1981e19ad264d6e54b1', 'att_948cf214500931d13541fe7ef1b40267', 'camera', 3, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_948cf214500931d13541fe7ef1b40267/camera/0000000003-948a2dba4fe0ec9d.jpg', '948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', 1348, '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');
INSERT INTO public.evidence VALUES ('ev_4b5791f0248f1dd5856519e832c16297', 'att_948cf214500931d13541fe7ef1b40267', 'camera', 4, 'exam_1d6176bbe5466bd050123c39bc88fd2b/att_948cf214500931d13541fe7ef1b40267/camera/0000000004-88f77f7074f25960.jpg', '88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', 1349, '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident');


--
-- Data for Name: exam_staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exam_staff VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 'staff_17e52a869c9db7a3a4e3629407c13e55');


--
-- Data for Name: exams; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exams VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 'Linear Algebra', NULL, 'tab', NULL, '2026-11-24 09:00:00+00', '{"link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}, "preset": "standard", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', false, 0, 19, '2026-11-22 09:00:00+00');


--
-- Data for Name: frames; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 0, '\x9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', false, '{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1328, '\x000040c4abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 1, '\xa902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', false, '{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1318, '\x000080c4abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 2, '\xfb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', false, '{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1363, '\x0000c0c4abc0da41000ecd380f6e35100000110000120000010040');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 3, '\x948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', false, '{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1348, '\x000000c5abc0da41000ecd380f6e35100000110000120000010040');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 4, '\x88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', false, '{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1349, '\x000040c5abc0da41000ecd380f6535100000110000120000010040');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 5, '\x7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036', '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', false, '{"seq": 5, "sha256": "7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1319, '\x000080c5abc0da41000ecd380f653510000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 6, '\x68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225', '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', false, '{"seq": 6, "sha256": "68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1335, '\x0000c0c5abc0da41000ec7360fa73310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 7, '\x1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52', '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', false, '{"seq": 7, "sha256": "1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1314, '\x000000c6abc0da41000ec7360fa73310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 8, '\x2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa', '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', false, '{"seq": 8, "sha256": "2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1332, '\x000040c6abc0da41000ec7360faf3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 9, '\x76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779', '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', false, '{"seq": 9, "sha256": "76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1323, '\x000080c6abc0da41000ec7360faf3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 10, '\x0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d', '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', false, '{"seq": 10, "sha256": "0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1319, '\x0000c0c6abc0da41000ec7360f8f3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 11, '\x4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96', '2026-11-22 09:00:12+00', '2026-11-22 09:00:12+00', false, '{"seq": 11, "sha256": "4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1315, '\x000000c7abc0da41000ec7360f8f3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'camera', 12, '\x8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', false, '{"seq": 12, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1312, '\x000040c7abc0da41000ec7360f9d3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_d24043ea03ee8fbf4f2c77fffb959e86', 'page', 0, '\x6c32404d78ab8f598df2439cb46a69f9a2595d3346f122f5331cc223bdf5ff71', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', false, '{"seq": 0, "sha256": "6c32404d78ab8f598df2439cb46a69f9a2595d3346f122f5331cc223bdf5ff71", "not_analysed": [], "late": false}', 40, '\x000040c7abc0da41002b003c');
INSERT INTO public.frames VALUES ('att_948cf214500931d13541fe7ef1b40267', 'camera', 0, '\x9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', false, '{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1328, '\x000080c7abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_948cf214500931d13541fe7ef1b40267', 'camera', 1, '\xa902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', false, '{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1318, '\x0000c0c7abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_948cf214500931d13541fe7ef1b40267', 'camera', 2, '\xfb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', false, '{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1363, '\x000000c8abc0da41000ecd380f6e35100000110000120000010040');
INSERT INTO public.frames VALUES ('att_948cf214500931d13541fe7ef1b40267', 'camera', 4, '\x88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', false, '{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1349, '\x000080c8abc0da41000ecd380f6535100000110000120000010040');
INSERT INTO public.frames VALUES ('att_948cf214500931d13541fe7ef1b40267', 'camera', 3, '\x948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', false, '{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1348, '\x000040c8abc0da41000ecd380f6e35100000110000120000010040');


--
-- Data for Name: incident_evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_2d06abdcb8a16ebeaf605b78c535368c');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_5c6e71439f57d68542f4236d4ca0c338');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_748a935d0e609558ced26a6efa89101e');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_e0c4d61f1203790d87264ea539368adf');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_6a8e827714b2cba5ef142a5b2de04b5b');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_70d896cd620accba73898f251f2877a0');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_8183103598f637fa2f4bf63e3aac6688');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_67c77fecbe8aa3c423615198b0043cfd');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_d1f16550925c483852ff5795c50f57e3');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_df75d29e47da85ad781c1c88946db843');
INSERT INTO public.incident_evidence VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'ev_6f049f6e64b1ef24076d3de7eece5e8d');
INSERT INTO public.incident_evidence VALUES ('inc_20d1346d473ea6d09cfafb4d5d0f4d84', 'ev_6f049f6e64b1ef24076d3de7eece5e8d');
INSERT INTO public.incident_evidence VALUES ('inc_20d1346d473ea6d09cfafb4d5d0f4d84', 'ev_8e8dfe7a34f36afef06fcb2941e886a3');
INSERT INTO public.incident_evidence VALUES ('inc_20d1346d473ea6d09cfafb4d5d0f4d84', 'ev_cdccc88b478c44f30fa9348e72640181');
INSERT INTO public.incident_evidence VALUES ('inc_20d1346d473ea6d09cfafb4d5d0f4d84', 'ev_df75d29e47da85ad781c1c88946db843');
INSERT INTO public.incident_evidence VALUES ('inc_5101f3da93faf690192a200baab551e6', 'ev_137869f15134d1981e19ad264d6e54b1');
INSERT INTO public.incident_evidence VALUES ('inc_5101f3da93faf690192a200baab551e6', 'ev_267cdf275113b6c31248bb352c0c66e8');
INSERT INTO public.incident_evidence VALUES ('inc_5101f3da93faf690192a200baab551e6', 'ev_98c29e87cd0b56fb83e95b4554f228a4');
INSERT INTO public.incident_evidence VALUES ('inc_5101f3da93faf690192a200baab551e6', 'ev_ed3b48b63ef81ccac14b7393d393997d');
INSERT INTO public.incident_evidence VALUES ('inc_5101f3da93faf690192a200baab551e6', 'ev_4b5791f0248f1dd5856519e832c16297');


--
-- Data for Name: incidents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incidents VALUES ('inc_b32d4120b5cc64fde42a78fba411489f', 'exam_1d6176bbe5466bd050123c39bc88fd2b', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:03+00', '2026-11-22 09:00:08+00', '2026-11-22 09:00:06+00', 2, 'ev_5c6e71439f57d68542f4236d4ca0c338', 'confirmed', 'Admin', '2026-11-22 09:00:13+00', 'Seen.', 4, NULL);
INSERT INTO public.incidents VALUES ('inc_20d1346d473ea6d09cfafb4d5d0f4d84', 'exam_1d6176bbe5466bd050123c39bc88fd2b', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'clipboard', 1, 'suspicion', 'medium', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', 1, 'ev_8e8dfe7a34f36afef06fcb2941e886a3', NULL, NULL, NULL, NULL, 10, NULL);
INSERT INTO public.incidents VALUES ('inc_5101f3da93faf690192a200baab551e6', 'exam_1d6176bbe5466bd050123c39bc88fd2b', 'att_948cf214500931d13541fe7ef1b40267', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:16+00', '2026-11-22 09:00:17+00', NULL, 2, 'ev_137869f15134d1981e19ad264d6e54b1', NULL, NULL, NULL, NULL, 17, NULL);


--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messages VALUES ('msg_47d98012389bbe2c243d7a67b664ae2b', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:04+00');
INSERT INTO public.messages VALUES ('msg_cd586f6d45c9361651c8bc53bad784d9', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'staff', 'Please stay in the picture.', 'staff_c7ff3421e160bb0d11637a7724569dc1', 'Admin', NULL, '12345678', '2026-11-22 09:00:13+00');
INSERT INTO public.messages VALUES ('msg_1ee29773d94d9c3e63bbab7018cfaff4', 'att_d24043ea03ee8fbf4f2c77fffb959e86', 'warning', 'Copying and pasting is noted in this exam.', NULL, NULL, 'clipboard', 'clipboard-1', '2026-11-22 09:00:13+00');
INSERT INTO public.messages VALUES ('msg_0d5cc5965a263dcf15d85fa3cb9a55c9', 'att_948cf214500931d13541fe7ef1b40267', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:17+00');


--
-- Data for Name: policies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.policies VALUES ('exam_1d6176bbe5466bd050123c39bc88fd2b', 1, '{"link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}, "preset": "standard", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-22 09:00:00+00', 'Admin');


--
-- Data for Name: read_marks; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: setup_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.setup_links VALUES ('2c6b4d8a54371c6918694126eb0dd1304b73a8cfb31f476764066ab7934fee9a', NULL, 'admin', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');
INSERT INTO public.setup_links VALUES ('462fa1eb7bafb501408a2641347909f50864dde5016014c41b0d1c471934635c', 'staff_17e52a869c9db7a3a4e3629407c13e55', 'proctor', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');


--
-- Data for Name: staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff VALUES ('staff_c7ff3421e160bb0d11637a7724569dc1', 'admin@example.org', 'Admin', 'admin', '$argon2id$v=19$m=19456,t=2,p=1$vl3E0ibVG1OMVQQr6EHxtw$6HdK0pzAHVxIgJpOCUiqQ/AjIVI+l3rzXsDT8VcBlMU', true, '2026-11-22 09:00:00+00');
INSERT INTO public.staff VALUES ('staff_17e52a869c9db7a3a4e3629407c13e55', 'proctor@example.org', 'proctor', 'proctor', '$argon2id$v=19$m=19456,t=2,p=1$QX77olQFlu3QlTI9pAU+fw$uwAlgtfkCcLlnKjQxqVQh/lvb8uaEP9tcy9D8ObbBP4', true, '2026-11-22 09:00:00+00');


--
-- Data for Name: staff_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff_sessions VALUES ('6dd45de2761aedcdcc2e73c61cba0e494f5a1baf61a2d93390f7c3ad3e79b483', 'staff_c7ff3421e160bb0d11637a7724569dc1', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00');
INSERT INTO public.staff_sessions VALUES ('57dde9ee2c0b39bb61cbd66e2f424117f58c303f12e317403dbdc9dce8090070', 'staff_17e52a869c9db7a3a4e3629407c13e55', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00');


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
-- Name: policies pk_policies; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policies
    ADD CONSTRAINT pk_policies PRIMARY KEY (exam_id, version);


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
-- Name: policies fk_policies_exam_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policies
    ADD CONSTRAINT fk_policies_exam_id FOREIGN KEY (exam_id) REFERENCES public.exams(id) ON DELETE CASCADE;


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


