import { Stack, Switch, Text, Title } from "@mantine/core";

import type { Policy } from "../../api/types";
import { Disclosure } from "../../ui/Disclosure";
import { SIGNALS, type SignalGroup, type SignalKind } from "../../ui/signals";
import { withSignal } from "./presets";
import { SignalDetails } from "./SignalDetails";
import { factsOf, groupsOf, kindsOf } from "./signalMeta";
import { signalSummary } from "./words";

const GROUP_HINTS: Partial<Record<SignalGroup, string>> = {
  microphone: "Sound is looked at only where one of these is on.",
  page: "What the page says of itself is a hint: a page can be changed by whoever runs it.",
  technical: "Faults are shown and never counted as suspicion. A lost camera or connection is noted in any case.",
};

interface SignalListProps {
  policy: Policy;
  presets: readonly Policy[];
  /** Whether the exam opens in a tab of its own, so that some signals of the page are not watched. */
  otherTab: boolean;
  readOnly?: boolean;
  onChange: (policy: Policy) => void;
}

/** All signals by group, each on a line with a switch and a summary, and with all its settings when the line is opened. */
export function SignalList({ policy, presets, otherTab, readOnly = false, onChange }: SignalListProps) {
  return (
    <Stack gap="md">
      {groupsOf(kindsOf(policy)).map(({ group, title, kinds }) => (
        <section key={group} aria-label={title}>
          <Title order={3} size="h5">
            {title}
          </Title>
          {GROUP_HINTS[group] !== undefined && (
            <Text size="sm" c="dimmed">
              {GROUP_HINTS[group]}
            </Text>
          )}
          <ul className="op-lines">
            {kinds.map((kind) => (
              <SignalLine
                key={kind}
                kind={kind}
                policy={policy}
                presets={presets}
                otherTab={otherTab}
                readOnly={readOnly}
                onChange={onChange}
              />
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

interface SignalLineProps extends SignalListProps {
  kind: SignalKind;
  readOnly: boolean;
}

function SignalLine({ kind, policy, presets, otherTab, readOnly, onChange }: SignalLineProps) {
  const signal = policy.signals[kind];
  if (signal === undefined) return null;
  const { name } = SIGNALS[kind];
  const without = otherTab && factsOf(kind).behind;
  return (
    <li>
      <Disclosure
        before={
          <Switch
            aria-label={`Look for: ${name}`}
            disabled={readOnly}
            checked={signal.enabled}
            onChange={(event) => onChange(withSignal(policy, kind, { enabled: event.currentTarget.checked }, presets))}
          />
        }
        head={
          <>
            <strong>{name}</strong>
            <Text span size="sm" c="dimmed" className="numbers">
              {without ? "Not watched: the exam opens in a tab of its own" : signalSummary(kind, signal, policy.warn_candidate)}
            </Text>
          </>
        }
      >
        <SignalDetails
          kind={kind}
          signal={signal}
          warnCandidate={policy.warn_candidate}
          readOnly={readOnly}
          onChange={(part) => onChange(withSignal(policy, kind, part, presets))}
        />
      </Disclosure>
    </li>
  );
}
