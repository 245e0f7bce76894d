import { Checkbox } from '@mantine/core';
import type { CommandName, FactName } from '@shodo/contracts';
import { DraftToApprove } from '../tracks/notification/draft-to-approve.js';
import { labelOf } from '../words/areas/fields.js';
import { useWords } from '../words/i18n.js';
import type { AskedAgain } from './asked-again.js';
import {
  actOptions,
  anchorOptions,
  audienceOptions,
  type Choosing,
  decisionOptions,
  dutyOptions,
  erasureOptions,
  evidenceOptions,
  fileOptions,
  filingOptions,
  limitedOptions,
  measureOptions,
  peopleOptions,
  reliedOptions,
  sealedBefore,
} from './choosing.js';
import { factGroups } from './fact-groups.js';
import type { Field } from './field.js';
import { ChoiceField, ChoicesField, type Option } from './fields/choice-field.js';
import { DatedCountField } from './fields/dated-count-field.js';
import { DayInput } from './fields/day-input.js';
import { DigestField } from './fields/digest-field.js';
import { EvidenceField } from './fields/evidence-field.js';
import { type FieldProps, Label } from './fields/field-frame.js';
import { MomentField } from './fields/moment-field.js';
import { NumberField } from './fields/number-field.js';
import { StatementField } from './fields/statement-field.js';
import { TextField } from './fields/text-field.js';
import { TextsField } from './fields/texts-field.js';
import { isKindOffered, settlesToo } from './filing-kinds.js';
import type { Typed, TypedCount, TypedForm, TypedMoment, TypedStatement } from './typed.js';

interface Props {
  readonly id: string;
  readonly command: CommandName;
  readonly field: Field;
  readonly choosing: Choosing;
  readonly typed: TypedForm;
  readonly change: (changed: TypedForm) => void;
  /** Seals evidence without leaving the form, and says what was sealed. */
  readonly sealEvidence?: ((take: (evidence: string) => void) => void) | undefined;
  /** The time in this field is asked about once more. */
  readonly askedAgain?: AskedAgain | undefined;
  readonly error: string | undefined;
}

const wordOptions = (field: Field, { speaker }: Choosing): Option[] =>
  field.kind.is === 'choice' || field.kind.is === 'choices'
    ? field.kind.options.map((option) => ({
        value: option,
        label: field.kind.is === 'choice' || field.kind.is === 'choices' ? speaker.word(field.kind.vocabulary, option as never) : option,
      }))
    : [];

/** One of these; of the kinds of a report those that have a place under its duty, of starting points to take back those that stand. */
const choiceOptions = (command: CommandName, field: Field, choosing: Choosing, typed: TypedForm): Option[] =>
  command === 'WithdrawAnchor'
    ? anchorOptions(choosing)
    : wordOptions(field, choosing).filter(({ value }) => field.name !== 'kind' || isKindOffered(command, choosing.view, typed.duty, value));

/** With the whole vault no text and no file is named, and with everybody nobody. */
const namedNoLonger: Readonly<Record<string, TypedForm>> = { 'whole-vault': { texts: [], evidence: [] }, everybody: { audience: [] } };

