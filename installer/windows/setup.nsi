; The setup program. Compiled by build.py, which defines VERSION, STAGE (the folder of stage.py), HOME (the version's folder
; in it), OUT, LONGEST (the longest path in HOME), KILOBYTES (what is installed) and, for a quick build, FAST.
;
; A whole new folder is laid beside the one in use; then one small file, "current", is replaced, which tells the launchers the
; folder to run. Whatever breaks off before that leaves the version that was there; what is left over is removed next time.
;
;   /S  silent   /D=FOLDER  where (last, without quotes)   /PORTABLE  data beside the program, nothing in the registry
;   /DESKTOP  an icon on the desktop   /WAIT=SECONDS  how long a silent setup waits for the program to be closed (30)
;
; Ends with 0 done, 1 given up by the clerk, 2 broken off (no space, a file that cannot be written), 4 Windows older than 10,
; 5 a newer version is there, 6 the program is running, 7 the folder cannot be written, 8 its path is too long, 9 too little
; space, 10 a setup is running already. A silent setup says why in %TEMP%\cchc-setup.log.

Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
AllowSkipFiles off
SetDateSave on

!include MUI2.nsh
!include nsDialogs.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include WordFunc.nsh

!define TITLE "Báo cáo cải cách hành chính"
!define SHORTCUT "Báo cáo CCHC.lnk"
!define KEY "Software\CCHC"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CCHC"
!define APP_PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\cchc.exe"
!define FILE_CLASS "CCHC.Submission"
!define LIBRARY "python311.dll"
; Room for the names ".new" and for what the program writes beside its own files.
!define SPARE 12

Name "${TITLE}"
BrandingText "CCHC ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\CCHC"
InstallDirRegKey HKCU "${KEY}" "InstallDir"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "CCHC"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "FileDescription" "Bộ cài ${TITLE}"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "Giấy phép Apache 2.0"

Var Home      ; the name of the folder that is laid
Var Portable  ; 1: the data lies beside the program
Var Code      ; why it is refused: 0, or the exit status
Var Sentence  ; and in words
Var Wait      ; seconds
Var Choice    ; a control of the page
Var Usual     ; the folder that is proposed

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Cài ${TITLE} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình lập báo cáo cải cách hành chính, làm việc không cần mạng.$\r$\n$\r$\nKhông cần quyền quản trị. Nếu máy đã có một bản cũ hơn, bản này thay bản ấy; báo cáo, cài đặt và mọi dữ liệu đã nhập được giữ nguyên.$\r$\n$\r$\nBấm “Tiến” để tiếp tục."
!define MUI_FINISHPAGE_TITLE "Đã cài xong"
!define MUI_FINISHPAGE_TEXT "${TITLE} ${VERSION} đã sẵn sàng."
!define MUI_FINISHPAGE_RUN "$INSTDIR\cchcw.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở chương trình ngay"
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Tạo biểu tượng trên màn hình nền"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION PutOnDesktop
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chương trình sẽ được gỡ khỏi máy. Báo cáo và mọi dữ liệu của bạn được giữ nguyên; cài lại chương trình là làm tiếp được."

!insertmacro MUI_PAGE_WELCOME
Page custom ShowChoice TakeChoice
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_SHOW HideDesktopChoice
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

; ------------------------------------------------------------------------------------------------ refusing

!macro Refuse CODE SENTENCE
  StrCpy $Code ${CODE}
  StrCpy $Sentence "${SENTENCE}"
!macroend
!define Refuse "!insertmacro Refuse"

; Says $Sentence and ends with $Code.
!macro GiveUp
  ${If} ${Silent}
    FileOpen $0 "$TEMP\cchc-setup.log" w
    FileWriteUTF16LE /BOM $0 "$Sentence$\r$\n"
    FileClose $0
  ${Else}
    MessageBox MB_OK|MB_ICONSTOP "$Sentence"
  ${EndIf}
  SetErrorLevel $Code
  Quit
!macroend

; Puts into $0 the version that the file "current" in the folder $1 names, "" without one: v1.2.3-2\python311.dll is 1.2.3.
!macro FindVersion PREFIX
Function ${PREFIX}FindHome ; $1 -> $2, the name of the folder in use
  StrCpy $2 ""
  ClearErrors
  FileOpen $3 "$1\current" r
  ${IfNot} ${Errors}
    FileRead $3 $2
    FileClose $3
    ${${PREFIX}WordFind} "$2" "\" "+1" $2
  ${EndIf}
FunctionEnd

