import type { PackFinding, PartProblem } from './check/check-pack.js';
import type { Finding, NotCheckable, RecordProblem, Sound } from './check/check-record.js';
import type { Aside } from './check/held.js';

export type Language = 'ja' | 'en';
type Words = Readonly<Record<Language, string>>;

const problems: Readonly<Record<RecordProblem, Words>> = {
  changed: { ja: '記載の内容が、記録された時のものと違います', en: 'the entry is not what was recorded' },
  inserted: { ja: '記録されていない記載が差し込まれています', en: 'an entry was put in that was not recorded' },
  deleted: { ja: '記載が抜けています', en: 'an entry is missing' },
  reordered: { ja: '記載の順序が入れ替わっています', en: 'entries stand in another order' },
  truncated: { ja: 'ここから先にあるはずの記載がありません', en: 'the record ends here although it went on' },
  rewritten: {
    ja: '連鎖としては整っていますが、受付控えや検証点が示す記載と一致しません。ここまでのどこかが書き直されています',
    en: 'the chain is sound in itself but is not the one that receipts or checkpoints name: it was rewritten here or before',
  },
  backdated: { ja: '記録時刻が、一つ前の記載より前になっています', en: 'the time of recording lies before that of the entry before' },
  'wrong-stream': { ja: '別の記録の記載が混ざっています', en: 'the entry belongs to another record' },
  'changed-proof': {
    ja: '検証点とその証明のつじつまが合いません。ここから先の記載か証明が、書き出された時のものと違います',
    en: 'checkpoints, leaves and proofs do not fit one another: from here on entries or proofs are not what was exported',
  },
  forked: {
    ja: 'お手元の検証点が示す記録から枝分かれしています。ここから先のどこかが、その検証点の後で差し替えられたか、除かれています',
    en: 'the record has forked from the one your checkpoint names: something from here on was exchanged or left out after that checkpoint',
  },
  'rolled-back': {
    ja: 'お手元の検証点より後に書き出されたと記されているのに、記録がそこまで届いていません。古い状態に戻されています',
    en: 'by its own account it was exported after your checkpoint, and does not reach it: the record was put back to an older state',
  },
  'wrong-key': {
    ja: '検証点の署名が、認められる鍵によるものではありません。認められるのは、お手元の鍵(なければお手元の検証点に署名した鍵、それもなければこのファイルにある鍵)と、そこから引き継がれた鍵です',
    en: 'a checkpoint is not signed by a key that counts: one you hold (where you hold none, one that signed a checkpoint you hold; where you hold neither, one that the file brings), or one that such a key handed over to',
  },
};

