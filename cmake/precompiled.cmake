# SPDX-License-Identifier: Apache-2.0
# RHEO_PRECOMPILED=ON parses the headers of the standard library and of Qt once for all targets, which halves the time
# of the sanitizers' builds. The presets without it prove that each file includes what it uses.
include_guard()

# Of ccache's two conditions for precompiled headers, clang fulfils the other one by -fno-pch-timestamp.
function(rheo_precompiled_cache)
    if(RHEO_PRECOMPILED AND CCACHE)
        set(CMAKE_CXX_COMPILER_LAUNCHER
            ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE} PARENT_SCOPE)
    endif()
endfunction()

# Gives each target below FOLDER the headers that the target `precompiled` has.
function(rheo_precompile folder)
    get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
        get_target_property(kind ${target} TYPE)
        if(kind MATCHES "EXECUTABLE|STATIC_LIBRARY")
            target_precompile_headers(${target} REUSE_FROM precompiled)
        endif()
    endforeach()
    get_property(subfolders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
    foreach(subfolder IN LISTS subfolders)
        rheo_precompile(${subfolder})
    endforeach()
endfunction()

function(rheo_precompile_all)
    if(NOT RHEO_PRECOMPILED)
        return()
    endif()
    file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
    add_library(precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    set_target_properties(precompiled PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(precompiled PRIVATE Qt6::Widgets rheo_warnings)
    target_compile_options(precompiled PUBLIC -Xclang -fno-pch-timestamp)
    target_precompile_headers(precompiled PRIVATE
        <algorithm> <array> <atomic> <chrono> <cmath> <deque> <expected> <functional> <map> <memory> <mutex> <optional>
        <random> <set> <span> <string> <thread> <unordered_map> <vector>
        <QtCore> <QtGui> <QtWidgets>)
    foreach(folder model views app tests)
        if(folder STREQUAL tests AND NOT RHEO_TESTS)
            continue()
        endif()
        rheo_precompile(${CMAKE_SOURCE_DIR}/${folder})
    endforeach()
endfunction()
