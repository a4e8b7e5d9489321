"""Set up, run, test and build Bình Yên with nothing but Python 3.11: see USAGE below.

Standard library only: this file runs before anything is installed. Words on the terminal are
Vietnamese and go to stderr, so that the output of the program itself stays clean.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

USAGE = """\
Cách dùng: python3 dev.py LỆNH [tham số…]        (Windows: py dev.py LỆNH)
  run      mở chương trình (máy không màn hình: chạy bản mẫu); run LỆNH… là dòng lệnh binhyen
  test     kiểm tra định dạng, văn phong, kiểu, các tầng, rồi mọi phép thử; test … là pytest …;
           test --long: bản dài (hàng nghìn lần ngắt, hàng vạn chuỗi sự cố; vài giờ)
  pictures chụp lại các hình của README từ năm mẫu
  bench    đo năm mẫu, việc tìm… so với phần việc thô trong đó, trên chính máy này;
           bench exchange: riêng phần gửi – nhận; bench desktop: riêng màn hình, so với
           cách làm khác (LibreOffice, minisign… nếu máy có); bench TÊN: một phép đo
  build    đóng gói vào dist/BinhYen rồi cho chương trình tự kiểm tra
  lock     làm lại requirements.lock"""
ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "stamp.txt"
WINDOWS = sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
SCRIPTS = {"bench": "tests.benchmarks", "pictures": "tests.journeys.pictures"}
ROOM = 1_500_000_000  # bytes on the disk for .venv, pip's scratch and the sample year

# What the wheels of Qt leave to the system: shared library -> Debian package.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-sync.so.1": "libxcb-sync1",
}
PRINTER = {"libcups.so.2": "libcups2"}
# What the tests hold the program against: a command and its Debian package, a line each.
TOOLS = ROOT / ".ci" / "tools.txt"
TEST_TOOLS = dict(line.split() for line in TOOLS.read_text(encoding="utf-8").splitlines())
INSTALL = ("--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:")
EXPORT = ("--frozen", "--all-groups", "--no-header", "--no-emit-project")
CHECKS = {
    "định dạng": ("-m", "ruff", "format", "--check", "."),
    "văn phong": ("-m", "ruff", "check", "."),
    "kiểu": ("-m", "mypy"),
    "các tầng": ("-c", "from importlinter.cli import lint_imports_command as c; c(['--no-logo'])"),
}


class SetupError(Exception):
    """The machine lacks something that this program cannot fetch by itself."""


def main(words: list[str]) -> int:
    """Do what the command line asks and return the exit code of what was started."""
    if sys.version_info < (3, 11):  # noqa: UP036  # whoever starts this may have an older one
        say(f"Cần Python 3.11 trở lên; đây là {sys.version.split()[0]}. Hãy cài rồi chạy lại.")
        return 1
    scripts = {name: partial(script, module) for name, module in SCRIPTS.items()}
    commands = {"run": run, "test": test, "build": build, "lock": lock} | scripts
    if not words or words[0] not in commands:
        say(USAGE)
        return 0 if words[:1] in (["--help"], ["-h"]) else 2
    os.environ["PYTHONUTF8"] = "1"
    try:
        return commands[words[0]](words[1:])
    except (SetupError, OSError) as error:
        say(f"Chưa xong: {error}")
        return 1
    except KeyboardInterrupt:
        say("Đã dừng. Chạy lại lệnh này thì làm tiếp.")
        return 130


def run(words: list[str]) -> int:
    """Start the program: the window where there is a display, else the demo in the terminal."""
    display = has_display(sys.platform, os.environ)
    provide(OFFSCREEN | WINDOW if display else OFFSCREEN, {}, must=display and not words)
    if not display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_environment()
    return _program(*(words or ([] if display else ["demo"])))


def test(words: list[str]) -> int:
    """Check format, style, types and floors, then run all tests; words go to pytest alone."""
    provide(OFFSCREEN | WINDOW, TEST_TOOLS)
    make_environment()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(ROOT)
    if words[:1] == ["--long"]:
        os.environ["BINHYEN_LONG"], words = "1", words[1:]
    if words:
        return _python("-m", "pytest", *words)
    for name, command in CHECKS.items():
        say(f"Kiểm tra {name}…")
        if code := _python(*command):
            say(f"Dừng lại: chưa qua bước kiểm tra {name}.")
            return code
    say("Chạy các phép thử…")
    return _python("-m", "pytest", "-n", "auto", "--dist", "loadgroup", "--cov")


def script(module: str, words: list[str]) -> int:
    """Run one of the scripts that stand among the tests."""
    provide(OFFSCREEN, {})
    make_environment()
    os.chdir(ROOT)
    return _python("-m", module, *words)


def build(_: list[str]) -> int:
    """Build the one-folder program into dist/ and let it test itself there."""
    provide(OFFSCREEN | WINDOW | PRINTER | _python_library(), {"objdump": "binutils"})
    make_environment()
    os.chdir(ROOT)
    say("Đang đóng gói vào dist/BinhYen…")
    command = ("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN", "build.spec")
    if code := _python(*command):
        return code
    program = ROOT / "dist" / "BinhYen" / ("BinhYen.exe" if WINDOWS else "BinhYen")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return _start(program, "selftest")


def lock(_: list[str]) -> int:
    """Pin and hash the newest allowed parts anew; uv works in a scratch folder that is removed."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        python = scratch / "env" / PYTHON.relative_to(ENVIRONMENT)
        _must(sys.executable, "-m", "venv", scratch / "env")
        _must(python, "-m", "pip", "install", "--quiet", "uv")
        shutil.copy(ROOT / "pyproject.toml", scratch)
        uv = (python, "-m", "uv", "--quiet", "--project", scratch)
        _must(*uv, "lock")
        _must(*uv, "export", *EXPORT, "--output-file", scratch / LOCK.name)
        pins = (scratch / LOCK.name).read_text(encoding="utf-8")
    if "://" in pins:
        raise SetupError("Bản khoá mới có tên máy chủ; giữ nguyên bản cũ.")
    LOCK.write_text(pins, encoding="utf-8")
    say(f"Đã ghi lại {LOCK.name}.")
    return 0


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can be opened here."""
    display = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return platform in ("win32", "darwin") or bool(display)


def provide(libraries: Mapping[str, str], tools: Mapping[str, str], *, must: bool = True) -> None:
    """Install the Debian packages that are missing; go on without libraries unless they `must`."""
    packages = lacking(libraries, tools) if sys.platform.startswith("linux") else []
    if not packages:
        return
    _install(packages)
    importlib.invalidate_caches()
    if lacking(libraries if must else {}, {}):
        raise SetupError("Chưa có đủ nên chưa chạy. Có đủ rồi thì chạy lại lệnh này.")


def lacking(libraries: Mapping[str, str], tools: Mapping[str, str]) -> list[str]:
    """Name the Debian packages of the libraries that do not load and the tools not found."""
    packages = {package for library, package in libraries.items() if not _loads(library)}
    packages |= {package for tool, package in tools.items() if not _finds(tool)}
    if not STAMP.is_file() and importlib.util.find_spec("ensurepip") is None:
        packages.add("python3-venv")  # Debian keeps it apart from Python
    return sorted(packages)


def make_environment() -> None:
    """Bring .venv to what the lock names; does nothing when it is there already."""
    python, pins = sys.version.split()[0], sha256(LOCK.read_bytes()).hexdigest()
    there = STAMP.read_text().split() if STAMP.is_file() else []
    if there == [python, pins]:
        return
    if not os.access(ROOT, os.W_OK):
        raise SetupError(f"Không ghi được vào {ROOT}. Hãy chép thư mục này tới chỗ ghi được.")
    if shutil.disk_usage(ROOT).free < ROOM:
        raise SetupError(f"Ổ đĩa của {ROOT} gần đầy: cần trống {ROOM / 1e9:.1f} GB để bắt đầu.")
    say("Đang chuẩn bị .venv (khoảng một phút; chỉ lần đầu và khi danh sách gói thay đổi)…")
    if there[:1] != [python]:
        _must(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)
    if _start(PYTHON, "-m", "pip", "install", *INSTALL, "-r", LOCK):
        raise SetupError("Chưa tải đủ các gói Python. Có mạng rồi thì chạy lại lệnh này.")
    STAMP.write_text(f"{python} {pins}")


def apt_line(packages: Iterable[str]) -> str:
    """Return the one line that an administrator has to run."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, file=sys.stderr, flush=True)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _finds(tool: str) -> bool:
    places = os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin"  # not on a user's PATH
    return shutil.which(tool, path=places) is not None


