/** One command id came with two texts for one field: the caller used an idempotency key twice. Names the field, never a text. */
export class OtherTextUnderSameCommand extends Error {
  override readonly name = 'OtherTextUnderSameCommand';
  constructor(readonly field: string) {
    super(`the command brought another text for ${field} before`);
  }
}

/** The keys of this incident were destroyed: nothing can be sealed for it any more. */
export class IncidentWasErased extends Error {
  override readonly name = 'IncidentWasErased';
}

/** The wrapped keys were made under another master key than the one in use. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';
}

/** Files of evidence of this store lie in another place than the one given. */
export class WrongFilePlace extends Error {
  override readonly name = 'WrongFilePlace';
}

/** What is stored does not open although its key is there: it was changed, or moved from elsewhere. */
export class VaultDamaged extends Error {
  override readonly name: string = 'VaultDamaged';
}

/** A key that was made is not there and no erasure took it, or it is not what it was: whoever has the right one can put it back. */
export class KeysAreMissing extends VaultDamaged {
  override readonly name = 'KeysAreMissing';
}
