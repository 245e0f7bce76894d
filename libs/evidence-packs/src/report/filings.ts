import { isReport } from '@shodo/words';
import { contentGoesTo, goesTo } from '../profiles.js';
import { type Block, type Section, tabled } from './report.js';
import type { Writing } from './source.js';
import { changedSinceFiled, filingStates, lateBy, notApproved, withdrawnFiling } from './words.js';

/** What was filed, when and by which way; its text where it goes to this recipient. Drafts that were never filed stay inside. */
export function filingsOf({ source: { view, profile }, say, who }: Writing): Section {
  const filed = view.filings.filter(({ state }) => state === 'made' || goesTo(profile, 'filing-contents'));
  const rows = filed.map(({ duty, kind, state, madeAt, channel, receiptNumber, late, strictness, approvedBy, approvedAt, ...filing }) => [
    say.word('filingKind', kind),
    say.duty(duty),
    filing.withdrawn
      ? withdrawnFiling(say.moment(filing.withdrawn.at))
      : `${filingStates[state]}${filing.changed ? changedSinceFiled(say.words('reportItem', filing.changed.items)) : ''}`,
    madeAt ? `${say.moment(madeAt)}${late ? lateBy(strictness) : ''}` : '',
    channel ? say.word('filingChannel', channel) : '',
    say.text(receiptNumber) ?? '',
    approvedBy ? who(approvedBy, approvedAt) : state === 'made' && isReport(duty) ? notApproved : '',
  ]);
  const contents = filed
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap((filing): Block[] => {
      const { kind, duty, content, madeAt } = filing;
      const text = contentGoesTo(profile, filing, view) ? say.text(content) : undefined;
      const heading = `${say.filing(kind, duty)}${madeAt ? `、${say.moment(madeAt)}` : ''}`;
      return text === undefined ? [] : [{ is: 'prose', heading, text }];
    });
  const columns = ['種別', '義務', '状況', '提出した日時', '方法', '受付番号', '承認した者'];
  const { blocks, sheet } = tabled({ file: '提出', columns, rows }, [14, 33, 20, 32, 30, 23, 18]);
  return { part: 'filings', title: '提出の記録', empty: '提出の記録はありません。', blocks: [...blocks, ...contents], sheet };
}
