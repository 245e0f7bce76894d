import { area } from '../area.js';

/** Files that are kept here, and who held a piece of evidence. */
export const evidence = area(
  {
    'file-intact': '保管中・正常',
    'file-changed': '破損（預けたときと違います）',
    'file-missing': '見つかりません',
    fileChecked: '{{at}} に確認',
    saveFile: 'ファイルを保存する {{name}}',
    custody: '保管者の履歴',
    custodyFirst: '{{name}}さんが保全（{{at}}）',
    custodyLink: '{{name}}へ引き渡し（{{at}}）：{{reason}}',
  },
  {
    'file-intact': 'kept, unchanged',
    'file-changed': 'damaged: not what was handed over',
    'file-missing': 'cannot be found',
    fileChecked: 'looked at {{at}}',
    saveFile: 'Save the file {{name}}',
    custody: 'Chain of custody',
    custodyFirst: 'sealed by {{name}} ({{at}})',
    custodyLink: 'handed over to {{name}} ({{at}}): {{reason}}',
  },
);
