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
    seqs jsonb NOT NULL,
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

INSERT INTO public.attempt_sessions VALUES ('7870e7b7c8fabc7b531c218782e6b3d60e75527defdf169a59d10a3c009c2572', 'att_48132dd0666d9b01dacc3c69a8e07b73', '2026-11-22 09:00:00+00', '2026-11-25 09:00:00+00');
INSERT INTO public.attempt_sessions VALUES ('3204d19ee34466b1a9348b86c4cef4af9949fb277a97db603d239eab91276e30', 'att_8214bd7b2548b672b1a07d8e37e7da9a', '2026-11-22 09:00:13+00', '2026-11-25 09:00:00+00');


--
-- Data for Name: attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempts VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'cand_4c6aaf79cf51ca4937da94379d549944', 'submitted', '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "custom", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": true, "screen": true, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-24+camera+screen', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Your camera and your microphone are recorded as video with sound all through the exam. You are asked to share your entire screen, and all that it shows is recorded. This goes on while your connection is lost: what was recorded then is sent later. The recordings are kept with the rest, for the staff of this exam to look at.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:00+00', '2026-11-22 09:00:00+00', '2026-11-22 09:00:13+00', NULL, NULL, '{"last": {"page": 1795338013.0, "camera": 1795338013.0}, "signals": {"clipboard": {"ordinal": 1, "closed_at": 1795338013.0}, "multiple_faces": {"ordinal": 1, "closed_at": 1795338006.0}}, "baseline": null}', 17, '{"windows": [["clipboard", 1, 1795338016.0]], "recorded_at": 1795338011.0}', 0, '2026-11-22 09:00:00+00', NULL, NULL, 0, NULL, 38, '\x6d164483b711924fe0dc853810acc56677b762952acf613f6e606af0cb814de7', false, NULL);
INSERT INTO public.attempts VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'cand_28c1cf007d4c52d09a26225773525a9b', 'in_progress', '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "custom", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": true, "screen": true, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-24+camera+screen', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Your camera and your microphone are recorded as video with sound all through the exam. You are asked to share your entire screen, and all that it shows is recorded. This goes on while your connection is lost: what was recorded then is sent later. The recordings are kept with the rest, for the staff of this exam to look at.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', NULL, NULL, NULL, '{"last": {"camera": 1795338018.0}, "signals": {"multiple_faces": {"open": true, "peak": 2, "looks": 2, "since": 1795338016.0, "ordinal": 1}}, "baseline": null}', 8, '{"windows": [["multiple_faces", 1, 1795338020.0]], "recorded_at": 1795338018.0}', 0, '2026-11-22 09:00:13+00', NULL, NULL, 0, NULL, 18, '\x0bff49acfe340da799dda18202d24a73d925183f4cba8876879abb4edc935f1a', false, NULL);


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit VALUES (1, '2026-11-22 09:00:00+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'redeem_setup_link', 'allowed', NULL, NULL, NULL, 'null', '\x484364f9729a7c2163eab8e5e48ba6c6238c099b93904f79023476cb53ce8f36');
INSERT INTO public.audit VALUES (2, '2026-11-22 09:00:00+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'create_staff', 'allowed', NULL, NULL, NULL, 'null', '\x9b5f53b94eb81b3a675f6f835710fe59ce368225b200cdd9e7e855e74f210421');
INSERT INTO public.audit VALUES (3, '2026-11-22 09:00:00+00', 'staff_42e5f49179f4ad212a06b1b27ec28443', 'proctor', 'ses_7df2fc65d77acb4eaa5a530dee2ee248', '127.0.0.1', 'redeem_setup_link', 'allowed', NULL, NULL, NULL, 'null', '\xf8f9f9d686c819ae5b83f0ea2122bd592da932b6e03ec0268872ccb155cd437f');
INSERT INTO public.audit VALUES (4, '2026-11-22 09:00:00+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'create_exam', 'allowed', NULL, NULL, NULL, 'null', '\xc26b4bbcd5009deb7c85181a292657433dd53fa41785328a1d62dc244ac5e674');
INSERT INTO public.audit VALUES (5, '2026-11-22 09:00:00+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'assign_staff', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', NULL, NULL, 'null', '\xac4d894cbb1d2aebd8f49440a5392913e8c279b1e7b9e6b723a30cfaada86215');
INSERT INTO public.audit VALUES (6, '2026-11-22 09:00:00+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'add_candidates', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', NULL, NULL, 'null', '\xd23a136ed446cea3fed516232e67c29132debb0b5f5a4195c0ca9c9e589d8f68');
INSERT INTO public.audit VALUES (7, '2026-11-22 09:00:13+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'send_staff_message', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'att_48132dd0666d9b01dacc3c69a8e07b73', NULL, 'null', '\xb0a5db2f74fe2908569db2af16f3c77f90c30a4fffcd9a0febed9e9e28a75d99');
INSERT INTO public.audit VALUES (8, '2026-11-22 09:00:13+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'list_incidents', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', NULL, NULL, 'null', '\x57d5c4fdf2d8c6cb7f09c068988b8416672791f88c854a5dd29ea0386e2ffad0');
INSERT INTO public.audit VALUES (9, '2026-11-22 09:00:13+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'review_incident', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', NULL, 'inc_ba4a29c9521227c9281b8d0250ebc2f0', 'null', '\x01847760e8949204ddba193c2ff927f9a20683f74ff1fb7934a1b59a8da468ce');
INSERT INTO public.audit VALUES (10, '2026-11-22 09:00:13+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'add_candidates', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', NULL, NULL, 'null', '\x5422231c3e3d64bd584959ce1f597b6dace87548d17988e9bbf537743a56b617');
INSERT INTO public.audit VALUES (11, '2026-11-22 09:00:18+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'list_candidates', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', NULL, NULL, 'null', '\xdd4e0c9478efbe8422184c5b3518814844ff5cc8f28a75aafe41faa99adcb05c');
INSERT INTO public.audit VALUES (12, '2026-11-22 09:00:18+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'grant_allowance', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', NULL, 'cand_28c1cf007d4c52d09a26225773525a9b', 'null', '\xfb1702ffc85bfb2569efddbdfdb93db63aaf0cfc89a2598d2bcb3fc53903f42d');
INSERT INTO public.audit VALUES (13, '2026-11-22 09:00:18+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'export_attempt', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'att_48132dd0666d9b01dacc3c69a8e07b73', NULL, 'null', '\xb2af49e9e307e92323521a4c1012f9f686f1643ce895f7c2b2a01c2ac531274a');
INSERT INTO public.audit VALUES (14, '2026-11-22 09:00:18+00', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'add_candidates', 'allowed', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', NULL, NULL, 'null', '\xb074fe26504a5a470c81661af875dfa14b56d9218fa950e0e9ae183e1ea46814');


--
-- Data for Name: candidates; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.candidates VALUES ('cand_4c6aaf79cf51ca4937da94379d549944', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'Candidate One', NULL, 1, '2026-11-22 09:00:00+00', NULL);
INSERT INTO public.candidates VALUES ('cand_28c1cf007d4c52d09a26225773525a9b', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'Candidate Two', NULL, 1, '2026-11-22 09:00:13+00', '{"note": "", "signals": {}, "extra_minutes": 10}');
INSERT INTO public.candidates VALUES ('cand_df4dd31fe4d52efdb5561298a7d94e56', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'Candidate Three', NULL, 1, '2026-11-22 09:00:18+00', NULL);


--
-- Data for Name: chain; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 0, 'event', '2026-11-22 09:00:00+00', '{"at":"2026-11-22T09:00:00.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_4c6aaf79cf51ca4937da94379d549944","candidate_name":"Candidate One","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_48132dd0666d9b01dacc3c69a8e07b73","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","camera":"ok","connection":"lost","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":null,"state":"invited"},"incident":null,"message":null},"id":1,"kind":"attempt_changed"}', '\x12bd4e5d5ec25de7f054b9b98d26e017f531e4e4f47f0dced6d6eb1df2314078', '\x12b53a0eb65f7d2703bfc71f112c0137baaea8c9b9e878619208d029903c3d97');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 1, 'consent', '2026-11-22 09:00:00+00', '{"at":"2026-11-22T09:00:00.000000+00:00","sha256":"17efc283f9dd41a16144007e3373a0eec9a6d7485181c6298a6446029b8d87a1","version":"2026-11-24+camera+screen"}', '\x00f93348b7bdacd759f06eadc950f299faf5a3abfe0216c88ffe1ef6e3e5d35d', '\xc4499307245108ebffa82c4b0af0a64ea02f2ea4cf8c05e694ad4d072e36d001');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 2, 'event', '2026-11-22 09:00:00+00', '{"at":"2026-11-22T09:00:00.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_4c6aaf79cf51ca4937da94379d549944","candidate_name":"Candidate One","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_48132dd0666d9b01dacc3c69a8e07b73","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","camera":"ok","connection":"lost","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":null,"state":"checking_in"},"incident":null,"message":null},"id":2,"kind":"attempt_changed"}', '\x3d93dcbb467b1f18e2e7b9261d6a1de60f586f3e06583c13c9777542053391ae', '\x14eb5c1d162196a4ff48d14225f5931c84c90b0baca65761fccd8c5ede101694');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 3, 'policy', '2026-11-22 09:00:00+00', '{"allowance":null,"detectors":{"faces":"counting-1"},"policy":{"burst_every_s":0.25,"cadence":{"identity_every_s":30.0,"landmarks_every_s":2.0,"objects_every_s":10.0},"evidence":{"after_s":3.0,"before_s":3.0,"keep_sound":false,"record_every_s":30.0},"link":{"away_after_s":30.0,"away_at_most_s":1800.0,"away_clock":"runs","late_for_s":86400.0,"lost_after_s":4.0,"unstable_rtt_ms":800.0},"preset":"custom","recording":{"camera":true,"camera_kbits":250,"screen":true,"screen_kbits":200},"require_fullscreen":false,"retention":{"documents_days":30,"logs_days":730,"observations_days":365,"pictures_days":180,"portraits_days":0,"recordings_days":30},"sample_every_s":1.0,"signals":{"book":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.55,"warn":false,"weight":8.0,"window_s":15.0},"camera_blocked":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":0.0,"window_s":15.0},"camera_dark":{"clear_after_s":5.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":5,"raise_after_s":10.0,"share":null,"tell":null,"threshold":0.1,"warn":true,"weight":0.0,"window_s":15.0},"camera_frozen":{"clear_after_s":1.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":10.0,"warn":true,"weight":0.0,"window_s":15.0},"camera_replayed":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":20.0,"warn":false,"weight":60.0,"window_s":15.0},"clipboard":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"context_menu":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":false,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":0.0,"window_s":15.0},"devtools":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":6.0,"window_s":15.0},"fullscreen_left":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"laptop":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":false,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":false,"weight":8.0,"window_s":15.0},"looking_away":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.5,"tell":null,"threshold":25.0,"warn":true,"weight":6.0,"window_s":15.0},"looking_down":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.6,"tell":null,"threshold":20.0,"warn":false,"weight":4.0,"window_s":20.0},"multiple_faces":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.2,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":30.0,"window_s":15.0},"no_face":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":10.0,"window_s":15.0},"other_person":{"clear_after_s":5.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.6,"warn":true,"weight":60.0,"window_s":15.0},"phone":{"clear_after_s":8.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":40.0,"window_s":15.0},"photo_attack":{"clear_after_s":2.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":90.0,"warn":false,"weight":40.0,"window_s":15.0},"print":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":true,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"screen_share_stopped":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"second_body":{"clear_after_s":8.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":2.0,"share":null,"tell":null,"threshold":2.0,"warn":true,"weight":20.0,"window_s":15.0},"second_screen":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"second_voice":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":4.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":12.0,"window_s":15.0},"speech":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":6.0,"window_s":15.0},"tab_hidden":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"virtual_camera":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":10.0,"window_s":15.0},"window_blurred":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":4.0,"window_s":15.0}},"version":1,"warn_candidate":true}}', '\xc50e28c047a08cc0560436d963d99fa8cb3030127bdc681864f379d873f4b482', '\x9a85502471543b9249d59b74817d3837b5fa732017357595aee7ad98fa4cd4ae');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 4, 'event', '2026-11-22 09:00:00+00', '{"at":"2026-11-22T09:00:00.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_4c6aaf79cf51ca4937da94379d549944","candidate_name":"Candidate One","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_48132dd0666d9b01dacc3c69a8e07b73","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","camera":"ok","connection":"unstable","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":"2026-11-22T09:00:00Z","state":"in_progress"},"incident":null,"message":null},"id":3,"kind":"attempt_changed"}', '\xe62b745d92c1e8e35a539295997ab943cb1591795375db7f2ff6bffe9d14e5ac', '\x95660165013c78d910c133e9425f05806a0d4ca91f08fbb098d4c7388e140c2f');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 5, 'evidence', '2026-11-22 09:00:01+00', '{"captured_at":"2026-11-22T09:00:01.000000+00:00","id":"ev_66860e4b1c2a9dde3884e48d39c77ede","received_at":"2026-11-22T09:00:01.000000+00:00","seq":0,"sha256":"9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4","size":1328,"stream":"camera"}', '\x9d70f47e43cb7a90c1b6a49ba5ac545df1bee62f83f32e0b352147795e9d420d', '\x8e4b7d97a0647e085fdf7514a2395781358eb763c319bcc35c46e390ba7f96a7');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 6, 'evidence', '2026-11-22 09:00:02+00', '{"captured_at":"2026-11-22T09:00:02.000000+00:00","id":"ev_d27b4ea07f85984a7deb9059e7b74137","received_at":"2026-11-22T09:00:02.000000+00:00","seq":1,"sha256":"a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46","size":1318,"stream":"camera"}', '\xa8098efb0fbf5aaf324ad285c65bbee66fd6e0e5a30d1383155f992a8f7e2b12', '\xd6593ad97056452ac010bd60a6cd8976884d326dc31b8507acbf31f5b263070e');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 7, 'evidence', '2026-11-22 09:00:03+00', '{"captured_at":"2026-11-22T09:00:03.000000+00:00","id":"ev_0786453548f48b1dc11727b76a021368","received_at":"2026-11-22T09:00:03.000000+00:00","seq":2,"sha256":"fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c","size":1363,"stream":"camera"}', '\x31772fb805886c7c77e04bcca47c6d221d8d5fcf9ce6a8a2f4b5ea677d14d21a', '\xaed5d004d5327caa58df24be7e28012cfb7666eae1775509bc1fe3b4111156e1');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 8, 'evidence', '2026-11-22 09:00:04+00', '{"captured_at":"2026-11-22T09:00:04.000000+00:00","id":"ev_10822bc5fcc9ecd735e76ed5fcadab2e","received_at":"2026-11-22T09:00:04.000000+00:00","seq":3,"sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","size":1348,"stream":"camera"}', '\x2c9dd2f86dfe16e60ac6c4f503174aa13ea3021a613c8e2ad5214ef6f4f9ad33', '\x1b3fb983eb7230d7e3e1d37c563907213e3a0e2259694e1d63babb39b43d8d77');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 9, 'link', '2026-11-22 09:00:04+00', '{"evidence":["ev_0786453548f48b1dc11727b76a021368","ev_10822bc5fcc9ecd735e76ed5fcadab2e","ev_66860e4b1c2a9dde3884e48d39c77ede","ev_d27b4ea07f85984a7deb9059e7b74137"],"incident":"inc_ba4a29c9521227c9281b8d0250ebc2f0"}', '\xd140d3563742e9e0e4f5b7d7947a4ed18465f496957bded9323f39d915270039', '\x410f8661047b67ece8de152b25fb9087fa45becfe04e42ba761d89622e67c7fc');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 10, 'event', '2026-11-22 09:00:04+00', '{"at":"2026-11-22T09:00:04.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","candidate_name":"Candidate One","cause":"2 faces were in the picture.","closed_at":null,"cover":{"analysed":true,"captured_at":"2026-11-22T09:00:04Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_10822bc5fcc9ecd735e76ed5fcadab2e","received_at":"2026-11-22T09:00:04Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":4,"exam_id":"exam_7cfb2d2a86e11cded9f2e86c0812b835","id":"inc_ba4a29c9521227c9281b8d0250ebc2f0","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":null,"opened_at":"2026-11-22T09:00:03Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:04Z"},"message":null},"id":4,"kind":"incident_opened"}', '\x44cb63427f271d425c6f1f786e8a92744fe9821ab946e799260472629e67eeaa', '\xd63a238f9039652c02e9c3042eb25b98ad96507a43dc93c93354e796ef2288aa');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 11, 'event', '2026-11-22 09:00:04+00', '{"at":"2026-11-22T09:00:04.000000+00:00","body":{"attempt":null,"incident":null,"message":{"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","author":null,"id":"msg_2f9682163fe56ea549e84e1f2f4769ae","incident_kind":"multiple_faces","kind":"warning","sent_at":"2026-11-22T09:00:04Z","text":"Your camera shows more than one face. Please make sure that you are alone."}},"id":5,"kind":"message_sent"}', '\xcdb6478771c44967df5610487da741cbcb54bc12a42afecc939f94fed39746b6', '\x5df77d0d426e84ee09d4244f8246956eb120fd32a556ad4ec7ae602a976ec27c');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 12, 'evidence', '2026-11-22 09:00:05+00', '{"captured_at":"2026-11-22T09:00:05.000000+00:00","id":"ev_2eac1bd9274df1efb1242c8344f0d694","received_at":"2026-11-22T09:00:05.000000+00:00","seq":4,"sha256":"88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861","size":1349,"stream":"camera"}', '\x045977d0e3f9e6a3f5b209006bdc1e6190045a8b88d8f099b9b17d6f1e402eec', '\x5c8af00171fa7b23870819d6b424490bbce4cbbe0974f7a7e09780631f4cba1f');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 13, 'link', '2026-11-22 09:00:05+00', '{"evidence":["ev_2eac1bd9274df1efb1242c8344f0d694"],"incident":"inc_ba4a29c9521227c9281b8d0250ebc2f0"}', '\x48fbb18e67d9dbc82eb9a81b96cf061bf0133c60bb2e36c5cfc625480a0aef76', '\x73b78df47c98b9ef08884c91f841aff2530cbcc172e708c85465e54edc63c846');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 14, 'evidence', '2026-11-22 09:00:06+00', '{"captured_at":"2026-11-22T09:00:06.000000+00:00","id":"ev_d90f58bcc64611b80537ae7b8775aaa2","received_at":"2026-11-22T09:00:06.000000+00:00","seq":5,"sha256":"7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036","size":1319,"stream":"camera"}', '\x06bb60d39e3835844cfbe5983d617056e6052d6a4378b949687f166c55da2c7d', '\x3ed75b4840e7b98d23bd207ea14d17ebadcfaab172742e77ff6a166564ec0c75');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 15, 'link', '2026-11-22 09:00:06+00', '{"evidence":["ev_d90f58bcc64611b80537ae7b8775aaa2"],"incident":"inc_ba4a29c9521227c9281b8d0250ebc2f0"}', '\x1e605bef547867f08a0db19fcd7bfc662d3d90137af4f9b3fac964aa57a04e21', '\xc502c2b925cd559cfeaec9813be8c381430eb76ae08d6cddd39c5a85586e9872');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 16, 'evidence', '2026-11-22 09:00:07+00', '{"captured_at":"2026-11-22T09:00:07.000000+00:00","id":"ev_464d63cb3f1632b0d8f13b74967eded2","received_at":"2026-11-22T09:00:07.000000+00:00","seq":6,"sha256":"68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225","size":1335,"stream":"camera"}', '\xccf6f6ba9e509b56f7118e2675efb927533b9eeb68edab32a6e5d7cce913a1fd', '\x717ed650b146c468b202ffcaa382718b9139c4cd1d609009d22d46eff0622ac9');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 17, 'link', '2026-11-22 09:00:07+00', '{"evidence":["ev_464d63cb3f1632b0d8f13b74967eded2"],"incident":"inc_ba4a29c9521227c9281b8d0250ebc2f0"}', '\x2c00ed85c67c266948fee1274373d4e2f50d38baa7845c59131a52906a7a831f', '\xcad66c14b19c73ce969eb9c2e07884c7ed7951cb15c5bb872998b3174bf15f7e');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 21, 'evidence', '2026-11-22 09:00:09+00', '{"captured_at":"2026-11-22T09:00:09.000000+00:00","id":"ev_ad6bd39d085f670c2decfe79cdf3710e","received_at":"2026-11-22T09:00:09.000000+00:00","seq":8,"sha256":"2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa","size":1332,"stream":"camera"}', '\x9f1d01b75dc2df777b3d0e766e6c3c44c52cf2d037814db716675153958ed364', '\x2d1829ac0074362d18514c27f10d9287dccc729fda7b22d304eb329f808807bb');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 22, 'link', '2026-11-22 09:00:09+00', '{"evidence":["ev_ad6bd39d085f670c2decfe79cdf3710e"],"incident":"inc_ba4a29c9521227c9281b8d0250ebc2f0"}', '\xc1ae6182353c1e0690a4e24ae650d25fc7aec24abd001f93420b28323494a6c1', '\x76b913a8014cbbfd1cd28944e1324b61cb034aa3e9b26779257336c8fca9ce9a');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 23, 'evidence', '2026-11-22 09:00:10+00', '{"captured_at":"2026-11-22T09:00:10.000000+00:00","id":"ev_ff3981834d4c34c3f32da1e42dfffaaf","received_at":"2026-11-22T09:00:10.000000+00:00","seq":9,"sha256":"76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779","size":1323,"stream":"camera"}', '\x9ff0c16f53ecb969904bfe382bb9bd74ca74525956991e22f87c35074585c22e', '\x58315dbdff4f129a87d1f16820518d3bcd040869a61277c10082b65e54707eaf');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 24, 'link', '2026-11-22 09:00:10+00', '{"evidence":["ev_ff3981834d4c34c3f32da1e42dfffaaf"],"incident":"inc_ba4a29c9521227c9281b8d0250ebc2f0"}', '\x64c038f6a16d59306c6a424c93206a03e35027f4f3aa41a7ddf2aa1bfdc2a229', '\x81a2c9e52a581e2e2ba86c6f29334228aa5608c8069253f5531afa32af78814d');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 25, 'evidence', '2026-11-22 09:00:11+00', '{"captured_at":"2026-11-22T09:00:11.000000+00:00","id":"ev_ad1bd2fc4e9d5384e89c8807e818141a","received_at":"2026-11-22T09:00:11.000000+00:00","seq":10,"sha256":"0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d","size":1319,"stream":"camera"}', '\xbbe1c489e6b44348f564e12f4781f9650799d082ef1ebf795b74e3674948508e', '\x858b8e9a0ee094b7dd66d8794cd056cc5dcd683906a28bff5bbd1d2196b94b57');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 26, 'link', '2026-11-22 09:00:11+00', '{"evidence":["ev_ad1bd2fc4e9d5384e89c8807e818141a"],"incident":"inc_ba4a29c9521227c9281b8d0250ebc2f0"}', '\xfbd41dfa9c56e391b121d7aec992f9936187c3787f4998dd65e1a5477e297a1a', '\x037ec12ea5a2f79ddb5ffa9019bdd5a8bf159dd49b9777aef75097e861bc1295');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 30, 'evidence', '2026-11-22 09:00:12+00', '{"captured_at":"2026-11-22T09:00:12.000000+00:00","id":"ev_001defb3102d5c9e4e785c9022bb7c18","received_at":"2026-11-22T09:00:12.000000+00:00","seq":11,"sha256":"4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96","size":1315,"stream":"camera"}', '\xdd66da14184ef3f5ce1038968ce5e0cb557dce4b9e8c665adf6945ea614c6ae3', '\x78f8727a062fb4192b2d28657e0cd0337b62cb71c8798abd0c7f7832ef1ee66e');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 31, 'evidence', '2026-11-22 09:00:13+00', '{"captured_at":"2026-11-22T09:00:13.000000+00:00","id":"ev_1db32e08cda4304947c185a82a77d068","received_at":"2026-11-22T09:00:13.000000+00:00","seq":12,"sha256":"8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830","size":1312,"stream":"camera"}', '\x5b8764c706be3fa784c9b30a1424e49fc56d936f85cc6a087a0fc090ddf1b03d', '\xc07492ae8aebb83091eaee34b5051fb5b626ff0ed66f181ff8aab20ce0168708');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 32, 'link', '2026-11-22 09:00:13+00', '{"evidence":["ev_001defb3102d5c9e4e785c9022bb7c18","ev_1db32e08cda4304947c185a82a77d068","ev_ad1bd2fc4e9d5384e89c8807e818141a","ev_ff3981834d4c34c3f32da1e42dfffaaf"],"incident":"inc_98432be348d6151462491f9f0d8d7584"}', '\xff11c7863e88a1487ed5b91e4e24cd248f0837aca356adccfa28cb901911c076', '\x0ad04efd028873b00d807f6aa7f0fe50942f832f0482f5c6ef4b458e0ecee2a9');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 33, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","candidate_name":"Candidate One","cause":"Copy, cut or paste was used once.","closed_at":null,"cover":{"analysed":true,"captured_at":"2026-11-22T09:00:13Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0}],"height":48,"id":"ev_1db32e08cda4304947c185a82a77d068","received_at":"2026-11-22T09:00:13Z","sha256":"8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":10,"exam_id":"exam_7cfb2d2a86e11cded9f2e86c0812b835","id":"inc_98432be348d6151462491f9f0d8d7584","incident_class":"suspicion","kind":"clipboard","late":false,"note":null,"opened_at":"2026-11-22T09:00:13Z","peak":1,"severity":"medium","updated_at":"2026-11-22T09:00:13Z"},"message":null},"id":10,"kind":"incident_opened"}', '\x5515457298743ace2d3ffcefb321145eae9ed9592a3ff02db2d6655c67079f73', '\xb5a87fcb559a138b20b4cf16a5aa223ef8d7222df4be6a79209c73cc86c4b17d');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 34, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":null,"message":{"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","author":null,"id":"msg_eefb86bf86f64d62f2d02743c66bd6aa","incident_kind":"clipboard","kind":"warning","sent_at":"2026-11-22T09:00:13Z","text":"Copying and pasting is noted in this exam."}},"id":11,"kind":"message_sent"}', '\xeff192e86a326c9d9fd0c4e85d9bd3bd4313fabb6922d498d46761f0b15a5b08', '\x64eee8d10676b29ef14cbb4a1d694df27f0fc567502c99e64dc3d37d9eb054f1');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 35, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","candidate_name":"Candidate One","cause":"Copy, cut or paste was used once.","closed_at":"2026-11-22T09:00:13Z","cover":{"analysed":true,"captured_at":"2026-11-22T09:00:13Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0}],"height":48,"id":"ev_1db32e08cda4304947c185a82a77d068","received_at":"2026-11-22T09:00:13Z","sha256":"8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":10,"exam_id":"exam_7cfb2d2a86e11cded9f2e86c0812b835","id":"inc_98432be348d6151462491f9f0d8d7584","incident_class":"suspicion","kind":"clipboard","late":false,"note":null,"opened_at":"2026-11-22T09:00:13Z","peak":1,"severity":"medium","updated_at":"2026-11-22T09:00:13Z"},"message":null},"id":12,"kind":"incident_closed"}', '\x7c3616680152480e9d983f0355094aa0c7701ee49ff8982f8ab7980135d9dd2c', '\x90520939bb98f83bac5ff86b269d22308785f16c10b8d2b2442d0d4df7343633');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 18, 'evidence', '2026-11-22 09:00:08+00', '{"captured_at":"2026-11-22T09:00:08.000000+00:00","id":"ev_0d73616d1f725e3a7db26126849be166","received_at":"2026-11-22T09:00:08.000000+00:00","seq":7,"sha256":"1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52","size":1314,"stream":"camera"}', '\x5d99f7160618d95c274e9788170c411fc9af4d4628da6b2a4d80f8318c1538a7', '\x2511dc15ea33553469a1a49fc57e001ebf567ce3ea21da1bf9612ef02d6e881c');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 19, 'link', '2026-11-22 09:00:08+00', '{"evidence":["ev_0d73616d1f725e3a7db26126849be166"],"incident":"inc_ba4a29c9521227c9281b8d0250ebc2f0"}', '\x9928afae3088612b32a437b6e63c13905e043d96496bcc4770b25d1cfe286066', '\x785bd200619c3b4c818e179cec39e12d73c36b865f51f67f35cd6930e30fda90');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 20, 'event', '2026-11-22 09:00:08+00', '{"at":"2026-11-22T09:00:08.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","candidate_name":"Candidate One","cause":"2 faces were in the picture, 3 s in all.","closed_at":"2026-11-22T09:00:06Z","cover":{"analysed":true,"captured_at":"2026-11-22T09:00:04Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_10822bc5fcc9ecd735e76ed5fcadab2e","received_at":"2026-11-22T09:00:04Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":4,"exam_id":"exam_7cfb2d2a86e11cded9f2e86c0812b835","id":"inc_ba4a29c9521227c9281b8d0250ebc2f0","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":null,"opened_at":"2026-11-22T09:00:03Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:08Z"},"message":null},"id":6,"kind":"incident_closed"}', '\x919e14e9b6e7a30a45e5fd10b52d0be17a66f35284852d51fc159ebc9e1ae9d6', '\x982e943c31394f006670a8b3c490e275d563717dc45b3b3237003cfcba572ede');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 27, 'event', '2026-11-22 09:00:12+00', '{"at":"2026-11-22T09:00:12.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","candidate_name":"Candidate One","cause":"2 faces were in the picture, 3 s in all.","closed_at":"2026-11-22T09:00:06Z","cover":{"analysed":true,"captured_at":"2026-11-22T09:00:04Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_10822bc5fcc9ecd735e76ed5fcadab2e","received_at":"2026-11-22T09:00:04Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":4,"exam_id":"exam_7cfb2d2a86e11cded9f2e86c0812b835","id":"inc_ba4a29c9521227c9281b8d0250ebc2f0","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":null,"opened_at":"2026-11-22T09:00:03Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:08Z"},"message":null},"id":7,"kind":"incident_updated"}', '\xb2994582113a7ac63a22439ff95b97437ff800da946301d0aa02eced220328b5', '\xa5480f9810ed2dd4d10d0c72816264caad8cd1c9a59c6cac8c8132c38b97d28d');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 28, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":null,"message":{"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","author":"Admin","id":"msg_535b790ab166ed0c39cabf2aaa52fd4b","incident_kind":null,"kind":"staff","sent_at":"2026-11-22T09:00:13Z","text":"Please stay in the picture."}},"id":8,"kind":"message_sent"}', '\x6ed84ea9c5d1a4bcec152ec403fc8415bdac8a1f9387268fc4b5669d4b168918', '\xf066fff6ab0a6243bc64cc6605671336480af7ce647e49b81d8c1415973f982a');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 29, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","candidate_name":"Candidate One","cause":"2 faces were in the picture, 3 s in all.","closed_at":"2026-11-22T09:00:06Z","cover":{"analysed":true,"captured_at":"2026-11-22T09:00:04Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_10822bc5fcc9ecd735e76ed5fcadab2e","received_at":"2026-11-22T09:00:04Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":"Admin","decision":"confirmed","detail":null,"event_id":4,"exam_id":"exam_7cfb2d2a86e11cded9f2e86c0812b835","id":"inc_ba4a29c9521227c9281b8d0250ebc2f0","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":"Seen.","opened_at":"2026-11-22T09:00:03Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:08Z"},"message":null},"id":9,"kind":"incident_reviewed"}', '\xe652ef5c38796434cb3775e3dc105a258f42c5c41a29b3b2705504a8c52a09b4', '\xffb6efe1b548749a2e121b6b097c2737ce41240a724cf473300b56c03e109e9b');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 36, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_4c6aaf79cf51ca4937da94379d549944","candidate_name":"Candidate One","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":"2026-11-22T09:00:13Z","erased":false,"id":"att_48132dd0666d9b01dacc3c69a8e07b73","incidents":2,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_48132dd0666d9b01dacc3c69a8e07b73","camera":"ok","connection":"unstable","faces":1,"last_frame_at":"2026-11-22T09:00:13Z","not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":"2026-11-22T09:00:00Z","state":"submitted"},"incident":null,"message":null},"id":13,"kind":"attempt_changed"}', '\xd754b2ba52bac52e76059f37452cc0b1a78b8d57dd482d6765b2ce2e5b9ac088', '\x919fba84c5d744837bc468137b00e7e166e0e803c75dcfba8616c021bc338b7d');
INSERT INTO public.chain VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 37, 'observations', '2026-11-22 09:00:13+00', '{"count":14,"sha256":"a00b5ff2a6555581809994bd5268b1423472d5ea70d7a4840ea0029538ed4346"}', '\x515be090932fac1d8c55caf71c491e88383f43cf843c01a703447b8f54c7e1c7', '\x6d164483b711924fe0dc853810acc56677b762952acf613f6e606af0cb814de7');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 3, 'policy', '2026-11-22 09:00:13+00', '{"allowance":null,"detectors":{"faces":"counting-1"},"policy":{"burst_every_s":0.25,"cadence":{"identity_every_s":30.0,"landmarks_every_s":2.0,"objects_every_s":10.0},"evidence":{"after_s":3.0,"before_s":3.0,"keep_sound":false,"record_every_s":30.0},"link":{"away_after_s":30.0,"away_at_most_s":1800.0,"away_clock":"runs","late_for_s":86400.0,"lost_after_s":4.0,"unstable_rtt_ms":800.0},"preset":"custom","recording":{"camera":true,"camera_kbits":250,"screen":true,"screen_kbits":200},"require_fullscreen":false,"retention":{"documents_days":30,"logs_days":730,"observations_days":365,"pictures_days":180,"portraits_days":0,"recordings_days":30},"sample_every_s":1.0,"signals":{"book":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.55,"warn":false,"weight":8.0,"window_s":15.0},"camera_blocked":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":0.0,"window_s":15.0},"camera_dark":{"clear_after_s":5.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":5,"raise_after_s":10.0,"share":null,"tell":null,"threshold":0.1,"warn":true,"weight":0.0,"window_s":15.0},"camera_frozen":{"clear_after_s":1.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":10.0,"warn":true,"weight":0.0,"window_s":15.0},"camera_replayed":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":20.0,"warn":false,"weight":60.0,"window_s":15.0},"clipboard":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"context_menu":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":false,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":0.0,"window_s":15.0},"devtools":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":6.0,"window_s":15.0},"fullscreen_left":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"laptop":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":false,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":false,"weight":8.0,"window_s":15.0},"looking_away":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.5,"tell":null,"threshold":25.0,"warn":true,"weight":6.0,"window_s":15.0},"looking_down":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.6,"tell":null,"threshold":20.0,"warn":false,"weight":4.0,"window_s":20.0},"multiple_faces":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.2,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":30.0,"window_s":15.0},"no_face":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":10.0,"window_s":15.0},"other_person":{"clear_after_s":5.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.6,"warn":true,"weight":60.0,"window_s":15.0},"phone":{"clear_after_s":8.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":40.0,"window_s":15.0},"photo_attack":{"clear_after_s":2.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":90.0,"warn":false,"weight":40.0,"window_s":15.0},"print":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":true,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"screen_share_stopped":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"second_body":{"clear_after_s":8.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":2.0,"share":null,"tell":null,"threshold":2.0,"warn":true,"weight":20.0,"window_s":15.0},"second_screen":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"second_voice":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":4.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":12.0,"window_s":15.0},"speech":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":6.0,"window_s":15.0},"tab_hidden":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"virtual_camera":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":10.0,"window_s":15.0},"window_blurred":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":4.0,"window_s":15.0}},"version":1,"warn_candidate":true}}', '\xc50e28c047a08cc0560436d963d99fa8cb3030127bdc681864f379d873f4b482', '\x4c7093df9ed9d6c2f1a3658d8cc074fc212a6ed3f78d160c3699e91826364900');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 4, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_28c1cf007d4c52d09a26225773525a9b","candidate_name":"Candidate Two","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_8214bd7b2548b672b1a07d8e37e7da9a","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_8214bd7b2548b672b1a07d8e37e7da9a","camera":"ok","connection":"unstable","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":"2026-11-22T09:00:13Z","state":"in_progress"},"incident":null,"message":null},"id":16,"kind":"attempt_changed"}', '\xcc2a23f96c0e162e250f16797a0eeb6d5ed887266737997369ccd19345e78819', '\xae3be13308f3823f01fb662969fa26b8eddaea1a4de68675a7295b57aa9227f2');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 0, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_28c1cf007d4c52d09a26225773525a9b","candidate_name":"Candidate Two","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_8214bd7b2548b672b1a07d8e37e7da9a","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_8214bd7b2548b672b1a07d8e37e7da9a","camera":"ok","connection":"lost","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":null,"state":"invited"},"incident":null,"message":null},"id":14,"kind":"attempt_changed"}', '\x3a15a606b0ead84ab048f7e5fe93fbabd3c752067e4b73944579f292c943038d', '\xc76fca1220a380758391c4b0c4be8db5a406926526c1a54f35b903d7c5498947');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 1, 'consent', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","sha256":"17efc283f9dd41a16144007e3373a0eec9a6d7485181c6298a6446029b8d87a1","version":"2026-11-24+camera+screen"}', '\x0e0fc746351ed7044bba17cc1462b5b1ef043a97198a484997e91c8df05cd90f', '\xb75d58154db82a08d01e9c84384eb3d5545b90a957539377b3e5aee0c3ac9ce8');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 2, 'event', '2026-11-22 09:00:13+00', '{"at":"2026-11-22T09:00:13.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_28c1cf007d4c52d09a26225773525a9b","candidate_name":"Candidate Two","clock_skew_s":0.0,"closes_at":"2026-11-24T09:00:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_8214bd7b2548b672b1a07d8e37e7da9a","incidents":0,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_8214bd7b2548b672b1a07d8e37e7da9a","camera":"ok","connection":"lost","faces":null,"last_frame_at":null,"not_analysed":[],"signals":[],"stretch":1.0},"policy_version":1,"started_at":null,"state":"checking_in"},"incident":null,"message":null},"id":15,"kind":"attempt_changed"}', '\xcc10dd60136ca96503d1c4c8e8bc680807aa71ee7319635c9461b6014ddfc153', '\xcd0517a8184edab8febed0399e88887c5b9ecd4a45f15eb88df6a5c627819abb');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 5, 'evidence', '2026-11-22 09:00:14+00', '{"captured_at":"2026-11-22T09:00:14.000000+00:00","id":"ev_7320aae19809e4dcccd332e0cf7d8626","received_at":"2026-11-22T09:00:14.000000+00:00","seq":0,"sha256":"9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4","size":1328,"stream":"camera"}', '\x8d8f4860d3d34264502a9edf283e9d367593acc6ca6c74b373b108db1b69c656', '\x65dd38906fc75ae3f488b9436a7ac578f8a92b55e9a4466eecfab99212d95d9b');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 6, 'evidence', '2026-11-22 09:00:15+00', '{"captured_at":"2026-11-22T09:00:15.000000+00:00","id":"ev_327e9804cfbb5028daa1ecaf8450ebbe","received_at":"2026-11-22T09:00:15.000000+00:00","seq":1,"sha256":"a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46","size":1318,"stream":"camera"}', '\x76c5fd7416e868032c8cb5986a74f12a8d60d726aaf610a1bc3156a2fea03562', '\x50db635e72353c6865464c9a02842e92497e8e2f20f6dfc68dc88ff3eac64223');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 7, 'evidence', '2026-11-22 09:00:16+00', '{"captured_at":"2026-11-22T09:00:16.000000+00:00","id":"ev_631bc5736141a4d2810e1638a6e9c2c2","received_at":"2026-11-22T09:00:16.000000+00:00","seq":2,"sha256":"fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c","size":1363,"stream":"camera"}', '\xb76a09561a3da3db2c11d6421e2f76a80a6d38c91052c2c5378811dd0bf52db7', '\xe689086c67397f27d1cf40dd3d9dbdf60f2b031a00e7d52f4d16d150872b1503');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 8, 'evidence', '2026-11-22 09:00:17+00', '{"captured_at":"2026-11-22T09:00:17.000000+00:00","id":"ev_7cf0461479b6fdf17836f09ce38ff2cd","received_at":"2026-11-22T09:00:17.000000+00:00","seq":3,"sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","size":1348,"stream":"camera"}', '\xcb5aaaec893d8a173e4c50279aee677a066f5706d40ebd9e3fb459205a4fc38a', '\x6d91bcdba5eb85eef0d49e662175dee12d988ad1b664889800b6d5d2caa834ea');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 9, 'link', '2026-11-22 09:00:17+00', '{"evidence":["ev_327e9804cfbb5028daa1ecaf8450ebbe","ev_631bc5736141a4d2810e1638a6e9c2c2","ev_7320aae19809e4dcccd332e0cf7d8626","ev_7cf0461479b6fdf17836f09ce38ff2cd"],"incident":"inc_361fd68fa62aa700feb6d38f71ae1ed6"}', '\x7c6838be212484697e5dce9ae596c4f6191127e62c4a2a087222ad6330e5e9c4', '\x3bd131532ea6c9a357e58c17059a56e9950048497f9c02e2441f4556bed93a63');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 10, 'event', '2026-11-22 09:00:17+00', '{"at":"2026-11-22T09:00:17.000000+00:00","body":{"attempt":null,"incident":{"attempt_id":"att_8214bd7b2548b672b1a07d8e37e7da9a","candidate_name":"Candidate Two","cause":"2 faces were in the picture.","closed_at":null,"cover":{"analysed":true,"captured_at":"2026-11-22T09:00:17Z","erased":false,"faces":[{"height":5.0,"score":0.9,"width":4.0,"x":1.0,"y":2.0},{"height":5.0,"score":0.9,"width":4.0,"x":7.0,"y":2.0}],"height":48,"id":"ev_7cf0461479b6fdf17836f09ce38ff2cd","received_at":"2026-11-22T09:00:17Z","sha256":"948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070","width":64},"decided_by":null,"decision":null,"detail":null,"event_id":17,"exam_id":"exam_7cfb2d2a86e11cded9f2e86c0812b835","id":"inc_361fd68fa62aa700feb6d38f71ae1ed6","incident_class":"suspicion","kind":"multiple_faces","late":false,"note":null,"opened_at":"2026-11-22T09:00:16Z","peak":2,"severity":"high","updated_at":"2026-11-22T09:00:17Z"},"message":null},"id":17,"kind":"incident_opened"}', '\xc0e53f7b7ff2371bbbe947252e3190ceca14b4c33a57910debc7999f447e23d8', '\x336fb9917e10a0c5abd6f730c028296be7255fa583196dc67fb87d15bf6f00a5');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 11, 'event', '2026-11-22 09:00:17+00', '{"at":"2026-11-22T09:00:17.000000+00:00","body":{"attempt":null,"incident":null,"message":{"attempt_id":"att_8214bd7b2548b672b1a07d8e37e7da9a","author":null,"id":"msg_31dd144cf9169bd92213a0b98b8c07a5","incident_kind":"multiple_faces","kind":"warning","sent_at":"2026-11-22T09:00:17Z","text":"Your camera shows more than one face. Please make sure that you are alone."}},"id":18,"kind":"message_sent"}', '\x35495649bb6165ccc915b99f0a6bd93907fc251819aae5239eb7d1ca5e342d28', '\x023d661b03085c5425446bfaa86192bc2649bb3e2246d3a83ae72443c83c1f34');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 12, 'evidence', '2026-11-22 09:00:18+00', '{"captured_at":"2026-11-22T09:00:18.000000+00:00","id":"ev_b0cdb4ec86dbadd741985de327eba099","received_at":"2026-11-22T09:00:18.000000+00:00","seq":4,"sha256":"88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861","size":1349,"stream":"camera"}', '\xa4777e82fb71e496ac4643447dd5dc0686f3a5b05c6807590b57be08e241ca50', '\x009796f2edb4252ba183311966ae19ad10b5ab6279b6fa9401d122b8c83eab60');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 13, 'link', '2026-11-22 09:00:18+00', '{"evidence":["ev_b0cdb4ec86dbadd741985de327eba099"],"incident":"inc_361fd68fa62aa700feb6d38f71ae1ed6"}', '\x828b7391ea3eeac4d086ba51b39154e93d000c14464e8f2ccf775f7b506e0c7a', '\xd17f454d17c7212d70a4f397c86f2127702ad73745731aaa7dd83b5e922f207e');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 15, 'policy', '2026-11-22 09:00:18+00', '{"allowance":{"extra_minutes":10,"note":"","signals":{}},"detectors":null,"policy":{"burst_every_s":0.25,"cadence":{"identity_every_s":30.0,"landmarks_every_s":2.0,"objects_every_s":10.0},"evidence":{"after_s":3.0,"before_s":3.0,"keep_sound":false,"record_every_s":30.0},"link":{"away_after_s":30.0,"away_at_most_s":1800.0,"away_clock":"runs","late_for_s":86400.0,"lost_after_s":4.0,"unstable_rtt_ms":800.0},"preset":"custom","recording":{"camera":true,"camera_kbits":250,"screen":true,"screen_kbits":200},"require_fullscreen":false,"retention":{"documents_days":30,"logs_days":730,"observations_days":365,"pictures_days":180,"portraits_days":0,"recordings_days":30},"sample_every_s":1.0,"signals":{"book":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.55,"warn":false,"weight":8.0,"window_s":15.0},"camera_blocked":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":0.0,"window_s":15.0},"camera_dark":{"clear_after_s":5.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":5,"raise_after_s":10.0,"share":null,"tell":null,"threshold":0.1,"warn":true,"weight":0.0,"window_s":15.0},"camera_frozen":{"clear_after_s":1.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":10.0,"warn":true,"weight":0.0,"window_s":15.0},"camera_replayed":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":20.0,"warn":false,"weight":60.0,"window_s":15.0},"clipboard":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"context_menu":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":false,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":0.0,"window_s":15.0},"devtools":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":6.0,"window_s":15.0},"fullscreen_left":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"laptop":{"clear_after_s":15.0,"cooldown_s":60.0,"enabled":false,"prevent":false,"raise_after_looks":3,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.5,"warn":false,"weight":8.0,"window_s":15.0},"looking_away":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.5,"tell":null,"threshold":25.0,"warn":true,"weight":6.0,"window_s":15.0},"looking_down":{"clear_after_s":3.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":0.6,"tell":null,"threshold":20.0,"warn":false,"weight":4.0,"window_s":20.0},"multiple_faces":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.2,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":30.0,"window_s":15.0},"no_face":{"clear_after_s":2.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":10.0,"window_s":15.0},"other_person":{"clear_after_s":5.0,"cooldown_s":5.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.6,"warn":true,"weight":60.0,"window_s":15.0},"phone":{"clear_after_s":8.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.5,"warn":true,"weight":40.0,"window_s":15.0},"photo_attack":{"clear_after_s":2.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":0.0,"share":null,"tell":null,"threshold":90.0,"warn":false,"weight":40.0,"window_s":15.0},"print":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":true,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":8.0,"window_s":15.0},"screen_share_stopped":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"second_body":{"clear_after_s":8.0,"cooldown_s":15.0,"enabled":true,"prevent":false,"raise_after_looks":3,"raise_after_s":2.0,"share":null,"tell":null,"threshold":2.0,"warn":true,"weight":20.0,"window_s":15.0},"second_screen":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":2.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":6.0,"window_s":15.0},"second_voice":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":2,"raise_after_s":4.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":12.0,"window_s":15.0},"speech":{"clear_after_s":10.0,"cooldown_s":30.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":1.5,"warn":false,"weight":6.0,"window_s":15.0},"tab_hidden":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":1.0,"share":null,"tell":null,"threshold":0.0,"warn":true,"weight":12.0,"window_s":15.0},"virtual_camera":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":0.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":10.0,"window_s":15.0},"window_blurred":{"clear_after_s":0.0,"cooldown_s":20.0,"enabled":true,"prevent":false,"raise_after_looks":1,"raise_after_s":3.0,"share":null,"tell":null,"threshold":0.0,"warn":false,"weight":4.0,"window_s":15.0}},"version":1,"warn_candidate":true}}', '\xd7056ca4d1443845635254b051b413115e5a8d5dede129e8a4fc7e5648c23eb1', '\xdb34a0fc94fb3f036740a3959bd4033c4a41aeef5fd978c0ae56a3d08f2e6aed');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 16, 'event', '2026-11-22 09:00:18+00', '{"at":"2026-11-22T09:00:18.000000+00:00","body":{"attempt":{"away_s":0.0,"candidate_id":"cand_28c1cf007d4c52d09a26225773525a9b","candidate_name":"Candidate Two","clock_skew_s":0.0,"closes_at":"2026-11-24T09:10:00Z","end_reason":null,"ended_at":null,"erased":false,"id":"att_8214bd7b2548b672b1a07d8e37e7da9a","incidents":1,"legal_hold":false,"live":{"analysed":true,"attempt_id":"att_8214bd7b2548b672b1a07d8e37e7da9a","camera":"ok","connection":"unstable","faces":2,"last_frame_at":"2026-11-22T09:00:18Z","not_analysed":[],"signals":["multiple_faces"],"stretch":1.0},"policy_version":1,"started_at":"2026-11-22T09:00:13Z","state":"in_progress"},"incident":null,"message":null},"id":19,"kind":"attempt_changed"}', '\x166917ad1fad9b799b9b16f56babca0359a9f51b7e3a4d1a8f7e2a6fdd4d3242', '\x8798f755c54050c4c6a01150ed124f628e2199b2556b294f3cfcbf5fe5cacd2f');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 17, 'recording', '2026-11-22 09:00:18+00', '{"captured_at":"2026-11-22T09:00:18.000000+00:00","duration_ms":1021,"key":"exam_7cfb2d2a86e11cded9f2e86c0812b835/att_8214bd7b2548b672b1a07d8e37e7da9a/recording/0000000000-6cf31e82cca4ec70.webm","seq":0,"sha256":"6cf31e82cca4ec70c8f62fa7c56292a7d77cb1af4bd5b13823cc6617ebd39fba","size":10580,"stream":"recording"}', '\x87174435a5d15a7c6a0d60acb0d60d77f3c0d3d0106e82e1c58a469d4a749e90', '\x0bff49acfe340da799dda18202d24a73d925183f4cba8876879abb4edc935f1a');
INSERT INTO public.chain VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 14, 'gap', '2026-11-22 09:00:18+00', '{"begins_at":"2026-11-22T09:00:17.000000+00:00","cause":"device_full","ends_at":"2026-11-22T09:00:18.000000+00:00","seqs":[3,4,5,9],"stream":"camera"}', '\xb4c94337b2274f0cc26658c9bcb32689799da93041dfc2a02726967774e152fa', '\x7f4ddc813357bbdf47e9297868edfbd727a23f797146de5aed490d204823a076');


