# SPDX-License-Identifier: GPL-3.0-or-later
# What 'cmake --install' puts where, and the Debian package made of it (cpack -G DEB in a build folder).

set(SW_RESOURCES "${PROJECT_SOURCE_DIR}/resources")
set(SW_DOC_DIR "${CMAKE_INSTALL_DATAROOTDIR}/doc/socket-workbench")

install(TARGETS socket-workbench-cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES "${SW_RESOURCES}/man/socket-workbench-cli.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(DIRECTORY "${SW_RESOURCES}/lessons" DESTINATION "${CMAKE_INSTALL_DATADIR}/socket-workbench"
    FILES_MATCHING PATTERN "*.json")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/tests/claims" DESTINATION "${CMAKE_INSTALL_DATADIR}/socket-workbench"
    FILES_MATCHING PATTERN "*.json")
install(FILES ${SW_QM_FILES} DESTINATION "${CMAKE_INSTALL_DATADIR}/socket-workbench/translations")
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
    "${PROJECT_SOURCE_DIR}/docs/user-guide.md" "${PROJECT_SOURCE_DIR}/docs/user-guide.zh_CN.md"
    "${PROJECT_SOURCE_DIR}/docs/scenario-format.md"
    "${PROJECT_SOURCE_DIR}/docs/many-clients.md" "${PROJECT_SOURCE_DIR}/docs/many-clients.zh_CN.md"
    "${PROJECT_SOURCE_DIR}/docs/claims.md" "${PROJECT_SOURCE_DIR}/docs/claims.zh_CN.md"
    "${SW_RESOURCES}/copyright" DESTINATION "${SW_DOC_DIR}")

if(SW_WITH_WIDGETS)
    install(TARGETS socket-workbench RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
    install(FILES "${SW_RESOURCES}/man/socket-workbench.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
    install(FILES "${SW_RESOURCES}/socket-workbench.desktop"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES "${SW_RESOURCES}/org.socketworkbench.SocketWorkbench.metainfo.xml"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    install(FILES "${SW_RESOURCES}/icons/socket-workbench.svg"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
    install(FILES "${SW_RESOURCES}/icons/socket-workbench-128.png"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/128x128/apps" RENAME socket-workbench.png)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME socket-workbench)
set(CPACK_PACKAGE_VENDOR "Socket Workbench")
set(CPACK_PACKAGE_CONTACT "Socket Workbench contributors <contributors@socketworkbench.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "test protocols by hand and see what a socket is")
set(CPACK_PACKAGE_DESCRIPTION "Socket Workbench runs TCP servers and clients side by side. Every socket call is shown\n\
with its arguments, its result, its errno, its thread and its time; exact bytes are sent and logged.\n\
A command line runner plays the same scenarios without a display.")
set(CPACK_PACKAGE_INSTALL_DIRECTORY socket-workbench)
set(CPACK_PACKAGING_INSTALL_PREFIX "/usr")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${CPACK_PACKAGE_CONTACT}")
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(SW_WITH_WIDGETS)
    # The SVG plugins are loaded at run time, so shlibdeps does not see them; without Qt's own translations its dialogs speak
    # English in a Chinese window.
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, qt6-translations-l10n")
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk")
    set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qt6-wayland")
endif()
include(CPack)
