import { cloneRoot, type Installation, startInstallation } from '@shodo/testkit';
import { Client, Connection } from '@temporalio/client';
import { brokenReplays, historiesOf, keepHistory } from '../replay/histories.js';
import { aClinicLosesAUsbMemoryWith30Patients } from './clinic.story.js';
import { nobodyIsAffectedAndAListOf1200TurnsUp } from './contradictory-records.story.js';
import { anEncryptedLaptopIsLost } from './encrypted-laptop.story.js';
import { awarenessIsCorrectedToALaterDay } from './later-date.story.js';
import { aMisSentMailTo1200CustomersIsFoundOnASaturdayNight } from './mis-sent-mail.story.js';
import { aPayrollSheetWithMyNumbersIsMisSent } from './my-number.story.js';
import { anOutsideCallerAsksGeneralAffairsWhetherDataIsLeaking } from './outside-caller.story.js';
import { ransomwareStrikesAnEntrustee } from './ransomware-at-entrustee.story.js';
import { gatherPeople, type People, Story } from './story.js';
import { aWrongfulPurposeIsSuspectedAndThenRuledOut } from './wrongful-purpose.story.js';

let installation: Installation;
let people: People;

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
}, 120_000);
afterAll(() => installation?.stop(), 60_000);

const incidents = new Map<string, string>();
const told = (tell: (story: Story) => Promise<void>) =>
  [
    async () => {
      const story = new Story(people);
      await tell(story);
      incidents.set(story.incident, tell.name);
    },
    120_000,
  ] as const;

test('a clinic loses a USB memory with 30 patients', ...told(aClinicLosesAUsbMemoryWith30Patients));
test('a mis-sent mail to 1,200 customers is found on a Saturday night', ...told(aMisSentMailTo1200CustomersIsFoundOnASaturdayNight));
test('ransomware strikes an entrustee', ...told(ransomwareStrikesAnEntrustee));
test('awareness is corrected to a later day', ...told(awarenessIsCorrectedToALaterDay));
test('a wrongful purpose is suspected, and then ruled out', ...told(aWrongfulPurposeIsSuspectedAndThenRuledOut));
test('an encrypted laptop is lost', ...told(anEncryptedLaptopIsLost));
test('nobody is affected, and a list of 1,200 turns up', ...told(nobodyIsAffectedAndAListOf1200TurnsUp));
test(
  'an outside caller asks General Affairs whether data is leaking; later ruled out, then reopened',
  ...told(anOutsideCallerAsksGeneralAffairsWhetherDataIsLeaking),
);
test('a payroll sheet with My Numbers is mis-sent', ...told(aPayrollSheetWithMyNumbersIsMisSent));

/** `SHODO_KEEP_HISTORIES=0.2.0` adds the histories of this run to the corpus under that release. */
test('the history of every story replays on the present build', async () => {
  const { temporalAddress: address, temporalNamespace: namespace } = installation.ground;
  const connection = await Connection.connect({ address });
  try {
    const histories = await historiesOf(new Client({ connection, namespace }));
    expect(histories.length).toBeGreaterThanOrEqual(incidents.size);
    expect(await brokenReplays(cloneRoot, histories)).toEqual([]);
    const release = process.env.SHODO_KEEP_HISTORIES;
    for (const { workflowId, history } of release ? histories : []) {
      const name = incidents.get(workflowId.split(':').at(-1) ?? '');
      if (name)
        keepHistory(
          cloneRoot,
          `${release}-${name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])/g, '-').toLowerCase()}`,
          history,
        );
    }
  } finally {
    await connection.close();
  }
}, 60_000);
