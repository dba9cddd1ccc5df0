"""Set up duo_analytics in the folder of this file and run it.

Standard library only, on Linux, macOS and Windows. The syntax stays that of Python 3.6, so that
an old Python reads the check below and says it in Dutch instead of showing a SyntaxError.
"""

import errno
import hashlib
import os
import sys

USAGE = """\
Gebruik: python duo.py OPDRACHT [opties]

  python duo.py run     maakt de rapportage (van het voorbeeld als er niets is aangeleverd)
  python duo.py test    controleert het programma zelf
  python duo.py list    of een andere opdracht van duo-analytics: check, contract, compare, ...

De eerste keer zet dit alles klaar in de map .venv; dat duurt enkele minuten.
"""

if sys.version_info < (3, 11):
    sys.stderr.write(
        "duo_analytics heeft Python 3.11 of nieuwer nodig en dit is Python {}.{}: installeer een "
        "nieuwere Python en start daarmee, bijvoorbeeld: python3.11 duo.py run\n".format(
            *sys.version_info[:2]
        )
    )
    sys.exit(2)

WINDOWS = os.name == "nt"
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
PROGRAM = os.path.join(os.path.dirname(PYTHON), "duo-analytics" + (".exe" if WINDOWS else ""))
STAMP = os.path.join(VENV, "duo-setup.stamp")
LOG = os.path.join(ROOT, ".venv-setup.log")
LOCK = os.path.join(ROOT, ".duo-setup.lock")
REQUIREMENTS = os.path.join(ROOT, "requirements.lock")
PROJECT = os.path.join(ROOT, "pyproject.toml")

NO_SPACE = "De schijf is vol: maak ruimte vrij (de omgeving vraagt ongeveer 1 GB)"
NO_ACCESS = (
    "Er mag niet geschreven worden in deze map of in de map van de installatie: geef uzelf "
    "schrijfrechten, zet de map op een andere plaats of sluit programma's die .venv gebruiken"
)
TOO_LONG = "Het pad van deze map is te lang: zet de map op een korte plaats, zoals C:\\duo"

# What an installer says (a pattern, in any case) and what that means. The first that fits counts,
# so what can only mean one thing stands before what also shows up as a consequence of another.
MEANINGS = (
    (r"no space left|not enough space on the disk|quota exceeded", NO_SPACE),
    (
        r"no module named '?(venv|ensurepip)|ensurepip is (not available|disabled)",
        "Deze Python kan geen omgeving maken omdat de module venv of ensurepip ontbreekt: "
        "installeer die (Debian en Ubuntu: apt install python3-venv)",
    ),
    (
        r"do not match the hashes|hash mismatch|hashes are required",
        "Een opgehaald pakket is niet het pakket uit requirements.lock (de controlesom wijkt af): "
        "haal requirements.lock opnieuw op, en vraag bij herhaling uw beheerder wat het netwerk "
        "of het pakketregister verandert",
    ),
    (r"filename or extension is too long|long path support|file name too long", TOO_LONG),
    (
        r"certificate.verify.failed|invalid peer certificate|unknownissuer|self.signed cert",
        "De beveiligde verbinding met het pakketregister wordt niet vertrouwd: vraag uw beheerder "
        "om het certificaat van uw netwerk en zet SSL_CERT_FILE (uv) of PIP_CERT (pip) op dat "
        "bestand",
    ),
    (
        r"proxyerror|connect to proxy|proxy authentication required|tunnel error|proxy connect",
        "De proxy laat de verbinding met het pakketregister niet door: controleer HTTPS_PROXY of "
        "vraag uw beheerder naar het juiste proxyadres",
    ),
    (
        r"401 unauthorized|403 forbidden|error 40[13]\b",
        "Het pakketregister weigert de toegang: controleer de aanmeldgegevens in uw instellingen "
        "van pip of uv",
    ),
    (
        r"name resolution|name or service not known|nodename nor servname|getaddrinfo failed"
        r"|dns error|failed to lookup address|connection (refused|reset|aborted)|actively refused"
        r"|network is unreachable|no route to host|timed out|error sending request"
        r"|failed to fetch|too many 50\d error|max retries exceeded|incompleteread",
        "Het pakketregister is niet bereikbaar: controleer het netwerk, de proxy (HTTPS_PROXY) en "
        "een eigen register in de instellingen van pip of uv",
    ),
    # pip says the same when the register refuses an unknown visitor.
    (
        r"no matching distribution|no usable wheels|no wheels with a matching"
        r"|not a supported wheel|for the current platform",
        "Het pakketregister heeft een pakket niet voor deze Python en dit soort computer: gebruik "
        "een 64-bits Python van 3.11 tot en met 3.14 op Windows, Linux of macOS, of controleer de "
        "toegang tot een eigen register",
    ),
    (r"permission denied|access is denied|read-only file system|used by another", NO_ACCESS),
)