--
-- Data for Name: checkpoints; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.checkpoints VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 37, '\x6d164483b711924fe0dc853810acc56677b762952acf613f6e606af0cb814de7', '2026-11-22 09:00:13+00', '9dd9eb9e69ded143be2768d25942178fc1099c34db825c709437963a692fd1db', '\x1a6dce29e410e6e9d10dc5dfe6962af61a73863d589652b2fa7d4a28eb587def90ae89cbef4e01c95e8efc67a29de9cb0fdf314382eef523f84d4f3610ab6700');
INSERT INTO public.checkpoints VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 0, '\xc76fca1220a380758391c4b0c4be8db5a406926526c1a54f35b903d7c5498947', '2026-11-22 09:00:13+00', '9dd9eb9e69ded143be2768d25942178fc1099c34db825c709437963a692fd1db', '\x4ee0c4bfa6022dc811c997e7ca7adec9d0a560a4997623ac188a376e17e10897daced33724fe013814ed7217ef18315ef391640a126f7152749631cea6611f06');


--
-- Data for Name: deletions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 1, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_48132dd0666d9b01dacc3c69a8e07b73", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "invited", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": null, "candidate_id": "cand_4c6aaf79cf51ca4937da94379d549944", "clock_skew_s": 0.0, "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 2, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_48132dd0666d9b01dacc3c69a8e07b73", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "checking_in", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": null, "candidate_id": "cand_4c6aaf79cf51ca4937da94379d549944", "clock_skew_s": 0.0, "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 3, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_48132dd0666d9b01dacc3c69a8e07b73", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "connection": "unstable", "not_analysed": [], "last_frame_at": null}, "state": "in_progress", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_4c6aaf79cf51ca4937da94379d549944", "clock_skew_s": 0.0, "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 4, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'incident_opened', '2026-11-22 09:00:04+00', '{"attempt": null, "message": null, "incident": {"id": "inc_ba4a29c9521227c9281b8d0250ebc2f0", "kind": "multiple_faces", "late": false, "note": null, "peak": 2, "cause": "2 faces were in the picture.", "cover": {"id": "ev_10822bc5fcc9ecd735e76ed5fcadab2e", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_7cfb2d2a86e11cded9f2e86c0812b835", "decision": null, "event_id": 4, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "decided_by": null, "updated_at": "2026-11-22T09:00:04Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 5, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'message_sent', '2026-11-22 09:00:04+00', '{"attempt": null, "message": {"id": "msg_2f9682163fe56ea549e84e1f2f4769ae", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:04Z", "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "incident_kind": "multiple_faces"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 6, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'incident_closed', '2026-11-22 09:00:08+00', '{"attempt": null, "message": null, "incident": {"id": "inc_ba4a29c9521227c9281b8d0250ebc2f0", "kind": "multiple_faces", "late": false, "note": null, "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_10822bc5fcc9ecd735e76ed5fcadab2e", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_7cfb2d2a86e11cded9f2e86c0812b835", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 7, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'incident_updated', '2026-11-22 09:00:12+00', '{"attempt": null, "message": null, "incident": {"id": "inc_ba4a29c9521227c9281b8d0250ebc2f0", "kind": "multiple_faces", "late": false, "note": null, "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_10822bc5fcc9ecd735e76ed5fcadab2e", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_7cfb2d2a86e11cded9f2e86c0812b835", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 8, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'message_sent', '2026-11-22 09:00:13+00', '{"attempt": null, "message": {"id": "msg_535b790ab166ed0c39cabf2aaa52fd4b", "kind": "staff", "text": "Please stay in the picture.", "author": "Admin", "sent_at": "2026-11-22T09:00:13Z", "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "incident_kind": null}, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 19, 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'attempt_changed', '2026-11-22 09:00:18+00', '{"attempt": {"id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "live": {"faces": 2, "camera": "ok", "signals": ["multiple_faces"], "stretch": 1.0, "analysed": true, "attempt_id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "connection": "unstable", "not_analysed": [], "last_frame_at": "2026-11-22T09:00:18Z"}, "state": "in_progress", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:10:00Z", "incidents": 1, "end_reason": null, "legal_hold": false, "started_at": "2026-11-22T09:00:13Z", "candidate_id": "cand_28c1cf007d4c52d09a26225773525a9b", "clock_skew_s": 0.0, "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 9, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'incident_reviewed', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_ba4a29c9521227c9281b8d0250ebc2f0", "kind": "multiple_faces", "late": false, "note": "Seen.", "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_10822bc5fcc9ecd735e76ed5fcadab2e", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_7cfb2d2a86e11cded9f2e86c0812b835", "decision": "confirmed", "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "decided_by": "Admin", "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 10, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'incident_opened', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_98432be348d6151462491f9f0d8d7584", "kind": "clipboard", "late": false, "note": null, "peak": 1, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_1db32e08cda4304947c185a82a77d068", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "analysed": true, "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z"}, "detail": null, "exam_id": "exam_7cfb2d2a86e11cded9f2e86c0812b835", "decision": null, "event_id": 10, "severity": "medium", "closed_at": null, "opened_at": "2026-11-22T09:00:13Z", "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "decided_by": null, "updated_at": "2026-11-22T09:00:13Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 11, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'message_sent', '2026-11-22 09:00:13+00', '{"attempt": null, "message": {"id": "msg_eefb86bf86f64d62f2d02743c66bd6aa", "kind": "warning", "text": "Copying and pasting is noted in this exam.", "author": null, "sent_at": "2026-11-22T09:00:13Z", "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "incident_kind": "clipboard"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 12, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'incident_closed', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_98432be348d6151462491f9f0d8d7584", "kind": "clipboard", "late": false, "note": null, "peak": 1, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_1db32e08cda4304947c185a82a77d068", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "analysed": true, "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z"}, "detail": null, "exam_id": "exam_7cfb2d2a86e11cded9f2e86c0812b835", "decision": null, "event_id": 10, "severity": "medium", "closed_at": "2026-11-22T09:00:13Z", "opened_at": "2026-11-22T09:00:13Z", "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "decided_by": null, "updated_at": "2026-11-22T09:00:13Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 13, 'att_48132dd0666d9b01dacc3c69a8e07b73', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_48132dd0666d9b01dacc3c69a8e07b73", "live": {"faces": 1, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_48132dd0666d9b01dacc3c69a8e07b73", "connection": "unstable", "not_analysed": [], "last_frame_at": "2026-11-22T09:00:13Z"}, "state": "submitted", "away_s": 0.0, "erased": false, "ended_at": "2026-11-22T09:00:13Z", "closes_at": "2026-11-24T09:00:00Z", "incidents": 2, "end_reason": null, "legal_hold": false, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_4c6aaf79cf51ca4937da94379d549944", "clock_skew_s": 0.0, "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 14, 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "invited", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": null, "candidate_id": "cand_28c1cf007d4c52d09a26225773525a9b", "clock_skew_s": 0.0, "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 15, 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "checking_in", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": null, "candidate_id": "cand_28c1cf007d4c52d09a26225773525a9b", "clock_skew_s": 0.0, "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 16, 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "connection": "unstable", "not_analysed": [], "last_frame_at": null}, "state": "in_progress", "away_s": 0.0, "erased": false, "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "legal_hold": false, "started_at": "2026-11-22T09:00:13Z", "candidate_id": "cand_28c1cf007d4c52d09a26225773525a9b", "clock_skew_s": 0.0, "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 17, 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'incident_opened', '2026-11-22 09:00:17+00', '{"attempt": null, "message": null, "incident": {"id": "inc_361fd68fa62aa700feb6d38f71ae1ed6", "kind": "multiple_faces", "late": false, "note": null, "peak": 2, "cause": "2 faces were in the picture.", "cover": {"id": "ev_7cf0461479b6fdf17836f09ce38ff2cd", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "erased": false, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:17Z", "received_at": "2026-11-22T09:00:17Z"}, "detail": null, "exam_id": "exam_7cfb2d2a86e11cded9f2e86c0812b835", "decision": null, "event_id": 17, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:16Z", "attempt_id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "decided_by": null, "updated_at": "2026-11-22T09:00:17Z", "candidate_name": "Candidate Two", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 18, 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'message_sent', '2026-11-22 09:00:17+00', '{"attempt": null, "message": {"id": "msg_31dd144cf9169bd92213a0b98b8c07a5", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:17Z", "attempt_id": "att_8214bd7b2548b672b1a07d8e37e7da9a", "incident_kind": "multiple_faces"}, "incident": null}');


--
-- Data for Name: evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.evidence VALUES ('ev_66860e4b1c2a9dde3884e48d39c77ede', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 0, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000000-9f1c2d748e3fdde5.jpg', '9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', 1328, '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record', NULL);
INSERT INTO public.evidence VALUES ('ev_d27b4ea07f85984a7deb9059e7b74137', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 1, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000001-a902ceab7d782364.jpg', 'a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', 1318, '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_0786453548f48b1dc11727b76a021368', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 2, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000002-fb6b985b912de9ea.jpg', 'fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', 1363, '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_10822bc5fcc9ecd735e76ed5fcadab2e', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 3, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000003-948a2dba4fe0ec9d.jpg', '948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', 1348, '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_2eac1bd9274df1efb1242c8344f0d694', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 4, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000004-88f77f7074f25960.jpg', '88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', 1349, '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_d90f58bcc64611b80537ae7b8775aaa2', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 5, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000005-7f962fbe95215b61.jpg', '7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036', 1319, '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_464d63cb3f1632b0d8f13b74967eded2', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 6, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000006-68798307995c3fbb.jpg', '68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225', 1335, '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_0d73616d1f725e3a7db26126849be166', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 7, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000007-1e2c4c1c6054e1a5.jpg', '1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52', 1314, '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_ad6bd39d085f670c2decfe79cdf3710e', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 8, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000008-2c8655b9c39b3752.jpg', '2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa', 1332, '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_ff3981834d4c34c3f32da1e42dfffaaf', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 9, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000009-76fd8baa32c2baeb.jpg', '76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779', 1323, '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_ad1bd2fc4e9d5384e89c8807e818141a', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 10, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000010-0ee4bb06d0c349aa.jpg', '0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d', 1319, '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_001defb3102d5c9e4e785c9022bb7c18', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 11, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000011-4ae74e766f5aad65.jpg', '4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96', 1315, '2026-11-22 09:00:12+00', '2026-11-22 09:00:12+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_1db32e08cda4304947c185a82a77d068', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 12, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_48132dd0666d9b01dacc3c69a8e07b73/camera/0000000012-8bd218a69eb7cef1.jpg', '8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830', 1312, '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_7320aae19809e4dcccd332e0cf7d8626', 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 0, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_8214bd7b2548b672b1a07d8e37e7da9a/camera/0000000000-9f1c2d748e3fdde5.jpg', '9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', 1328, '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record', NULL);
INSERT INTO public.evidence VALUES ('ev_327e9804cfbb5028daa1ecaf8450ebbe', 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 1, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_8214bd7b2548b672b1a07d8e37e7da9a/camera/0000000001-a902ceab7d782364.jpg', 'a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', 1318, '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_631bc5736141a4d2810e1638a6e9c2c2', 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 2, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_8214bd7b2548b672b1a07d8e37e7da9a/camera/0000000002-fb6b985b912de9ea.jpg', 'fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', 1363, '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_7cf0461479b6fdf17836f09ce38ff2cd', 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 3, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_8214bd7b2548b672b1a07d8e37e7da9a/camera/0000000003-948a2dba4fe0ec9d.jpg', '948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', 1348, '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_b0cdb4ec86dbadd741985de327eba099', 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 4, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_8214bd7b2548b672b1a07d8e37e7da9a/camera/0000000004-88f77f7074f25960.jpg', '88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', 1349, '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);


--
-- Data for Name: exam_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exam_keys VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 'evidence', '\x01c1ffe5f93e1869c96a343fdcde2035bfbc433c2725d71b99c1175de4c423c859987622238f5aa30467629dc3fd30319a8ddf6faf784f2f2787f652ccd198eefb42ca30d2', '2026-11-22 09:00:01+00');


--
-- Data for Name: exam_staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exam_staff VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 'staff_42e5f49179f4ad212a06b1b27ec28443');


--
-- Data for Name: exams; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exams VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 'Linear Algebra', NULL, 'tab', NULL, '2026-11-24 09:00:00+00', '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "custom", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": true, "screen": true, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', false, 0, 19, '2026-11-22 09:00:00+00', false);


--
-- Data for Name: frames; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 0, '\x9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', false, '{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1328, '\x000040c4abc0da410001003c0ec7360fa133100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 1, '\xa902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', false, '{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1318, '\x000080c4abc0da410001003c0ec7360fa133100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 2, '\xfb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', false, '{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1363, '\x0000c0c4abc0da41000100400ecd380f6e35100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 3, '\x948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', false, '{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1348, '\x000000c5abc0da41000100400ecd380f6e35100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 4, '\x88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', false, '{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1349, '\x000040c5abc0da41000100400ecd380f6535100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 5, '\x7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036', '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', false, '{"seq": 5, "sha256": "7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1319, '\x000080c5abc0da410001003c0ecd380f6535100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 6, '\x68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225', '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', false, '{"seq": 6, "sha256": "68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1335, '\x0000c0c5abc0da410001003c0ec7360fa733100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 7, '\x1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52', '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', false, '{"seq": 7, "sha256": "1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1314, '\x000000c6abc0da410001003c0ec7360fa733100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 8, '\x2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa', '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', false, '{"seq": 8, "sha256": "2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1332, '\x000040c6abc0da410001003c0ec7360faf33100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 9, '\x76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779', '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', false, '{"seq": 9, "sha256": "76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1323, '\x000080c6abc0da410001003c0ec7360faf33100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 10, '\x0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d', '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', false, '{"seq": 10, "sha256": "0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1319, '\x0000c0c6abc0da410001003c0ec7360f8f33100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 11, '\x4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96', '2026-11-22 09:00:12+00', '2026-11-22 09:00:12+00', false, '{"seq": 11, "sha256": "4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1315, '\x000000c7abc0da410001003c0ec7360f8f33100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'camera', 12, '\x8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', false, '{"seq": 12, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1312, '\x000040c7abc0da410001003c0ec7360f9d33100000110000120000');
INSERT INTO public.frames VALUES ('att_48132dd0666d9b01dacc3c69a8e07b73', 'page', 0, '\x6c32404d78ab8f598df2439cb46a69f9a2595d3346f122f5331cc223bdf5ff71', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', false, '{"seq": 0, "sha256": "6c32404d78ab8f598df2439cb46a69f9a2595d3346f122f5331cc223bdf5ff71", "not_analysed": [], "late": false}', 40, '\x000040c7abc0da41002b003c');
INSERT INTO public.frames VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 0, '\x9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', false, '{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1328, '\x000080c7abc0da410001003c0ec7360fa133100000110000120000');
INSERT INTO public.frames VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 1, '\xa902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', false, '{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1318, '\x0000c0c7abc0da410001003c0ec7360fa133100000110000120000');
INSERT INTO public.frames VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 2, '\xfb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', false, '{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1363, '\x000000c8abc0da41000100400ecd380f6e35100000110000120000');
INSERT INTO public.frames VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 3, '\x948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', false, '{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1348, '\x000040c8abc0da41000100400ecd380f6e35100000110000120000');
INSERT INTO public.frames VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 4, '\x88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', false, '{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1349, '\x000080c8abc0da41000100400ecd380f6535100000110000120000');
INSERT INTO public.frames VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 'recording', 0, '\x6cf31e82cca4ec70c8f62fa7c56292a7d77cb1af4bd5b13823cc6617ebd39fba', '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', false, '{"seq": 0, "sha256": "6cf31e82cca4ec70c8f62fa7c56292a7d77cb1af4bd5b13823cc6617ebd39fba", "not_analysed": [], "late": false}', 10580, NULL);


--
-- Data for Name: gaps; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.gaps VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 'camera', 3, 9, '[3, 4, 5, 9]', '2026-11-22 09:00:17+00', '2026-11-22 09:00:18+00', 'device_full', '2026-11-22 09:00:18+00');


--
-- Data for Name: incident_evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_0786453548f48b1dc11727b76a021368');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_10822bc5fcc9ecd735e76ed5fcadab2e');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_66860e4b1c2a9dde3884e48d39c77ede');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_d27b4ea07f85984a7deb9059e7b74137');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_2eac1bd9274df1efb1242c8344f0d694');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_d90f58bcc64611b80537ae7b8775aaa2');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_464d63cb3f1632b0d8f13b74967eded2');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_0d73616d1f725e3a7db26126849be166');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_ad6bd39d085f670c2decfe79cdf3710e');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_ff3981834d4c34c3f32da1e42dfffaaf');
INSERT INTO public.incident_evidence VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'ev_ad1bd2fc4e9d5384e89c8807e818141a');
INSERT INTO public.incident_evidence VALUES ('inc_98432be348d6151462491f9f0d8d7584', 'ev_001defb3102d5c9e4e785c9022bb7c18');
INSERT INTO public.incident_evidence VALUES ('inc_98432be348d6151462491f9f0d8d7584', 'ev_1db32e08cda4304947c185a82a77d068');
INSERT INTO public.incident_evidence VALUES ('inc_98432be348d6151462491f9f0d8d7584', 'ev_ad1bd2fc4e9d5384e89c8807e818141a');
INSERT INTO public.incident_evidence VALUES ('inc_98432be348d6151462491f9f0d8d7584', 'ev_ff3981834d4c34c3f32da1e42dfffaaf');
INSERT INTO public.incident_evidence VALUES ('inc_361fd68fa62aa700feb6d38f71ae1ed6', 'ev_327e9804cfbb5028daa1ecaf8450ebbe');
INSERT INTO public.incident_evidence VALUES ('inc_361fd68fa62aa700feb6d38f71ae1ed6', 'ev_631bc5736141a4d2810e1638a6e9c2c2');
INSERT INTO public.incident_evidence VALUES ('inc_361fd68fa62aa700feb6d38f71ae1ed6', 'ev_7320aae19809e4dcccd332e0cf7d8626');
INSERT INTO public.incident_evidence VALUES ('inc_361fd68fa62aa700feb6d38f71ae1ed6', 'ev_7cf0461479b6fdf17836f09ce38ff2cd');
INSERT INTO public.incident_evidence VALUES ('inc_361fd68fa62aa700feb6d38f71ae1ed6', 'ev_b0cdb4ec86dbadd741985de327eba099');


