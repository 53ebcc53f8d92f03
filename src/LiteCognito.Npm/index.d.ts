/** An offline user pool, which runs until `stop` is called or the program ends. */
export interface Emulator {
  /** The address of the service, such as `http://127.0.0.1:41503/`. It is the `endpoint` of AWS's clients. */
  readonly endpoint: string;
  /** The address of a page that shows the codes that the emulator sends, its users and its requests. */
  readonly page: string;
  /** The region of the user pool, `us-east-1` without a seed. */
  readonly region: string;
  /** The ID of the user pool. With a seed, the first one. */
  readonly userPoolId: string;
  /** The ID of an app client without a secret, which allows all flows. With a seed, the first one of the first user pool. */
  readonly clientId: string;
  /** The ID of an identity pool, which gives AWS credentials to the users of the user pool. With a seed, the first one. */
  readonly identityPoolId: string;
  /** The name of a confirmed user. Missing with a seed. */
  readonly username: string;
  /** The password of the user: `LITECOGNITO_PASSWORD`, or another one at every start. Missing with a seed. */
  readonly password: string;
  /** All user pools, with their app clients. */
  readonly userPools: readonly UserPool[];
  readonly identityPoolIds: readonly string[];
  /** AWS credentials that the emulator accepts for signed calls. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Ends the emulator, with everything in it. */
  stop(): Promise<void>;
}

export interface UserPool {
  readonly userPoolId: string;
  readonly clients: readonly { readonly clientId: string; readonly clientName: string }[];
}

export interface StartOptions {
  /** The port on the loopback address. Default: a free one. */
  port?: number;
  /** The path of a seed file, or a seed: the user pools, app clients and users to start with. */
  seed?: string | object;
}

/**
 * Starts an offline user pool with one app client and one user, or what a seed describes. Fails if the port is in use or the seed has a
 * mistake.
 */
export function start(options?: StartOptions): Promise<Emulator>;
