# shellcheck shell=bash disable=SC2034,SC2154
# PostgreSQL: which packages, where they go, and what the image says of itself.

recipe_versions() { echo 13 14 15 16 17 18; }

declare -A embedded=([14]=14.23.0 [16]=16.14.0)

recipe_define() {
  local client=$1 arch_name
  artifact=
  case $1 in
    13) suite=bullseye ;;
    15) suite=bookworm ;;
    14 | 16)
      # In no Debian suite. The server comes from Maven, the client programs are
      # those of 17, which work with both.
      suite=trixie client=17 arch_name=$(dpkg --print-architecture)
      case $arch_name in
        amd64) ;;
        arm64) arch_name=arm64v8 ;;
        *) fail "postgres $1 cannot be had for $arch_name" ;;
      esac
      artifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-$arch_name:${embedded[$1]}
      artifact_member='postgres-linux-*.txz' ;;
    17) suite=trixie ;;
    18) suite=sid ;;
  esac
  seeds=("postgresql-client-$client" libc6 libc-bin libnss-wrapper libstdc++6 tzdata zstd bash busybox-static gosu)
  [[ -n $artifact ]] || seeds+=("postgresql-$1")
  # For compiling queries (large, and off without it) and for maintainer scripts.
  leave_out='^lib(llvm|z3-|edit|clang|perl)|-perl$'

  user=postgres uid=999 home=/var/lib/postgresql
  expose=5432 stop_signal=SIGINT command=postgres
  if (($1 >= 18)); then pgdata=$home/$1/docker volume=$home; else pgdata=$home/data volume=$pgdata; fi
  check='postgres --version; initdb --version; psql --version; pg_basebackup --version; gosu postgres true; zstd --version; find --help'
  # Every parent of a folder that the server writes to belongs to it as well.
  owned=("$home" /run/postgresql)
}

recipe_lay_out() {
  local root=$1 prefix sample bin_path
  prefix=$root/usr/lib/postgresql/$version
  if [[ -n $artifact ]]; then
    mkdir -p "$prefix"
    tar -x -C "$prefix" --no-same-owner -f "$artifact_file"
    # Needs libraries that are not here, as in other images of PostgreSQL.
    rm -f "$prefix"/{share/postgresql/extension,lib/postgresql}/*pl{perl,python3,tcl}*
    sample=$prefix/share/postgresql/postgresql.conf.sample
    # Built with its socket in /tmp; clients of Debian and other images have it there.
    # At the end, because initdb rewrites the line that is in the sample.
    echo "unix_socket_directories = '/var/run/postgresql'" >>"$sample"
    full_version=${artifact##*:} full_version=${full_version%.0}
  else
    sample=$root/usr/share/postgresql/$version/postgresql.conf.sample
    full_version=$(sed -n "s/^.*  postgresql-${version}_\([0-9.]*\)[-+~].*/\1/p" "$work/debs")
  fi
  bin_path=$(cd "$root" && printf ':/%s' $(ls -dr usr/lib/postgresql/*/bin | sort -t / -k 4,4))
  sed -i "s/^#*listen_addresses = .*/listen_addresses = '*'/" "$sample"

  mkdir -p "$root$pgdata" "$root/run/postgresql"
  # Open to all, so that the container can run as any user.
  chmod 1777 "$root$pgdata" "$root$home"
  chmod 3777 "$root/run/postgresql"

  environment=("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin$bin_path"
    'LANG=C.UTF-8' "PG_MAJOR=$version" "PG_VERSION=$full_version" "PGDATA=$pgdata")
}
