"""Prints the managed methods that the measured commands run, by first use, as `ilc --order` reads them. See README.md."""
import bisect
import contextlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from measure import emulator, rows

# The program needs less than this. Without a limit, .NET reserves more address space than qemu offers.
HEAP_LIMIT = "0x4000000"


def symbols(file):
    """Returns the functions of an ELF file as (address, size, name), by address."""
    lines = subprocess.run(["nm", "--print-size", file], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    functions = (line.split(None, 3) for line in lines)
    return sorted((int(entry[0], 16), int(entry[1], 16), entry[3]) for entry in functions if len(entry) == 4 and entry[2] in "tT")


def code_address(file):
    """Returns the address in an ELF file at which its code begins."""
    headers = subprocess.run(["readelf", "--wide", "--program-headers", file], stdout=subprocess.PIPE, text=True, check=True).stdout
    return int(re.search(r"LOAD +\S+ (0x\S+) .* R E ", headers)[1], 16)


def addresses(command, environment, log):
    """Runs a command under qemu. Returns the addresses in its file of the instructions that ran, by first use."""
    subprocess.run(
        ["qemu-x86_64", "-d", "in_asm,page", "-D", log, *command], env=environment, stdout=subprocess.DEVNULL, check=True)
    text = pathlib.Path(log).read_text(errors="replace")
    base = int(re.search(r"^start_code +(\S+)", text, re.MULTILINE)[1], 16) - code_address(command[0])
    return [int(address, 16) - base for address in re.findall(r"^(0x[0-9a-f]+): ", text, re.MULTILINE)]


def main():
    cli, debug_symbols = sys.argv[1:]
    functions = symbols(debug_symbols)
    starts = [start for start, _, _ in functions]
    with emulator(cli) as server, tempfile.TemporaryDirectory() as folder:
        environment = {"PATH": os.environ["PATH"], "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        environment |= {"LITECOGNITO_PASSWORD": server["password"], "DOTNET_GCHeapHardLimit": HEAP_LIMIT}
        with contextlib.redirect_stdout(sys.stderr):
            commands = {row.name.partition(" ")[2]: row.command for row in rows(cli, server) if row.command[0] == cli}
        commands["sign-in"].remove("--json")
        # The sign-in keeps the session that the others need, but it runs the most methods, so its own come last.
        ran = {name: addresses(commands[name], environment, f"{folder}/log") for name in ("sign-in", "--help", "token", "whoami")}
    used = {}
    for address in [*ran["--help"], *ran["token"], *ran["whoami"], *ran["sign-in"]]:
        at = bisect.bisect(starts, address) - 1
        if at >= 0 and address < functions[at][0] + functions[at][1]:
            used.setdefault(functions[at][2])
    # The names of managed methods have those of their type and the method; the names of C++ begin with _Z.
    for name in used:
        if "__" in name and not name.startswith("_Z"):
            print(name)


if __name__ == "__main__":
    main()
