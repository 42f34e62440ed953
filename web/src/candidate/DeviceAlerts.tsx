import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconMicrophoneOff, IconVideoOff } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";

import type { DeviceKind, DeviceProblem } from "../media/deviceProblems";
import { problemOfBoth } from "../media/deviceProblems";
import type { Instead } from "../media/openDevice";
import { DeviceSelect } from "./DeviceSelect";
import { goesOnWords, insteadWords } from "./deviceWords";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

interface DeviceAlertsProps {
  session: ExamSession;
  /** Whether other devices can be chosen here; not where a picker stands beside it anyway. */
  picker?: boolean;
}

const ICONS = { camera: IconVideoOff, microphone: IconMicrophoneOff };

/** What is wrong with camera and microphone and what to do about it; nothing while both work. */
export function DeviceAlerts({ session, picker = false }: DeviceAlertsProps) {
  const problems = { camera: useProblem(session, "camera"), microphone: useProblem(session, "microphone") };
  const both = problems.camera !== null && problems.microphone !== null ? problemOfBoth(problems.camera, problems.microphone) : null;
  if (both !== null) return <ProblemAlert session={session} problem={both} kinds={["camera", "microphone"]} picker={picker} />;
  return (
    <>
      <OneDevice session={session} kind="camera" problem={problems.camera} picker={picker} />
      <OneDevice session={session} kind="microphone" problem={problems.microphone} picker={picker} />
    </>
  );
}

function useProblem(session: ExamSession, kind: DeviceKind): DeviceProblem | null {
  const { status } = useObservable(session[kind]);
  return status?.state === "lost" ? status.problem : null;
}

function OneDevice({ session, kind, problem, picker }: Required<DeviceAlertsProps> & { kind: DeviceKind; problem: DeviceProblem | null }) {
  const { status } = useObservable(session[kind]);
  if (problem !== null) return <ProblemAlert session={session} problem={problem} kinds={[kind]} picker={picker} />;
  const instead = status?.state === "ok" ? status.instead : null;
  return instead === null ? null : <InsteadAlert session={session} kind={kind} instead={instead} picker={picker} />;
}

function ProblemAlert({ session, problem, kinds, picker }: Required<DeviceAlertsProps> & { problem: DeviceProblem; kinds: readonly DeviceKind[] }) {
  const camera = useObservable(session.camera).status?.state === "ok";
  const microphone = useObservable(session.microphone).status?.state === "ok";
  const Icon = ICONS[kinds[0] ?? "camera"];
  return (
    <Alert color="orange" role="alert" icon={<Icon aria-hidden />} title={problem.title}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {`${problem.advice} ${goesOnWords({ camera, microphone })}`}
        </Text>
        {picker ? kinds.map((kind) => <DeviceSelect key={kind} session={session} kind={kind} />) : null}
        <TryAgain session={session} kinds={kinds} />
      </Stack>
    </Alert>
  );
}

interface InsteadAlertProps extends Required<DeviceAlertsProps> {
  kind: DeviceKind;
  instead: Instead;
}

function InsteadAlert({ session, kind, instead, picker }: InsteadAlertProps) {
  const keep = useKeep(session, kind);
  return (
    <Alert role="status" title={insteadWords(instead)}>
      <Stack gap="sm" align="flex-start">
        {picker ? <DeviceSelect session={session} kind={kind} /> : null}
        <Group gap="sm">
          <TryAgain session={session} kinds={[kind]} />
          {keep === null ? null : (
            <Button size="sm" variant="default" onClick={keep}>
              {`Keep “${instead.used}”`}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

/** Chooses the device that is used instead; null where the browser does not tell which that is. */
function useKeep(session: ExamSession, kind: DeviceKind): (() => void) | null {
  const track = useObservable(session[kind]).stream?.getTracks()[0];
  const { deviceId } = track?.getSettings() ?? {};
  if (track === undefined || deviceId === undefined) return null;
  return () => void session.choose(kind, { id: deviceId, label: track.label });
}

function TryAgain({ session, kinds }: { session: ExamSession; kinds: readonly DeviceKind[] }) {
  const opening = useMutation({ mutationFn: () => Promise.all(kinds.map((kind) => session.reopen(kind))) });
  return (
    <Button size="sm" variant="default" loading={opening.isPending} onClick={() => opening.mutate()}>
      Try again
    </Button>
  );
}
