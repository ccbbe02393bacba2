# SPDX-License-Identifier: GPL-3.0-or-later
# How a room (one folder, one library) and a test are declared. Every target links sw_flags, the one
# place for language level, warnings, Qt strictness and sanitizers.

add_library(sw_flags INTERFACE)
target_compile_features(sw_flags INTERFACE cxx_std_20)
target_compile_options(sw_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
    -Wcast-align -Wformat=2 -Wduplicated-cond -Wlogical-op
    # At -O2 GCC 12 sees null pointers in Qt's own containers that are none.
    $<$<CONFIG:Debug>:-Wnull-dereference>)
if(SW_WARNINGS_AS_ERRORS)
    target_compile_options(sw_flags INTERFACE -Werror)
endif()
target_compile_definitions(sw_flags INTERFACE
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_NO_KEYWORDS
    QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400 _GNU_SOURCE)
if(SW_SANITIZE STREQUAL "address")
    target_compile_options(sw_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(sw_flags INTERFACE -fsanitize=address,undefined)
    # GCC 12 reports false positives of these two under the sanitizers.
    target_compile_options(sw_flags INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized)
elseif(SW_SANITIZE STREQUAL "thread")
    target_compile_options(sw_flags INTERFACE -fsanitize=thread -fno-omit-frame-pointer -Wno-tsan)
    target_link_options(sw_flags INTERFACE -fsanitize=thread)
elseif(SW_SANITIZE)
    message(FATAL_ERROR "SW_SANITIZE must be empty, 'address' or 'thread', not '${SW_SANITIZE}'")
endif()

# Precompiled headers take a third off the time of a build. They hold headers of Qt and of the library alone, so that the
# rooms stay apart; a file still includes what it uses, which a build with SW_PRECOMPILED=OFF shows.
function(sw_precompile_for kind)
    if(NOT SW_PRECOMPILED)
        return()
    endif()
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/precompiled_${kind}.cpp" CONTENT "// Carries the precompiled headers of ${kind}.\n")
    add_library(sw_precompiled_${kind} OBJECT "${CMAKE_BINARY_DIR}/precompiled_${kind}.cpp")
    target_link_libraries(sw_precompiled_${kind} PRIVATE sw_flags Threads::Threads)
    foreach(component IN LISTS ARGN)
        target_link_libraries(sw_precompiled_${kind} PRIVATE Qt6::${component})
    endforeach()
    list(TRANSFORM ARGN REPLACE "(.+)" "<Qt\\1/Qt\\1>" OUTPUT_VARIABLE headers)
    target_precompile_headers(sw_precompiled_${kind} PRIVATE <algorithm> <functional> <map> <memory> <optional> <string> <vector> ${headers})
    target_compile_options(sw_precompiled_${kind} PRIVATE -fpch-preprocess)
endfunction()
sw_precompile_for(core Core)
if(SW_WITH_WIDGETS)
    sw_precompile_for(widgets Core Gui Widgets)
endif()

# sw_precompiled(TARGET KIND): TARGET uses the precompiled headers of KIND, core or widgets.
function(sw_precompiled target kind)
    if(SW_PRECOMPILED)
        target_precompile_headers(${target} REUSE_FROM sw_precompiled_${kind})
        target_compile_options(${target} PRIVATE -fpch-preprocess)
    endif()
endfunction()

# sw_room(NAME SOURCES ... [USES room...] [QT component...] [PRIVATE_QT component...])
# One room. Its folder is its only include directory, so that including a file of a room that is not
# in USES (or below one that is) does not compile.
function(sw_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES;QT;PRIVATE_QT;UI" ${ARGN})
    add_library(sw_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(sw_${name} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(sw_${name} PUBLIC sw_flags Qt6::Core Threads::Threads)
    foreach(room IN LISTS ROOM_USES)
        target_link_libraries(sw_${name} PUBLIC sw_${room})
    endforeach()
    foreach(component IN LISTS ROOM_QT)
        target_link_libraries(sw_${name} PUBLIC Qt6::${component})
    endforeach()
    foreach(component IN LISTS ROOM_PRIVATE_QT)
        target_link_libraries(sw_${name} PRIVATE Qt6::${component})
    endforeach()
    set_target_properties(sw_${name} PROPERTIES AUTOMOC ON AUTOUIC ON
        AUTOUIC_SEARCH_PATHS "${PROJECT_SOURCE_DIR}/ui")
    if("Widgets" IN_LIST ROOM_QT)
        sw_precompiled(sw_${name} widgets)
    else()
        sw_precompiled(sw_${name} core)
    endif()
endfunction()

# sw_test(NAME [LABELS label...] [LIBS target...] [SOURCES file...] [TIMEOUT seconds] [OFFSCREEN])
# One Qt Test program NAME.cpp with the libraries it tests. OFFSCREEN: it makes windows.
function(sw_test name)
    cmake_parse_arguments(TEST "OFFSCREEN" "TIMEOUT" "LABELS;LIBS;SOURCES" ${ARGN})
    add_executable(${name} ${name}.cpp ${TEST_SOURCES})
    target_link_libraries(${name} PRIVATE sw_flags sw_test_support ${TEST_LIBS} Qt6::Test)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    if("sw_widgets" IN_LIST TEST_LIBS)
        sw_precompiled(${name} widgets)
    else()
        sw_precompiled(${name} core)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 600) # against one that hangs; far above the slowest under a sanitizer
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}")
    set(tsan "suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp:halt_on_error=0:exitcode=66:second_deadlock_stack=1")
    if(TEST_OFFSCREEN)
        # Qt paints with pooled threads whose locks the sanitizer cannot see: reports from inside Qt alone say nothing.
        # QProcess shares its memory with the child for a moment, which the sanitizer takes for a fork with threads.
        string(APPEND tsan ":ignore_noninstrumented_modules=1:die_after_fork=0")
    endif()
    # Qt Test ends a function after five minutes, which a sanitizer on a busy machine can need: the limit above is enough.
    set(env "LC_ALL=C.UTF-8" "TSAN_OPTIONS=${tsan}" "QTEST_FUNCTION_TIMEOUT=1800000")
    list(APPEND env "QT_QPA_PLATFORM=offscreen" "XDG_RUNTIME_DIR=${CMAKE_BINARY_DIR}")
    set_property(TEST ${name} PROPERTY ENVIRONMENT "${env}")
endfunction()
