/** The sha-256 of some bytes in 64 lower-case hexadecimal digits, as the server's reply has it. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The `Content-Digest` header (RFC 9530) of a hash given in hexadecimal. */
export function contentDigest(hex: string): string {
  const bytes = hex.match(/../g) ?? [];
  return `sha-256=:${btoa(bytes.map((pair) => String.fromCharCode(parseInt(pair, 16))).join(""))}:`;
}
