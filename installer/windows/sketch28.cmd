@echo off
rem The command line of the installed program. Put this folder on the PATH.
if not defined MXNET_CPU_WORKER_NTHREADS set MXNET_CPU_WORKER_NTHREADS=2
"%~dp0..\sketch28-cli.exe" %*
exit /b %ERRORLEVEL%
