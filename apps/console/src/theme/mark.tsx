export type MarkShape = 'open' | 'half' | 'full' | 'triangle' | 'tick' | 'pause' | 'dash' | 'dotted' | 'dashed' | 'split';

const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />;

const drawings: Readonly<Record<MarkShape, React.ReactNode>> = {
  open: ring,
  half: (
    <>
      {ring}
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  full: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  triangle: <path d="M8 1.5 15.2 14H.8z" fill="currentColor" />,
  tick: (
    <path d="m2.5 8.5 3.7 3.8L13.5 4" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" />
  ),
  pause: <path d="M5 2.5v11M11 2.5v11" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />,
  dash: <path d="M2.5 8h11" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />,
  dotted: (
    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2.4" strokeDasharray="0.1 3.67" strokeLinecap="round" />
  ),
  dashed: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3.6 2.68" />,
  split: (
    <>
      {ring}
      <path d="M8 2v12" stroke="currentColor" strokeWidth="2" />
    </>
  ),
};

/** A shape that says the same as the word and the colour beside it; hidden from readers aloud, because the word is there. */
export function Mark({ shape, size = 14 }: { readonly shape: MarkShape; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[shape]}
    </svg>
  );
}
