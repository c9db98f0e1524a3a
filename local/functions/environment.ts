import { region } from '../template/names.ts'

/** Where the AWS services of the local stack listen. */
export type AwsAccess = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly endpoints: { readonly [service: string]: string }
}

/**
 * The environment of a function: what the template gives it, what Lambda gives every function, and the
 * switches of the AWS SDK. Nothing else, so that a variable forgotten in the template is missed here too.
 */
export function functionEnvironment(
  name: string,
  memory: number,
  variables: { readonly [name: string]: string },
  aws: AwsAccess,
): { readonly [name: string]: string } {
  return {
    ...variables,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_ACCESS_KEY_ID: aws.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
    ...Object.fromEntries(
      Object.entries(aws.endpoints).map(([service, url]) => [`AWS_ENDPOINT_URL_${service}`, url]),
    ),
  }
}
