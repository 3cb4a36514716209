// SPDX-License-Identifier: Apache-2.0
// The whole model, every object file of it, linked with Qt Core, Gui and Network and its own libraries: a symbol of
// Qt Widgets anywhere in it fails this link. Run, it proves that the program starts.

#include <cstdio>

int main()
{
    std::puts("The model links whole without Qt Widgets.");
    return 0;
}
