# Sourced by the builders and their tests, which set $root first: the tools of the system and a Python to build with.

# shellcheck source=installer/setup-env.sh
source "$root/installer/setup-env.sh"

need_tools() { # COMMAND=PACKAGE...: true when every command is there, after installing packages if this user may
    local need missing=()
    for need in "$@"; do command -v "${need%%=*}" >/dev/null || missing+=("${need#*=}"); done
    [[ ${#missing[@]} -eq 0 ]] && return
    install_packages "${missing[@]}" && hash -r && return
    name_packages "${missing[@]}"
    return 1
}

find_builder() { # VERSION (3.11) -> $python, an interpreter of just that version with pip
    local candidate
    for candidate in $(type -aP "python$1" python3 python); do
        python=$("$candidate" -c '
import os, sys
import pip
if "%d.%d" % sys.version_info[:2] != sys.argv[1]:
    sys.exit(1)
print(os.path.realpath(getattr(sys, "_base_executable", sys.executable)))' "$1" 2>/dev/null) && return
    done
    install_packages "python$1" python3-pip && hash -r && python=$(type -P "python$1") && "$python" -m pip --version >/dev/null 2>&1 ||
        stop "Cần Python $1 có pip. Hãy nhờ người quản trị chạy: sudo apt-get install python$1 python3-pip"
}
