# shellcheck shell=bash
# What the scripts of this folder share. Sourced, not run: NAME, DESCRIPTION and the functions host_* come from them.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=$(realpath -m "${EAGAIN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/eagain}")/$NAME
# Where a tool cannot be had: the matrix says "not run" then.
CANNOT=77
CONSOLE=1.14.4

say() { printf '%s: %s\n' "$NAME" "$*" >&2; }
cannot() { say "cannot be run here: $*"; exit "$CANNOT"; }

# step TEXT COMMAND...: a line before and after what takes longer than an eye blink; its output only when it fails.
step() {
  local text=$1 start=$SECONDS log
  shift
  log=$(mktemp)
  say "$text ..."
  # In the background, for bash ignores set -e within a condition. For the same reason: step is never part of one.
  "$@" >"$log" 2>&1 &
  local job=$!
  # shellcheck disable=SC2064
  trap "kill $job 2>/dev/null; rm -f '$log'; exit 130" INT TERM
  if wait $job; then
    trap - INT TERM
    say "$text: done in $((SECONDS - start)) s"
    rm -f "$log"
  else
    local status=$?
    tail -40 "$log" >&2
    rm -f "$log"
    say "$text: failed with status $status"
    exit "${ON_FAILURE:-$status}"
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# need PACKAGE...: Debian packages on this machine.
need() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    cannot "these packages are missing, and it takes root to install them: apt-get install ${missing[*]}"
  fi
  export DEBIAN_FRONTEND=noninteractive
  ON_FAILURE=$CANNOT step "apt-get install ${missing[*]}" as_root sh -c \
    "apt-get update -qq && apt-get install -y -qq --no-install-recommends ${missing[*]}"
}

# The Debian mirror that this machine uses.
mirror() {
  { grep -rhoE '^(URIs:|deb( \[[^]]*\])?) +https?://[^ ]*/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d \
    2>/dev/null || true; } | grep -oE 'https?://[^ ]+' | sed -n 1p | sed 's#/$##' | grep . || echo http://deb.debian.org/debian
}

# once STAMP TEXT COMMAND...: done once; what a broken run has left is made again.
once() {
  local stamp=$CACHE/.$1
  shift
  [ -e "$stamp" ] && return
  mkdir -p "$CACHE"
  ON_FAILURE=$CANNOT step "$@"
  touch "$stamp"
}

# apt_state DIR SUITE ARCHITECTURE: an apt of its own, which knows nothing of this machine's packages.
apt_state() {
  mkdir -p "$1"/{state/lists/partial,cache/archives/partial,debs}
  touch "$1/state/status"
  cat >"$1/apt.conf" <<CONF
Dir::State "$1/state";
Dir::State::status "$1/state/status";
Dir::Cache "$1/cache";
Dir::Etc::sourcelist "$1/sources.list";
Dir::Etc::sourceparts "-";
APT::Architecture "$3";
APT::Architectures { "$3"; };
APT::Sandbox::User "root";
CONF
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror) $2 main" >"$1/sources.list"
  APT_CONFIG=$1/apt.conf apt-get update -qq
}

# unpack DIR ROOT PACKAGE...: downloads with that apt and unpacks into ROOT.
unpack() {
  local apt=$1 root=$2
  shift 2
  mkdir -p "$root"
  (cd "$apt/debs" && APT_CONFIG=$apt/apt.conf apt-get download -qq "$@")
  local deb
  for deb in "$apt"/debs/*.deb; do dpkg -x "$deb" "$root"; done
}

maven() { (cd "$ROOT" && mvn -q -B -ntp "$@"); }

# The compiled project and the jars that its tests and its lab need.
built() {
  if [ ! -d "$ROOT/target/test-classes/io/eagain" ] || [ ! -d "$ROOT/target/classes/io/eagain/lab" ] ||
    [ -n "$(find "$ROOT/src" -newer "$ROOT/target/test-classes/io/eagain" -name '*.java' -print -quit)" ]; then
    step "mvn test-compile" maven test-compile
  fi
  if [ ! -e "$ROOT/target/hosts/lib/junit-platform-console-standalone.jar" ]; then
    step "jars of the tests" maven \
      org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
      org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
      "-Dartifact=org.junit.platform:junit-platform-console-standalone:$CONSOLE" \
      -DincludeScope=test -DexcludeGroupIds=org.junit.jupiter,org.junit.platform,org.opentest4j,org.apiguardian \
      -DoutputDirectory=target/hosts/lib -Dmdep.stripVersion=true
  fi
}

# class_path SEPARATOR: relative to the project.
class_path() {
  local list="target/test-classes$1target/classes" jar
  for jar in "$ROOT"/target/hosts/lib/*.jar; do list+="$1target/hosts/lib/${jar##*/}"; done
  printf '%s' "$list"
}

usage() {
  cat <<USAGE
$NAME: $DESCRIPTION

  hosts/$NAME setup            make what it needs, once; in $CACHE
  hosts/$NAME versions         say what was made
  hosts/$NAME java ARGS...     run java there, in the project's folder
  hosts/$NAME test [ARGS...]   run the tests there that need no program of the build machine
                               (ARGS go to JUnit's console launcher; reports in target/hosts/$NAME)
  hosts/$NAME lab [ARGS...]    run the lab there (--help shows what it takes)
${MORE_USAGE:-}  hosts/$NAME clean            remove the cache

Status $CANNOT means that a tool cannot be had here, and says which. EAGAIN_CACHE names another place for the cache.
USAGE
}

JVM=(--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1)

run_tests() {
  built
  local reports=target/hosts/$NAME
  rm -rf "${ROOT:?}/$reports"
  say "the tests that make sense there ..."
  local select=(--scan-class-path=target/test-classes "--exclude-tag=build-host" "--include-classname=.*(Test)$")
  [ $# -eq 0 ] || select=("$@")
  host_java "${JVM[@]}" "${LAB_JVM[@]}" "-Dproject.basedir=." -cp "$(class_path "${SEPARATOR:-:}")" \
    org.junit.platform.console.ConsoleLauncher execute --disable-banner --details=summary \
    "--reports-dir=$reports" "${select[@]}"
}

run_lab() {
  built
  host_java "${JVM[@]}" "${LAB_JVM[@]}" -cp "$(class_path "${SEPARATOR:-:}")" io.eagain.lab.Lab "${LAB_ARGS[@]}" "$@"
}

LAB_JVM=()
LAB_ARGS=()

main() {
  local command=${1:---help}
  [ $# -eq 0 ] || shift
  case $command in
    setup) host_setup; say "ready: $CACHE" ;;
    versions) host_setup; host_versions ;;
    java) host_setup; host_java "$@" ;;
    test) host_setup; run_tests "$@" ;;
    lab) host_setup; host_lab "$@" ;;
    clean) rm -rf --one-file-system "$CACHE"; say "removed: $CACHE" ;;
    -h | --help | help) usage ;;
    *)
      if declare -F "host_$command" >/dev/null; then
        host_setup
        "host_$command" "$@"
      else
        usage >&2
        say "no such command: $command"
        exit 2
      fi
      ;;
  esac
}
