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

INSERT INTO public.attempt_sessions VALUES ('047e621df995d82e9e91d65ee6aefa972b63a3cb5d6a94421d506ef8472f853c', 'att_9e17173f0cd1a1f0ae451480a4b72d18', '2026-11-22 09:00:00+00', '2026-11-24 09:00:00+00');
INSERT INTO public.attempt_sessions VALUES ('83bd35367a9ed3ba97691986cd6df71d23b0e21e699de3fda757e8fed82b1c54', 'att_a7ff232e5ede1801e915da412b574b45', '2026-11-22 09:00:13+00', '2026-11-24 09:00:13+00');


--
-- Data for Name: attempts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attempts VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'exam_f1e0542f0d9f338abf4d8988fe7ae491', 'cand_52b74f29fb8019507c2097e738f00393', 'submitted', '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "standard", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": false, "screen": false, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-24', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Live video is not recorded; sound is kept only if the list of what is watched says so.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:00+00', '2026-11-22 09:00:00+00', '2026-11-22 09:00:13+00', NULL, NULL, '{"last": {"page": 1795338013.0, "camera": 1795338013.0}, "signals": {"clipboard": {"ordinal": 1, "closed_at": 1795338013.0}, "multiple_faces": {"ordinal": 1, "closed_at": 1795338006.0}}, "baseline": null}', 17, '{"windows": [["clipboard", 1, 1795338016.0]], "recorded_at": 1795338011.0}', 0, '2026-11-22 09:00:00+00', NULL, NULL, 0, NULL, 0, NULL, false, NULL);
INSERT INTO public.attempts VALUES ('att_a7ff232e5ede1801e915da412b574b45', 'exam_f1e0542f0d9f338abf4d8988fe7ae491', 'cand_c23498ffbe07f669ce931923b8bed2fd', 'in_progress', '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "standard", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": false, "screen": false, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-24', '["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Live video is not recorded; sound is kept only if the list of what is watched says so.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', NULL, NULL, NULL, '{"last": {"camera": 1795338018.0}, "signals": {"multiple_faces": {"open": true, "peak": 2, "looks": 2, "since": 1795338016.0, "ordinal": 1}}, "baseline": null}', 8, '{"windows": [["multiple_faces", 1, 1795338020.0]], "recorded_at": 1795338018.0}', 0, '2026-11-22 09:00:13+00', NULL, NULL, 0, NULL, 0, NULL, false, NULL);


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: candidates; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.candidates VALUES ('cand_52b74f29fb8019507c2097e738f00393', 'exam_f1e0542f0d9f338abf4d8988fe7ae491', 'Candidate One', NULL, 1, '2026-11-22 09:00:00+00', NULL);
INSERT INTO public.candidates VALUES ('cand_c23498ffbe07f669ce931923b8bed2fd', 'exam_f1e0542f0d9f338abf4d8988fe7ae491', 'Candidate Two', NULL, 1, '2026-11-22 09:00:13+00', '{"note": "", "signals": {}, "extra_minutes": 10}');
INSERT INTO public.candidates VALUES ('cand_a10c3a3979f6b875c5c642f3b56dc508', 'exam_f1e0542f0d9f338abf4d8988fe7ae491', 'Candidate Three', NULL, 1, '2026-11-22 09:00:18+00', NULL);


