# shellcheck shell=bash
# What the scripts of this folder share. A script sets the variables below, defines
#   host_prerequisites  checks for, or installs, what its runs need
#   host_setup          makes the host in $CACHE
#   host_ready          what is to be done before every command, after the setup
#   host_java ARGS...   runs java there
#   host_versions       prints what it consists of
#   host_COMMAND ARGS   another command, if there are any; described in MORE_USAGE
# and calls main "$@".
#
#   NAME           the script's name
#   FORMAT         changes when what host_setup makes changes, so that an older one is made again
#   PACKAGES       command=package ... : host packages of Debian that setup and runs need; /file=package for a file
#   TEST_OPTIONS   JVM options of the test run
#   LAUNCHER       arguments of the JUnit console launcher for the test run
#   LAB_OPTIONS    JVM options of the lab and of the test run
#   LAB_ARGUMENTS  arguments that the lab always gets
#   LIMIT          seconds after which a test run is ended

PROJECT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE_BASE=${EAGAIN_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/eagain}
CACHE_BASE=$(realpath -m "$CACHE_BASE")
DEPENDENCY_PLUGIN=org.apache.maven.plugins:maven-dependency-plugin:3.8.1

TEST_OPTIONS=()
LAUNCHER=()
LAB_OPTIONS=()
LAB_ARGUMENTS=()
LIMIT=1200
MORE_USAGE=
# What host_java puts before the program: a time limit in a test run, else nothing.
# shellcheck disable=SC2034 # used by the scripts
BEFORE=()

