import { Stack, Text, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";

import { ConfirmDialog } from "../../ui/ConfirmDialog";

const MAX_REASON = 500;

interface ReasonDialogProps {
  title: string;
  confirmLabel: string;
  color?: string;
  error: unknown;
  working: boolean;
  onCancel: () => void;
  onConfirm: (reason: string) => void;
  children: ReactNode;
}

/** Confirms a consequential action and asks for a reason, which is kept in the audit log. */
export function ReasonDialog({ children, onConfirm, ...rest }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog {...rest} opened incomplete={reason.trim() === ""} onConfirm={() => onConfirm(reason.trim())}>
      <Stack gap="md">
        <Text size="sm" component="div">
          {children}
        </Text>
        <Textarea
          label="Reason"
          description="Kept in the audit log; it should name no one."
          required
          autosize
          minRows={2}
          maxRows={6}
          maxLength={MAX_REASON}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
