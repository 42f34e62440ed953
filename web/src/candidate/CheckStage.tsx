import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconAlertTriangle, IconCircleCheck, IconClock } from "@tabler/icons-react";

import { isProblem } from "../api/client";
import type { CandidateAttempt } from "../api/types";
import { canFullscreen, enterFullscreen, leaveFullscreen } from "../capture/fullscreen";
import { dayAndTime, duration } from "../ui/format";
import { ProblemAlert } from "../ui/ProblemAlert";
import { useNow } from "../ui/useNow";
import { Announcements } from "./Announcements";
import { BrowserLimits } from "./BrowserLimits";
import { CameraPreview } from "./CameraPreview";
import { CandidateFrame } from "./CandidateFrame";
import { DeviceAlerts } from "./DeviceAlerts";
import { DevicePicker } from "./DevicePicker";
import { microphoneNeed } from "./deviceWords";
import { NetworkTrouble } from "./NetworkTrouble";
import { NoLiveVideoNotice } from "./NoLiveVideoNotice";
import { ExamPart } from "./ExamPart";
import { useObservable } from "./observable";
import { ProctorAudioPlayer } from "./ProctorAudioPlayer";
import { mayBegin, ScreenShareCard } from "./ScreenShareCard";
import type { ExamSession } from "./session";
import { useCameraCheck } from "./useCameraCheck";
import type { CheckWords } from "./words";

/** Trying camera and microphone before the exam, and starting it. */
export function CheckStage({ session }: { session: ExamSession }) {
  const attempt = useObservable(session.attempt);
  const { status, stream } = useObservable(session.camera);
  const hasCamera = status?.state === "ok";
  const need = microphoneNeed(useObservable(session.microphone).status, session.plan.requireMicrophone);
  const { words, tried } = useCameraCheck(session, hasCamera);
  return (
    <CandidateFrame title={attempt.exam_title}>
      <ExamPart>
        <Announcements session={session} />
      </ExamPart>
      <Title order={1} size="h2">
        Check your camera and microphone
      </Title>
      <Text mb="xs" c="dimmed">
        {`${attempt.candidate_name}. The pictures of this check are not kept.`}
      </Text>
      <Stack gap="sm" mb="md">
        <ExamPart>
          <ProctorAudioPlayer session={session} />
        </ExamPart>
        <ExamPart>
          <DeviceAlerts session={session} />
        </ExamPart>
        <ExamPart>
          <BrowserLimits session={session} />
        </ExamPart>
      </Stack>
      <div className="check-grid">
        <ExamPart>
          <CameraPreview stream={hasCamera ? stream : null} placeholder={status === null ? "Waiting for the camera…" : "No picture"} />
        </ExamPart>
        <Stack gap="lg">
          <ExamPart>
            <DevicePicker session={session} />
          </ExamPart>
          <ExamPart>
            <div role="status" aria-live="polite">
              {status === null ? <PermissionAlert /> : null}
              {hasCamera ? <CheckAlert words={words} /> : null}
            </div>
          </ExamPart>
          <ExamPart>
            <ScreenShareCard session={session} />
          </ExamPart>
          <ExamPart>{need === null ? null : <Alert role="status">{need.words}</Alert>}</ExamPart>
          <ExamPart>
            <NoLiveVideoNotice session={session} />
          </ExamPart>
          <ExamPart>
            <StartExam
              session={session}
              good={hasCamera && words?.good === true && need?.blocks !== true}
              anyway={hasCamera && tried && need?.blocks !== true}
            />
          </ExamPart>
        </Stack>
      </div>
    </CandidateFrame>
  );
}

function PermissionAlert() {
  return <Alert title="Your browser asks for the camera and the microphone">Choose “Allow”, so that you can see your picture here.</Alert>;
}

function CheckAlert({ words }: { words: CheckWords | null }) {
  if (words === null) return <Text>Looking at your picture…</Text>;
  const Icon = words.good ? IconCircleCheck : IconAlertTriangle;
  return (
    <Alert color={words.good ? "green" : "orange"} icon={<Icon aria-hidden />} title={words.title}>
      {words.advice}
    </Alert>
  );
}

interface StartExamProps {
  session: ExamSession;
  good: boolean;
  anyway: boolean;
}

interface NotOpenWords {
  title: string;
  advice: string;
}

/** Why the exam cannot be started now; null when it can. */
function notOpenWords({ opens_at, closes_at }: CandidateAttempt, now: Date): NotOpenWords | null {
  if (opens_at !== null && now < new Date(opens_at)) {
    const left = duration(Date.parse(opens_at) - now.getTime());
    const advice = `It opens at ${dayAndTime(opens_at)}, in ${left}. The button works from then on; you need not reload.`;
    return { title: "The exam has not opened yet", advice };
  }
  if (closes_at === null || now < new Date(closes_at)) return null;
  return { title: "The exam is closed", advice: `It closed at ${dayAndTime(closes_at)}. If you think that is wrong, ask your institution.` };
}

function StartExam({ session, good, anyway }: StartExamProps) {
  const attempt = useObservable(session.attempt);
  const screenReady = mayBegin(session.plan.recordScreen, useObservable(session.screen));
  const closed = notOpenWords(attempt, session.serverTime(useNow()));
  const trouble = useObservable(session.trouble);
  const fullscreen = session.plan.requireFullscreen && canFullscreen();
  const starting = useMutation({
    mutationFn: async () => {
      // First, as browsers allow it only within the click; if refused, the exam starts anyway and offers full screen again.
      if (fullscreen) await enterFullscreen();
      await session.begin();
    },
    onError: (error) => {
      void leaveFullscreen();
      // What is recorded has changed since the candidate agreed: load the page again, which asks for consent to the new text.
      if (isProblem(error, "urn:openproctor:consent-missing")) window.location.reload();
    },
  });
  const start = (): void => starting.mutate();
  const notOpen = isProblem(starting.error, "urn:openproctor:exam-not-open");
  return (
    <Stack gap="sm">
      {closed === null ? null : (
        <Alert icon={<IconClock aria-hidden />} title={closed.title} className="numbers">
          {closed.advice}
        </Alert>
      )}
      {closed !== null && notOpen ? null : <ProblemAlert error={starting.error} />}
      <NetworkTrouble trouble={trouble} />
      {fullscreen ? <Text size="sm">The exam is taken in full screen: the page fills your screen when you start.</Text> : null}
      <Group gap="sm">
        <Button size="md" loading={starting.isPending} disabled={!good || !screenReady || closed !== null} onClick={start}>
          Start the exam
        </Button>
        {!good && anyway && screenReady && closed === null ? (
          <Button size="md" variant="default" loading={starting.isPending} onClick={start}>
            Start anyway
          </Button>
        ) : null}
      </Group>
      {!good && anyway ? (
        <Text size="sm">If you are sure that your picture is fine, start anyway: the check can be wrong, and only a person decides about you.</Text>
      ) : null}
    </Stack>
  );
}
