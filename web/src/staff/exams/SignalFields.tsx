import { Button, Collapse, Fieldset, NumberInput, SimpleGrid, Stack, Switch } from "@mantine/core";
import { useDisclosure, useId } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";

import type { Policy } from "../../api/types";

type SignalName = "multiple_faces" | "no_face";

interface SignalFieldsProps {
  policy: Policy;
  onChange: (policy: Policy) => void;
}

const SIGNALS: { name: SignalName; title: string }[] = [
  { name: "multiple_faces", title: "More than one face" },
  { name: "no_face", title: "No face" },
];

/** How long a condition holds before it counts; collapsed, as the defaults suit most exams. */
export function SignalFields({ policy, onChange }: SignalFieldsProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <Stack gap="sm" align="stretch">
      <Button
        variant="subtle"
        size="compact-sm"
        w="fit-content"
        ml={-8}
        aria-expanded={opened}
        aria-controls={id}
        leftSection={opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        onClick={toggle}
      >
        Advanced: when something counts
      </Button>
      <Collapse expanded={opened} id={id}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {SIGNALS.map(({ name, title }) => (
            <SignalGroup
              key={name}
              title={title}
              signal={policy[name]}
              onChange={(signal) => onChange({ ...policy, [name]: signal })}
            />
          ))}
        </SimpleGrid>
      </Collapse>
    </Stack>
  );
}

interface SignalGroupProps {
  title: string;
  signal: Policy[SignalName];
  onChange: (signal: Policy[SignalName]) => void;
}

function SignalGroup({ title, signal, onChange }: SignalGroupProps) {
  return (
    <Fieldset legend={title}>
      <Stack gap="sm">
        <Switch
          label="Look for this"
          checked={signal.enabled}
          onChange={(event) => onChange({ ...signal, enabled: event.currentTarget.checked })}
        />
        <SecondsInput
          label="Becomes an incident after"
          value={signal.raise_after_s}
          disabled={!signal.enabled}
          onChange={(raise_after_s) => onChange({ ...signal, raise_after_s })}
        />
        <SecondsInput
          label="Ends once it is gone for"
          value={signal.clear_after_s}
          disabled={!signal.enabled}
          onChange={(clear_after_s) => onChange({ ...signal, clear_after_s })}
        />
      </Stack>
    </Fieldset>
  );
}

interface SecondsInputProps {
  label: string;
  value: number;
  disabled: boolean;
  onChange: (seconds: number) => void;
}

function SecondsInput({ label, value, disabled, onChange }: SecondsInputProps) {
  return (
    <NumberInput
      label={label}
      suffix=" s"
      min={0}
      max={3600}
      step={0.5}
      decimalScale={1}
      disabled={disabled}
      value={value}
      onChange={(seconds) => typeof seconds === "number" && onChange(seconds)}
    />
  );
}
