import type { Side } from '../../../../shared/model/asked';

const box = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 } as const;
const arrow = { ...box, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** Your program (filled) and the other side, with an arrow from the one that calls. */
export const SidePicture = ({ side }: { readonly side: Side }) => {
  if (side === 'unknown') return null;
  const calls = side === 'connects';
  return (
    <svg viewBox="0 0 112 44" width="112" height="44" aria-hidden="true" focusable="false">
      <rect
        x={calls ? 2 : 74}
        y="8"
        width="36"
        height="28"
        rx="5"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="2"
      />
      <rect x={calls ? 74 : 2} y="8" width="36" height="28" rx="5" {...box} />
      <path d="M45 22h21" {...arrow} />
      <path d="m60 15.5 7 6.5-7 6.5" {...arrow} />
    </svg>
  );
};
