; The setup of PT Diary for one person on Windows 10 (1809) or later, without an administrator.
;
; installers.py runs makensis on it and says: VERSION, PROGRAM (the folder that was built), CONTENTS
; (the folder in it that holds all but the two programs), LISTS (what it wrote of these: files.nsh
; puts each file in its place, no-files.nsh removes each again), ICON, SIDE (a picture), and OUT.
;
; Nobody is left with half a program. The contents of each version lie in a folder of their own, so
; an upgrade writes the new one beside the old one, then puts the two programs in their place, each
; in one step, and removes the old contents last. What is removed is named, file by file: a diary
; that somebody keeps in one of our folders stays.
;
; How it ends: 0 done; 1 a person went back; 3 PT Diary is open; 4 a newer one is here; 5 Windows is
; too old; 6 the other kind of package is here; 7 something could not be written. With /S it asks
; nothing and shows nothing; /DESKTOP puts a link on the desktop.

Target amd64-unicode
Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include StrFunc.nsh
!include WordFunc.nsh
${Using:StrFunc} UnStrStr

!define NAME "PT Diary"
!define WINDOW "PT Diary.exe"
!define CONSOLE "ptdiary.exe"
!define KIND "PTDiary.Diary"
!define EXTENSION ".ptdiary"
!define OLDEST_WINDOWS 17763 ; the build of 1809, the oldest that Qt 6.11 runs on
!define CURRENT "Software\Microsoft\Windows\CurrentVersion"
!define LISTED "${CURRENT}\Uninstall\PTDiary"
!define OURS "Software\PT Diary"
!define CLASSES "Software\Classes"

!define STILL_OPEN 3
!define NEWER 4
!define OLD_WINDOWS 5
!define OTHER_PACKAGE 6
!define NOT_WRITTEN 7

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\PT Diary"
InstallDirRegKey HKCU "${LISTED}" "InstallLocation"
RequestExecutionLevel user
ManifestSupportedOS all
ManifestDPIAware true
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32 ; MB: the two programs are nearly the same
!endif
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Setup of ${NAME}"
VIAddVersionKey "CompanyName" "The PT Diary authors"
VIAddVersionKey "LegalCopyright" "The PT Diary authors, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME}"
!define MUI_FINISHPAGE_TITLE "${NAME} is installed"
!define MUI_FINISHPAGE_TEXT "Find it in the Start menu. A double click on a diary opens it too."
!define MUI_UNCONFIRMPAGE_TEXT_TOP "This takes ${NAME} off this computer. Your diaries, their \
copies and your settings stay."
!define MUI_PAGE_HEADER_TEXT "${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "A diary for people in physical therapy."
!define MUI_COMPONENTSPAGE_TEXT_TOP "This puts ${NAME} on this computer, for you alone. No \
administrator is needed."
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "What is put here:"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW NameButton
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_HEADER_TEXT "Where it goes"
!define MUI_PAGE_HEADER_SUBTEXT "The folder below suits nearly everybody."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Press Install to put ${NAME} into this folder. Your diaries \
are kept elsewhere."
!define MUI_PAGE_CUSTOMFUNCTION_PRE AskForFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var HadContents ; whether this version's contents were there before
Var Before ; the version that was there before

; Says a sentence, unless it is to be silent, and ends with a status.
!macro EndWith status sentence
  MessageBox MB_OK|MB_ICONINFORMATION "${sentence}" /SD IDOK
  SetErrorLevel ${status}
  Quit
!macroend

; Waits until neither of our two programs runs: Windows lets nobody write into one that does.
!macro WaitUntilClosed file
  ${DoWhile} ${FileExists} "$INSTDIR\${file}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${file}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "Close ${NAME}, then press Retry. \
It may still be an icon beside the clock." /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${STILL_OPEN}
      Quit
    ${EndIf}
  ${Loop}
!macroend

; Puts a file in the place of another in one step; $0 is 0 where that failed.
!macro Move from to
  System::Call 'kernel32::MoveFileExW(w "$INSTDIR\${from}", w "$INSTDIR\${to}", i 1) i .r0'
!macroend

; Puts a new program in the place of the old one, of which a copy is kept until both are placed.
!macro Place file
  System::Call 'kernel32::CopyFileW(w "$INSTDIR\${file}", w "$INSTDIR\${file}.old", i 0)'
  !insertmacro Move "${file}.new" "${file}"
  ${If} $0 = 0
    Call NothingChanged
  ${EndIf}
!macroend

!macro PlaceBack file
  Delete "$INSTDIR\${file}.new"
  ${If} ${FileExists} "$INSTDIR\${file}.old"
    !insertmacro Move "${file}.old" "${file}"
  ${EndIf}
!macroend

Section "${NAME}" Needed
  SectionIn RO
  !insertmacro WaitUntilClosed "${WINDOW}"
  !insertmacro WaitUntilClosed "${CONSOLE}"
  Delete "$INSTDIR\${WINDOW}.old" ; what a power cut has left
  Delete "$INSTDIR\${CONSOLE}.old"
  StrCpy $HadContents no
  ${If} ${FileExists} "$INSTDIR\${CONTENTS}\*.*"
    StrCpy $HadContents yes
  ${EndIf}
  SetOverwrite try
  ClearErrors
  !include "${LISTS}/files.nsh"
  SetOutPath "$INSTDIR"
  File "/oname=${WINDOW}.new" "${PROGRAM}/${WINDOW}"
  File "/oname=${CONSOLE}.new" "${PROGRAM}/${CONSOLE}"
  ${If} ${Errors}
    Call NothingChanged
  ${EndIf}
  !insertmacro Place "${WINDOW}"
  !insertmacro Place "${CONSOLE}"
  ; from here on the new program is whole, and stays whatever else fails
  StrCpy $HadContents yes
  Delete "$INSTDIR\${WINDOW}.old"
  Delete "$INSTDIR\${CONSOLE}.old"
  ${If} $Before != ""
  ${AndIf} $Before != "${VERSION}"
  ${AndIf} ${FileExists} "$INSTDIR\Uninstall.exe"
    ExecWait '"$INSTDIR\Uninstall.exe" /S /UPGRADE _?=$INSTDIR'
  ${EndIf}
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}" "" "$INSTDIR\${WINDOW}" 0 \
    SW_SHOWNORMAL "" "A diary for people in physical therapy"
  Call Register
