import { z } from 'zod';
import { Digest, EvidenceRef, PackId } from '../vocabulary/ids.js';
import { Instant } from '../vocabulary/instants.js';
import { refuseDoubled } from '../vocabulary/lists.js';
import { LostText } from '../vocabulary/sealed.js';
import { plainText } from '../vocabulary/typed-text.js';
import { PackOmission, PackPart, PackProfile } from '../vocabulary/words.js';

/**
 * `despite`: evidence whose file is known to be changed or missing, and without whose file the pack is wanted all the same. `volumeSize`: how many bytes an
 * archive may have at most, for whoever cannot take a larger one; a file of evidence that is larger by itself lies alone in one that is.
 */
export const EvidencePackWanted = z
  .strictObject({
    profile: PackProfile,
    despite: z.array(EvidenceRef).max(500).optional(),
    volumeSize: z.int().min(1_000_000).max(4_000_000_000).optional(),
  })
  .superRefine(refuseDoubled)
  .meta({ id: 'EvidencePackWanted' });
export type EvidencePackWanted = z.infer<typeof EvidencePackWanted>;

/** What is not in a pack and why. Where the rest of the part is in it: of evidence, which piece; of decisions, which numbers; of notes, how many. */
export const LeftOut = z.object({
  part: PackPart,
  because: PackOmission,
  evidence: EvidenceRef.optional(),
  numbers: z.array(z.int()).optional(),
  count: z.int().optional(),
});
export type LeftOut = z.input<typeof LeftOut>;

/** Of texts, wherever they stand in the pack, and not of a file. */
export const isOfTexts = ({ part, because }: LeftOut): boolean =>
  part === 'overview' && (because === 'erased' || LostText.safeParse(because).success);

/** What a pack of the state that ends with `seq` would leave out. A file that nobody has yet found damaged is found so only when one is built. */
export const EvidencePackPreview = z
  .object({ profile: PackProfile, seq: z.int(), leftOut: z.array(LeftOut) })
  .meta({ id: 'EvidencePackPreview' });
export type EvidencePackPreview = z.input<typeof EvidencePackPreview>;

/** The length of each archive of a pack in volumes, the first one first; absent when it is a single one. */
const PackVolumes = z.array(z.int());

/** A pack as it was built and is kept. `manifest` is the digest of its list of parts: the same state of the record gives the same one. */
export const EvidencePackBuilt = z
  .object({
    pack: PackId,
    profile: PackProfile,
    manifest: Digest,
    /** The last entry that went in. */
    seq: z.int(),
    size: z.int(),
    parts: z.array(z.object({ path: z.string(), sha256: Digest, size: z.int(), volume: z.int().optional() })),
    leftOut: z.array(LeftOut),
    volumes: PackVolumes.optional(),
  })
  .meta({ id: 'EvidencePackBuilt' });
export type EvidencePackBuilt = z.input<typeof EvidencePackBuilt>;

/**
 * What is built for somebody outside and kept until it is given to them, or for a day. The same request under the same Idempotency-Key gets the
 * same pack.
 */
export const packRequests = {
  buildEvidencePack: {
    path: '/v1/incidents/:incidentId/evidence-packs',
    ja: '証拠パックを作る',
    en: 'Build an evidence pack',
    body: EvidencePackWanted,
    answer: EvidencePackBuilt,
  },
  /** The link of a pack that was given with one, as often as it is asked for while it works. */
  showPackLink: {
    path: '/v1/incidents/:incidentId/given-packs/:givenId/link',
    ja: '証拠パックのリンクを表示する',
    en: 'Show the link of an evidence pack',
    body: z.strictObject({}).meta({ id: 'PackLinkWanted' }),
    answer: z.object({ link: z.string(), until: Instant }).meta({ id: 'PackLink' }),
  },
} as const;
export type PackRequestName = keyof typeof packRequests;

/** What the link of a pack carries. It is sent in a body only: no address, and so no log, ever holds it. */
const PackToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What somebody outside sees of a pack that was given to them. */
export const GivenPackShown = z
  .object({
    organisation: z.string(),
    reference: z.string(),
    drill: z.boolean(),
    profile: PackProfile,
    givenAt: Instant,
    linkUntil: Instant,
    size: z.int(),
    volumes: PackVolumes.optional(),
    manifest: Digest,
    receivedAt: Instant.optional(),
    /** Its receipt was on record before, and not under the name that was given now: this one is not recorded. Whose it was is told to nobody outside. */
    nameNotRecorded: z.literal(true).optional(),
  })
  .meta({ id: 'GivenPackShown' });
export type GivenPackShown = z.input<typeof GivenPackShown>;

/** What whoever holds the link of a pack may ask, without an account. */
export const packVisits = {
  readGivenPack: {
    path: '/v1/given-packs/read',
    ja: '受け取るパックを見る',
    en: 'Look at a pack that was given',
    body: z.strictObject({ token: PackToken }).meta({ id: 'PackVisit' }),
    answer: GivenPackShown,
  },
  confirmGivenPack: {
    path: '/v1/given-packs/confirm',
    ja: '受け取ったことを知らせる',
    en: 'Confirm that a pack arrived',
    body: z.strictObject({ token: PackToken, name: plainText(200) }).meta({ id: 'PackConfirmation' }),
    answer: GivenPackShown,
  },
} as const;
export type PackVisitName = keyof typeof packVisits;

/** One archive of a pack in volumes; the whole pack as one when it is absent. */
export const PackVolumeQuery = z.strictObject({ volume: z.coerce.number().int().min(1).optional() });

/** The pack itself, for a form that a browser sends (`application/x-www-form-urlencoded`, fields `token` and `volume`): what is saved flows past the page. */
export const givenPackFile = {
  path: '/v1/given-packs/save',
  media: 'application/zip',
  ja: '証拠パックを保存する',
  en: 'Save a pack that was given',
  body: z.object({ token: PackToken, volume: PackVolumeQuery.shape.volume }),
} as const;
