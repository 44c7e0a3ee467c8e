# Builds the Windows packages from the program image: an .msi and a portable .zip.
# Run by "mvn -Pinstaller package": package.ps1 OUT VERSION. Needs WiX 3 for the .msi.
param([string]$Out, [string]$Version)
$ErrorActionPreference = 'Stop'
$here = $PSScriptRoot
$image = Join-Path $Out 'sketch28'
$packages = Join-Path $Out 'packages'
$jpackage = Join-Path $env:SKETCH28_JDK 'bin\jpackage.exe'
New-Item -ItemType Directory -Force $packages | Out-Null

# The files that jpackage puts beside its launchers: jars, models, test files, licences.
$files = Join-Path $Out 'files'
Copy-Item -Recurse (Join-Path $image 'lib') $files
Copy-Item -Recurse (Join-Path $image 'models'), (Join-Path $image 'assets'), (Join-Path $image 'licenses') $files
Copy-Item (Join-Path $image 'LICENSE'), (Join-Path $image 'THIRD-PARTY.txt') $files

# Where a crash of Java leaves its file. Relative to the folder that the .msi installs into, this is
# the program's folder for logs (UserFolders). jpackage 17 cannot name a user's folder, so anywhere
# else Java uses the working folder, and the next start moves the file (CrashFiles).
$options = @(
  '-XX:ErrorFile=$ROOTDIR/Logs/crash-%p.log', '-Xmx3g', '-XX:+UseSerialGC', '-XX:-UsePerfData', '-Djava.awt.headless=true',
  "-Dai.djl.default_engine=$env:SKETCH28_ENGINE", '-Dai.djl.offline=true',
  '-Dsketch28.home=$APPDIR', '--add-modules=javafx.controls'
) | ForEach-Object { '--java-options'; $_ }
& $jpackage --type app-image --name Sketch28 --app-version $Version --vendor 'The Sketch28 project' `
  --description 'Draw a digit or a garment, and a neural network recognises it while you draw' `
  --input $files --main-jar "sketch28-$Version.jar" --main-class org.sketch28.Main `
  --runtime-image (Join-Path $image 'runtime') --icon (Join-Path $Out 'sketch28.ico') `
  --add-launcher "sketch28-cli=$here\console.properties" --dest (Join-Path $Out 'app') @options
if ($LASTEXITCODE -ne 0) { throw 'jpackage made no image' }

# "sketch28" on the PATH is a batch file in a folder of its own, since Sketch28.exe opens the window
# and has no console. main.wxs adds that folder to the PATH.
$app = Join-Path $Out 'app\Sketch28'
New-Item -ItemType Directory -Force (Join-Path $app 'cmd') | Out-Null
Copy-Item (Join-Path $here 'sketch28.cmd') (Join-Path $app 'cmd')
Compress-Archive -Force $app (Join-Path $packages "sketch28-$Version-windows-x86_64.zip")

$resources = Join-Path $Out 'resources'
New-Item -ItemType Directory -Force $resources | Out-Null
& (Join-Path $env:SKETCH28_JDK 'bin\java.exe') (Join-Path $here 'MainWxs.java') (Join-Path $resources 'main.wxs')
if ($LASTEXITCODE -ne 0) { throw 'main.wxs cannot be made' }

# The folder cannot be chosen, because jpackage's uninstaller deletes it with everything in it.
& $jpackage --type msi --name Sketch28 --app-version $Version --vendor 'The Sketch28 project' `
  --app-image $app --dest $packages --license-file (Join-Path $image 'LICENSE') `
  --resource-dir $resources `
  --win-menu --win-menu-group Sketch28 --win-shortcut-prompt --win-per-user-install `
  --win-upgrade-uuid 7d0a3f5e-3c1b-4b56-9d5c-28282828a001 `
  --file-associations (Join-Path $here 'drawing.properties') `
  --file-associations (Join-Path $here 'model.properties')
if ($LASTEXITCODE -ne 0) { throw 'jpackage made no .msi' }
Get-ChildItem $packages
