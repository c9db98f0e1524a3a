import { createHash } from 'node:crypto'
import type { Json } from '../json.ts'

export const region = 'eu-central-1'
export const account = '000000000000'

/** What a resource is called locally: the answer to `Ref`, and its attributes. */
export type Naming = { readonly ref: string; readonly attributes: { readonly [name: string]: Json } }

/** The addresses that only the running stack knows. */
export type Endpoints = { readonly issuer: string; readonly siteHost: string }

/** The digits and letters that stand for a resource where its logical id would not be allowed. */
const digest = (id: string, length: number): string =>
  createHash('sha256').update(id).digest('hex').slice(0, length)

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`

/** The name that AWS would have given to a resource, derived from its logical id so that it stays the same. */
export function nameResource(type: string, id: string, { issuer, siteHost }: Endpoints): Naming | undefined {
  switch (type) {
    case 'AWS::DynamoDB::Table':
      return naming(id, {
        Arn: arn('dynamodb', `table/${id}`),
        StreamArn: arn('dynamodb', `table/${id}/stream/local`),
      })
    case 'AWS::Lambda::Function':
      return naming(id, { Arn: functionArn(id) })
    case 'AWS::S3::Bucket': {
      const name = bucketName(id)
      return naming(name, {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: regionalDomain(name),
      })
    }
    case 'AWS::SQS::Queue':
      return naming(`https://sqs.${region}.amazonaws.com/${account}/${id}`, {
        Arn: arn('sqs', id),
        QueueName: id,
      })
    case 'AWS::SNS::Topic':
      return naming(arn('sns', id), { TopicArn: arn('sns', id), TopicName: id })
    case 'AWS::Events::EventBus':
      return naming(id, { Name: id, Arn: arn('events', `event-bus/${id}`) })
    case 'AWS::Events::Rule':
      return naming(id, { Arn: arn('events', `rule/${id}`) })
    case 'AWS::Cognito::UserPool': {
      const name = `${region}_${digest(id, 9)}`
      return naming(name, {
        Arn: arn('cognito-idp', `userpool/${name}`),
        UserPoolId: name,
        ProviderName: issuer.replace(/^https?:\/\//, ''),
        ProviderURL: issuer,
      })
    }
    case 'AWS::Cognito::UserPoolClient':
      return naming(digest(id, 26), { ClientId: digest(id, 26) })
    case 'AWS::Cognito::UserPoolDomain':
      return naming(digest(id, 20), {})
    case 'AWS::ApiGatewayV2::Api':
      return naming(digest(id, 10), { ApiId: digest(id, 10), ApiEndpoint: `http://${siteHost}` })
    case 'AWS::ApiGatewayV2::Authorizer':
    case 'AWS::ApiGatewayV2::Integration':
    case 'AWS::ApiGatewayV2::Stage':
    case 'AWS::CloudFront::ResponseHeadersPolicy':
    case 'AWS::CloudFront::CachePolicy':
    case 'AWS::CloudFront::OriginRequestPolicy':
    case 'AWS::CloudFront::OriginAccessControl':
      return naming(id, { Id: id })
    case 'AWS::CloudFront::Function':
      return naming(`arn:aws:cloudfront::${account}:function/${id}`, {
        FunctionARN: `arn:aws:cloudfront::${account}:function/${id}`,
      })
    case 'AWS::CloudFront::Distribution':
      return naming(digest(id, 14).toUpperCase(), { Id: digest(id, 14).toUpperCase(), DomainName: siteHost })
    case 'AWS::SES::ConfigurationSet':
    case 'AWS::SES::EmailIdentity':
    case 'AWS::SES::ReceiptRuleSet':
    case 'AWS::SES::ReceiptRule':
    case 'AWS::Logs::LogGroup':
      return naming(id, { Arn: arn('logs', `log-group:${id}`) })
    case 'AWS::IAM::Role':
      return naming(id, { Arn: `arn:aws:iam::${account}:role/${id}` })
    default:
      return undefined
  }
}

const naming = (ref: string, attributes: Naming['attributes']): Naming => ({ ref, attributes })

export const functionArn = (name: string): string => arn('lambda', `function:${name}`)

const bucketName = (id: string): string => `${id.toLowerCase().slice(0, 40)}-${digest(id, 6)}`

/** The host under which AWS reaches a bucket. */
export const regionalDomain = (bucket: string): string => `${bucket}.s3.${region}.amazonaws.com`

/** The last part of an ARN: the name of a queue, function or bus. */
export const nameFromArn = (value: string): string => value.split(/[:/]/).at(-1) ?? value
