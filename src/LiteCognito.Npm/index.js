"use strict";
const { spawn } = require("node:child_process");
const { find } = require("./program.js");

/** Starts an offline user pool. See index.d.ts. */
exports.start = function start({ port = 0, seed } = {}) {
  return new Promise((resolve, reject) => {
    // A seed may contain passwords, so an object goes through stdin and not through the arguments.
    const isObject = typeof seed === "object" && seed !== null;
    const args = ["emulator", "--json", "--port", String(port)];
    if (seed != null) args.push("--seed", isObject ? "-" : String(seed));
    const child = spawn(find(), args, { stdio: [isObject ? "pipe" : "ignore", "pipe", "pipe"] });
    if (isObject) {
      child.stdin.on("error", () => {}); // the program ended without reading, and its messages say why
      child.stdin.end(JSON.stringify(seed));
    }
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
      const { endpoint, ...content } = JSON.parse(output);
      // From here on, the emulator alone does not keep the program running.
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      const region = content.userPoolId?.split("_")[0] ?? "us-east-1";
      const credentials = { accessKeyId: "testing", secretAccessKey: "testing" };
      resolve({ endpoint, region, ...content, credentials, stop });
    });
  });
};
