BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE attempt_sessions (
	token_hash VARCHAR(64) NOT NULL, 
	attempt_id VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_attempt_sessions PRIMARY KEY (token_hash), 
	CONSTRAINT fk_attempt_sessions_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id) ON DELETE CASCADE
);
INSERT INTO "attempt_sessions" VALUES('bef7aeccbeb438426b41ea51ed8c6863e255a06c0381210253ddf80aacb51b23','att_bb9f790e2b23f28750a8ef36cfacc16d','2026-11-22 09:00:00.000000','2026-11-24 09:00:00.000000');
INSERT INTO "attempt_sessions" VALUES('1a38ee6b9843c276245097369aa32b25c3acb7f4a7d3f1c5990b19d8587d7488','att_3ada38fc4711cff9537321f2ceff4a63','2026-11-22 09:00:13.000000','2026-11-24 09:00:13.000000');
CREATE TABLE "attempts" (
	id VARCHAR(64) NOT NULL, 
	exam_id VARCHAR(64) NOT NULL, 
	candidate_id VARCHAR(64) NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	policy JSON NOT NULL, 
	consent_version VARCHAR(40), 
	consent_text TEXT, 
	consent_at DATETIME, 
	started_at DATETIME, 
	ended_at DATETIME, 
	end_reason TEXT, 
	ended_by VARCHAR(64), 
	rules_state JSON NOT NULL, 
	rules_version INTEGER NOT NULL, 
	evidence_state JSON NOT NULL, 
	clock_skew_s FLOAT NOT NULL, 
	created_at DATETIME NOT NULL, 
	learnt JSON, 
	late_state JSON, 
	away_s FLOAT DEFAULT '0' NOT NULL, 
	away_since DATETIME, 
	chain_length INTEGER DEFAULT '0' NOT NULL, 
	chain_hash BLOB, 
	legal_hold BOOLEAN DEFAULT 0 NOT NULL, 
	erased_at DATETIME, 
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	CONSTRAINT uq_attempts_candidate_id UNIQUE (candidate_id), 
	CONSTRAINT fk_attempts_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id), 
	CONSTRAINT fk_attempts_candidate_id FOREIGN KEY(candidate_id) REFERENCES candidates (id), 
	CONSTRAINT fk_attempts_ended_by FOREIGN KEY(ended_by) REFERENCES staff (id)
);
INSERT INTO "attempts" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','exam_fc34bf27aedae6cf3aed44bd1415ce25','cand_2dc7600c497015222f25dd5d56eee99f','submitted','{"version": 1, "preset": "standard", "sample_every_s": 1.0, "burst_every_s": 0.25, "warn_candidate": true, "require_fullscreen": false, "signals": {"multiple_faces": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.2, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 30.0}, "no_face": {"enabled": true, "threshold": 0.0, "raise_after_s": 3.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 10.0}, "other_person": {"enabled": true, "threshold": 0.6, "raise_after_s": 1.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 5.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 60.0}, "looking_away": {"enabled": true, "threshold": 25.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": 0.5, "window_s": 15.0, "clear_after_s": 3.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "looking_down": {"enabled": true, "threshold": 20.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": 0.6, "window_s": 20.0, "clear_after_s": 3.0, "cooldown_s": 15.0, "warn": false, "tell": null, "prevent": false, "weight": 4.0}, "phone": {"enabled": true, "threshold": 0.5, "raise_after_s": 1.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 8.0, "cooldown_s": 30.0, "warn": true, "tell": null, "prevent": false, "weight": 40.0}, "book": {"enabled": true, "threshold": 0.55, "raise_after_s": 3.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 15.0, "cooldown_s": 60.0, "warn": false, "tell": null, "prevent": false, "weight": 8.0}, "laptop": {"enabled": false, "threshold": 0.5, "raise_after_s": 3.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 15.0, "cooldown_s": 60.0, "warn": false, "tell": null, "prevent": false, "weight": 8.0}, "second_body": {"enabled": true, "threshold": 2.0, "raise_after_s": 2.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 8.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 20.0}, "speech": {"enabled": true, "threshold": 1.5, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 6.0}, "second_voice": {"enabled": true, "threshold": 1.5, "raise_after_s": 4.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 12.0}, "camera_replayed": {"enabled": true, "threshold": 20.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 60.0}, "photo_attack": {"enabled": true, "threshold": 90.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 40.0}, "virtual_camera": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 10.0}, "tab_hidden": {"enabled": true, "threshold": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 12.0}, "window_blurred": {"enabled": true, "threshold": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 4.0}, "fullscreen_left": {"enabled": true, "threshold": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "clipboard": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 8.0}, "print": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": true, "weight": 8.0}, "context_menu": {"enabled": false, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 0.0}, "devtools": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 6.0}, "second_screen": {"enabled": true, "threshold": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "screen_share_stopped": {"enabled": true, "threshold": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 12.0}, "camera_blocked": {"enabled": true, "threshold": 0.5, "raise_after_s": 3.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}, "camera_dark": {"enabled": true, "threshold": 0.1, "raise_after_s": 10.0, "raise_after_looks": 5, "share": null, "window_s": 15.0, "clear_after_s": 5.0, "cooldown_s": 30.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}, "camera_frozen": {"enabled": true, "threshold": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 1.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}}, "cadence": {"landmarks_every_s": 2.0, "objects_every_s": 10.0, "identity_every_s": 30.0}, "evidence": {"before_s": 3.0, "after_s": 3.0, "record_every_s": 30.0, "keep_sound": false}, "link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0, "away_clock": "runs", "away_after_s": 30.0, "away_at_most_s": 1800.0, "late_for_s": 86400.0}, "recording": {"camera": false, "screen": false, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"pictures_days": 180, "recordings_days": 30, "portraits_days": 0, "documents_days": 30, "observations_days": 365, "logs_days": 730}}','2026-11-24','["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Live video is not recorded; sound is kept only if the list of what is watched says so.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]','2026-11-22 09:00:00.000000','2026-11-22 09:00:00.000000','2026-11-22 09:00:13.000000',NULL,NULL,'{"last": {"camera": 1795338013.0, "page": 1795338013.0}, "baseline": null, "signals": {"multiple_faces": {"ordinal": 1, "closed_at": 1795338006.0}, "clipboard": {"ordinal": 1, "closed_at": 1795338013.0}}}',17,'{"recorded_at": 1795338011.0, "windows": [["clipboard", 1, 1795338016.0]]}',0.0,'2026-11-22 09:00:00.000000',NULL,NULL,0.0,NULL,0,NULL,0,NULL);
INSERT INTO "attempts" VALUES('att_3ada38fc4711cff9537321f2ceff4a63','exam_fc34bf27aedae6cf3aed44bd1415ce25','cand_12c834c5d13084130f2a8c1f1d16e60a','in_progress','{"version": 1, "preset": "standard", "sample_every_s": 1.0, "burst_every_s": 0.25, "warn_candidate": true, "require_fullscreen": false, "signals": {"multiple_faces": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.2, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 30.0}, "no_face": {"enabled": true, "threshold": 0.0, "raise_after_s": 3.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 10.0}, "other_person": {"enabled": true, "threshold": 0.6, "raise_after_s": 1.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 5.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 60.0}, "looking_away": {"enabled": true, "threshold": 25.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": 0.5, "window_s": 15.0, "clear_after_s": 3.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "looking_down": {"enabled": true, "threshold": 20.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": 0.6, "window_s": 20.0, "clear_after_s": 3.0, "cooldown_s": 15.0, "warn": false, "tell": null, "prevent": false, "weight": 4.0}, "phone": {"enabled": true, "threshold": 0.5, "raise_after_s": 1.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 8.0, "cooldown_s": 30.0, "warn": true, "tell": null, "prevent": false, "weight": 40.0}, "book": {"enabled": true, "threshold": 0.55, "raise_after_s": 3.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 15.0, "cooldown_s": 60.0, "warn": false, "tell": null, "prevent": false, "weight": 8.0}, "laptop": {"enabled": false, "threshold": 0.5, "raise_after_s": 3.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 15.0, "cooldown_s": 60.0, "warn": false, "tell": null, "prevent": false, "weight": 8.0}, "second_body": {"enabled": true, "threshold": 2.0, "raise_after_s": 2.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 8.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 20.0}, "speech": {"enabled": true, "threshold": 1.5, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 6.0}, "second_voice": {"enabled": true, "threshold": 1.5, "raise_after_s": 4.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 12.0}, "camera_replayed": {"enabled": true, "threshold": 20.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 60.0}, "photo_attack": {"enabled": true, "threshold": 90.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 40.0}, "virtual_camera": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 10.0}, "tab_hidden": {"enabled": true, "threshold": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 12.0}, "window_blurred": {"enabled": true, "threshold": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 4.0}, "fullscreen_left": {"enabled": true, "threshold": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "clipboard": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 8.0}, "print": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": true, "weight": 8.0}, "context_menu": {"enabled": false, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 0.0}, "devtools": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 6.0}, "second_screen": {"enabled": true, "threshold": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "screen_share_stopped": {"enabled": true, "threshold": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 12.0}, "camera_blocked": {"enabled": true, "threshold": 0.5, "raise_after_s": 3.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}, "camera_dark": {"enabled": true, "threshold": 0.1, "raise_after_s": 10.0, "raise_after_looks": 5, "share": null, "window_s": 15.0, "clear_after_s": 5.0, "cooldown_s": 30.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}, "camera_frozen": {"enabled": true, "threshold": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 1.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}}, "cadence": {"landmarks_every_s": 2.0, "objects_every_s": 10.0, "identity_every_s": 30.0}, "evidence": {"before_s": 3.0, "after_s": 3.0, "record_every_s": 30.0, "keep_sound": false}, "link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0, "away_clock": "runs", "away_after_s": 30.0, "away_at_most_s": 1800.0, "late_for_s": 86400.0}, "recording": {"camera": false, "screen": false, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"pictures_days": 180, "recordings_days": 30, "portraits_days": 0, "documents_days": 30, "observations_days": 365, "logs_days": 730}}','2026-11-24','["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server: how many faces there are, whether it is still you, which way you face, and things such as a phone. For this, a numeric template of your face is made when the exam begins; it is used for this exam alone and deleted when the attempt ends. If the exam asks for it, short stretches of sound are checked for speech, not for words, and this page notes for instance when it is left. What exactly is watched is listed here. The software does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the numbers that the software measured, the messages between you and the proctors, and the times of these. Live video is not recorded; sound is kept only if the list of what is watched says so.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]','2026-11-22 09:00:13.000000','2026-11-22 09:00:13.000000',NULL,NULL,NULL,'{"last": {"camera": 1795338018.0}, "baseline": null, "signals": {"multiple_faces": {"since": 1795338016.0, "looks": 2, "peak": 2, "open": true, "ordinal": 1}}}',8,'{"recorded_at": 1795338018.0, "windows": [["multiple_faces", 1, 1795338020.0]]}',0.0,'2026-11-22 09:00:13.000000',NULL,NULL,0.0,NULL,0,NULL,0,NULL);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	staff_id VARCHAR(64), 
	staff_name VARCHAR(200), 
	session_id VARCHAR(64), 
	address VARCHAR(64), 
	action VARCHAR(60) NOT NULL, 
	outcome VARCHAR(40) NOT NULL, 
	exam_id VARCHAR(64), 
	attempt_id VARCHAR(64), 
	subject VARCHAR(200), 
	detail JSON, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
CREATE TABLE candidates (
	id VARCHAR(64) NOT NULL, 
	exam_id VARCHAR(64) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	email VARCHAR(254), 
	invite_version INTEGER, 
	created_at DATETIME NOT NULL, allowance JSON, 
	CONSTRAINT pk_candidates PRIMARY KEY (id), 
	CONSTRAINT fk_candidates_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id) ON DELETE CASCADE
);
INSERT INTO "candidates" VALUES('cand_2dc7600c497015222f25dd5d56eee99f','exam_fc34bf27aedae6cf3aed44bd1415ce25','Candidate One',NULL,1,'2026-11-22 09:00:00.000000',NULL);
INSERT INTO "candidates" VALUES('cand_12c834c5d13084130f2a8c1f1d16e60a','exam_fc34bf27aedae6cf3aed44bd1415ce25','Candidate Two',NULL,1,'2026-11-22 09:00:13.000000','{"extra_minutes": 10, "signals": {}, "note": ""}');
INSERT INTO "candidates" VALUES('cand_d7fa3e8f831932309c320d717f01faed','exam_fc34bf27aedae6cf3aed44bd1415ce25','Candidate Three',NULL,1,'2026-11-22 09:00:18.000000',NULL);
CREATE TABLE chain (
	attempt_id VARCHAR(64) NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR(30) NOT NULL, 
	at DATETIME NOT NULL, 
	body TEXT, 
	digest BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	CONSTRAINT pk_chain PRIMARY KEY (attempt_id, position), 
	CONSTRAINT fk_chain_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
CREATE TABLE checkpoints (
	attempt_id VARCHAR(64) NOT NULL, 
	position INTEGER NOT NULL, 
	hash BLOB NOT NULL, 
	at DATETIME NOT NULL, 
	key_id VARCHAR(64) NOT NULL, 
	signature BLOB NOT NULL, 
	CONSTRAINT pk_checkpoints PRIMARY KEY (attempt_id, position), 
	CONSTRAINT fk_checkpoints_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_checkpoints_key_id FOREIGN KEY(key_id) REFERENCES signing_keys (id)
);
CREATE TABLE deletions (
	"key" VARCHAR(300) NOT NULL, 
	reason VARCHAR(40) NOT NULL, 
	noted_at DATETIME NOT NULL, 
	CONSTRAINT pk_deletions PRIMARY KEY ("key")
);
CREATE TABLE events (
	exam_id VARCHAR(64) NOT NULL, 
	id BIGINT NOT NULL, 
	attempt_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	at DATETIME NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (exam_id, id), 
	CONSTRAINT fk_events_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_events_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id)
);
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',1,'att_bb9f790e2b23f28750a8ef36cfacc16d','attempt_changed','2026-11-22 09:00:00.000000','{"attempt": {"id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_id": "cand_2dc7600c497015222f25dd5d56eee99f", "candidate_name": "Candidate One", "state": "invited", "started_at": null, "ended_at": null, "end_reason": null, "closes_at": "2026-11-24T09:00:00Z", "policy_version": 1, "incidents": 0, "live": {"attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "connection": "lost", "camera": "ok", "signals": [], "faces": null, "analysed": true, "not_analysed": [], "stretch": 1.0, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',2,'att_bb9f790e2b23f28750a8ef36cfacc16d','attempt_changed','2026-11-22 09:00:00.000000','{"attempt": {"id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_id": "cand_2dc7600c497015222f25dd5d56eee99f", "candidate_name": "Candidate One", "state": "checking_in", "started_at": null, "ended_at": null, "end_reason": null, "closes_at": "2026-11-24T09:00:00Z", "policy_version": 1, "incidents": 0, "live": {"attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "connection": "lost", "camera": "ok", "signals": [], "faces": null, "analysed": true, "not_analysed": [], "stretch": 1.0, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',3,'att_bb9f790e2b23f28750a8ef36cfacc16d','attempt_changed','2026-11-22 09:00:00.000000','{"attempt": {"id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_id": "cand_2dc7600c497015222f25dd5d56eee99f", "candidate_name": "Candidate One", "state": "in_progress", "started_at": "2026-11-22T09:00:00Z", "ended_at": null, "end_reason": null, "closes_at": "2026-11-24T09:00:00Z", "policy_version": 1, "incidents": 0, "live": {"attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "connection": "unstable", "camera": "ok", "signals": [], "faces": null, "analysed": true, "not_analysed": [], "stretch": 1.0, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',4,'att_bb9f790e2b23f28750a8ef36cfacc16d','incident_opened','2026-11-22 09:00:04.000000','{"attempt": null, "incident": {"id": "inc_1243d7a3f05e7fb35e514cbc009cf01b", "exam_id": "exam_fc34bf27aedae6cf3aed44bd1415ce25", "attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_name": "Candidate One", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:03Z", "updated_at": "2026-11-22T09:00:04Z", "closed_at": null, "peak": 2, "detail": null, "cause": "2 faces were in the picture.", "cover": {"id": "ev_795255465e5c3e49ccf343f9730b203a", "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 4}, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',5,'att_bb9f790e2b23f28750a8ef36cfacc16d','message_sent','2026-11-22 09:00:04.000000','{"attempt": null, "incident": null, "message": {"id": "msg_3d135d2b95658be61bf6dcead32ef636", "attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "incident_kind": "multiple_faces", "sent_at": "2026-11-22T09:00:04Z"}}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',6,'att_bb9f790e2b23f28750a8ef36cfacc16d','incident_closed','2026-11-22 09:00:08.000000','{"attempt": null, "incident": {"id": "inc_1243d7a3f05e7fb35e514cbc009cf01b", "exam_id": "exam_fc34bf27aedae6cf3aed44bd1415ce25", "attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_name": "Candidate One", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:03Z", "updated_at": "2026-11-22T09:00:08Z", "closed_at": "2026-11-22T09:00:06Z", "peak": 2, "detail": null, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_795255465e5c3e49ccf343f9730b203a", "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 4}, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',7,'att_bb9f790e2b23f28750a8ef36cfacc16d','incident_updated','2026-11-22 09:00:12.000000','{"attempt": null, "incident": {"id": "inc_1243d7a3f05e7fb35e514cbc009cf01b", "exam_id": "exam_fc34bf27aedae6cf3aed44bd1415ce25", "attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_name": "Candidate One", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:03Z", "updated_at": "2026-11-22T09:00:08Z", "closed_at": "2026-11-22T09:00:06Z", "peak": 2, "detail": null, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_795255465e5c3e49ccf343f9730b203a", "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 4}, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',8,'att_bb9f790e2b23f28750a8ef36cfacc16d','message_sent','2026-11-22 09:00:13.000000','{"attempt": null, "incident": null, "message": {"id": "msg_3c1820c9a00d5df2614d87a2a8f3b39a", "attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "kind": "staff", "text": "Please stay in the picture.", "author": "Admin", "incident_kind": null, "sent_at": "2026-11-22T09:00:13Z"}}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',9,'att_bb9f790e2b23f28750a8ef36cfacc16d','incident_reviewed','2026-11-22 09:00:13.000000','{"attempt": null, "incident": {"id": "inc_1243d7a3f05e7fb35e514cbc009cf01b", "exam_id": "exam_fc34bf27aedae6cf3aed44bd1415ce25", "attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_name": "Candidate One", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:03Z", "updated_at": "2026-11-22T09:00:08Z", "closed_at": "2026-11-22T09:00:06Z", "peak": 2, "detail": null, "cause": "2 faces were in the picture, 3 s in all.", "cover": {"id": "ev_795255465e5c3e49ccf343f9730b203a", "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": "confirmed", "decided_by": "Admin", "note": "Seen.", "event_id": 4}, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',10,'att_bb9f790e2b23f28750a8ef36cfacc16d','incident_opened','2026-11-22 09:00:13.000000','{"attempt": null, "incident": {"id": "inc_ae8d7f257e791b3bdb874103ed7298db", "exam_id": "exam_fc34bf27aedae6cf3aed44bd1415ce25", "attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_name": "Candidate One", "kind": "clipboard", "incident_class": "suspicion", "severity": "medium", "opened_at": "2026-11-22T09:00:13Z", "updated_at": "2026-11-22T09:00:13Z", "closed_at": null, "peak": 1, "detail": null, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_f7bd8e19521ddd117cf6df9b14432a47", "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 10}, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',11,'att_bb9f790e2b23f28750a8ef36cfacc16d','message_sent','2026-11-22 09:00:13.000000','{"attempt": null, "incident": null, "message": {"id": "msg_220946598d0e125adc8b47d201fd92b4", "attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "kind": "warning", "text": "Copying and pasting is noted in this exam.", "author": null, "incident_kind": "clipboard", "sent_at": "2026-11-22T09:00:13Z"}}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',12,'att_bb9f790e2b23f28750a8ef36cfacc16d','incident_closed','2026-11-22 09:00:13.000000','{"attempt": null, "incident": {"id": "inc_ae8d7f257e791b3bdb874103ed7298db", "exam_id": "exam_fc34bf27aedae6cf3aed44bd1415ce25", "attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_name": "Candidate One", "kind": "clipboard", "incident_class": "suspicion", "severity": "medium", "opened_at": "2026-11-22T09:00:13Z", "updated_at": "2026-11-22T09:00:13Z", "closed_at": "2026-11-22T09:00:13Z", "peak": 1, "detail": null, "cause": "Copy, cut or paste was used once.", "cover": {"id": "ev_f7bd8e19521ddd117cf6df9b14432a47", "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "captured_at": "2026-11-22T09:00:13Z", "received_at": "2026-11-22T09:00:13Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 10}, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',13,'att_bb9f790e2b23f28750a8ef36cfacc16d','attempt_changed','2026-11-22 09:00:13.000000','{"attempt": {"id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "candidate_id": "cand_2dc7600c497015222f25dd5d56eee99f", "candidate_name": "Candidate One", "state": "submitted", "started_at": "2026-11-22T09:00:00Z", "ended_at": "2026-11-22T09:00:13Z", "end_reason": null, "closes_at": "2026-11-24T09:00:00Z", "policy_version": 1, "incidents": 2, "live": {"attempt_id": "att_bb9f790e2b23f28750a8ef36cfacc16d", "connection": "unstable", "camera": "ok", "signals": [], "faces": 1, "analysed": true, "not_analysed": [], "stretch": 1.0, "last_frame_at": "2026-11-22T09:00:13Z"}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',14,'att_3ada38fc4711cff9537321f2ceff4a63','attempt_changed','2026-11-22 09:00:13.000000','{"attempt": {"id": "att_3ada38fc4711cff9537321f2ceff4a63", "candidate_id": "cand_12c834c5d13084130f2a8c1f1d16e60a", "candidate_name": "Candidate Two", "state": "invited", "started_at": null, "ended_at": null, "end_reason": null, "closes_at": "2026-11-24T09:00:00Z", "policy_version": 1, "incidents": 0, "live": {"attempt_id": "att_3ada38fc4711cff9537321f2ceff4a63", "connection": "lost", "camera": "ok", "signals": [], "faces": null, "analysed": true, "not_analysed": [], "stretch": 1.0, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',15,'att_3ada38fc4711cff9537321f2ceff4a63','attempt_changed','2026-11-22 09:00:13.000000','{"attempt": {"id": "att_3ada38fc4711cff9537321f2ceff4a63", "candidate_id": "cand_12c834c5d13084130f2a8c1f1d16e60a", "candidate_name": "Candidate Two", "state": "checking_in", "started_at": null, "ended_at": null, "end_reason": null, "closes_at": "2026-11-24T09:00:00Z", "policy_version": 1, "incidents": 0, "live": {"attempt_id": "att_3ada38fc4711cff9537321f2ceff4a63", "connection": "lost", "camera": "ok", "signals": [], "faces": null, "analysed": true, "not_analysed": [], "stretch": 1.0, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',16,'att_3ada38fc4711cff9537321f2ceff4a63','attempt_changed','2026-11-22 09:00:13.000000','{"attempt": {"id": "att_3ada38fc4711cff9537321f2ceff4a63", "candidate_id": "cand_12c834c5d13084130f2a8c1f1d16e60a", "candidate_name": "Candidate Two", "state": "in_progress", "started_at": "2026-11-22T09:00:13Z", "ended_at": null, "end_reason": null, "closes_at": "2026-11-24T09:00:00Z", "policy_version": 1, "incidents": 0, "live": {"attempt_id": "att_3ada38fc4711cff9537321f2ceff4a63", "connection": "unstable", "camera": "ok", "signals": [], "faces": null, "analysed": true, "not_analysed": [], "stretch": 1.0, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',17,'att_3ada38fc4711cff9537321f2ceff4a63','incident_opened','2026-11-22 09:00:17.000000','{"attempt": null, "incident": {"id": "inc_be136173b55573614f46da04bf0150a9", "exam_id": "exam_fc34bf27aedae6cf3aed44bd1415ce25", "attempt_id": "att_3ada38fc4711cff9537321f2ceff4a63", "candidate_name": "Candidate Two", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:16Z", "updated_at": "2026-11-22T09:00:17Z", "closed_at": null, "peak": 2, "detail": null, "cause": "2 faces were in the picture.", "cover": {"id": "ev_9e1c6d2cd8d98a4d45582bb79641bdf0", "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "captured_at": "2026-11-22T09:00:17Z", "received_at": "2026-11-22T09:00:17Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 17}, "message": null}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',18,'att_3ada38fc4711cff9537321f2ceff4a63','message_sent','2026-11-22 09:00:17.000000','{"attempt": null, "incident": null, "message": {"id": "msg_cca98e0b03c014f0d043b8e7ce84b9d7", "attempt_id": "att_3ada38fc4711cff9537321f2ceff4a63", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "incident_kind": "multiple_faces", "sent_at": "2026-11-22T09:00:17Z"}}');
INSERT INTO "events" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',19,'att_3ada38fc4711cff9537321f2ceff4a63','attempt_changed','2026-11-22 09:00:18.000000','{"attempt": {"id": "att_3ada38fc4711cff9537321f2ceff4a63", "candidate_id": "cand_12c834c5d13084130f2a8c1f1d16e60a", "candidate_name": "Candidate Two", "state": "in_progress", "started_at": "2026-11-22T09:00:13Z", "ended_at": null, "end_reason": null, "closes_at": "2026-11-24T09:10:00Z", "policy_version": 1, "incidents": 1, "live": {"attempt_id": "att_3ada38fc4711cff9537321f2ceff4a63", "connection": "unstable", "camera": "ok", "signals": ["multiple_faces"], "faces": 2, "analysed": true, "not_analysed": [], "stretch": 1.0, "last_frame_at": "2026-11-22T09:00:18Z"}}, "incident": null, "message": null}');
CREATE TABLE evidence (
	id VARCHAR(64) NOT NULL, 
	attempt_id VARCHAR(64) NOT NULL, 
	stream VARCHAR(10) NOT NULL, 
	seq INTEGER NOT NULL, 
	"key" VARCHAR(300) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	size BIGINT NOT NULL, 
	captured_at DATETIME NOT NULL, 
	received_at DATETIME NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	faces JSON NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	reason VARCHAR(20) NOT NULL, erased_at DATETIME, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
INSERT INTO "evidence" VALUES('ev_e2751eb7141d6725b8fac71cf723b225','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',0,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000000-9f1c2d748e3fdde5.jpg','9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4',1328,'2026-11-22 09:00:01.000000','2026-11-22 09:00:01.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','record',NULL);
INSERT INTO "evidence" VALUES('ev_b1ca040ea5c62ac8cc6896cd8e2deb92','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',1,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000001-a902ceab7d782364.jpg','a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46',1318,'2026-11-22 09:00:02.000000','2026-11-22 09:00:02.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_c957b6b6873042c6f37ec324adfd3d61','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',2,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000002-fb6b985b912de9ea.jpg','fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c',1363,'2026-11-22 09:00:03.000000','2026-11-22 09:00:03.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_795255465e5c3e49ccf343f9730b203a','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',3,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000003-948a2dba4fe0ec9d.jpg','948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070',1348,'2026-11-22 09:00:04.000000','2026-11-22 09:00:04.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_a4eb152972c109a49b12caca56ac9873','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',4,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000004-88f77f7074f25960.jpg','88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861',1349,'2026-11-22 09:00:05.000000','2026-11-22 09:00:05.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_a6e1e7f868b6b29806c38e79d51a11c6','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',5,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000005-7f962fbe95215b61.jpg','7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036',1319,'2026-11-22 09:00:06.000000','2026-11-22 09:00:06.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_ce2660697d36b5b046dda1f01f2d8671','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',6,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000006-68798307995c3fbb.jpg','68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225',1335,'2026-11-22 09:00:07.000000','2026-11-22 09:00:07.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_1aa4e66db6ea84988380c7676be77e7e','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',7,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000007-1e2c4c1c6054e1a5.jpg','1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52',1314,'2026-11-22 09:00:08.000000','2026-11-22 09:00:08.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_9e3aefb9dc61c7f9df324c6eef3f334f','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',8,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000008-2c8655b9c39b3752.jpg','2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa',1332,'2026-11-22 09:00:09.000000','2026-11-22 09:00:09.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_a0937e39190344bc99b54d0454242716','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',9,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000009-76fd8baa32c2baeb.jpg','76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779',1323,'2026-11-22 09:00:10.000000','2026-11-22 09:00:10.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_24f1fbca11f41efba1e3cdee0b9bdf7b','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',10,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000010-0ee4bb06d0c349aa.jpg','0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d',1319,'2026-11-22 09:00:11.000000','2026-11-22 09:00:11.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_95804d6e21819960d69f08d87dcb68bc','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',11,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000011-4ae74e766f5aad65.jpg','4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96',1315,'2026-11-22 09:00:12.000000','2026-11-22 09:00:12.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_f7bd8e19521ddd117cf6df9b14432a47','att_bb9f790e2b23f28750a8ef36cfacc16d','camera',12,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_bb9f790e2b23f28750a8ef36cfacc16d/camera/0000000012-8bd218a69eb7cef1.jpg','8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830',1312,'2026-11-22 09:00:13.000000','2026-11-22 09:00:13.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_8428a669a4015b5aab40505d40332acc','att_3ada38fc4711cff9537321f2ceff4a63','camera',0,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_3ada38fc4711cff9537321f2ceff4a63/camera/0000000000-9f1c2d748e3fdde5.jpg','9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4',1328,'2026-11-22 09:00:14.000000','2026-11-22 09:00:14.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','record',NULL);
INSERT INTO "evidence" VALUES('ev_2a534fd04245e71d1929d1de9ce53833','att_3ada38fc4711cff9537321f2ceff4a63','camera',1,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_3ada38fc4711cff9537321f2ceff4a63/camera/0000000001-a902ceab7d782364.jpg','a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46',1318,'2026-11-22 09:00:15.000000','2026-11-22 09:00:15.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_38b4259275b10a1952bd48a9f1d58d2e','att_3ada38fc4711cff9537321f2ceff4a63','camera',2,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_3ada38fc4711cff9537321f2ceff4a63/camera/0000000002-fb6b985b912de9ea.jpg','fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c',1363,'2026-11-22 09:00:16.000000','2026-11-22 09:00:16.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_9e1c6d2cd8d98a4d45582bb79641bdf0','att_3ada38fc4711cff9537321f2ceff4a63','camera',3,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_3ada38fc4711cff9537321f2ceff4a63/camera/0000000003-948a2dba4fe0ec9d.jpg','948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070',1348,'2026-11-22 09:00:17.000000','2026-11-22 09:00:17.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
INSERT INTO "evidence" VALUES('ev_d5bb14a97bb600d54ff815adce4146fa','att_3ada38fc4711cff9537321f2ceff4a63','camera',4,'exam_fc34bf27aedae6cf3aed44bd1415ce25/att_3ada38fc4711cff9537321f2ceff4a63/camera/0000000004-88f77f7074f25960.jpg','88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861',1349,'2026-11-22 09:00:18.000000','2026-11-22 09:00:18.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident',NULL);
CREATE TABLE exam_keys (
	exam_id VARCHAR(64) NOT NULL, 
	purpose VARCHAR(20) NOT NULL, 
	wrapped BLOB NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_exam_keys PRIMARY KEY (exam_id, purpose), 
	CONSTRAINT fk_exam_keys_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id)
);
CREATE TABLE exam_staff (
	exam_id VARCHAR(64) NOT NULL, 
	staff_id VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_exam_staff PRIMARY KEY (exam_id, staff_id), 
	CONSTRAINT fk_exam_staff_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id) ON DELETE CASCADE, 
	CONSTRAINT fk_exam_staff_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE
);
INSERT INTO "exam_staff" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25','staff_346a29ede156adfbfb8035f52a72bcfe');
CREATE TABLE "exams" (
	id VARCHAR(64) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	exam_url VARCHAR(2000), 
	exam_view VARCHAR(10) NOT NULL, 
	opens_at DATETIME, 
	closes_at DATETIME, 
	policy JSON NOT NULL, 
	open_link_enabled BOOLEAN NOT NULL, 
	open_link_version INTEGER NOT NULL, 
	last_event_id BIGINT NOT NULL, 
	created_at DATETIME NOT NULL, 
	legal_hold BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_exams PRIMARY KEY (id)
);
INSERT INTO "exams" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25','Linear Algebra',NULL,'tab',NULL,'2026-11-24 09:00:00.000000','{"version": 1, "preset": "standard", "sample_every_s": 1.0, "burst_every_s": 0.25, "warn_candidate": true, "require_fullscreen": false, "signals": {"multiple_faces": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.2, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 30.0}, "no_face": {"enabled": true, "threshold": 0.0, "raise_after_s": 3.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 10.0}, "other_person": {"enabled": true, "threshold": 0.6, "raise_after_s": 1.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 5.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 60.0}, "looking_away": {"enabled": true, "threshold": 25.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": 0.5, "window_s": 15.0, "clear_after_s": 3.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "looking_down": {"enabled": true, "threshold": 20.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": 0.6, "window_s": 20.0, "clear_after_s": 3.0, "cooldown_s": 15.0, "warn": false, "tell": null, "prevent": false, "weight": 4.0}, "phone": {"enabled": true, "threshold": 0.5, "raise_after_s": 1.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 8.0, "cooldown_s": 30.0, "warn": true, "tell": null, "prevent": false, "weight": 40.0}, "book": {"enabled": true, "threshold": 0.55, "raise_after_s": 3.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 15.0, "cooldown_s": 60.0, "warn": false, "tell": null, "prevent": false, "weight": 8.0}, "laptop": {"enabled": false, "threshold": 0.5, "raise_after_s": 3.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 15.0, "cooldown_s": 60.0, "warn": false, "tell": null, "prevent": false, "weight": 8.0}, "second_body": {"enabled": true, "threshold": 2.0, "raise_after_s": 2.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 8.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 20.0}, "speech": {"enabled": true, "threshold": 1.5, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 6.0}, "second_voice": {"enabled": true, "threshold": 1.5, "raise_after_s": 4.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 12.0}, "camera_replayed": {"enabled": true, "threshold": 20.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 60.0}, "photo_attack": {"enabled": true, "threshold": 90.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 40.0}, "virtual_camera": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 10.0}, "tab_hidden": {"enabled": true, "threshold": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 12.0}, "window_blurred": {"enabled": true, "threshold": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 4.0}, "fullscreen_left": {"enabled": true, "threshold": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "clipboard": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 8.0}, "print": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": true, "weight": 8.0}, "context_menu": {"enabled": false, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 0.0}, "devtools": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 6.0}, "second_screen": {"enabled": true, "threshold": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "screen_share_stopped": {"enabled": true, "threshold": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 12.0}, "camera_blocked": {"enabled": true, "threshold": 0.5, "raise_after_s": 3.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}, "camera_dark": {"enabled": true, "threshold": 0.1, "raise_after_s": 10.0, "raise_after_looks": 5, "share": null, "window_s": 15.0, "clear_after_s": 5.0, "cooldown_s": 30.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}, "camera_frozen": {"enabled": true, "threshold": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 1.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}}, "cadence": {"landmarks_every_s": 2.0, "objects_every_s": 10.0, "identity_every_s": 30.0}, "evidence": {"before_s": 3.0, "after_s": 3.0, "record_every_s": 30.0, "keep_sound": false}, "link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0, "away_clock": "runs", "away_after_s": 30.0, "away_at_most_s": 1800.0, "late_for_s": 86400.0}, "recording": {"camera": false, "screen": false, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"pictures_days": 180, "recordings_days": 30, "portraits_days": 0, "documents_days": 30, "observations_days": 365, "logs_days": 730}}',0,0,19,'2026-11-22 09:00:00.000000',0);
CREATE TABLE frames (
	attempt_id VARCHAR(64) NOT NULL, 
	stream VARCHAR(10) NOT NULL, 
	seq INTEGER NOT NULL, 
	sha256 BLOB NOT NULL, 
	captured_at DATETIME NOT NULL, 
	received_at DATETIME NOT NULL, 
	late BOOLEAN NOT NULL, 
	reply TEXT NOT NULL, 
	size BIGINT NOT NULL, observation BLOB, 
	CONSTRAINT pk_frames PRIMARY KEY (attempt_id, stream, seq), 
	CONSTRAINT fk_frames_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',0,X'9F1C2D748E3FDDE5E685537E4C5846EB2804586B97EF96EC04485F2F5A6CDEA4','2026-11-22 09:00:01.000000','2026-11-22 09:00:01.000000',0,'{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1328,X'000040C4ABC0DA41000EC7360FA13310000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',1,X'A902CEAB7D782364FBA1264CEBD70B0C7EA76A09A1CDD28846B1E6ECE8438D46','2026-11-22 09:00:02.000000','2026-11-22 09:00:02.000000',0,'{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1318,X'000080C4ABC0DA41000EC7360FA13310000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',2,X'FB6B985B912DE9EA41ED2F48F29B834A42337EDAAD61EEEBDBA7E10A7D4B408C','2026-11-22 09:00:03.000000','2026-11-22 09:00:03.000000',0,'{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}',1363,X'0000C0C4ABC0DA41000ECD380F6E35100000110000120000010040');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',3,X'948A2DBA4FE0EC9DD98540D4182A8B2F532BFC69E6A2F8B8E9CF16F245F3F070','2026-11-22 09:00:04.000000','2026-11-22 09:00:04.000000',0,'{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1348,X'000000C5ABC0DA41000ECD380F6E35100000110000120000010040');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',4,X'88F77F7074F25960EABBC9328699358EADFC0D8FB8582F856A523109D6F27861','2026-11-22 09:00:05.000000','2026-11-22 09:00:05.000000',0,'{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1349,X'000040C5ABC0DA41000ECD380F6535100000110000120000010040');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',5,X'7F962FBE95215B61CEA571E3A3E625C2455A788A914BE1F23CFAA3614AAAF036','2026-11-22 09:00:06.000000','2026-11-22 09:00:06.000000',0,'{"seq": 5, "sha256": "7f962fbe95215b61cea571e3a3e625c2455a788a914be1f23cfaa3614aaaf036", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}',1319,X'000080C5ABC0DA41000ECD380F653510000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',6,X'68798307995C3FBBEEF51B1F474A770E9D121C6E07D947A65D10A9A44E68A225','2026-11-22 09:00:07.000000','2026-11-22 09:00:07.000000',0,'{"seq": 6, "sha256": "68798307995c3fbbeef51b1f474a770e9d121c6e07d947a65d10a9a44e68a225", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}',1335,X'0000C0C5ABC0DA41000EC7360FA73310000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',7,X'1E2C4C1C6054E1A5BAD4318BB58F795A3C2C05312CA58A5DE7682DF41CD1DC52','2026-11-22 09:00:08.000000','2026-11-22 09:00:08.000000',0,'{"seq": 7, "sha256": "1e2c4c1c6054e1a5bad4318bb58f795a3c2c05312ca58a5de7682df41cd1dc52", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1314,X'000000C6ABC0DA41000EC7360FA73310000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',8,X'2C8655B9C39B3752E84AAAE03E35A725C6E840AD05E38E236AA4A085816DF5AA','2026-11-22 09:00:09.000000','2026-11-22 09:00:09.000000',0,'{"seq": 8, "sha256": "2c8655b9c39b3752e84aaae03e35a725c6e840ad05e38e236aa4a085816df5aa", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1332,X'000040C6ABC0DA41000EC7360FAF3310000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',9,X'76FD8BAA32C2BAEB6646924395B41479DDF34B20F0A55BD4CCB121313AF19779','2026-11-22 09:00:10.000000','2026-11-22 09:00:10.000000',0,'{"seq": 9, "sha256": "76fd8baa32c2baeb6646924395b41479ddf34b20f0a55bd4ccb121313af19779", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1323,X'000080C6ABC0DA41000EC7360FAF3310000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',10,X'0EE4BB06D0C349AAF48F61C4DC25C0DEE6DF29CD42A8C00E8683C4ABC1DA748D','2026-11-22 09:00:11.000000','2026-11-22 09:00:11.000000',0,'{"seq": 10, "sha256": "0ee4bb06d0c349aaf48f61c4dc25c0dee6df29cd42a8c00e8683c4abc1da748d", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1319,X'0000C0C6ABC0DA41000EC7360F8F3310000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',11,X'4AE74E766F5AAD65EACA445A0261DB5BC28D16191B574548C2D9F3E0057E4D96','2026-11-22 09:00:12.000000','2026-11-22 09:00:12.000000',0,'{"seq": 11, "sha256": "4ae74e766f5aad65eaca445a0261db5bc28d16191b574548c2d9f3e0057e4d96", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1315,X'000000C7ABC0DA41000EC7360F8F3310000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','camera',12,X'8BD218A69EB7CEF135ECDC4D865142450E637F649F32AAD169277C5C5BC8A830','2026-11-22 09:00:13.000000','2026-11-22 09:00:13.000000',0,'{"seq": 12, "sha256": "8bd218a69eb7cef135ecdc4d865142450e637f649f32aad169277c5c5bc8a830", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1312,X'000040C7ABC0DA41000EC7360F9D3310000011000012000001003C');
INSERT INTO "frames" VALUES('att_bb9f790e2b23f28750a8ef36cfacc16d','page',0,X'6C32404D78AB8F598DF2439CB46A69F9A2595D3346F122F5331CC223BDF5FF71','2026-11-22 09:00:13.000000','2026-11-22 09:00:13.000000',0,'{"seq": 0, "sha256": "6c32404d78ab8f598df2439cb46a69f9a2595d3346f122f5331cc223bdf5ff71", "not_analysed": [], "late": false}',40,X'000040C7ABC0DA41002B003C');
INSERT INTO "frames" VALUES('att_3ada38fc4711cff9537321f2ceff4a63','camera',0,X'9F1C2D748E3FDDE5E685537E4C5846EB2804586B97EF96EC04485F2F5A6CDEA4','2026-11-22 09:00:14.000000','2026-11-22 09:00:14.000000',0,'{"seq": 0, "sha256": "9f1c2d748e3fdde5e685537e4c5846eb2804586b97ef96ec04485f2f5a6cdea4", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1328,X'000080C7ABC0DA41000EC7360FA13310000011000012000001003C');
INSERT INTO "frames" VALUES('att_3ada38fc4711cff9537321f2ceff4a63','camera',1,X'A902CEAB7D782364FBA1264CEBD70B0C7EA76A09A1CDD28846B1E6ECE8438D46','2026-11-22 09:00:15.000000','2026-11-22 09:00:15.000000',0,'{"seq": 1, "sha256": "a902ceab7d782364fba1264cebd70b0c7ea76a09a1cdd28846b1e6ece8438d46", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1318,X'0000C0C7ABC0DA41000EC7360FA13310000011000012000001003C');
INSERT INTO "frames" VALUES('att_3ada38fc4711cff9537321f2ceff4a63','camera',2,X'FB6B985B912DE9EA41ED2F48F29B834A42337EDAAD61EEEBDBA7E10A7D4B408C','2026-11-22 09:00:16.000000','2026-11-22 09:00:16.000000',0,'{"seq": 2, "sha256": "fb6b985b912de9ea41ed2f48f29b834a42337edaad61eeebdba7e10a7d4b408c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 0.25}',1363,X'000000C8ABC0DA41000ECD380F6E35100000110000120000010040');
INSERT INTO "frames" VALUES('att_3ada38fc4711cff9537321f2ceff4a63','camera',3,X'948A2DBA4FE0EC9DD98540D4182A8B2F532BFC69E6A2F8B8E9CF16F245F3F070','2026-11-22 09:00:17.000000','2026-11-22 09:00:17.000000',0,'{"seq": 3, "sha256": "948a2dba4fe0ec9dd98540d4182a8b2f532bfc69e6a2f8b8e9cf16f245f3f070", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1348,X'000040C8ABC0DA41000ECD380F6E35100000110000120000010040');
INSERT INTO "frames" VALUES('att_3ada38fc4711cff9537321f2ceff4a63','camera',4,X'88F77F7074F25960EABBC9328699358EADFC0D8FB8582F856A523109D6F27861','2026-11-22 09:00:18.000000','2026-11-22 09:00:18.000000',0,'{"seq": 4, "sha256": "88f77f7074f25960eabbc9328699358eadfc0d8fb8582f856a523109d6f27861", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "not_analysed": [], "late": false, "next_sample_s": 1.0}',1349,X'000080C8ABC0DA41000ECD380F6535100000110000120000010040');
CREATE TABLE gaps (
	attempt_id VARCHAR(64) NOT NULL, 
	stream VARCHAR(10) NOT NULL, 
	first_seq INTEGER NOT NULL, 
	last_seq INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	begins_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	cause VARCHAR(40) NOT NULL, 
	noted_at DATETIME NOT NULL, 
	CONSTRAINT pk_gaps PRIMARY KEY (attempt_id, stream, first_seq), 
	CONSTRAINT fk_gaps_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
CREATE TABLE incident_evidence (
	incident_id VARCHAR(64) NOT NULL, 
	evidence_id VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_incident_evidence PRIMARY KEY (incident_id, evidence_id), 
	CONSTRAINT fk_incident_evidence_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id), 
	CONSTRAINT fk_incident_evidence_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
);
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_795255465e5c3e49ccf343f9730b203a');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_b1ca040ea5c62ac8cc6896cd8e2deb92');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_c957b6b6873042c6f37ec324adfd3d61');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_e2751eb7141d6725b8fac71cf723b225');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_a4eb152972c109a49b12caca56ac9873');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_a6e1e7f868b6b29806c38e79d51a11c6');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_ce2660697d36b5b046dda1f01f2d8671');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_1aa4e66db6ea84988380c7676be77e7e');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_9e3aefb9dc61c7f9df324c6eef3f334f');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_a0937e39190344bc99b54d0454242716');
INSERT INTO "incident_evidence" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','ev_24f1fbca11f41efba1e3cdee0b9bdf7b');
INSERT INTO "incident_evidence" VALUES('inc_ae8d7f257e791b3bdb874103ed7298db','ev_24f1fbca11f41efba1e3cdee0b9bdf7b');
INSERT INTO "incident_evidence" VALUES('inc_ae8d7f257e791b3bdb874103ed7298db','ev_95804d6e21819960d69f08d87dcb68bc');
INSERT INTO "incident_evidence" VALUES('inc_ae8d7f257e791b3bdb874103ed7298db','ev_a0937e39190344bc99b54d0454242716');
INSERT INTO "incident_evidence" VALUES('inc_ae8d7f257e791b3bdb874103ed7298db','ev_f7bd8e19521ddd117cf6df9b14432a47');
INSERT INTO "incident_evidence" VALUES('inc_be136173b55573614f46da04bf0150a9','ev_2a534fd04245e71d1929d1de9ce53833');
INSERT INTO "incident_evidence" VALUES('inc_be136173b55573614f46da04bf0150a9','ev_38b4259275b10a1952bd48a9f1d58d2e');
INSERT INTO "incident_evidence" VALUES('inc_be136173b55573614f46da04bf0150a9','ev_8428a669a4015b5aab40505d40332acc');
INSERT INTO "incident_evidence" VALUES('inc_be136173b55573614f46da04bf0150a9','ev_9e1c6d2cd8d98a4d45582bb79641bdf0');
INSERT INTO "incident_evidence" VALUES('inc_be136173b55573614f46da04bf0150a9','ev_d5bb14a97bb600d54ff815adce4146fa');
CREATE TABLE "incidents" (
	id VARCHAR(64) NOT NULL, 
	exam_id VARCHAR(64) NOT NULL, 
	attempt_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	incident_class VARCHAR(20) NOT NULL, 
	severity VARCHAR(20) NOT NULL, 
	opened_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	peak INTEGER NOT NULL, 
	cover_id VARCHAR(64), 
	decision VARCHAR(20), 
	decided_by VARCHAR(200), 
	decided_at DATETIME, 
	note TEXT, 
	event_id BIGINT NOT NULL, 
	detail VARCHAR(200), 
	late BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_incidents PRIMARY KEY (id), 
	CONSTRAINT fk_incidents_cover_id FOREIGN KEY(cover_id) REFERENCES evidence (id), 
	CONSTRAINT fk_incidents_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id), 
	CONSTRAINT fk_incidents_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
INSERT INTO "incidents" VALUES('inc_1243d7a3f05e7fb35e514cbc009cf01b','exam_fc34bf27aedae6cf3aed44bd1415ce25','att_bb9f790e2b23f28750a8ef36cfacc16d','multiple_faces',1,'suspicion','high','2026-11-22 09:00:03.000000','2026-11-22 09:00:08.000000','2026-11-22 09:00:06.000000',2,'ev_795255465e5c3e49ccf343f9730b203a','confirmed','Admin','2026-11-22 09:00:13.000000','Seen.',4,NULL,0);
INSERT INTO "incidents" VALUES('inc_ae8d7f257e791b3bdb874103ed7298db','exam_fc34bf27aedae6cf3aed44bd1415ce25','att_bb9f790e2b23f28750a8ef36cfacc16d','clipboard',1,'suspicion','medium','2026-11-22 09:00:13.000000','2026-11-22 09:00:13.000000','2026-11-22 09:00:13.000000',1,'ev_f7bd8e19521ddd117cf6df9b14432a47',NULL,NULL,NULL,NULL,10,NULL,0);
INSERT INTO "incidents" VALUES('inc_be136173b55573614f46da04bf0150a9','exam_fc34bf27aedae6cf3aed44bd1415ce25','att_3ada38fc4711cff9537321f2ceff4a63','multiple_faces',1,'suspicion','high','2026-11-22 09:00:16.000000','2026-11-22 09:00:17.000000',NULL,2,'ev_9e1c6d2cd8d98a4d45582bb79641bdf0',NULL,NULL,NULL,NULL,17,NULL,0);
CREATE TABLE messages (
	id VARCHAR(64) NOT NULL, 
	attempt_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	text TEXT NOT NULL, 
	staff_id VARCHAR(64), 
	author VARCHAR(200), 
	incident_kind VARCHAR(40), 
	client_id VARCHAR(64) NOT NULL, 
	sent_at DATETIME NOT NULL, 
	CONSTRAINT pk_messages PRIMARY KEY (id), 
	CONSTRAINT fk_messages_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_messages_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id), 
	CONSTRAINT uq_messages_client_id UNIQUE (attempt_id, kind, client_id)
);
INSERT INTO "messages" VALUES('msg_3d135d2b95658be61bf6dcead32ef636','att_bb9f790e2b23f28750a8ef36cfacc16d','warning','Your camera shows more than one face. Please make sure that you are alone.',NULL,NULL,'multiple_faces','multiple_faces-1','2026-11-22 09:00:04.000000');
INSERT INTO "messages" VALUES('msg_3c1820c9a00d5df2614d87a2a8f3b39a','att_bb9f790e2b23f28750a8ef36cfacc16d','staff','Please stay in the picture.','staff_36e3759ff9fc035bfb2166c4f6aeeb3f','Admin',NULL,'12345678','2026-11-22 09:00:13.000000');
INSERT INTO "messages" VALUES('msg_220946598d0e125adc8b47d201fd92b4','att_bb9f790e2b23f28750a8ef36cfacc16d','warning','Copying and pasting is noted in this exam.',NULL,NULL,'clipboard','clipboard-1','2026-11-22 09:00:13.000000');
INSERT INTO "messages" VALUES('msg_cca98e0b03c014f0d043b8e7ce84b9d7','att_3ada38fc4711cff9537321f2ceff4a63','warning','Your camera shows more than one face. Please make sure that you are alone.',NULL,NULL,'multiple_faces','multiple_faces-1','2026-11-22 09:00:17.000000');
CREATE TABLE policies (
	exam_id VARCHAR(64) NOT NULL, 
	version INTEGER NOT NULL, 
	policy JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	created_by VARCHAR(200), 
	CONSTRAINT pk_policies PRIMARY KEY (exam_id, version), 
	CONSTRAINT fk_policies_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id) ON DELETE CASCADE
);
INSERT INTO "policies" VALUES('exam_fc34bf27aedae6cf3aed44bd1415ce25',1,'{"version": 1, "preset": "standard", "sample_every_s": 1.0, "burst_every_s": 0.25, "warn_candidate": true, "require_fullscreen": false, "signals": {"multiple_faces": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.2, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 30.0}, "no_face": {"enabled": true, "threshold": 0.0, "raise_after_s": 3.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 10.0}, "other_person": {"enabled": true, "threshold": 0.6, "raise_after_s": 1.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 5.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 60.0}, "looking_away": {"enabled": true, "threshold": 25.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": 0.5, "window_s": 15.0, "clear_after_s": 3.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "looking_down": {"enabled": true, "threshold": 20.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": 0.6, "window_s": 20.0, "clear_after_s": 3.0, "cooldown_s": 15.0, "warn": false, "tell": null, "prevent": false, "weight": 4.0}, "phone": {"enabled": true, "threshold": 0.5, "raise_after_s": 1.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 8.0, "cooldown_s": 30.0, "warn": true, "tell": null, "prevent": false, "weight": 40.0}, "book": {"enabled": true, "threshold": 0.55, "raise_after_s": 3.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 15.0, "cooldown_s": 60.0, "warn": false, "tell": null, "prevent": false, "weight": 8.0}, "laptop": {"enabled": false, "threshold": 0.5, "raise_after_s": 3.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 15.0, "cooldown_s": 60.0, "warn": false, "tell": null, "prevent": false, "weight": 8.0}, "second_body": {"enabled": true, "threshold": 2.0, "raise_after_s": 2.0, "raise_after_looks": 3, "share": null, "window_s": 15.0, "clear_after_s": 8.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 20.0}, "speech": {"enabled": true, "threshold": 1.5, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 6.0}, "second_voice": {"enabled": true, "threshold": 1.5, "raise_after_s": 4.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 12.0}, "camera_replayed": {"enabled": true, "threshold": 20.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 10.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 60.0}, "photo_attack": {"enabled": true, "threshold": 90.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 30.0, "warn": false, "tell": null, "prevent": false, "weight": 40.0}, "virtual_camera": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 10.0}, "tab_hidden": {"enabled": true, "threshold": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 12.0}, "window_blurred": {"enabled": true, "threshold": 0.0, "raise_after_s": 3.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 4.0}, "fullscreen_left": {"enabled": true, "threshold": 0.0, "raise_after_s": 1.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "clipboard": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 8.0}, "print": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": true, "weight": 8.0}, "context_menu": {"enabled": false, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 0.0}, "devtools": {"enabled": true, "threshold": 0.0, "raise_after_s": 0.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": false, "tell": null, "prevent": false, "weight": 6.0}, "second_screen": {"enabled": true, "threshold": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 6.0}, "screen_share_stopped": {"enabled": true, "threshold": 0.0, "raise_after_s": 2.0, "raise_after_looks": 1, "share": null, "window_s": 15.0, "clear_after_s": 0.0, "cooldown_s": 20.0, "warn": true, "tell": null, "prevent": false, "weight": 12.0}, "camera_blocked": {"enabled": true, "threshold": 0.5, "raise_after_s": 3.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 2.0, "cooldown_s": 5.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}, "camera_dark": {"enabled": true, "threshold": 0.1, "raise_after_s": 10.0, "raise_after_looks": 5, "share": null, "window_s": 15.0, "clear_after_s": 5.0, "cooldown_s": 30.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}, "camera_frozen": {"enabled": true, "threshold": 10.0, "raise_after_s": 0.0, "raise_after_looks": 2, "share": null, "window_s": 15.0, "clear_after_s": 1.0, "cooldown_s": 15.0, "warn": true, "tell": null, "prevent": false, "weight": 0.0}}, "cadence": {"landmarks_every_s": 2.0, "objects_every_s": 10.0, "identity_every_s": 30.0}, "evidence": {"before_s": 3.0, "after_s": 3.0, "record_every_s": 30.0, "keep_sound": false}, "link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0, "away_clock": "runs", "away_after_s": 30.0, "away_at_most_s": 1800.0, "late_for_s": 86400.0}, "recording": {"camera": false, "screen": false, "camera_kbits": 250, "screen_kbits": 200}, "retention": {"pictures_days": 180, "recordings_days": 30, "portraits_days": 0, "documents_days": 30, "observations_days": 365, "logs_days": 730}}','2026-11-22 09:00:00.000000','Admin');
CREATE TABLE read_marks (
	exam_id VARCHAR(64) NOT NULL, 
	staff_id VARCHAR(64) NOT NULL, 
	event_id BIGINT NOT NULL, 
	CONSTRAINT pk_read_marks PRIMARY KEY (exam_id, staff_id), 
	CONSTRAINT fk_read_marks_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id) ON DELETE CASCADE, 
	CONSTRAINT fk_read_marks_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE
);
CREATE TABLE recordings (
	attempt_id VARCHAR(64) NOT NULL, 
	stream VARCHAR(10) NOT NULL, 
	seq INTEGER NOT NULL, 
	"key" VARCHAR(300) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	size BIGINT NOT NULL, 
	captured_at DATETIME NOT NULL, 
	received_at DATETIME NOT NULL, 
	duration_ms INTEGER NOT NULL, 
	cluster_size INTEGER NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	has_sound BOOLEAN NOT NULL, 
	CONSTRAINT pk_recordings PRIMARY KEY (attempt_id, stream, seq), 
	CONSTRAINT fk_recordings_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
CREATE TABLE revocations (
	id INTEGER NOT NULL, 
	subject VARCHAR(100) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_revocations PRIMARY KEY (id)
);
CREATE TABLE setup_links (
	token_hash VARCHAR(64) NOT NULL, 
	staff_id VARCHAR(64), 
	role VARCHAR(20) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_setup_links PRIMARY KEY (token_hash), 
	CONSTRAINT fk_setup_links_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE
);
INSERT INTO "setup_links" VALUES('e21751cdf932cf87d8ae014491eb943d19b66be88612a67d853da35384f2ce86',NULL,'admin','2026-11-22 09:00:00.000000','2026-11-29 09:00:00.000000','2026-11-22 09:00:00.000000');
INSERT INTO "setup_links" VALUES('b268ce590f2bfac955fe7d0c22ae1503bf0b942fdfffc8a3444e2ab6e7ff6a37','staff_346a29ede156adfbfb8035f52a72bcfe','proctor','2026-11-22 09:00:00.000000','2026-11-29 09:00:00.000000','2026-11-22 09:00:00.000000');
CREATE TABLE signing_keys (
	id VARCHAR(64) NOT NULL, 
	public_key BLOB NOT NULL, 
	sealed_private_key BLOB NOT NULL, 
	created_at DATETIME NOT NULL, 
	retired_at DATETIME, 
	endorsed_by VARCHAR(64), 
	endorsement BLOB, 
	CONSTRAINT pk_signing_keys PRIMARY KEY (id)
);
CREATE TABLE staff (
	id VARCHAR(64) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	password_hash VARCHAR(300), 
	enabled BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, totp_secret BLOB, totp_confirmed_at DATETIME, totp_last_step BIGINT, recovery_codes JSON, 
	CONSTRAINT pk_staff PRIMARY KEY (id), 
	CONSTRAINT uq_staff_email UNIQUE (email)
);
INSERT INTO "staff" VALUES('staff_36e3759ff9fc035bfb2166c4f6aeeb3f','admin@example.org','Admin','admin','$argon2id$v=19$m=19456,t=2,p=1$w8Jh9optFXRobrkY47DDaw$UCKTW8kqrW/HVz3dNyrarXpTTGgkTAmS6fClu6LRQOM',1,'2026-11-22 09:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "staff" VALUES('staff_346a29ede156adfbfb8035f52a72bcfe','proctor@example.org','proctor','proctor','$argon2id$v=19$m=19456,t=2,p=1$afzZjz8J7pe2EXuK19rCqA$Ha4yBKD1EBmNbdrnbDRC8dk6+pQUhX1typ83yZ7ix1w',1,'2026-11-22 09:00:00.000000',NULL,NULL,NULL,NULL);
CREATE TABLE "staff_sessions" (
	token_hash VARCHAR(64) NOT NULL, 
	staff_id VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	address VARCHAR(64), 
	agent VARCHAR(200), 
	seen_at DATETIME, 
	CONSTRAINT pk_staff_sessions PRIMARY KEY (token_hash), 
	CONSTRAINT fk_staff_sessions_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE, 
	CONSTRAINT uq_staff_sessions_id UNIQUE (id)
);
INSERT INTO "staff_sessions" VALUES('3cd6c33aa85a4cbc5ae12631fb76bc421e572c20644187d24c6109363e4d27b5','staff_36e3759ff9fc035bfb2166c4f6aeeb3f','2026-11-22 09:00:00.000000','2026-11-22 21:00:00.000000','ses_b1a3301190f0288ea503d9dd426b0267',NULL,NULL,NULL);
INSERT INTO "staff_sessions" VALUES('e68fcb67b32a06310d6c95c2aa4366e122a2ce530756db4e3b03feabe3899b46','staff_346a29ede156adfbfb8035f52a72bcfe','2026-11-22 09:00:00.000000','2026-11-22 21:00:00.000000','ses_510f0e3092158f13f0062c1d57ec598b',NULL,NULL,NULL);
CREATE TABLE templates (
	attempt_id VARCHAR(64) NOT NULL, 
	sealed BLOB NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_templates PRIMARY KEY (attempt_id), 
	CONSTRAINT fk_templates_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
CREATE INDEX ix_candidates_exam_id ON candidates (exam_id);
CREATE INDEX ix_exam_staff_staff_id ON exam_staff (staff_id);
CREATE INDEX ix_setup_links_staff_id ON setup_links (staff_id);
CREATE INDEX ix_attempt_sessions_attempt_id ON attempt_sessions (attempt_id);
CREATE INDEX ix_evidence_attempt_id ON evidence (attempt_id);
CREATE UNIQUE INDEX uq_evidence_frame ON evidence (attempt_id, stream, seq);
CREATE INDEX ix_frames_captured_at ON frames (attempt_id, captured_at);
CREATE INDEX ix_incident_evidence_evidence_id ON incident_evidence (evidence_id);
CREATE INDEX ix_audit_exam_id ON audit (exam_id, id);
CREATE INDEX ix_audit_staff_id ON audit (staff_id, id);
CREATE INDEX ix_attempts_exam_id ON attempts (exam_id);
CREATE INDEX ix_attempts_state ON attempts (state);
CREATE INDEX ix_exams_created_at ON exams (created_at);
CREATE UNIQUE INDEX uq_incidents_event ON incidents (exam_id, event_id);
CREATE INDEX ix_incidents_attempt_id ON incidents (attempt_id);
CREATE UNIQUE INDEX uq_incidents_ordinal ON incidents (attempt_id, kind, ordinal);
CREATE INDEX ix_staff_sessions_staff_id ON staff_sessions (staff_id);
COMMIT;