; Leaves $3 at 1 when the program of the folder $1 runs: its library cannot be written while it is loaded.
Function ${PREFIX}FindRunning
  Call ${PREFIX}FindHome
  StrCpy $3 0
  ${If} $2 != ""
  ${AndIf} ${FileExists} "$1\$2\${LIBRARY}"
    ClearErrors
    FileOpen $4 "$1\$2\${LIBRARY}" a
    ${If} ${Errors}
      StrCpy $3 1
    ${Else}
      FileClose $4
    ${EndIf}
  ${EndIf}
FunctionEnd

; Asks for the program in $INSTDIR to be closed, a silent setup waits; $Code stays 0 once it is closed.
Function ${PREFIX}AwaitClosed
  ${Do}
    StrCpy $1 $INSTDIR
    Call ${PREFIX}FindRunning
    ${If} $3 = 0
      ${Break}
    ${EndIf}
    ${If} ${Silent}
      ${If} $Wait <= 0
        ${Refuse} 6 "${TITLE} đang mở: hãy đóng chương trình rồi chạy lại."
        ${Break}
      ${EndIf}
      Sleep 1000
      IntOp $Wait $Wait - 1
    ${ElseIf} ${Cmd} 'MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE} đang mở.$\r$\n$\r$\nHãy đóng cửa sổ chương trình (những gì đã nhập đều đã được lưu), rồi bấm “Thử lại”." IDRETRY'
    ${Else}
      ${Refuse} 6 "${TITLE} đang mở: hãy đóng chương trình rồi chạy lại."
      ${Break}
    ${EndIf}
  ${Loop}
FunctionEnd

; Removes from $INSTDIR every version's folder but $1. A folder that is renamed first is one that nothing runs from.
Function ${PREFIX}RemoveOthers
  FindFirst $3 $4 "$INSTDIR\v*"
  ${DoWhile} $4 != ""
    ${If} $4 != $1
    ${AndIf} ${FileExists} "$INSTDIR\$4\version.txt"
      ClearErrors
      Rename "$INSTDIR\$4" "$INSTDIR\$4.old"
      ${IfNot} ${Errors}
        RMDir /r "$INSTDIR\$4.old"
      ${EndIf}
    ${EndIf}
    ClearErrors
    FindNext $3 $4
  ${Loop}
  FindClose $3
FunctionEnd
!macroend

!insertmacro WordFind
!insertmacro un.WordFind
!insertmacro VersionCompare
!insertmacro GetParameters
!insertmacro GetOptions
!insertmacro un.GetParameters
!insertmacro un.GetOptions
!insertmacro FindVersion ""
!insertmacro FindVersion "un."

; $1, a version that is installed or "": refused when it is newer than this one.
Function RefuseNewer
  ${If} $1 != ""
    ${VersionCompare} "$1" "${VERSION}" $2
    ${If} $2 = 1
      ${Refuse} 5 "Máy đang có bản $1, mới hơn bản ${VERSION} này: bản cũ không đọc được dữ liệu của bản mới, nên không cài đè."
    ${EndIf}
  ${EndIf}
FunctionEnd

; Looks whether the program can be laid into $INSTDIR, and leaves nothing there; $Code says.
Function Check
  StrCpy $Code 0
  ReadRegStr $1 HKCU "${KEY}" "Version"
  ${If} $Portable = 0
    Call RefuseNewer
  ${EndIf}
  ; NSIS takes its usual folder in the place of one that cannot be; a silent setup must not go where nobody sent it.
  System::Call 'kernel32::GetCommandLineW() w.r0'
  ClearErrors
  ${WordFind} "$0" " /D=" "E+1}" $1
  ${IfNot} ${Errors}
  ${AndIf} ${Silent}
  ${AndIf} $1 != $INSTDIR
    ${Refuse} 7 "Không có thư mục “$1” và không tạo được thư mục ấy: hãy xem lại đường dẫn."
    Return
  ${EndIf}

  StrCpy $1 $INSTDIR
  Call FindHome
  ${If} $2 != ""
    ${WordFind} "$2" "-" "+1" $2
    StrCpy $1 $2 "" 1
    Call RefuseNewer
  ${EndIf}
  ${If} $Code <> 0
    Return
  ${EndIf}

  StrLen $0 $INSTDIR
  IntOp $1 259 - ${LONGEST}
  IntOp $1 $1 - ${SPARE}
  ${If} $0 > $1
    ${Refuse} 8 "Đường dẫn thư mục dài $0 ký tự, Windows chỉ cho phép dài $1 ký tự ở đây: hãy chọn thư mục có đường dẫn ngắn hơn."
    Return
  ${EndIf}

  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\cchc-setup.tmp" w
  ${If} ${Errors}
    ${Refuse} 7 "Không ghi được vào thư mục “$INSTDIR”: hãy chọn thư mục khác, hoặc xem USB có khóa chống ghi không."
    Return
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\cchc-setup.tmp"
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR\", *l .r1, *l .r2, *l .r3) i.r0'
  System::Int64Op $1 / 1024
  Pop $1
  RMDir "$INSTDIR"
  ; The installed version stays until the new one is laid.
  System::Int64Op $1 < ${KILOBYTES}
  Pop $2
  ${If} $0 <> 0
  ${AndIf} $2 = 1
    IntOp $1 $1 / 1024
    IntOp $2 ${KILOBYTES} / 1024
    ${Refuse} 9 "Ổ đĩa chỉ còn trống $1 MB, cần $2 MB: hãy xóa bớt tệp không dùng hoặc chọn ổ đĩa khác."
    Return
  ${EndIf}
  Call AwaitClosed
