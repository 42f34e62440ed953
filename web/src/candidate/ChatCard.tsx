import { Button, Group, Text, Textarea, Title } from "@mantine/core";
import { type SubmitEvent, useEffect, useRef } from "react";

import { plainText } from "../api/plainText";
import { OWN_TEXT } from "../capture/pageInput";
import { clockTime } from "../ui/format";
import type { Entry, MessageLog } from "./messages";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";
import { refusalWords } from "./words";

const AUTHORS: Record<Entry["kind"], string> = { warning: "Please note", staff: "Proctor", candidate: "You" };
const STATES: Record<Entry["state"], string> = { sent: "", sending: "waiting to be sent", failed: "not sent", refused: "not sent" };

/** Warnings and messages in both directions, oldest first. */
export function ChatCard({ session }: { session: ExamSession }) {
  const entries = useObservable(session.messages.entries);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [entries]);
  return (
    <section aria-labelledby="messages">
      <Title order={2} size="h5" id="messages" mb="xs">
        Messages
      </Title>
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed" mb="sm">
          Warnings and messages of the proctors appear here.
        </Text>
      ) : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must be reachable by keyboard
        <ol className="chat-list" ref={list} tabIndex={0} aria-label="Messages, oldest first">
          {entries.map((entry) => (
            <ChatEntry key={entry.key} entry={entry} onRetry={() => void session.messages.retry(entry.key)} />
          ))}
        </ol>
      )}
      <MessageForm messages={session.messages} />
    </section>
  );
}

function ChatEntry({ entry, onRetry }: { entry: Entry; onRetry: () => void }) {
  return (
    <li className="chat-entry" data-kind={entry.kind}>
      <Text size="xs" c="dimmed" className="numbers">
        {`${AUTHORS[entry.kind]}, ${clockTime(entry.sentAt)} ${STATES[entry.state]}`}
      </Text>
      <Text size="sm">{entry.text}</Text>
      {entry.state === "refused" ? (
        <Text size="sm" role="status">
          {refusalWords(entry.problem)}
        </Text>
      ) : null}
      {entry.state === "failed" ? (
        <Button size="compact-sm" variant="default" mt={4} onClick={onRetry}>
          Send again
        </Button>
      ) : null}
    </li>
  );
}

function MessageForm({ messages }: { messages: MessageLog }) {
  const text = useObservable(messages.draft);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // Read anew: the form may be sent twice before it is drawn again.
    const written = messages.draft.get();
    if (written.trim() === "") return;
    messages.draft.set("");
    // As the server keeps it, so that its answer is recognised.
    void messages.send(plainText(written).trim().normalize("NFC"));
  };
  return (
    <form onSubmit={submit} {...{ [OWN_TEXT]: true }}>
      <Textarea
        mt="sm"
        label="Write to the proctors"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={text}
        onChange={(event) => messages.draft.set(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="xs">
        <Button type="submit" variant="default" size="sm" disabled={text.trim() === ""}>
          Send
        </Button>
      </Group>
    </form>
  );
}
