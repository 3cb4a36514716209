# SPDX-License-Identifier: Apache-2.0
# RHEO_SANITIZE=address|thread puts the whole program, tests included, under that sanitizer.
if(RHEO_SANITIZE STREQUAL "address")
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    add_compile_definitions(RHEO_SANITIZED)
elseif(RHEO_SANITIZE STREQUAL "thread")
    add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
    add_link_options(-fsanitize=thread)
    add_compile_definitions(RHEO_SANITIZED)
elseif(NOT RHEO_SANITIZE STREQUAL "" AND RHEO_SANITIZE)
    message(FATAL_ERROR "RHEO_SANITIZE is '${RHEO_SANITIZE}'; it can be address, thread or empty.")
endif()
