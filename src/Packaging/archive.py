"""Packs a folder as NAME.zip, if it has a program for Windows, or as NAME.tar.gz, and writes the SHA-256 sum beside it.

archive.py FOLDER NAME EPOCH: every file gets the time EPOCH, so that the same files make the same archive.
"""
import gzip
import hashlib
import pathlib
import sys
import tarfile
import time
import zipfile


def write_zip(path, folder, files, epoch):
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            entry = zipfile.ZipInfo(f"{folder.name}/{file.name}", time.gmtime(epoch)[:6])
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)


def write_tar(path, folder, files, epoch):
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, epoch) as packed, tarfile.open(mode="w", fileobj=packed) as archive:
        for file in files:
            entry = tarfile.TarInfo(f"{folder.name}/{file.name}")
            entry.size, entry.mtime = file.stat().st_size, epoch
            entry.mode = 0o644 if file.suffix or file.name == "LICENSE" else 0o755
            with file.open("rb") as content:
                archive.addfile(entry, content)


def main():
    folder, name, epoch = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    files = sorted(folder.iterdir())
    is_windows = any(file.suffix == ".exe" for file in files)
    path = pathlib.Path(name + (".zip" if is_windows else ".tar.gz"))
    (write_zip if is_windows else write_tar)(path, folder, files, epoch)
    sum_of_file = hashlib.sha256(path.read_bytes()).hexdigest()
    pathlib.Path(f"{path}.sha256").write_text(f"{sum_of_file}  {path.name}\n", encoding="utf-8")
    print(path)


if __name__ == "__main__":
    main()
