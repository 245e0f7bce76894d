import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from './tokens.js';

/** Under which addresses our own pages are reached. With port 0 the port is known only once we listen. */
@Injectable()
export class OwnAddress {
  #port: number;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.#port = settings.port;
  }

  listensOn(port: number): void {
    this.#port = port;
  }

  /** The address that links in mails and on the terminal begin with. */
  publicUrl(): string {
    return this.settings.publicUrl ?? `http://localhost:${this.#port}`;
  }

  /** Pages of these origins, and of no other, may send us writes with a cookie. */
  origins(): ReadonlySet<string> {
    return new Set([this.publicUrl(), `http://localhost:${this.#port}`, `http://127.0.0.1:${this.#port}`]);
  }
}
