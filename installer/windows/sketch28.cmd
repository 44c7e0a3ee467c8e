@echo off
rem The command line of the installed program; the .msi adds this folder to the PATH.
"%~dp0..\sketch28-cli.exe" %*
exit /b %ERRORLEVEL%
