import type { InjectionToken } from '@nestjs/common';

/** What is made before Nest is, under the names by which its providers ask for it. */
export const SETTINGS: InjectionToken = Symbol('settings');
export const LOG: InjectionToken = Symbol('log');
/** Aborts when the process is asked to end. */
export const LEAVING: InjectionToken = Symbol('leaving');
