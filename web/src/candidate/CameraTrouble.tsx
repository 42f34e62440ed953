import { Alert, Button, Text } from "@mantine/core";
import { IconVideoOff } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";

import type { ExamSession } from "./session";
import { useValue } from "./value";

/** What is wrong with the camera, and a way to try again; nothing while it works. */
export function CameraTrouble({ session }: { session: ExamSession }) {
  const { status } = useValue(session.camera);
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
