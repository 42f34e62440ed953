import { Button, Group, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";

/** A path of this server, with its fragment, as a whole address. */
export function absolute(path: string): string {
  return window.location.origin + path;
}

async function copyText(text: string): Promise<void> {
  // The clipboard exists on secure pages only; the old way works on plain HTTP within an institution's network.
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way without a secure context
  const copied = document.execCommand("copy");
  area.remove();
  if (!copied) throw new Error("The browser did not copy.");
}

interface CopyButtonProps {
  path: string;
  /** For screen readers, where the words alone would not say whose link it is. */
  label: string;
  children?: string;
  size?: "xs" | "sm";
}

/** Copies a link; says so on the button. */
export function CopyButton({ path, label, children = "Copy link", size = "xs" }: CopyButtonProps) {
  const [result, setResult] = useState<"copied" | "failed" | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async () => {
    try {
      await copyText(absolute(path));
      setResult("copied");
    } catch {
      setResult("failed");
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setResult(null), 2500);
  };

  const words = { copied: "Copied", failed: "Copy failed" };
  return (
    <Button
      size={size}
      variant="default"
      flex="none"
      aria-label={result === null ? label : `${words[result]}: ${label}`}
      leftSection={result === "copied" ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{result === null ? children : words[result]}</span>
    </Button>
  );
}

interface LinkFieldProps {
  path: string;
  label: string;
  description?: string;
}

/** A link to read and to copy. */
export function LinkField({ path, label, description }: LinkFieldProps) {
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        label={label}
        description={description}
        value={absolute(path)}
        readOnly
        flex="1 1 220px"
        miw={0}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton path={path} label={`Copy: ${label}`} size="sm" />
    </Group>
  );
}
