/** The sign of Handrail: an H whose crossbar is a rail that runs on beyond its two posts. */
export const Logo = ({ size = 30 }: { readonly size?: number }) => (
  <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" strokeLinecap="round">
      <path d="M9.5 6v20M22.5 6v20" strokeWidth="2.6" opacity="0.55" />
      <path d="M2.5 12.5h5c4.5 0 5 7 9.5 7h12.5" strokeWidth="3.8" />
    </g>
  </svg>
);
