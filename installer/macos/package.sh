#!/usr/bin/env bash
# Makes the macOS package of the program image: a .dmg, x86_64 with MXNet, arm64 with PyTorch.
# Run by "mvn -Pinstaller package": package.sh OUT VERSION
# With SKETCH28_SIGNING_KEY, the name of a Developer ID certificate in the key chain, it is signed.
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
cp -Rp "$image/models" "$image/licenses" "$image/LICENSE" "$image/THIRD-PARTY.txt" "$files/"

# macOS wants a bundle's version to begin with a number above 0, and jpackage refuses another: 0.1.0
# is 1.1.0 there, and 1.0.0 would be lower; the first version above 0 has to be 2. It is the bundle's
# alone: the file's name and "--version" have the program's.
case $version in 0.*) mac_version=1.${version#0.} ;; *) mac_version=$version ;; esac
# Glass, a part of JavaFX, tells which file was double-clicked (OpenedFiles); hence --add-exports.
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
