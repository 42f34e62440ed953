import { Alert, Button, Text } from "@mantine/core";
import { IconVideoOff } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";

import { useObservable } from "./observable";
import type { ExamSession } from "./session";

/** What is wrong with the camera, with a button to try again; nothing while it works. */
export function CameraProblemAlert({ session }: { session: ExamSession }) {
  const { status } = useObservable(session.camera);
  const opening = useMutation({ mutationFn: () => session.reopenCamera() });
  if (status?.state !== "lost") return null;
  return (
    <Alert color="orange" role="alert" icon={<IconVideoOff aria-hidden />} title={status.problem.title}>
      <Text size="sm" mb="sm">{status.problem.advice}</Text>
      <Button size="sm" variant="default" loading={opening.isPending} onClick={() => opening.mutate()}>
        Try again
      </Button>
    </Alert>
  );
}
