"use strict";
const { spawn } = require("node:child_process");
const { find } = require("./program.js");

/** Starts an offline user pool. See index.d.ts. */
exports.start = function start({ port = 0 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(find(), ["emulator", "--json", "--port", String(port)], { stdio: ["ignore", "pipe", "pipe"] });
    const exited = new Promise((done) => child.once("exit", done));
    const kill = () => child.kill();
    // A program that ends without stop() must not leave the emulator behind.
    process.once("exit", kill);
    exited.then(() => process.removeListener("exit", kill));

    const stop = () => {
      child.ref();
      child.kill();
      return exited.then(() => {});
    };
    let output = "", errors = "";
    child.once("error", reject);
    child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
    child.once("close", () => reject(new Error(`The emulator did not start. ${errors.trim()}`)));
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      if (!output.includes("\n")) return;
      const { endpoint, userPoolId, clientId, identityPoolId, username, password } = JSON.parse(output);
      // From here on, the emulator alone does not keep the program running.
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      const region = userPoolId.split("_")[0];
      const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
      resolve({ endpoint, region, userPoolId, clientId, identityPoolId, username, password, credentials, stop });
    });
  });
};
