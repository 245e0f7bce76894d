import type { DutyView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';

export type NoticeAct = NonNullable<DutyView['reached']>['acts'][number];

/** A notice to principals or a measure in its place: by which means, when, and how many it reached. */
export const actName = ({ at, means, measure, principals }: NoticeAct, speaker: Speaker): string =>
  speaker.beside(
    ...(means ? [speaker.word('noticeMeans', means)] : []),
    ...(measure ? [speaker.word('substituteMeasure', measure)] : []),
    speaker.momentShort(at),
    ...(principals === undefined ? [] : [speaker.count({ exact: principals })]),
  );
