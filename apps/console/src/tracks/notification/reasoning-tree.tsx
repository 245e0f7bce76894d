import { type DutyView, FactName, type IncidentView, sentenceOf, type Topic, topicOf } from '@shodo/contracts';
import { citesText } from '@shodo/words';
import { ActionButton } from '../../incident/action-button.js';
import { useIncident } from '../../incident/incident-context.js';
import { useWords } from '../../words/i18n.js';
import { ConfidenceMark } from '../fact-finding/confidence-mark.js';
import { confidenceOf, knownFacts } from '../fact-finding/fact-list.js';
import classes from './duty-line.module.css';

type Said = DutyView['judgement']['because'][number];
const shown = ['facts', 'exemptions', 'clock', 'rules'] as const satisfies readonly Topic[];
const titles = { facts: 'treeFacts', exemptions: 'treeExemptions', clock: 'treeClock', rules: 'treeRules' } as const;
const standings = { arisen: 'standingArisen', provisional: 'standingProvisional', 'not-arisen': 'standingNot' } as const;

/** From the result down: what was judged by which rule, on which sentences, and on which records each of them rests. */
export function ReasoningTree({ duty: { judgement } }: { readonly duty: DutyView }) {
  const say = useWords('duties');
  const { speaker } = useIncident();
  const { standing, cites, pack, lastChecked, because } = judgement;
  return (
    <div>
      <p className={classes.verdict}>
        <strong>{say(standings[standing])}</strong>{' '}
        <span className={classes.cites}>
          {speaker.beside(
            citesText(cites, speaker.language),
            say('pack', { version: pack.version }),
            say('packDigest', { digest: pack.digest.slice(0, 12) }),
            ...(lastChecked ? [say('packChecked', { on: speaker.day(lastChecked.on) })] : []),
          )}
        </span>
      </p>
      <ul className={classes.branch}>
        {shown.map((topic) => {
          const said = because.filter(({ code }) => topicOf(code) === topic);
          return said.length === 0 ? null : (
            <li key={topic}>
              <h4>{say(titles[topic])}</h4>
              <ul className={classes.branch}>
                {said.map((statement) => (
                  <li key={JSON.stringify(statement)}>
                    {sentenceOf(statement, speaker.language)}
                    {topic !== 'clock' && <Records statement={statement} />}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The facts a sentence is about, as far as it names them. */
const factsIn = ({ code, with: { fact, other } = {} }: Said): readonly FactName[] =>
  [fact, other, code === 'indicator-makes-it-suspected' ? 'suspicion-indicator' : undefined].flatMap((name) => {
    const known = FactName.safeParse(name);
    return known.success ? [known.data] : [];
  });

function Records({ statement }: { readonly statement: Said }) {
  const facts = factsIn(statement);
  if (facts.length === 0) return null;
  return (
    <ul className={classes.branch}>
      {facts.map((fact) => (
        <FactBehind key={fact} fact={fact} />
      ))}
    </ul>
  );
}

/** Whether items are open the reports say themselves, and what has changed after them; nobody has to record it once more. */
const isSaidByReports = ({ filings }: Pick<IncidentView, 'filings'>, fact: FactName) =>
  fact === 'report-items-open' && filings.some(({ state, openItems, changed }) => state === 'made' && (openItems !== undefined || changed));

/** Where nothing was recorded of it by itself: what said it, or that nobody did. */
function whereElse(view: IncidentView, fact: FactName): 'treeSaidByReports' | 'treeChosenAtReport' | 'treeNotRecorded' {
  if (isSaidByReports(view, fact)) return 'treeSaidByReports';
  return fact === 'leak-type' && view.leakType ? 'treeChosenAtReport' : 'treeNotRecorded';
}

/** The record a sentence rests on: what was stated, how sure, from where, by whom, with how much evidence; or that there is none. */
function FactBehind({ fact }: { readonly fact: FactName }) {
  const say = useWords('duties');
  const sayFact = useWords('facts');
  const { view, speaker } = useIncident();
  const known = knownFacts(view).find(({ latest }) => latest.fact === fact)?.latest;
  if (!known)
    return (
      <li className={classes.record}>
        {say(whereElse(view, fact), { fact: speaker.word('fact', fact) })}{' '}
        {fact !== 'principals-affected' && <ActionButton command="RecordFact" on={fact} size="xs" />}
      </li>
    );
  return (
    <li className={classes.record}>
      {speaker.named(speaker.word('fact', fact), speaker.stated(fact, known.stated))} <ConfidenceMark confidence={confidenceOf(known)} />{' '}
      {speaker.beside(
        sayFact('factSource', { source: speaker.word('factSource', known.source) }),
        sayFact('factRecorded', { at: speaker.momentShort(known.at) }),
        ...(known.by ? [speaker.person(known.by, known.at)] : []),
        say('treeEvidence', { count: known.evidence.length }),
      )}
    </li>
  );
}
