#!/usr/bin/env bash
# Builds the Linux packages from the program image: a portable .tar.gz, a .deb, and an .rpm if
# rpmbuild is available. Run by "mvn -Pinstaller package": package.sh OUT VERSION
#
# The packages contain every file that they install, and have no scripts: the package manager adds
# and removes the menu entry, the file types and /usr/bin/sketch28.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "$1" && pwd)
version=$2
image=$out/sketch28
prefix=/opt/sketch28
root=$out/root
packages=$out/packages
mkdir -p "$packages"
chmod -R go=rX "$image"

case $(uname -m) in
  x86_64) deb_arch=amd64 rpm_arch=x86_64 ;;
  aarch64) deb_arch=arm64 rpm_arch=aarch64 ;;
  *) echo "No packages are made for $(uname -m)" >&2; exit 1 ;;
esac

# SKETCH28_PACKAGES selects packages; .ci/installer needs "deb rpm" only.
wanted() {
  case " ${SKETCH28_PACKAGES:-deb rpm tar.gz} " in *" $1 "*) ;; *) return 1 ;; esac
}

# The list of classes that the program loads until it has recognised a first drawing, written by the
# program itself. The portable program makes an archive of class data from it; see bin/sketch28.
list_classes() {
  local home xvfb=
  home=$(mktemp -d)
  if [ -z "${DISPLAY:-}" ]; then
    command -v Xvfb >/dev/null || {
      echo "No list of classes: there is no display and no Xvfb; starts take longer"
      return
    }
    Xvfb -displayfd 3 -screen 0 1280x860x24 3>"$home/display" >/dev/null 2>&1 &
    xvfb=$!
    for _ in $(seq 100); do [ -s "$home/display" ] && break; sleep 0.1; done
    DISPLAY=:$(cat "$home/display")
    export DISPLAY
  fi
  HOME=$home XDG_CACHE_HOME=$home XDG_CONFIG_HOME=$home XDG_DATA_HOME=$home XDG_STATE_HOME=$home \
    JAVA_OPTS="-Duser.home=$home -Dsketch28.startReport=true -XX:DumpLoadedClassList=$out/classes" \
    "$image/bin/sketch28" >"$out/classes.log" 2>&1 || true
  [ -z "$xvfb" ] || kill "$xvfb"
  rm -rf "$home"
  if [ -s "$out/classes" ]; then
    install -m644 "$out/classes" "$image/lib/sketch28.classes"
  else
    echo "No list of classes; starts take longer:" && cat "$out/classes.log"
  fi
}
list_classes

if wanted tar.gz; then
  echo "Building the portable archive"
  tar -C "$out" --owner=0 --group=0 --transform "s,^sketch28,sketch28-$version," \
    -czf "$packages/sketch28-$version-linux-$rpm_arch.tar.gz" sketch28
fi

# The other packages contain the archive of class data. Java 17 requires the paths for which it was
# made, so the image is mounted there in a private mount namespace.
archive_class_data() {
  local enter=(unshare --mount)
  [ "$(id -u)" = 0 ] || enter=(unshare --mount --map-root-user)
  command -v unshare >/dev/null && "${enter[@]}" mount -t tmpfs none /opt 2>/dev/null || {
    echo "No archive of class data: this system allows no mount namespace; starts take longer"
    return
  }
  "${enter[@]}" sh -c 'mount -t tmpfs none /opt && mkdir "$1" && mount --bind "$2" "$1" &&
    classes= && for jar in "$1"/lib/*.jar; do classes=$classes${classes:+:}$jar; done &&
    exec "$1/runtime/bin/java" -XX:+UseSerialGC -Xshare:dump -Xlog:disable -Xlog:all=error:stderr \
      "-XX:SharedClassListFile=$1/lib/sketch28.classes" "-XX:SharedArchiveFile=$3" -cp "$classes"
    ' sh "$prefix" "$image" "$out/sketch28.jsa" || echo "No archive of class data; starts take longer"
}
[ ! -f "$image/lib/sketch28.classes" ] || archive_class_data

echo "Tree of the installed system"
rm -rf "$root"
mkdir -p "$root$prefix" "$root/usr/bin" "$root/usr/share/doc/sketch28"
cp -a "$image/." "$root$prefix/"
rm -f "$root$prefix/lib/sketch28.classes"
[ ! -f "$out/sketch28.jsa" ] || install -m644 "$out/sketch28.jsa" "$root$prefix/lib/sketch28.jsa"
ln -s "$prefix/bin/sketch28" "$root/usr/bin/sketch28"
install -Dm644 "$here/sketch28.desktop" "$root/usr/share/applications/sketch28.desktop"
install -Dm644 "$here/sketch28.xml" "$root/usr/share/mime/packages/sketch28.xml"
completions=$root/usr/share/bash-completion/completions
mkdir -p "$completions"
home=$out/home
HOME=$home XDG_CACHE_HOME=$home XDG_STATE_HOME=$home JAVA_OPTS="-Duser.home=$home" \
  "$image/bin/sketch28" completion >"$completions/sketch28"
for size in 16 32 48 128 256 512; do
  icons=$root/usr/share/icons/hicolor/${size}x$size
  install -Dm644 "$here/../../assets/icons/sketch28-$size.png" "$icons/apps/sketch28.png"
  for type in drawing model; do
    install -Dm644 "$icons/apps/sketch28.png" "$icons/mimetypes/application-x-sketch28-$type.png"
  done
done
ln -s "$prefix/LICENSE" "$root/usr/share/doc/sketch28/copyright"
chmod -R go=rX "$root"

if wanted deb && command -v dpkg-deb >/dev/null; then
  echo "Debian package"
  # JavaFX loads these libraries by name, so they are listed here; the others are those that the
  # runtime's libraries are linked with.
  needs=$(find "$image/runtime/lib" -name '*.so' -print0 | xargs -0 readelf -d |
    sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u |
    while read -r soname; do
      library=$(ldconfig -p | awk -v name="$soname" '$1 == name { print $NF; exit }')
      [ -z "$library" ] || dpkg-query -S "$(realpath "$library")" 2>/dev/null || true
    done | sed 's/:.*//' | sort -u | grep -v '^libc6$' |
    sed 's/^\(libgtk-3-0\|libglib2.0-0\|libasound2\|libatk1.0-0\)$/\1 | \1t64/' | paste -sd, | sed 's/,/, /g')
  mkdir -p "$root/DEBIAN"
  sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$deb_arch/" -e "s/@NEEDS@/$needs/" \
    -e "s/@SIZE@/$(du -sk --exclude=DEBIAN "$root" | cut -f1)/" "$here/control" >"$root/DEBIAN/control"
  dpkg-deb --root-owner-group -Zxz -z1 -b "$root" "$packages/sketch28_${version}_$deb_arch.deb"
  rm -r "$root/DEBIAN"
else
  echo "No .deb"
fi

if wanted rpm && command -v rpmbuild >/dev/null; then
  echo "RPM package"
  rpmbuild -bb --quiet --target "$rpm_arch" --buildroot "$out/rpmroot" \
    --define "_topdir $out/rpm" --define "_dbpath $out/rpm/db" --define "_rpmdir $packages" --define "_build_id_links none" \
    --define "version_ $version" --define "tree $root" --define '_rpmfilename %{NAME}-%{VERSION}.%{ARCH}.rpm' \
    "$here/sketch28.spec"
else
  echo "No .rpm (it needs rpmbuild)"
fi
rm -rf "$out/rpmroot" "$out/rpm"
ls -l "$packages"
