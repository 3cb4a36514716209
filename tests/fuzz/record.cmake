# SPDX-License-Identifier: Apache-2.0
# Fuzz targets of correlate and record; included by CMakeLists.txt beside it.
foreach(target fuzz_headers fuzz_rheorec)
    add_executable(${target} ${target}.cpp)
    target_link_libraries(${target} PRIVATE model testsupport)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
endforeach()
