// kneecheck: symptom checker and exercise planner for runners with knee pain. src/app/run.h is the program;
// this is the process.
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "app/run.h"
#include "world/posix_world.h"
#include "world/results.h"

int main(int count, char** arguments) {
  kneecheck::World world = kneecheck::make_posix_world();
  try {
    return static_cast<int>(kneecheck::run(world, {arguments + (count > 0 ? 1 : 0), arguments + count}));
  } catch (const std::bad_alloc&) {
    kneecheck::say(world, "kneecheck: error: out of memory\n");
  } catch (const std::exception& error) {
    kneecheck::say(world, std::string{"kneecheck: internal error: "} + error.what() + "\n");
  }
  return static_cast<int>(kneecheck::ExitStatus::failed);
}
