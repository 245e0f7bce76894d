import { area } from '../area.js';

/** What a track still waits for; the codes are those of the incident's conditions. */
export const conditions = area(
  {
    'awareness-to-be-confirmed': '知った日時の確定',
    'breach-to-be-confirmed': '漏えい等があったかの確認',
    'containment-measure-to-be-recorded': '拡大防止の措置の記録',
    'spread-to-be-declared-stopped': '拡大が止まったことの記録',
    'cause-to-be-established': '原因の特定',
    'impact-scope-to-be-set': '影響範囲の記録',
    'duties-to-be-assessed': '義務の判定',
    'duties-to-be-settled': '義務への対応',
    'prevention-measure-to-be-adopted': '再発防止策の決定',
    'prevention-measures-to-be-verified': '再発防止策の確認',
    'effective-measure-to-be-found': '効果のある再発防止策',
  },
  {
    'awareness-to-be-confirmed': 'awareness to be confirmed',
    'breach-to-be-confirmed': 'whether it is a breach',
    'containment-measure-to-be-recorded': 'a containment measure',
    'spread-to-be-declared-stopped': 'the spread to be declared stopped',
    'cause-to-be-established': 'the cause',
    'impact-scope-to-be-set': 'the impact scope',
    'duties-to-be-assessed': 'duties to be assessed',
    'duties-to-be-settled': 'duties to be settled',
    'prevention-measure-to-be-adopted': 'a prevention measure',
    'prevention-measures-to-be-verified': 'measures to be verified',
    'effective-measure-to-be-found': 'a measure that works',
  },
);
