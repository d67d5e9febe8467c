/** `app:` is a scheme of our own with an origin, as a page needs it for 'self' in its policy. */
export const APP_SCHEME = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} as const;