const reasons: Readonly<Record<NotCheckable, Words>> = {
  'no-header': {
    ja: '1 行目が、このプログラムの知っている書き出しの形式ではありません',
    en: 'the first line is not the header of an export that this program knows',
  },
  'no-entries': { ja: '記載が一つもありません', en: 'there is no entry in it' },
  'unknown-version': {
    ja: 'このプログラムの知らない形式の記載があります。新しい版で確かめてください',
    en: 'an entry has a form that this program does not know: use a newer one',
  },
  'held-is-unreadable': {
    ja: '読めません。届いたメールの本文、保管先のファイル、鍵の行を、手を加えずに渡してください',
    en: 'it cannot be read: hand over the text of the mail, the file or the line of the key as it is',
  },
  'held-is-newer': {
    ja: 'この書き出しの記録はこの検証点まで届いておらず、検証点より前に書き出されたと記されています。その日時は書き出した側の申告で、古い状態に戻された記録でも、そう記せば同じに見えます。記録そのものを新しく書き出してもらい、この検証点ともう一度照らし合わせてください(証拠パックは、事案に新しい記載がなければ、作り直しても同じ時点で終わります)',
    en: 'this export does not reach the checkpoint and says that it was made before it. That time is the word of whoever made the export, and a record that was put back to an older state can be dated so as well: ask for a new export of the record itself and compare it with this checkpoint (a pack made anew ends where it ended, unless the incident has a new entry)',
  },
  'held-is-not-signed': {
    ja: 'お手元の鍵の ID を名乗っていますが、その鍵の署名ではありません。署名の後で書き換えられているので、別の控えで確かめてください',
    en: 'it names a key you hold and is not signed by it: it was changed after it was signed, so use another copy',
  },
  'held-of-another-log': {
    ja: 'この記録が属するログのものではありません',
    en: 'it is not of the log this record belongs to',
  },
  'held-without-log': {
    ja: 'この書き出しには検証点が一つもなく、照らし合わせられません。署名されたものをすべて除けば、残りは誰にでも書き換えられるので、この書き出しだけで信用せず、次の検証点ができてから、書き出し直してもらってください',
    en: 'this export has no checkpoint at all to compare it with. Whoever leaves out all that was signed can rewrite the rest, so do not trust it by itself: ask for a new export once the next is made',
  },
};
/** In the field of the page a line may have been meant for either. */
const noKey: Words = {
  ja: '公開鍵としては読めません。公開鍵なら、その行を受け取ったとおりに渡してください。受付控えのつもりなら、「連番:digest」の形で、受付控えとして渡してください',
  en: 'it cannot be read as a public key. If it is one, hand over its line as it was given to you; if it was meant for a receipt, give it as one, SEQ:DIGEST',
};
/** A key that only the file brings may be another of that id: four bytes, to which a second key is a matter of minutes. */
const changedOrOfAnotherKey: Words = {
  ja: '名乗っている鍵の署名ではありません。その鍵はお手元になく、このファイルにあるだけです。検証点が署名の後で書き換えられたか、このファイルに同じ ID の別の鍵が入れられたかのどちらかです(鍵の ID は短く、同じ ID の鍵は作れます)。ログの公開鍵を別の経路で受け取り、下に示す、このファイルにある鍵と見比べたうえで、一緒に渡してもう一度確かめてください',
  en: 'it is not signed by the key it names, and only this file brings that key: either the checkpoint was changed after it was signed, or the file brings another key of the same id (an id is short, and a second key of it can be made). Ask for the public key of the log by another way, compare it with the keys of this file shown below, and check again with that public key as well',
};
const things: Readonly<Record<Aside['what'], (number: number) => Words>> = {
  checkpoint: (number) => ({ ja: `お手元の検証点 ${number}`, en: `Checkpoint ${number} of those you hold` }),
  key: (number) => ({ ja: `お手元の鍵 ${number}`, en: `Key ${number} of those you hold` }),
};

/** What is held shows only so much: a promise of more would be the verifier's own. */
export const whatIsShown: Words = {
  ja: '受付控えは、その記載までが書き直されていないことを示します。検証点は、書き出しの最後の検証点と同じものなら、そこまでの記載がその後書き直されていないことを、それより前のものなら、ログが枝分かれしていないことを示します。公開鍵は、誰の署名かを示すだけで、その鍵を持つ者による書き直しは示しません。',
  en: 'A receipt shows that nothing up to its entry was rewritten. A checkpoint shows, where it is the last one of the export, that nothing up to there was rewritten since, and where it is an earlier one, that the log has not forked. A key shows who signed, and not what whoever has it rewrote.',
};

/** What would show more, by the options of the command; the page names its own fields. */
const limitsOfCommand: Words = {
  ja: `別の経路で受け取ったもの(受付控え --receipt 連番:digest、メールなどで届いた検証点 --checkpoint ファイル、公開鍵 --key 鍵)を渡すと、それとも照らし合わせます。${whatIsShown.ja}`,
  en: `What you were given by another way (a receipt --receipt SEQ:DIGEST, a checkpoint you were sent --checkpoint FILE, a public key --key KEY) is compared as well. ${whatIsShown.en}`,
};

export const usage: Words = {
  ja: '使い方: verify ファイルまたはパックのフォルダー [--receipt 連番:digest]... [--checkpoint ファイル]... [--key 鍵]... [--lang ja|en] [--json]\n書き出した記録(NDJSON)か、展開した証拠パックを、ネットワークもデータベースも使わずに確かめます。ファイル名 - は標準入力です。\n終了コード: 0 正常、1 食い違いあり、2 確かめられない',
  en: 'Usage: verify FILE-OR-PACK-FOLDER [--receipt SEQ:DIGEST]... [--checkpoint FILE]... [--key KEY]... [--lang ja|en] [--json]\nChecks an exported record (NDJSON), or an unpacked evidence pack, without network or database. FILE - is the standard input.\nExit code: 0 sound, 1 broken, 2 cannot be checked',
};
/** `text`: as it was given, on one line. */
export const noReceipt = (text: string): Words => ({
  ja: `受付控えを読めません: ${shown(text)}(「連番:digest」を、受け取ったとおりに渡してください。digest は 0-9 と a-f の 64 文字です)`,
  en: `A receipt cannot be read: ${shown(text)} (SEQ:DIGEST as it was given to you; the digest has 64 letters, 0-9 and a-f)`,
});
export const cannotRead: Words = { ja: 'ファイルを読めません', en: 'The file cannot be read' };

