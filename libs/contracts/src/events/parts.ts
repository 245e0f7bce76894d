import { z } from 'zod';
import { SealedText } from '../vocabulary/sealed.js';

/** 単独決裁: in a small organisation one person decided alone, after a pause, and says why. */
export const soleDecision = z.object({ reason: SealedText });
