import type { ReactNode } from "react";

/** `suspicion` is orange, `fault` blue-grey; each stands beside an icon and words, never alone. */
export type Tone = "good" | "suspicion" | "alarm" | "fault" | "quiet";

interface StatusChipProps {
  tone: Tone;
  icon?: ReactNode;
  title?: string;
  /** Long words may take more than one line. */
  wrap?: boolean;
  children: ReactNode;
}

export function StatusChip({ tone, icon, title, wrap = false, children }: StatusChipProps) {
  return (
    <span className="op-chip" data-tone={tone} data-wrap={wrap} title={title}>
      {icon}
      {children}
    </span>
  );
}
