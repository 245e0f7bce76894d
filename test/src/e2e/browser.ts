import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '@shodo/servers';
import { cloneRoot, eventually } from '@shodo/testkit';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

/** Pictures of what a person sees; look at them after every change of the console. */
export const pictures = join(cloneRoot, 'reports/pictures');

const quiet = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-quic',
];

/** What a page heard of presses and changes of its address, the last of it. */
const hears = `
  globalThis.heard = [];
  const note = (what) => { heard.push(Math.round(performance.now()) + ' ' + what); if (heard.length > 40) heard.shift(); };
  for (const type of ['pointerdown', 'pointerup', 'click'])
    addEventListener(type, ({ target, clientX, clientY }) => note([type, clientX, clientY, target.outerHTML?.slice(0, 80), target.textContent?.slice(0, 20)].join(' ')), true);
  for (const name of ['pushState', 'replaceState']) {
    const change = history[name].bind(history);
    history[name] = (...state) => { note(name + ' ' + state[2]); return change(...state); };
  }`;

export async function openBrowser(): Promise<Browser> {
  mkdirSync(pictures, { recursive: true });
  const { path } = await findBrowser(() => undefined);
  const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
  // A field of a date is written in the language of the browser itself, whatever the page says: as people in Japan see it, where its words are installed.
  const env = { ...process.env, LANGUAGE: 'ja', LANG: 'ja_JP.UTF-8', LC_ALL: 'ja_JP.UTF-8' };
  return chromium.launch({ executablePath: path, args, env: env as Record<string, string> });
}

/** Somebody at a browser of their own, in Japanese, in Japan. Whatever leaves for another host, or goes wrong in the page, is noted. */
export class Visitor {
  readonly strayRequests: string[] = [];
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly home: string,
  ) {
    page.on('request', (request) => {
      if (!request.url().startsWith(home) && !request.url().startsWith('data:')) this.strayRequests.push(new URL(request.url()).host);
    });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => this.faults.push(error.message));
  }

  static async at(browser: Browser, home: string, viewport = { width: 1280, height: 900 }): Promise<Visitor> {
    const context = await browser.newContext({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
    await context.addInitScript(hears);
    return new Visitor(await context.newPage(), context, home);
  }

  goTo = (path: string) => this.page.goto(path.startsWith('http') ? path : `${this.home}${path}`);
  picture = (name: string) => this.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  pictureOf = (part: Locator, name: string) => part.screenshot({ path: join(pictures, `${name}.png`) });
  press = (name: string) => this.page.getByRole('button', { name, exact: true }).first().click();
  sees = (text: string) => this.page.getByText(text).first().waitFor();

  /**
   * Opens the form of a command from the list of all actions. Three times in some hundred runs on a busy machine a press went unheard, for a reason that
   * is not found: it is pressed once more, as a person does, and what the page heard is kept.
   */
  async open(command: string): Promise<Locator> {
    const drawer = this.page.getByRole('dialog');
    const button = drawer.getByRole('button', { name: command, exact: true });
    const opened = async () => {
      if ((await button.count()) === 0) await this.press('すべての操作');
      await button.click();
      await drawer.getByRole('heading', { name: command }).waitFor();
    };
    await opened().catch(async () => {
      const heard = (await this.page.evaluate('heard')) as string[];
      appendFileSync(join(cloneRoot, 'reports/unheard-presses.log'), `${[command, this.page.url(), ...heard].join('\n')}\n\n`);
      await opened();
    });
    return drawer;
  }

  /** Sends the form that is open, and waits until the drawer is closed. */
  async send(command: string): Promise<void> {
    const drawer = this.page.getByRole('dialog');
    await drawer.getByRole('button', { name: command, exact: true }).click();
    await drawer.waitFor({ state: 'hidden' });
  }

  /** Sends the form that is open, from its last field and with a keyboard over half of the window; the refusal comes into sight, however far up it stands. */
  async isRefused(command: string): Promise<void> {
    const before = this.page.viewportSize() ?? { width: 1280, height: 900 };
    await this.page.setViewportSize({ ...before, height: 400 });
    const drawer = this.page.getByRole('dialog');
    await drawer.getByRole('textbox').last().focus();
    await drawer.getByRole('button', { name: command, exact: true }).click();
    const isInSight = async () => {
      const at = await drawer.getByRole('alert').boundingBox();
      return at !== null && at.y >= 0 && at.y + at.height <= 400;
    };
    await eventually(isInSight, 'the refusal is in sight');
    await this.page.setViewportSize(before);
  }

  /** Opens the form of a command, fills it and sends it; with a name, pictures of it filled in. */
  async act(command: string, fill: (form: Locator) => Promise<void> = async () => undefined, pictured?: string): Promise<void> {
    await fill(await this.open(command));
    if (pictured) await this.pictures(pictured);
    await this.send(command);
  }

  /** The whole page, or the form that is open, on a desk and on a phone; tall enough that nothing of a form is cut off. */
  async pictures(name: string): Promise<void> {
    const before = this.page.viewportSize() ?? { width: 1280, height: 900 };
    for (const [suffix, size] of [
      ['', { width: 1280, height: 1_200 }],
      ['-on-a-phone', { width: 390, height: 1_400 }],
    ] as const) {
      await this.page.setViewportSize(size);
      if (!(await this.staysInTheWindow())) throw new Error(`${name} is wider than a window of ${size.width}`);
      const isPage = (await this.page.getByRole('dialog').count()) === 0;
      if (isPage) await this.page.evaluate('window.scrollTo(0, 0)');
      await this.page.screenshot({ path: join(pictures, `${name}${suffix}.png`), fullPage: isPage });
    }
    await this.page.setViewportSize(before);
  }

  /** No page may be wider than the window. */
  async staysInTheWindow(): Promise<boolean> {
    return this.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');
  }
}
