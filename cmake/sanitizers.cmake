# SPDX-License-Identifier: Apache-2.0
# RHEO_SANITIZE=address|thread puts the whole program, tests included, under that sanitizer. Tests run with
# RHEO_SANITIZER_ENVIRONMENT, and with RHEO_CLIENT_ENVIRONMENT too if they start clients of Kafka.
# RHEO_SANITIZE=thread wants QtCore and librdkafka from packaging/tsan-libraries.sh.
set(support ${CMAKE_SOURCE_DIR}/tests/support)
if(RHEO_SANITIZE STREQUAL "address")
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    add_compile_definitions(RHEO_SANITIZED)
    set(RHEO_SANITIZER_ENVIRONMENT "UBSAN_OPTIONS=print_stacktrace=1;LSAN_OPTIONS=suppressions=${support}/lsan.supp")
    # lsan.supp names a function that stands above one of librdkafka without a frame pointer.
    set(RHEO_CLIENT_ENVIRONMENT "ASAN_OPTIONS=fast_unwind_on_malloc=0")
elseif(RHEO_SANITIZE STREQUAL "thread")
    add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
    add_link_options(-fsanitize=thread)
    add_compile_definitions(RHEO_SANITIZED)
    set(libraries ${CMAKE_SOURCE_DIR}/build/tsan-libraries)
    foreach(library libQt6Core.so.6 librdkafka.so.1)
        if(NOT EXISTS ${libraries}/${library})
            message(FATAL_ERROR
                "${libraries} holds no ${library}; packaging/tsan-libraries.sh build/tsan-libraries builds it.")
        endif()
    endforeach()
    set(CMAKE_BUILD_RPATH ${libraries})
    add_link_options(-Wl,--disable-new-dtags) # the other libraries of Qt find them there too
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/races) # two programs that start at once would both make it; one would end
    set(RHEO_SANITIZER_ENVIRONMENT
        "TSAN_OPTIONS=suppressions=${support}/tsan.supp:log_path=${CMAKE_BINARY_DIR}/races/report")
elseif(NOT RHEO_SANITIZE STREQUAL "" AND RHEO_SANITIZE)
    message(FATAL_ERROR "RHEO_SANITIZE is '${RHEO_SANITIZE}'; it can be address, thread or empty.")
endif()
