import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { DRAFT_TAG } from '../functions/data/documents.ts'

/** Settings that every bucket of ours has: nobody but we, and only over TLS. */
export const closedBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const

/**
 * The documents of all calls. Browsers upload and download by presigned addresses, which are the right to do so.
 * @param origin the portal's own, or `*` where it has no domain: naming CloudFront's would make a cycle
 */
export const createDocuments = (scope: Construct, origin: string): Bucket =>
  new Bucket(scope, 'Documents', {
    ...closedBucket,
    lifecycleRules: [
      { id: 'drafts', tagFilters: { [DRAFT_TAG.key]: DRAFT_TAG.value }, expiration: Duration.days(7) },
      { id: 'parts', abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    cors: [
      {
        allowedOrigins: [origin],
        allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
        allowedHeaders: [
          'content-type',
          'if-none-match',
          'x-amz-checksum-crc32',
          'x-amz-meta-by',
          'x-amz-meta-name',
          'x-amz-tagging',
        ],
        maxAge: 3600,
      },
    ],
  })
