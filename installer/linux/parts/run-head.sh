#!/bin/sh
# CCHC @VERSION@: sets the program up for the user who starts this file (sh @NAME@), without an administrator.
# What follows the last line of this text is the packed program.
#
# A new version is unpacked into a folder of its own and tried there; then one link is turned to it. Until that moment, and
# whatever stops the work before it, the version before stays as it was. The user's data lies elsewhere and is never touched.
set -u
version='@VERSION@' name='@NAME@' head_bytes=@HEAD_BYTES@ packed_sum='@PACKED_SUM@' needed_kb=@NEEDED_KB@ unpacker='@UNPACKER@'
quiet='' action=install

usage="Cách dùng: sh $name [--quiet] [--uninstall | --help]
  (không có gì)  cài đặt, nâng cấp hoặc sửa lại chương trình cho riêng người dùng này
  --quiet        không nói gì khi mọi việc tốt đẹp
  --uninstall    gỡ bỏ chương trình; số liệu được giữ lại
  --help         trang này
Mã kết thúc: 0 xong, 1 không làm được, 2 từ chối. Bản đang dùng vẫn nguyên khi mã khác 0."

say() { [ -n "$quiet" ] || printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
refuse() { printf '%s\n' "$*" >&2; exit 2; }

for word in "$@"; do
    case $word in
        --quiet | -q) quiet=yes ;;
        --uninstall) action=uninstall ;;
        --help | -h) printf '%s\n' "$usage"; exit 0 ;;
        *) refuse "Không hiểu “$word”.
$usage" ;;
    esac
done

