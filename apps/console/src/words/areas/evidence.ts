import { area } from '../area.js';

/** Files that are kept here, and who held a piece of evidence. */
export const evidence = area(
  {
    'file-intact': '保管中・正常',
    'file-changed': '破損（預けたときと違います）',
    'file-missing': '見つかりません',
    fileErased: '本文消去済（{{at}}）。ファイルはもう開けません。照合値は記録に残っています。',
    fileErasedUntold:
      '本文消去済。ファイルはもう開けません。復元のときに消去し直したもので、いつ誰が消去したかはこの事案の記録にありません。',
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
    fileErased: 'erased ({{at}}): nobody opens the file any more; its digest stays on record',
    fileErasedUntold:
      'erased: nobody opens the file any more. A restore carried the erasure out again; the record of this incident does not say when and by whom',
    fileChecked: 'looked at {{at}}',
    saveFile: 'Save the file {{name}}',
    custody: 'Chain of custody',
    custodyFirst: 'sealed by {{name}} ({{at}})',
    custodyLink: 'handed over to {{name}} ({{at}}): {{reason}}',
  },
);
