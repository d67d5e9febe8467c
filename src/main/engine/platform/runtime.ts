/**
 * What runs this program and whose TLS it has: "Electron 25.1.1 (Node 18.15.0, BoringSSL)" or "Node 20.20.2 (OpenSSL 3.0.17)".
 * Electron is built with BoringSSL and still reports an OpenSSL number, so that number is left out there.
 */
export const runtimeName = (
  versions: Readonly<Record<string, string | undefined>> = process.versions,
): string =>
  versions.electron === undefined
    ? `Node ${versions.node} (OpenSSL ${versions.openssl})`
    : `Electron ${versions.electron} (Node ${versions.node}, BoringSSL)`;
