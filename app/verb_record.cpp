// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

namespace rheo
{

void addRecordVerb(CLI::App &, Verb &) {}

} // namespace rheo
