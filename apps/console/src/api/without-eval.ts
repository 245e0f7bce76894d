import { z } from 'zod';

/** The page's content security policy forbids code made at run time, which zod would try first: said before any schema is made. */
z.config({ jitless: true });
