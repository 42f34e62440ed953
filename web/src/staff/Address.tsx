import { Text } from "@mantine/core";

/** An e-mail address below a name; it wraps before the @ if it must. */
export function Address({ email }: { email: string }) {
  const at = email.lastIndexOf("@");
  return (
    <Text size="sm" c="dimmed" className="op-address">
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </Text>
  );
}
