export { canonical, NotCanonical } from './canonical.js';
export { ChainCheck, type ChainProblem, type ChainVerdict, type Known, type Link, verifyChain } from './chain.js';
export {
  type Append,
  digestOf,
  type EntryToHash,
  emptyHead,
  entryContent,
  entryFormat,
  type Linked,
  linkOnto,
  type Sha256,
  zeroDigest,
} from './entry.js';
export { exportContent, exportHeader, exportLine, type RecordHeader, readHeader, readLine, recordFormat } from './export.js';
export { incidentStream, organisationStream } from './streams.js';
