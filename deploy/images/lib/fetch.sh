# shellcheck shell=bash disable=SC2154
# Gets the packages that a recipe names, by way of the machine's own apt and Maven
# configuration. Knows no mirror and no address.
#
# In:  suite, seeds, leave_out, artifact, artifact_member (recipe); cache, refresh, work (build)
# Out: debs, the paths of the packages; artifact_file, a tar archive, if the recipe names an artifact

debs=()
artifact_file=

fetch_all() {
  local maven_pid=
  if [[ -n ${artifact:-} ]]; then
    artifact_file=$cache/maven/${artifact//:/_}.tar
    fetch_artifact &
    maven_pid=$!
  fi
  fetch_debs
  if [[ -n $maven_pid ]]; then
    wait "$maven_pid" || exit 1
  fi
}

# --- apt -------------------------------------------------------------------

# Runs an apt tool in the private root of the suite.
in_suite() { APT_CONFIG=$apt_root/apt.conf "$@" </dev/null; }

# The archives that this machine's apt is set up with, as "address suite". Asking
# apt itself covers every way to write its sources down.
own_archives() {
  apt-get update --print-uris 2>/dev/null |
    sed -n "s|^'\(.*\)/dists/\(.*\)/\(In\)\{0,1\}Release' .*|\1 \2|p" | sort -u
}

# The machine's proxies, credentials and the like hold for us too; its hooks and
# its installed packages do not.
write_apt_conf() {
  {
    apt-config dump | grep '^Acquire::' || true
    cat <<CONF
Dir "$apt_root";
Dir::Etc "$apt_root/etc";
Dir::Etc::parts "$apt_root/etc/none";
Dir::Etc::netrc "/etc/apt/auth.conf";
Dir::Etc::netrcparts "/etc/apt/auth.conf.d";
Dir::State "$apt_root/state";
Dir::State::status "$apt_root/state/status";
Dir::Cache "$apt_root/cache";
APT::Architecture "$arch";
APT::Architectures { "$arch"; };
APT::Get::List-Cleanup "false";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::PDiffs "false";
Acquire::Retries "2";
// sid, and any mirror that stands still, count as expired after a week.
Acquire::Check-Valid-Until "false";
CONF
    ((EUID != 0)) || echo 'APT::Sandbox::User "root";'
  } >"$apt_root/apt.conf"
}

keyring() {
  local file
  for file in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
    [[ -f $file ]] && { echo "$file"; return; }
  done
  fail 'no Debian archive keyring here (package debian-archive-keyring)'
}

write_sources() { # base security
  local signed
  signed="[signed-by=$(keyring)]"
  echo "deb $signed $1 $suite main"
  [[ $suite != sid ]] || return 0
  echo "deb $signed $1 $suite-updates main"
  [[ -z $2 ]] || echo "deb $signed $2 $suite-security main"
}

# Renews the lists from the first of the machine's archives that has the suite.
update_lists() {
  local base security log=$work/apt.log
  security=$(own_archives | awk '$2 ~ /-security$/ {print $1; exit}')
  local tried=
  for base in $(own_archives | awk -v own="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" '
      $2 == own || $2 ~ /^(sid|unstable|testing|stable|oldstable)$/ {print $1}' | uniq); do
    tried=1
    write_sources "$base" "$security" >"$apt_root/etc/sources.list"
    if in_suite apt-get -qq update >"$log" 2>&1 && ! grep -qE '^(E|W: (Failed|Some index))' "$log"; then
      touch "$apt_root/fresh"
      return
    fi
  done
  [[ -n $tried ]] || { say 'no Debian archive in the apt configuration of this machine'; return 1; }
  tail -n 5 "$log" >&2
  return 1
}

# The packages to unpack: the seeds and the libraries that they need. What is not a
# library (maintainer scripts' tools, perl) is for installing, and nothing is installed here.
closure() {
  in_suite apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts \
    --no-breaks --no-replaces --no-enhances "${seeds[@]}" |
    awk -v seeds="${seeds[*]}" -v leave_out="$leave_out" '
      /^[^ ]/ { package = $1; alternative = 0; next }
      /^ / && /Depends:/ {
        # Of alternatives ("|Depends") the first is the one that Debian builds with.
        target = $2
        if (alternative) { alternative = /^ *\|/; next }
        alternative = /^ *\|/
        if (target ~ /^z?lib/ && target !~ leave_out) needs[package] = needs[package] " " target
      }
      END {
        n = split(seeds, queue, " ")
        for (i = 1; i <= n; i++) seen[queue[i]] = 1
        for (i = 1; i <= n; i++) {
          print queue[i]
          m = split(needs[queue[i]], next_, " ")
          for (j = 1; j <= m; j++) if (!(next_[j] in seen)) { seen[next_[j]] = 1; queue[++n] = next_[j] }
        }
      }' | sort
}

# Fills debs_wanted with "name sha256" lines, as the signed lists say.
resolve() {
  local packages
  packages=$(closure)
  # shellcheck disable=SC2086
  in_suite apt-get download --print-uris $packages 2>"$work/apt.log" |
    sed -n "s/^'.*' \([^ ]*\) [0-9]* SHA256:\([0-9a-f]*\)$/\2  \1/p" >"$work/debs"
  [[ -s $work/debs && $(wc -l <"$work/debs") -ge $(wc -l <<<"$packages") ]]
}

download() {
  local packages
  (cd "$deb_folder" && sha256sum --check --strict --quiet "$work/debs" >/dev/null 2>&1) && return
  # Only what is missing or damaged is fetched again.
  mapfile -t packages < <(cd "$deb_folder" && sha256sum --check "$work/debs" 2>/dev/null | sed -n 's/^\(.*\): FAILED.*/\1/p')
  (cd "$deb_folder" && rm -f "${packages[@]}")
  say "downloading ${#packages[@]} packages of $suite"
  (cd "$deb_folder" && in_suite apt-get -qq download "${packages[@]%%_*}" >"$work/apt.log" 2>&1) || return
  (cd "$deb_folder" && sha256sum --check --strict --quiet "$work/debs" >/dev/null 2>&1)
}

fetch_debs() {
  arch=$(dpkg --print-architecture)
  apt_root=$cache/apt/$suite-$arch
  deb_folder=$cache/debs/$suite-$arch
  mkdir -p "$apt_root"/{etc/none,etc/preferences.d,state/lists/partial,cache/archives/partial} "$deb_folder"
  touch "$apt_root/state/status"
  exec 7>"$cache/lock/apt-$suite-$arch"
  flock -w 600 7 || fail "waited ten minutes for another build that reads the lists of $suite"
  write_apt_conf

  # A day: long enough for a quick second build, short enough for security updates.
  if [[ -n $refresh || -z $(find "$apt_root/fresh" -mmin -1440 2>/dev/null) ]]; then
    say "reading the package lists of $suite"
    if ! update_lists; then
      [[ -f $apt_root/fresh ]] || fail "the package lists of $suite could not be had (above)"
      say 'going on with the lists of the last time'
    fi
  fi
  # Lists older than the mirror name files that are gone: renew them, once.
  if ! { resolve && download; }; then
    { update_lists && resolve && download; } || { tail -n 5 "$work/apt.log" >&2; fail "the packages of $suite could not be had (above)"; }
  fi
  exec 7>&-

  local file
  while read -r _ file; do debs+=("$deb_folder/$file"); done <"$work/debs"
  # What no build has used for a month is of a version that has passed.
  touch "${debs[@]}"
  find "$deb_folder" -name '*.deb' -mtime +30 -delete
}

# --- Maven -----------------------------------------------------------------

maven_plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1

# Kept unpacked once: the opening takes longer than all else, and runs beside apt here.
fetch_artifact() {
  [[ ! -f $artifact_file ]] || return 0
  command -v mvn >/dev/null || fail 'this needs mvn (Maven)'
  local jar=$work/maven/artifact.jar
  mkdir -p "$cache/maven" "$work/maven"
  say "fetching $artifact with Maven"
  # Not where it was called: a pom.xml there would be read.
  (cd "$work/maven" && mvn -q -B -C "$maven_plugin:copy" -Dartifact="$artifact" -DoutputDirectory="$work/maven" \
    </dev/null >"$work/maven.log" 2>&1) ||
    { tail -n 8 "$work/maven.log" >&2; fail "Maven could not bring $artifact (above)"; }
  mv "$work"/maven/*.jar "$jar"
  from_jar "$jar" "$artifact_member" | xz -dc >"$artifact_file.part" || fail "cannot open $artifact"
  mv "$artifact_file.part" "$artifact_file"
}

# Writes one file of a jar to stdout, with whatever can open it here.
from_jar() { # jar pattern
  local jar_tool
  if command -v unzip >/dev/null; then
    unzip -p "$1" "$2"
    return
  fi
  jar_tool=$(command -v jar || echo "${JAVA_HOME:-/nonexistent}/bin/jar")
  [[ -x $jar_tool ]] || fail 'opening a jar needs unzip, or jar of a JDK'
  mkdir -p "$work/jar"
  # shellcheck disable=SC2086
  (cd "$work/jar" && "$jar_tool" xf "$1" && cat $2)
}
