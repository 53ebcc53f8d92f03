'use strict';
// Every driver reads one JSON object from stdin, which keeps secrets out of the argument list, and prints one line of JSON.
const fs = require('node:fs');

const input = JSON.parse(fs.readFileSync(0, 'utf8'));

const print = (line) => console.log(JSON.stringify(line));

// The output includes the confirmed device (deviceKey, deviceGroupKey, devicePassword), with which another process can sign in.
const signedIn = (accessToken, idToken, challenges, device) =>
  print({ result: 'signed-in', accessToken, idToken, challenges, ...device });

const failed = (error) => print({ result: 'failed', error: error.code ?? error.name, message: error.message, status: error.$metadata?.httpStatusCode });

module.exports = { input, print, signedIn, failed };
