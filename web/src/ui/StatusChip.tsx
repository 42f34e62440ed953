import type { ReactNode } from "react";

/** A chip's colour: `suspicion` is orange, `fault` blue-grey. The text always says the same, as colour alone is not enough. */
export type Tone = "good" | "suspicion" | "alarm" | "fault" | "quiet";

interface StatusChipProps {
  tone: Tone;
  icon?: ReactNode;
  title?: string;
  /** Whether a long text may take more than one line. */
  wrap?: boolean;
  children: ReactNode;
}

export function StatusChip({ tone, icon, title, wrap = false, children }: StatusChipProps) {
  return (
    <span className="op-chip" data-tone={tone} data-wrap={wrap} title={title}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
