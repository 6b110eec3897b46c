; SPDX-License-Identifier: Apache-2.0
; Looks for a file of the program that another one holds open, before anything is changed:
; half a program is none. Windows does not rename a folder with such a file in it.

!define WRITE_AND_DELETE 0x40010000
!define SHARED_WITH_ALL 7
!define EXISTING 3
!define SHARING_VIOLATION 32

!macro LookForFilesInUse UN
Function ${UN}RefuseWhileInUse
  StrCpy $R1 ""
  ${${UN}Locate} "$INSTDIR\_internal" "/L=F /G=1" "${UN}LookAtOne"
  ${If} $R1 != ""
    !insertmacro Refuse ${UNWRITABLE} "$(InUse)"
  ${EndIf}
FunctionEnd

Function ${UN}LookAtOne ; $R9 is its path; Locate goes on until it is told to stop
  System::Call 'kernel32::CreateFileW(w R9, i ${WRITE_AND_DELETE}, i ${SHARED_WITH_ALL}, p 0, i ${EXISTING}, i 0, p 0) p .R2 ?e'
  Pop $R3
  ${If} $R2 P<> -1
    System::Call 'kernel32::CloseHandle(p R2)'
  ${ElseIf} $R3 = ${SHARING_VIOLATION}
    StrCpy $R1 $R9
    Push "StopLocate"
    Return
  ${EndIf}
  Push ""
FunctionEnd
!macroend

!insertmacro LookForFilesInUse ""
!insertmacro LookForFilesInUse "un."
