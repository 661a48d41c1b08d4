#!/usr/bin/env bash
# Starts PostgreSQL, after setting an empty data folder up as the environment says:
# POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, POSTGRES_INITDB_ARGS (each also as
# NAME_FILE), POSTGRES_HOST_AUTH_METHOD, POSTGRES_INITDB_WALDIR, and the scripts in
# /docker-entrypoint-initdb.d. Any other command is run as it is.
set -Eeo pipefail

die() {
  printf 'Error: %s\n' "$@" >&2
  exit 1
}

# setting NAME [DEFAULT]: takes the value from NAME or from the file that NAME_FILE names.
setting() {
  local name=$1 file_name=$1_FILE value
  if [[ -n ${!name:-} && -n ${!file_name:-} ]]; then die "set $name or $file_name, not both"; fi
  if [[ -n ${!name:-} ]]; then
    value=${!name}
  elif [[ -n ${!file_name:-} ]]; then
    value=$(<"${!file_name}") || die "cannot read $file_name=${!file_name}"
  else
    value=${2:-}
  fi
  export "$name=$value"
  unset "$file_name"
}

read_settings() {
  setting POSTGRES_PASSWORD
  setting POSTGRES_USER postgres
  setting POSTGRES_DB "$POSTGRES_USER"
  setting POSTGRES_INITDB_ARGS
}

asks_for_help() {
  local arg
  for arg; do
    case $arg in '-?' | --help | --describe-config | -V | --version) return 0 ;; esac
  done
  return 1
}

initialised() { [[ -s $PGDATA/PG_VERSION ]]; }

# A folder that we cannot change may still be fine: PostgreSQL says so itself if not.
prepare_folders() {
  local folders=("$PGDATA" /var/run/postgresql) folder
  mkdir -p "${folders[@]}" || true
  if [[ -n ${POSTGRES_INITDB_WALDIR:-} ]]; then
    mkdir -p "$POSTGRES_INITDB_WALDIR"
    chmod 700 "$POSTGRES_INITDB_WALDIR"
    folders+=("$POSTGRES_INITDB_WALDIR")
  fi
  chmod 00700 "$PGDATA" || true
  chmod 03775 /var/run/postgresql || true
  if ((EUID == 0)); then
    for folder in "${folders[@]}"; do find "$folder" ! -user postgres -exec chown postgres {} +; done
  fi
}

refuse_without_password() {
  if [[ ${POSTGRES_HOST_AUTH_METHOD:-} == trust ]]; then
    echo 'WARNING: POSTGRES_HOST_AUTH_METHOD=trust: whoever reaches the port gets in without a password' >&2
  elif [[ -z $POSTGRES_PASSWORD ]]; then
    die 'the data folder is empty and there is no password for its superuser.' \
      'Set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE (or POSTGRES_HOST_AUTH_METHOD=trust, if nobody else can reach it).'
  fi
}

# From 18 on the volume belongs one level higher. Data at another place is most likely
# data that somebody misses: better no start than an empty database.
refuse_misplaced_data() {
  [[ $PGDATA == "/var/lib/postgresql/$PG_MAJOR/docker" ]] || return 0
  local place found=()
  for place in /var/lib/postgresql /var/lib/postgresql/data /var/lib/postgresql/*/docker; do
    if [[ -s $place/PG_VERSION ]]; then found+=("$place"); fi
  done
  if ((${#found[@]} == 0)) && grep -q '^[^ ]* [^ ]* [^ ]* [^ ]* /var/lib/postgresql/data ' /proc/self/mountinfo; then
    found=('/var/lib/postgresql/data (a mount)')
  fi
  ((${#found[@]} == 0)) || die "PostgreSQL $PG_MAJOR keeps its data in $PGDATA, but there is: ${found[*]}" \
    'Mount the volume at /var/lib/postgresql. Data of an older version needs pg_upgrade first.'
}

# initdb refuses a user id without a name; with --user there may be none.
with_a_name() {
  local library passwd result=0
  if getent passwd "$EUID" >/dev/null; then
    "$@"
    return
  fi
  library=$(ls /usr/lib/*/libnss_wrapper.so 2>/dev/null | head -n 1)
  passwd=$(mktemp)
  printf 'postgres:x:%s:%s::%s:/bin/false\n' "$EUID" "$(id -g)" "$PGDATA" >"$passwd"
  printf 'postgres:x:%s:\n' "$(id -g)" >"$passwd.group"
  LD_PRELOAD=$library NSS_WRAPPER_PASSWD=$passwd NSS_WRAPPER_GROUP=$passwd.group "$@" || result=$?
  rm -f "$passwd" "$passwd.group"
  return $result
}

