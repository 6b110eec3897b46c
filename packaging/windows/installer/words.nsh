; SPDX-License-Identifier: Apache-2.0
; What the installer says, in Dutch and English.
!define NL ${LANG_DUTCH}
!define EN ${LANG_ENGLISH}

LangString AtDesktop ${NL} "Pictogram op het bureaublad"
LangString AtDesktop ${EN} "Icon on the desktop"
LangString AtLogOn ${NL} "Starten bij aanmelden"
LangString AtLogOn ${EN} "Start at log-on"
LangString AboutProgram ${NL} "De balie en het beheerprogramma wisedesk-admin."
LangString AboutProgram ${EN} "The desk, and wisedesk-admin to look after it."
LangString AboutDesktop ${NL} "Zet wisedesk op het bureaublad."
LangString AboutDesktop ${EN} "Puts wisedesk on the desktop."
LangString AboutLogOn ${NL} "Opent de balie zodra iemand zich aanmeldt bij Windows."
LangString AboutLogOn ${EN} "Opens the desk as soon as somebody logs on to Windows."

LangString OldWindows ${NL} "wisedesk werkt op Windows 10 versie 1903 (build ${OLDEST_BUILD}) en nieuwer. Deze Windows is ouder. Er is niets gewijzigd."
LangString OldWindows ${EN} "wisedesk works on Windows 10 version 1903 (build ${OLDEST_BUILD}) and later. This Windows is older. Nothing was changed."
LangString NewerThere ${NL} "Versie $0 is al geïnstalleerd en is nieuwer dan ${VERSION}. Er is niets gewijzigd."
LangString NewerThere ${EN} "Version $0 is installed already and is newer than ${VERSION}. Nothing was changed."
LangString IsRunning ${NL} "wisedesk is nog open. Sluit het venster, ook bij andere gebruikers van deze computer, en probeer het opnieuw. Er is niets gewijzigd."
LangString IsRunning ${EN} "wisedesk is still open. Close its window, with other users of this computer as well, and try again. Nothing was changed."
LangString OtherProgram ${NL} "In $INSTDIR staat een ander programma. Kies een andere map. Er is niets gewijzigd."
LangString OtherProgram ${EN} "Another program is in $INSTDIR. Choose another folder. Nothing was changed."
LangString Unwritable ${NL} "In $INSTDIR kon niet alles worden geschreven: de schijf is vol, of een bestand is in gebruik. De versie die er stond, werkt nog."
LangString Unwritable ${EN} "Not everything could be written in $INSTDIR: the disk is full, or a file is in use. The version that was there still works."
LangString NoRights ${NL} "De rechten op de map van de bibliotheek konden niet worden gegeven"
LangString NoRights ${EN} "The rights on the library's folder could not be given"