FunctionEnd

Function CheckFolder
  ${If} ${FileExists} "$INSTDIR\CCHC-data\*.*"
    StrCpy $Portable 1
  ${EndIf}
  Call Check
  ${If} $Code <> 0
    MessageBox MB_OK|MB_ICONSTOP "$Sentence"
    Abort
  ${EndIf}
FunctionEnd

Function .onInit
  StrCpy $Code 0
  ; Nothing is asked about 64 bits: a Windows without them does not start this setup, and says so itself.
  ${IfNot} ${AtLeastWin10}
    ${Refuse} 4 "${TITLE} cần Windows 10 hoặc Windows 11."
  ${Else}
    System::Call 'kernel32::CreateMutexW(p 0, i 0, w "cchc-setup") p.r0 ?e'
    Pop $0
    ${If} $0 = 183
      ${Refuse} 10 "Một lần cài ${TITLE} khác đang chạy: hãy đợi nó xong."
    ${EndIf}
  ${EndIf}
  ${If} $Code <> 0
    !insertmacro GiveUp
  ${EndIf}

  StrCpy $Usual $INSTDIR
  ${GetParameters} $1
  StrCpy $Portable 0
  ClearErrors
  ${GetOptions} $1 "/PORTABLE" $0
  ${IfNot} ${Errors}
  ${OrIf} ${FileExists} "$INSTDIR\CCHC-data\*.*"
    StrCpy $Portable 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $1 "/WAIT=" $Wait
  ${If} ${Errors}
    StrCpy $Wait 30
  ${EndIf}
  ${If} ${Silent}
    Call Check
    ${If} $Code <> 0
      !insertmacro GiveUp
    ${EndIf}
  ${EndIf}
FunctionEnd

; ------------------------------------------------------------------------------------------------ pages

Function ShowChoice
  !insertmacro MUI_HEADER_TEXT "Cài vào đâu" "Chương trình dùng trên máy này, hay mang theo USB?"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 8u 100% 12u "&Cài vào máy này"
  Pop $1
  ${NSD_CreateLabel} 12u 22u 95% 26u "Có trong trình đơn Bắt đầu; bấm đúp một tệp .cchc là mở được. Dữ liệu nằm trong hồ sơ của bạn trên máy."
  Pop $0
  ${NSD_CreateRadioButton} 0 58u 100% 12u "&Để trên USB"
  Pop $Choice
  ${NSD_CreateLabel} 12u 72u 95% 26u "Dữ liệu nằm cạnh chương trình và đi theo USB; máy tính không bị ghi gì. Chọn thư mục trên USB ở bước sau."
  Pop $0
  ${If} $Portable = 1
    ${NSD_Check} $Choice
  ${Else}
    ${NSD_Check} $1
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function TakeChoice
  ${NSD_GetState} $Choice $0
  ${If} $0 = ${BST_CHECKED}
    ${If} $Portable = 0
      StrCpy $INSTDIR "" ; only the clerk knows which drive the stick is
    ${EndIf}
    StrCpy $Portable 1
  ${Else}
    ${If} $Portable = 1
      StrCpy $INSTDIR $Usual
    ${EndIf}
    StrCpy $Portable 0
  ${EndIf}
FunctionEnd

Function HideDesktopChoice
  ${If} $Portable = 1
    SendMessage $mui.FinishPage.ShowReadme ${BM_SETCHECK} ${BST_UNCHECKED} 0
    ShowWindow $mui.FinishPage.ShowReadme ${SW_HIDE}
  ${EndIf}
FunctionEnd

Function PutOnDesktop
  CreateShortcut "$DESKTOP\${SHORTCUT}" "$INSTDIR\cchcw.exe"
FunctionEnd

; ------------------------------------------------------------------------------------------------ installing

!macro Replace NAME ; NAME.new becomes NAME, at once or not at all
  System::Call 'kernel32::MoveFileExW(w "$INSTDIR\${NAME}.new", w "$INSTDIR\${NAME}", i 9) i.r0'
  ${If} $0 = 0
    Abort "Không thay được tệp ${NAME}."
  ${EndIf}
