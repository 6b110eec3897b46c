; SPDX-License-Identifier: Apache-2.0
; What is said at the end, also where nobody looks: a silent installer leaves it in a file.

!macro Tell CODE WORDS
  ${GetParameters} $7
  ClearErrors
  ${GetOptions} $7 "/Log=" $8
  ${If} ${Errors}
    StrCpy $8 "$TEMP\wisedesk-setup.log"
  ${EndIf}
  ClearErrors
  FileOpen $9 $8 w
  ${IfNot} ${Errors}
    FileWriteUTF16LE /BOM $9 "wisedesk ${VERSION}, code ${CODE}: ${WORDS}$\r$\n"
    FileClose $9
  ${EndIf}
!macroend

!macro Refuse CODE WORDS
  !insertmacro Tell ${CODE} "${WORDS}"
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend
