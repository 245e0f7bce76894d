import { createRequire } from 'node:module';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { files } from './files.mjs';

const require = createRequire(import.meta.url);

/**
 * A test runner for Stryker: it keeps one process and loads anew only what is mutated. Jest would start a thousand times more often than it tests.
 * The working directory is Stryker's copy of the clone.
 */
class InProcessRunner {
  #collect = require('./tests-in-process.cjs')(process.cwd());

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Every test once, with what each covers. */
  async dryRun() {
    const stryker = namespace();
    stryker.mutantCoverage = undefined;
    stryker.currentTestId = undefined;
    const tests = await this.#run(this.#collect(files), false);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
  }

  /** The tests that cover the mutant, up to the first that fails. */
  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const stryker = namespace();
    stryker.activeMutant = activeMutant.id;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.hitLimit = hitLimit;
    try {
      const all = this.#collect(files);
      const tests = await this.#run(testFilter === undefined ? all : all.filter(({ id }) => testFilter.includes(id)), !disableBail);
      return determineHitLimitReached(stryker.hitCount, hitLimit) ?? toMutantRunResult({ status: DryRunStatus.Complete, tests });
    } catch (error) {
      // A mutant that cannot even be loaded is noticed.
      const failed = { id: 'load', name: 'loading the engine', status: TestStatus.Failed, failureMessage: String(error), timeSpentMs: 0 };
      return determineHitLimitReached(stryker.hitCount, hitLimit) ?? toMutantRunResult({ status: DryRunStatus.Complete, tests: [failed] });
    } finally {
      stryker.activeMutant = undefined;
      stryker.hitCount = undefined;
      stryker.hitLimit = undefined;
    }
  }

  async #run(tests, stopsAtFirst) {
    const results = [];
    for (const { id, name, body } of tests) {
      namespace().currentTestId = id;
      const began = performance.now();
      const failureMessage = await failureOf(body);
      const timeSpentMs = performance.now() - began;
      results.push(
        failureMessage === undefined
          ? { id, name, status: TestStatus.Success, timeSpentMs }
          : { id, name, status: TestStatus.Failed, failureMessage, timeSpentMs },
      );
      if (stopsAtFirst && failureMessage !== undefined) break;
    }
    namespace().currentTestId = undefined;
    return results;
  }
}

async function failureOf(body) {
  try {
    await body();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Where the mutated code looks which mutant is active, and notes what it passes. */
function namespace() {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