/** What was found, for a reader. `limits`: what would show more, and how it is given here. */
export function told(finding: Finding, language: Language, limits = limitsOfCommand): string {
  if (finding.is === 'sound') return [...soundly(finding, language), limits[language]].join('\n');
  if (finding.is === 'broken') return brokenly(finding, language).join('\n');
  const cannot = { ja: '検証できません', en: 'Cannot be checked' }[language];
  if ('otherwise' in finding) {
    const rest = { ja: 'それを除いて確かめた結果', en: 'What was found without' }[language];
    return [cannot, ...asideTold(finding.aside, language), '', `${rest}: `].join('\n') + soundly(finding.otherwise, language).join('\n');
  }
  const place = finding.line === undefined ? '' : { ja: `(${finding.line} 行目)`, en: ` (line ${finding.line})` }[language];
  return `${cannot}: ${reasons[finding.why][language]}${place}`;
}

/** The name by which programs and the page of the format know it. */
const inBrackets = (name: string): Words => ({ ja: `(${name})`, en: ` (${name})` });

/** Each thing that is held and could not be compared, by its number among those that were given. */
const asideTold = (aside: readonly Aside[], language: Language) =>
  aside.map(({ what, number, why, against, keys = [] }) => {
    const isNoKey = what === 'key' && why === 'held-is-unreadable';
    const reason = against === 'file' ? changedOrOfAnotherKey : isNoKey ? noKey : reasons[why];
    const brought = { ja: 'このファイルにある、その ID の鍵', en: 'Keys of that id in this file' }[language];
    return [
      `${things[what](number)[language]}: ${reason[language]}${inBrackets(why)[language]}`,
      ...keys.map((key) => `${brought}: ${key}`),
    ].join('\n');
  });

