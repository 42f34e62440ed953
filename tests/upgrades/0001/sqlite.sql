BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE attempt_sessions (
	token_hash VARCHAR(64) NOT NULL, 
	attempt_id VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_attempt_sessions PRIMARY KEY (token_hash), 
	CONSTRAINT fk_attempt_sessions_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id) ON DELETE CASCADE
);
INSERT INTO "attempt_sessions" VALUES('ea89a37f25395696ad005d0f4b23eaf78e684ce56b0e40619b24e569bb545f05','att_6048e58fb70d617db30f3d2582fef444','2026-11-22 09:00:00.000000','2026-11-24 09:00:00.000000');
INSERT INTO "attempt_sessions" VALUES('a0c803ec09dc46ec66cf00408d4e2748c00e62e1df878f12f7b2cae4dada7dbe','att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','2026-11-22 09:00:13.000000','2026-11-24 09:00:13.000000');
CREATE TABLE attempts (
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
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	CONSTRAINT fk_attempts_candidate_id FOREIGN KEY(candidate_id) REFERENCES candidates (id), 
	CONSTRAINT fk_attempts_ended_by FOREIGN KEY(ended_by) REFERENCES staff (id), 
	CONSTRAINT fk_attempts_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id), 
	CONSTRAINT uq_attempts_candidate_id UNIQUE (candidate_id)
);
INSERT INTO "attempts" VALUES('att_6048e58fb70d617db30f3d2582fef444','exam_19d6b7424466550ace0b8cd6aae9e98f','cand_2ad1e2f1188049a986c753d91e0ee99c','submitted','{"version": 1, "sample_every_s": 1.0, "burst_every_s": 0.25, "warn_candidate": true, "multiple_faces": {"enabled": true, "raise_after_s": 0.2, "raise_after_looks": 2, "clear_after_s": 2.0, "cooldown_s": 5.0}, "no_face": {"enabled": true, "raise_after_s": 3.0, "raise_after_looks": 2, "clear_after_s": 2.0, "cooldown_s": 5.0}, "evidence": {"before_s": 3.0, "after_s": 3.0, "record_every_s": 30.0}, "link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}}','2026-11-22','["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server, which counts the faces in them. It does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the counts of faces, the messages between you and the proctors, and the times of these. Live video and sound are not recorded.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]','2026-11-22 09:00:00.000000','2026-11-22 09:00:00.000000','2026-11-22 09:00:13.000000',NULL,NULL,'{"last_look_at": 1795338013.0, "signals": {"multiple_faces": {"ordinal": 1, "closed_at": 1795338006.0}, "no_face": {}, "connection_lost": {}, "camera_lost": {}}}',17,'{"recorded_at": 1795338011.0, "windows": []}',0.0,'2026-11-22 09:00:00.000000');
INSERT INTO "attempts" VALUES('att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','exam_19d6b7424466550ace0b8cd6aae9e98f','cand_99e3d7466297531d05ec8fae980ed56d','in_progress','{"version": 1, "sample_every_s": 1.0, "burst_every_s": 0.25, "warn_candidate": true, "multiple_faces": {"enabled": true, "raise_after_s": 0.2, "raise_after_looks": 2, "clear_after_s": 2.0, "cooldown_s": 5.0}, "no_face": {"enabled": true, "raise_after_s": 3.0, "raise_after_looks": 2, "clear_after_s": 2.0, "cooldown_s": 5.0}, "evidence": {"before_s": 3.0, "after_s": 3.0, "record_every_s": 30.0}, "link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}}','2026-11-22','["While you sit this exam, your camera and microphone are sent live to the institution''s proctors. They can see and hear you, and write or speak to you.", "Still pictures of your camera are taken again and again and looked at by software on the institution''s own server, which counts the faces in them. It does not judge you, your mood or your work, and it decides nothing: if something looks unusual, a person looks at it.", "These are kept: the pictures from a few seconds before until a few seconds after something unusual, one picture about every half minute, the counts of faces, the messages between you and the proctors, and the times of these. Live video and sound are not recorded.", "Technical troubles, such as a lost connection or a camera that fails, are noted as such and never count against you. If your connection drops, go on with the exam: the page reconnects by itself.", "Only the staff assigned to this exam can see what is kept. Nothing is sent to any other company. For questions, or to have your data corrected or erased, turn to the institution that invited you."]','2026-11-22 09:00:13.000000','2026-11-22 09:00:13.000000',NULL,NULL,NULL,'{"last_look_at": 1795338018.0, "signals": {"multiple_faces": {"since": 1795338016.0, "looks": 2, "peak": 2, "open": true, "ordinal": 1}, "no_face": {}, "connection_lost": {}, "camera_lost": {}}}',8,'{"recorded_at": 1795338018.0, "windows": [["multiple_faces", 1, 1795338020.0]]}',0.0,'2026-11-22 09:00:13.000000');
CREATE TABLE candidates (
	id VARCHAR(64) NOT NULL, 
	exam_id VARCHAR(64) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	email VARCHAR(254), 
	invite_version INTEGER, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_candidates PRIMARY KEY (id), 
	CONSTRAINT fk_candidates_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id) ON DELETE CASCADE
);
INSERT INTO "candidates" VALUES('cand_2ad1e2f1188049a986c753d91e0ee99c','exam_19d6b7424466550ace0b8cd6aae9e98f','Candidate One',NULL,1,'2026-11-22 09:00:00.000000');
INSERT INTO "candidates" VALUES('cand_99e3d7466297531d05ec8fae980ed56d','exam_19d6b7424466550ace0b8cd6aae9e98f','Candidate Two',NULL,1,'2026-11-22 09:00:13.000000');
INSERT INTO "candidates" VALUES('cand_7f1350343ce8b1cb688d0972f2a6feaa','exam_19d6b7424466550ace0b8cd6aae9e98f','Candidate Three',NULL,1,'2026-11-22 09:00:18.000000');
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
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',1,'att_6048e58fb70d617db30f3d2582fef444','attempt_changed','2026-11-22 09:00:00.000000','{"attempt": {"id": "att_6048e58fb70d617db30f3d2582fef444", "candidate_id": "cand_2ad1e2f1188049a986c753d91e0ee99c", "candidate_name": "Candidate One", "state": "invited", "started_at": null, "ended_at": null, "end_reason": null, "incidents": 0, "live": {"attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "connection": "lost", "camera": "ok", "signals": [], "faces": null, "analysed": true, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',2,'att_6048e58fb70d617db30f3d2582fef444','attempt_changed','2026-11-22 09:00:00.000000','{"attempt": {"id": "att_6048e58fb70d617db30f3d2582fef444", "candidate_id": "cand_2ad1e2f1188049a986c753d91e0ee99c", "candidate_name": "Candidate One", "state": "checking_in", "started_at": null, "ended_at": null, "end_reason": null, "incidents": 0, "live": {"attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "connection": "lost", "camera": "ok", "signals": [], "faces": null, "analysed": true, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',3,'att_6048e58fb70d617db30f3d2582fef444','attempt_changed','2026-11-22 09:00:00.000000','{"attempt": {"id": "att_6048e58fb70d617db30f3d2582fef444", "candidate_id": "cand_2ad1e2f1188049a986c753d91e0ee99c", "candidate_name": "Candidate One", "state": "in_progress", "started_at": "2026-11-22T09:00:00Z", "ended_at": null, "end_reason": null, "incidents": 0, "live": {"attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "connection": "unstable", "camera": "ok", "signals": [], "faces": null, "analysed": true, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',4,'att_6048e58fb70d617db30f3d2582fef444','incident_opened','2026-11-22 09:00:04.000000','{"attempt": null, "incident": {"id": "inc_614fd8526e6efb1f120bfeeea5dc7042", "exam_id": "exam_19d6b7424466550ace0b8cd6aae9e98f", "attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "candidate_name": "Candidate One", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:03Z", "updated_at": "2026-11-22T09:00:04Z", "closed_at": null, "peak": 2, "cover": {"id": "ev_f9269e23d6ae6958469f9b9c1d95e5d4", "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 4}, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',5,'att_6048e58fb70d617db30f3d2582fef444','message_sent','2026-11-22 09:00:04.000000','{"attempt": null, "incident": null, "message": {"id": "msg_8cbf042d1e72ef7b08a96b70f3b2ac37", "attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "incident_kind": "multiple_faces", "sent_at": "2026-11-22T09:00:04Z"}}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',6,'att_6048e58fb70d617db30f3d2582fef444','incident_closed','2026-11-22 09:00:08.000000','{"attempt": null, "incident": {"id": "inc_614fd8526e6efb1f120bfeeea5dc7042", "exam_id": "exam_19d6b7424466550ace0b8cd6aae9e98f", "attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "candidate_name": "Candidate One", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:03Z", "updated_at": "2026-11-22T09:00:08Z", "closed_at": "2026-11-22T09:00:06Z", "peak": 2, "cover": {"id": "ev_f9269e23d6ae6958469f9b9c1d95e5d4", "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 4}, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',7,'att_6048e58fb70d617db30f3d2582fef444','incident_updated','2026-11-22 09:00:12.000000','{"attempt": null, "incident": {"id": "inc_614fd8526e6efb1f120bfeeea5dc7042", "exam_id": "exam_19d6b7424466550ace0b8cd6aae9e98f", "attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "candidate_name": "Candidate One", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:03Z", "updated_at": "2026-11-22T09:00:08Z", "closed_at": "2026-11-22T09:00:06Z", "peak": 2, "cover": {"id": "ev_f9269e23d6ae6958469f9b9c1d95e5d4", "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 4}, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',8,'att_6048e58fb70d617db30f3d2582fef444','message_sent','2026-11-22 09:00:13.000000','{"attempt": null, "incident": null, "message": {"id": "msg_3b2304013a153f05459a199e8da6dabf", "attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "kind": "staff", "text": "Please stay in the picture.", "author": "Admin", "incident_kind": null, "sent_at": "2026-11-22T09:00:13Z"}}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',9,'att_6048e58fb70d617db30f3d2582fef444','incident_reviewed','2026-11-22 09:00:13.000000','{"attempt": null, "incident": {"id": "inc_614fd8526e6efb1f120bfeeea5dc7042", "exam_id": "exam_19d6b7424466550ace0b8cd6aae9e98f", "attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "candidate_name": "Candidate One", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:03Z", "updated_at": "2026-11-22T09:00:08Z", "closed_at": "2026-11-22T09:00:06Z", "peak": 2, "cover": {"id": "ev_f9269e23d6ae6958469f9b9c1d95e5d4", "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "captured_at": "2026-11-22T09:00:04Z", "received_at": "2026-11-22T09:00:04Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": "confirmed", "decided_by": "Admin", "note": "Seen.", "event_id": 4}, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',10,'att_6048e58fb70d617db30f3d2582fef444','attempt_changed','2026-11-22 09:00:13.000000','{"attempt": {"id": "att_6048e58fb70d617db30f3d2582fef444", "candidate_id": "cand_2ad1e2f1188049a986c753d91e0ee99c", "candidate_name": "Candidate One", "state": "submitted", "started_at": "2026-11-22T09:00:00Z", "ended_at": "2026-11-22T09:00:13Z", "end_reason": null, "incidents": 1, "live": {"attempt_id": "att_6048e58fb70d617db30f3d2582fef444", "connection": "unstable", "camera": "ok", "signals": [], "faces": 1, "analysed": true, "last_frame_at": "2026-11-22T09:00:13Z"}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',11,'att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','attempt_changed','2026-11-22 09:00:13.000000','{"attempt": {"id": "att_ffa2b86ffb32bd4b30cf2134b5a7ad2b", "candidate_id": "cand_99e3d7466297531d05ec8fae980ed56d", "candidate_name": "Candidate Two", "state": "invited", "started_at": null, "ended_at": null, "end_reason": null, "incidents": 0, "live": {"attempt_id": "att_ffa2b86ffb32bd4b30cf2134b5a7ad2b", "connection": "lost", "camera": "ok", "signals": [], "faces": null, "analysed": true, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',12,'att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','attempt_changed','2026-11-22 09:00:13.000000','{"attempt": {"id": "att_ffa2b86ffb32bd4b30cf2134b5a7ad2b", "candidate_id": "cand_99e3d7466297531d05ec8fae980ed56d", "candidate_name": "Candidate Two", "state": "checking_in", "started_at": null, "ended_at": null, "end_reason": null, "incidents": 0, "live": {"attempt_id": "att_ffa2b86ffb32bd4b30cf2134b5a7ad2b", "connection": "lost", "camera": "ok", "signals": [], "faces": null, "analysed": true, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',13,'att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','attempt_changed','2026-11-22 09:00:13.000000','{"attempt": {"id": "att_ffa2b86ffb32bd4b30cf2134b5a7ad2b", "candidate_id": "cand_99e3d7466297531d05ec8fae980ed56d", "candidate_name": "Candidate Two", "state": "in_progress", "started_at": "2026-11-22T09:00:13Z", "ended_at": null, "end_reason": null, "incidents": 0, "live": {"attempt_id": "att_ffa2b86ffb32bd4b30cf2134b5a7ad2b", "connection": "unstable", "camera": "ok", "signals": [], "faces": null, "analysed": true, "last_frame_at": null}}, "incident": null, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',14,'att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','incident_opened','2026-11-22 09:00:17.000000','{"attempt": null, "incident": {"id": "inc_d98c5beb888c659990e9d1691fe40286", "exam_id": "exam_19d6b7424466550ace0b8cd6aae9e98f", "attempt_id": "att_ffa2b86ffb32bd4b30cf2134b5a7ad2b", "candidate_name": "Candidate Two", "kind": "multiple_faces", "incident_class": "suspicion", "severity": "high", "opened_at": "2026-11-22T09:00:16Z", "updated_at": "2026-11-22T09:00:17Z", "closed_at": null, "peak": 2, "cover": {"id": "ev_ee3e9353ffd131db7c21ad5134554657", "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "captured_at": "2026-11-22T09:00:17Z", "received_at": "2026-11-22T09:00:17Z", "width": 64, "height": 48, "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "analysed": true}, "decision": null, "decided_by": null, "note": null, "event_id": 14}, "message": null}');
INSERT INTO "events" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f',15,'att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','message_sent','2026-11-22 09:00:17.000000','{"attempt": null, "incident": null, "message": {"id": "msg_88740da53d40c598b31c130461b7fc65", "attempt_id": "att_ffa2b86ffb32bd4b30cf2134b5a7ad2b", "kind": "warning", "text": "Your camera shows more than one face. Please make sure that you are alone.", "author": null, "incident_kind": "multiple_faces", "sent_at": "2026-11-22T09:00:17Z"}}');
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
	reason VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
INSERT INTO "evidence" VALUES('ev_db6a140c8e67ee4f3265256d232a80ab','att_6048e58fb70d617db30f3d2582fef444','camera',0,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000000-3b057ed4c8324272.jpg','3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e',712,'2026-11-22 09:00:01.000000','2026-11-22 09:00:01.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','record');
INSERT INTO "evidence" VALUES('ev_e680dd67e34e7187b27b63da7f04f1bd','att_6048e58fb70d617db30f3d2582fef444','camera',1,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000001-cc8de708f27c1d13.jpg','cc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058',712,'2026-11-22 09:00:02.000000','2026-11-22 09:00:02.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_54393eab70bcd2b138b3feeb9643f882','att_6048e58fb70d617db30f3d2582fef444','camera',2,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000002-006a9667be77f068.jpg','006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce',712,'2026-11-22 09:00:03.000000','2026-11-22 09:00:03.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_f9269e23d6ae6958469f9b9c1d95e5d4','att_6048e58fb70d617db30f3d2582fef444','camera',3,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000003-9c815cfe14e1610b.jpg','9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be',712,'2026-11-22 09:00:04.000000','2026-11-22 09:00:04.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_0b2003038ce11bdcdee256ed090fa41b','att_6048e58fb70d617db30f3d2582fef444','camera',4,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000004-effc1f8e094a45ba.jpg','effc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c',712,'2026-11-22 09:00:05.000000','2026-11-22 09:00:05.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_b6ed48b8895fc7b0ceccf73396ff5948','att_6048e58fb70d617db30f3d2582fef444','camera',5,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000005-f9dc5c5991df00ca.jpg','f9dc5c5991df00cae0a10933fc352748bfe26099e0004da57b9e74247ff73f09',712,'2026-11-22 09:00:06.000000','2026-11-22 09:00:06.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_bc413a7f93920e726ef291cfa059bead','att_6048e58fb70d617db30f3d2582fef444','camera',6,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000006-0acc41ac08cfe19f.jpg','0acc41ac08cfe19fd0c43653a361932496825a76b33db8514562a0078afe9d5e',712,'2026-11-22 09:00:07.000000','2026-11-22 09:00:07.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_c14af733bde4b3ac6f96c9f015a16306','att_6048e58fb70d617db30f3d2582fef444','camera',7,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000007-66d44e84aff9b74c.jpg','66d44e84aff9b74c12244a65f4a7611ceefab5d4d9d3a4a0383e6afaa65c2e54',712,'2026-11-22 09:00:08.000000','2026-11-22 09:00:08.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_b142a4cb5300ac8db3598ae7a390043f','att_6048e58fb70d617db30f3d2582fef444','camera',8,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000008-b89c77ddaa40b04f.jpg','b89c77ddaa40b04f0cb6e8870d10e793e7ac07bb3388be574cdef01413275cc2',712,'2026-11-22 09:00:09.000000','2026-11-22 09:00:09.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_405add9a862605bb73ef1879fc0132df','att_6048e58fb70d617db30f3d2582fef444','camera',9,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000009-91459e277eed2027.jpg','91459e277eed2027d3f2caa67ff73fbd81bcac3b52bff0c3fbe14a9d56adad39',712,'2026-11-22 09:00:10.000000','2026-11-22 09:00:10.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_9f1b876a1cc39b43efb19ff3df5e5565','att_6048e58fb70d617db30f3d2582fef444','camera',10,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_6048e58fb70d617db30f3d2582fef444/camera/0000000010-04f843e9ad1f6802.jpg','04f843e9ad1f6802a47eb457e5c0b384d76ace8bcd2edcb68b2622ba591eff1c',712,'2026-11-22 09:00:11.000000','2026-11-22 09:00:11.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_61d45042a37f2ba99c6cced8ed69a9d7','att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',0,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_ffa2b86ffb32bd4b30cf2134b5a7ad2b/camera/0000000000-3b057ed4c8324272.jpg','3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e',712,'2026-11-22 09:00:14.000000','2026-11-22 09:00:14.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','record');
INSERT INTO "evidence" VALUES('ev_ab9ea006df8658f5f27f1eb403dc341d','att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',1,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_ffa2b86ffb32bd4b30cf2134b5a7ad2b/camera/0000000001-cc8de708f27c1d13.jpg','cc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058',712,'2026-11-22 09:00:15.000000','2026-11-22 09:00:15.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_938b47be226c5ae261ceb83b3529ad64','att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',2,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_ffa2b86ffb32bd4b30cf2134b5a7ad2b/camera/0000000002-006a9667be77f068.jpg','006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce',712,'2026-11-22 09:00:16.000000','2026-11-22 09:00:16.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_ee3e9353ffd131db7c21ad5134554657','att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',3,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_ffa2b86ffb32bd4b30cf2134b5a7ad2b/camera/0000000003-9c815cfe14e1610b.jpg','9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be',712,'2026-11-22 09:00:17.000000','2026-11-22 09:00:17.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
INSERT INTO "evidence" VALUES('ev_885d9d7161a1f3fed30972fdc9c46a58','att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',4,'exam_19d6b7424466550ace0b8cd6aae9e98f/att_ffa2b86ffb32bd4b30cf2134b5a7ad2b/camera/0000000004-effc1f8e094a45ba.jpg','effc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c',712,'2026-11-22 09:00:18.000000','2026-11-22 09:00:18.000000',64,48,'[{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}]','analysed','incident');
CREATE TABLE exam_staff (
	exam_id VARCHAR(64) NOT NULL, 
	staff_id VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_exam_staff PRIMARY KEY (exam_id, staff_id), 
	CONSTRAINT fk_exam_staff_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id) ON DELETE CASCADE, 
	CONSTRAINT fk_exam_staff_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE
);
INSERT INTO "exam_staff" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f','staff_2de5433671799812dd8d87b9d15201d6');
CREATE TABLE exams (
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
	CONSTRAINT pk_exams PRIMARY KEY (id)
);
INSERT INTO "exams" VALUES('exam_19d6b7424466550ace0b8cd6aae9e98f','Linear Algebra',NULL,'tab',NULL,'2026-11-24 09:00:00.000000','{"version": 1, "sample_every_s": 1.0, "burst_every_s": 0.25, "warn_candidate": true, "multiple_faces": {"enabled": true, "raise_after_s": 0.2, "raise_after_looks": 2, "clear_after_s": 2.0, "cooldown_s": 5.0}, "no_face": {"enabled": true, "raise_after_s": 3.0, "raise_after_looks": 2, "clear_after_s": 2.0, "cooldown_s": 5.0}, "evidence": {"before_s": 3.0, "after_s": 3.0, "record_every_s": 30.0}, "link": {"lost_after_s": 4.0, "unstable_rtt_ms": 800.0}}',0,0,15,'2026-11-22 09:00:00.000000');
CREATE TABLE frames (
	attempt_id VARCHAR(64) NOT NULL, 
	stream VARCHAR(10) NOT NULL, 
	seq INTEGER NOT NULL, 
	sha256 BLOB NOT NULL, 
	captured_at DATETIME NOT NULL, 
	received_at DATETIME NOT NULL, 
	late BOOLEAN NOT NULL, 
	reply TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	CONSTRAINT pk_frames PRIMARY KEY (attempt_id, stream, seq), 
	CONSTRAINT fk_frames_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id)
);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',0,X'3B057ED4C8324272800A93E5E48B1D88CEC152329EACF57FB7528C203129103E','2026-11-22 09:00:01.000000','2026-11-22 09:00:01.000000',0,'{"seq": 0, "sha256": "3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',1,X'CC8DE708F27C1D13141DF65E6AA90730CBD542738A206098F838929FD8D0D058','2026-11-22 09:00:02.000000','2026-11-22 09:00:02.000000',0,'{"seq": 1, "sha256": "cc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',2,X'006A9667BE77F068B0EA3D613BD1D5B7D922093EABBBB5FAE73F656ACFB4E4CE','2026-11-22 09:00:03.000000','2026-11-22 09:00:03.000000',0,'{"seq": 2, "sha256": "006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 0.25}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',3,X'9C815CFE14E1610B57A3DB68805D6268CB207B2F67D3E919C769C3C6BDC215BE','2026-11-22 09:00:04.000000','2026-11-22 09:00:04.000000',0,'{"seq": 3, "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',4,X'EFFC1F8E094A45BAB2B8BD77081727240D4C831B52136662BE5E41565E274B6C','2026-11-22 09:00:05.000000','2026-11-22 09:00:05.000000',0,'{"seq": 4, "sha256": "effc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',5,X'F9DC5C5991DF00CAE0A10933FC352748BFE26099E0004DA57B9E74247FF73F09','2026-11-22 09:00:06.000000','2026-11-22 09:00:06.000000',0,'{"seq": 5, "sha256": "f9dc5c5991df00cae0a10933fc352748bfe26099e0004da57b9e74247ff73f09", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 0.25}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',6,X'0ACC41AC08CFE19FD0C43653A361932496825A76B33DB8514562A0078AFE9D5E','2026-11-22 09:00:07.000000','2026-11-22 09:00:07.000000',0,'{"seq": 6, "sha256": "0acc41ac08cfe19fd0c43653a361932496825a76b33db8514562a0078afe9d5e", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 0.25}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',7,X'66D44E84AFF9B74C12244A65F4A7611CEEFAB5D4D9D3A4A0383E6AFAA65C2E54','2026-11-22 09:00:08.000000','2026-11-22 09:00:08.000000',0,'{"seq": 7, "sha256": "66d44e84aff9b74c12244a65f4a7611ceefab5d4d9d3a4a0383e6afaa65c2e54", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',8,X'B89C77DDAA40B04F0CB6E8870D10E793E7AC07BB3388BE574CDEF01413275CC2','2026-11-22 09:00:09.000000','2026-11-22 09:00:09.000000',0,'{"seq": 8, "sha256": "b89c77ddaa40b04f0cb6e8870d10e793e7ac07bb3388be574cdef01413275cc2", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',9,X'91459E277EED2027D3F2CAA67FF73FBD81BCAC3B52BFF0C3FBE14A9D56ADAD39','2026-11-22 09:00:10.000000','2026-11-22 09:00:10.000000',0,'{"seq": 9, "sha256": "91459e277eed2027d3f2caa67ff73fbd81bcac3b52bff0c3fbe14a9d56adad39", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',10,X'04F843E9AD1F6802A47EB457E5C0B384D76ACE8BCD2EDCB68B2622BA591EFF1C','2026-11-22 09:00:11.000000','2026-11-22 09:00:11.000000',0,'{"seq": 10, "sha256": "04f843e9ad1f6802a47eb457e5c0b384d76ace8bcd2edcb68b2622ba591eff1c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',11,X'04D02F81531688F73A48E61354A17AD6C0E90E76AFD54C14283EC96F98E7EA77','2026-11-22 09:00:12.000000','2026-11-22 09:00:12.000000',0,'{"seq": 11, "sha256": "04d02f81531688f73a48e61354a17ad6c0e90e76afd54c14283ec96f98e7ea77", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_6048e58fb70d617db30f3d2582fef444','camera',12,X'8E8F309DF8F13074AA4C3D7627D2E321AF5A8946E9587A96B8F666A83945368D','2026-11-22 09:00:13.000000','2026-11-22 09:00:13.000000',0,'{"seq": 12, "sha256": "8e8f309df8f13074aa4c3d7627d2e321af5a8946e9587a96b8f666a83945368d", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',0,X'3B057ED4C8324272800A93E5E48B1D88CEC152329EACF57FB7528C203129103E','2026-11-22 09:00:14.000000','2026-11-22 09:00:14.000000',0,'{"seq": 0, "sha256": "3b057ed4c8324272800a93e5e48b1d88cec152329eacf57fb7528c203129103e", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',1,X'CC8DE708F27C1D13141DF65E6AA90730CBD542738A206098F838929FD8D0D058','2026-11-22 09:00:15.000000','2026-11-22 09:00:15.000000',0,'{"seq": 1, "sha256": "cc8de708f27c1d13141df65e6aa90730cbd542738a206098f838929fd8d0d058", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',2,X'006A9667BE77F068B0EA3D613BD1D5B7D922093EABBBB5FAE73F656ACFB4E4CE','2026-11-22 09:00:16.000000','2026-11-22 09:00:16.000000',0,'{"seq": 2, "sha256": "006a9667be77f068b0ea3d613bd1d5b7d922093eabbbb5fae73f656acfb4e4ce", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 0.25}',712);
INSERT INTO "frames" VALUES('att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',3,X'9C815CFE14E1610B57A3DB68805D6268CB207B2F67D3E919C769C3C6BDC215BE','2026-11-22 09:00:17.000000','2026-11-22 09:00:17.000000',0,'{"seq": 3, "sha256": "9c815cfe14e1610b57a3db68805d6268cb207b2f67d3e919c769c3c6bdc215be", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
INSERT INTO "frames" VALUES('att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','camera',4,X'EFFC1F8E094A45BAB2B8BD77081727240D4C831B52136662BE5E41565E274B6C','2026-11-22 09:00:18.000000','2026-11-22 09:00:18.000000',0,'{"seq": 4, "sha256": "effc1f8e094a45bab2b8bd77081727240d4c831b52136662be5e41565e274b6c", "status": "analysed", "faces": [{"x": 1.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}, {"x": 7.0, "y": 2.0, "width": 4.0, "height": 5.0, "score": 0.9}], "width": 64, "height": 48, "detector": "counting-1", "late": false, "next_sample_s": 1.0}',712);
CREATE TABLE incident_evidence (
	incident_id VARCHAR(64) NOT NULL, 
	evidence_id VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_incident_evidence PRIMARY KEY (incident_id, evidence_id), 
	CONSTRAINT fk_incident_evidence_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id), 
	CONSTRAINT fk_incident_evidence_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
);
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_54393eab70bcd2b138b3feeb9643f882');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_db6a140c8e67ee4f3265256d232a80ab');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_e680dd67e34e7187b27b63da7f04f1bd');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_f9269e23d6ae6958469f9b9c1d95e5d4');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_0b2003038ce11bdcdee256ed090fa41b');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_b6ed48b8895fc7b0ceccf73396ff5948');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_bc413a7f93920e726ef291cfa059bead');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_c14af733bde4b3ac6f96c9f015a16306');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_b142a4cb5300ac8db3598ae7a390043f');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_405add9a862605bb73ef1879fc0132df');
INSERT INTO "incident_evidence" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','ev_9f1b876a1cc39b43efb19ff3df5e5565');
INSERT INTO "incident_evidence" VALUES('inc_d98c5beb888c659990e9d1691fe40286','ev_61d45042a37f2ba99c6cced8ed69a9d7');
INSERT INTO "incident_evidence" VALUES('inc_d98c5beb888c659990e9d1691fe40286','ev_938b47be226c5ae261ceb83b3529ad64');
INSERT INTO "incident_evidence" VALUES('inc_d98c5beb888c659990e9d1691fe40286','ev_ab9ea006df8658f5f27f1eb403dc341d');
INSERT INTO "incident_evidence" VALUES('inc_d98c5beb888c659990e9d1691fe40286','ev_ee3e9353ffd131db7c21ad5134554657');
INSERT INTO "incident_evidence" VALUES('inc_d98c5beb888c659990e9d1691fe40286','ev_885d9d7161a1f3fed30972fdc9c46a58');
CREATE TABLE incidents (
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
	CONSTRAINT pk_incidents PRIMARY KEY (id), 
	CONSTRAINT fk_incidents_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempts (id), 
	CONSTRAINT fk_incidents_cover_id FOREIGN KEY(cover_id) REFERENCES evidence (id), 
	CONSTRAINT fk_incidents_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id)
);
INSERT INTO "incidents" VALUES('inc_614fd8526e6efb1f120bfeeea5dc7042','exam_19d6b7424466550ace0b8cd6aae9e98f','att_6048e58fb70d617db30f3d2582fef444','multiple_faces',1,'suspicion','high','2026-11-22 09:00:03.000000','2026-11-22 09:00:08.000000','2026-11-22 09:00:06.000000',2,'ev_f9269e23d6ae6958469f9b9c1d95e5d4','confirmed','Admin','2026-11-22 09:00:13.000000','Seen.',4);
INSERT INTO "incidents" VALUES('inc_d98c5beb888c659990e9d1691fe40286','exam_19d6b7424466550ace0b8cd6aae9e98f','att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','multiple_faces',1,'suspicion','high','2026-11-22 09:00:16.000000','2026-11-22 09:00:17.000000',NULL,2,'ev_ee3e9353ffd131db7c21ad5134554657',NULL,NULL,NULL,NULL,14);
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
INSERT INTO "messages" VALUES('msg_8cbf042d1e72ef7b08a96b70f3b2ac37','att_6048e58fb70d617db30f3d2582fef444','warning','Your camera shows more than one face. Please make sure that you are alone.',NULL,NULL,'multiple_faces','multiple_faces-1','2026-11-22 09:00:04.000000');
INSERT INTO "messages" VALUES('msg_3b2304013a153f05459a199e8da6dabf','att_6048e58fb70d617db30f3d2582fef444','staff','Please stay in the picture.','staff_1f9c26b2244dff849572ead78ba916c2','Admin',NULL,'12345678','2026-11-22 09:00:13.000000');
INSERT INTO "messages" VALUES('msg_88740da53d40c598b31c130461b7fc65','att_ffa2b86ffb32bd4b30cf2134b5a7ad2b','warning','Your camera shows more than one face. Please make sure that you are alone.',NULL,NULL,'multiple_faces','multiple_faces-1','2026-11-22 09:00:17.000000');
CREATE TABLE read_marks (
	exam_id VARCHAR(64) NOT NULL, 
	staff_id VARCHAR(64) NOT NULL, 
	event_id BIGINT NOT NULL, 
	CONSTRAINT pk_read_marks PRIMARY KEY (exam_id, staff_id), 
	CONSTRAINT fk_read_marks_exam_id FOREIGN KEY(exam_id) REFERENCES exams (id) ON DELETE CASCADE, 
	CONSTRAINT fk_read_marks_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE
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
INSERT INTO "setup_links" VALUES('740cfb59fd6821e5558a4fa38bb73f150e9770590a135dd548cededaff64c9bb',NULL,'admin','2026-11-22 09:00:00.000000','2026-11-29 09:00:00.000000','2026-11-22 09:00:00.000000');
INSERT INTO "setup_links" VALUES('2b0d013b519198f72fd32b06ee9a85de3eefab4657e73ee2d62fdf84e285d5c7','staff_2de5433671799812dd8d87b9d15201d6','proctor','2026-11-22 09:00:00.000000','2026-11-29 09:00:00.000000','2026-11-22 09:00:00.000000');
CREATE TABLE staff (
	id VARCHAR(64) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	password_hash VARCHAR(300), 
	enabled BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_staff PRIMARY KEY (id), 
	CONSTRAINT uq_staff_email UNIQUE (email)
);
INSERT INTO "staff" VALUES('staff_1f9c26b2244dff849572ead78ba916c2','admin@example.org','Admin','admin','$argon2id$v=19$m=19456,t=2,p=1$CLSqVyJEzAWKe1yXHCnWOQ$NYL4qncPrr5lwt/ir4GjjYkHjFz01kHH3kywiSLx/ug',1,'2026-11-22 09:00:00.000000');
INSERT INTO "staff" VALUES('staff_2de5433671799812dd8d87b9d15201d6','proctor@example.org','proctor','proctor','$argon2id$v=19$m=19456,t=2,p=1$9zqvMDYJqqJRP59fgzpe1g$R8exlxxpNmiQtTDIXK/nzx3IJqQT0zQm9hdvfNG+K1A',1,'2026-11-22 09:00:00.000000');
CREATE TABLE staff_sessions (
	token_hash VARCHAR(64) NOT NULL, 
	staff_id VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_staff_sessions PRIMARY KEY (token_hash), 
	CONSTRAINT fk_staff_sessions_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) ON DELETE CASCADE
);
INSERT INTO "staff_sessions" VALUES('bc4337baed8a24d5957ad951de4487db34bba3bb813606925b86fe50d3e2a057','staff_1f9c26b2244dff849572ead78ba916c2','2026-11-22 09:00:00.000000','2026-11-22 21:00:00.000000');
INSERT INTO "staff_sessions" VALUES('4db04d759733a78cb376a3f443ff40e55928c14514545b9ae079bf31b4114cb3','staff_2de5433671799812dd8d87b9d15201d6','2026-11-22 09:00:00.000000','2026-11-22 21:00:00.000000');
CREATE INDEX ix_exams_created_at ON exams (created_at);
CREATE INDEX ix_candidates_exam_id ON candidates (exam_id);
CREATE INDEX ix_exam_staff_staff_id ON exam_staff (staff_id);
CREATE INDEX ix_setup_links_staff_id ON setup_links (staff_id);
CREATE INDEX ix_staff_sessions_staff_id ON staff_sessions (staff_id);
CREATE INDEX ix_attempts_exam_id ON attempts (exam_id);
CREATE INDEX ix_attempts_state ON attempts (state);
CREATE INDEX ix_attempt_sessions_attempt_id ON attempt_sessions (attempt_id);
CREATE INDEX ix_evidence_attempt_id ON evidence (attempt_id);
CREATE UNIQUE INDEX uq_evidence_frame ON evidence (attempt_id, stream, seq);
CREATE INDEX ix_frames_captured_at ON frames (attempt_id, captured_at);
CREATE INDEX ix_incidents_attempt_id ON incidents (attempt_id);
CREATE UNIQUE INDEX uq_incidents_event ON incidents (exam_id, event_id);
CREATE UNIQUE INDEX uq_incidents_ordinal ON incidents (attempt_id, kind, ordinal);
CREATE INDEX ix_incident_evidence_evidence_id ON incident_evidence (evidence_id);
COMMIT;
