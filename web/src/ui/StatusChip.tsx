import type { ReactNode } from "react";

/** `suspicion` is orange, `fault` blue-grey; each stands beside an icon and words, never alone. */
export type Tone = "good" | "suspicion" | "alarm" | "fault" | "quiet";

interface StatusChipProps {
  tone: Tone;
  icon?: ReactNode;
  title?: string;
  children: ReactNode;
}

export function StatusChip({ tone, icon, title, children }: StatusChipProps) {
  return (
    <span className="op-chip" data-tone={tone} title={title}>
      {icon}
      {children}
    </span>
  );
}
