; SPDX-License-Identifier: Apache-2.0
; The installer; installer.py compiles it. Silent:
;   setup.exe /S [/AllUsers | /CurrentUser] [/NoDesktop] [/LogOn] [/Log=file] [/D=C:\folder]
; Exit codes: 0 done, 1 cancelled, 2 failed, 3 a newer version is there, 4 the desk is
; running, 5 Windows is too old, 6 could not be written and the old version still works,
; 7 another program is in that folder. Its last word is left in %TEMP%\wisedesk-setup.log.
; The library, its backups, the settings and the inbox are not touched by any of it:
; they lie in %ProgramData%\wisedesk and %LOCALAPPDATA%\wisedesk, and are only made.
Unicode true
Target amd64-unicode
!ifdef QUICK ; for a test: three times as fast, a third larger
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64 ; nearly all of it at once
!endif
!define KEY "Software\wisedesk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\wisedesk"
!define OLDEST_BUILD 18362 ; Windows 10 1903: from there on Windows has what Qt loads
!define NEWER 3
!define RUNNING 4
!define OLD_WINDOWS 5
!define UNWRITABLE 6
!define OTHER_PROGRAM 7
Name "wisedesk"
OutFile "${OUT}"
BrandingText "wisedesk ${VERSION}"
ManifestDPIAware true
ManifestSupportedOS all
AllowSkipFiles off ; a file that cannot be written ends it: half a program is none
SetOverwrite on
VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey ProductName "wisedesk"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "wisedesk installeren"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "Apache License 2.0"
!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "wisedesk"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallDir"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallDir"
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_COMPONENTSPAGE_SMALLDESC
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\wisedesk.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Dutch ; the first is that of any other Windows too
!insertmacro MUI_LANGUAGE English
!include last_word.nsh
!include words.nsh
!include program_files.nsh
!include in_use.nsh

Section "wisedesk" SecProgram
  SectionIn RO
  Call RefuseOtherProgram
  !insertmacro RefuseWhileRunning
  Call RefuseWhileInUse
  Call BringBackHalfMoved
  Call RefuseWithoutRoom
  SetOutPath "$INSTDIR\_new"
  File /r "${PAYLOAD}/*.*"
  SetOutPath "$INSTDIR"
  Call TakePlace
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\wisedesk.lnk" "$INSTDIR\wisedesk.exe"
  ${If} $MultiUser.InstallMode == "AllUsers"
    Call MakeSharedFolder
  ${EndIf}
  Call WriteKeys
SectionEnd

Section "$(AtDesktop)" SecDesktop
  CreateShortcut "$DESKTOP\wisedesk.lnk" "$INSTDIR\wisedesk.exe"
SectionEnd

Section /o "$(AtLogOn)" SecLogOn
  CreateShortcut "$SMSTARTUP\wisedesk.lnk" "$INSTDIR\wisedesk.exe"
SectionEnd

Section "-Choices" ; what was chosen holds for the next version too
  ${IfNot} ${SectionIsSelected} ${SecDesktop}
    Delete "$DESKTOP\wisedesk.lnk"
  ${EndIf}
  ${IfNot} ${SectionIsSelected} ${SecLogOn}
    Delete "$SMSTARTUP\wisedesk.lnk"
  ${EndIf}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SecProgram} "$(AboutProgram)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecDesktop} "$(AboutDesktop)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecLogOn} "$(AboutLogOn)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro Refuse ${OLD_WINDOWS} "$(OldWindows)"
  ${EndIf}
  StrCpy $R9 $INSTDIR ; what /D= named, empty without it
  !insertmacro MULTIUSER_INIT
  ${If} $R9 != ""
    StrCpy $INSTDIR $R9 ; MultiUser.nsh leaves /D= out
  ${EndIf}
  ReadRegStr $0 SHCTX "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro Refuse ${NEWER} "$(NewerThere)"
    ${EndIf}
    Call ChooseAsBefore
  ${EndIf}
  ${GetParameters} $2
  ClearErrors
  ${GetOptions} $2 "/NoDesktop" $3
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${SecDesktop}
  ${EndIf}
  ClearErrors
  ${GetOptions} $2 "/LogOn" $3
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SecLogOn}
  ${EndIf}
