/** An offline user pool, which runs until `stop` is called or the program ends. */
export interface Emulator {
  /** The address of the service, such as `http://127.0.0.1:41503/`. It is the `endpoint` of AWS's clients. */
  readonly endpoint: string;
  /** The region of the user pool, `us-east-1`. */
  readonly region: string;
  readonly userPoolId: string;
  /** The ID of an app client without a secret, which allows all flows. */
  readonly clientId: string;
  /** The ID of an identity pool, which gives AWS credentials to the users of the user pool. */
  readonly identityPoolId: string;
  /** The name of a confirmed user. */
  readonly username: string;
  /** The password of the user, which is different at every start. */
  readonly password: string;
  /** AWS credentials that the emulator accepts for signed calls. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Ends the emulator, with everything in it. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** The port on the loopback address. Default: a free one. */
  port?: number;
}

/** Starts an offline user pool with one app client and one user. Fails if the port is in use. */
export function start(options?: StartOptions): Promise<Emulator>;
