@echo off
rem Starts Sketch28: the window without arguments, the command line with them.
setlocal
set "SKETCH28_HOME=%~dp0.."
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")
"%JAVA%" ${program.arguments} %JAVA_OPTS% "-Dsketch28.home=%SKETCH28_HOME%" --module-path "%SKETCH28_HOME%\lib\javafx" --add-modules javafx.controls -cp "%SKETCH28_HOME%\lib\*" org.sketch28.Main %*
exit /b %ERRORLEVEL%