SectionEnd

Section "A link on the desktop" Desktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"
SectionEnd

; .onInit stands below the sections, as it names one
Function .onInit
  SetRegView 64
  SetShellVarContext current
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < ${OLDEST_WINDOWS}
    !insertmacro EndWith ${OLD_WINDOWS} "${NAME} needs Windows 10, version 1809, or later."
  ${EndIf}
  ReadRegStr $0 HKCU "${OURS}" "Package"
  ${If} $0 == "msi"
    !insertmacro EndWith ${OTHER_PACKAGE} "${NAME} is here from its .msi package. Take that off \
first, in the list of programs of Windows. Your diaries stay."
  ${EndIf}
  ReadRegStr $Before HKCU "${LISTED}" "DisplayVersion"
  ${If} $Before != ""
    ; a new version goes where the old one is
    ReadRegStr $INSTDIR HKCU "${LISTED}" "InstallLocation"
    ${VersionCompare} "$Before" "${VERSION}" $1
    ${If} $1 = 1
      !insertmacro EndWith ${NEWER} "A newer ${NAME} is here: $Before. To go back, take it \
off first, in the list of programs of Windows. Your diaries stay."
    ${EndIf}
  ${EndIf}
  Call AskForLink
FunctionEnd

; The link is proposed to a person; not again to one who took it away, and with /S only by /DESKTOP.
Function AskForLink
  ${If} ${Silent}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DESKTOP" $1
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    !insertmacro UnselectSection ${Desktop}
  ${ElseIf} $Before != ""
  ${AndIfNot} ${FileExists} "$DESKTOP\${NAME}.lnk"
    !insertmacro UnselectSection ${Desktop}
  ${EndIf}
FunctionEnd

; Only a first setup asks for the folder.
Function AskForFolder
  ${If} $Before != ""
    Abort
  ${EndIf}
FunctionEnd

; Where no page comes between, the button says what it does.
Function NameButton
  ${If} $Before != ""
    GetDlgItem $0 $HWNDPARENT 1
    SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^InstallBtn)"
  ${EndIf}
FunctionEnd

; What Windows is told: the list of programs, and what opens a diary.
Function Register
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "FriendlyTypeName" "Diary of ${NAME}"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" '"$INSTDIR\${WINDOW}",0'
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  ; a kind of file that another program has stays its own; PT Diary is offered beside it
  ReadRegStr $0 HKCU "${CLASSES}\${EXTENSION}" ""
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\${EXTENSION}" "" "${KIND}"
  ${EndIf}
  WriteRegNone HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${KIND}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  WriteRegStr HKCU "${OURS}" "Package" "setup"
  WriteRegStr HKCU "${LISTED}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" '"$INSTDIR\${WINDOW}",0'
  WriteRegStr HKCU "${LISTED}" "Publisher" "The PT Diary authors"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  SectionGetSize ${Needed} $0
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" $0
FunctionEnd

; Takes away what was begun; the program that was here before works as it did.
Function NothingChanged
  Call TakeBack
  !insertmacro EndWith ${NOT_WRITTEN} "${NAME} could not be written to $INSTDIR. Make room on the \
disk, or choose another folder. Nothing was changed."
FunctionEnd

Function TakeBack
  !insertmacro PlaceBack "${WINDOW}"
  !insertmacro PlaceBack "${CONSOLE}"
  ${If} $HadContents == no
    !include "${LISTS}/no-files.nsh"
  ${EndIf}
  RMDir "$INSTDIR"
FunctionEnd

Function .onInstFailed
  Call TakeBack
FunctionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext current
FunctionEnd

Section "Uninstall"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${IfNot} ${Errors}
    ; a newer version is in place already: only our contents go
    !include "${LISTS}/no-files.nsh"
    Quit
  ${EndIf}
  !insertmacro WaitUntilClosed "${WINDOW}"
  !insertmacro WaitUntilClosed "${CONSOLE}"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\${CONSOLE}"
  !include "${LISTS}/no-files.nsh"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Call un.StartNoMore
  ; the links and the rest are of the copy that Windows lists, which may be another one
  ReadRegStr $0 HKCU "${LISTED}" "InstallLocation"
  ${If} $0 == $INSTDIR
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    Call un.Forget
  ${EndIf}
SectionEnd

; Starting with the computer, as the program itself enters it; another copy's entry stays.
Function un.StartNoMore
  ReadRegStr $0 HKCU "${CURRENT}\Run" "${NAME}"
  ${UnStrStr} $1 "$0" "$INSTDIR\"
  ${If} $1 != ""
    DeleteRegValue HKCU "${CURRENT}\Run" "${NAME}"
    DeleteRegValue HKCU "${CURRENT}\Explorer\StartupApproved\Run" "${NAME}"
  ${EndIf}
FunctionEnd

Function un.Forget
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\${EXTENSION}" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "${CLASSES}\${EXTENSION}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "${OURS}"
FunctionEnd
