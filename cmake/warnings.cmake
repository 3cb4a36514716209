# SPDX-License-Identifier: Apache-2.0
# Every warning on a line of its own, with what it is for. Warnings are errors everywhere.
add_library(rheo_warnings INTERFACE)
target_compile_options(rheo_warnings INTERFACE
    -Wall -Wextra -Wpedantic
    -Werror
    -Wnon-virtual-dtor       # deleting through a base is undefined without one
    -Woverloaded-virtual     # a function that hides the one it meant to override
    -Wcast-align             # wire formats are read by memcpy, never by cast
    -Wunused
    -Wnull-dereference
    -Wformat=2
    -Wimplicit-fallthrough
    -Wextra-semi
)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 reports these inside the standard library and Qt headers once it inlines them.
    target_compile_options(rheo_warnings INTERFACE -Wno-null-dereference -Wno-dangling-pointer
        -Wno-array-bounds -Wno-stringop-overflow -Wno-restrict -Wno-maybe-uninitialized)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # libstdc++ 12 deprecates what its own std::stable_sort uses, and clang reports it at the call.
    # The producer macros of librdkafka are statement expressions.
    target_compile_options(rheo_warnings INTERFACE -Wno-deprecated-declarations -Wno-gnu-statement-expression)
endif()
target_compile_definitions(rheo_warnings INTERFACE
    QT_NO_CAST_FROM_ASCII       # text of users is never built from bytes by accident
    QT_NO_CAST_TO_ASCII
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH
    QT_NO_KEYWORDS              # `signals` and `slots` clash with headers of others
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
)
