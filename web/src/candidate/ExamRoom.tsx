import { Alert, Button, Center, Group, Stack, Text, Title } from "@mantine/core";
import { IconExternalLink, IconPlayerPause } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";

import type { CandidateAttempt } from "../api/types";
import { dayAndTime } from "../ui/format";
import { Announcements } from "./Announcements";
import { BrowserLimits } from "./BrowserLimits";
import { CameraPreview } from "./CameraPreview";
import { CandidateFrame } from "./CandidateFrame";
import { ChatCard } from "./ChatCard";
import { ConnectionCard } from "./ConnectionCard";
import { DeviceAlerts } from "./DeviceAlerts";
import { ExamPart } from "./ExamPart";
import { FinishExam } from "./FinishExam";
import { FullscreenBanner } from "./FullscreenBanner";
import { useObservable } from "./observable";
import { ProctorAudioPlayer } from "./ProctorAudioPlayer";
import { RecordedChip } from "./RecordedChip";
import { safeUrl } from "./safeUrl";
import { ScreenShareCard } from "./ScreenShareCard";
import type { ExamSession } from "./session";
import { useRoomFromTop } from "./useRoomFromTop";
import { WatchedList } from "./WatchedList";

/** The page while the exam runs: the exam itself, and beside it the state of the supervision. */
export function ExamRoom({ session }: { session: ExamSession }) {
  const attempt = useObservable(session.attempt);
  useLeaveConfirmation();
  useRoomFromTop();
  const printIsPrevented = session.plan.signals.some(({ kind, prevented }) => kind === "print" && prevented);
  return (
    <CandidateFrame title={attempt.exam_title} wide aside={<Finishing session={session} />}>
      <ExamPart>
        <Announcements session={session} />
      </ExamPart>
      <div className="room" data-no-print={printIsPrevented || undefined}>
        <div className="room-exam">
          <div className="room-banners">
            <ExamPart>
              <ProctorAudioPlayer session={session} />
            </ExamPart>
            <ExamPart>{attempt.state === "paused" ? <PausedAlert /> : null}</ExamPart>
            <ExamPart>
              <DeviceAlerts session={session} picker />
            </ExamPart>
            <ExamPart>
              <ScreenShareCard session={session} quiet />
            </ExamPart>
            <ExamPart>
              <BrowserLimits session={session} sleepOnly />
            </ExamPart>
            <ExamPart>
              <FullscreenBanner required={session.plan.requireFullscreen} />
            </ExamPart>
          </div>
          <ExamPart>
            <ExamArea attempt={attempt} />
          </ExamPart>
        </div>
        <aside className="room-side" aria-label="Supervision">
          <ExamPart>
            <Self session={session} />
          </ExamPart>
          <ExamPart>
            <RecordedChip session={session} />
          </ExamPart>
          <ExamPart>
            <ConnectionCard session={session} />
          </ExamPart>
          <ExamPart>
            <ChatCard session={session} />
          </ExamPart>
          <details>
            <summary>
              <Text span size="sm">
                What is watched
              </Text>
            </summary>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
            <div className="room-watched" role="group" tabIndex={0} aria-label="What is watched">
              <ExamPart>
                <WatchedList plan={session.plan} headingOrder={3} />
              </ExamPart>
            </div>
          </details>
        </aside>
      </div>
    </CandidateFrame>
  );
}

function Finishing({ session }: { session: ExamSession }) {
  return (
    <ExamPart>
      <FinishExam session={session} />
    </ExamPart>
  );
}

function Self({ session }: { session: ExamSession }) {
  const attempt = useObservable(session.attempt);
  const { status, stream } = useObservable(session.camera);
  return (
    <div className="room-self">
      <CameraPreview stream={status?.state === "ok" ? stream : null} placeholder="No picture" />
      <div>
        <Text fw={600}>{attempt.candidate_name}</Text>
        <Text size="sm" c="dimmed">
          {attempt.closes_at === null ? "No closing time" : `Until ${dayAndTime(attempt.closes_at)}`}
        </Text>
      </div>
    </div>
  );
}

/** Lets the browser ask before a running exam is closed by mistake. */
function useLeaveConfirmation(): void {
  useEffect(() => {
    const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", askBeforeLeaving);
    return () => window.removeEventListener("beforeunload", askBeforeLeaving);
  }, []);
}

function PausedAlert() {
  return (
    <Alert icon={<IconPlayerPause aria-hidden />} title="A proctor has paused your exam" role="status">
      Stay at this page; you are told when it goes on.
    </Alert>
  );
}

function ExamArea({ attempt }: { attempt: CandidateAttempt }) {
  const url = safeUrl(attempt.exam_url);
  if (url === null) {
    return (
      <Instructions title="The exam is running">
        <Text>Do your exam as your institution has told you. Leave this page open until you have finished.</Text>
      </Instructions>
    );
  }
  if (attempt.exam_view === "frame") {
    return (
      <>
        <Group gap="xs" px="md" py="xs">
          <Text size="sm">The exam does not appear below?</Text>
          <OpenLink url={url} subtle />
        </Group>
        <iframe className="room-frame" src={url} title={attempt.exam_title} />
      </>
    );
  }
  return (
    <Instructions title="The exam is running">
      <Text>Your exam opens in a tab of its own. Leave this page open beside it: it keeps you connected.</Text>
      <OpenLink url={url} />
      <Text size="sm" c="dimmed">
        When you have finished, come back here and choose “Finish exam”.
      </Text>
    </Instructions>
  );
}

function OpenLink({ url, subtle = false }: { url: string; subtle?: boolean }) {
  return (
    <Button
      component="a"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      size={subtle ? "compact-sm" : "md"}
      variant={subtle ? "default" : "filled"}
      rightSection={<IconExternalLink size={subtle ? 14 : 18} aria-hidden />}
    >
      Open the exam in a new tab
    </Button>
  );
}

function Instructions({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Center flex={1} py="xl" px="md">
      <Stack align="center" ta="center" maw={520}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {children}
      </Stack>
    </Center>
  );
}
