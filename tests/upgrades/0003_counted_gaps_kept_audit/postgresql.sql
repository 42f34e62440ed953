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

--
-- Name: refuse_audit_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_audit_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;


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
    learnt jsonb,
    late_state jsonb,
    away_s double precision DEFAULT '0'::double precision NOT NULL,
    away_since timestamp with time zone,
    chain_length integer DEFAULT 0 NOT NULL,
    chain_hash bytea,
    legal_hold boolean DEFAULT false NOT NULL,
    erased_at timestamp with time zone
);


--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    staff_id character varying(64),
    staff_name character varying(200),
    session_id character varying(64),
    address character varying(64),
    action character varying(60) NOT NULL,
    outcome character varying(40) NOT NULL,
    exam_id character varying(64),
    attempt_id character varying(64),
    subject character varying(200),
    detail jsonb,
    hash bytea NOT NULL
);


--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: audit_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.audit_id_seq OWNED BY public.audit.id;


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
-- Name: chain; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.chain (
    attempt_id character varying(64) NOT NULL,
    "position" integer NOT NULL,
    kind character varying(30) NOT NULL,
    at timestamp with time zone NOT NULL,
    body text,
    digest bytea NOT NULL,
    hash bytea NOT NULL
);


--
-- Name: checkpoints; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.checkpoints (
    attempt_id character varying(64) NOT NULL,
    "position" integer NOT NULL,
    hash bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    key_id character varying(64) NOT NULL,
    signature bytea NOT NULL
);


--
-- Name: deletions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deletions (
    key character varying(300) NOT NULL,
    reason character varying(40) NOT NULL,
    noted_at timestamp with time zone NOT NULL
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
    reason character varying(20) NOT NULL,
    erased_at timestamp with time zone
);


