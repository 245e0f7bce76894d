export { type Answer, Caller, eventually } from './product/caller.js';
export { cloneRoot, type Installation, startInstallation } from './product/installation.js';
export { keysOf, openPayloadKeys, withPayloadKeys } from './product/payload-keys.js';
export { type Ground, type Part, Product } from './product/product.js';
export { type Process, processes, WholeShodo } from './product/whole-shodo.js';
export { type Direction, directions, FaultyWire } from './rig/faulty-wire.js';
export { Rig, type RigPlan, type WireName } from './rig/rig.js';
export * from './servers/index.js';
