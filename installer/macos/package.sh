#!/usr/bin/env bash
# Builds the macOS package from the program image: a .dmg, with MXNet on x86_64 and PyTorch on arm64.
# Run by "mvn -Pinstaller package": package.sh OUT VERSION
# It is signed if SKETCH28_SIGNING_KEY names a Developer ID certificate in the keychain.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "$1" && pwd)
version=$2
image=$out/sketch28
files=$out/files
packages=$out/packages
mkdir -p "$packages"
rm -rf "$files"
cp -Rp "$image/lib" "$files"
cp -Rp "$image/models" "$image/assets" "$image/licenses" "$image/LICENSE" "$image/THIRD-PARTY.txt" "$files/"

# macOS requires the version of a bundle to begin with a number above 0, and jpackage enforces it. So
# 0.1.0 becomes 1.1.0; since 1.0.0 would be lower, the first major version has to be 2. Only the
# bundle has this version: the file's name and "--version" have the program's.
case $version in 0.*) mac_version=1.${version#0.} ;; *) mac_version=$version ;; esac
# Glass, a part of JavaFX, reports which file was double-clicked (OpenedFiles); hence --add-exports.
sign=()
if [ -n "${SKETCH28_SIGNING_KEY:-}" ]; then
  sign=(--mac-sign --mac-signing-key-user-name "$SKETCH28_SIGNING_KEY")
fi
"$SKETCH28_JDK/bin/jpackage" --type app-image --name Sketch28 --app-version "$mac_version" \
  --vendor "The Sketch28 project" --mac-package-identifier org.sketch28 \
  --input "$files" --main-jar "sketch28-$version.jar" --main-class org.sketch28.Main \
  --runtime-image "$image/runtime" --icon "$out/sketch28.icns" --dest "$out/app" \
  --file-associations "$here/drawing.properties" --file-associations "$here/model.properties" \
  --java-options -Xmx3g --java-options -XX:+UseSerialGC --java-options -XX:-UsePerfData \
  --java-options -Djava.awt.headless=true --java-options -Dai.djl.offline=true \
  --java-options "-Dai.djl.default_engine=$SKETCH28_ENGINE" \
  --java-options '-Dsketch28.home=$APPDIR' --java-options --add-modules=javafx.controls \
  --java-options --add-exports=javafx.graphics/com.sun.glass.ui=ALL-UNNAMED \
  ${sign[@]+"${sign[@]}"}
"$SKETCH28_JDK/bin/jpackage" --type dmg --name Sketch28 --app-version "$mac_version" \
  --app-image "$out/app/Sketch28.app" --dest "$packages"
mv "$packages/Sketch28-$mac_version.dmg" "$packages/sketch28-$version-macos-$(uname -m).dmg"
ls -l "$packages"
