#!/usr/bin/env node
"use strict";
const { spawn } = require("node:child_process");
const { find } = require("./program.js");

let program;
try {
  program = find();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
// The child decides what follows a signal. It may get one twice, because a terminal sends Ctrl+C to both processes.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`${program} cannot be started: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code, signal) => {
  if (!signal) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
