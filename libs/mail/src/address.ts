/**
 * An address as mail servers take it without extensions: one plain dot-atom, one domain, ASCII. No display name, no quotes, no comments, no
 * lists, no line ends: nothing that could become a second recipient or a header.
 */
const plainAddress =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/** Old Japanese mobile addresses with a dot before the @ or two in a row exist; no mail server of today need take them, and neither do we. */
export const isAddress = (text: string): boolean => text.length <= 254 && text.indexOf('@') <= 64 && plainAddress.test(text);
