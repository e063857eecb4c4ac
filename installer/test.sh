#!/usr/bin/env bash
# Makes the installers and tries them: ./test installer [--if-possible]
#
# With --if-possible, as .ci/run asks, a machine on which the tools cannot be had ends well and says what was not tried.
set -euo pipefail

here=${BASH_SOURCE[0]%/*}
status=0
"$here/test-windows" "$@" || status=1
"$here/test-linux" "$@" || status=1
exit "$status"