--
-- Name: exam_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.exam_keys (
    exam_id character varying(64) NOT NULL,
    purpose character varying(20) NOT NULL,
    wrapped bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
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
    created_at timestamp with time zone NOT NULL,
    legal_hold boolean DEFAULT false NOT NULL
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
-- Name: gaps; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.gaps (
    attempt_id character varying(64) NOT NULL,
    stream character varying(10) NOT NULL,
    first_seq integer NOT NULL,
    last_seq integer NOT NULL,
    count integer NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    cause character varying(40) NOT NULL,
    noted_at timestamp with time zone NOT NULL
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
    detail character varying(200),
    late boolean DEFAULT false NOT NULL
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
-- Name: recordings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.recordings (
    attempt_id character varying(64) NOT NULL,
    stream character varying(10) NOT NULL,
    seq integer NOT NULL,
    key character varying(300) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    captured_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    duration_ms integer NOT NULL,
    cluster_size integer NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    has_sound boolean NOT NULL
);


--
-- Name: revocations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.revocations (
    id bigint NOT NULL,
    subject character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: revocations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.revocations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: revocations_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.revocations_id_seq OWNED BY public.revocations.id;


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
-- Name: signing_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.signing_keys (
    id character varying(64) NOT NULL,
    public_key bytea NOT NULL,
    sealed_private_key bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    endorsed_by character varying(64),
    endorsement bytea
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
    created_at timestamp with time zone NOT NULL,
    totp_secret bytea,
    totp_confirmed_at timestamp with time zone,
    totp_last_step bigint,
    recovery_codes jsonb
);


--
-- Name: staff_sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.staff_sessions (
    token_hash character varying(64) NOT NULL,
    staff_id character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    id character varying(64) NOT NULL,
    address character varying(64),
    agent character varying(200),
    seen_at timestamp with time zone
);


--
-- Name: templates; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.templates (
    attempt_id character varying(64) NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: audit id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit ALTER COLUMN id SET DEFAULT nextval('public.audit_id_seq'::regclass);


--
-- Name: revocations id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.revocations ALTER COLUMN id SET DEFAULT nextval('public.revocations_id_seq'::regclass);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0003');


--
-- Data for Name: attempt_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempt_sessions VALUES ('eef6a0f8e708ed13b38e19c00233943cb03acafb3f578a8ef2836f0221ff9e79', 'att_58a7a688bd7bceed815d974358b1b522', '2026-11-22 09:00:00+00', '2026-11-25 09:00:00+00');
INSERT INTO public.attempt_sessions VALUES ('62852aec9dec079e4060a7c43bf1c7a8e38d54f5c04e9b7afd0947a10a3719f3', 'att_268825f4733b2cf752d6e95540341610', '2026-11-22 09:00:13+00', '2026-11-25 09:00:00+00');


--
-- Data for Name: attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempts VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'cand_d6df08230bf28a08c693b3569cb59342', 'submitted', '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "custom", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": true, "screen": true, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-24+camera+screen', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Your camera and your microphone are recorded as video with sound all through the exam. You are asked to share your entire screen, and all that it shows is recorded. This goes on while your connection is lost: what was recorded then is sent later. The recordings are kept with the rest, for the staff of this exam to look at.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:00+00', '2026-11-22 09:00:00+00', '2026-11-22 09:00:13+00', NULL, NULL, '{"last": {"page": 1795338013.0, "camera": 1795338013.0}, "signals": {"clipboard": {"ordinal": 1, "closed_at": 1795338013.0}, "multiple_faces": {"ordinal": 1, "closed_at": 1795338006.0}}, "baseline": null}', 17, '{"windows": [["clipboard", 1, 1795338016.0]], "recorded_at": 1795338011.0}', 0, '2026-11-22 09:00:00+00', NULL, NULL, 0, NULL, 38, '\x700abee5d6d146034642fbbaeb4aa79dbee01631f70aa09282365563411c1f5f', false, NULL);
INSERT INTO public.attempts VALUES ('att_268825f4733b2cf752d6e95540341610', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'cand_770873c074cf70b432ff246ce80432b4', 'in_progress', '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "custom", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": true, "screen": true, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-24+camera+screen', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Your camera and your microphone are recorded as video with sound all through the exam. You are asked to share your entire screen, and all that it shows is recorded. This goes on while your connection is lost: what was recorded then is sent later. The recordings are kept with the rest, for the staff of this exam to look at.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', NULL, NULL, NULL, '{"last": {"camera": 1795338018.0}, "signals": {"multiple_faces": {"open": true, "peak": 2, "looks": 2, "since": 1795338016.0, "ordinal": 1}}, "baseline": null}', 8, '{"windows": [["multiple_faces", 1, 1795338020.0]], "recorded_at": 1795338018.0}', 0, '2026-11-22 09:00:13+00', NULL, NULL, 0, NULL, 18, '\x324469247666f0f441911803c090431aac6baf2eb033002cc36045ca23d85040', false, NULL);


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit VALUES (1, '2026-11-22 09:00:00+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'redeem_setup_link', 'allowed', NULL, NULL, NULL, 'null', '\xc76ec5cac6840d2afffaa07fc49d36e81b0025b31c6f122b7bd5afb3cf262fd3');
INSERT INTO public.audit VALUES (2, '2026-11-22 09:00:00+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'create_staff', 'allowed', NULL, NULL, NULL, 'null', '\xe9c59499f8d9ec4f51fd395ce0c616095cb35ce5e432894b31af90dc48dd2dff');
INSERT INTO public.audit VALUES (3, '2026-11-22 09:00:00+00', 'staff_01b993d856a9e2ef21b1b04bd70ef738', 'proctor', 'ses_5823fe25a4cc5c4de638bada3f9c812d', '127.0.0.1', 'redeem_setup_link', 'allowed', NULL, NULL, NULL, 'null', '\x753d39b23411e15d5fc83b402a67722fd5b8a433d22e80252730896d2adf8d25');
INSERT INTO public.audit VALUES (4, '2026-11-22 09:00:00+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'create_exam', 'allowed', NULL, NULL, NULL, 'null', '\xad469abde9b3885ce9b2c2a41cf6f052d52f2ff906ad402be3bb718c34d0ff3c');
INSERT INTO public.audit VALUES (5, '2026-11-22 09:00:00+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'assign_staff', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', NULL, NULL, 'null', '\x67595a291394a94a1b06593929c04cd70b1453d6cdb3bdf5500afa17e92aeb92');
INSERT INTO public.audit VALUES (6, '2026-11-22 09:00:00+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'add_candidates', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', NULL, NULL, 'null', '\x13aef321f22f9d8dbcc8579c1183e5c6551a57e33844cd20506f9e1d965d2111');
INSERT INTO public.audit VALUES (7, '2026-11-22 09:00:13+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'send_staff_message', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'att_58a7a688bd7bceed815d974358b1b522', NULL, 'null', '\x85f0b80879f5faa9189837ac80dca0599426014d724dd7f7561bf3e892c3be38');
INSERT INTO public.audit VALUES (8, '2026-11-22 09:00:13+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'list_incidents', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', NULL, NULL, 'null', '\xc849f2d2a9b875596adeec26d5572fa7e471c570e3a673ff640925d9a9775e6c');
INSERT INTO public.audit VALUES (9, '2026-11-22 09:00:13+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'review_incident', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', NULL, 'inc_fdaf3d24185e72646a3c92e6be1479d8', 'null', '\x4c8555b5c9b7fa96cac5f720df99c102a426ab3341600ee864d8affd29a6b3dd');
INSERT INTO public.audit VALUES (10, '2026-11-22 09:00:13+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'add_candidates', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', NULL, NULL, 'null', '\xdcc57a32152bf76ce4fcdfae0080c5a9c6a44799fc2e60a6df68cacd8c6ef19e');
INSERT INTO public.audit VALUES (11, '2026-11-22 09:00:18+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'list_candidates', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', NULL, NULL, 'null', '\xa4b68a12948777a426fc8a8d10cc56f73db8a56f41c4c8e066019eac316feb6f');
INSERT INTO public.audit VALUES (12, '2026-11-22 09:00:18+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'grant_allowance', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', NULL, 'cand_770873c074cf70b432ff246ce80432b4', 'null', '\xbc551bf8ca7aa91b2035c75876f24e62271d00c27967b36173987e05849f20df');
INSERT INTO public.audit VALUES (13, '2026-11-22 09:00:18+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'export_attempt', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'att_58a7a688bd7bceed815d974358b1b522', NULL, 'null', '\x76d27500aa33d876b3ada7cea4e9eb12fbd1715d274ad70b159c6b0988b238cb');
INSERT INTO public.audit VALUES (14, '2026-11-22 09:00:18+00', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'add_candidates', 'allowed', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', NULL, NULL, 'null', '\x6bc532c9d2be4d1eef321aa4131f451b0d373d183c4475a6381a4a25125160b9');


--
-- Data for Name: candidates; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.candidates VALUES ('cand_d6df08230bf28a08c693b3569cb59342', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'Candidate One', NULL, 1, '2026-11-22 09:00:00+00', NULL);
INSERT INTO public.candidates VALUES ('cand_770873c074cf70b432ff246ce80432b4', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'Candidate Two', NULL, 1, '2026-11-22 09:00:13+00', '{"note": "", "signals": {}, "extra_minutes": 10}');
INSERT INTO public.candidates VALUES ('cand_69190db1333dc7e72cfcfe2b2fd79482', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'Candidate Three', NULL, 1, '2026-11-22 09:00:18+00', NULL);


--
-- Data for Name: chain; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 0, 'event', '2026-11-22 09:00:00+00', '{"at":"2026-11-22T09:00:00.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_d6df08230bf28a08c693b3569cb59342","candidate_name":"Candidate One","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_58a7a688bd7bceed815d974358b1b522","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","camera":"ok","connection":"lost","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":null,"state":"invited"},"incident":null,"message":null},"id":1,"kind":"attempt_changed"}', '\x622e76729e345157722e65652697c43b6c003970fe6d76d9b819b2dc197791e5', '\x31334ee234523df49d5390b01ea749cb65e53653e0d04b294499d2779d405e4f');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 1, 'consent', '2026-11-22 09:00:00+00', '{"at":"2026-11-22T09:00:00.000000+00:00","sha256":"17efc283f9dd41a16144007e3373a0eec9a6d7485181c6298a6446029b8d87a1","version":"2026-11-24+camera+screen"}', '\x00f93348b7bdacd759f06eadc950f299faf5a3abfe0216c88ffe1ef6e3e5d35d', '\x7b65ca9e733b56324eefad0e2334ad7b45b0b399947f92d7bcabbaf9107e1514');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 2, 'event', '2026-11-22 09:00:00+00', '{"at":"2026-11-22T09:00:00.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_d6df08230bf28a08c693b3569cb59342","candidate_name":"Candidate One","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_58a7a688bd7bceed815d974358b1b522","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","camera":"ok","connection":"lost","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":null,"state":"checking_in"},"incident":null,"message":null},"id":2,"kind":"attempt_changed"}', '\xf6ce0ea33a49a59fe4eed7b1c193582725594d5f7c25fbffb476f59515ee25f9', '\x786d6db857db31f9a7c864f405a1130329ef0ffb577fabfda8db125afbbec440');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 3, 'policy', '2026-11-22 09:00:00+00', '{"allowance":null,"detectors":{"faces":"counting-1"},"policy":{"burst_every_s":0.25,"cadence":{"identity_every_s":30.0,"landmarks_every_s":2.0,"objects_every_s":10.0},"evidence":{"after_s":3.0,"before_s":3.0,"keep_sound":false,"record_every_s":30.0},"link":{"away_after_s":30.0,"away_at_most_s":1800.0,"away_clock":"runs","late_for_s":86400.0,"lost_after_s":4.0,"unstable_rtt_ms":800.0},"preset":"custom","recording":{"camera":true,"camera_kbits":250,"screen":true,"screen_kbits":200},"require_fullscreen":false,"retention":{"documents_days":30,"logs_days":730,"observations_days":365,"pictures_days":180,"portraits_days":0,"recordings_days":30},"sample_every_s":1.0,"signals":{"book":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.55,"warn":false,"weight":8.0,"window_s":15.0},"camera_blocked":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":0.0,"window_s":15.0},"camera_dark":{"clear_after_s":5.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":5,"raise_after_s":10.0,"share":null,"tell":null,"threshold":0.1,"warn":true,"weight":0.0,"window_s":15.0},"camera_frozen":{"clear_after_s":1.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":10.0,"warn":true,"weight":0.0,"window_s":15.0},"camera_replayed":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":20.0,"warn":false,"weight":60.0,"window_s":15.0},"clipboard":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"context_menu":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":false,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":0.0,"window_s":15.0},"devtools":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":6.0,"window_s":15.0},"fullscreen_left":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"laptop":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":false,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":false,"weight":8.0,"window_s":15.0},"looking_away":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.5,"tell":null,"threshold":25.0,"warn":true,"weight":6.0,"window_s":15.0},"looking_down":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.6,"tell":null,"threshold":20.0,"warn":false,"weight":4.0,"window_s":20.0},"multiple_faces":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.2,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":30.0,"window_s":15.0},"no_face":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":10.0,"window_s":15.0},"other_person":{"clear_after_s":5.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.6,"warn":true,"weight":60.0,"window_s":15.0},"phone":{"clear_after_s":8.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":40.0,"window_s":15.0},"photo_attack":{"clear_after_s":2.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":90.0,"warn":false,"weight":40.0,"window_s":15.0},"print":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":true,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"screen_share_stopped":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"second_body":{"clear_after_s":8.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":2.0,"share":null,"tell":null,"threshold":2.0,"warn":true,"weight":20.0,"window_s":15.0},"second_screen":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"second_voice":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":4.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":12.0,"window_s":15.0},"speech":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":6.0,"window_s":15.0},"tab_hidden":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"virtual_camera":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":10.0,"window_s":15.0},"window_blurred":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":4.0,"window_s":15.0}},"version":1,"warn_candidate":true}}', '\xc50e28c047a08cc0560436d963d99fa8cb3030127bdc681864f379d873f4b482', '\xc1e00c7758387ffcefa4ed3aa30addd637f12339fc8d2c29b67f435ee2303bf6');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 4, 'event', '2026-11-22 09:00:00+00', '{"at":"2026-11-22T09:00:00.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_d6df08230bf28a08c693b3569cb59342","candidate_name":"Candidate One","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_58a7a688bd7bceed815d974358b1b522","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","camera":"ok","connection":"unstable","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":"2026-11-22T09:00:00Z","state":"in_progress"},"incident":null,"message":null},"id":3,"kind":"attempt_changed"}', '\x2ecd4c91e1ed0165234e8800513fe9faa571a5dc74e372aa8526a6366438342d', '\x0ce84e6086736b23253c2805504088ed66918cf80f0174b8e1d644e0a9dd634e');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 5, 'evidence', '2026-11-22 09:00:01+00', '{"captured_at":"2026-11-22T09:00:01.000000+00:00","id":"ev_59f31e02c4909b605a3fc2cad5a938e0","received_at":"2026-11-22T09:00:01.000000+00:00","seq":0,"sha256":"9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4","size":1328,"stream":"camera"}', '\x5fa52bd74e55c23109ed91f45a63cc0e052b8d0209c5c8e8e5325c4687156897', '\x7e19a644dcabbd902bc3dd13c1a71d5a8c85ab33227dfd3c515400689cea4d8d');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 6, 'evidence', '2026-11-22 09:00:02+00', '{"captured_at":"2026-11-22T09:00:02.000000+00:00","id":"ev_9a47be1269e63071c939658e15aab554","received_at":"2026-11-22T09:00:02.000000+00:00","seq":1,"sha256":"a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46","size":1318,"stream":"camera"}', '\x88c4915e9a651e564eac4dfd1a857a77b72efd44ec472b984bc95fbc7dfc4eb5', '\x6b6cf1d0c26f835e4c5a1d5e7d22982a8c79bb909f1eac4f67398338f6590ac6');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 7, 'evidence', '2026-11-22 09:00:03+00', '{"captured_at":"2026-11-22T09:00:03.000000+00:00","id":"ev_746fbcc61d2c502c01b89407b2f97b62","received_at":"2026-11-22T09:00:03.000000+00:00","seq":2,"sha256":"fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c","size":1363,"stream":"camera"}', '\x5182413066f667200bf82e16bd764630f5bfd8162743ca69d5677c2a22d5f605', '\x79919b8a028ea6e3ee361b5223eec9a95c6ae441958305c90e6d0e359263eaa5');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 8, 'evidence', '2026-11-22 09:00:04+00', '{"captured_at":"2026-11-22T09:00:04.000000+00:00","id":"ev_9fec975a69d403092e33163940501877","received_at":"2026-11-22T09:00:04.000000+00:00","seq":3,"sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","size":1348,"stream":"camera"}', '\xefa917f6ac728dd63e9f1e54d64b2c8430ca37a55aea736cd461d4a18430a17c', '\x78a63e2fd0ee69006fa04c7a726ccd4d4506cc0838610eed0f4e8bd16696f279');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 9, 'link', '2026-11-22 09:00:04+00', '{"evidence":["ev_59f31e02c4909b605a3fc2cad5a938e0","ev_746fbcc61d2c502c01b89407b2f97b62","ev_9a47be1269e63071c939658e15aab554","ev_9fec975a69d403092e33163940501877"],"incident":"inc_fdaf3d24185e72646a3c92e6be1479d8"}', '\x93065e1a8a4f4659ee1e5c549fe6c9a03c2b90af2c3cb3b43ba4e7e983677127', '\x0bfeb282b2ed9ae752933d9ba4a4b72d060932f3310a9664390136ae439eeb6c');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 10, 'event', '2026-11-22 09:00:04+00', '{"at":"2026-11-22T09:00:04.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","candidate_name":"Candidate One","cause":"2 faces were in the picture.","closed_at":null,"cover":{"analysed":true,"captured_at":"2026-11-22T09:00:04Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_9fec975a69d403092e33163940501877","received_at":"2026-11-22T09:00:04Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":4,"exam_id":"exam_4c3969bdbf83f1a20cbe89b9ae76b43c","id":"inc_fdaf3d24185e72646a3c92e6be1479d8","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":null,"opened_at":"2026-11-22T09:00:03Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:04Z"},"message":null},"id":4,"kind":"incident_opened"}', '\x872f8c985c7063e8533459c4aac693bc17825a85508be9ce94f5ea3955ad15e9', '\x47f9f9cd45a19188041b1143de6bc36af24fd444f6ac06018bef56cd4853c562');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 11, 'event', '2026-11-22 09:00:04+00', '{"at":"2026-11-22T09:00:04.000000+00:00","body":{"attempt":null,"incident":null,"message":{"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","author":null,"id":"msg_6a4b7374b909fb331560e02b4c1f183d","incident_kind":"multiple_faces","kind":"warning","sent_at":"2026-11-22T09:00:04Z","text":"Your camera shows more than one face. Please make sure that you are alone."}},"id":5,"kind":"message_sent"}', '\xbe92ae2c1746f727efc33ac8a1e251ed2b73bd0ea3711c9113ab7b1e57b7ace8', '\xc681c3f5dd99faf63f7b0177dd6bf5ae2ef58c135e91aa2491c0039a1b1df384');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 12, 'evidence', '2026-11-22 09:00:05+00', '{"captured_at":"2026-11-22T09:00:05.000000+00:00","id":"ev_da36496b15d24d5740f06ce335428729","received_at":"2026-11-22T09:00:05.000000+00:00","seq":4,"sha256":"88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861","size":1349,"stream":"camera"}', '\xd783bb879b218cf9500d7008d3bd07c80a3549eea008ce00c59ce04489a5090d', '\x55252bf1166284bd1795c772f933635ee0c2ef72d0a5bf0f57a4252ea1bacc75');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 13, 'link', '2026-11-22 09:00:05+00', '{"evidence":["ev_da36496b15d24d5740f06ce335428729"],"incident":"inc_fdaf3d24185e72646a3c92e6be1479d8"}', '\x410c477e52c1c1127ddba42bb0fa3dae85383969833953921177fe8bc5b348c3', '\xc24cd18c185f3520a4e9bf4bb3d77c7d59df275664c443b820a9f72c722414f8');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 23, 'evidence', '2026-11-22 09:00:10+00', '{"captured_at":"2026-11-22T09:00:10.000000+00:00","id":"ev_91ead6143ca65e0ecb79492f3b884f48","received_at":"2026-11-22T09:00:10.000000+00:00","seq":9,"sha256":"76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779","size":1323,"stream":"camera"}', '\x4e7eb4379d2e3ccabc7c0ada92986753d7127eaafa7e7601f27d3635da879555', '\xd0e488a89a071b65a5fd2db9dc316d365e876542419e9a5068f4d5df74ef98e2');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 24, 'link', '2026-11-22 09:00:10+00', '{"evidence":["ev_91ead6143ca65e0ecb79492f3b884f48"],"incident":"inc_fdaf3d24185e72646a3c92e6be1479d8"}', '\x2715c7c27a888a7ad0dd4856ac14e6cce760c6243d85a660beb205572ff11316', '\xbd44687a11cc2a5e82b07c3a1c8bf420c32c4c55af931d7a110c19e1327ed6a2');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 0, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_770873c074cf70b432ff246ce80432b4","candidate_name":"Candidate Two","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_268825f4733b2cf752d6e95540341610","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_268825f4733b2cf752d6e95540341610","camera":"ok","connection":"lost","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":null,"state":"invited"},"incident":null,"message":null},"id":14,"kind":"attempt_changed"}', '\x8ba99ce6943de19df33591cf9a20ebba87c3fd507afbf1092514d2bf80cb52ad', '\xe99eb4908ff66967122da3327b6595a0159fa523e28a22572fc9c0730bc00f47');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 3, 'policy', '2026-11-22 09:00:13+00', '{"allowance":null,"detectors":{"faces":"counting-1"},"policy":{"burst_every_s":0.25,"cadence":{"identity_every_s":30.0,"landmarks_every_s":2.0,"objects_every_s":10.0},"evidence":{"after_s":3.0,"before_s":3.0,"keep_sound":false,"record_every_s":30.0},"link":{"away_after_s":30.0,"away_at_most_s":1800.0,"away_clock":"runs","late_for_s":86400.0,"lost_after_s":4.0,"unstable_rtt_ms":800.0},"preset":"custom","recording":{"camera":true,"camera_kbits":250,"screen":true,"screen_kbits":200},"require_fullscreen":false,"retention":{"documents_days":30,"logs_days":730,"observations_days":365,"pictures_days":180,"portraits_days":0,"recordings_days":30},"sample_every_s":1.0,"signals":{"book":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.55,"warn":false,"weight":8.0,"window_s":15.0},"camera_blocked":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":0.0,"window_s":15.0},"camera_dark":{"clear_after_s":5.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":5,"raise_after_s":10.0,"share":null,"tell":null,"threshold":0.1,"warn":true,"weight":0.0,"window_s":15.0},"camera_frozen":{"clear_after_s":1.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":10.0,"warn":true,"weight":0.0,"window_s":15.0},"camera_replayed":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":20.0,"warn":false,"weight":60.0,"window_s":15.0},"clipboard":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"context_menu":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":false,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":0.0,"window_s":15.0},"devtools":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":6.0,"window_s":15.0},"fullscreen_left":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"laptop":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":false,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":false,"weight":8.0,"window_s":15.0},"looking_away":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.5,"tell":null,"threshold":25.0,"warn":true,"weight":6.0,"window_s":15.0},"looking_down":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.6,"tell":null,"threshold":20.0,"warn":false,"weight":4.0,"window_s":20.0},"multiple_faces":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.2,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":30.0,"window_s":15.0},"no_face":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":10.0,"window_s":15.0},"other_person":{"clear_after_s":5.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.6,"warn":true,"weight":60.0,"window_s":15.0},"phone":{"clear_after_s":8.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":40.0,"window_s":15.0},"photo_attack":{"clear_after_s":2.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":90.0,"warn":false,"weight":40.0,"window_s":15.0},"print":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":true,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"screen_share_stopped":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"second_body":{"clear_after_s":8.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":2.0,"share":null,"tell":null,"threshold":2.0,"warn":true,"weight":20.0,"window_s":15.0},"second_screen":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"second_voice":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":4.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":12.0,"window_s":15.0},"speech":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":6.0,"window_s":15.0},"tab_hidden":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"virtual_camera":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":10.0,"window_s":15.0},"window_blurred":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":4.0,"window_s":15.0}},"version":1,"warn_candidate":true}}', '\xc50e28c047a08cc0560436d963d99fa8cb3030127bdc681864f379d873f4b482', '\x3514607bec92c36b10b1f90deb9f3aef9f5da115c49141f87581742966babc6d');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 4, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_770873c074cf70b432ff246ce80432b4","candidate_name":"Candidate Two","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_268825f4733b2cf752d6e95540341610","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_268825f4733b2cf752d6e95540341610","camera":"ok","connection":"unstable","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":"2026-11-22T09:00:13Z","state":"in_progress"},"incident":null,"message":null},"id":16,"kind":"attempt_changed"}', '\x7d16f36b718eb92fc430c2e12beb71fd569195b8903ec4861547aa3f5219abe5', '\xf0532442cf5263ca405ee4c1235bbc080a1251ba08ed50cd9ad8a1f1b657ac1d');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 6, 'evidence', '2026-11-22 09:00:15+00', '{"captured_at":"2026-11-22T09:00:15.000000+00:00","id":"ev_401968395af1dec2745079a25723e2a5","received_at":"2026-11-22T09:00:15.000000+00:00","seq":1,"sha256":"a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46","size":1318,"stream":"camera"}', '\x9f0db998dae6c8430393fec03a009b60d3de02290c25957d3120dfd8265e5ccd', '\xc7a74457df320f1e061a582da25b2ef303fe005f9744d3f44a7b273291abb4ab');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 7, 'evidence', '2026-11-22 09:00:16+00', '{"captured_at":"2026-11-22T09:00:16.000000+00:00","id":"ev_8a17ee279071b8b38a7f77e3415b9464","received_at":"2026-11-22T09:00:16.000000+00:00","seq":2,"sha256":"fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c","size":1363,"stream":"camera"}', '\xffe004f080355a0cde629fd6449486a26eac35c8ae2d06b6c14dd400c8211c0e', '\x7a60757978e9326bd544ee244a9aff9ca5b09c3f58deae45b13546226d9b4aca');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 8, 'evidence', '2026-11-22 09:00:17+00', '{"captured_at":"2026-11-22T09:00:17.000000+00:00","id":"ev_3635d406c410cafd1585ca9720807c93","received_at":"2026-11-22T09:00:17.000000+00:00","seq":3,"sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","size":1348,"stream":"camera"}', '\x1a80cf56a6fa192e4c77a4ddf9cc1e033afb9998cb441295ee315530a87e3275', '\xd67d117f9766ff5da229c386102e15f9c109b4fbc8ba47263d181274307f21c3');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 9, 'link', '2026-11-22 09:00:17+00', '{"evidence":["ev_3635d406c410cafd1585ca9720807c93","ev_401968395af1dec2745079a25723e2a5","ev_8a17ee279071b8b38a7f77e3415b9464","ev_dda51098b745a1b6fca0f2fb604a006e"],"incident":"inc_d6b8a4ca8315794cd58bb6c3974fe823"}', '\xea30bbcd1701a7e521315fc5507717048b1b06f94ea5b2deb957a14e70599c54', '\x73dada7bf5340d7be7e0a83b6d29adecdf4f1faa90929395f0821550222fb10f');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 10, 'event', '2026-11-22 09:00:17+00', '{"at":"2026-11-22T09:00:17.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_268825f4733b2cf752d6e95540341610","candidate_name":"Candidate Two","cause":"2 faces were in the picture.","closed_at":null,"cover":{"analysed":true,"captured_at":"2026-11-22T09:00:17Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_3635d406c410cafd1585ca9720807c93","received_at":"2026-11-22T09:00:17Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":17,"exam_id":"exam_4c3969bdbf83f1a20cbe89b9ae76b43c","id":"inc_d6b8a4ca8315794cd58bb6c3974fe823","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":null,"opened_at":"2026-11-22T09:00:16Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:17Z"},"message":null},"id":17,"kind":"incident_opened"}', '\x8fc3967d6058cd6813356b25042544447b40d87e1ecc07acf2a5f86d725c277d', '\x7ffc7af75e40bdec7dd90bbcff80f2421c4e7c1b1717fc926b7051993130d4ed');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 11, 'event', '2026-11-22 09:00:17+00', '{"at":"2026-11-22T09:00:17.000000+00:00","body":{"attempt":null,"incident":null,"message":{"attempt_id":"att_268825f4733b2cf752d6e95540341610","author":null,"id":"msg_ac2231f26bd381560c9d401277744b29","incident_kind":"multiple_faces","kind":"warning","sent_at":"2026-11-22T09:00:17Z","text":"Your camera shows more than one face. Please make sure that you are alone."}},"id":18,"kind":"message_sent"}', '\xb31271416bef3b9c7429df437dd8088835fb0a27c98ae39b7dce5fff97a68fd6', '\x9d967ffc1dedd9dbf688cb2000cddd2eb6bccdcee1ac2279b2c5be898007b5d8');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 14, 'evidence', '2026-11-22 09:00:06+00', '{"captured_at":"2026-11-22T09:00:06.000000+00:00","id":"ev_a7d80a83b50e6ff61add500f02b3ef2c","received_at":"2026-11-22T09:00:06.000000+00:00","seq":5,"sha256":"7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036","size":1319,"stream":"camera"}', '\xa4b132d7a5bf9524f2abb73a2b8f33adcfa4b86e469d0c8ab467bcfd45659ff1', '\x775879098676082013a209c41f40d21afb1970dc8bd1f3372ad9150df0f5441a');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 15, 'link', '2026-11-22 09:00:06+00', '{"evidence":["ev_a7d80a83b50e6ff61add500f02b3ef2c"],"incident":"inc_fdaf3d24185e72646a3c92e6be1479d8"}', '\xfb1b4f66a6cdae46142dceb702016a5563fbc9a56c3eafb00a437416b3946244', '\xa588f94e0fc474a5ac8559a5ba12e1b32c3d8e7135da85ffb5159178a43be8da');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 25, 'evidence', '2026-11-22 09:00:11+00', '{"captured_at":"2026-11-22T09:00:11.000000+00:00","id":"ev_0e7441da9f1d3d32eb60a296f41784c0","received_at":"2026-11-22T09:00:11.000000+00:00","seq":10,"sha256":"0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d","size":1319,"stream":"camera"}', '\x81144b1c00f044187e2524481d184b8bc6047cdb5f5327598775f578ecef78bd', '\x38f5e8f4ad064b7c16692e5b4da2c3b3f94daf7067d1e55b42f296efe60951d2');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 26, 'link', '2026-11-22 09:00:11+00', '{"evidence":["ev_0e7441da9f1d3d32eb60a296f41784c0"],"incident":"inc_fdaf3d24185e72646a3c92e6be1479d8"}', '\xd7d06ddc81985b8470d507d7b2aae0e38e452d0727e190bc572c38f3a5508a4a', '\x26629b1a14a6772e6db3e602756b425d07acf9a18837d6cbc510f2b0e6ccecf9');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 28, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":null,"message":{"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","author":"Admin","id":"msg_751dd4e19b32d95cc0854d04ba567c6b","incident_kind":null,"kind":"staff","sent_at":"2026-11-22T09:00:13Z","text":"Please stay in the picture."}},"id":8,"kind":"message_sent"}', '\xc634114edeaebc91c44b92c52698e36f3a8c291162b32ba9d2a5679333a64d4a', '\xea9225270fc5a3e2499eefe6f0ec6ca228391c64d557c263ce5cf1fbd479a157');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 14, 'gap', '2026-11-22 09:00:18+00', '{"begins_at":"2026-11-22T09:00:17.000000+00:00","cause":"device_full","count":4,"ends_at":"2026-11-22T09:00:18.000000+00:00","first_seq":3,"last_seq":9,"stream":"camera"}', '\x3f2ae6784833d59d5781cfe6f5d31b6765e51145bb135c8f308f87239e3e0c53', '\x9a7e11e17bc5f8c49feddb1c39104da9190044fdbcd33e9afeb06f798a84c4e0');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 16, 'evidence', '2026-11-22 09:00:07+00', '{"captured_at":"2026-11-22T09:00:07.000000+00:00","id":"ev_ebf57ed8a208b7a7fa2fd65be01ccc76","received_at":"2026-11-22T09:00:07.000000+00:00","seq":6,"sha256":"68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225","size":1335,"stream":"camera"}', '\x133249e2f26ff6d2e4c3283336aac8894bf41cd370ddcad435b4c083032c19cd', '\x2819038653eeeaca8bed07c8d037b6ade1f29ae24197e01e723174478c82fed1');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 17, 'link', '2026-11-22 09:00:07+00', '{"evidence":["ev_ebf57ed8a208b7a7fa2fd65be01ccc76"],"incident":"inc_fdaf3d24185e72646a3c92e6be1479d8"}', '\xffb3fbc137d1bf8eff0d4f53f85f3f646768361230af6237e24bdecd4001c4e7', '\x52fd41e77d599b5753a51c20d0cbebd1fc36cc3d6410233e25566b6b42c7e922');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 18, 'evidence', '2026-11-22 09:00:08+00', '{"captured_at":"2026-11-22T09:00:08.000000+00:00","id":"ev_f101a17e93d08b9300608851ef7a18cf","received_at":"2026-11-22T09:00:08.000000+00:00","seq":7,"sha256":"1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52","size":1314,"stream":"camera"}', '\x1f74e0fe14ff34f6740ee514485612c0b54054f174bd7e3a05cdbfc4763dd877', '\x72c616de4688cc7b22b6f39a78fe4498daf67ba5ec53a471511992e4c4ed1975');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 19, 'link', '2026-11-22 09:00:08+00', '{"evidence":["ev_f101a17e93d08b9300608851ef7a18cf"],"incident":"inc_fdaf3d24185e72646a3c92e6be1479d8"}', '\x6a7689b66b053e3ededb1d91bfa82df6fa83d9a6b4fccaf5d204907980b1a110', '\x989d0dc723a655e56c8192ac08d64aee48fdc7ff43384359eea43a325af74a4a');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 20, 'event', '2026-11-22 09:00:08+00', '{"at":"2026-11-22T09:00:08.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","candidate_name":"Candidate One","cause":"2 faces were in the picture, 3 s in all.","closed_at":"2026-11-22T09:00:06Z","cover":{"analysed":true,"captured_at":"2026-11-22T09:00:04Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_9fec975a69d403092e33163940501877","received_at":"2026-11-22T09:00:04Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":4,"exam_id":"exam_4c3969bdbf83f1a20cbe89b9ae76b43c","id":"inc_fdaf3d24185e72646a3c92e6be1479d8","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":null,"opened_at":"2026-11-22T09:00:03Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:08Z"},"message":null},"id":6,"kind":"incident_closed"}', '\x88274c4d78456e8b4c61fe675890d88d48907c10916e2761647aabc39b519ee5', '\x1d3d65d0a0ab9319263c9c7fb867529dfa9f9c5a332dacf0631330fcf1e9cb93');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 27, 'event', '2026-11-22 09:00:12+00', '{"at":"2026-11-22T09:00:12.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","candidate_name":"Candidate One","cause":"2 faces were in the picture, 3 s in all.","closed_at":"2026-11-22T09:00:06Z","cover":{"analysed":true,"captured_at":"2026-11-22T09:00:04Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_9fec975a69d403092e33163940501877","received_at":"2026-11-22T09:00:04Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":4,"exam_id":"exam_4c3969bdbf83f1a20cbe89b9ae76b43c","id":"inc_fdaf3d24185e72646a3c92e6be1479d8","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":null,"opened_at":"2026-11-22T09:00:03Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:08Z"},"message":null},"id":7,"kind":"incident_updated"}', '\x7ff031301b08270ead6a7ed40d0e9b7c08522404a22ca71c98b7e6c9abcca175', '\xf2c0fb077e38fcf5622a6b63a9cd8a99c50406fa060c9e854f1b3f8ac8779edd');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 30, 'evidence', '2026-11-22 09:00:12+00', '{"captured_at":"2026-11-22T09:00:12.000000+00:00","id":"ev_30b15836fe3cfcc4360833e68649a7b9","received_at":"2026-11-22T09:00:12.000000+00:00","seq":11,"sha256":"4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96","size":1315,"stream":"camera"}', '\x05c0cfb6e0e3dc79ba145ba377400e98a765440cd22fc8e38083646d0b17a45f', '\x586b20ff0caa1211597b80c8b8986b3ba9e8a9bd72a44a147ae4104b75c49b0b');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 31, 'evidence', '2026-11-22 09:00:13+00', '{"captured_at":"2026-11-22T09:00:13.000000+00:00","id":"ev_90394d68b4617dd9a4dc171fca2cdccd","received_at":"2026-11-22T09:00:13.000000+00:00","seq":12,"sha256":"8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830","size":1312,"stream":"camera"}', '\x50091e89830449327d042a3153c3e8f47451dfebdad104502e8704f64aa8e3b0', '\x543909cbe45123ad0841f58cb4331733bb06d4675d4c7b47c7e4c2a5b328df7c');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 32, 'link', '2026-11-22 09:00:13+00', '{"evidence":["ev_0e7441da9f1d3d32eb60a296f41784c0","ev_30b15836fe3cfcc4360833e68649a7b9","ev_90394d68b4617dd9a4dc171fca2cdccd","ev_91ead6143ca65e0ecb79492f3b884f48"],"incident":"inc_8905f332b87af95b5c64183f9c5abcb2"}', '\xda71078e1d737947e3bf71c4f5c126b541911908fdece7d57d3d164a0eee7fe2', '\x652ef0b66ee83e4b5b5ef8725dc672837be9373c2bf192d9e643674c819e8e73');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 33, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","candidate_name":"Candidate One","cause":"Copy, cut or paste was used once.","closed_at":null,"cover":{"analysed":true,"captured_at":"2026-11-22T09:00:13Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0}],"height":48,"id":"ev_90394d68b4617dd9a4dc171fca2cdccd","received_at":"2026-11-22T09:00:13Z","sha256":"8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":10,"exam_id":"exam_4c3969bdbf83f1a20cbe89b9ae76b43c","id":"inc_8905f332b87af95b5c64183f9c5abcb2","incident_class":"suspicion","kind":"clipboard","late":false,"note":null,"opened_at":"2026-11-22T09:00:13Z","peak":1,"severity":"medium","updated_at":"2026-11-22T09:00:13Z"},"message":null},"id":10,"kind":"incident_opened"}', '\x0be5a017fa8626a395a41589dc87bd9aaebb8448425d3b25628ebcd74eb76412', '\x480ace62932570dd51ab7b645233f8cba87ba4350710f63ac063ff7d7c1e8ae3');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 34, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":null,"message":{"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","author":null,"id":"msg_208fe4c3f657381d4400560da9561c20","incident_kind":"clipboard","kind":"warning","sent_at":"2026-11-22T09:00:13Z","text":"Copying and pasting is noted in this exam."}},"id":11,"kind":"message_sent"}', '\x652602e2121d14ef0f47282c66e3f547889f598bd598010bd0f4ce2b7c7c6e21', '\xcf5dac5e8c7b4a9e0d635778140d6b65e8af6a16e1493fea7d3700af8d734729');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 35, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","candidate_name":"Candidate One","cause":"Copy, cut or paste was used once.","closed_at":"2026-11-22T09:00:13Z","cover":{"analysed":true,"captured_at":"2026-11-22T09:00:13Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0}],"height":48,"id":"ev_90394d68b4617dd9a4dc171fca2cdccd","received_at":"2026-11-22T09:00:13Z","sha256":"8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":10,"exam_id":"exam_4c3969bdbf83f1a20cbe89b9ae76b43c","id":"inc_8905f332b87af95b5c64183f9c5abcb2","incident_class":"suspicion","kind":"clipboard","late":false,"note":null,"opened_at":"2026-11-22T09:00:13Z","peak":1,"severity":"medium","updated_at":"2026-11-22T09:00:13Z"},"message":null},"id":12,"kind":"incident_closed"}', '\x63ec95472d40f2760db0ee048eb4c9ef6fb42a3f2a5781c17558bc683ba7595c', '\xe472e4cbfb51f7ee089a14898270723cd1b5b25ca17b373a3087d337487f3bff');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 37, 'observations', '2026-11-22 09:00:13+00', '{"count":14,"sha256":"681b928b606e6c0da7d6e11beb2d6fce1a0b54251b738fcf993e8368a2f7ce1a"}', '\xef1b2e8297a5beab35dda960bdf3aad3e08545048f0e82c8b392b68675c3a7ba', '\x700abee5d6d146034642fbbaeb4aa79dbee01631f70aa09282365563411c1f5f');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 21, 'evidence', '2026-11-22 09:00:09+00', '{"captured_at":"2026-11-22T09:00:09.000000+00:00","id":"ev_011c58e380728c34e31564673a34becd","received_at":"2026-11-22T09:00:09.000000+00:00","seq":8,"sha256":"2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa","size":1332,"stream":"camera"}', '\x5c5eb110212e90c8a671fd2ad3126109699994594169d82a09d0785545a924ff', '\xf2314012c8a2e0d53845cc11124d8b4f82f19e055dd98d248ae202a2614794b3');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 22, 'link', '2026-11-22 09:00:09+00', '{"evidence":["ev_011c58e380728c34e31564673a34becd"],"incident":"inc_fdaf3d24185e72646a3c92e6be1479d8"}', '\x01159a74fae1f5e4f879a75527e87b1c69c58b84ea71de107016bcf6cf735e0b', '\x885626c1adcba5cb67a60bc5cc8bb011b6a43adffe4af425a36903435c64cc3c');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 29, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","candidate_name":"Candidate One","cause":"2 faces were in the picture, 3 s in all.","closed_at":"2026-11-22T09:00:06Z","cover":{"analysed":true,"captured_at":"2026-11-22T09:00:04Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_9fec975a69d403092e33163940501877","received_at":"2026-11-22T09:00:04Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":"Admin","decision":"confirmed","detail":null,"event_id":4,"exam_id":"exam_4c3969bdbf83f1a20cbe89b9ae76b43c","id":"inc_fdaf3d24185e72646a3c92e6be1479d8","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":"Seen.","opened_at":"2026-11-22T09:00:03Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:08Z"},"message":null},"id":9,"kind":"incident_reviewed"}', '\x4dc79e9d16bc1cfe6be5a2ea435d457bd4418837c7d9976571a8a3a9a9701691', '\x8cb7d012eb17ada180e273a367edf6ce58865a731b7561c0f12a5c8ec33ac2d0');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 1, 'consent', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","sha256":"17efc283f9dd41a16144007e3373a0eec9a6d7485181c6298a6446029b8d87a1","version":"2026-11-24+camera+screen"}', '\x0e0fc746351ed7044bba17cc1462b5b1ef043a97198a484997e91c8df05cd90f', '\x424b4b2112b7bb7a034dbb5ecd9101bc3407d70103acf6780016758a0caf1dc2');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 2, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_770873c074cf70b432ff246ce80432b4","candidate_name":"Candidate Two","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_268825f4733b2cf752d6e95540341610","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_268825f4733b2cf752d6e95540341610","camera":"ok","connection":"lost","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":null,"state":"checking_in"},"incident":null,"message":null},"id":15,"kind":"attempt_changed"}', '\xc893b71ea3a848c8eff3000b852bca59f559adb6a0fa900ce4f569db525cd82d', '\xce46716b33909407fe7979461bfff64eab2d58770edfe8207befa498ba104be9');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 12, 'evidence', '2026-11-22 09:00:18+00', '{"captured_at":"2026-11-22T09:00:18.000000+00:00","id":"ev_1859747880843d1b3e9e75146162924f","received_at":"2026-11-22T09:00:18.000000+00:00","seq":4,"sha256":"88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861","size":1349,"stream":"camera"}', '\x00c3ed8272b47fc3e24452078ed6158ca06865ab4d42faed046e7c8cc0b28a05', '\x5e8c3a4da5609ef3e2149d447356ec1e12d9d5e5c4a3b2f97a3f057e6e519aea');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 13, 'link', '2026-11-22 09:00:18+00', '{"evidence":["ev_1859747880843d1b3e9e75146162924f"],"incident":"inc_d6b8a4ca8315794cd58bb6c3974fe823"}', '\x6114ea5b485c08ee23c2c1c48160196aeada285f7f64317bf2338b038372ddc7', '\x38a021539ad3da393f22ec201533687e88355ecec948b1ee5743c28dfa4f3b8c');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 17, 'recording', '2026-11-22 09:00:18+00', '{"captured_at":"2026-11-22T09:00:18.000000+00:00","duration_ms":1021,"key":"exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_268825f4733b2cf752d6e95540341610/recording/0000000000-5e0fc12f48397905.webm","seq":0,"sha256":"5e0fc12f483979056a9de0b7adef990a44cb4afb2089145de2df9024f59fb7a2","size":10580,"stream":"recording"}', '\xc1c86bf5229f642cec65c6d8a35681e79ffa56f0c04bbc62b8db39a51970ef05', '\x324469247666f0f441911803c090431aac6baf2eb033002cc36045ca23d85040');
INSERT INTO public.chain VALUES ('att_58a7a688bd7bceed815d974358b1b522', 36, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_d6df08230bf28a08c693b3569cb59342","candidate_name":"Candidate One","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":"2026-11-22T09:00:13Z","erased":false,"id":"att_58a7a688bd7bceed815d974358b1b522","incidents":2,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_58a7a688bd7bceed815d974358b1b522","camera":"ok","connection":"unstable","faces":1,"last_frame_at":"2026-11-22T09:00:13Z","not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":"2026-11-22T09:00:00Z","state":"submitted"},"incident":null,"message":null},"id":13,"kind":"attempt_changed"}', '\x27ffd43e7f9d883836d10cdb5fb622d79c1b6ddc34d246e57c0e56ce6e6a1b80', '\xaa1f9a9a5c8b56cc3c84bc2f068d6bfd0872806304c44efed34bed5024efae6f');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 5, 'evidence', '2026-11-22 09:00:14+00', '{"captured_at":"2026-11-22T09:00:14.000000+00:00","id":"ev_dda51098b745a1b6fca0f2fb604a006e","received_at":"2026-11-22T09:00:14.000000+00:00","seq":0,"sha256":"9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4","size":1328,"stream":"camera"}', '\xff72bd8220ed98512f5051a8b145254a6392019d7ace485ae47e22cd96ea2ae2', '\x8f0c04895eedb21d531d1f514a02382d6ebb801675497e83cd1448207ae5e3c3');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 15, 'policy', '2026-11-22 09:00:18+00', '{"allowance":{"extra_minutes":10,"note":"","signals":{}},"detectors":null,"policy":{"burst_every_s":0.25,"cadence":{"identity_every_s":30.0,"landmarks_every_s":2.0,"objects_every_s":10.0},"evidence":{"after_s":3.0,"before_s":3.0,"keep_sound":false,"record_every_s":30.0},"link":{"away_after_s":30.0,"away_at_most_s":1800.0,"away_clock":"runs","late_for_s":86400.0,"lost_after_s":4.0,"unstable_rtt_ms":800.0},"preset":"custom","recording":{"camera":true,"camera_kbits":250,"screen":true,"screen_kbits":200},"require_fullscreen":false,"retention":{"documents_days":30,"logs_days":730,"observations_days":365,"pictures_days":180,"portraits_days":0,"recordings_days":30},"sample_every_s":1.0,"signals":{"book":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.55,"warn":false,"weight":8.0,"window_s":15.0},"camera_blocked":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":0.0,"window_s":15.0},"camera_dark":{"clear_after_s":5.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":5,"raise_after_s":10.0,"share":null,"tell":null,"threshold":0.1,"warn":true,"weight":0.0,"window_s":15.0},"camera_frozen":{"clear_after_s":1.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":10.0,"warn":true,"weight":0.0,"window_s":15.0},"camera_replayed":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":20.0,"warn":false,"weight":60.0,"window_s":15.0},"clipboard":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"context_menu":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":false,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":0.0,"window_s":15.0},"devtools":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":6.0,"window_s":15.0},"fullscreen_left":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"laptop":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":false,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":false,"weight":8.0,"window_s":15.0},"looking_away":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.5,"tell":null,"threshold":25.0,"warn":true,"weight":6.0,"window_s":15.0},"looking_down":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.6,"tell":null,"threshold":20.0,"warn":false,"weight":4.0,"window_s":20.0},"multiple_faces":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.2,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":30.0,"window_s":15.0},"no_face":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":10.0,"window_s":15.0},"other_person":{"clear_after_s":5.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.6,"warn":true,"weight":60.0,"window_s":15.0},"phone":{"clear_after_s":8.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":40.0,"window_s":15.0},"photo_attack":{"clear_after_s":2.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":90.0,"warn":false,"weight":40.0,"window_s":15.0},"print":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":true,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"screen_share_stopped":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"second_body":{"clear_after_s":8.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":2.0,"share":null,"tell":null,"threshold":2.0,"warn":true,"weight":20.0,"window_s":15.0},"second_screen":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"second_voice":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":4.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":12.0,"window_s":15.0},"speech":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":6.0,"window_s":15.0},"tab_hidden":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"virtual_camera":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":10.0,"window_s":15.0},"window_blurred":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":4.0,"window_s":15.0}},"version":1,"warn_candidate":true}}', '\xd7056ca4d1443845635254b051b413115e5a8d5dede129e8a4fc7e5648c23eb1', '\x46926bc748b31e5f1de700617230f522a599e6ea15e415a7ebcfbf9049e9ee18');
INSERT INTO public.chain VALUES ('att_268825f4733b2cf752d6e95540341610', 16, 'event', '2026-11-22 09:00:18+00', '{"at":"2026-11-22T09:00:18.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_770873c074cf70b432ff246ce80432b4","candidate_name":"Candidate Two","clock_skew_s":0.0,"closes_at":"2026-11-24T09:10:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_268825f4733b2cf752d6e95540341610","incidents":1,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_268825f4733b2cf752d6e95540341610","camera":"ok","connection":"unstable","faces":2,"last_frame_at":"2026-11-22T09:00:18Z","not_analysed":[],"signals":["multiple_faces"],"stretch":1.0},"policy_version":1,"started_at":"2026-11-22T09:00:13Z","state":"in_progress"},"incident":null,"message":null},"id":19,"kind":"attempt_changed"}', '\x13b42b92abc34b05939415e4d44be07c8f5847d3beaa363a804db549420c3674', '\xcc227e52a48dc6ca6eda94b6a3a8049f2a94675df6e6c1983f0ae295d4a8bb1b');


