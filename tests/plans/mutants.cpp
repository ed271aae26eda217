#include "mutants.h"
namespace kneecheck::plans { bool check_mutants(const std::string&) { return true; } }
