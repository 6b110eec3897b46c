; SPDX-License-Identifier: Apache-2.0
; The new version is unpacked beside the old one and changes places with it at the end,
; so that a full disk or a locked file leaves the old one as it was.

!macro RefuseWhileRunning
  !insertmacro RefuseWhileOneRuns "wisedesk.exe"
  !insertmacro RefuseWhileOneRuns "wisedesk-admin.exe"
!macroend

!macro RefuseWhileOneRuns PROGRAM ; Windows does not open a running program to write
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      !insertmacro Refuse ${RUNNING} "$(IsRunning)"
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro Move FROM TO NAME ; a virus scanner may hold a fresh file for a moment
  ${If} ${FileExists} "${FROM}\${NAME}"
    StrCpy $1 0
    ${Do}
      ClearErrors
      Rename "${FROM}\${NAME}" "${TO}\${NAME}"
      ${IfNot} ${Errors}
        ${ExitDo}
      ${EndIf}
      IntOp $1 $1 + 1
      ${If} $1 > 10
        StrCpy $R0 "${NAME}"
        ${ExitDo}
      ${EndIf}
      Sleep 300
    ${Loop}
  ${EndIf}
!macroend

!macro MoveProgram FROM TO ; sets $R0 to what would not move, empty when all did
  StrCpy $R0 ""
  !insertmacro Move "${FROM}" "${TO}" "wisedesk.exe"
  ${If} $R0 == ""
    !insertmacro Move "${FROM}" "${TO}" "wisedesk-admin.exe"
  ${EndIf}
  ${If} $R0 == ""
    !insertmacro Move "${FROM}" "${TO}" "_internal"
  ${EndIf}
!macroend

!macro Discard NAME
  Delete "$INSTDIR\${NAME}\wisedesk.exe"
  Delete "$INSTDIR\${NAME}\wisedesk-admin.exe"
  RMDir /r "$INSTDIR\${NAME}"
!macroend

Function BringBackHalfMoved ; an upgrade was cut off: what it put aside comes back
  ${If} ${FileExists} "$INSTDIR\_old\*.*"
    ${IfNot} ${FileExists} "$INSTDIR\wisedesk.exe"
    ${OrIfNot} ${FileExists} "$INSTDIR\_internal\*.*"
      !insertmacro MoveProgram "$INSTDIR\_old" "$INSTDIR"
    ${EndIf}
  ${EndIf}
  !insertmacro Discard "_old"
  !insertmacro Discard "_new"
FunctionEnd

Function TakePlace
  CreateDirectory "$INSTDIR\_old"
  !insertmacro MoveProgram "$INSTDIR" "$INSTDIR\_old"
  ${If} $R0 == ""
    !insertmacro MoveProgram "$INSTDIR\_new" "$INSTDIR"
    ${If} $R0 != "" ; what of the new one stands there already makes room
      !insertmacro MoveProgram "$INSTDIR" "$INSTDIR\_new"
      StrCpy $R0 "_new"
    ${EndIf}
  ${EndIf}
  ${If} $R0 != ""
    !insertmacro MoveProgram "$INSTDIR\_old" "$INSTDIR"
    !insertmacro Discard "_new"
    RMDir "$INSTDIR\_old"
    !insertmacro Refuse ${UNWRITABLE} "$(Unwritable)"
  ${EndIf}
  !insertmacro Discard "_old"
  RMDir "$INSTDIR\_new"
FunctionEnd
