"""Measures whole sign-ins, from the start of the process to its exit: CPU time, wall time and memory. See README.md."""
import argparse
import base64
import contextlib
import ctypes
import importlib.metadata
import importlib.util
import json
import os
import pathlib
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = HERE / "node" / "node_modules"
MEASURES = ("CPU ms", "wall ms", "memory MB")
# litecognito may take at most this part of the JavaScript client that takes least, or of pycognito.
JAVASCRIPT_BOUNDS = (20, 10, 4)
PYCOGNITO_BOUNDS = (20, 10, 3)
COMMAND_BOUND_MS = 15
RUN_LIMIT_S = 120
PR_SET_CHILD_SUBREAPER = 36


class Row:
    """A command that is measured, and a check of its output."""

    def __init__(self, name, command, check, kind="command"):
        self.name, self.command, self.check, self.kind = name, command, check, kind
        self.results, self.errors = [], []

    def medians(self):
        return [statistics.median(values) for values in zip(*self.results)]


def run(command, environment, files):
    """Runs a command. Returns its CPU time and wall time in ms, its memory in MB, its exit code, its stdout and its stderr.

    A process's maximum memory includes that of the process that forked it. So a shell, which is small, forks another one and ends. The
    other one becomes a child of this process, waits for a line, and then becomes the command. Without the wait, the first shell could
    reap a command that ends sooner than itself.
    """
    signal.alarm(RUN_LIMIT_S)
    script = 'exec 3<&0; { read -r go <&3; exec "$@" 3<&-; } >"$0.out" 2>"$0.err" & echo $!'
    with subprocess.Popen(
            ["/bin/sh", "-c", script, files, *command], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as shell:
        child = int(shell.stdout.read())
        shell.wait()
        started = time.perf_counter_ns()
        shell.stdin.write(b"\n")
        shell.stdin.flush()
        try:
            _, status, usage = os.wait4(child, 0)
        except BaseException:
            os.kill(child, signal.SIGKILL)
            raise
        wall = (time.perf_counter_ns() - started) / 1e6
    signal.alarm(0)
    output, error = (pathlib.Path(files + end).read_text() for end in (".out", ".err"))
    result = ((usage.ru_utime + usage.ru_stime) * 1e3, wall, usage.ru_maxrss * 1024 / 1e6)
    return result, os.waitstatus_to_exitcode(status), output, error


@contextlib.contextmanager
def emulator(cli):
    """Runs an emulator on a free port. Its stderr shows the password, so it is not kept."""
    process = subprocess.Popen(
        [cli, "emulator", "--port", "0", "--json"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        line = process.stdout.readline()
        if not line:
            sys.exit("The emulator did not start. To see why, run: litecognito emulator --port 0")
        yield json.loads(line)
    finally:
        process.terminate()
        process.wait()


def is_access_token(token, client_id):
    parts = token.strip().split(".")
    if len(parts) != 3:
        return False
    claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    return claims["token_use"] == "access" and claims["client_id"] == client_id


def rows(cli, server):
    """Returns the commands to measure: the floor, the clients that sign in, and quick commands of litecognito."""
    place = [server["endpoint"], server["userPoolId"], client_id := server["clientId"]]

    def signs_in(output):
        return is_access_token(json.loads(output)["accessToken"], client_id)

    def node(name, file, *packages):
        versions = [json.loads((PACKAGES / package / "package.json").read_text())["version"] for package in packages]
        return Row(f"{name} {' and '.join(versions)}", ["node", str(HERE / "node" / file), *place], signs_in, "javascript")

    sign_in = [cli, "sign-in", "--endpoint", place[0], "--pool", place[1], "--client", client_id, "--username", server["username"]]
    yield Row("nothing (/bin/true)", ["/bin/true"], lambda output: True, "floor")
    yield Row("litecognito sign-in", [*sign_in, "--json"], signs_in, "litecognito")
    yield node("amazon-cognito-identity-js", "identity-js.js", "amazon-cognito-identity-js")
    yield node("AWS SDK with cognito-srp-helper", "srp-helper.js", "@aws-sdk/client-cognito-identity-provider", "cognito-srp-helper")
    yield node("Amplify", "amplify.js", "aws-amplify")
    if importlib.util.find_spec("pycognito"):
        version = importlib.metadata.version("pycognito")
        yield Row(f"pycognito {version}", [sys.executable, str(HERE / "pycognito-srp.py"), *place], signs_in, "pycognito")
    else:
        print("skipped: pycognito, which is not installed")
    yield Row("litecognito --help", [cli, "--help"], lambda output: "sign-in" in output)
    yield Row("litecognito token", [cli, "token"], lambda output: is_access_token(output, client_id))
    yield Row("litecognito whoami", [cli, "whoami"], lambda output: server["username"] in output)


def measure(cli, rounds):
    with emulator(cli) as server, tempfile.TemporaryDirectory() as folder:
        environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        files = "XDG_CONFIG_HOME", "XDG_STATE_HOME", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"
        environment |= {name: f"{folder}/{name}" for name in files}
        environment |= {"LITECOGNITO_USERNAME": server["username"], "LITECOGNITO_PASSWORD": server["password"]}
        measured = list(rows(cli, server))
        keep = [part for part in measured[1].command if part != "--json"]
        _, code, _, error = run(keep, environment, f"{folder}/keep")
        if code:
            sys.exit(f"The sign-in that keeps its session failed: {error}")
        # The first round fills the caches of files and is not counted. Each round begins with another command.
        for number in range(rounds + 1):
            start = number % len(measured)
            for row in measured[start:] + measured[:start]:
                result, code, output, error = run(row.command, environment, f"{folder}/run")
                try:
                    right = code == 0 and row.check(output)
                except (KeyError, ValueError):
                    right = False
                if not right:
                    row.errors.append(f"exit code {code}: {error or 'unexpected output'}")
                elif number > 0:
                    row.results.append(result)
        return measured


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} processors"


def show(measured, ours, rounds):
    node = subprocess.run(["node", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    print(f"{processor()}, load {os.getloadavg()[0]:.1f}; Node {node[1:]}, Python {platform.python_version()}; medians of {rounds}\n")
    print("| | " + " | ".join(MEASURES) + " | " + " | ".join(f"× {measure.split()[0]}" for measure in MEASURES) + " |")
    print("|---" + "|---:" * 6 + "|")
    for row in measured:
        if row.results:
            values = row.medians()
            compares = ours and row.kind in ("javascript", "pycognito")
            ratios = [f"{value / own:.1f}" for value, own in zip(values, ours)] if compares else [""] * 3
            print(f"| {row.name} | " + " | ".join([f"{value:.1f}" for value in values] + ratios) + " |")
    print()


def bounds(measured, ours):
    """Returns the bounds as sentences, each with whether it is kept."""
    for kind, name, parts in ("javascript", "the best JavaScript client", JAVASCRIPT_BOUNDS), ("pycognito", "pycognito", PYCOGNITO_BOUNDS):
        others = [row.medians() for row in measured if row.kind == kind and row.results]
        for measure, own, part, *values in zip(MEASURES, ours, parts, *others) if others else ():
            yield f"{measure.split()[0]}: 1/{min(values) / own:.1f} of {name}, at most 1/{part}", own * part <= min(values)
    for row in measured:
        if row.kind == "command" and row.results:
            wall = row.medians()[1]
            yield f"{row.name}: {wall:.1f} ms, at most {COMMAND_BOUND_MS}", wall <= COMMAND_BOUND_MS


def stop(number, _):
    raise SystemExit(f"stopped by {signal.Signals(number).name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli", help="the path of a published litecognito")
    parser.add_argument("--rounds", type=int, default=21, help="how often each command runs (default: 21)")
    parser.add_argument("--no-bounds", action="store_true", help="do not check the bounds")
    arguments = parser.parse_args()
    if arguments.rounds < 1:
        parser.error("--rounds must be at least 1")
    for number in signal.SIGTERM, signal.SIGHUP, signal.SIGALRM:
        signal.signal(number, stop)
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        sys.exit("This needs Linux.")

    measured = measure(arguments.cli, arguments.rounds)
    ours = measured[1].medians() if measured[1].results else None
    show(measured, ours, arguments.rounds)
    checks = [(row.name, not row.errors) for row in measured if row.kind != "floor"]
    for row in measured:
        for error in row.errors[:1]:
            print(f"failed {len(row.errors)} times: {row.name}: {error}")
    if not arguments.no_bounds:
        if measured[0].medians()[2] > 4:
            sys.exit("/bin/true takes more than 4 MB, so the figures for memory are wrong.")
        checks += (found := list(bounds(measured, ours) if ours else ()))
        for sentence, kept in found:
            print(f"{'ok' if kept else 'FAILED'}: {sentence}")
    failed = sum(not passed for _, passed in checks)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
