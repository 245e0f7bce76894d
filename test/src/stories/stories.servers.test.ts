import { type Installation, startInstallation } from '@shodo/testkit';
import { aClinicLosesAUsbMemoryWith30Patients } from './clinic.story.js';
import { aMisSentMailTo1200CustomersIsFoundOnASaturdayNight } from './mis-sent-mail.story.js';
import { aPayrollSheetWithMyNumbersIsMisSent } from './my-number.story.js';
import { anOutsideCallerAsksGeneralAffairsWhetherDataIsLeaking } from './outside-caller.story.js';
import { ransomwareStrikesAnEntrustee } from './ransomware-at-entrustee.story.js';
import { gatherPeople, type People, Story } from './story.js';

let installation: Installation;
let people: People;

beforeAll(async () => {
  installation = await startInstallation();
  people = await gatherPeople(installation.product.url, await installation.product.ownerLink());
}, 120_000);
afterAll(() => installation?.stop(), 60_000);

const told = (tell: (story: Story) => Promise<void>) => [() => tell(new Story(people)), 120_000] as const;

test('a clinic loses a USB memory with 30 patients', ...told(aClinicLosesAUsbMemoryWith30Patients));
test('a mis-sent mail to 1,200 customers is found on a Saturday night', ...told(aMisSentMailTo1200CustomersIsFoundOnASaturdayNight));
test('ransomware strikes an entrustee', ...told(ransomwareStrikesAnEntrustee));
test('an outside caller asks General Affairs whether data is leaking; later ruled out, then reopened', ...told(anOutsideCallerAsksGeneralAffairsWhetherDataIsLeaking));
test('a payroll sheet with My Numbers is mis-sent', ...told(aPayrollSheetWithMyNumbersIsMisSent));
