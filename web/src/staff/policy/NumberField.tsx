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
  /** Called with numbers within the limits alone. */
  onChange: (value: number) => void;
}

/** A number that is never lost while it is typed: an empty field leaves the last one as it was. */
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
