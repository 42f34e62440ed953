import { NumberInput } from "@mantine/core";
import { useState, type ReactNode } from "react";

import { rounded } from "./signalMeta";

interface NumberFieldProps {
  label: string;
  description?: ReactNode;
  suffix?: string;
  min: number;
  max: number;
  step?: number;
  disabled?: boolean;
  value: number;
  /** Called only with numbers within the limits. */
  onChange: (value: number) => void;
}

/** A number input that keeps the last valid number while the field is empty or incomplete. */
export function NumberField({ value, min, max, step = 1, onChange, ...rest }: NumberFieldProps) {
  const [draft, setDraft] = useState<number | string | null>(null);
  return (
    <NumberInput
      {...rest}
      min={min}
      max={max}
      step={step}
      decimalScale={2}
      value={draft ?? value}
      onChange={(typed) => {
        setDraft(typed);
        if (typeof typed === "number") onChange(rounded(Math.min(max, Math.max(min, typed))));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
