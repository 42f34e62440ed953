import { Button, Group, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";

/** The full URL of a path on this server. */
export function absolute(path: string): string {
  return window.location.origin + path;
}

async function copyText(text: string): Promise<void> {
  // The clipboard API exists only on secure pages; `execCommand` also works over plain HTTP in an institution's network.
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
  /** For screen readers, as the button's text does not say whose link it is. */
  label: string;
  children?: string;
  size?: "xs" | "sm";
}

/** Copies a link and confirms it on the button. */
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

/** Shows a link with a button that copies it. */
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
