import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Aws, Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { Bucket, type Bucket as S3Bucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct } from 'constructs'
import { closedBucket } from './documents.ts'

const dist = join(import.meta.dirname, '..', 'web', 'dist')

/** A page has no extension: it is the app, which knows its own addresses. Error pages would change API answers too. */
const pagesToApp = `function handler(event) {
  var request = event.request
  if (request.uri.indexOf('.') === -1) request.uri = '/index.html'
  return request
}`

interface SiteProps {
  readonly api: HttpApi
  readonly documents: S3Bucket
  readonly content: boolean
}

/** The portal on CloudFront, with the API on the same origin. */
export function createSite(scope: Construct, { api, documents, content }: SiteProps): Distribution {
  const bucket = new Bucket(scope, 'SiteContent', closedBucket)
  const distribution = new Distribution(scope, 'Distribution', {
    comment: 'Servicecall',
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_100,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    defaultRootObject: 'index.html',
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: securityHeaders(scope, documents),
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(scope, 'PagesToApp', {
            code: FunctionCode.fromInline(pagesToApp),
            runtime: FunctionRuntime.JS_2_0,
          }),
        },
      ],
    },
    additionalBehaviors: {
      '/api/*': {
        origin: new HttpOrigin(`${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
      },
    },
  })
  if (content) deploy(scope, bucket, distribution)
  return distribution
}

const securityHeaders = (scope: Construct, documents: S3Bucket): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'SecurityHeaders', {
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        override: true,
        contentSecurityPolicy: [
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data: blob:",
          "font-src 'self'",
          `connect-src 'self' https://${documents.bucketRegionalDomainName}`,
          "worker-src 'self'",
          "manifest-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
        ].join('; '),
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: {
        referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
        override: true,
      },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        {
          header: 'permissions-policy',
          value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
          override: true,
        },
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
      ],
    },
  })

/** First the hashed files, which never change, then the page that names them; the old ones stay for open tabs. */
function deploy(scope: Construct, bucket: S3Bucket, distribution: Distribution): void {
  if (!existsSync(join(dist, 'index.html')))
    throw new Error('The site is not built: run "npx vite build web" first.')
  const assets = new BucketDeployment(scope, 'Assets', {
    destinationBucket: bucket,
    sources: [Source.asset(dist, { exclude: ['*.html'] })],
    cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    prune: false,
  })
  const page = new BucketDeployment(scope, 'Page', {
    destinationBucket: bucket,
    sources: [Source.asset(dist, { exclude: ['*', '!*.html'] })],
    cacheControl: [CacheControl.fromString('no-cache')],
    prune: false,
    distribution,
    distributionPaths: ['/index.html'],
  })
  page.node.addDependency(assets)
}
