import { Text } from "@mantine/core";

/** An e-mail address below a name; it wraps before the @ if it must. */
export function Address({ email }: { email: string }) {
  const at = email.lastIndexOf("@");
  return (
    <Text size="sm" c="dimmed" className="op-address">
      <span>{email.slice(0, at)}</span>
      <wbr />
      <span>{email.slice(at)}</span>
    </Text>
  );
}
