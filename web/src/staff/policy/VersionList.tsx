import { List, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";

import type { PolicyVersion } from "../../api/types";
import { Disclosure } from "../../ui/Disclosure";
import { count, dayAndTime } from "../../ui/format";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { ShowMore } from "../../ui/ShowMore";
import { policiesQuery } from "../queries";
import { policyDifferences, PRESET_WORDS } from "./words";

/** Every version that the exam's policy has had, and what each changed. */
export function VersionList({ examId }: { examId: string }) {
  const versions = useInfiniteQuery(policiesQuery(examId));
  const shown = versions.data?.pages.flatMap((page) => page.policies) ?? [];
  return (
    <Stack className="op-card" gap="sm">
      <Title order={2} size="h4">
        Versions of the policy
      </Title>
      <Text size="sm" c="dimmed">
        Each attempt runs under the version that was the newest when it began.
      </Text>
      <ProblemAlert error={versions.error} title="The versions could not be read" />
      {versions.isPending && <PageLoader />}
      {versions.isSuccess && shown.length === 0 && <Text size="sm">No version has been recorded.</Text>}
      <ul className="op-lines" aria-label="Versions of the policy">
        {/* The last that is loaded waits for the one before it, which says what it changed. */}
        {shown.slice(0, versions.hasNextPage ? -1 : undefined).map((version, index) => (
          <li key={version.version}>
            <VersionLine version={version} before={shown[index + 1]} />
          </li>
        ))}
      </ul>
      <ShowMore query={versions} label="Show earlier" />
    </Stack>
  );
}

interface VersionLineProps {
  version: PolicyVersion;
  /** The previous version, undefined for the first. */
  before: PolicyVersion | undefined;
}

function VersionLine({ version, before }: VersionLineProps) {
  const differences = before === undefined ? [] : policyDifferences(before.policy, version.policy);
  const made = `${dayAndTime(version.created_at)}${version.created_by === null ? "" : `, by ${version.created_by}`}`;
  return (
    <Disclosure
      head={
        <>
          <strong className="numbers">
            {`Version ${version.version}: ${PRESET_WORDS[version.policy.preset].toLowerCase()}`}
          </strong>
          <Text span size="sm" c="dimmed">
            {`${made} · ${before === undefined ? "the first recorded" : count(differences.length, "change")}`}
          </Text>
        </>
      }
    >
      {before === undefined && <Text size="sm">Nothing before it was recorded to compare it with.</Text>}
      {before !== undefined && differences.length === 0 && (
        <Text size="sm">{`It watches just as version ${before.version} did.`}</Text>
      )}
      {before !== undefined && differences.length > 0 && (
        <>
          <Text size="sm" c="dimmed" mb={4}>
            {`Compared with version ${before.version}:`}
          </Text>
          <List size="sm" spacing={2}>
            {differences.map((words) => (
              <List.Item key={words}>{words}</List.Item>
            ))}
          </List>
        </>
      )}
    </Disclosure>
  );
}