!macroend

Section
  StrCpy $1 $INSTDIR
  Call FindHome
  StrCpy $1 $2
  CreateDirectory "$INSTDIR"
  Call RemoveOthers ; what an earlier setup left when it was broken off

  StrCpy $Home "v${VERSION}"
  StrCpy $0 1
  ${DoWhile} ${FileExists} "$INSTDIR\$Home\*.*"
    IntOp $0 $0 + 1
    StrCpy $Home "v${VERSION}-$0"
  ${Loop}
  SetOutPath "$INSTDIR\$Home"
  FileOpen $0 "$INSTDIR\$Home\version.txt" w
  FileWrite $0 "${VERSION}$\r$\n"
  FileClose $0
  File /r "${STAGE}/${HOME}/*.*"

  SetOutPath "$INSTDIR"
  File "/oname=cchcw.exe.new" "${STAGE}/cchcw.exe"
  File "/oname=cchc.exe.new" "${STAGE}/cchc.exe"
  File "/oname=installed.json.new" "${STAGE}/installed.json"
  ClearErrors
  FileOpen $0 "$INSTDIR\current.new" w
  FileWrite $0 "$Home\${LIBRARY}$\r$\n"
  FileClose $0
  ${If} ${Errors}
    Abort "Không ghi được vào thư mục “$INSTDIR”."
  ${EndIf}
  !insertmacro Replace "cchcw.exe"
  !insertmacro Replace "cchc.exe"
  !insertmacro Replace "installed.json"
  !insertmacro Replace "current" ; from here on it is the new version
  StrCpy $1 $Home
  Call RemoveOthers

  ${If} $Portable = 1
    CreateDirectory "$INSTDIR\CCHC-data"
  ${Else}
    Call Register
  ${EndIf}
SectionEnd

Function Register
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${SHORTCUT}" "$INSTDIR\cchcw.exe"
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/DESKTOP" $0
  ${IfNot} ${Errors}
    Call PutOnDesktop
  ${EndIf}

  WriteRegStr HKCU "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Version" "${VERSION}"
  WriteRegStr HKCU "${APP_PATH_KEY}" "" "$INSTDIR\cchc.exe"

  WriteRegStr HKCU "Software\Classes\.cchc" "" "${FILE_CLASS}"
  WriteRegStr HKCU "Software\Classes\${FILE_CLASS}" "" "Tệp báo cáo CCHC"
  WriteRegStr HKCU "Software\Classes\${FILE_CLASS}\DefaultIcon" "" "$INSTDIR\cchcw.exe,1"
  WriteRegStr HKCU "Software\Classes\${FILE_CLASS}\shell\open\command" "" '"$INSTDIR\cchcw.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE} (CCHC)"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\cchcw.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "CCHC"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd

; Broken off: takes away what was laid, unless it is already in use.
Function .onInstFailed
  StrCpy $1 $INSTDIR
  Call FindHome
  SetOutPath "$TEMP"
  ${If} $Home != ""
  ${AndIf} $Home != $2
    RMDir /r "$INSTDIR\$Home"
  ${EndIf}
  Delete "$INSTDIR\*.new"
  RMDir "$INSTDIR"
  StrCpy $Code 2
  StrCpy $Sentence "Chưa cài được: ổ đĩa hết chỗ hoặc có tệp không ghi được. Bản đang dùng (nếu có) vẫn còn nguyên."
  !insertmacro GiveUp
FunctionEnd

; ------------------------------------------------------------------------------------------------ removing

Function un.onInit
  StrCpy $Code 0
  ${un.GetParameters} $1
  ClearErrors
  ${un.GetOptions} $1 "/WAIT=" $Wait
  ${If} ${Errors}
    StrCpy $Wait 30
  ${EndIf}
  Call un.AwaitClosed
  ${If} $Code <> 0
    !insertmacro GiveUp
  ${EndIf}
FunctionEnd

Section Uninstall
  Delete "$INSTDIR\current" ; first: what is half removed must not start
  Delete "$INSTDIR\cchcw.exe"
  Delete "$INSTDIR\cchc.exe"
  Delete "$INSTDIR\installed.json"
  Delete "$INSTDIR\*.new"
  StrCpy $1 ""
  Call un.RemoveOthers
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${SHORTCUT}"
  Delete "$DESKTOP\${SHORTCUT}"
  ReadRegStr $0 HKCU "Software\Classes\.cchc" ""
  ${If} $0 == "${FILE_CLASS}"
    DeleteRegKey HKCU "Software\Classes\.cchc"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${FILE_CLASS}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${APP_PATH_KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
