import type { LinkId } from '../../shared/ipc/links';

const RFC = 'https://www.rfc-editor.org/rfc/';
const LEARN = 'https://learn.microsoft.com/en-us/';

/** The only pages Handrail opens in the person's browser. The window can name one of these and cannot give an address. */
export const LINKS: { readonly [L in LinkId]: string } = {
  rfc8446: `${RFC}rfc8446`,
  rfc5246: `${RFC}rfc5246`,
  rfc5280: `${RFC}rfc5280`,
  rfc6066: `${RFC}rfc6066`,
  'dotnet-tls': `${LEARN}dotnet/framework/network-programming/tls`,
  'schannel-tls': `${LEARN}windows/win32/secauthn/protocols-in-tls-ssl--schannel-ssp-`,
};