say() { printf '%s: %s\n' "$NAME" "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# Something that this machine does not give: not a fault of the project.
unavailable() {
  say "$*"
  exit 77
}

# step STATUS TEXT COMMAND...: says what is done and how long it took. If the command fails the script ends with STATUS,
# after the last lines of what the command wrote.
step() {
  local start=$SECONDS
  STEP_STATUS=$1
  STEP=$2
  shift 2
  say "$STEP ..."
  LOG=$(mktemp)
  "$@" >"$LOG" 2>&1
  rm -f "$LOG"
  say "$STEP: done, $((SECONDS - start)) s"
  STEP=
}

STEP=
STEP_STATUS=1
LOG=
CHILD=

# shellcheck disable=SC2317 # called by the trap
ended() {
  local status=$? wait
  if [ -n "$CHILD" ]; then
    kill -TERM "$CHILD" 2>/dev/null || true
    for wait in 1 2 3 4 5 6 7 8 9 10; do
      kill -0 "$CHILD" 2>/dev/null || break
      sleep 0.1
      [ "$wait" != 10 ] || kill -KILL "$CHILD" 2>/dev/null || true
    done
  fi
  if [ -n "$STEP" ]; then
    tail -n 15 "$LOG" >&2
    rm -f "$LOG"
    say "$STEP: failed"
    exit "$STEP_STATUS"
  fi
  exit "$status"
}
trap ended EXIT
trap 'STEP=; exit 130' INT
trap 'STEP=; exit 143' TERM

# run COMMAND...: runs a program that does not outlive this script.
run() {
  local status=0
  setpriv --pdeathsig KILL "$@" <&0 &
  CHILD=$!
  wait "$CHILD" || status=$?
  CHILD=
  return "$status"
}

# ---- packages of the machine

# need COMMAND=PACKAGE...: installs what is missing, or says the command that does it.
need() {
  local pair what missing=() as_root=()
  for pair in "$@"; do
    what=${pair%%=*}
    case $what in
      /*) [ -e "$what" ] || missing+=("${pair#*=}") ;;
      *) PATH=$PATH:/usr/sbin:/sbin command -v "$what" >/dev/null || missing+=("${pair#*=}") ;;
    esac
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null ||
    unavailable "needs the programs of these Debian packages, and there is no apt-get here: ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      as_root=(sudo)
    else
      unavailable "some packages are missing, and this is not root. Install them: sudo apt-get install -y --no-install-recommends ${missing[*]}"
    fi
  fi
  step 77 "installing ${missing[*]} (host packages)" install_packages "${missing[@]}"
}

install_packages() {
  "${as_root[@]}" apt-get -q update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@"
}

# ---- packages of another Debian, unpacked into the cache

# The mirror that this machine itself uses, if it uses one.
debian_mirror() {
  local found
  if [ -n "${EAGAIN_DEBIAN_MIRROR:-}" ]; then
    printf '%s\n' "$EAGAIN_DEBIAN_MIRROR"
    return
  fi
  # shellcheck disable=SC2016 # the $ is apt's
  found=$(apt-get indextargets --format '$(REPO_URI)' 2>/dev/null |
    awk '!found && /^https?:.*\/debian\/?$/ { sub(/\/$/, ""); print; found = 1 }') || found=
  printf '%s\n' "${found:-http://deb.debian.org/debian}"
}

# apt_state SUITE ARCHITECTURE...: an apt of its own in the cache, with that suite's packages. The machine's proxies and
# certificates hold, its sources and packages do not.
apt_state() {
  local suite=$1 mirror
  shift
  mirror=$(debian_mirror)
  mkdir -p "$CACHE/apt/none" "$CACHE/apt/state" "$CACHE/apt/cache"
  : >"$CACHE/apt/state/status"
  printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$mirror" "$suite" \
    >"$CACHE/apt/sources.list"
  {
    printf 'Dir::State "%s";\n' "$CACHE/apt/state"
    printf 'Dir::State::status "%s";\n' "$CACHE/apt/state/status"
    printf 'Dir::Cache "%s";\n' "$CACHE/apt/cache"
    printf 'Dir::Etc::sourcelist "%s";\n' "$CACHE/apt/sources.list"
    printf 'Dir::Etc::sourceparts "%s";\n' "$CACHE/apt/none"
    printf 'Dir::Etc::preferences "/dev/null";\n'
    printf 'Dir::Etc::preferencesparts "%s";\n' "$CACHE/apt/none"
    printf 'APT::Architecture "%s";\n' "$1"
    printf 'APT::Architectures {'
    printf ' "%s";' "$@"
    printf ' };\n'
    printf 'APT::Sandbox::User "root";\n'
    printf 'APT::Update::Error-Mode "any";\n'
    printf 'APT::Update::Post-Invoke-Success { };\n'
    printf 'Acquire::Languages "none";\n'
    printf 'Acquire::Retries "3";\n'
    printf 'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";\n'
    printf 'Debug::NoLocking "true";\n'
  } >"$CACHE/apt/apt.conf"
  export APT_CONFIG=$CACHE/apt/apt.conf
  step 77 "reading the package lists of Debian $suite ($*) from $mirror" apt-get -q update
}

# Downloads the named packages into debs/, and nothing that they depend on.
apt_download() {
  rm -rf "$CACHE/debs.part"
  mkdir "$CACHE/debs.part"
  (cd "$CACHE/debs.part" && apt-get -q download "$@")
  mv "$CACHE/debs.part" "$CACHE/debs"
}

# Downloads the named packages into debs/, with all that they depend on.
apt_download_all() {
  apt-get -q -y --no-install-recommends --download-only install "$@"
  mv "$CACHE/apt/cache/archives" "$CACHE/debs"
}

# unpack DIR: all of debs/ into a directory tree, without running what an installation would run; notes the versions.
unpack() {
  local directory=$1
  mkdir -p "$directory"/usr/{bin,sbin,lib,lib64}
  ln -s usr/bin usr/sbin usr/lib usr/lib64 "$directory"
  # shellcheck disable=SC2016 # the inner shell's
  find "$CACHE/debs" -name '*.deb' -print0 | xargs -0 -n 1 -P "$(nproc)" bash -c 'set -euo pipefail
    dpkg-deb --fsys-tarfile "$1" | tar -x -C "$0" --no-same-owner --keep-directory-symlink \
      --exclude="./usr/share/doc/*" --exclude="./usr/share/man/*" --exclude="./usr/share/locale/*" \
      --exclude="./usr/lib/debug/*" --exclude="./usr/lib/jvm/*/jmods" --exclude="./usr/lib/*/wine/i386-windows"' \
    "$directory"
  find "$CACHE/debs" -name '*.deb' -printf '%f\n' | sed 's/%3a/:/; s/_/ /; s/_[^_]*$//' | sort >"$CACHE/packages"
  # Absolute links would lead out of the tree.
  find "$directory" -type l -lname '/*' -printf '%P\t%l\n' | while IFS=$'\t' read -r link target; do
    ln -sfnr "$directory$target" "$directory/$link"
  done
  rm -rf "$CACHE/debs" "$CACHE/apt"
}

package_version() { awk -v name="$1" '$1 == name { print $2 }' "$CACHE/packages"; }

# ---- the setup

# Ends with $CACHE complete. The file "complete" is written last: without it, or with another content, all is made again.
setup() {
  local wanted="$FORMAT $CACHE"
  # shellcheck disable=SC2086 # a list
  need $PACKAGES
  host_prerequisites
  mkdir -p "$CACHE_BASE" 2>/dev/null || unavailable "cannot write to $CACHE_BASE; set EAGAIN_CACHE to a folder of yours"
  exec 9>"$CACHE.lock"
  if ! flock -n 9; then
    say "waiting for another setup in $CACHE ..."
    flock 9
  fi
  if [ "$(cat "$CACHE/complete" 2>/dev/null)" != "$wanted" ]; then
    [ ! -e "$CACHE" ] || say "what is in $CACHE is unfinished or of another version: made again"
    remove_cache
    mkdir -p "$CACHE"
    : >"$CACHE/made-by-eagain"
    say "setting up in $CACHE"
    host_setup
    printf '%s\n' "$wanted" >"$CACHE/complete"
  fi
  exec 9>&-
  unset APT_CONFIG
  host_ready
}

remove_cache() {
  [ -e "$CACHE" ] || return 0
  if [ ! -e "$CACHE/made-by-eagain" ] && [ -n "$(ls -A "$CACHE")" ]; then
    die "$CACHE was not made by this script, so it is not removed"
  fi
  # The mark goes last, so that an interrupted removal can be done again.
  find "$CACHE" -mindepth 1 -maxdepth 1 ! -name made-by-eagain -exec chmod -R u+rwX {} + -exec rm -rf {} +
  rm -rf "$CACHE"
}

# ---- namespaces

# private KIND...: sets NAMESPACE to the unshare command that makes these namespaces, as root or by a user namespace.
private() {
  NAMESPACE=(unshare "$@")
  "${NAMESPACE[@]}" true 2>/dev/null && return 0
  NAMESPACE=(unshare --user --map-root-user "$@")
  "${NAMESPACE[@]}" true 2>/dev/null && return 0
  unavailable "this kernel or container forbids namespaces of one's own: $("${NAMESPACE[@]}" true 2>&1 || true)"
}

# ---- the project

# Compiles the project and its tests, and collects the jars, the JUnit console launcher's among them.
build() {
  if [ -n "${EAGAIN_NO_BUILD:-}" ]; then
    if [ ! -d "$PROJECT/target/test-classes" ] || [ ! -d "$PROJECT/target/hosts/lib" ]; then
      die "EAGAIN_NO_BUILD is set and nothing is compiled: run once without it"
    fi
    return
  fi
  need mvn=maven
  step 1 "compiling with Maven in $PROJECT" maven
}

maven() {
  local junit
  junit=$(sed -n 's,.*<junit.version>\(.*\)</junit.version>.*,\1,p' "$PROJECT/pom.xml")
  # Jupiter 5.x comes with platform 1.x; from 6 on they have one number. The launcher's jar holds all of JUnit.
  rm -rf "$PROJECT/target/hosts/lib"
  mvn -q -B -ntp -f "$PROJECT/pom.xml" test-compile \
    $DEPENDENCY_PLUGIN:copy-dependencies $DEPENDENCY_PLUGIN:copy \
    -DoutputDirectory="$PROJECT/target/hosts/lib" -DincludeScope=test \
    -DexcludeGroupIds=org.junit.jupiter,org.junit.platform,org.opentest4j,org.apiguardian \
    -Dartifact="org.junit.platform:junit-platform-console-standalone:${junit/#5./1.}"
}

jars() {
  local all
  all=$(printf ':%s' "$PROJECT"/target/hosts/lib/*.jar)
  printf '%s\n' "${all#:}"
}

# run_tests [LAUNCHER ARGUMENTS...]: all tests, or what the arguments select. A line for each class and each failure is
# shown; everything is in console.txt and, as XML, beside it.
run_tests() {
  local reports=target/hosts/$NAME status=0 output shown
  [ $# -gt 0 ] || set -- --scan-classpath target/test-classes
  cd "$PROJECT" || exit
  rm -rf "$reports"
  mkdir -p "$reports"
  # shellcheck disable=SC2034 # used by the scripts
  BEFORE=(timeout --foreground --kill-after=10 "$LIMIT")
  exec {output}> >(tee "$reports/console.txt" | awk '
    { sub(/\r$/, "") }
    over || /^Test run finished/ { over = 1; print; fflush(); next }
    failed { print substr($0, 1, 300); fflush(); failed = 0 }
    / > .* :: / { split($0, part, " > "); if (part[2] != class) { class = part[2]; print "  " class; fflush() } }
    / :: FAILED$/ { print; fflush(); failed = 1 }')
  shown=$!
  # Absolute paths: tests hand the class path to programs that run elsewhere.
  host_java "${TEST_OPTIONS[@]}" "${LAB_OPTIONS[@]}" --enable-native-access=ALL-UNNAMED "-Dproject.basedir=$(host_path "$PROJECT")" \
    -cp "$PROJECT/target/test-classes:$PROJECT/target/classes:$(jars)" \
    org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors --details=testfeed \
    --fail-if-no-tests --reports-dir "$reports" "${LAUNCHER[@]}" "$@" >&"$output" 2>&1 || status=$?
  exec {output}>&-
  wait "$shown" || true
  say "the reports are in $PROJECT/$reports"
  [ "$status" != 124 ] || die "ended after $LIMIT seconds"
  return "$status"
}

run_lab() {
  host_java --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "${LAB_OPTIONS[@]}" \
    -cp "$PROJECT/target/classes:$(jars)" io.eagain.lab.Lab "${LAB_ARGUMENTS[@]}" "$@"
}

# A path of this machine as programs on the host write it.
host_path() { printf '%s\n' "$1"; }

# ---- the command line

usage() {
  cat <<TEXT
$ABOUT

Usage: hosts/$NAME COMMAND [ARGUMENTS...]

  setup             make it ready; does nothing if it is. Every other command does this first
  java ARGS...      run java there, in the current folder
  test [ARGS...]    run the project's tests there. ARGS select some in the words of the JUnit console launcher:
                    --select-class io.eagain.ErrnoTableTest
  lab [ARGS...]     run the lab there; lab --help tells its arguments
$MORE_USAGE  versions          print what it consists of
  clean             remove it

It is kept in $CACHE
EAGAIN_CACHE=DIR keeps it in DIR/$NAME instead. EAGAIN_NO_BUILD=1 lets test and lab take what is compiled already.
EAGAIN_DEBIAN_MIRROR=URL names the Debian mirror, if not this machine's own.
$NOTES

Exit status: the program's own; 1 a failure; 2 wrong usage; 77 this machine lacks something (network, root, namespaces).
TEXT
}

main() {
  local command=${1:-}
  [ $# -eq 0 ] || shift
  case $command in
    setup)
      setup
      say "ready in $CACHE"
      ;;
    java)
      setup
      host_java "$@"
      ;;
    test)
      setup
      build
      run_tests "$@"
      ;;
    lab)
      setup
      build
      run_lab "$@"
      ;;
    versions)
      setup
      host_versions
      ;;
    clean)
      remove_cache
      rm -f "$CACHE.lock"
      say "removed $CACHE"
      ;;
    -h | --help | help)
      usage
      ;;
    '')
      usage >&2
      exit 2
      ;;
    *)
      if declare -F "host_$command" >/dev/null; then
        setup
        build
        "host_$command" "$@"
        return
      fi
      say "no command $command"
      usage >&2
      exit 2
      ;;
  esac
}
