export { answerNow, assessNow, shippedPacks } from './assess-now.js';
export { type LawCase, loadCases } from './cases.js';
export { letReadersStop } from './closed-pipe.js';
export { dayOfPage, dutiesPage, pageToday } from './duties-page.js';
export { whyPacksDoNotLoad } from './fit-to-judge.js';
export { loadPacks, shippedFolder } from './load.js';
export { newerRules } from './newer-rules.js';
export { PacksRefused, type Problem } from './yaml-file.js';
