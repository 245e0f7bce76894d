/** Whether a range such as `^20.19.0 || >=22.12.0` admits a version. Nothing when the range is written in a way not known here. */
export function admits(range: string, version: string): boolean | undefined {
  const wanted = numbersOf(version);
  const answers = range.split('||').map((alternative) => admitsAll(alternative.trim(), wanted));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

type Numbers = readonly [number, number, number];

const numbersOf = (text: string): Numbers => {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return [major, minor, patch];
};

const compare = (a: Numbers, b: Numbers) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

const comparator = /^(>=|<=|>|<|=|\^|~)?v?(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?$/;

function admitsAll(alternative: string, wanted: Numbers): boolean | undefined {
  if (alternative === '' || alternative === '*') return true;
  const answers = alternative
    .replace(/([<>=^~])\s+/g, '$1')
    .split(/\s+/)
    .map((each) => admitsOne(each, wanted));
  return answers.includes(undefined) ? undefined : !answers.includes(false);
}

function admitsOne(text: string, wanted: Numbers): boolean | undefined {
  const [, sign = '', major = '', minor, patch] = comparator.exec(text) ?? [];
  if (major === '') return undefined;
  const isGiven = (part: string | undefined) => part !== undefined && /^\d+$/.test(part);
  const from: Numbers = [Number(major), isGiven(minor) ? Number(minor) : 0, isGiven(patch) ? Number(patch) : 0];
  const isFrom = compare(wanted, from) >= 0;
  if (sign === '>=') return isFrom;
  if (sign === '<') return !isFrom;
  if (sign === '>') return compare(wanted, from) > 0;
  if (sign === '<=') return compare(wanted, from) <= 0;
  const sameMajor = wanted[0] === from[0];
  if (sign === '^') return isFrom && sameMajor && (from[0] > 0 || wanted[1] === from[1]);
  if (sign === '~') return isFrom && sameMajor && (!isGiven(minor) || wanted[1] === from[1]);
  return sameMajor && (!isGiven(minor) || wanted[1] === from[1]) && (!isGiven(patch) || wanted[2] === from[2]);
}
