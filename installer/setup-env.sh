# Sourced by ./run and ./test, which set $root first: finds or makes the Python environment of the checkout.
#
# ensure_environment KIND leaves in $python the interpreter to start; KIND is "program" or "tests".
# When everything is there it only compares files, so that a start costs a few milliseconds and no network.
#
# An environment is whole when it holds copies of the lock files it was installed from and nothing named "half-made".
# It stands in .venv, or, where this user cannot write there, in the user's cache folder.

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 2
}

# ---------------------------------------------------------------------------------------------- the fast way

is_whole() { # ENVIRONMENT KIND
    [[ -x $1/bin/python && -r $1/requirements.lock && ! -e $1/half-made ]] || return 1
    cmp -s -- "$root/requirements.lock" "$1/requirements.lock" || return 1
    [[ $2 == program ]] || cmp -s -- "$root/requirements-dev.lock" "$1/requirements-dev.lock"
}

cache_folder() {
    local folder=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
    if [[ $folder != /* ]] || ! mkdir -p -- "$folder/cchc" 2>/dev/null || [[ ! -w $folder/cchc ]]; then
        folder=${TMPDIR:-/tmp}/cchc-$UID  # a user without a home of their own
        mkdir -m 700 -- "$folder" 2>/dev/null || true
        [[ -O $folder && ! -L $folder ]] || stop "Không có thư mục nào để ghi: hãy đặt biến HOME trỏ tới thư mục của bạn."
        mkdir -p -- "$folder/cchc"
    fi
    printf '%s' "$folder/cchc"
}

choose_environment() { # KIND -> $environment
    environment=$root/.venv
    is_whole "$environment" "$1" && return
    if [[ -e $environment ]]; then [[ -w $environment && -w $root ]] && return; else [[ -w $root ]] && return; fi
    local cache hash
    cache=$(cache_folder) || exit
    hash=$(printf '%s' "$root" | sha256sum)
    environment=$cache/venv-${hash:0:12}
}

prepare_variables() {
    # A setting for another Python, or one that makes every start compile again, must not reach ours.
    unset PYTHONHOME PYTHONDONTWRITEBYTECODE PYTHONPLATLIBDIR
    export PYTHONPATH=$root
    if [[ ! -w $root/desktop && -z ${PYTHONPYCACHEPREFIX:-} ]]; then
        PYTHONPYCACHEPREFIX=$(cache_folder)/pycache || exit
        export PYTHONPYCACHEPREFIX
    fi
    # Qt and the file names need UTF-8; a bare server often has the "C" locale.
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
        *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
        *) if [[ -n ${LC_ALL:-} ]]; then export LC_ALL=C.UTF-8; else export LC_CTYPE=C.UTF-8; fi ;;
    esac
}

ensure_environment() { # KIND
    local kind=$1
    prepare_variables
    choose_environment "$kind"
    if ! is_whole "$environment" "$kind"; then
        mkdir -p -- "${environment%/*}"
        (
            # The folder itself is the lock: it needs no file, and lets go when the process ends, however it ends.
            if ! flock --nonblock 9; then
                say "Đang chờ một lần cài đặt khác chạy xong …"
                flock 9
            fi
            is_whole "$environment" "$kind" || make_environment "$kind"
        ) 9<"${environment%/*}" || exit
    fi
    python=$environment/bin/python
    check_system "$kind"
}

# ---------------------------------------------------------------------------------------------- packages of the system

as_root() {
    if [[ $EUID -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

install_packages() { # PACKAGE...: true when they were installed
    command -v apt-get >/dev/null || return 1
    [[ $EUID -eq 0 ]] || sudo -n true 2>/dev/null || return 1
    say "Đang cài gói hệ thống: $*"
    local log apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    log=$(mktemp)
    # The lists of a fresh machine are empty or old: fetch them only when the first try says so.
    if as_root "${apt[@]}" install -y --no-install-recommends "$@" </dev/null >"$log" 2>&1 ||
        { as_root "${apt[@]}" update </dev/null >"$log" 2>&1 &&
            as_root "${apt[@]}" install -y --no-install-recommends "$@" </dev/null >"$log" 2>&1; }; then
        rm -f -- "$log"
        return 0
    fi
    grep -E '^(E|W):' "$log" | head -n 3 >&2
    rm -f -- "$log"
    return 1
}

name_packages() { # PACKAGE...
    say "Máy còn thiếu gói hệ thống. Hãy nhờ người quản trị chạy: sudo apt-get install --no-install-recommends $*"
}

package_of() { # LIBRARY
    # Debian names most packages after library and version: libxcb-icccm.so.4 is in libxcb-icccm4.
    local name=${1%%.so.*} version=${1##*.so.}
    case $name in
        libglib-2.0 | libgthread-2.0) echo libglib2.0-0 ;;
        *[0-9]) printf '%s-%s\n' "${name,,}" "$version" ;;
        *) printf '%s%s\n' "${name,,}" "$version" ;;
    esac
}

missing_for_window() {
    local qt library
    qt=$("$python" -c 'import importlib.util as u; print(*u.find_spec("PySide6").submodule_search_locations)') || return 0
    # The modules the program imports, and the plugins Qt loads by itself: X11, Wayland, input methods, printing.
    for library in $(ldd "$qt"/Qt{Widgets,PrintSupport,Network,Svg}.abi3.so \
        "$qt"/Qt/plugins/platforms/libq{xcb,offscreen,wayland-generic}.so \
        "$qt"/Qt/plugins/platforminputcontexts/lib{ibus,compose}platforminputcontextplugin.so \
        "$qt"/Qt/plugins/platformthemes/libqxdgdesktopportal.so \
        "$qt"/Qt/plugins/printsupport/libcupsprintersupport.so 2>/dev/null |
        awk '/=> not found/ { print $1 }' | sort -u); do
        # Libraries of the wheel itself (libshiboken6) are found once Python has loaded them.
        case $library in libshiboken6* | libpyside6* | libQt6*) ;; *) package_of "$library" ;; esac
    done
    has_vietnamese_font || echo fonts-dejavu-core
}

has_vietnamese_font() {
    if command -v fc-list >/dev/null; then
        [[ -n $(fc-list :lang=vi family 2>/dev/null | head -n 1) ]]
    else
        [[ -n $(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}"/.{local/share/,}fonts \
            \( -name 'DejaVuSans.ttf' -o -name 'LiberationSans-Regular.ttf' -o -name 'NotoSans-Regular.*' \
            -o -name 'Ubuntu*.ttf' -o -name 'Roboto-Regular.*' \) -print -quit 2>/dev/null) ]]
    fi
}

missing_for_tests() {
    command -v soffice >/dev/null || echo libreoffice-calc
    command -v pdftoppm >/dev/null || echo poppler-utils
    command -v Xvfb >/dev/null || echo xvfb
    command -v xauth >/dev/null || echo xauth
    command -v zbarimg >/dev/null || echo zbar-tools
}

# What the last look found missing is kept beside the environment ("system-program", "system-tests"): an empty file is
# never looked at again. Commands need nothing of it; a window and the tests are refused only when Qt cannot start.
check_system() { # KIND
    local kind=$1 note=$environment/system-$1 missing
    if [[ -e $note ]]; then
        [[ ! -s $note || ($kind == program && -z ${needs_window:-}) ]] && return
    fi
    missing=$(what_is_missing "$kind")
    # shellcheck disable=SC2086  # a list of words
    if [[ -n $missing ]] && install_packages $missing; then missing=$(what_is_missing "$kind"); fi
    { printf '%s' "$missing" >"$note"; } 2>/dev/null || true
    [[ -z $missing ]] && return
    # shellcheck disable=SC2086
    name_packages $missing
    # The tests have a window of their own, without a screen.
    local platform=()
    [[ $kind == program ]] || platform=(QT_QPA_PLATFORM=offscreen)
    if [[ $kind == tests || -n ${needs_window:-} ]] && ! (
        env "${platform[@]}" "$python" -c 'from PySide6.QtWidgets import QApplication; QApplication([])'
    ) >/dev/null 2>&1; then
        exit 2
    fi
}

what_is_missing() { # KIND
    {
        missing_for_window
        if [[ $1 == tests ]]; then missing_for_tests; fi
    } | sort -u | tr '\n' ' '
}

# ---------------------------------------------------------------------------------------------- the slow way

find_python() { # WANTED-MODULES -> the real path of the first fitting interpreter
    local candidate
    for candidate in $(type -aP python3 python3.13 python3.12 python3.11 python); do
        "$candidate" -c '
import os, sys
if not (3, 11) <= sys.version_info[:2] < (3, 14):
    sys.exit(1)
for name in sys.argv[1:]:
    __import__(name)
print(os.path.realpath(getattr(sys, "_base_executable", sys.executable)))' "$@" 2>/dev/null && return
    done
    return 1
}

make_environment() { # KIND
    local kind=$1 base version lock quiet=(-qq)
    if ! base=$(find_python venv ensurepip ssl sqlite3); then
        if base=$(find_python ssl sqlite3); then
            # Debian splits the part that makes environments from Python itself.
            version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            install_packages "python$version-venv" || { name_packages "python$version-venv"; exit 2; }
        else
            install_packages python3 python3-venv || install_packages python3.11 python3.11-venv ||
                stop "Cần Python 3.11, 3.12 hoặc 3.13. Hãy nhờ người quản trị chạy: sudo apt-get install python3 python3-venv"
        fi
        hash -r
        base=$(find_python venv ensurepip ssl sqlite3) || stop "Không tìm thấy Python 3.11, 3.12 hoặc 3.13 dùng được trên máy này."
    fi

    if ! is_whole "$environment" program; then
        say "Đang tạo môi trường Python trong $environment …"
        rm -rf -- "$environment"
        "$base" -m venv "$environment" >&2 || stop "Không tạo được môi trường Python trong $environment."
    fi
    : >"$environment/half-made"
    lock=requirements.lock
    [[ $kind == program ]] || lock=requirements-dev.lock
    say "Đang tải và cài các thư viện Python (lần đầu, khoảng 120 MB) …"
    [[ -t 2 ]] && quiet=()
    # A user's own pip settings may name an index or a proxy, but must not send the packages elsewhere.
    env -u PIP_TARGET -u PIP_PREFIX -u PIP_ROOT -u PIP_NO_BINARY -u PIP_CONSTRAINT PIP_USER=0 \
        "$environment/bin/python" -m pip install "${quiet[@]}" --disable-pip-version-check --no-input \
        --require-hashes --no-deps --only-binary :all: -r "$root/$lock" </dev/null >&2 ||
        stop "Không cài được thư viện Python: lần chạy đầu cần mạng tới kho gói Python. Hãy chạy lại khi có mạng."
    cp -- "$root/requirements.lock" "$environment/"
    [[ $kind == program ]] || cp -- "$root/requirements-dev.lock" "$environment/"
    rm -f -- "$environment/half-made" "$environment"/system-*
    say "Đã cài xong."
}