create_cluster() {
  local args=()
  # The arguments come as one string in shell syntax.
  eval "args=($POSTGRES_INITDB_ARGS)"
  if [[ -n ${POSTGRES_INITDB_WALDIR:-} ]]; then args=(--waldir "$POSTGRES_INITDB_WALDIR" "${args[@]}"); fi
  # By a pipe, so that the password is in no file and in no argument. The line end
  # makes an empty one acceptable.
  with_a_name initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") "${args[@]}"
}

# Clients from other hosts prove themselves, by the method the server stores passwords for.
open_to_hosts() {
  local method=${POSTGRES_HOST_AUTH_METHOD:-}
  if [[ -z $method ]]; then method=$(postgres -C password_encryption "${@:2}"); fi
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

# On the socket only, so that nobody meets a half-made database by the network.
start_temporary() {
  NOTIFY_SOCKET='' PGUSER=${PGUSER:-$POSTGRES_USER} \
    pg_ctl -D "$PGDATA" -w start -o "$(printf '%q ' "${@:2}" -c listen_addresses= -p "${PGPORT:-5432}")"
}

stop_temporary() { PGUSER=${PGUSER:-postgres} pg_ctl -D "$PGDATA" -m fast -w stop; }

# Runs SQL from stdin or -f in the new database. Scripts that are sourced may call it.
docker_process_sql() {
  local run=(psql -v ON_ERROR_STOP=1 --no-psqlrc --no-password --username "$POSTGRES_USER")
  if [[ -n $POSTGRES_DB ]]; then run+=(--dbname "$POSTGRES_DB"); fi
  PGHOST='' PGHOSTADDR='' "${run[@]}" "$@"
}

create_database() {
  # initdb made this one.
  [[ $POSTGRES_DB != postgres ]] || return 0
  POSTGRES_DB='' docker_process_sql --dbname postgres --quiet --set db="$POSTGRES_DB" <<'SQL'
SELECT format('CREATE DATABASE %I', :'db') WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'db') \gexec
SQL
}

run_scripts() {
  local file psql=(docker_process_sql)
  for file; do
    case $file in
      *.sh | *.sql | *.sql.gz | *.sql.xz | *.sql.zst) echo "$0: running $file" ;;
      *) echo "$0: ignoring $file"; continue ;;
    esac
    case $file in
      *.sh)
        if [[ -x $file ]]; then
          "$file"
        else
          # Not executable means: part of this script.
          # shellcheck disable=SC1090
          . "$file"
        fi ;;
      *.sql) docker_process_sql -f "$file" ;;
      *.sql.gz) gunzip -c "$file" | docker_process_sql ;;
      *.sql.xz) xzcat "$file" | docker_process_sql ;;
      *.sql.zst) zstd -dcq "$file" | docker_process_sql ;;
    esac
  done
}

initialise() {
  refuse_without_password
  refuse_misplaced_data
  # A folder of scripts that cannot be read is found now, not half-way.
  ls /docker-entrypoint-initdb.d >/dev/null
  create_cluster
  open_to_hosts "$@"
  # Needed where initdb was told to ask for a password on the socket too.
  export PGPASSWORD=${PGPASSWORD:-$POSTGRES_PASSWORD}
  start_temporary "$@"
  create_database
  shopt -s nullglob
  run_scripts /docker-entrypoint-initdb.d/*
  shopt -u nullglob
  stop_temporary
  unset PGPASSWORD
  # Word for word, because tools wait for this line.
  printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

if [[ ${1:0:1} == - ]]; then set -- postgres "$@"; fi

if [[ $1 == postgres ]] && ! asks_for_help "$@"; then
  read_settings
  prepare_folders
  if ((EUID == 0)); then exec gosu postgres "${BASH_SOURCE[0]}" "$@"; fi
  if initialised; then
    echo "The data folder is initialised already: starting PostgreSQL on it."
  else
    initialise "$@"
  fi
  # The server has it hashed; its environment needs it no more.
  unset POSTGRES_PASSWORD
fi

exec "$@"