/** One field of a command's form: one component for each kind of field. */
export function CommandField({ id, command, field, choosing, typed, change, sealEvidence, askedAgain, error }: Props) {
  const say = useWords('form');
  const { language } = choosing.speaker;
  const { kind, name, required } = field;
  const frame = { id, label: labelOf(command, name, language), required, error };
  const value = typed[name];
  const onChange = (changed: Typed) => change({ [name]: changed, ...(name === 'scope' && namedNoLonger[String(changed)]) });
  const moment = { ...frame, value: value as TypedMoment, askedAgain, onChange };
  const text = { ...frame, value: typeof value === 'string' ? value : '', onChange };
  const list = { ...frame, value: Array.isArray(value) ? (value as readonly string[]) : [], onChange };
  switch (kind.is) {
    case 'text':
      return <TextField {...text} lines={kind.lines} hint={name === 'soleDecisionReason' ? say('soleDecisionHint') : undefined} />;
    case 'number':
      return <NumberField {...text} principals={name === 'principals' ? choosing.view.principals : undefined} />;
    case 'choice':
      return <ChoiceField {...text} options={choiceOptions(command, field, choosing, typed)} />;
    case 'choices':
      return <ChoicesField {...list} options={wordOptions(field, choosing)} />;
    case 'evidence':
      if (command === 'ProposeErasure') return <FilesToErase {...list} choosing={choosing} isWhole={typed.scope === 'whole-vault'} />;
      return (
        <EvidenceField
          {...list}
          options={evidenceOptions(choosing)}
          onSealNew={sealEvidence && (() => sealEvidence((evidence) => onChange([...list.value, evidence])))}
        />
      );
    case 'digest':
      return (
        <DigestField
          {...text}
          sealedBefore={sealedBefore(text.value, choosing)}
          incidentId={choosing.view.id}
          isKept={Boolean(typed.file)}
          onChange={(digest, size, kept) =>
            change({
              [name]: digest,
              fileSize: size === undefined ? '' : String(size),
              file: kept?.file ?? '',
              fileName: kept?.name.slice(0, 255) ?? '',
            })
          }
        />
      );
    case 'statement':
      return (
        <StatementField
          {...frame}
          fact={typed.fact ? (typed.fact as FactName) : undefined}
          value={value as TypedStatement}
          onChange={onChange}
        />
      );
    case 'count':
      return <DatedCountField {...frame} value={value as TypedCount} onChange={onChange} />;
    case 'instant':
      return <MomentField {...moment} />;
    case 'anchor':
      return <MomentField {...moment} isDayEnough />;
    case 'day':
      return (
        <DayInput id={id} label={<Label label={frame.label} required={required} />} value={text.value} error={error} onChange={onChange} />
      );
    case 'yes':
      return <Checkbox id={id} label={frame.label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    default:
      return <ThingField command={command} kind={kind} choosing={choosing} typed={typed} text={text} list={list} />;
  }
}

/** Of further duties that a filing settles, those its kind settles. */
const isGoingAlong = (command: CommandName, typed: TypedForm, duty: string) =>
  command !== 'RecordFilingMade' || settlesToo(typed.kind, duty);

interface ToErase extends FieldProps<readonly string[]> {
  readonly choosing: Choosing;
  readonly isWhole: boolean;
}

/** Of the files that are kept, those that go. */
function FilesToErase({ choosing, isWhole, ...list }: ToErase) {
  const say = useWords('form');
  const options = fileOptions(choosing);
  return isWhole || options.length === 0 ? null : <ChoicesField {...list} options={options} hint={say('filesToEraseHint')} />;
}

interface ThingProps {
  readonly command: CommandName;
  readonly kind: Field['kind'];
  readonly choosing: Choosing;
  readonly typed: TypedForm;
  readonly text: FieldProps<string>;
  readonly list: FieldProps<readonly string[]>;
}

/** Chosen among what the incident holds: its people, duties, filings, measures and facts. */
function ThingField({ command, kind, choosing, typed, text, list }: ThingProps) {
  const say = useWords('form');
  switch (kind.is) {
    case 'person':
      return <ChoiceField {...text} options={peopleOptions(choosing)} />;
    case 'duty':
      return <ChoiceField {...text} options={dutyOptions(command, choosing)} />;
    case 'duties':
      return (
        <ChoicesField
          {...list}
          options={dutyOptions(command, choosing).filter(
            (option) => option.value !== typed.duty && isGoingAlong(command, typed, option.value),
          )}
        />
      );
    case 'filing':
      return (
        <>
          <ChoiceField {...text} options={filingOptions(command, choosing)} />
          {command === 'ApproveFiling' && <DraftToApprove filing={text.value} view={choosing.view} speaker={choosing.speaker} />}
        </>
      );
    case 'act':
      return <ChoiceField {...text} options={actOptions(choosing)} />;
    case 'erasure':
      return <ChoiceField {...text} options={erasureOptions(choosing)} />;
    case 'texts':
      return typed.scope === 'whole-vault' ? null : (
        <TextsField {...list} incidentId={choosing.view.id} withheld={choosing.view.limited.filter(({ isOpen }) => !isOpen).length} />
      );
    case 'people':
      return typed.scope === 'everybody' ? null : (
        <ChoicesField
          {...list}
          options={audienceOptions(choosing, typed.item)}
          {...(command === 'WidenAudience' ? { required: true } : { hint: say('audienceHint') })}
        />
      );
    case 'limited':
      return <ChoiceField {...text} options={limitedOptions(choosing)} />;
    case 'decision':
      return <ChoiceField {...text} options={decisionOptions(command, choosing)} />;
    case 'relied': {
      const versioned = (version: number, isOld: boolean) => say(isOld ? 'oldVersion' : 'version', { version });
      return <ChoicesField {...list} options={reliedOptions(choosing, list.value, versioned)} />;
    }
    case 'piece':
      return <ChoiceField {...text} options={evidenceOptions(choosing)} />;
    case 'measure':
      return <ChoiceField {...text} options={measureOptions(choosing)} />;
    case 'fact':
      return <ChoiceField {...text} options={[]} groups={factGroups(command, choosing, say)} />;
    default:
      return null;
  }
}