--
-- Data for Name: incidents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incidents VALUES ('inc_ba4a29c9521227c9281b8d0250ebc2f0', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:03+00', '2026-11-22 09:00:08+00', '2026-11-22 09:00:06+00', 2, 'ev_10822bc5fcc9ecd735e76ed5fcadab2e', 'confirmed', 'Admin', '2026-11-22 09:00:13+00', 'Seen.', 4, NULL, false);
INSERT INTO public.incidents VALUES ('inc_98432be348d6151462491f9f0d8d7584', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'clipboard', 1, 'suspicion', 'medium', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', 1, 'ev_1db32e08cda4304947c185a82a77d068', NULL, NULL, NULL, NULL, 10, NULL, false);
INSERT INTO public.incidents VALUES ('inc_361fd68fa62aa700feb6d38f71ae1ed6', 'exam_7cfb2d2a86e11cded9f2e86c0812b835', 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:16+00', '2026-11-22 09:00:17+00', NULL, 2, 'ev_7cf0461479b6fdf17836f09ce38ff2cd', NULL, NULL, NULL, NULL, 17, NULL, false);


--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messages VALUES ('msg_2f9682163fe56ea549e84e1f2f4769ae', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:04+00');
INSERT INTO public.messages VALUES ('msg_535b790ab166ed0c39cabf2aaa52fd4b', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'staff', 'Please stay in the picture.', 'staff_9704c0caba774fd716f083ec6f51d547', 'Admin', NULL, '12345678', '2026-11-22 09:00:13+00');
INSERT INTO public.messages VALUES ('msg_eefb86bf86f64d62f2d02743c66bd6aa', 'att_48132dd0666d9b01dacc3c69a8e07b73', 'warning', 'Copying and pasting is noted in this exam.', NULL, NULL, 'clipboard', 'clipboard-1', '2026-11-22 09:00:13+00');
INSERT INTO public.messages VALUES ('msg_31dd144cf9169bd92213a0b98b8c07a5', 'att_8214bd7b2548b672b1a07d8e37e7da9a', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:17+00');


--
-- Data for Name: policies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.policies VALUES ('exam_7cfb2d2a86e11cded9f2e86c0812b835', 1, '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "custom", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": true, "screen": true, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-22 09:00:00+00', 'Admin');


--
-- Data for Name: read_marks; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: recordings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.recordings VALUES ('att_8214bd7b2548b672b1a07d8e37e7da9a', 'recording', 0, 'exam_7cfb2d2a86e11cded9f2e86c0812b835/att_8214bd7b2548b672b1a07d8e37e7da9a/recording/0000000000-6cf31e82cca4ec70.webm', '6cf31e82cca4ec70c8f62fa7c56292a7d77cb1af4bd5b13823cc6617ebd39fba', 10580, '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', 1021, 10109, 64, 48, true);


--
-- Data for Name: revocations; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: setup_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.setup_links VALUES ('dac7eaefc4ae0df854934e493089758438637ddc995fb02e8d3121eca265b5f9', NULL, 'admin', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');
INSERT INTO public.setup_links VALUES ('e2ca166b53e784846a8d86e3e820eb18289646008df2276fb20b44567a639fcb', 'staff_42e5f49179f4ad212a06b1b27ec28443', 'proctor', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');


--
-- Data for Name: signing_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.signing_keys VALUES ('9dd9eb9e69ded143be2768d25942178fc1099c34db825c709437963a692fd1db', '\x4c5128de457aef9874b18708a218fcbe9b8ceed77fd4dbbdf149045619c8103c', '\x762e9523c2b18ed766b59d2569241dd75065045872016eb523c86638ec24e09bacdbfd51399dc8f667a45acdfcb4df5aa8b582bb3ca26533fa4bb315', '2026-11-22 09:00:13+00', NULL, NULL, NULL);


--
-- Data for Name: staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff VALUES ('staff_9704c0caba774fd716f083ec6f51d547', 'admin@example.org', 'Admin', 'admin', '$argon2id$v=19$m=64,t=1,p=1$XuFQcGCjlWkdB7HgxK9L/w$c6fKd9bYZgMQ2R+TBvZeoT0vGE9Bm28AuEXb6uxquII', true, '2026-11-22 09:00:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.staff VALUES ('staff_42e5f49179f4ad212a06b1b27ec28443', 'proctor@example.org', 'proctor', 'proctor', '$argon2id$v=19$m=64,t=1,p=1$5sm7adIWVUWp5gccTdeIIQ$Lsu0ZInKo1HBrTBcOuw1Duf4wWGdRlRd19rf8nIY+kc', true, '2026-11-22 09:00:00+00', NULL, NULL, NULL, NULL);


--
-- Data for Name: staff_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff_sessions VALUES ('15d35d7bc719f36dce7cd9fe9667f728ce5a874a8fe265ccc5f2a2c085067937', 'staff_9704c0caba774fd716f083ec6f51d547', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00', 'ses_a7497e4a0d727e48344776e8f586e684', '127.0.0.1', 'python-httpx/0.28.1', '2026-11-22 09:00:00+00');
INSERT INTO public.staff_sessions VALUES ('872db90926bdcd77939aedebf2acced932c83321f7ebaf27fe5e1ab07311e266', 'staff_42e5f49179f4ad212a06b1b27ec28443', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00', 'ses_7df2fc65d77acb4eaa5a530dee2ee248', '127.0.0.1', 'python-httpx/0.28.1', '2026-11-22 09:00:00+00');


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


