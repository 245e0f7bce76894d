import type { connectClient } from '@shodo/durable/node';

/** The engine as this program asks it: histories and runs, nothing that changes anything. */
export type Engine = ReturnType<typeof connectClient>;
