import { ActionIcon, Group, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconAlertTriangle, IconSend } from "@tabler/icons-react";
import { useEffect, useRef, useState, type SubmitEvent } from "react";

import { api, unwrap } from "../../api/client";
import type { Attempt, Message } from "../../api/types";
import { randomId } from "../../media/viewer";
import { clockTime } from "../../ui/format";
import { useNow } from "../../ui/useNow";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { useMe } from "../session";
import { hasEnded } from "../words";
import { useConnection, useLive } from "./context";

const NONE: readonly Message[] = [];

export function Chat({ attempt }: { attempt: Attempt }) {
  const { store } = useConnection();
  const mayAct = useMe().role !== "reviewer";
  const messages = useLive((state) => state.messages.get(attempt.id) ?? NONE);
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    store.dispatch({ type: "messages_seen", attemptId: attempt.id });
  }, [messages, store, attempt.id]);
  return (
    <section className="op-chat" aria-label="Messages">
      <Title order={3} size="h6" mb={6}>
        Messages
      </Title>
      {/* Focusable, so that it can be scrolled with the arrow keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="op-chat-log" role="log" aria-label="Messages so far" ref={log} tabIndex={0}>
        {messages.length === 0 && (
          <Text size="sm" c="dimmed">
            {mayAct && !hasEnded(attempt) ? "No messages yet. Write the first one below." : "There are no messages."}
          </Text>
        )}
        {messages.map((message) => (
          <ChatMessage key={message.id} message={message} attempt={attempt} />
        ))}
      </div>
      {mayAct && !hasEnded(attempt) && <ChatInput attempt={attempt} />}
    </section>
  );
}

function ChatMessage({ message, attempt }: { message: Message; attempt: Attempt }) {
  const authors = { candidate: attempt.candidate_name, staff: message.author ?? "Staff", warning: "Automatic notice" };
  return (
    <div className="op-message" data-kind={message.kind}>
      <div className="op-message-head">
        {message.kind === "warning" && <IconAlertTriangle size={14} aria-hidden />}
        <span>{authors[message.kind]}</span>
        <time className="numbers" dateTime={message.sent_at}>
          {clockTime(message.sent_at)}
        </time>
      </div>
      <div className="op-message-text">{message.text}</div>
      {message.kind !== "candidate" && <Delivery message={message} ended={hasEnded(attempt)} />}
    </div>
  );
}

/** A message that is on its way needs a moment. */
const ON_ITS_WAY_MS = 4000;

/** Whether the message has arrived on the candidate's page. */
function Delivery({ message, ended }: { message: Message; ended: boolean }) {
  const offset = useLive((state) => state.clockOffsetMs);
  const age = useNow() + offset - Date.parse(message.sent_at);
  if (message.delivered_at !== null) {
    return <div className="op-message-delivery numbers">{`Delivered ${clockTime(message.delivered_at)}`}</div>;
  }
  if (age < ON_ITS_WAY_MS && !ended) return null;
  return (
    <div className="op-message-delivery" data-missing>
      {ended ? "Not delivered" : "Not delivered yet"}
    </div>
  );
}

function ChatInput({ attempt }: { attempt: Attempt }) {
  const { examId, store } = useConnection();
  const [text, setText] = useState("");
  // One id per draft, so that sending it again after a failure gives one message.
  const [clientId, setClientId] = useState(randomId);
  const send = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST("/api/v1/exams/{exam_id}/attempts/{attempt_id}/messages", {
          params: { path: { exam_id: examId, attempt_id: attempt.id } },
          body: { text: text.trim(), client_id: clientId },
        }),
      ),
    onSuccess: (message) => {
      store.dispatch({ type: "message_sent", message });
      setText("");
      setClientId(randomId());
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== "" && !send.isPending) send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <ProblemAlert error={send.error} title="Not sent" />
      <Group gap="xs" mt="xs" wrap="nowrap">
        <TextInput
          aria-label={`Message to ${attempt.candidate_name}`}
          placeholder="Write to the candidate"
          autoComplete="off"
          maxLength={2000}
          flex={1}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ActionIcon type="submit" size="input-sm" aria-label="Send" loading={send.isPending} disabled={text.trim() === ""}>
          <IconSend size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </form>
  );
}
