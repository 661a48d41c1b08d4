# shellcheck shell=bash disable=SC2154
# Turns unpacked packages into an image: a lean root folder, one layer with fixed
# times and order, and a Docker archive, so that equal inputs give an equal image id.
#
# In: debs, artifact_file (fetch); inputs, reference, work, here (build);
#     user, uid, home, owned, environment, expose, volume, stop_signal, command,
#     check, full_version (recipe)

elapsed() { local now=$EPOCHREALTIME; awk -v a="$1" -v b="$now" 'BEGIN {printf "%.1f", b - a}'; }

# Everything that decides what is in the image; an artifact by its coordinates, in the recipe.
fingerprint() {
  {
    echo "$reference $artifact"
    cat "$work/debs"
    cat "$here/build" "$here"/lib/*.sh "$here/$engine"/*
  } | sha256sum | cut -d ' ' -f 1
}

unpack_debs() {
  local root=$1 folder
  # As Debian does: one /usr, and the old names lead there.
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
  for folder in bin sbin lib lib64; do ln -s "usr/$folder" "$root/$folder"; done
  # By tar, because dpkg-deb -x puts folders in the place of these links.
  printf '%s\0' "${debs[@]}" | xargs -0 -n 1 -P "$(nproc)" bash -o pipefail -c \
    'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$0" -p --no-same-owner --keep-directory-symlink' "$root" ||
    fail 'a package could not be unpacked (above); is the disk full?'
  epoch=$(find "$root" -type f -printf '%T@\n' | sort -n | tail -n 1 | cut -d . -f 1)
}

# What a running database never reads.
prune() {
  local root=$1
  rm -rf "$root"/usr/share/{doc,doc-base,man,info,locale,i18n,lintian,bug,bash-completion,menu,applications,pixmaps,icons,gcc,gdb,perl5,initramfs-tools,debhelper,polkit-1,dbus-1,apport} \
    "$root"/usr/share/zoneinfo/{right,posix} "$root"/usr/{include,lib/debug,lib/systemd,lib/udev,games} \
    "$root"/usr/lib/*/{gconv,pkgconfig,perl,perl5} "$root"/usr/lib/postgresql/*/lib/{bitcode,pgxs,pkgconfig} \
    "$root"/usr/lib/postgresql/*/lib/postgresql/{bitcode,pgxs} "$root"/usr/share/postgresql/*/man \
    "$root"/usr/lib/postgresql/*/lib/llvmjit* "$root"/etc/{init.d,rc*.d,cron*,default,logrotate.d,apparmor.d,systemd,ufw,skel} \
    "$root"/var/{cache,log,lib/dpkg} "$root"/usr/share/{mysql-test,postgresql-common}
  find "$root" -name '*.a' -delete
}

furnish() {
  local root=$1 name applet
  prune "$root"
  mkdir -p "$root"/{etc,root,home,proc,sys,dev,run,tmp,usr/local/bin,docker-entrypoint-initdb.d,var/lib,var/log,var/tmp,var/cache}
  rm -rf "$root/var/run"
  ln -s ../run "$root/var/run"
  chmod 1777 "$root"/{tmp,var/tmp}
  chmod 700 "$root/root"

  printf '%s\n' 'root:x:0:0:root:/root:/bin/bash' 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin' \
    "$user:x:$uid:$uid:$user:$home:/bin/bash" >"$root/etc/passwd"
  printf '%s\n' 'root:x:0:' 'nogroup:x:65534:' "$user:x:$uid:" >"$root/etc/group"
  printf '%s\n' 'passwd: files' 'group: files' 'shadow: files' 'hosts: files dns' 'services: files' 'protocols: files' >"$root/etc/nsswitch.conf"

  # The usual commands, for scripts of users and for looking around.
  for applet in $("$root/usr/bin/busybox" --list); do
    [[ -e $root/usr/bin/$applet || -L $root/usr/bin/$applet || -e $root/usr/sbin/$applet ]] || ln -s busybox "$root/usr/bin/$applet"
  done
  # Images of these engines have gosu there.
  [[ -e $root/usr/local/bin/gosu ]] || ln -s "$(cd "$root" && ls -d usr/*bin/gosu | sed 's|^|/|')" "$root/usr/local/bin/gosu"

  install -m 755 "$here/$engine/docker-entrypoint.sh" "$root/usr/local/bin/docker-entrypoint.sh"

  # Without this cache the loader still finds Debian's own folders, only slower.
  rm -f "$root/etc/ld.so.cache"
  if ((EUID == 0)); then ldconfig -r "$root"; else unshare -r ldconfig -r "$root" 2>/dev/null || true; fi
  rm -rf "$root/var/cache/ldconfig"
}

json_list() { local out='' item; for item; do out+=${out:+,}$(json_string "$item"); done; printf '[%s]' "$out"; }

json_string() {
  local s=${1//\\/\\\\}
  printf '"%s"' "${s//\"/\\\"}"
}

write_config() { # layer digest
  local created
  created=$(date -u -d "@$epoch" +%Y-%m-%dT%H:%M:%SZ)
  cat <<JSON
{"architecture":"$arch","os":"linux","created":"$created","config":{"Env":$(json_list "${environment[@]}"),"Entrypoint":["docker-entrypoint.sh"],"Cmd":$(json_list "$command"),"ExposedPorts":{"$expose/tcp":{}},"Volumes":{"$volume":{}},"StopSignal":"$stop_signal","Labels":{"org.opencontainers.image.title":"$engine","org.opencontainers.image.version":"$full_version","org.opencontainers.image.source":"deploy/images/$engine","org.opencontainers.image.description":"$engine $full_version from packages of Debian $suite${artifact:+ and $artifact}","cloud.image":"local","cloud.image.inputs":"$inputs"}},"rootfs":{"type":"layers","diff_ids":["sha256:$1"]},"history":[{"created":"$created","created_by":"deploy/images/build $engine $version"}]}
JSON
}

pack_and_load() {
  local root=$work/root layer=$work/layer.tar digest config folder
  local fixed=(--format=gnu --numeric-owner --sort=name "--mtime=@$epoch")
  local excluded=()
  for folder in "${owned[@]}"; do excluded+=("--exclude=./${folder#/}"); done
  tar -C "$root" -cf "$layer" "${fixed[@]}" --owner=0 --group=0 --anchored "${excluded[@]}" --transform 's|^\./||' .
  # Owners are given here, not on the disk: that needs no root.
  # shellcheck disable=SC2046
  tar -C "$root" -rf "$layer" "${fixed[@]}" --owner="$uid" --group="$uid" "${owned[@]#/}"
  digest=$(sha256sum <"$layer" | cut -d ' ' -f 1)
  write_config "$digest" >"$work/config.json"
  config=$(sha256sum <"$work/config.json" | cut -d ' ' -f 1).json
  mv "$work/config.json" "$work/$config"
  # A name for this very content: pruning unnamed images then does not take one
  # away that a database still uses.
  local own_name=cloud-local/$engine:$full_version-${inputs:0:8}
  printf '[{"Config":"%s","RepoTags":["%s"],"Layers":["layer.tar"]}]' "$config" "$own_name" >"$work/manifest.json"
  tar -C "$work" -cf - "${fixed[@]}" --owner=0 --group=0 manifest.json "$config" layer.tar |
    docker load -q >"$work/load.log" 2>&1 || { tail -n 5 "$work/load.log" >&2; fail 'the Docker engine did not take the image (above)'; }
  # The name that others use goes to an image only if its programs start.
  docker run --rm --network none --label cloud.image.check=1 --entrypoint bash "$own_name" -ec "$check" >"$work/check.log" 2>&1 ||
    { tail -n 5 "$work/check.log" >&2; docker rmi "$own_name" >/dev/null 2>&1 || true; fail 'the programs in the new image do not start (above)'; }
  docker tag "$own_name" "$reference"
}
