import { SimpleGrid, Stack, Text } from "@mantine/core";

import type { Policy } from "../../api/types";
import { Disclosure } from "../../ui/Disclosure";
import { NumberField } from "./NumberField";
import { keptFor, RETENTION_CLASSES, retentionHint } from "./retention";

const MAX_DAYS = 36_500;

interface RetentionSettingsProps {
  policy: Policy;
  readOnly: boolean;
  onChange: (part: Partial<Policy>) => void;
}

/** How many days after an attempt's end each class of its data is kept. */
export function RetentionSettings({ policy, readOnly, onChange }: RetentionSettingsProps) {
  const { retention } = policy;
  const hint = retentionHint(retention);
  return (
    <Disclosure head={<strong>How long everything is kept</strong>}>
      <Stack gap="md">
        <Text size="sm">
          Counted in days from the end of each attempt; then it is erased, by itself and for good. A legal hold stops that.
        </Text>
        <fieldset className="op-fieldset" disabled={readOnly}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            {RETENTION_CLASSES.map(({ field, label, description }) => (
              <NumberField
                key={field}
                label={label}
                description={`${description} Kept for: ${keptFor(retention[field])}.`}
                suffix=" days"
                min={0}
                max={MAX_DAYS}
                value={retention[field]}
                onChange={(days) => onChange({ retention: { ...retention, [field]: Math.round(days) } })}
              />
            ))}
          </SimpleGrid>
        </fieldset>
        {hint !== null && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
      </Stack>
    </Disclosure>
  );
}
