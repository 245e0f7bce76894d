export * from '../exemptions/index.js';
export * from './answer.js';
export * from './assessment.js';
export { citationIn, knownCitation } from './citations.js';
export * from './document.js';
export * from './fact-names.js';
export * from './questions.js';
export { type StatementCode, sentenceOf, statementCodes, type Topic, topicOf } from './sentences.js';
export { longDayIn, longMomentIn, wordIn } from './wording.js';
