'use strict';
// Every driver reads one JSON object from stdin, so that no secret stands in an argument list, and prints one JSON line.
const fs = require('node:fs');

const input = JSON.parse(fs.readFileSync(0, 'utf8'));

const print = (line) => console.log(JSON.stringify(line));

// A device that is confirmed comes back, and signs in where another process is given it: deviceKey, deviceGroupKey, devicePassword.
const signedIn = (accessToken, idToken, challenges, device) =>
  print({ result: 'signed-in', accessToken, idToken, challenges, ...device });

const failed = (error) => print({ result: 'failed', error: error.code ?? error.name, message: error.message, status: error.$metadata?.httpStatusCode });

module.exports = { input, print, signedIn, failed };