--
-- Data for Name: chain; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: checkpoints; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: deletions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 1, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "invited", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_52b74f29fb8019507c2097e738f00393", "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 2, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "checking_in", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_52b74f29fb8019507c2097e738f00393", "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 3, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'attempt_changed', '2026-11-22 09:00:00+00', '{"attempt": {"id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "connection": "unstable", "not_analysed": [], "last_frame_at": null}, "state": "in_progress", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_52b74f29fb8019507c2097e738f00393", "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 4, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'incident_opened', '2026-11-22 09:00:04+00', '{"attempt": null, "message": null, "incident": {"id": "inc_192d7bdd074dba15d6e27222ff6e09c7", "kind": "multiple_faces", "note": null, "peak": 2, "cause": "2 faces were in the picture.", "cover": {"id": "ev_62fb8608051885cd92f9e1c83b95ae70", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_f1e0542f0d9f338abf4d8988fe7ae491", "decision": null, "event_id": 4, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "decided_by": null, "updated_at": "2026-11-22T09:00:04Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 5, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'message_sent', '2026-11-22 09:00:04+00', '{"attempt": null, "message": {"id": "msg_b32fb553cf59b5b31e2a4b6295deede6", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:04Z", "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "incident_kind": "multiple_faces"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 6, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'incident_closed', '2026-11-22 09:00:08+00', '{"attempt": null, "message": null, "incident": {"id": "inc_192d7bdd074dba15d6e27222ff6e09c7", "kind": "multiple_faces", "note": null, "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_62fb8608051885cd92f9e1c83b95ae70", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_f1e0542f0d9f338abf4d8988fe7ae491", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 7, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'incident_updated', '2026-11-22 09:00:12+00', '{"attempt": null, "message": null, "incident": {"id": "inc_192d7bdd074dba15d6e27222ff6e09c7", "kind": "multiple_faces", "note": null, "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_62fb8608051885cd92f9e1c83b95ae70", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_f1e0542f0d9f338abf4d8988fe7ae491", "decision": null, "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "decided_by": null, "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 8, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'message_sent', '2026-11-22 09:00:13+00', '{"attempt": null, "message": {"id": "msg_53eff6f7b465d9a131b5d270ccf703c8", "kind": "staff", "text": "Please stay in the picture.", "author": "Admin", "sent_at": "2026-11-22T09:00:13Z", "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "incident_kind": null}, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 9, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'incident_reviewed', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_192d7bdd074dba15d6e27222ff6e09c7", "kind": "multiple_faces", "note": "Seen.", "peak": 2, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_62fb8608051885cd92f9e1c83b95ae70", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z"}, "detail": null, "exam_id": "exam_f1e0542f0d9f338abf4d8988fe7ae491", "decision": "confirmed", "event_id": 4, "severity": "high", "closed_at": "2026-11-22T09:00:06Z", "opened_at": "2026-11-22T09:00:03Z", "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "decided_by": "Admin", "updated_at": "2026-11-22T09:00:08Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 10, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'incident_opened', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_b48281ce73b8b83c83dd9dd8e91229da", "kind": "clipboard", "note": null, "peak": 1, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_3f579be0348408c10ffa68ff5ce04038", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "analysed": true, "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z"}, "detail": null, "exam_id": "exam_f1e0542f0d9f338abf4d8988fe7ae491", "decision": null, "event_id": 10, "severity": "medium", "closed_at": null, "opened_at": "2026-11-22T09:00:13Z", "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "decided_by": null, "updated_at": "2026-11-22T09:00:13Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 11, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'message_sent', '2026-11-22 09:00:13+00', '{"attempt": null, "message": {"id": "msg_bc8004ac528e90616b8873587ddc95a7", "kind": "warning", "text": "Copying and pasting is noted in this exam.", "author": null, "sent_at": "2026-11-22T09:00:13Z", "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "incident_kind": "clipboard"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 12, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'incident_closed', '2026-11-22 09:00:13+00', '{"attempt": null, "message": null, "incident": {"id": "inc_b48281ce73b8b83c83dd9dd8e91229da", "kind": "clipboard", "note": null, "peak": 1, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_3f579be0348408c10ffa68ff5ce04038", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "analysed": true, "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z"}, "detail": null, "exam_id": "exam_f1e0542f0d9f338abf4d8988fe7ae491", "decision": null, "event_id": 10, "severity": "medium", "closed_at": "2026-11-22T09:00:13Z", "opened_at": "2026-11-22T09:00:13Z", "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "decided_by": null, "updated_at": "2026-11-22T09:00:13Z", "candidate_name": "Candidate One", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 14, 'att_a7ff232e5ede1801e915da412b574b45', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_a7ff232e5ede1801e915da412b574b45", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_a7ff232e5ede1801e915da412b574b45", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "invited", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_c23498ffbe07f669ce931923b8bed2fd", "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 16, 'att_a7ff232e5ede1801e915da412b574b45', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_a7ff232e5ede1801e915da412b574b45", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_a7ff232e5ede1801e915da412b574b45", "connection": "unstable", "not_analysed": [], "last_frame_at": null}, "state": "in_progress", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": "2026-11-22T09:00:13Z", "candidate_id": "cand_c23498ffbe07f669ce931923b8bed2fd", "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 13, 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "live": {"faces": 1, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_9e17173f0cd1a1f0ae451480a4b72d18", "connection": "unstable", "not_analysed": [], "last_frame_at": "2026-11-22T09:00:13Z"}, "state": "submitted", "ended_at": "2026-11-22T09:00:13Z", "closes_at": "2026-11-24T09:00:00Z", "incidents": 2, "end_reason": null, "started_at": "2026-11-22T09:00:00Z", "candidate_id": "cand_52b74f29fb8019507c2097e738f00393", "candidate_name": "Candidate One", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 15, 'att_a7ff232e5ede1801e915da412b574b45', 'attempt_changed', '2026-11-22 09:00:13+00', '{"attempt": {"id": "att_a7ff232e5ede1801e915da412b574b45", "live": {"faces": null, "camera": "ok", "signals": [], "stretch": 1.0, "analysed": true, "attempt_id": "att_a7ff232e5ede1801e915da412b574b45", "connection": "lost", "not_analysed": [], "last_frame_at": null}, "state": "checking_in", "ended_at": null, "closes_at": "2026-11-24T09:00:00Z", "incidents": 0, "end_reason": null, "started_at": null, "candidate_id": "cand_c23498ffbe07f669ce931923b8bed2fd", "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 17, 'att_a7ff232e5ede1801e915da412b574b45', 'incident_opened', '2026-11-22 09:00:17+00', '{"attempt": null, "message": null, "incident": {"id": "inc_19a0e36dc5fec5e473e4a0f4951c610d", "kind": "multiple_faces", "note": null, "peak": 2, "cause": "2 faces were in the picture.", "cover": {"id": "ev_5d56203d7efb844566fadba31f027adf", "faces": [{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}], "width": 64, "height": 48, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "analysed": true, "captured_at": "2026-11-22T09:00:17Z", "received_at": "2026-11-22T09:00:17Z"}, "detail": null, "exam_id": "exam_f1e0542f0d9f338abf4d8988fe7ae491", "decision": null, "event_id": 17, "severity": "high", "closed_at": null, "opened_at": "2026-11-22T09:00:16Z", "attempt_id": "att_a7ff232e5ede1801e915da412b574b45", "decided_by": null, "updated_at": "2026-11-22T09:00:17Z", "candidate_name": "Candidate Two", "incident_class": "suspicion"}}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 18, 'att_a7ff232e5ede1801e915da412b574b45', 'message_sent', '2026-11-22 09:00:17+00', '{"attempt": null, "message": {"id": "msg_10b9a1d267b8692c6ed59c4eea54e4a0", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "sent_at": "2026-11-22T09:00:17Z", "attempt_id": "att_a7ff232e5ede1801e915da412b574b45", "incident_kind": "multiple_faces"}, "incident": null}');
INSERT INTO public.events VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 19, 'att_a7ff232e5ede1801e915da412b574b45', 'attempt_changed', '2026-11-22 09:00:18+00', '{"attempt": {"id": "att_a7ff232e5ede1801e915da412b574b45", "live": {"faces": 2, "camera": "ok", "signals": ["multiple_faces"], "stretch": 1.0, "analysed": true, "attempt_id": "att_a7ff232e5ede1801e915da412b574b45", "connection": "unstable", "not_analysed": [], "last_frame_at": "2026-11-22T09:00:18Z"}, "state": "in_progress", "ended_at": null, "closes_at": "2026-11-24T09:10:00Z", "incidents": 1, "end_reason": null, "started_at": "2026-11-22T09:00:13Z", "candidate_id": "cand_c23498ffbe07f669ce931923b8bed2fd", "candidate_name": "Candidate Two", "policy_version": 1}, "message": null, "incident": null}');


--
-- Data for Name: evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.evidence VALUES ('ev_7e2be3022947efca344bc2f2df743435', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 0, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000000-9f1c2d748e3fdde5.jpg', '9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', 1328, '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record', NULL);
INSERT INTO public.evidence VALUES ('ev_1be4c1ac7b85899719a07b87f15e15aa', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 1, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000001-a902ceab7d782364.jpg', 'a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', 1318, '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_c2aadeac9faa7e354ce7647d60563776', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 2, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000002-fb6b985b912de9ea.jpg', 'fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', 1363, '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_62fb8608051885cd92f9e1c83b95ae70', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 3, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000003-948a2dba4fe0ec9d.jpg', '948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', 1348, '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_2966d5a6c077a5fe49dc56bcc802ce83', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 4, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000004-88f77f7074f25960.jpg', '88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', 1349, '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_802aa1aa5e5d3525d9cb6adcc7813d7c', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 5, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000005-7f962fbe95215b61.jpg', '7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036', 1319, '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_44dc3a305d3c1a8c22eab0b786c6e63f', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 6, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000006-68798307995c3fbb.jpg', '68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225', 1335, '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_a27a3a5186bd04b28e8e99de015caee4', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 7, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000007-1e2c4c1c6054e1a5.jpg', '1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52', 1314, '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_c55d132fab28c338c169da65eee69fea', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 8, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000008-2c8655b9c39b3752.jpg', '2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa', 1332, '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_cce01c422a3108ab09212e90a49006a8', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 9, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000009-76fd8baa32c2baeb.jpg', '76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779', 1323, '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_ce1636b0f11c0078aab2a96f06841716', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 10, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000010-0ee4bb06d0c349aa.jpg', '0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d', 1319, '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_6a453f13827c335fe03170d8ea2dbfa4', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 11, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000011-4ae74e766f5aad65.jpg', '4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96', 1315, '2026-11-22 09:00:12+00', '2026-11-22 09:00:12+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_3f579be0348408c10ffa68ff5ce04038', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 12, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_9e17173f0cd1a1f0ae451480a4b72d18/camera/0000000012-8bd218a69eb7cef1.jpg', '8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830', 1312, '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_568ab019e7b7106765f8e2bc9c5127b6', 'att_a7ff232e5ede1801e915da412b574b45', 'camera', 0, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_a7ff232e5ede1801e915da412b574b45/camera/0000000000-9f1c2d748e3fdde5.jpg', '9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', 1328, '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'record', NULL);
INSERT INTO public.evidence VALUES ('ev_a880e96f056657feeb5a0dc5f2efd95f', 'att_a7ff232e5ede1801e915da412b574b45', 'camera', 1, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_a7ff232e5ede1801e915da412b574b45/camera/0000000001-a902ceab7d782364.jpg', 'a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', 1318, '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_2c674596b437c20555cc7e641530098d', 'att_a7ff232e5ede1801e915da412b574b45', 'camera', 2, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_a7ff232e5ede1801e915da412b574b45/camera/0000000002-fb6b985b912de9ea.jpg', 'fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', 1363, '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_5d56203d7efb844566fadba31f027adf', 'att_a7ff232e5ede1801e915da412b574b45', 'camera', 3, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_a7ff232e5ede1801e915da412b574b45/camera/0000000003-948a2dba4fe0ec9d.jpg', '948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', 1348, '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);
INSERT INTO public.evidence VALUES ('ev_92b47bd310a2ea98acee89b07050f605', 'att_a7ff232e5ede1801e915da412b574b45', 'camera', 4, 'exam_f1e0542f0d9f338abf4d8988fe7ae491/att_a7ff232e5ede1801e915da412b574b45/camera/0000000004-88f77f7074f25960.jpg', '88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', 1349, '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', 64, 48, '[{"x": 1.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}, {"x": 7.0, "y": 2.0, "score": 0.9, "width": 4.0, "height": 5.0}]', 'analysed', 'incident', NULL);


--
-- Data for Name: exam_keys; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: exam_staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exam_staff VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 'staff_2b5dafe0d1de59d8fd71ecc4d9a0782a');


--
-- Data for Name: exams; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.exams VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 'Linear Algebra', NULL, 'tab', NULL, '2026-11-24 09:00:00+00', '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "standard", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": false, "screen": false, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', false, 0, 19, '2026-11-22 09:00:00+00', false);


--
-- Data for Name: frames; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 0, '\x9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', '2026-11-22 09:00:01+00', '2026-11-22 09:00:01+00', false, '{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1328, '\x000040c4abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 1, '\xa902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', '2026-11-22 09:00:02+00', '2026-11-22 09:00:02+00', false, '{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1318, '\x000080c4abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 2, '\xfb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', '2026-11-22 09:00:03+00', '2026-11-22 09:00:03+00', false, '{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1363, '\x0000c0c4abc0da41000ecd380f6e35100000110000120000010040');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 3, '\x948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', '2026-11-22 09:00:04+00', '2026-11-22 09:00:04+00', false, '{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1348, '\x000000c5abc0da41000ecd380f6e35100000110000120000010040');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 4, '\x88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', '2026-11-22 09:00:05+00', '2026-11-22 09:00:05+00', false, '{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1349, '\x000040c5abc0da41000ecd380f6535100000110000120000010040');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 5, '\x7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036', '2026-11-22 09:00:06+00', '2026-11-22 09:00:06+00', false, '{"seq": 5, "sha256": "7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1319, '\x000080c5abc0da41000ecd380f653510000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 6, '\x68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225', '2026-11-22 09:00:07+00', '2026-11-22 09:00:07+00', false, '{"seq": 6, "sha256": "68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1335, '\x0000c0c5abc0da41000ec7360fa73310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 7, '\x1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52', '2026-11-22 09:00:08+00', '2026-11-22 09:00:08+00', false, '{"seq": 7, "sha256": "1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1314, '\x000000c6abc0da41000ec7360fa73310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 8, '\x2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa', '2026-11-22 09:00:09+00', '2026-11-22 09:00:09+00', false, '{"seq": 8, "sha256": "2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1332, '\x000040c6abc0da41000ec7360faf3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 9, '\x76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779', '2026-11-22 09:00:10+00', '2026-11-22 09:00:10+00', false, '{"seq": 9, "sha256": "76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1323, '\x000080c6abc0da41000ec7360faf3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 10, '\x0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d', '2026-11-22 09:00:11+00', '2026-11-22 09:00:11+00', false, '{"seq": 10, "sha256": "0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1319, '\x0000c0c6abc0da41000ec7360f8f3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 11, '\x4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96', '2026-11-22 09:00:12+00', '2026-11-22 09:00:12+00', false, '{"seq": 11, "sha256": "4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1315, '\x000000c7abc0da41000ec7360f8f3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'camera', 12, '\x8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', false, '{"seq": 12, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1312, '\x000040c7abc0da41000ec7360f9d3310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_9e17173f0cd1a1f0ae451480a4b72d18', 'page', 0, '\x6c32404d78ab8f598df2439cb46a69f9a2595d3346f122f5331cc223bdf5ff71', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', false, '{"seq": 0, "sha256": "6c32404d78ab8f598df2439cb46a69f9a2595d3346f122f5331cc223bdf5ff71", "not_analysed": [], "late": false}', 40, '\x000040c7abc0da41002b003c');
INSERT INTO public.frames VALUES ('att_a7ff232e5ede1801e915da412b574b45', 'camera', 0, '\x9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4', '2026-11-22 09:00:14+00', '2026-11-22 09:00:14+00', false, '{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1328, '\x000080c7abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_a7ff232e5ede1801e915da412b574b45', 'camera', 1, '\xa902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46', '2026-11-22 09:00:15+00', '2026-11-22 09:00:15+00', false, '{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1318, '\x0000c0c7abc0da41000ec7360fa13310000011000012000001003c');
INSERT INTO public.frames VALUES ('att_a7ff232e5ede1801e915da412b574b45', 'camera', 2, '\xfb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c', '2026-11-22 09:00:16+00', '2026-11-22 09:00:16+00', false, '{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}', 1363, '\x000000c8abc0da41000ecd380f6e35100000110000120000010040');
INSERT INTO public.frames VALUES ('att_a7ff232e5ede1801e915da412b574b45', 'camera', 4, '\x88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861', '2026-11-22 09:00:18+00', '2026-11-22 09:00:18+00', false, '{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1349, '\x000080c8abc0da41000ecd380f6535100000110000120000010040');
INSERT INTO public.frames VALUES ('att_a7ff232e5ede1801e915da412b574b45', 'camera', 3, '\x948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070', '2026-11-22 09:00:17+00', '2026-11-22 09:00:17+00', false, '{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}', 1348, '\x000040c8abc0da41000ecd380f6e35100000110000120000010040');


--
-- Data for Name: gaps; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: incident_evidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_1be4c1ac7b85899719a07b87f15e15aa');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_62fb8608051885cd92f9e1c83b95ae70');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_7e2be3022947efca344bc2f2df743435');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_c2aadeac9faa7e354ce7647d60563776');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_2966d5a6c077a5fe49dc56bcc802ce83');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_802aa1aa5e5d3525d9cb6adcc7813d7c');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_44dc3a305d3c1a8c22eab0b786c6e63f');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_a27a3a5186bd04b28e8e99de015caee4');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_c55d132fab28c338c169da65eee69fea');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_cce01c422a3108ab09212e90a49006a8');
INSERT INTO public.incident_evidence VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'ev_ce1636b0f11c0078aab2a96f06841716');
INSERT INTO public.incident_evidence VALUES ('inc_b48281ce73b8b83c83dd9dd8e91229da', 'ev_3f579be0348408c10ffa68ff5ce04038');
INSERT INTO public.incident_evidence VALUES ('inc_b48281ce73b8b83c83dd9dd8e91229da', 'ev_6a453f13827c335fe03170d8ea2dbfa4');
INSERT INTO public.incident_evidence VALUES ('inc_b48281ce73b8b83c83dd9dd8e91229da', 'ev_cce01c422a3108ab09212e90a49006a8');
INSERT INTO public.incident_evidence VALUES ('inc_b48281ce73b8b83c83dd9dd8e91229da', 'ev_ce1636b0f11c0078aab2a96f06841716');
INSERT INTO public.incident_evidence VALUES ('inc_19a0e36dc5fec5e473e4a0f4951c610d', 'ev_2c674596b437c20555cc7e641530098d');
INSERT INTO public.incident_evidence VALUES ('inc_19a0e36dc5fec5e473e4a0f4951c610d', 'ev_568ab019e7b7106765f8e2bc9c5127b6');
INSERT INTO public.incident_evidence VALUES ('inc_19a0e36dc5fec5e473e4a0f4951c610d', 'ev_5d56203d7efb844566fadba31f027adf');
INSERT INTO public.incident_evidence VALUES ('inc_19a0e36dc5fec5e473e4a0f4951c610d', 'ev_a880e96f056657feeb5a0dc5f2efd95f');
INSERT INTO public.incident_evidence VALUES ('inc_19a0e36dc5fec5e473e4a0f4951c610d', 'ev_92b47bd310a2ea98acee89b07050f605');


--
-- Data for Name: incidents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.incidents VALUES ('inc_192d7bdd074dba15d6e27222ff6e09c7', 'exam_f1e0542f0d9f338abf4d8988fe7ae491', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:03+00', '2026-11-22 09:00:08+00', '2026-11-22 09:00:06+00', 2, 'ev_62fb8608051885cd92f9e1c83b95ae70', 'confirmed', 'Admin', '2026-11-22 09:00:13+00', 'Seen.', 4, NULL, false);
INSERT INTO public.incidents VALUES ('inc_b48281ce73b8b83c83dd9dd8e91229da', 'exam_f1e0542f0d9f338abf4d8988fe7ae491', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'clipboard', 1, 'suspicion', 'medium', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', '2026-11-22 09:00:13+00', 1, 'ev_3f579be0348408c10ffa68ff5ce04038', NULL, NULL, NULL, NULL, 10, NULL, false);
INSERT INTO public.incidents VALUES ('inc_19a0e36dc5fec5e473e4a0f4951c610d', 'exam_f1e0542f0d9f338abf4d8988fe7ae491', 'att_a7ff232e5ede1801e915da412b574b45', 'multiple_faces', 1, 'suspicion', 'high', '2026-11-22 09:00:16+00', '2026-11-22 09:00:17+00', NULL, 2, 'ev_5d56203d7efb844566fadba31f027adf', NULL, NULL, NULL, NULL, 17, NULL, false);


--
-- Data for Name: messages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messages VALUES ('msg_b32fb553cf59b5b31e2a4b6295deede6', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:04+00');
INSERT INTO public.messages VALUES ('msg_53eff6f7b465d9a131b5d270ccf703c8', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'staff', 'Please stay in the picture.', 'staff_2320f88f600e5c7119ba58babc9ae1ae', 'Admin', NULL, '12345678', '2026-11-22 09:00:13+00');
INSERT INTO public.messages VALUES ('msg_bc8004ac528e90616b8873587ddc95a7', 'att_9e17173f0cd1a1f0ae451480a4b72d18', 'warning', 'Copying and pasting is noted in this exam.', NULL, NULL, 'clipboard', 'clipboard-1', '2026-11-22 09:00:13+00');
INSERT INTO public.messages VALUES ('msg_10b9a1d267b8692c6ed59c4eea54e4a0', 'att_a7ff232e5ede1801e915da412b574b45', 'warning', 'Your camera shows more than one face. Please make sure that you are alone.', NULL, NULL, 'multiple_faces', 'multiple_faces-1', '2026-11-22 09:00:17+00');


--
-- Data for Name: policies; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.policies VALUES ('exam_f1e0542f0d9f338abf4d8988fe7ae491', 1, '{"link": {"away_clock": "runs", "late_for_s": 86400.0, "away_after_s": 30.0, "lost_after_s": 4.0, "away_at_most_s": 1800.0, "unstable_rtt_ms": 800.0}, "preset": "standard", "cadence": {"objects_every_s": 10.0, "identity_every_s": 30.0, "landmarks_every_s": 2.0}, "signals": {"book": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.55, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "phone": {"tell": null, "warn": true, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 30.0, "clear_after_s": 8.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "print": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": true, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "laptop": {"tell": null, "warn": false, "share": null, "weight": 8.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 60.0, "clear_after_s": 15.0, "raise_after_s": 3.0, "raise_after_looks": 3}, "speech": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "no_face": {"tell": null, "warn": true, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "devtools": {"tell": null, "warn": false, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "clipboard": {"tell": null, "warn": true, "share": null, "weight": 8.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "tab_hidden": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "camera_dark": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.1, "cooldown_s": 30.0, "clear_after_s": 5.0, "raise_after_s": 10.0, "raise_after_looks": 5}, "second_body": {"tell": null, "warn": true, "share": null, "weight": 20.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 2.0, "cooldown_s": 15.0, "clear_after_s": 8.0, "raise_after_s": 2.0, "raise_after_looks": 3}, "context_menu": {"tell": null, "warn": false, "share": null, "weight": 0.0, "enabled": false, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "looking_away": {"tell": null, "warn": true, "share": 0.5, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 25.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "looking_down": {"tell": null, "warn": false, "share": 0.6, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 20.0, "threshold": 20.0, "cooldown_s": 15.0, "clear_after_s": 3.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "other_person": {"tell": null, "warn": true, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.6, "cooldown_s": 5.0, "clear_after_s": 5.0, "raise_after_s": 1.0, "raise_after_looks": 3}, "photo_attack": {"tell": null, "warn": false, "share": null, "weight": 40.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 90.0, "cooldown_s": 30.0, "clear_after_s": 2.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_voice": {"tell": null, "warn": false, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 1.5, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 4.0, "raise_after_looks": 2}, "camera_frozen": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 10.0, "cooldown_s": 15.0, "clear_after_s": 1.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "second_screen": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}, "camera_blocked": {"tell": null, "warn": true, "share": null, "weight": 0.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.5, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 3.0, "raise_after_looks": 2}, "multiple_faces": {"tell": null, "warn": true, "share": null, "weight": 30.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 5.0, "clear_after_s": 2.0, "raise_after_s": 0.2, "raise_after_looks": 2}, "virtual_camera": {"tell": null, "warn": false, "share": null, "weight": 10.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1}, "window_blurred": {"tell": null, "warn": false, "share": null, "weight": 4.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1}, "camera_replayed": {"tell": null, "warn": false, "share": null, "weight": 60.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 20.0, "cooldown_s": 30.0, "clear_after_s": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2}, "fullscreen_left": {"tell": null, "warn": true, "share": null, "weight": 6.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1}, "screen_share_stopped": {"tell": null, "warn": true, "share": null, "weight": 12.0, "enabled": true, "prevent": false, "window_s": 15.0, "threshold": 0.0, "cooldown_s": 20.0, "clear_after_s": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1}}, "version": 1, "evidence": {"after_s": 3.0, "before_s": 3.0, "keep_sound": false, "record_every_s": 30.0}, "recording": {"camera": false, "screen": false, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"logs_days": 730, "pictures_days": 180, "documents_days": 30, "portraits_days": 0, "recordings_days": 30, "observations_days": 365}, "burst_every_s": 0.25, "sample_every_s": 1.0, "warn_candidate": true, "require_fullscreen": false}', '2026-11-22 09:00:00+00', 'Admin');


--
-- Data for Name: read_marks; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: recordings; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: revocations; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: setup_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.setup_links VALUES ('4fb25ddc73129a708ae61c3642ae9f08b299db15955e4a8ac478fcffb57c8ab3', NULL, 'admin', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');
INSERT INTO public.setup_links VALUES ('801532449c63543ae90975194c815515aefbdd5174f2b1cf0aa19aa6a8f5ff37', 'staff_2b5dafe0d1de59d8fd71ecc4d9a0782a', 'proctor', '2026-11-22 09:00:00+00', '2026-11-29 09:00:00+00', '2026-11-22 09:00:00+00');


--
-- Data for Name: signing_keys; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff VALUES ('staff_2320f88f600e5c7119ba58babc9ae1ae', 'admin@example.org', 'Admin', 'admin', '$argon2id$v=19$m=19456,t=2,p=1$4nLlFnWWcP8Zuxtp24vCPQ$82Y+dNsFAqEEjTAquZwXN9559mQOwVpN31qb5G+Kyg0', true, '2026-11-22 09:00:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.staff VALUES ('staff_2b5dafe0d1de59d8fd71ecc4d9a0782a', 'proctor@example.org', 'proctor', 'proctor', '$argon2id$v=19$m=19456,t=2,p=1$zu5AQxZoEriluvIzHeYmHg$HI3sY5MCSotZGAJ+N1ZyqxNlK02oJTfLIVTJi/qrgyg', true, '2026-11-22 09:00:00+00', NULL, NULL, NULL, NULL);


--
-- Data for Name: staff_sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff_sessions VALUES ('0541e5908e82c51983df7bc8068bd09afba489b26fe86e5cc4b8cb06590c4959', 'staff_2320f88f600e5c7119ba58babc9ae1ae', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00', 'ses_3af44ce2cc5f9f4614a8859e31a5c909', NULL, NULL, NULL);
INSERT INTO public.staff_sessions VALUES ('9431e3ef0bd8f7c0c4f0a041728a30e4d280fdf50153480e5a4460b9e1d510b0', 'staff_2b5dafe0d1de59d8fd71ecc4d9a0782a', '2026-11-22 09:00:00+00', '2026-11-22 21:00:00+00', 'ses_2ee72d452b1e305663a3ca492dcd043f', NULL, NULL, NULL);


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


