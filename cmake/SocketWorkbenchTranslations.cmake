# SPDX-License-Identifier: GPL-3.0-or-later
# Translations. Each translations/socketworkbench_<language>.ts is compiled once to a .qm file. A program
# that calls sw_add_translations() carries all of them at :/translations, so that it needs no installed
# file to change its language. The target update_translations brings the .ts files up to date with src
# and ui; CI fails while one of them is behind (tests/layers).

file(GLOB SW_TS_FILES CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/translations/socketworkbench_*.ts")
set(SW_QM_DIR "${PROJECT_BINARY_DIR}/translations")
set(SW_QM_FILES "")
foreach(ts IN LISTS SW_TS_FILES)
    get_filename_component(name "${ts}" NAME_WLE)
    set(qm "${SW_QM_DIR}/${name}.qm")
    add_custom_command(OUTPUT "${qm}"
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${SW_QM_DIR}"
        COMMAND Qt6::lrelease -silent "${ts}" -qm "${qm}"
        DEPENDS "${ts}" COMMENT "Compiling ${name}.ts" VERBATIM)
    list(APPEND SW_QM_FILES "${qm}")
endforeach()
add_custom_target(release_translations ALL DEPENDS ${SW_QM_FILES})

# Locations are left out: a moved line is no change of a text. The test of the translations uses the
# same options (tests/layers/check_translations.py).
add_custom_target(update_translations
    COMMAND Qt6::lupdate -no-obsolete -locations none -no-ui-lines
            "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/ui" -ts ${SW_TS_FILES}
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" COMMENT "Updating translations/*.ts" VERBATIM)

# sw_add_translations(TARGET): embeds every compiled translation in TARGET, an executable.
function(sw_add_translations target)
    qt_add_resources(${target} "${target}_translations"
        PREFIX "/translations" BASE "${SW_QM_DIR}" FILES ${SW_QM_FILES})
    add_dependencies(${target} release_translations)
endfunction()
