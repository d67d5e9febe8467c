import type { ChosenCertificate, HandrailApi, IpcResult } from '../../../shared/ipc/contract';
import type { ProxyServer, RunOptions } from '../../../shared/model/way';
import { request } from '../bridge';
import { remember } from './remember';
import type { WayDraft } from './state';
import { announce, complain, get, set } from './store';

const NO_PROXY = 'This computer’s settings name no proxy for this address.';

/** Notes how the next check is to go. The plan that was shown no longer holds. */
export const setOptions = (change: Partial<RunOptions>): void => {
  const { fetch = true, ...options } = { ...get().options, ...change };
  // Said only when it is not as usual: a case that was never changed stays the same.
  set({ options: fetch ? options : { ...options, fetch }, plan: null });
  remember();
};

/** Notes what stands in the fields for the proxy; read when the page is left. */
export const editWay = (change: Partial<WayDraft>): void => set({ way: { ...get().way, ...change } });

/** "socks5://kim@proxy.example:1080", as it could have been typed; without its password. */
export const proxyText = (proxy: ProxyServer | null): string => {
  if (!proxy) return '';
  const host = proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host;
  const user = proxy.user === null ? '' : `${encodeURIComponent(proxy.user)}@`;
  return `${proxy.kind}://${user}${host}:${proxy.port}`;
};

/** Reads the proxy as typed into the options. A password in it moves to its own field, so that it is not shown. False: something is wrong with it, and shown. */
export const readWay = async (): Promise<boolean> => {
  const { way, options } = get();
  const text = way.proxy.trim();
  if (text === '' || text === proxyText(options.proxy)) {
    if (text === '' && options.proxy) setOptions({ proxy: null });
    set({ wayProblem: null });
    return true;
  }
  const answer = await request((api) => api.proxyParse({ text }));
  if (!answer.ok) {
    complain(`The proxy could not be read. ${answer.message}`);
    return false;
  }
  if (answer.value.kind === 'problem') {
    const { sentence, example } = answer.value;
    set({ wayProblem: { sentence, example: example ?? '' } });
    return false;
  }
  const { proxy, password } = answer.value;
  setOptions({ proxy });
  set({
    wayProblem: null,
    way: { proxy: proxyText(proxy), proxyPassword: password ?? get().way.proxyPassword },
  });
  return true;
};

const take = async (send: (api: HandrailApi) => Promise<IpcResult<ChosenCertificate>>): Promise<void> => {
  if (get().choosing) return;
  set({ choosing: true });
  const answer = await request(send);
  set({ choosing: false });
  if (!answer.ok) return complain(`The client certificate was not taken. ${answer.message}`);
  const chosen = answer.value;
  if (chosen.kind === 'cancelled') return;
  set({ identity: chosen });
  if (chosen.kind === 'locked') {
    setOptions({ clientCertificate: null });
    return;
  }
  const { kind: _kind, handle: _handle, ...clientCertificate } = chosen;
  setOptions({ clientCertificate });
  announce(`Client certificate: ${clientCertificate.subject}`);
};

/** Lets the person choose a client certificate with its key; the key stays with the program behind the window. */
export const chooseCertificate = (): Promise<void> => take((api) => api.clientCertificateChoose({}));

/** Tries the passphrase on the certificate that was chosen. */
export const unlockCertificate = async (passphrase: string): Promise<void> => {
  const { identity } = get();
  if (identity?.kind !== 'locked') return;
  await take((api) => api.clientCertificateUnlock({ handle: identity.handle, passphrase }));
};

/** Goes on without a client certificate. */
export const removeCertificate = (): void => {
  set({ identity: null });
  setOptions({ clientCertificate: null });
};

/** Asks for the proxy that this computer's settings name for the target, and puts it into the field. */
export const suggestProxy = async (): Promise<void> => {
  const { target } = get();
  if (!target) return;
  const answer = await request((api) => api.proxySystem({ target }));
  if (!answer.ok) return complain(`The settings of this computer could not be read. ${answer.message}`);
  const { proxy } = answer.value;
  if (proxy) editWay({ proxy: proxyText(proxy) });
  announce(proxy ? `Proxy: ${proxyText(proxy)}` : NO_PROXY);
  if (!proxy) set({ notice: { tone: 'info', text: NO_PROXY } });
};
