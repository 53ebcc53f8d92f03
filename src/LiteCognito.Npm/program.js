"use strict";
// Finds the program in the package of this platform, which npm installs as an optional dependency.
const fs = require("node:fs");

/** Returns the name of this platform's package, such as `@litecognito/linux-x64`. */
function packageName() {
  const isMusl = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  return `@litecognito/${process.platform}-${process.arch}${isMusl ? "-musl" : ""}`;
}

/** Returns the path of the program. LITECOGNITO_BINARY has precedence. */
function find() {
  const own = process.env.LITECOGNITO_BINARY;
  if (own) {
    if (!fs.existsSync(own)) throw new Error(`LITECOGNITO_BINARY is ${own}, which does not exist.`);
    return own;
  }
  const name = packageName();
  try {
    return require.resolve(`${name}/bin/litecognito${process.platform === "win32" ? ".exe" : ""}`);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    throw new Error(
      `The package ${name} is not installed. If this platform has one, npm installs it with litecognito, unless optional dependencies ` +
        "are omitted. Otherwise, set LITECOGNITO_BINARY to the path of a litecognito that you built.");
  }
}

module.exports = { find };