class SetupError(Exception):
    """Set-up cannot go on; the text is the Dutch sentence for the user."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks and return the exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(USAGE, end="", file=sys.stdout if arguments else sys.stderr)
        return 0 if arguments else 2
    try:
        ensure_environment()
        if arguments[0] == "test":
            return run_checks(arguments[1:])
        return run_program(arguments)
    except KeyboardInterrupt:
        say("Afgebroken: geef dezelfde opdracht nog eens om het alsnog te doen.")
        return 130
    except Exception as error:
        if os.environ.get("DUO_DEBUG") == "1":
            raise
        say(f"Fout: {sentence(error)}.")
        return 1


def say(text: str) -> None:
    """Print for a person on standard error: standard output belongs to the command itself."""
    print(text, file=sys.stderr, flush=True)


def run_program(arguments: list[str]) -> int:
    """Run duo-analytics from the environment, on POSIX in the place of this process."""
    if not WINDOWS:
        os.execve(PROGRAM, [PROGRAM, *arguments], child_environment())  # noqa: S606 - no shell
    return run_and_wait([PROGRAM, *arguments])


def run_and_wait(command: list[str]) -> int:
    """Run a command to its own end, also when Ctrl-C reaches both of us, and return its code."""
    import subprocess

    process = subprocess.Popen(command, env=child_environment())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def child_environment() -> dict[str, str]:
    """Return our environment with UTF-8 on and without the packages of another Python."""
    foreign = ("PYTHONHOME", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return dict(kept, PYTHONUTF8="1", PYTHONNOUSERSITE="1")


# --- the checks of `duo.py test` ------------------------------------------------------------------


def run_checks(pytest_arguments: list[str]) -> int:
    """Run every check, also after one failed, and return 1 when any failed."""
    import time

    checks = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "pytest": ["pytest", *pytest_arguments],
    }
    start = time.monotonic()
    failed = []
    os.chdir(ROOT)
    for number, (name, command) in enumerate(checks.items(), 1):
        print(f"[{number}/{len(checks)}] Controle met {name} ...", flush=True)
        if run_check(command) != 0:
            failed.append(name)
    seconds = round(time.monotonic() - start)
    outcome = "NIET GOED: " + ", ".join(failed) if failed else "Alles is goed"
    print(f"{outcome} ({len(checks)} controles in {seconds} s).", flush=True)
    return 1 if failed else 0


def run_check(command: list[str]) -> int:
    import subprocess

    return subprocess.call([PYTHON, "-m", *command], env=child_environment())


# --- the environment ------------------------------------------------------------------------------


def ensure_environment() -> None:
    """Make `.venv` when it is missing, broken or made from other files than those of now."""
    if is_ready():
        return
    lock = take_lock()
    try:
        if not is_ready():
            build_environment(lock)
    finally:
        os.close(lock)


def is_ready() -> bool:
    """Tell whether the stamp fits and the interpreter behind `.venv` is still there."""
    try:
        with open(STAMP, "rb") as file:
            stamp = file.read()
        expected = fingerprint()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return stamp == expected and os.path.exists(PYTHON) and os.path.exists(PROGRAM)


def fingerprint() -> bytes:
    """Return the SHA-256 of all that decides what `.venv` should hold, and of where it stands.

    The Python version is that of `.venv` itself, from its pyvenv.cfg, and not the one that runs
    this file: otherwise a planner and a person with two Pythons would rebuild it in turn.
    """
    digest = hashlib.sha256(ROOT.encode())
    for path in (REQUIREMENTS, PROJECT, os.path.join(VENV, "pyvenv.cfg")):
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest().encode()


def build_environment(lock: int) -> None:
    """Make `.venv` anew; the stamp comes last, so that a set-up cut short is done again."""
    import shutil
    import time

    require_project_files()
    start = time.monotonic()
    open(LOG, "wb").close()
    if os.path.lexists(STAMP):
        os.remove(STAMP)
    for announcement, command in setup_steps(shutil.which("uv")):
        say(announcement)
        run_step(lock, command)
    with open(STAMP, "wb") as file:
        file.write(fingerprint())
    say(f"Klaar na {time.monotonic() - start:.0f} s.")


def require_project_files() -> None:
    for path in (REQUIREMENTS, PROJECT):
        if not os.path.exists(path):
            name = os.path.basename(path)
            raise SetupError(f"{name} ontbreekt naast duo.py: haal de map opnieuw en volledig op")


def setup_steps(uv: str | None) -> list[tuple[str, list[str]]]:
    """Return what to say and what to run, from an empty `.venv` to our own package in it."""
    # The interpreter below a virtual environment: the one that runs us may stand in the old .venv.
    empty = [
        getattr(sys, "_base_executable", sys.executable),
        "-m",
        "venv",
        "--clear",
        "--without-pip",
        VENV,
    ]
    if uv:
        installer, get_pip = "uv", []
        install = [uv, "pip", "install", "--python", PYTHON, "--compile-bytecode"]
    else:
        installer, get_pip = "pip", [("pip klaarzetten ...", [PYTHON, "-m", "ensurepip"])]
        install = [PYTHON, "-m", "pip", "install", "--compile", "--no-input"]
    locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", REQUIREMENTS]
    own = ["--no-deps", "--no-build-isolation", "--editable", ROOT]
    return [
        ("Omgeving maken in .venv (eenmalig, enkele minuten) ...", empty),
        *get_pip,
        (f"Pakketten installeren met {installer} ...", install + locked),
        ("duo_analytics zelf installeren ...", install + own),
    ]


def run_step(lock: int, command: list[str]) -> None:
    """Run one step with its output in the log; raise SetupError with what its failure means."""
    import subprocess

    with open(LOG, "ab") as log:
        start = log.tell()
        code = subprocess.call(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=child_environment(),
            cwd=ROOT,
            # An installer that outlives us keeps the lock until it ends.
            pass_fds=() if WINDOWS else (lock,),
        )
    if code != 0:
        with open(LOG, "rb") as log:
            log.seek(start)
            output = log.read().decode("utf-8", "replace")
        raise SetupError(f"{meaning(output)}; alle uitvoer staat in {os.path.basename(LOG)}")


# --- what went wrong, in Dutch --------------------------------------------------------------------


def meaning(output: str) -> str:
    """Return the Dutch sentence for the output of an installer that failed."""
    import re

    for pattern, text in MEANINGS:
        if re.search(pattern, output, re.IGNORECASE):
            return text
    return "Het installeren is niet gelukt om een onbekende reden: probeer het nog eens"


def sentence(error: Exception) -> str:
    """Return the Dutch sentence for an exception of our own or of the operating system."""
    if isinstance(error, SetupError):
        return str(error)
    code = getattr(error, "errno", None)
    if code in (errno.ENOSPC, errno.EDQUOT):
        return NO_SPACE
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NO_ACCESS
    if code == errno.ENAMETOOLONG or getattr(error, "winerror", None) == 206:
        return TOO_LONG
    return f"Er ging iets onverwachts mis ({error!r}): meld wat er met DUO_DEBUG=1 verschijnt"


# --- one set-up at a time -------------------------------------------------------------------------


def take_lock() -> int:
    """Wait until no other set-up works in this folder; return the descriptor that is the lock.

    The operating system holds the lock and drops it when its process dies, so a lock cannot go
    stale; the file only carries the process id for the message.
    """
    import time

    descriptor = os.open(LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    if not try_lock(descriptor):
        owner = os.read(descriptor, 20).decode("ascii", "replace").strip() or "onbekend"
        say(f"Een andere opzet is bezig in deze map (proces {owner}); even wachten ...")
        while not try_lock(descriptor):
            time.sleep(0.1)
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, str(os.getpid()).encode())
    return descriptor


if sys.platform == "win32":

    def try_lock(descriptor: int) -> bool:
        import msvcrt

        # Far beyond the process id, which others must be able to read.
        os.lseek(descriptor, 1024, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:

    def try_lock(descriptor: int) -> bool:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