case ${HOME:-} in /*) ;; *) refuse "Không biết thư mục riêng của bạn: hãy đặt biến HOME." ;; esac
case ${XDG_DATA_HOME:-} in /*) share=$XDG_DATA_HOME ;; *) share=$HOME/.local/share ;; esac
home=$share/cchc-program
launcher=$HOME/.local/bin/cchc
menu_files="applications/cchc.desktop mime/packages/cchc.xml icons/hicolor/scalable/apps/cchc.svg
icons/hicolor/scalable/mimetypes/application-vnd.cchc+zip.svg"
sizes="16 24 32 48 64 128 256"

is_running() { # FOLDER: whether a program runs out of it
    for link in /proc/[0-9]*/exe; do
        case $(readlink -- "$link" 2>/dev/null) in "$1"/*) return 0 ;; esac
    done
    return 1
}

tell_desktop() {
    update-desktop-database -q "$share/applications" 2>/dev/null
    update-mime-database "$share/mime" 2>/dev/null
    touch -c "$share/icons/hicolor" 2>/dev/null
    return 0
}

uninstall() {
    [ -d "$home" ] || refuse "Chương trình chưa được cài cho người dùng này."
    real=$(readlink -f -- "$home")
    is_running "$real" && refuse "Chương trình đang mở: hãy đóng cửa sổ chương trình rồi gỡ bỏ."
    for file in $menu_files; do rm -f -- "$share/$file"; done
    for size in $sizes; do rm -f -- "$share/icons/hicolor/${size}x$size/apps/cchc.png"; done
    case $(readlink -- "$launcher" 2>/dev/null) in "$home"/*) rm -f -- "$launcher" ;; esac
    data=
    for folder in "$home"/* "$home"/.[!.]*; do
        if [ -d "$folder/CCHC-data" ] && [ ! -L "$folder" ]; then # a user keeps data beside the program: it stays
            data=$folder/CCHC-data
            find "$folder" -mindepth 1 -maxdepth 1 ! -name CCHC-data -exec rm -rf -- {} +
        else
            rm -rf -- "$folder"
        fi || fail "Không xóa hết được thư mục $home."
    done
    tell_desktop
    if [ -n "$data" ]; then
        say "Đã gỡ bỏ chương trình. Số liệu để cạnh chương trình còn nguyên trong $data"
        return
    fi
    rmdir -- "$home"
    say "Đã gỡ bỏ chương trình. Số liệu còn nguyên trong thư mục dữ liệu (thường là $share/cchc)."
}

check_system() {
    [ "$(uname -sm)" = "Linux x86_64" ] || refuse "Chương trình cần Linux 64-bit (x86_64)."
    libc=$(getconf GNU_LIBC_VERSION 2>/dev/null)
    is_older "${libc#glibc }" 2.36 && refuse "Hệ điều hành quá cũ: cần Debian 12, Ubuntu 24.04 hoặc mới hơn."
    for command in "$unpacker" tar tail sha256sum mktemp; do
        command -v "$command" >/dev/null || refuse "Máy thiếu lệnh $command. Hãy nhờ người quản trị cài rồi chạy lại."
    done
}

is_older() { # VERSION VERSION: whether the first comes before the second
    [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

packed() { tail -c +$((head_bytes + 1)) -- "$0"; }

# What Qt and the program's modules need of the system; the answer names the first library that is not there.
try_program() { # FOLDER
    told=$("$1/cchc" --version 2>&1) && [ "$told" = "cchc $version" ] || { printf '%s' "$told"; return 1; }
    QT_QPA_PLATFORM=offscreen "$1/cchc-python" -I -B -c '
import ctypes, sys
from desktop import app
for plugin in ("platforms/libqxcb.so", "platforminputcontexts/libibusplatforminputcontextplugin.so"):
    ctypes.CDLL(sys.argv[1] + "/site/PySide6/Qt/plugins/" + plugin)' "$1" 2>&1
}

write() { # FILE: what is read, all of it or nothing
    mkdir -p -- "${1%/*}" && cat >"$1.new" && mv -f -- "$1.new" "$1"
}

add_to_menu() {
    icons=$home/current/app/resources/icons
    # A path in "Exec" is quoted once for the command and once for the file.
    path=$(printf '%s' "$home/current/cchc" | sed 's/[\\"`$]/\\&/g; s/\\/\\\\/g; s/%/%%/g')
    while IFS= read -r line; do
        case $line in Exec=*) printf 'Exec="%s" %%f\n' "$path" ;; *) printf '%s\n' "$line" ;; esac
    done <"$home/current/menu/cchc.desktop" | write "$share/applications/cchc.desktop" &&
        write "$share/mime/packages/cchc.xml" <"$home/current/menu/cchc.xml" &&
        write "$share/icons/hicolor/scalable/apps/cchc.svg" <"$icons/cchc.svg" &&
        write "$share/icons/hicolor/scalable/mimetypes/application-vnd.cchc+zip.svg" <"$icons/cchc-file.svg" || return 1
    for size in $sizes; do
        write "$share/icons/hicolor/${size}x$size/apps/cchc.png" <"$icons/cchc-$size.png" || return 1
    done
    mkdir -p -- "${launcher%/*}" || return 1
    [ -e "$launcher" ] && [ ! -L "$launcher" ] || ln -sfn -- "$home/current/cchc" "$launcher" || return 1
    tell_desktop
}

remove_old() { # all but the version in use: what an interrupted run left, and what no window runs out of any more
    real=$(readlink -f -- "$home/current")
    for folder in "$home"/.part-* "$home"/[0-9]*; do
        [ -d "$folder" ] && [ "$(readlink -f -- "$folder")" != "$real" ] || continue
        is_running "$(readlink -f -- "$folder")" || [ -e "$folder/CCHC-data" ] || rm -rf -- "$folder"
    done
}

install() {
    check_system
    mkdir -p -- "$home" 2>/dev/null && [ -w "$home" ] || refuse "Không ghi được vào thư mục $home."
    exec 9<"$home"
    ! command -v flock >/dev/null || flock -n 9 || refuse "Một lần cài đặt khác đang chạy: hãy chờ nó xong."
    before=$(cat -- "$home/current/VERSION" 2>/dev/null)
    [ -n "$before" ] && is_older "$version" "$before" &&
        refuse "Máy đang có bản $before, mới hơn bản $version của tệp này; không cài đè bản cũ hơn."
    [ ! -d "$home/current/CCHC-data" ] ||
        refuse "Số liệu đang để cạnh bản đang dùng, ở $(readlink -f -- "$home/current")/CCHC-data, nên chưa nâng cấp.
Hãy chọn Báo cáo → Sao lưu dữ liệu, đổi tên thư mục ấy, chạy lại tệp này rồi chọn Báo cáo → Khôi phục dữ liệu."
    rm -rf -- "$home"/.part-* "$home"/.link-*
    say "Đang kiểm tra tệp cài đặt …"
    [ "$(packed | sha256sum | cut -c 1-64)" = "$packed_sum" ] ||
        refuse "Tệp cài đặt bị hỏng hoặc chép chưa hết: hãy chép lại tệp $name."
    free=$(df -Pk -- "$home" | awk 'NR == 2 { print $4 }')
    [ "${free:-$needed_kb}" -ge "$needed_kb" ] ||
        refuse "Ổ đĩa không đủ chỗ: cần $((needed_kb / 1024)) MB, còn $((free / 1024)) MB. Bản đang dùng (nếu có) vẫn nguyên."

    part=
    trap '[ -z "$part" ] || rm -rf -- "$part"' EXIT
    trap 'exit 1' HUP INT TERM
    part=$(mktemp -d "$home/.part-XXXXXX") || fail "Không ghi được vào thư mục $home."
    say "Đang chép chương trình vào $home …"
    packed | "$unpacker" -dc | tar -x -C "$part" --no-same-owner -f - ||
        fail "Không chép được chương trình (ổ đĩa đầy?). Bản đang dùng (nếu có) vẫn nguyên."
    chmod 755 "$part"
    told=$(try_program "$part") ||
        fail "Chương trình không chạy được trên máy này; có thể máy thiếu một thư viện. Bản đang dùng (nếu có) vẫn nguyên.
$(printf '%s\n' "$told" | tail -n 1)"
    head -c "$head_bytes" -- "$0" >"$part/uninstall.sh" && sync -f "$part" || fail "Không ghi được vào thư mục $home."

    folder=$home/$version-${part##*-}
    mv -- "$part" "$folder" && part=$folder && ln -s -- "${folder##*/}" "$home/.link-$$" &&
        mv -T -f -- "$home/.link-$$" "$home/current" || fail "Không đổi được sang bản mới. Bản đang dùng (nếu có) vẫn nguyên."
    part=
    add_to_menu || fail "Đã cài bản $version vào $home/current/cchc nhưng không ghi được mục trong thực đơn: hãy chạy lại tệp này."
    remove_old
    say "Đã cài CCHC $version. Mở chương trình từ thực đơn, mục Văn phòng, hoặc bằng lệnh $launcher"
    say "Gỡ bỏ: sh \"$home/current/uninstall.sh\" --uninstall"
}

$action
exit
