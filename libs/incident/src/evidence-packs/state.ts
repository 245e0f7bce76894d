import type { PackProfile, SealedText } from '@shodo/contracts';

/** One giving of a pack to one recipient. */
export interface GivenPack {
  readonly given: string;
  readonly pack: string;
  readonly profile: PackProfile;
  readonly manifest: string;
  readonly recipient: SealedText;
  readonly givenAt: string;
  readonly givenBy?: string;
  readonly confirmBy: string;
  readonly linkUntil?: string;
  readonly linkEndedAt?: string;
  /** Something of the incident was erased since: it opens for nobody any more. */
  readonly erasedAt?: string;
  readonly received?: { readonly at: string; readonly by?: SealedText; readonly byLink: boolean };
  /** The reminder that nobody had confirmed it. */
  readonly asked?: { readonly at: string; readonly notice: string };
}

export interface GivenPacks {
  readonly givenPacks: readonly GivenPack[];
}

/** Its place among all, counted from 1: what mails and paper call it, because its recipient is sealed. */
export const numberOfPack = ({ givenPacks }: GivenPacks, id: string): number => givenPacks.findIndex(({ given }) => given === id) + 1;

export const givenPackOf = ({ givenPacks }: GivenPacks, id: string): GivenPack | undefined => givenPacks.find(({ given }) => given === id);

/** Does its link open anything at this moment of the incident's own time? */
export const linkWorks = ({ linkUntil, linkEndedAt }: GivenPack, now: string): boolean =>
  linkUntil !== undefined && linkEndedAt === undefined && Date.parse(now) < Date.parse(linkUntil);
