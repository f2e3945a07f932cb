#!/bin/sh
# The parts that the tests use beside Python: a JDK and Maven for a real Neo4j; Chromium for the maps; Node for checking
# their script, with a type checker and an accessibility checker from npm, by their locked hashes.
# Where this is root or has sudo, Debian's packages are installed; else each missing part is named in one sentence.
set -u
missing=""
command -v java >/dev/null 2>&1 || missing="$missing openjdk-17-jre-headless"
command -v mvn >/dev/null 2>&1 || missing="$missing maven"
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
command -v npm >/dev/null 2>&1 || missing="$missing npm"

if [ -n "$missing" ]; then
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="none"; fi
  fi
  if [ "$as_root" = "none" ] || ! command -v apt-get >/dev/null 2>&1; then
    for part in $missing; do
      echo "The tests need $part, and it cannot be installed from here; install it and run make test again." >&2
    done
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  $as_root apt-get update -qq
  # shellcheck disable=SC2086 # a list of package names
  $as_root apt-get install -y -qq --no-install-recommends $missing || exit 1
fi

# Only when the lock has changed since: npm ci removes what is there and takes it anew.
cd "$(dirname "$0")/npm" || exit 1
[ node_modules/.package-lock.json -nt package-lock.json ] && exit 0
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