--
-- Data for Name: checkpoints; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.checkpoints VALUES ('att_268825f4733b2cf752d6e95540341610', 0, '\xe99eb4908ff66967122da3327b6595a0159fa523e28a22572fc9c0730bc00f47', '2026-11-22 09:00:13+00', '3b3a80287de3acd24576671d9cca0df5c1482982987a69c1becd4e713780f8c5', '\x70677d2499a457e49d639553587fc40600f9f8fb33fc5afbb7c4da0d3248d73ea7d0cc5f2f0b6a9c690e4e43c2b32b3e1987d8e803639a8f5539f90c13bc7c0b');
INSERT INTO public.checkpoints VALUES ('att_58a7a688bd7bceed815d974358b1b522', 37, '\x700abee5d6d146034642fbbaeb4aa79dbee01631f70aa09282365563411c1f5f', '2026-11-22 09:00:13+00', '3b3a80287de3acd24576671d9cca0df5c1482982987a69c1becd4e713780f8c5', '\x8ad87a7a0352ef8152af38ccdf6a5950e886a3140bea48717b21190a3914c4d93727408cfab8e4ac42273ad95ce8ebb3cc99a7e6bb75d136db0a46ce60852107');


--
-- Data for Name: deletions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 1, 'att_58a7a688bd7bceed815d974358b1b522', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_58a7a688bd7bceed815d974358b1b522", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "invited", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": null, "candidate_id": "cand_d6df08230bf28a08c693b3569cb59342", "clock_skew_s": 0.0, "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 2, 'att_58a7a688bd7bceed815d974358b1b522', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_58a7a688bd7bceed815d974358b1b522", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "checking_in", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": null, "candidate_id": "cand_d6df08230bf28a08c693b3569cb59342", "clock_skew_s": 0.0, "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 3, 'att_58a7a688bd7bceed815d974358b1b522', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_58a7a688bd7bceed815d974358b1b522", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "connection": "unstable", "not_analysed": [], "last_frame_at": null}, "state": "in_progress", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_d6df08230bf28a08c693b3569cb59342", "clock_skew_s": 0.0, "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 4, 'att_58a7a688bd7bceed815d974358b1b522', 'incident_opened', '2026-11-22 09:00:04+00', '{"attempt": null, "message": null, "incident": {"id": "inc_fdaf3d24185e72646a3c92e6be1479d8", "kind": "multiple_faces", "late": false, "note": null, "peak": 2, "cause": "2 faces were in the picture.", "cover": {"id": "ev_9fec975a69d403092e33163940501877", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_4c3969bdbf83f1a20cbe89b9ae76b43c", "decision": null, "event_id": 4, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "decided_by": null, "updated_at": "2026-11-22T09:00:04Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 5, 'att_58a7a688bd7bceed815d974358b1b522', 'message_sent', '2026-11-22 09:00:04+00', '{"attempt": null, "message": {"id": "msg_6a4b7374b909fb331560e02b4c1f183d", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:04Z", "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "incident_kind": "multiple_faces"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 6, 'att_58a7a688bd7bceed815d974358b1b522', 'incident_closed', '2026-11-22 09:00:08+00', '{"attempt": null, "message": null, "incident": {"id": "inc_fdaf3d24185e72646a3c92e6be1479d8", "kind": "multiple_faces", "late": false, "note": null, "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_9fec975a69d403092e33163940501877", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_4c3969bdbf83f1a20cbe89b9ae76b43c", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 7, 'att_58a7a688bd7bceed815d974358b1b522', 'incident_updated', '2026-11-22 09:00:12+00', '{"attempt": null, "message": null, "incident": {"id": "inc_fdaf3d24185e72646a3c92e6be1479d8", "kind": "multiple_faces", "late": false, "note": null, "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_9fec975a69d403092e33163940501877", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_4c3969bdbf83f1a20cbe89b9ae76b43c", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 8, 'att_58a7a688bd7bceed815d974358b1b522', 'message_sent', '2026-11-22 09:00:13+00', '{"attempt": null, "message": {"id": "msg_751dd4e19b32d95cc0854d04ba567c6b", "kind": "staff", "text": "Please stay in the picture.", "author": "Admin", "sent_at": "2026-11-22T09:00:13Z", "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "incident_kind": null}, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 13, 'att_58a7a688bd7bceed815d974358b1b522', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_58a7a688bd7bceed815d974358b1b522", "live": {"faces": 1, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "connection": "unstable", "not_analysed": [], "last_frame_at": "2026-11-22T09:00:13Z"}, "state": "submitted", "away_s": 0.0, "erased": false, "ended_at": "2026-11-22T09:00:13Z", "closes_at": "2026-11-24T09:00:00Z", "incidents": 2, "end_reason": null, "legal_hold": false, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_d6df08230bf28a08c693b3569cb59342", "clock_skew_s": 0.0, "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 9, 'att_58a7a688bd7bceed815d974358b1b522', 'incident_reviewed', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_fdaf3d24185e72646a3c92e6be1479d8", "kind": "multiple_faces", "late": false, "note": "Seen.", "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_9fec975a69d403092e33163940501877", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_4c3969bdbf83f1a20cbe89b9ae76b43c", "decision": "confirmed", "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "decided_by": "Admin", "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 15, 'att_268825f4733b2cf752d6e95540341610', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_268825f4733b2cf752d6e95540341610", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_268825f4733b2cf752d6e95540341610", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "checking_in", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": null, "candidate_id": "cand_770873c074cf70b432ff246ce80432b4", "clock_skew_s": 0.0, "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 10, 'att_58a7a688bd7bceed815d974358b1b522', 'incident_opened', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_8905f332b87af95b5c64183f9c5abcb2", "kind": "clipboard", "late": false, "note": null, "peak": 1, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_90394d68b4617dd9a4dc171fca2cdccd", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "analysed": true, "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z"}, "detail": null, "exam_id": "exam_4c3969bdbf83f1a20cbe89b9ae76b43c", "decision": null, "event_id": 10, "severity": "medium", "closed_at": null, "opened_at": "2026-11-22T09:00:13Z", "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "decided_by": null, "updated_at": "2026-11-22T09:00:13Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 11, 'att_58a7a688bd7bceed815d974358b1b522', 'message_sent', '2026-11-22 09:00:13+00', '{"attempt": null, "message": {"id": "msg_208fe4c3f657381d4400560da9561c20", "kind": "warning", "text": "Copying and pasting is noted in this exam.", "author": null, "sent_at": "2026-11-22T09:00:13Z", "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "incident_kind": "clipboard"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 12, 'att_58a7a688bd7bceed815d974358b1b522', 'incident_closed', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_8905f332b87af95b5c64183f9c5abcb2", "kind": "clipboard", "late": false, "note": null, "peak": 1, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_90394d68b4617dd9a4dc171fca2cdccd", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "analysed": true, "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z"}, "detail": null, "exam_id": "exam_4c3969bdbf83f1a20cbe89b9ae76b43c", "decision": null, "event_id": 10, "severity": "medium", "closed_at": "2026-11-22T09:00:13Z", "opened_at": "2026-11-22T09:00:13Z", "attempt_id": "att_58a7a688bd7bceed815d974358b1b522", "decided_by": null, "updated_at": "2026-11-22T09:00:13Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 14, 'att_268825f4733b2cf752d6e95540341610', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_268825f4733b2cf752d6e95540341610", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_268825f4733b2cf752d6e95540341610", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "invited", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": null, "candidate_id": "cand_770873c074cf70b432ff246ce80432b4", "clock_skew_s": 0.0, "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 16, 'att_268825f4733b2cf752d6e95540341610', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_268825f4733b2cf752d6e95540341610", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_268825f4733b2cf752d6e95540341610", "connection": "unstable", "not_analysed": [], "last_frame_at": null}, "state": "in_progress", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": "2026-11-22T09:00:13Z", "candidate_id": "cand_770873c074cf70b432ff246ce80432b4", "clock_skew_s": 0.0, "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 17, 'att_268825f4733b2cf752d6e95540341610', 'incident_opened', '2026-11-22 09:00:17+00', '{"attempt": null, "message": null, "incident": {"id": "inc_d6b8a4ca8315794cd58bb6c3974fe823", "kind": "multiple_faces", "late": false, "note": null, "peak": 2, "cause": "2 faces were in the picture.", "cover": {"id": "ev_3635d406c410cafd1585ca9720807c93", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:17Z", "received_at": "2026-11-22T09:00:17Z"}, "detail": null, "exam_id": "exam_4c3969bdbf83f1a20cbe89b9ae76b43c", "decision": null, "event_id": 17, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:16Z", "attempt_id": "att_268825f4733b2cf752d6e95540341610", "decided_by": null, "updated_at": "2026-11-22T09:00:17Z", "candidate_name": "Candidate Two", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 18, 'att_268825f4733b2cf752d6e95540341610', 'message_sent', '2026-11-22 09:00:17+00', '{"attempt": null, "message": {"id": "msg_ac2231f26bd381560c9d401277744b29", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:17Z", "attempt_id": "att_268825f4733b2cf752d6e95540341610", "incident_kind": "multiple_faces"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 19, 'att_268825f4733b2cf752d6e95540341610', 'attempt_changed', '2026-11-22 09:00:18+00', '{"attempt": {"id": "att_268825f4733b2cf752d6e95540341610", "live": {"faces": 2, "camera": "ok", "signals": ["multiple_faces"], "stretch": 1.0, "analysed": true, "attempt_id": "att_268825f4733b2cf752d6e95540341610", "connection": "unstable", "not_analysed": [], "last_frame_at": "2026-11-22T09:00:18Z"}, "state": "in_progress", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:10:00Z", "incidents": 1, "end_reason": null, "legal_hold": false, "started_at": "2026-11-22T09:00:13Z", "candidate_id": "cand_770873c074cf70b432ff246ce80432b4", "clock_skew_s": 0.0, "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');


--
-- Data for Name: evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.evidence VALUES ('ev_59f31e02c4909b605a3fc2cad5a938e0', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 0, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000000-9f1c2d748e3fdde5.jpg', '9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', 1328, '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record', NULL);
INSERT INTO public.evidence VALUES ('ev_9a47be1269e63071c939658e15aab554', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 1, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000001-a902ceab7d782364.jpg', 'a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', 1318, '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_746fbcc61d2c502c01b89407b2f97b62', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 2, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000002-fb6b985b912de9ea.jpg', 'fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', 1363, '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_9fec975a69d403092e33163940501877', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 3, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000003-948a2dba4fe0ec9d.jpg', '948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', 1348, '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_da36496b15d24d5740f06ce335428729', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 4, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000004-88f77f7074f25960.jpg', '88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', 1349, '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_a7d80a83b50e6ff61add500f02b3ef2c', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 5, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000005-7f962fbe95215b61.jpg', '7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036', 1319, '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_ebf57ed8a208b7a7fa2fd65be01ccc76', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 6, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000006-68798307995c3fbb.jpg', '68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225', 1335, '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_f101a17e93d08b9300608851ef7a18cf', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 7, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000007-1e2c4c1c6054e1a5.jpg', '1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52', 1314, '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_011c58e380728c34e31564673a34becd', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 8, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000008-2c8655b9c39b3752.jpg', '2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa', 1332, '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_91ead6143ca65e0ecb79492f3b884f48', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 9, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000009-76fd8baa32c2baeb.jpg', '76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779', 1323, '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_0e7441da9f1d3d32eb60a296f41784c0', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 10, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000010-0ee4bb06d0c349aa.jpg', '0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d', 1319, '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_30b15836fe3cfcc4360833e68649a7b9', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 11, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000011-4ae74e766f5aad65.jpg', '4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96', 1315, '2026-11-22 09:00:12+00', '2026-11-22 09:00:12+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_90394d68b4617dd9a4dc171fca2cdccd', 'att_58a7a688bd7bceed815d974358b1b522', 'camera', 12, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_58a7a688bd7bceed815d974358b1b522/camera/0000000012-8bd218a69eb7cef1.jpg', '8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830', 1312, '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_dda51098b745a1b6fca0f2fb604a006e', 'att_268825f4733b2cf752d6e95540341610', 'camera', 0, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_268825f4733b2cf752d6e95540341610/camera/0000000000-9f1c2d748e3fdde5.jpg', '9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', 1328, '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record', NULL);
INSERT INTO public.evidence VALUES ('ev_401968395af1dec2745079a25723e2a5', 'att_268825f4733b2cf752d6e95540341610', 'camera', 1, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_268825f4733b2cf752d6e95540341610/camera/0000000001-a902ceab7d782364.jpg', 'a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', 1318, '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_8a17ee279071b8b38a7f77e3415b9464', 'att_268825f4733b2cf752d6e95540341610', 'camera', 2, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_268825f4733b2cf752d6e95540341610/camera/0000000002-fb6b985b912de9ea.jpg', 'fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', 1363, '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_3635d406c410cafd1585ca9720807c93', 'att_268825f4733b2cf752d6e95540341610', 'camera', 3, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_268825f4733b2cf752d6e95540341610/camera/0000000003-948a2dba4fe0ec9d.jpg', '948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', 1348, '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_1859747880843d1b3e9e75146162924f', 'att_268825f4733b2cf752d6e95540341610', 'camera', 4, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_268825f4733b2cf752d6e95540341610/camera/0000000004-88f77f7074f25960.jpg', '88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', 1349, '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);


--
-- Data for Name: exam_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exam_keys VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'evidence', '\x012bd9f97f85d4537675844884fed7be2897ed338c0625709a5f484970c914dfed4e5c486ef1ae925bd92a3c61eb8c965c8eef13f6b57651e33cd56afe3f07bd118bb9a140', '2026-11-22 09:00:01+00');


--
-- Data for Name: exam_staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exam_staff VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'staff_01b993d856a9e2ef21b1b04bd70ef738');


--
-- Data for Name: exams; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exams VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'Linear Algebra', NULL, 'tab', NULL, '2026-11-24 09:00:00+00', '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "custom", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": true, "screen": true, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', false, 0, 19, '2026-11-22 09:00:00+00', false);


--
-- Data for Name: frames; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 0, '\x9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', false, '{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1328, '\x000040c4abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 1, '\xa902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', false, '{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1318, '\x000080c4abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 2, '\xfb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', false, '{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1363, '\x0000c0c4abc0da41000ecd380f6e35100000110000120000010040');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 3, '\x948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', false, '{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1348, '\x000000c5abc0da41000ecd380f6e35100000110000120000010040');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 4, '\x88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', false, '{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1349, '\x000040c5abc0da41000ecd380f6535100000110000120000010040');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 5, '\x7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036', '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', false, '{"seq": 5, "sha256": "7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1319, '\x000080c5abc0da41000ecd380f653510000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 6, '\x68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225', '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', false, '{"seq": 6, "sha256": "68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1335, '\x0000c0c5abc0da41000ec7360fa73310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 7, '\x1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52', '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', false, '{"seq": 7, "sha256": "1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1314, '\x000000c6abc0da41000ec7360fa73310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 8, '\x2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa', '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', false, '{"seq": 8, "sha256": "2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1332, '\x000040c6abc0da41000ec7360faf3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 9, '\x76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779', '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', false, '{"seq": 9, "sha256": "76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1323, '\x000080c6abc0da41000ec7360faf3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 10, '\x0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d', '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', false, '{"seq": 10, "sha256": "0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1319, '\x0000c0c6abc0da41000ec7360f8f3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 11, '\x4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96', '2026-11-22 09:00:12+00', '2026-11-22 09:00:12+00', false, '{"seq": 11, "sha256": "4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1315, '\x000000c7abc0da41000ec7360f8f3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'camera', 12, '\x8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', false, '{"seq": 12, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1312, '\x000040c7abc0da41000ec7360f9d3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_58a7a688bd7bceed815d974358b1b522', 'page', 0, '\x6c32404d78ab8f598df2439cb46a69f9a2595d3346f122f5331cc223bdf5ff71', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', false, '{"seq": 0, "sha256": "6c32404d78ab8f598df2439cb46a69f9a2595d3346f122f5331cc223bdf5ff71", "not_analysed": [], "late": false}', 40, '\x000040c7abc0da41002b003c');
INSERT INTO public.frames VALUES ('att_268825f4733b2cf752d6e95540341610', 'camera', 0, '\x9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', false, '{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1328, '\x000080c7abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_268825f4733b2cf752d6e95540341610', 'camera', 1, '\xa902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', false, '{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1318, '\x0000c0c7abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_268825f4733b2cf752d6e95540341610', 'camera', 2, '\xfb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', false, '{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1363, '\x000000c8abc0da41000ecd380f6e35100000110000120000010040');
INSERT INTO public.frames VALUES ('att_268825f4733b2cf752d6e95540341610', 'camera', 4, '\x88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', false, '{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1349, '\x000080c8abc0da41000ecd380f6535100000110000120000010040');
INSERT INTO public.frames VALUES ('att_268825f4733b2cf752d6e95540341610', 'recording', 0, '\x5e0fc12f483979056a9de0b7adef990a44cb4afb2089145de2df9024f59fb7a2', '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', false, '{"seq": 0, "sha256": "5e0fc12f483979056a9de0b7adef990a44cb4afb2089145de2df9024f59fb7a2", "not_analysed": [], "late": false}', 10580, NULL);
INSERT INTO public.frames VALUES ('att_268825f4733b2cf752d6e95540341610', 'camera', 3, '\x948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', false, '{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1348, '\x000040c8abc0da41000ecd380f6e35100000110000120000010040');


--
-- Data for Name: gaps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gaps VALUES ('att_268825f4733b2cf752d6e95540341610', 'camera', 3, 9, 4, '2026-11-22 09:00:17+00', '2026-11-22 09:00:18+00', 'device_full', '2026-11-22 09:00:18+00');


--
-- Data for Name: incident_evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_59f31e02c4909b605a3fc2cad5a938e0');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_746fbcc61d2c502c01b89407b2f97b62');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_9a47be1269e63071c939658e15aab554');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_9fec975a69d403092e33163940501877');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_da36496b15d24d5740f06ce335428729');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_a7d80a83b50e6ff61add500f02b3ef2c');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_ebf57ed8a208b7a7fa2fd65be01ccc76');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_f101a17e93d08b9300608851ef7a18cf');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_011c58e380728c34e31564673a34becd');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_91ead6143ca65e0ecb79492f3b884f48');
INSERT INTO public.incident_evidence VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'ev_0e7441da9f1d3d32eb60a296f41784c0');
INSERT INTO public.incident_evidence VALUES ('inc_8905f332b87af95b5c64183f9c5abcb2', 'ev_0e7441da9f1d3d32eb60a296f41784c0');
INSERT INTO public.incident_evidence VALUES ('inc_8905f332b87af95b5c64183f9c5abcb2', 'ev_30b15836fe3cfcc4360833e68649a7b9');
INSERT INTO public.incident_evidence VALUES ('inc_8905f332b87af95b5c64183f9c5abcb2', 'ev_90394d68b4617dd9a4dc171fca2cdccd');
INSERT INTO public.incident_evidence VALUES ('inc_8905f332b87af95b5c64183f9c5abcb2', 'ev_91ead6143ca65e0ecb79492f3b884f48');
INSERT INTO public.incident_evidence VALUES ('inc_d6b8a4ca8315794cd58bb6c3974fe823', 'ev_3635d406c410cafd1585ca9720807c93');
INSERT INTO public.incident_evidence VALUES ('inc_d6b8a4ca8315794cd58bb6c3974fe823', 'ev_401968395af1dec2745079a25723e2a5');
INSERT INTO public.incident_evidence VALUES ('inc_d6b8a4ca8315794cd58bb6c3974fe823', 'ev_8a17ee279071b8b38a7f77e3415b9464');
INSERT INTO public.incident_evidence VALUES ('inc_d6b8a4ca8315794cd58bb6c3974fe823', 'ev_dda51098b745a1b6fca0f2fb604a006e');
INSERT INTO public.incident_evidence VALUES ('inc_d6b8a4ca8315794cd58bb6c3974fe823', 'ev_1859747880843d1b3e9e75146162924f');


--
-- Data for Name: incidents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incidents VALUES ('inc_fdaf3d24185e72646a3c92e6be1479d8', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'att_58a7a688bd7bceed815d974358b1b522', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:03+00', '2026-11-22 09:00:08+00', '2026-11-22 09:00:06+00', 2, 'ev_9fec975a69d403092e33163940501877', 'confirmed', 'Admin', '2026-11-22 09:00:13+00', 'Seen.', 4, NULL, false);
INSERT INTO public.incidents VALUES ('inc_8905f332b87af95b5c64183f9c5abcb2', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'att_58a7a688bd7bceed815d974358b1b522', 'clipboard', 1, 'suspicion', 'medium', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', 1, 'ev_90394d68b4617dd9a4dc171fca2cdccd', NULL, NULL, NULL, NULL, 10, NULL, false);
INSERT INTO public.incidents VALUES ('inc_d6b8a4ca8315794cd58bb6c3974fe823', 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 'att_268825f4733b2cf752d6e95540341610', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:16+00', '2026-11-22 09:00:17+00', NULL, 2, 'ev_3635d406c410cafd1585ca9720807c93', NULL, NULL, NULL, NULL, 17, NULL, false);


--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messages VALUES ('msg_6a4b7374b909fb331560e02b4c1f183d', 'att_58a7a688bd7bceed815d974358b1b522', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:04+00');
INSERT INTO public.messages VALUES ('msg_751dd4e19b32d95cc0854d04ba567c6b', 'att_58a7a688bd7bceed815d974358b1b522', 'staff', 'Please stay in the picture.', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', 'Admin', NULL, '12345678', '2026-11-22 09:00:13+00');
INSERT INTO public.messages VALUES ('msg_208fe4c3f657381d4400560da9561c20', 'att_58a7a688bd7bceed815d974358b1b522', 'warning', 'Copying and pasting is noted in this exam.', NULL, NULL, 'clipboard', 'clipboard-1', '2026-11-22 09:00:13+00');
INSERT INTO public.messages VALUES ('msg_ac2231f26bd381560c9d401277744b29', 'att_268825f4733b2cf752d6e95540341610', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:17+00');


--
-- Data for Name: policies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.policies VALUES ('exam_4c3969bdbf83f1a20cbe89b9ae76b43c', 1, '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "custom", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": true, "screen": true, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-22 09:00:00+00', 'Admin');


--
-- Data for Name: read_marks; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: recordings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.recordings VALUES ('att_268825f4733b2cf752d6e95540341610', 'recording', 0, 'exam_4c3969bdbf83f1a20cbe89b9ae76b43c/att_268825f4733b2cf752d6e95540341610/recording/0000000000-5e0fc12f48397905.webm', '5e0fc12f483979056a9de0b7adef990a44cb4afb2089145de2df9024f59fb7a2', 10580, '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', 1021, 10109, 64, 48, true);


--
-- Data for Name: revocations; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: setup_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.setup_links VALUES ('6649e1ed5d4d84e62079547e7e5225766c79d3fe77fed9b5f72d8245660cc06f', NULL, 'admin', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');
INSERT INTO public.setup_links VALUES ('a9c081904d5803dfd079cabdf2816355902a77e79d742847a01ecb0e90a505a5', 'staff_01b993d856a9e2ef21b1b04bd70ef738', 'proctor', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');


--
-- Data for Name: signing_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.signing_keys VALUES ('3b3a80287de3acd24576671d9cca0df5c1482982987a69c1becd4e713780f8c5', '\xd9999771dadad5e325c98dbaabe594a7abc256c56b121ba130cb47ce61d50927', '\xe5ff357878aea2542d6c7fd9e10d40a533cbf597ccdb6647463f47c4c4ad69c2597af728f3ae62a5e7bd3bdb1b0e48ed40099c7c64d7d07a6dd258b8', '2026-11-22 09:00:13+00', NULL, NULL, NULL);


--
-- Data for Name: staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff VALUES ('staff_f3bb4d0405b2f7625a582da8061c5c6e', 'admin@example.org', 'Admin', 'admin', '$argon2id$v=19$m=19456,t=2,p=1$tJakbOgiVMADHmQcorOq/Q$1+v9NvAOr+cyvX6jDOIShdgX457O0Fw3+K4q4qqA9Ko', true, '2026-11-22 09:00:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.staff VALUES ('staff_01b993d856a9e2ef21b1b04bd70ef738', 'proctor@example.org', 'proctor', 'proctor', '$argon2id$v=19$m=19456,t=2,p=1$NavvkDH294ZLIq2BlkdEaA$M7n92lZL6qlZpPnDVOIXkotUkqjcW0AHyPwkXB4zk1E', true, '2026-11-22 09:00:00+00', NULL, NULL, NULL, NULL);


--
-- Data for Name: staff_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff_sessions VALUES ('2e7fcfd8e948f7472f2706f372d4ba34a0db3ccb8288dc635202e370b8e76f51', 'staff_f3bb4d0405b2f7625a582da8061c5c6e', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00', 'ses_21b09abb493d24dd1d3ef7b5de7ad256', '127.0.0.1', 'python-httpx/0.28.1', '2026-11-22 09:00:00+00');
INSERT INTO public.staff_sessions VALUES ('8d484b9e12efb3fc642993cc6f378a5e1f0729bc12d203f6590792084e6d5c6a', 'staff_01b993d856a9e2ef21b1b04bd70ef738', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00', 'ses_5823fe25a4cc5c4de638bada3f9c812d', '127.0.0.1', 'python-httpx/0.28.1', '2026-11-22 09:00:00+00');


--
-- Data for Name: templates; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_id_seq', 1, false);


--
-- Name: revocations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.revocations_id_seq', 1, false);


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
-- Name: audit pk_audit; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT pk_audit PRIMARY KEY (id);


--
-- Name: candidates pk_candidates; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.candidates
    ADD CONSTRAINT pk_candidates PRIMARY KEY (id);


--
-- Name: chain pk_chain; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.chain
    ADD CONSTRAINT pk_chain PRIMARY KEY (attempt_id, "position");


--
-- Name: checkpoints pk_checkpoints; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT pk_checkpoints PRIMARY KEY (attempt_id, "position");


--
-- Name: deletions pk_deletions; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deletions
    ADD CONSTRAINT pk_deletions PRIMARY KEY (key);


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
-- Name: exam_keys pk_exam_keys; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exam_keys
    ADD CONSTRAINT pk_exam_keys PRIMARY KEY (exam_id, purpose);


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
-- Name: gaps pk_gaps; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gaps
    ADD CONSTRAINT pk_gaps PRIMARY KEY (attempt_id, stream, first_seq);


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
-- Name: recordings pk_recordings; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recordings
    ADD CONSTRAINT pk_recordings PRIMARY KEY (attempt_id, stream, seq);


--
-- Name: revocations pk_revocations; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.revocations
    ADD CONSTRAINT pk_revocations PRIMARY KEY (id);


--
-- Name: setup_links pk_setup_links; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.setup_links
    ADD CONSTRAINT pk_setup_links PRIMARY KEY (token_hash);


--
-- Name: signing_keys pk_signing_keys; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signing_keys
    ADD CONSTRAINT pk_signing_keys PRIMARY KEY (id);


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
-- Name: templates pk_templates; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.templates
    ADD CONSTRAINT pk_templates PRIMARY KEY (attempt_id);


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
-- Name: staff_sessions uq_staff_sessions_id; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff_sessions
    ADD CONSTRAINT uq_staff_sessions_id UNIQUE (id);


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
-- Name: ix_audit_exam_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_audit_exam_id ON public.audit USING btree (exam_id, id);


--
-- Name: ix_audit_staff_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_audit_staff_id ON public.audit USING btree (staff_id, id);


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
-- Name: audit audit_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_audit_change();


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
-- Name: chain fk_chain_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.chain
    ADD CONSTRAINT fk_chain_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


--
-- Name: checkpoints fk_checkpoints_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT fk_checkpoints_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


--
-- Name: checkpoints fk_checkpoints_key_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.checkpoints
    ADD CONSTRAINT fk_checkpoints_key_id FOREIGN KEY (key_id) REFERENCES public.signing_keys(id);


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
-- Name: exam_keys fk_exam_keys_exam_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.exam_keys
    ADD CONSTRAINT fk_exam_keys_exam_id FOREIGN KEY (exam_id) REFERENCES public.exams(id);


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
-- Name: gaps fk_gaps_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gaps
    ADD CONSTRAINT fk_gaps_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


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
-- Name: recordings fk_recordings_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.recordings
    ADD CONSTRAINT fk_recordings_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


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
-- Name: templates fk_templates_attempt_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.templates
    ADD CONSTRAINT fk_templates_attempt_id FOREIGN KEY (attempt_id) REFERENCES public.attempts(id);


--
-- PostgreSQL database dump complete
--


