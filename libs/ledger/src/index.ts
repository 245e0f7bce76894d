export { fromBase64, fromHex, joined, sameBytes, toBase64, toHex, utf8 } from './bytes.js';
export { canonical, NotCanonical, readCanonical } from './canonical.js';
export { ChainCheck, type ChainProblem, type ChainVerdict, type Known, type Link, verifyChain } from './chain.js';
export { type Checkpoint, checkpointText, handOverText, logOrigin, originOf, readCheckpoint, readHandOver } from './checkpoint.js';
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
export {
  type ExportedLeaf,
  exportCheckpoint,
  exportContent,
  exportHeader,
  exportHeadProof,
  exportKey,
  exportLine,
  exportNodes,
  exportTimestamp,
  type RecordHeader,
  recordFormat,
} from './export.js';
export { type Committed, entryLeaf, headLeaf, type StreamHead } from './leaf.js';
export {
  CompactRange,
  type ConsistencyProof,
  consistencyRanges,
  emptyRoot,
  foldRight,
  type HashBytes,
  type InclusionProof,
  inclusionRanges,
  type LeafRange,
  leafHash,
  nodeHash,
  rootOf,
  type Subtree,
  subtreesOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.js';
export {
  keyText,
  type NoteKey,
  readKey,
  readNote,
  type Sign,
  type Signature,
  type Signed,
  type SignedNote,
  signNote,
  type VerifySignature,
  whoSigned,
} from './note.js';
export { type ReadLeaf, type RecordLine, RecordReader, readHeader, type StoredEntry } from './read-export.js';
export { type RecordSource, recordText, type StoredText } from './record-text.js';
export { incidentStream, organisationStream } from './streams.js';
