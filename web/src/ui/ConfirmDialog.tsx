import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";

import { ProblemAlert } from "./ProblemAlert";

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  confirmLabel: string;
  cancelLabel?: string;
  /** Red by default; another colour for actions that destroy nothing. */
  color?: string;
  error: unknown;
  working: boolean;
  /** Disables the button while some input is missing. */
  incomplete?: boolean;
  onCancel: () => void;
  onConfirm: () => void;
  children: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onCancel} title={props.title} centered>
      <Stack gap="md">
        <ProblemAlert error={props.error} />
        <div>{props.children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onCancel}>
            {props.cancelLabel ?? "Cancel"}
          </Button>
          <Button color={props.color ?? "red.9"} loading={props.working} disabled={props.incomplete ?? false} onClick={props.onConfirm}>
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
