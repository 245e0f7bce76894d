import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** The gRPC codes we tell apart (grpc.io/docs/guides/status-codes). */
export const grpcCodes = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unauthenticated: 16,
} as const;

/** The gRPC code at the root of an error of the client or of a native connection, if there is one. */
export function grpcCodeOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  if (error instanceof ServiceError) return grpcCodeOf(error.cause);
  return undefined;
}
