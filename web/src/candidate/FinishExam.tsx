import { Button, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { ConfirmDialog } from "../ui/ConfirmDialog";
import { NetworkTrouble } from "./NetworkTrouble";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";
import { backlogWords } from "./words";

/** The button that ends the exam, with a confirmation; the last pictures are sent first. */
export function FinishExam({ session }: { session: ExamSession }) {
  const [opened, setOpened] = useState(false);
  const finishing = useMutation({ mutationFn: () => session.finish() });
  const close = (): void => {
    if (finishing.isPending) return;
    setOpened(false);
    finishing.reset();
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Finish exam
      </Button>
      <ConfirmDialog
        opened={opened}
        title="Finish the exam?"
        confirmLabel="Finish exam"
        cancelLabel="Back to the exam"
        color="brand"
        error={finishing.error}
        working={finishing.isPending}
        onCancel={close}
        onConfirm={() => finishing.mutate()}
      >
        <Text>Hand in your answers on the exam’s own page first. After this, the supervision ends and you cannot come back.</Text>
        <div role="status">{finishing.isPending ? <Progress session={session} /> : null}</div>
      </ConfirmDialog>
    </>
  );
}

function Progress({ session }: { session: ExamSession }) {
  const connection = useObservable(session.connection);
  const trouble = useObservable(session.trouble);
  return (
    <>
      <Text mt="sm" className="numbers">
        {connection.backlog > 0 ? `Sending what is left: ${backlogWords(connection)}…` : "Finishing…"}
      </Text>
      <NetworkTrouble trouble={trouble} />
    </>
  );
}
