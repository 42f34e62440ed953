import { Select, SimpleGrid, Stack, Switch, Text, Textarea } from "@mantine/core";

import type { SignalPolicy } from "../../api/types";
import { SIGNALS, type SignalKind } from "../../ui/signals";
import { NumberField } from "./NumberField";
import { factsOf, rounded, type SignalFacts, type ThresholdFact } from "./signalMeta";

const MAX_TEXT = 300;
const DEFAULT_SHARE = 0.5;

interface SignalDetailsProps {
  kind: SignalKind;
  signal: SignalPolicy;
  warnCandidate: boolean;
  readOnly: boolean;
  onChange: (part: Partial<SignalPolicy>) => void;
}

/** The settings of one signal, without those that have no effect on it. */
export function SignalDetails({ kind, signal, warnCandidate, readOnly, onChange }: SignalDetailsProps) {
  const facts = factsOf(kind);
  return (
    <fieldset className="op-fieldset" disabled={readOnly || !signal.enabled}>
      <Stack gap="md">
        <Text size="sm">
          {`${SIGNALS[kind].staff} ${signal.enabled ? "" : "This is not looked for: switch it on to change its settings."}`}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          {facts.threshold !== null && <Threshold fact={facts.threshold} signal={signal} onChange={onChange} />}
          <Timing facts={facts} signal={signal} onChange={onChange} />
          {facts.weighs && (
            <NumberField
              label="Weight"
              description="Points that an incident of a minute or more adds to the score; repetitions add less. It decides nothing."
              min={0}
              max={100}
              value={signal.weight}
              onChange={(weight) => onChange({ weight })}
            />
          )}
        </SimpleGrid>
        <Consequence facts={facts} signal={signal} warnCandidate={warnCandidate} onChange={onChange} />
      </Stack>
    </fieldset>
  );
}

interface PartProps {
  signal: SignalPolicy;
  onChange: (part: Partial<SignalPolicy>) => void;
}

function Threshold({ fact, signal, onChange }: PartProps & { fact: ThresholdFact }) {
  return (
    <NumberField
      label={fact.label}
      description={fact.hint}
      suffix={fact.suffix}
      min={fact.min}
      max={fact.max}
      step={fact.step}
      value={rounded(signal.threshold * fact.factor)}
      onChange={(shown) => onChange({ threshold: rounded(shown / fact.factor) })}
    />
  );
}

function Timing({ facts, signal, onChange }: PartProps & { facts: SignalFacts }) {
  return (
    <>
      {facts.looks && <Judging signal={signal} onChange={onChange} />}
      {!facts.momentary && (
        <Seconds
          label="Counts after"
          description="It must have lasted so long before it is noted."
          value={signal.raise_after_s}
          onChange={(raise_after_s) => onChange({ raise_after_s })}
        />
      )}
      {facts.looks && (
        <Seconds
          label="Ends once it is gone for"
          description="Shorter gaps do not end the incident."
          value={signal.clear_after_s}
          onChange={(clear_after_s) => onChange({ clear_after_s })}
        />
      )}
      <Seconds
        label="The same incident, if again within"
        description="Later than that, it is a new incident."
        value={signal.cooldown_s}
        onChange={(cooldown_s) => onChange({ cooldown_s })}
      />
    </>
  );
}

/** Looks in a row suit what a single look can get wrong; the share of time suits what a short glance does not mean. */
function Judging({ signal, onChange }: PartProps) {
  const share = signal.share ?? null;
  return (
    <>
      <Select
        label="How it is judged"
        description="By the share of time, a short glance does not count."
        allowDeselect={false}
        data={[
          { value: "looks", label: "Looks in a row" },
          { value: "share", label: "Share of time" },
        ]}
        value={share === null ? "looks" : "share"}
        onChange={(way) => onChange({ share: way === "share" ? (share ?? DEFAULT_SHARE) : null })}
      />
      {share === null ? (
        <NumberField
          label="Looks in a row"
          description="It must be seen so many times one after the other."
          min={1}
          max={100}
          value={signal.raise_after_looks}
          onChange={(looks) => onChange({ raise_after_looks: Math.round(looks) })}
        />
      ) : (
        <ShareOfTime share={share} windowS={signal.window_s} onChange={onChange} />
      )}
    </>
  );
}

interface ShareOfTimeProps extends Pick<PartProps, "onChange"> {
  share: number;
  windowS: number;
}

function ShareOfTime({ share, windowS, onChange }: ShareOfTimeProps) {
  return (
    <>
      <NumberField
        label="Share of time"
        description="From this share of the time on it counts."
        suffix=" %"
        min={1}
        max={99}
        step={5}
        value={rounded(share * 100)}
        onChange={(percent) => onChange({ share: rounded(percent / 100) })}
      />
      <NumberField
        label="Taken over about"
        description="The share is that of the last so many seconds."
        suffix=" s"
        min={1}
        max={600}
        value={windowS}
        onChange={(window_s) => onChange({ window_s })}
      />
    </>
  );
}

interface ConsequenceProps extends PartProps {
  facts: SignalFacts;
  warnCandidate: boolean;
}

function Consequence({ facts, signal, warnCandidate, onChange }: ConsequenceProps) {
  // A fault has no weight, and candidates are not warned of it.
  if (!facts.weighs) return null;
  return (
    <Stack gap="sm">
      {facts.preventable && (
        <Switch
          label="Let the page prevent it"
          description="As far as a page can. It is noted either way."
          checked={signal.prevent}
          onChange={(event) => onChange({ prevent: event.currentTarget.checked })}
        />
      )}
      <Switch
        label="Tell the candidate at once"
        description={
          warnCandidate
            ? "Otherwise it is noted silently. Either way candidates read beforehand that it is noted."
            : "Without effect: for this exam, candidates are told of nothing (see above)."
        }
        checked={signal.warn}
        onChange={(event) => onChange({ warn: event.currentTarget.checked })}
      />
      {signal.warn && (
        <Textarea
          label="Own words for the candidate (optional)"
          description={`At most ${MAX_TEXT} characters. Left empty, the usual calm words are used.`}
          autosize
          minRows={1}
          maxRows={4}
          maxLength={MAX_TEXT}
          value={signal.tell ?? ""}
          onChange={(event) => onChange({ tell: event.currentTarget.value === "" ? null : event.currentTarget.value })}
          onBlur={(event) => onChange({ tell: event.currentTarget.value.trim() || null })}
        />
      )}
    </Stack>
  );
}

interface SecondsProps {
  label: string;
  description: string;
  value: number;
  onChange: (seconds: number) => void;
}

function Seconds(props: SecondsProps) {
  return <NumberField {...props} suffix=" s" min={0} max={3600} step={0.5} />;
}
