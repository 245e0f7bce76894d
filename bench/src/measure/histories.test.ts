import { kindsOf, tracesOf } from './histories.js';

const started = { workflowExecutionStartedEventAttributes: {} };
const accepted = { workflowExecutionUpdateAcceptedEventAttributes: {} };
const marker = (task: number, markerName = 'core_local_activity') => ({
  markerRecordedEventAttributes: { markerName, workflowTaskCompletedEventId: task },
});

test('local activities of one workflow task are one action, whatever their number', () => {
  const events = [started, accepted, marker(4), marker(4), marker(9)];
  expect(tracesOf([{ events }] as never)).toEqual({ events: 5, actions: 4, runs: 1 });
});

test('an activity counts once per attempt, a timer when it starts, a run when it begins', () => {
  const events = [
    started,
    { activityTaskStartedEventAttributes: { attempt: 3 } },
    { timerStartedEventAttributes: {} },
    { timerCanceledEventAttributes: {} },
  ];
  expect(tracesOf([{ events }, { events: [started] }] as never)).toEqual({ events: 5, actions: 6, runs: 2 });
});

test('workflow tasks and other markers cost nothing', () => {
  const events = [{ workflowTaskCompletedEventAttributes: {} }, marker(4, 'core_patch')];
  expect(tracesOf([{ events }] as never).actions).toBe(0);
  expect(kindsOf([{ events }] as never)).toEqual({ workflowTaskCompleted: 1, markerRecorded: 1 });
});
