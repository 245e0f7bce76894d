import * as workflows from '@shodo/workflows';

test('the exported workflows are these: a name is a type in histories that exist, so it is never changed or taken away', () => {
  expect(Object.keys(workflows).sort()).toEqual([
    'deadlineWatchdog',
    'evidenceCheck',
    'historyArchive',
    'incidentResponse',
    'logUpkeep',
    'recordComparison',
    'vaultSweep',
  ]);
});
