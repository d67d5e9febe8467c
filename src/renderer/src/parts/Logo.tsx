/** The sign of Handrail: a rail on two posts that leads downwards to the right. */
export const Logo = ({ size = 28 }: { readonly size?: number }) => (
  <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" strokeLinecap="round">
      <path
        d="M4 8.5h7.2c1.9 0 3.4.7 4.7 2.1l5 5.3c1.1 1.2 2.5 1.8 4.1 1.8 3.8 0 4.3 5.1.8 5.1"
        strokeWidth="3.6"
      />
      <path d="M8.6 10.6V27M20.4 16.8V27" strokeWidth="2.6" opacity="0.72" />
    </g>
  </svg>
);
