const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;
const NUMBER = /^(?:\d+|0x[0-9a-f]*)$/i;

/**
 * The HostName for server_name, or null when this is not a DNS name: RFC 6066 §3 wants ASCII without a
 * trailing dot and forbids IP addresses. Underscores are let through, since names with them are in use.
 */
export const hostName = (name: string): string | null => {
  const plain = name.endsWith('.') ? name.slice(0, -1) : name;
  const labels = plain.split('.');
  if (plain.length > 253 || !labels.every((label) => LABEL.test(label))) return null;
  return NUMBER.test(labels[labels.length - 1] ?? '') ? null : plain;
};
