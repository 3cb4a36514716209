// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

namespace rheo
{

void addLayoutVerb(CLI::App &, Verb &) {}

} // namespace rheo