/** What came with the file, on one line and in the order of its letters: it could say something else on the screen than it holds. */
const shown = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`);

/** The time of the export is nothing but its own word. */
const about = ({ header }: Pick<Sound, 'header'>, language: Language) =>
  ({
    ja: [`記録: ${shown(header.stream)}`, `書き出し: ${header.exportedAt}(書き出した側の申告)`],
    en: [`Record: ${shown(header.stream)}`, `Exported: ${header.exportedAt} (as whoever exported it says)`],
  })[language];

function brokenly(finding: Extract<Finding, { is: 'broken' }>, language: Language): string[] {
  const { seq, line, problem, amongHeld, isKeyHeld, strangers, contrary, doubting } = finding;
  const isByHeld = problem === 'forked' || problem === 'rolled-back';
  const words = problems[problem][language];
  const headline = amongHeld ? [`${forkedAmongHeld[language]}${inBrackets(problem)[language]}`] : undefined;
  const named = {
    ja: [`食い違いがあります: 連番 ${seq}${line === undefined ? '' : `(ファイルの ${line} 行目)`}: ${words}(${problem})`],
    en: [`Broken at sequence ${seq}${line === undefined ? '' : ` (line ${line} of the file)`}: ${words} (${problem})`],
  }[language];
  return (headline ?? named).concat(
    about(finding, language),
    asideTold(finding.aside, language),
    contrary.length > 0 ? [contraryTold(contrary.join(', '))[language]] : [],
    isByHeld ? strangersTold(strangers, language) : [],
    problem === 'wrong-key' && doubting.length > 0 ? [doubtingTold(doubting.join(', '))[language]] : [],
    problem === 'wrong-key' && isKeyHeld ? [besideTheKey[language]] : [],
  );
}

/** Then no entry of the record is at fault by that. */
const forkedAmongHeld: Words = {
  ja: '食い違いがあります: お手元の検証点どうしが食い違っています。ログの同じ時点を二通りに示していて、どちらが本来のものかは、この書き出しからは分かりません',
  en: 'Broken: the checkpoints you hold are at odds with one another. They show one state of the log in two ways, and this export does not tell which is the true one',
};

/** A key that was lost cannot hand over to whom it is told by another way, nor can a file say so. */
const besideTheKey: Words = {
  ja: 'お手元の鍵から、この記録に署名した鍵への引き継ぎがありません。鍵が替わったと知らされているときは、前の鍵と新しい鍵を別の経路で受け取り、両方とも渡してください',
  en: 'From the key you hold nothing hands over to a key that signed this record: if you know that the key was exchanged, ask for the key before and the new one by another way, and give both',
};

/** A key that was lost cannot hand over; whoever was told the new one by another way holds both. */
const doubtingTold = (numbers: string): Words => ({
  ja: `お手元の検証点 ${numbers} の鍵から、この記録に署名した鍵への引き継ぎがありません。確かな所から届いたものでなければ、それを除いてもう一度確かめてください。鍵が替わったと知らされているときは、前の鍵と新しい鍵を別の経路で受け取り、両方とも渡してください`,
  en: `From the key of checkpoint ${numbers} of those you hold nothing hands over to a key that signed this record: unless you are sure where it came from, check again without it; if you know that the key was exchanged, ask for the key before and the new one by another way, and give both`,
});

/** No record can agree with them all. */
const contraryTold = (numbers: string): Words => ({
  ja: `お手元の検証点 ${numbers} には、同じ大きさで中身の違うものがあります。どれも確かな所から届いたものなら、ログの鍵を持つ者が二通りの記録を示したことになります`,
  en: `Among the checkpoints ${numbers} of those you hold are some of one size that are not the same: if all of them are genuine, whoever has the key of the log showed two records`,
});

/**
 * A checkpoint by a key that nobody knows may be the only witness of a record whose keys were exchanged, or a forgery that vouches for another: the
 * reader decides.
 */
const strangersTold = (strangers: readonly number[], language: Language) =>
  strangers.map((number) => things.checkpoint(number)[language] + byNobodyKnown[language]);
const byNobodyKnown: Words = {
  ja: ' は、この記録にもお手元の鍵にもない鍵で署名されています。確かな所から届いたものでなければ、それを除いてもう一度確かめてください',
  en: ' is signed by a key that neither this record nor you know: unless you are sure where it came from, check again without it',
};

/** Only so is it seen that an export ends at the checkpoint it was asked for. */
const lastTold = (numbers: string, seq: number): Words => ({
  ja: `お手元の検証点 ${numbers} は、この書き出しの最後の検証点です。連番 ${seq} までの記載は、その検証点ができてから書き換えられていません`,
  en: `Checkpoint ${numbers} of those you hold is the last of this export: entries up to sequence ${seq} were not rewritten since it was made`,
});

/** How to see what the export of today does not show. */
const howToSee: Words = {
  ja: 'その頃の受付控えや書き出しがあれば、それとも照らし合わせてください。なければ、検証点の 2 行目の数を伝えて「その検証点の時点で終わる書き出し」をもらい、同じ検証点で確かめ、「お手元の検証点 1 は、この書き出しの最後の検証点です」と出たら、そこに出る「連番:digest」を受付控えとして、この書き出しをもう一度確かめてください',
  en: 'If you hold a receipt or an export of that time, compare it as well. If not, ask for an export that ends at that checkpoint (name the number in its second line), check it with the same checkpoint, and where it says that your checkpoint 1 is the last of this export, give the SEQ:DIGEST told there as a receipt to another check of this export',
};

/**
 * By the file alone nobody can say what an earlier checkpoint covered. A receipt shows what was there when it was given, and nobody but its holder knows
 * when that was.
 */
const earlierTold = (numbers: string, upTo: number): Words => ({
  ja: `お手元の検証点 ${numbers} は、この書き出しの最後の検証点より前のものです。ログがそこから枝分かれしていないことは分かりますが、その時点までの記載が差し替えられていないことまでは示されません(ログの鍵を持つ者は、本来の記載をログに残したまま、別の記載を後から加えられます)。${
    upTo > 0
      ? `連番 ${upTo} までは受付控えと一致しています。それが、その検証点の頃に受け取ったものか、その検証点の時点で終わる書き出しの最後の記載なら、連番 ${upTo} までは差し替えられていません。そうでなければ、`
      : ''
  }${howToSee.ja}`,
  en: `The last checkpoint of this export is a later one than ${numbers} of those you hold: the log has not forked from there, but it is not shown that entries recorded until then were not exchanged (whoever has the key of the log can leave the true ones in it and append others). ${
    upTo > 0
      ? `Up to sequence ${upTo} a receipt agrees: if it was given to you at the time of that checkpoint, or is the last entry of an export that ends there, nothing up to there was exchanged. If not: `
      : ''
  }${howToSee.en}`,
});

/** By the times that the entries say themselves: what was true under a checkpoint and is told anew after it, with its own time, shows here. */
const lateTold = (seq: number): Words => ({
  ja: `連番 ${seq} の記載は、その記録時刻より一時間以上後にできたお手元の検証点よりも、ログでは後に置かれています。その頃システムが長く止まっていたか、時計がずれていたのでなければ、検証点の後で差し替えられたおそれがあります。その検証点の時点で終わる書き出しや、その頃に受け取った受付控えと照らし合わせてください`,
  en: `Entry ${seq} stands in the log after a checkpoint you hold, which was made over an hour after the time at which the entry says it was recorded: unless the system stood still for long at that time, or a clock was wrong, it may have been exchanged after the checkpoint. Compare an export that ends at that checkpoint, or receipts that were given to you at that time`,
});

function soundly(finding: Sound, language: Language): string[] {
  const { receipts, head, held, heldBefore, earlier, lastHeld, late, receiptsUpTo, missing, strangers, erasures } = finding;
  const compared = held - heldBefore;
  const count = { ja: `正常です: 記載 ${head.seq} 件がすべて連鎖しています`, en: `Sound: all ${head.seq} entries are chained` };
  const last = { ja: `最後の記載(連番:digest): ${head.seq}:${head.digest}`, en: `Last entry (SEQ:DIGEST): ${head.seq}:${head.digest}` };
  const erased = {
    ja: `本文消去済・連鎖正常: 消去の記載 ${erasures} 件。本文は消去され、その照合値(commitment)と連鎖は残っています`,
    en: `Texts erased, chain sound: ${erasures} entries tell of an erasure; the texts are gone, commitments and chain remain`,
  };
  const matched = { ja: `受付控え: ${receipts} 件と一致`, en: `Receipts: ${receipts}, all matched` };
  const agreed = { ja: `お手元の検証点: ${compared} 件と一致`, en: `Checkpoints you hold: ${compared}, all matched` };
  const before = {
    ja: `お手元の検証点のうち ${heldBefore} 件は、この書き出しによれば最初の記載より前のもので、記載については何も示しません。その検証点の時点にもう記載があったはずなら、その時点で終わる書き出しや、その頃の受付控えと照らし合わせてください`,
    en: `Of the checkpoints you hold, ${heldBefore} lie, by this export, before the first entry of the record and say nothing about its entries. If you know of an entry from before such a checkpoint, compare an export that ends there, or receipts of that time`,
  };
  const lacking = {
    ja: `お手元の検証点 ${missing.join(', ')} は記録と一致しますが、この書き出しに入っていません。本来は入っているものです(中身は、その後の検証点が示しています)`,
    en: `Of the checkpoints you hold, ${missing.join(', ')} should be in this export and is not; it agrees, and what it says is shown by those after it`,
  };
  return [
    count[language],
    ...about(finding, language),
    last[language],
    ...anchoring(finding, language),
    ...(erasures > 0 ? [erased[language]] : []),
    ...(receipts > 0 ? [matched[language]] : []),
    ...(compared > 0 ? [agreed[language]] : []),
    ...(heldBefore > 0 ? [before[language]] : []),
    ...(lastHeld.length > 0 && finding.anchored ? [lastTold(lastHeld.join(', '), finding.anchored.seq)[language]] : []),
    ...(earlier.length > 0 ? [earlierTold(earlier.join(', '), receiptsUpTo)[language]] : []),
    ...(late !== undefined ? [lateTold(late)[language]] : []),
    ...(missing.length > 0 ? [lacking[language]] : []),
    ...strangersTold(strangers, language),
  ];
}

/**
 * How far a checkpoint reaches; what lies after it is not yet safe against a rewriting of everything. Its time is the word of its signer, also where what
 * is held vouches for what it signs: one of the same root may have been signed anew.
 */
function anchoring({ anchored, head }: Sound, language: Language): string[] {
  if (!anchored)
    return {
      ja: ['検証点なし: どの記載も、まだ外部に固定されていません'],
      en: ['No checkpoint: no entry is anchored yet'],
    }[language];
  const { seq, time, checkpoints, timestamps, trust } = anchored;
  const rest = head.seq - seq;
  const ja = [
    `検証点: ${checkpoints} 件、最後のものは連番 ${seq} まで${rest > 0 ? `(それより後の ${rest} 件は、まだ固定されていません)` : ''}。${
      trust === 'file' ? '署名の鍵はこのファイルにあるものです' : 'お手元の検証点か鍵が裏づけています'
    }`,
    `最後の検証点の時刻: ${time}(署名した者の申告)`,
    ...(timestamps > 0
      ? [`タイムスタンプ: ${timestamps} 件(外部の時刻認証局の署名かどうかは、ここでは確かめていません。openssl ts で確かめられます)`]
      : []),
  ];
  const en = [
    `Checkpoints: ${checkpoints}, the last up to sequence ${seq}${rest > 0 ? ` (the ${rest} entries after it are not anchored yet)` : ''}; ${
      trust === 'file' ? 'signed by the keys this file brings' : 'vouched for by a checkpoint or key you hold'
    }`,
    `Time of the last checkpoint: ${time} (as whoever signed it says)`,
    ...(timestamps > 0 ? [`Time-stamps: ${timestamps} (whether an authority signed them is not checked here: use openssl ts)`] : []),
  ];
  return { ja, en }[language];
}

const partProblems: Readonly<Record<PartProblem, Words>> = {
  changed: { ja: '中身が目録と違います', en: 'is not what the manifest lists' },
  missing: { ja: '目録にありますが、見つかりません', en: 'is listed and is not there' },
  unlisted: { ja: '目録にないファイルです', en: 'is not listed' },
  'no-file': { ja: 'ファイルではなくリンクなどなので、たどっていません', en: 'is a link or the like and no file: it was not followed' },
};
const packReasons: Readonly<Record<'no-manifest' | 'unknown-pack', Words>> = {
  'no-manifest': {
    ja: 'manifest.json がありません。ZIP をすべて展開したフォルダーを選んでください',
    en: 'there is no manifest.json: choose the folder into which the whole ZIP was unpacked',
  },
  'unknown-pack': {
    ja: 'manifest.json が、このプログラムの知っている形式ではありません',
    en: 'manifest.json does not have a form that this program knows',
  },
};

const partly: Words = {
  ja: 'パックの全体は検証できません。ここにある巻に、目録との食い違いはありません',
  en: 'The pack cannot be checked as a whole. Of the volumes that are here, nothing differs from the list',
};
function volumesTold({ count, absent }: { readonly count: number; readonly absent: readonly number[] }, language: Language): string {
  const numbers = absent.join(', ');
  if (absent.length === 0) return { ja: `全 ${count} 巻がそろっています`, en: `All ${count} volumes are here` }[language];
  return {
    ja: `全 ${count} 巻のうち、ここにない巻: ${numbers}(すべての巻を同じフォルダーに展開してください)`,
    en: `Of ${count} volumes, not here: ${numbers} (unpack all of them into one folder)`,
  }[language];
}

/** What was found of a pack, for a reader. */
export function toldOfPack(finding: PackFinding, language: Language, limits = limitsOfCommand): string {
  if ('why' in finding) return `${{ ja: '検証できません', en: 'Cannot be checked' }[language]}: ${packReasons[finding.why][language]}`;
  const { is, manifest, parts, problems, ofTheSystem, record, otherState, otherIncident, volumes } = finding;
  const headlines = {
    sound: { ja: `パックは正常です: ファイル ${parts} 個が目録のとおりです`, en: `The pack is sound: its ${parts} files are as listed` },
    broken: { ja: 'パックに食い違いがあります', en: 'The pack is broken' },
    'not-checkable': { ja: 'パックの記録を検証できません', en: 'The record of the pack cannot be checked' },
  } as const;
  const own = {
    ja: `目録の照合値: ${manifest}(渡した側から別の経路で聞いた照合値と比べてください)`,
    en: `Digest of the manifest: ${manifest} (compare it with the one you were told by another way)`,
  };
  const other = { ja: '記録が、目録の示す時点のものではありません', en: 'The record is not of the state that the manifest names' };
  const ofAnother = { ja: '記録が、目録の示す事案のものではありません', en: 'The record is not of the incident that the manifest names' };
  const passedOver = {
    ja: '目録になく、OS が置いたものとみて中身を確かめていないファイル',
    en: 'Not listed; taken for what a system puts there, and not looked into',
  };
  const isPartly = is === 'not-checkable' && record?.is !== 'not-checkable';
  return [
    isPartly ? partly[language] : headlines[is][language],
    ...(volumes ? [volumesTold(volumes, language)] : []),
    own[language],
    ...problems.map(({ path, problem }) => `${shown(path)}: ${partProblems[problem][language]}${inBrackets(problem)[language]}`),
    ...(ofTheSystem.length > 0 ? [`${passedOver[language]}: ${ofTheSystem.map(shown).join(', ')}`] : []),
    ...(otherState ? [other[language]] : []),
    ...(otherIncident ? [ofAnother[language]] : []),
    ...(record ? ['', told(record, language, limits)] : []),
  ].join('\n');
}
