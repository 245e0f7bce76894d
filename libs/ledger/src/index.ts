export { canonical, NotCanonical } from './canonical.js';
export { ChainCheck, type ChainProblem, type ChainVerdict, type Known, type Link, verifyChain } from './chain.js';
export { type Append, digestOf, emptyHead, entryContent, entryFormat, type EntryToHash, type Linked, linkOnto, type Sha256, zeroDigest } from './entry.js';
export { exportContent, exportHeader, exportLine, readHeader, readLine, recordFormat, type RecordHeader } from './export.js';
export { incidentStream, organisationStream } from './streams.js';
