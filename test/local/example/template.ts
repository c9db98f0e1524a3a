// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of Fn::Sub
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const ref = (id: string) => ({ Ref: id })
const arn = (id: string, attribute = 'Arn') => ({ 'Fn::GetAtt': [id, attribute] })
const lambda = (name: string, variables: object = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Handler: `index.${name}`,
    Code: { S3Key: 'code.zip' },
    Timeout: 1,
    MemorySize: 256,
    Environment: { Variables: variables },
  },
})

const resources = {
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    },
  },
  Pool: { Type: 'AWS::Cognito::UserPool' },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      CallbackURLs: [{ 'Fn::Sub': '${SiteUrl}/api/session/callback' }],
      LogoutURLs: [],
    },
  },
  EchoFunction: lambda('echo', { OWN: { 'Fn::Sub': '${SiteUrl}/x' } }),
  RelayFunction: lambda('relay', { BUS: ref('Bus') }),
  NotifyFunction: lambda('notify'),
  InboundFunction: lambda('inbound', { MAILS: ref('Mails') }),
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arn('EchoFunction'),
      PayloadFormatVersion: '2.0',
    },
  },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: [ref('Client')], Issuer: arn('Pool', 'ProviderURL') },
    },
  },
  OpenRoute: route('ANY /api/open/{id}', {}),
  SpecialRoute: route('GET /api/open/special', {}),
  ClosedRoute: route('GET /api/closed/{rest+}', {
    AuthorizationType: 'JWT',
    AuthorizerId: ref('Authorizer'),
  }),
  StreamSource: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: ref('RelayFunction'),
      EventSourceArn: arn('Table', 'StreamArn'),
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: {
        Filters: [
          { Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"call"}]}}}}' },
        ],
      },
    },
  },
  Bus: { Type: 'AWS::Events::EventBus' },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: ref('Bus'),
      EventPattern: { source: ['example'] },
      Targets: [{ Id: 't', Arn: arn('Queue') }],
    },
  },
  Queue: {
    Type: 'AWS::SQS::Queue',
    Properties: { RedrivePolicy: { deadLetterTargetArn: arn('DeadLetters'), maxReceiveCount: 2 } },
  },
  DeadLetters: { Type: 'AWS::SQS::Queue' },
  QueueSource: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { FunctionName: ref('NotifyFunction'), EventSourceArn: arn('Queue'), BatchSize: 1 },
  },
  Mails: { Type: 'AWS::S3::Bucket' },
  ReceiptRule: {
    Type: 'AWS::SES::ReceiptRule',
    Properties: {
      Rule: {
        Enabled: true,
        Recipients: [ref('MailDomain')],
        Actions: [
          { S3Action: { BucketName: ref('Mails'), ObjectKeyPrefix: 'in/' } },
          { LambdaAction: { FunctionArn: arn('InboundFunction'), InvocationType: 'Event' } },
        ],
      },
    },
  },
}

function route(key: string, others: object) {
  return {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      RouteKey: key,
      Target: { 'Fn::Join': ['/', ['integrations', ref('Integration')]] },
      ...others,
    },
  }
}

/** Writes a small stack as a synthesis would leave it. */
export async function writeExample(folder: string): Promise<void> {
  mkdirSync(join(folder, 'code'), { recursive: true })
  await build({
    entryPoints: { index: join(import.meta.dirname, 'functions.mjs') },
    outdir: join(folder, 'code'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: { js: "import{createRequire as _cr}from'node:module';const require=_cr(import.meta.url);" },
  })
  const parameters = { SiteUrl: { Type: 'String' }, MailDomain: { Type: 'String' } }
  writeFileSync(
    join(folder, 'Example.template.json'),
    JSON.stringify({ Parameters: parameters, Resources: resources }),
  )
  writeFileSync(
    join(folder, 'Example.assets.json'),
    JSON.stringify({ files: { code: { source: { path: 'code' } } } }),
  )
}