def _install(packages: list[str]) -> None:
    """Install with apt-get where that is possible, else name the line that does it."""
    if not shutil.which("apt-get"):
        say(f"Máy còn thiếu (tên gói của Debian): {' '.join(packages)}")
    elif os.geteuid() != 0:
        say(f"Máy còn thiếu vài gói hệ thống; hãy chạy dòng này:\n  {apt_line(packages)}")
    elif not (_apt("update") and _apt("install", "-y", "--no-install-recommends", *packages)):
        say("apt-get không cài được các gói ấy.")


def _apt(*words: str) -> bool:
    """Run apt-get without questions; its words are shown only when it fails."""
    say(f"apt-get {' '.join(words)}…")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=quiet)
    if done.returncode:
        say(done.stdout + done.stderr)
    return done.returncode == 0


def _python_library() -> dict[str, str]:
    """Name the library that PyInstaller needs of Debian's own Python, which runs without it."""
    if sys.base_prefix != "/usr":
        return {}
    version = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    return {f"{version}.so.1.0": version}


def _program(*words: str) -> int:
    os.environ["PYTHONPATH"] = str(ROOT)  # the folder stays the user's: paths are theirs
    return _python("-P", "-m", "desktop", *words)


def _python(*words: str) -> int:
    return _start(PYTHON, *words)


def _must(*command: str | Path) -> None:
    if _start(*command):
        raise SetupError(f"Lệnh không xong: {' '.join(map(str, command))}")


def _start(*command: str | Path) -> int:
    with subprocess.Popen(command) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.wait()  # it heard Ctrl+C too, and ends in its own way
            raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
