// Folders of knowledge from the world, as the loader wants them: --data, KNEECHECK_DATA, --clinic.
#pragma once

#include <string>
#include <vector>

#include "app/spoken.h"
#include "base/diagnostic.h"
#include "cli/command.h"
#include "knowledge/load.h"
#include "world/world.h"

namespace kneecheck::app {

// Every .yaml and .yml file of a folder. Throws IoError when the folder cannot be read.
Layer read_layer(World& world, const std::string& folder, Diagnostics& problems);

// The built-in knowledge and over it, in this order: the language that is spoken, KNEECHECK_DATA, --data,
// --clinic.
std::vector<Layer> read_layers(World& world, const Command& command, const Spoken& spoken,
                               Diagnostics& problems);

// All files that a run reads, "-" for standard input among them: none of them is to be written over.
std::vector<std::string> paths_read(World& world, const Command& command);

}  // namespace kneecheck::app
