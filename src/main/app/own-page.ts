/** The host in app://handrail/…, the window's own origin. */
export const APP_HOST = 'handrail';

/** Is this address a page of the window itself? */
export const isOwnPage = (address: string): boolean => {
  try {
    const { protocol, host, username } = new URL(address);
    return protocol === 'app:' && host === APP_HOST && username === '';
  } catch {
    return false;
  }
};