FunctionEnd

Function ChooseAsBefore
  ${IfNot} ${FileExists} "$DESKTOP\wisedesk.lnk"
    !insertmacro UnselectSection ${SecDesktop}
  ${EndIf}
  ${If} ${FileExists} "$SMSTARTUP\wisedesk.lnk"
    !insertmacro SelectSection ${SecLogOn}
  ${EndIf}
FunctionEnd

Function RefuseOtherProgram
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\wisedesk.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\_old\*.*"
    !insertmacro Refuse ${OTHER_PROGRAM} "$(OtherProgram)"
  ${EndIf}
FunctionEnd

!macro RefuseWithout MEGABYTES ROOT
  ${DriveSpace} "${ROOT}\" "/D=F /S=M" $3
  ${If} $3 != ""
  ${AndIf} $3 < ${MEGABYTES}
    StrCpy $1 "${ROOT}"
    StrCpy $2 "${MEGABYTES}"
    !insertmacro Refuse ${UNWRITABLE} "$(NoRoom)"
  ${EndIf}
!macroend

Function RefuseWithoutRoom ; before anything is written: both versions stand there a while
  SectionGetSize ${SecProgram} $4
  IntOp $4 $4 / 1024
  IntOp $4 $4 + 5
  ${GetRoot} "$INSTDIR" $5
  ${GetRoot} "$TEMP" $6 ; where the installer unpacks itself
  ${If} $5 == $6
    IntOp $4 $4 * 2
  ${Else}
    !insertmacro RefuseWithout $4 $6
  ${EndIf}
  !insertmacro RefuseWithout $4 $5
FunctionEnd

Function MakeSharedFolder ; the library of all who use this computer
  SetShellVarContext all
  ${IfNot} ${FileExists} "$APPDATA\wisedesk\library\*.*"
    CreateDirectory "$APPDATA\wisedesk\library"
    ; every user of this computer (S-1-5-32-545) may write here; IT can narrow it later
    nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\wisedesk\library" /grant *S-1-5-32-545:(OI)(CI)M'
    Pop $0
    ${If} $0 != 0
      DetailPrint "$(NoRights) ($0)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function WriteKeys
  WriteRegStr SHCTX "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "wisedesk"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\wisedesk.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  StrCpy $0 '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" $0
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" "$0 /S"
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" $0
FunctionEnd

Function .onInstSuccess
  !insertmacro Tell 0 "$(Installed)"
FunctionEnd

Function .onInstFailed ; a file could not be written: the old version is as it was
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_new"
  !insertmacro Tell ${UNWRITABLE} "$(Unwritable)"
  MessageBox MB_OK|MB_ICONSTOP "$(Unwritable)" /SD IDOK
  SetErrorLevel ${UNWRITABLE}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Function un.onUninstSuccess
  !insertmacro Tell 0 "$(Removed)"
FunctionEnd

Section "Uninstall"
  !insertmacro RefuseWhileRunning
  Call un.RefuseWhileInUse
  Delete "$SMPROGRAMS\wisedesk.lnk"
  Delete "$DESKTOP\wisedesk.lnk"
  Delete "$SMSTARTUP\wisedesk.lnk"
  SetOutPath "$TEMP"
  Delete "$INSTDIR\wisedesk.exe"
  Delete "$INSTDIR\wisedesk-admin.exe"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\_new"
  RMDir /r "$INSTDIR\_old"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; stays when somebody keeps something there
  DeleteRegKey SHCTX "${UNINSTALL}"
  DeleteRegKey SHCTX "${KEY}"
SectionEnd
