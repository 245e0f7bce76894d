/** How far an item of the report is known: mark and word together. */
export const markOfItem = {
  known: { tone: 'known', shape: 'full' },
  partly: { tone: 'known', shape: 'half' },
  open: { tone: 'plain', shape: 'open' },
} as const;
export const wordOfItem = { known: 'itemKnown', partly: 'itemPartly', open: 'itemOpen' } as const;
