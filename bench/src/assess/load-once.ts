import { shippedPacks } from '@shodo/rule-packs';

/** Loads every pack once, as a process does at its start, in one that has loaded none; prints what that took, milliseconds. */
const [cpu, began] = [process.cpuUsage(), performance.now()];
const { packs } = shippedPacks();
const [wallMs, { user, system }] = [performance.now() - began, process.cpuUsage(cpu)];
process.stdout.write(JSON.stringify({ packs: packs.length, wallMs, cpuMs: (user + system) / 1_000 }));
